"""What came in, of whom, from which file, and what became of it: the class's own small memory.

It says on the next run that a hand-in was graded already, and to `return`
under which name Moodle knows a learner. A file of one JSON line for each
graded hand-in, to which lines are only added: the last one of a learner
counts, and one that a power cut tore off counts as not written.

What could not be graded has a line too, so that the next run does not call its
learner missing; a good file of the same learner settles it, unless it is older: then the line
of what cannot be read is written once more, after that of the good one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.writing import named
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["ASKED", "EMPTY", "SETTLED", "UNREAD", "Entry", "Ledger", "ledger_of", "lines_of"]

EMPTY, UNREAD, ASKED, SETTLED = "empty", "unread", "asked", "settled"
"""What an entry is of that was not graded: it can be read, and holds nothing of the unit; it
cannot be read; something about it is to be settled by a person; a good file came, of work that
only the gradebook knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One hand-in.

    Parameters
    ----------
    mark : str
        Fingerprints of the profile and of what it was graded with, joined by a
        point; the profile's alone if some criterion could not be judged.
    file : str
        Path that it came with.
    time : str
        When it was handed in, ISO 8601, UTC.
    name, folder : str
        The learner's name and Moodle's folder name.
    late : bool
        Whether it came after the deadline that was known then.
    kind : str
        ``""`` if it was graded; else `EMPTY`, `UNREAD`, `ASKED` or `SETTLED`.
    """

    mark: str
    file: str
    time: str
    name: str
    folder: str
    late: bool = False
    kind: str = ""

    @property
    def at(self) -> datetime:
        """When it was handed in."""
        at = datetime.fromisoformat(self.time)
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    def is_of(self, mark: str) -> bool:
        """Return whether both marks are of the same profile, whatever judged it."""
        return self.mark.partition(".")[0] == mark.partition(".")[0]


class Ledger:
    """The hand-ins of one assignment, by learner.

    `entries` are those that can be read: graded, or `EMPTY`. `open` are the others,
    as long as no good file of the same learner came after them. `latest` is when the last file
    of each learner came that can be read.

    Parameters
    ----------
    path : pathlib.Path

    Raises
    ------
    SubmissionError
        If the file is there, but damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        self.open: dict[str, Entry] = {}
        self.latest: dict[str, datetime] = {}
        self._torn = False
        if path.exists():
            data = path.read_bytes()
            self._torn = not data.endswith(b"\n") and bool(data)
            for id, entry in lines_of(path):
                self._take(id, entry)

    def put(self, entries: Mapping[str, Entry]) -> None:
        """Record hand-ins by learner; afterwards they survive a power cut."""
        if not entries:
            return
        lines = list(entries.items())
        lines += [
            (id, self.open[id])
            for id, entry in entries.items()
            if entry.kind in ("", EMPTY) and self._is_newer(id, entry)
        ]
        for id, entry in lines:
            self._take(id, entry)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(
            json.dumps({"learner": id, **asdict(entry)}, ensure_ascii=False) + "\n"
            for id, entry in lines
        )
        way = "r+b" if self.path.exists() else "wb"
        # Without Python's own buffer: what did not fit would be written again on closing.
        with named(self.path), self.path.open(way, buffering=0) as stream:
            end = stream.seek(0, os.SEEK_END)
            if self._torn:
                end = _after_last_line(stream)
                stream.truncate(end)
                self._torn = False
            try:
                stream.seek(end)
                left = memoryview(text.encode())
                while left:
                    left = left[stream.write(left) :]
                os.fsync(stream.fileno())
            except OSError:
                # Half a line would be taken for the beginning of the next one.
                stream.truncate(end)
                raise

    def _is_newer(self, id: str, entry: Entry) -> bool:
        """Return whether what cannot be read of a learner is newer than a good file of theirs."""
        there = self.open.get(id)
        return there is not None and there.kind == UNREAD and there.at > entry.at

    def _take(self, id: str, entry: Entry) -> None:
        if entry.kind in (UNREAD, ASKED):
            self.open[id] = entry
            return
        self.open.pop(id, None)
        self.latest[id] = max(entry.at, self.latest.get(id, entry.at))
        if entry.kind != SETTLED:
            self.entries[id] = entry


def ledger_of(course: Course) -> Ledger:
    """Return the class's memory of an assignment's hand-ins."""
    return Ledger(course.class_dir / "handed-in" / f"{course.assignment}.jsonl")


def lines_of(path: Path) -> list[tuple[str, Entry]]:
    """Read all lines of a list: learner and entry, oldest first.

    Raises
    ------
    SubmissionError
        If the file is damaged.
    """
    found = []
    try:
        for line in path.read_bytes().split(b"\n")[:-1]:
            data = json.loads(line)
            learner = data.pop("learner")
            entry = Entry(**data)
            datetime.fromisoformat(entry.time)  # an impossible day is damage, found here
            found.append((str(learner), entry))
    except (ValueError, TypeError, AttributeError, KeyError):
        raise SubmissionError(
            msg(
                "The list of what was graded, {path}, is damaged. Move it away and grade "
                "again: scores given by hand stand in the gradebook and stay.",
                path=path,
            )
        ) from None
    return found


def _after_last_line(stream: IO[bytes]) -> int:
    stream.seek(0)
    return stream.read().rfind(b"\n") + 1
