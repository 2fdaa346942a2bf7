"""What was graded, of whom, from which file: the class's own small memory.

It says on the next run that a hand-in was graded already, and to `return`
under which name Moodle knows a learner. One JSON file in the class's folder,
rewritten whole after each hand-in, so that an interrupted run continues.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from beyondcv.errors import SubmissionError
from beyondcv.i18n import msg

__all__ = ["Entry", "Ledger"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One graded hand-in.

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
    """

    mark: str
    file: str
    time: str
    name: str
    folder: str

    def is_of(self, mark: str) -> bool:
        """Return whether both marks are of the same profile, whatever judged it."""
        return self.mark.partition(".")[0] == mark.partition(".")[0]


class Ledger:
    """The graded hand-ins of one assignment, by learner.

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
        if path.exists():
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
                self.entries = {id: Entry(**entry) for id, entry in data.items()}
            except (ValueError, TypeError, AttributeError):
                raise SubmissionError(
                    msg(
                        "The list of what was graded, {path}, is damaged. Move it away and grade "
                        "again: scores given by hand stand in the gradebook and stay.",
                        path=path,
                    )
                ) from None

    def put(self, id: str, entry: Entry) -> None:
        """Record a hand-in; the file is whole at every moment."""
        self.entries[id] = entry
        text = json.dumps(
            {id: asdict(entry) for id, entry in sorted(self.entries.items())},
            ensure_ascii=False,
            indent=1,
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".tmp")
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.path)
