"""Who should hand in an assignment, as the last list said: for runs that are given none.

Only names and Moodle's numbers are kept, in the folder that holds who is who.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading.people import private
from beyondcv.grading.people.roster import Person, Sheet, read_sheet

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["expect", "expected", "kept_lists"]

_HEADS = ["Identifier", "Full name"]
_END = ".expected.csv"


def expect(course: Course, sheet: Sheet) -> None:
    """Remember the people of a list that a run was given.

    Parameters
    ----------
    course : Course
    sheet : Sheet
    """
    rows = [_HEADS, *([one.number, one.name] for one in sheet.people())]
    path = private.roster_folder(course) / f"{course.assignment}{_END}"
    private.write(path, Sheet(rows, ",", "utf-8", "\n").dump())


def expected(course: Course) -> list[Person]:
    """Return the people of the list that a run was given, or of the class's own if it is newer."""
    own = course.class_dir / "roster" / f"{course.assignment}{_END}"
    there = [one for one in (private.list_of(course), own) if one.exists()]
    newest = max(there, key=lambda path: path.stat().st_mtime, default=None)
    return [] if newest is None else read_sheet(newest).people()


def kept_lists(course: Course) -> list[Path]:
    """Return the paths of all lists of people that a class keeps."""
    kept = sorted((course.class_dir / "roster").glob(f"*{_END}"))
    own = private.list_of(course)
    return [*([own] if own.exists() else []), *kept]
