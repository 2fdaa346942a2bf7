"""`beyondcv purge`: nothing is left of a learner in any file of the class.

Rows, folders, lines of lists and of the log go; pages made from them go too,
since the next run makes them again. What still holds the name afterwards, such
as somebody else's hand-in, is named and left to a person.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from beyondcv.errors import SubmissionError
from beyondcv.grading import codes, private
from beyondcv.grading.class_list import checked
from beyondcv.grading.course import one_engine
from beyondcv.grading.learners import slug
from beyondcv.grading.pseudonyms import Pseudonyms, pseudonyms_of
from beyondcv.grading.roster import read_sheet
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Gone", "Subject", "find", "older_than", "purge"]

_STEPS = ("submitted", "autograded", "feedback")
_OURS = ("release", "solution", "source_with_tests", "gradebook.db", "grading.lock")
_ENTRY = re.compile(rb"(?m)^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)")


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


@dataclass
class Gone:
    """What was removed, or would be.

    Parameters
    ----------
    people : list of Subject
    counts : dict of str to int
        ``rows``, ``folders``, ``lines`` and ``files``.
    left : list of pathlib.Path
        Files that still hold one of the names.
    """

    people: list[Subject]
    counts: dict[str, int] = field(
        default_factory=lambda: {"rows": 0, "folders": 0, "lines": 0, "files": 0}
    )
    left: list[Path] = field(default_factory=list)


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
    """Return those who handed in something, and nothing since that day."""
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
    for _path, id, entry in _entries(course):
        when = datetime.fromisoformat(entry["time"])
        last[id] = max(when, last.get(id, when))
    return [everybody[id] for id in sorted(last) if last[id] < day]


def purge(course: Course, people: list[Subject], *, really: bool) -> Gone:
    """Remove people from every file of the class.

    Parameters
    ----------
    course : Course
        The caller holds its lock.
    people : list of Subject
    really : bool
        False only counts.

    Returns
    -------
    Gone
    """
    done = Gone(people)
    if not people:
        return done
    keys = {one.key for one in people}
    # Names last: a run that is cut off can be asked for again by the same name.
    _rows(course, keys, done, really=really)
    _folders(course, keys, done, really=really)
    _others(course, _pattern(people), done, really=really)
    _lists(course, people, done, really=really)
    return done


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
    for _path, key, entry in _entries(course):
        one = found.setdefault(key, Subject(key, who.real_id(key), entry["name"]))
        one.name = one.name or entry["name"]
        one.marks |= {entry["folder"], entry["name"]} - {""}
    _listed(course, found, who)
    return found


def _listed(course: Course, found: dict[str, Subject], who: Pseudonyms) -> None:
    """Add what the class's own list says of people, and those whom only it knows."""
    path = private.list_of(course)
    if not path.exists():
        return
    for person in checked(read_sheet(path).people(), path):
        mine = [one for one in found.values() if person.is_learner(one.id)]
        if not mine:
            id = slug(person.name) + (f"_{person.number}" if person.number else "")
            mine = [found.setdefault(who[id], Subject(who[id], id, person.name))]
        if len(mine) == 1:
            mine[0].marks |= {person.code, person.mail, person.name} - {""}


