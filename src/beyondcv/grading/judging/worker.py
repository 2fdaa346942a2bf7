"""What a Dask worker does: profiles in, points and notebooks out.

It knows no class, no gradebook and no file. Head node and workers compare the
stamp of their rules with every chunk: equal hand-ins must earn equal points on
every machine.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import beyondcv
from beyondcv.grading.judging.ready import ready
from beyondcv.grading.judging.stamp import stamp
from beyondcv.grading.judging.template import Template
from beyondcv.profile import loads

__all__ = ["Answer", "Refused", "judged"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One hand-in judged: its points, and the notebook, compressed."""

    points: Mapping[str, float | None]
    notebook: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker with other rules; it has judged nothing."""

    worker: str
    version: str


def judged(
    expected: str, template: Template, profiles: Sequence[tuple[bytes, date | None]]
) -> list[Answer | None] | Refused:
    """Judge some hand-ins.

    Parameters
    ----------
    expected : str
        The head node's `stamp`.
    template : Template
    profiles : sequence of (bytes, datetime.date or None)
        Texts of profiles, and the days on which they were handed in.

    Returns
    -------
    list of Answer or None, or Refused
        None where something unforeseen happened: the head node does that one
        again, and writes down what it was.
    """
    if stamp() != expected:
        return Refused(_address(), beyondcv.__version__)
    return [_one(template, profile, today) for profile, today in profiles]


def _one(template: Template, profile: bytes, today: date | None) -> Answer | None:
    try:
        made = ready(template, partial(loads, profile), today)
    except Exception:
        return None
    return Answer(made.points, zlib.compress(made.notebook, 1))


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)
