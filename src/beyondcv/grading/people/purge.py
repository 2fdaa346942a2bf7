"""`beyondcv purge`: nothing is left of a learner in any file of the class.

Rows, folders, lines of lists and of the log go; pages made from them go too,
since the next run makes them again. What still holds the name afterwards, such
as somebody else's hand-in, is named and left to a person.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from beyondcv.grading import writing
from beyondcv.grading.course import one_engine
from beyondcv.grading.database import cleansed
from beyondcv.grading.people import private
from beyondcv.grading.people.expected import kept_lists
from beyondcv.grading.people.matching import Ids
from beyondcv.grading.people.pseudonyms import pseudonyms_of
from beyondcv.grading.people.roster import read_sheet
from beyondcv.grading.people.subjects import Subject, lists_of
from beyondcv.grading.people.traces import Traces

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Gone", "purge"]

_STEPS = ("submitted", "autograded", "feedback")
_OURS = ("release", "solution", "source_with_tests", "gradebook.db", "grading.lock")
_ENTRY = re.compile(rb"(?m)^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)")


@dataclass
class Gone:
    """What was removed, or would be.

    Parameters
    ----------
    people : list of Subject
    counts : dict of str to int
        ``rows``, ``folders``, ``lines`` and ``files``.
    files, left : list of pathlib.Path
        Pages and other files that go whole; those that still hold one of the names.
    """

    people: list[Subject]
    counts: dict[str, int] = field(
        default_factory=lambda: {"rows": 0, "folders": 0, "lines": 0, "files": 0}
    )
    files: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


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
    _others(course, Traces(people), done, really=really)
    _lists(course, people, done, really=really)
    return done


def _rows(course: Course, keys: Collection[str], done: Gone, *, really: bool) -> None:
    from nbgrader import api

    with one_engine(), course.gradebook() as gradebook:
        session = gradebook.db
        if session.get_bind().dialect.name == "sqlite":
            # Freed pages are filled with zeros, and the file is then written anew.
            session.execute(text("PRAGMA secure_delete = ON"))
        for key in sorted(keys):
            student = session.get(api.Student, key)
            if student is None:
                continue
            done.counts["rows"] += 1 + len(student.submissions)
            if really:
                gradebook.remove_student(key)
        if really:
            session.commit()
            session.remove()
            cleansed(gradebook.engine)


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


def _others(course: Course, names: Traces, done: Gone, *, really: bool) -> None:
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
        held = names.stand_in(str(place).encode("utf-8", "surrogateescape"))
        if any(
            path.is_relative_to(step / key)
            for step in work
            for key in place.parts[1:2]
            if key in keys
        ):
            continue
        data = path.read_bytes()
        if not held and not names.stand_in(data):
            continue
        if any(folder in keep for folder in (path, *inside)):
            if place.parts[0] not in _OURS:
                done.left.append(path)
        elif path.suffix == ".log" and not held:
            parts = _ENTRY.split(data)
            kept = [part for part in parts if not names.stand_in(part)]
            done.counts["lines"] += len(parts) - len(kept)
            if really:
                writing.write(path, b"".join(kept))
        else:
            done.counts["files"] += 1
            done.files.append(path)
            if really:
                path.unlink()
    if really:
        # Folders named for somebody, as nbgrader's exchange makes them.
        for path in sorted(course.class_dir.rglob("*"), reverse=True):
            if path.is_dir() and names.stand_in(os.fsencode(path.name)):
                with suppress(OSError):
                    path.rmdir()


def _lists(course: Course, people: list[Subject], done: Gone, *, really: bool) -> None:
    keys = {one.key for one in people}
    for path in lists_of(course):
        # A line that a power cut tore off goes too: nobody reads it any more.
        *lines, torn = path.read_bytes().split(b"\n")
        kept = [line for line in lines if json.loads(line)["learner"] not in keys]
        done.counts["lines"] += len(lines) - len(kept)
        if really and (torn or len(kept) < len(lines)):
            private.write(path, b"".join(line + b"\n" for line in kept))
    for path in kept_lists(course):
        sheet = read_sheet(path)
        ids, marks = Ids(one.id for one in people), {mark for one in people for mark in one.marks}
        rows = [
            row
            for row, person in zip(sheet.rows[1:], sheet.people(), strict=True)
            if not ids.of(person) and not (person.code and person.code in marks)
        ]
        gone = len(sheet.rows) - 1 - len(rows)
        done.counts["lines"] += gone
        if really and gone:
            sheet.rows[1:] = rows
            if rows or path == private.list_of(course):
                private.write(path, sheet.dump())
            else:
                path.unlink()
    who = pseudonyms_of(course)
    for key in keys & who.table.keys():
        done.counts["lines"] += 1
        if really:
            who.remove(key)
