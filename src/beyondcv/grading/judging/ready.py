"""One hand-in judged, in bytes ready to be written: no file, no gradebook, any machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from beyondcv.grading.judging.judge import judge
from beyondcv.grading.judging.template import Template
from beyondcv.profile import Profile

__all__ = ["Ready", "ready"]


@dataclass(frozen=True, slots=True)
class Ready:
    """What there is to write of one hand-in.

    Parameters
    ----------
    points : dict of str to float or None
        By ``grade_id``; None: could not be judged.
    notebook : bytes
        The autograded notebook.
    """

    points: Mapping[str, float | None]
    notebook: bytes


def ready(template: Template, profile: Callable[[], Profile], today: date | None = None) -> Ready:
    """Judge a hand-in.

    Parameters
    ----------
    template : Template
    profile : callable
        Returns the profile.
    today : datetime.date, optional
        The hand-in's day.
    """
    judged = judge(template.steps, profile(), today)
    return Ready(judged.points, template.filled(judged).encode())
