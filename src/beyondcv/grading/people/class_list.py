"""`beyondcv roster`: a code for each person of a class."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.people import codes, private
from beyondcv.grading.people.learners import slug
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["checked", "make_list"]


def make_list(course: Course, given: Path, out: Path | None = None) -> tuple[Path, int, int]:
    """Write a class list with a code on each line.

    Who has a code keeps it, whether it stands in the given list or in the one
    that is replaced.

    Parameters
    ----------
    course : Course
    given : pathlib.Path
        CSV file with a line for each person.
    out : pathlib.Path, optional
        Where to write; the class's own ``roster/roster.csv`` by default.

    Returns
    -------
    path : pathlib.Path
    people, fresh : int
        How many people, and how many of them have a new code.

    Raises
    ------
    SubmissionError
        If the list cannot be read, or a code in it is wrong or stands twice.
    """
    sheet = read_sheet(given)
    target = out or private.list_of(course)
    old = read_sheet(target).people() if target.exists() else []
    before: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for person in old:
        if person.code:
            before[_key(person)].append(person.code)
    people = checked(sheet.people(), given)
    taken = {person.code for person in (*people, *old)}
    kept = {person.code for person in people}
    fresh = 0
    for index, person in enumerate(people):
        # Two people of one name keep their codes in the order of the list.
        theirs = [code for code in before[_key(person)] if code not in kept]
        code = person.code or next(iter(theirs), "")
        kept.add(code)
        if not code:
            code = codes.draw(taken)
            taken.add(code)
            fresh += 1
        sheet.set_code(index, codes.shown(code))
    if out is None:
        private.roster_folder(course)
    private.write(target, sheet.dump())
    return target, len(people), fresh


def checked(people: list[Person], path: Path) -> list[Person]:
    """Return people whose codes are in order.

    Raises
    ------
    SubmissionError
        If a code is none, or two people have the same.
    """
    seen: dict[str, str] = {}
    for person in people:
        if not person.code:
            continue
        if codes.read(person.code) is None:
            raise SubmissionError(
                msg(
                    "In {path}, the code “{code}” of {name} is not a code: a character is wrong. "
                    "Correct it, or empty the cell to get a new one.",
                    path=path,
                    code=person.code,
                    name=person.name,
                )
            )
        if person.code in seen:
            raise SubmissionError(
                msg(
                    "In {path}, {name} and {other} have the same code, {code}. Empty one of both "
                    "cells.",
                    path=path,
                    name=seen[person.code],
                    other=person.name,
                    code=codes.shown(person.code),
                )
            )
        seen[person.code] = person.name
    return people


def _key(person: Person) -> tuple[str, ...]:
    # Two people of one name differ by address or number; neither, and they are asked apart.
    return (person.mail.lower() or person.number, *sorted(slug(person.name).split("-")))