def _entries(course: Course) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Yield the lines of every list of hand-ins: path, id in the gradebook, what it says."""
    for folder in ("handed-in", "roster"):
        for path in sorted((course.class_dir / folder).glob("*.jsonl")):
            for line in path.read_bytes().split(b"\n")[:-1]:
                entry = json.loads(line)
                yield path, entry["learner"], entry


def _rows(course: Course, keys: Collection[str], done: Gone, *, really: bool) -> None:
    from nbgrader import api

    with one_engine(), course.gradebook() as gradebook:
        session = gradebook.db
        lite = session.get_bind().dialect.name == "sqlite"
        if lite:
            # Freed pages are filled with zeros, and the file is then written anew.
            session.execute(text("PRAGMA secure_delete = ON"))
        for key in sorted(keys):
            student = session.get(api.Student, key)
            if student is None:
                continue
            done.counts["rows"] += 1 + len(student.submissions)
            if really:
                gradebook.remove_student(key)
        if really and lite:
            session.commit()
            session.remove()
            with gradebook.engine.connect().execution_options(
                isolation_level="AUTOCOMMIT"
            ) as connection:
                connection.execute(text("VACUUM"))


def _folders(course: Course, keys: Collection[str], done: Gone, *, really: bool) -> None:
    for step in _STEPS:
        root = course.directory(step, "_").parent.parent
        for key in keys:
            folder = root / key
            if key and folder.parent == root and folder.is_dir():
                done.counts["folders"] += 1
                if really:
                    _unlock(folder)
                    shutil.rmtree(folder)


def _unlock(folder: Path) -> None:
    # nbgrader writes what it has graded so that nobody changes it.
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _others(course: Course, names: re.Pattern[bytes], done: Gone, *, really: bool) -> None:
    """Clean the log, remove pages made from hand-ins, name what is somebody else's."""
    work = {course.directory(step, "_").parent.parent for step in _STEPS}
    keep = work | {course.class_dir / name for name in _OURS}
    keys = {one.key for one in done.people}
    for path in sorted(course.class_dir.rglob("*")):
        inside = [course.class_dir, *path.parents]
        if not path.is_file() or path.is_symlink():
            continue
        place = path.relative_to(course.class_dir)
        if place.parts[0] in ("handed-in", "roster"):
            continue
        held = names.search(str(place).encode("utf-8", "surrogateescape")) is not None
        data = path.read_bytes()
        if not held and not names.search(data):
            continue
        if any(folder in keep for folder in (path, *inside)):
            mine = any(path.is_relative_to(step / key) for step in work for key in keys)
            if not mine and place.parts[0] not in _OURS:
                done.left.append(path)
        elif path.suffix == ".log" and not held:
            parts = _ENTRY.split(data)
            kept = [part for part in parts if not names.search(part)]
            done.counts["lines"] += len(parts) - len(kept)
            if really:
                path.write_bytes(b"".join(kept))
        else:
            done.counts["files"] += 1
            if really:
                path.unlink()


def _lists(course: Course, people: list[Subject], done: Gone, *, really: bool) -> None:
    keys = {one.key for one in people}
    for path in {path: None for path, key, _entry in _entries(course) if key in keys}:
        lines = path.read_bytes().split(b"\n")[:-1]
        kept = [line for line in lines if json.loads(line)["learner"] not in keys]
        done.counts["lines"] += len(lines) - len(kept)
        if really:
            private.write(path, b"".join(line + b"\n" for line in kept))
    path = private.list_of(course)
    if path.exists():
        sheet = read_sheet(path)
        rows = [
            row
            for row, person in zip(sheet.rows[1:], sheet.people(), strict=True)
            if not any(
                person.is_learner(one.id) or (person.code and person.code in one.marks)
                for one in people
            )
        ]
        gone = len(sheet.rows) - 1 - len(rows)
        done.counts["lines"] += gone
        if really and gone:
            sheet.rows[1:] = rows
            private.write(path, sheet.dump())
    who = pseudonyms_of(course)
    for key in keys & who.table.keys():
        done.counts["lines"] += 1
        if really:
            who.remove(key)


def _pattern(people: list[Subject]) -> re.Pattern[bytes]:
    """Return what finds people in a file, however it writes their names."""
    forms: set[bytes] = set()
    for one in people:
        first, _, last = one.name.partition(" ")
        marks = {one.key, one.id, one.name, f"{last} {first}", *one.marks}
        marks |= {codes.shown(mark) for mark in one.marks if codes.read(mark) == mark}
        for mark in filter(None, map(str.strip, marks)):
            for form in ("NFC", "NFD"):
                plain = unicodedata.normalize(form, mark)
                for written in (plain, html.escape(plain), json.dumps(plain)[1:-1]):
                    forms.add(written.encode())
    found = b"|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rb"(?<![0-9A-Za-z])(?:" + found + rb")(?![0-9A-Za-z])", re.IGNORECASE)
