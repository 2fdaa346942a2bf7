"""Until when a hand-in is on time.

What is late is said and graded; how much it may cost is for a person to decide.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading.writing import write

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = [
    "deadline_of",
    "due_date",
    "is_ahead",
    "keep_deadline",
    "kept_deadline",
    "moment",
    "on_time",
    "read_deadline",
]


def read_deadline(text: str) -> datetime:
    """Return what somebody typed: a day, which ends at midnight, or a time.

    Without a zone it is this computer's time.

    Parameters
    ----------
    text : str
        ``"2026-12-01"``, ``"2026-12-01T18:00"`` or ``"2026-12-01T18:00+01:00"``.

    Raises
    ------
    ValueError
        If it is neither.
    """
    when = datetime.fromisoformat(text)
    if len(text.strip()) <= len("2026-12-01"):
        when = datetime.combine(when, time.max)
    return when if when.tzinfo else when.astimezone()


def due_date(course: Course) -> datetime | None:
    """Return the assignment's due date in nbgrader's gradebook, if somebody set one."""
    from nbgrader.api import Assignment
    from sqlalchemy import select

    if not course.notebook("release").exists():
        return None
    with course.gradebook() as gradebook:
        due = gradebook.db.scalar(
            select(Assignment.duedate).where(Assignment.name == course.assignment)
        )
    # The column has no zone; nbgrader keeps UTC. What was typed is not known: here, this clock's.
    return due.replace(tzinfo=UTC).astimezone() if due else None


def deadline_of(course: Course, given: datetime | None = None) -> datetime | None:
    """Return the deadline that counts, so that every run says the same of who is late.

    Parameters
    ----------
    course : Course
    given : datetime.datetime, optional
        What this run was told. Without it: nbgrader's due date, or else what the last
        run was told that was told anything.
    """
    return given or due_date(course) or kept_deadline(course)


def kept_deadline(course: Course) -> datetime | None:
    """Return the deadline that an earlier run was told."""
    with suppress(OSError, ValueError):
        return datetime.fromisoformat(_kept(course).read_text("utf-8").strip())
    return None


def keep_deadline(course: Course, given: datetime) -> None:
    """Remember what a run was told, for the runs that are told nothing."""
    text = given.isoformat()
    with suppress(OSError):
        if _kept(course).read_text("utf-8").strip() == text:
            return
    write(_kept(course), f"{text}\n".encode())


def _kept(course: Course) -> Path:
    return course.class_dir / "handed-in" / f"{course.assignment}.deadline.txt"


def on_time(when: datetime, deadline: datetime | None) -> bool:
    """Return whether something came in time; without a deadline everything did."""
    return deadline is None or when <= deadline


def is_ahead(when: datetime, now: datetime) -> bool:
    """Return whether a time is still to come, whatever zone the clock that wrote it was in."""
    return when > now + timedelta(days=1)


def moment(when: datetime, like: datetime | None = None) -> str:
    """Return a time with its zone: its own, or that of another time to compare it with.

    Parameters
    ----------
    when : datetime.datetime
    like : datetime.datetime, optional
        The deadline as it was typed.
    """
    zone = (like or when).tzinfo
    shown = when.astimezone(zone)
    hours, minutes = f"{shown:%z}"[:3], f"{shown:%z}"[3:5]
    return f"{shown:%Y-%m-%d %H:%M} UTC" + (f"{hours}:{minutes}" if shown.utcoffset() else "")
