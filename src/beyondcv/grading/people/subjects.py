"""Whom a class knows, under all their names: to find who is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from beyondcv.errors import SubmissionError
from beyondcv.grading.course import one_engine
from beyondcv.grading.ledger import Entry, lines_of
from beyondcv.grading.people import codes
from beyondcv.grading.people.class_list import checked
from beyondcv.grading.people.expected import kept_lists
from beyondcv.grading.people.learners import slug
from beyondcv.grading.people.matching import Ids
from beyondcv.grading.people.pseudonyms import Pseudonyms, pseudonyms_of
from beyondcv.grading.people.roster import read_sheet
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Subject", "find", "lists_of", "older_than"]


@dataclass
class Subject:
    """Somebody who is to go.

    Parameters
    ----------
    key : str
        Id in the gradebook; a pseudonym where the class has them.
    id, name : str
        Who it is.
    marks : set of str
        Everything else that they are known by: folders, a code, an address.
    """

    key: str
    id: str
    name: str
    marks: set[str] = field(default_factory=set)


def find(course: Course, wanted: str) -> Subject:
    """Return the learner whom an id, a pseudonym, a code or a name means.

    Raises
    ------
    SubmissionError
        If nobody is meant, or several people are.
    """
    everybody = _everybody(course)
    code = codes.read(wanted)
    exact = [
        one
        for one in everybody.values()
        if wanted in (one.key, one.id) or (code is not None and code in one.marks)
    ]
    words = set(slug(wanted).split("-"))
    named = [one for one in everybody.values() if words == set(slug(one.name).split("-"))]
    meant = exact or named
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise SubmissionError(msg("This class knows nobody called {name}.", name=wanted))
    raise SubmissionError(
        msg(
            "Several people are called {name}; give one of these ids: {ids}.",
            name=wanted,
            ids=", ".join(sorted(one.key for one in meant)),
        )
    )


def older_than(course: Course, day: datetime) -> list[Subject]:
    """Return those who handed in something, and nothing since that day.

    Who never handed in anything is among them if the class's list is as old.
    """
    from nbgrader.api import SubmittedAssignment

    everybody = _everybody(course)
    last: dict[str, datetime] = {}
    with one_engine(), course.gradebook() as gradebook:
        rows = gradebook.db.execute(
            select(SubmittedAssignment.student_id, func.max(SubmittedAssignment.timestamp))
            .where(SubmittedAssignment.timestamp.is_not(None))
            .group_by(SubmittedAssignment.student_id)
        )
        last |= {id: when.replace(tzinfo=UTC) for id, when in rows}
    for id, entry in _entries(course):
        when = datetime.fromisoformat(entry.time)
        last[id] = max(when, last.get(id, when))
    lists = kept_lists(course)
    if lists and all(datetime.fromtimestamp(path.stat().st_mtime, UTC) < day for path in lists):
        for id in everybody:
            last.setdefault(id, datetime.min.replace(tzinfo=UTC))
    return [everybody[id] for id in sorted(last) if last[id] < day]


def _everybody(course: Course) -> dict[str, Subject]:
    from nbgrader.api import Student

    who = pseudonyms_of(course)
    found: dict[str, Subject] = {}
    with one_engine(), course.gradebook() as gradebook:
        for id, first, last in gradebook.db.execute(
            select(Student.id, Student.first_name, Student.last_name)
        ):
            name = " ".join(filter(None, (first, last)))
            found[id] = Subject(id, who.real_id(id), who.real_name(id, name))
    for key, (id, name) in who.table.items():
        found.setdefault(key, Subject(key, id, name))
    for key, entry in _entries(course):
        one = found.setdefault(key, Subject(key, who.real_id(key), entry.name))
        one.name = one.name or entry.name
        one.marks |= {entry.folder, entry.name} - {""}
    _listed(course, found, who)
    return found


def _listed(course: Course, found: dict[str, Subject], who: Pseudonyms) -> None:
    """Add what the class's lists say of people, and those whom only they know."""
    for path in kept_lists(course):
        _of_list(path, found, who)


def _of_list(path: Path, found: dict[str, Subject], who: Pseudonyms) -> None:
    keys = {one.id: one.key for one in found.values()}
    ids = Ids(keys)
    for person in checked(read_sheet(path).people(), path):
        mine = [found[keys[id]] for id in ids.of(person)]
        if not mine:
            id = slug(person.name) + (f"_{person.number}" if person.number else "")
            mine = [found.setdefault(who[id], Subject(who[id], id, person.name))]
        if len(mine) == 1:
            mine[0].marks |= {person.code, person.mail, person.name} - {""}


def lists_of(course: Course) -> list[Path]:
    """Return the paths of the lists of hand-ins, with names and without."""
    folders = [course.class_dir / name for name in ("handed-in", "roster")]
    return [path for folder in folders for path in sorted(folder.glob("*.jsonl"))]


def _entries(course: Course) -> Iterator[tuple[str, Entry]]:
    """Yield the lines of the lists of hand-ins: id in the gradebook, and what it says."""
    for path in lists_of(course):
        yield from lines_of(path)
