"""The outputs that a released notebook's cells have for one profile."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from beyondcv.exercise import Points, given
from beyondcv.grading.judging.plan import Call, Step
from beyondcv.profile import Profile

__all__ = ["Judged", "judge", "proved"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """One learner's cells.

    Parameters
    ----------
    outputs : dict of int to list
        nbformat's outputs by the cell's place in the notebook.
    points : dict of str to float or None
        What each counted criterion earned, by ``grade_id``; None if its rule crashed.
    """

    outputs: dict[int, list[dict[str, Any]]]
    points: dict[str, float | None]


def proved(steps: Sequence[Step]) -> bool:
    """Return whether every hidden test holds; they are about fictional people, not learners."""
    for step in steps:
        for call, compare, value in step.proofs:
            if not compare(_known(call), value):
                _LOG.error("hidden test of %s: %s is not %s", step.grade_id, call, value)
                return False
    return True


@cache
def _known(call: Call) -> Any:
    return call()


def judge(steps: Sequence[Step], profile: Profile, today: date | None = None) -> Judged:
    """Return what the cells say of a profile.

    Parameters
    ----------
    steps : sequence of Step
    profile : Profile
    today : datetime.date, optional
        The hand-in's day.

    Returns
    -------
    Judged
    """
    outputs: dict[int, list[dict[str, Any]]] = {}
    points: dict[str, float | None] = {}
    with given(profile, today):
        for step in steps:
            # The form stays shut while graded, as under nbgrader: see `exercise.form`.
            value = None if step.call.name == "form" else step.call()
            outputs[step.cell] = [] if value is None else [_output(value, step.count)]
            if isinstance(value, Points):
                crashed = value.result.status == "error"
                points[step.grade_id] = None if crashed else float(value)
    return Judged(outputs, points)


def _output(value: Any, count: int) -> dict[str, Any]:
    return {
        "output_type": "execute_result",
        "execution_count": count,
        "data": value._repr_mimebundle_(),
        "metadata": {},
    }
