"""Pseudonyms in place of names in everything that a class's folder holds.

A pseudonym is drawn by lot: nothing in it comes from the name. The one table
that says who is who stands in ``roster/``, beside Moodle's names of the hand-ins;
that folder can be kept elsewhere between two runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from beyondcv.errors import SubmissionError
from beyondcv.grading import writing
from beyondcv.grading.batch import Trouble
from beyondcv.grading.ledger import Ledger
from beyondcv.grading.people import codes, private
from beyondcv.grading.people.learners import Learner, says_nothing, stem
from beyondcv.grading.people.masking import masked
from beyondcv.grading.people.slugs import words_of
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Pseudonyms", "begin", "hidden", "masked", "names_of", "pseudonyms_of"]

_MARK = "pseudonyms.txt"
_TABLE = "people.json"
_HIDDEN = {"name", "folder", "code"}
"""What a message says of the person whom it is about."""


class Pseudonyms:
    """Who is who, in both directions; without pseudonyms, everybody is themselves.

    Parameters
    ----------
    course : Course
    on : bool
    table : mapping of str to (str, str)
        Id and name by pseudonym.
    """

    def __init__(
        self, course: Course, *, on: bool, table: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        self.on = on
        self._course = course
        self.table = dict(table or {})
        self._by_id = {id: pseudonym for pseudonym, (id, _name) in self.table.items()}

    def real_id(self, id: str) -> str:
        """Return whose pseudonym it is; the id itself if it is none."""
        return self.table[id][0] if id in self.table else id

    def real_name(self, id: str, name: str) -> str:
        """Return the name behind a pseudonym; `name` if it is none."""
        return self.table[id][1] if id in self.table else name

    def __getitem__(self, id: str) -> str:
        return self._by_id.get(id, id)

    def add(self, people: Iterable[tuple[str, str]]) -> None:
        """Give pseudonyms to those who have none, and write the table down.

        Parameters
        ----------
        people : iterable of (str, str)
            Ids and names.
        """
        if not self.on:
            return
        given = {id: name for id, name in people if id}
        # Of whom no file could be read, only the id was known: the name comes with a good one.
        named = {
            id: name
            for id, name in given.items()
            if id in self._by_id and name not in ("", id) and self.table[self._by_id[id]][1] == id
        }
        for id, name in named.items():
            self.table[self._by_id[id]] = (id, name)
        fresh = {id: name for id, name in given.items() if id not in self._by_id}
        if not fresh and not named:
            return
        for id, name in fresh.items():
            pseudonym = f"p-{codes.draw()}".lower()
            while pseudonym in self.table:
                pseudonym = f"p-{codes.draw()}".lower()
            self.table[pseudonym], self._by_id[id] = (id, name), pseudonym
        self.save()

    def remove(self, pseudonym: str) -> None:
        """Forget somebody."""
        id, _name = self.table.pop(pseudonym)
        del self._by_id[id]
        self.save()

    def save(self) -> None:
        """Write the table down."""
        text = json.dumps(self.table, ensure_ascii=False, indent=0)
        private.write(private.roster_folder(self._course) / _TABLE, text.encode())

    def hide(self, trouble: Trouble) -> Trouble:
        """Return what a run has to say of somebody without the name."""
        id = self[trouble.learner]
        if not self.on or id not in self.table:
            return trouble
        message = self._hidden(trouble.message, id)
        return replace(trouble, file=id, learner=id, message=message, name="")

    def _hidden(self, message: Message, own: str) -> Message:
        def shown(key: str, value: object) -> object:
            if isinstance(value, Message):
                return self._hidden(value, own)
            if not isinstance(value, str):
                return value
            if key == "other":
                return self._called(value) or msg("somebody else")
            if key == "file":
                return _file(value)
            return (self._called(value) or own) if key in _HIDDEN else value

        values = {key: shown(key, value) for key, value in message.params.items()}
        return replace(message, params=values)

    def _called(self, name: str) -> str:
        """Return the pseudonym of whoever is called so; of namesakes, all; else nothing."""
        wanted = words_of(name)
        if not wanted:
            return ""
        return ", ".join(
            sorted(key for key, (_id, name) in self.table.items() if words_of(name) == wanted)
        )


def pseudonyms_of(course: Course) -> Pseudonyms:
    """Return the class's pseudonyms.

    Raises
    ------
    SubmissionError
        If the class has pseudonyms, and the table is not there or is damaged.
    """
    if not (course.class_dir / _MARK).exists():
        return Pseudonyms(course, on=False)
    path = course.class_dir / "roster" / _TABLE
    try:
        table = {key: (id, name) for key, (id, name) in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        raise SubmissionError(
            msg(
                "This class has pseudonyms, and the table of who is who, {path}, is not there or "
                "is damaged. Bring the folder “roster” back.",
                path=path,
            )
        ) from None
    return Pseudonyms(course, on=True, table=table)


def names_of(course: Course) -> Ledger:
    """Return the list of hand-ins with names and paths; in the class's own stand pseudonyms."""
    path = private.roster_folder(course) / f"{course.assignment}.jsonl"
    path.touch(mode=0o600)
    return Ledger(path)


def begin(course: Course) -> Pseudonyms:
    """Give the class pseudonyms from now on.

    Raises
    ------
    SubmissionError
        If the class holds names already.
    """
    there = pseudonyms_of(course)
    if there.on:
        return there
    if any((course.class_dir / "handed-in").glob("*.jsonl")) or _students(course):
        raise SubmissionError(
            msg(
                "This class was begun with names, and they stand in its gradebook and folders. "
                "Begin a new one for pseudonyms: set BEYONDCV_CLASS_DIR to an empty folder."
            )
        )
    fresh = Pseudonyms(course, on=True)
    fresh.save()
    note = "This class holds pseudonyms; who is who stands in the folder “roster”.\n"
    writing.write(course.class_dir / _MARK, note.encode())
    return fresh


def hidden(learner: Learner) -> Learner:
    """Return a learner whose name is the pseudonym too."""
    return replace(learner, name=learner.id, folder="")


def _file(path: str) -> str | Message:
    """Return another file's name, if it names nobody."""
    name = PurePosixPath(path).name
    return name if says_nothing(stem(name)) else msg("another file of theirs")


def _students(course: Course) -> int:
    from nbgrader.api import Student

    from beyondcv.grading.course import one_engine

    with one_engine(), course.gradebook() as gradebook:
        return int(gradebook.db.scalar(select(func.count()).select_from(Student)) or 0)
