"""What comes of one run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from beyondcv.grading.results import Result
from beyondcv.i18n import Message

__all__ = ["Batch", "Handed", "Trouble"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a trainer has to look at, or only to know.

    Parameters
    ----------
    file : str
        Its path; a person's name where no file is meant.
    learner : str
        Id, or ``""`` if nobody knows.
    message : Message
    unread : bool
        Whether the file could not be read, so that its learner has to be written to.
    time : datetime.datetime or None
        When an unreadable file was handed in, if anything says so.
    name : str
        The learner's, where it does not stand in the file's path; never under pseudonyms.
    """

    file: str
    learner: str
    message: Message
    unread: bool = False
    time: datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A hand-in that can be read.

    Parameters
    ----------
    learner, name, file : str
    time : str
        ISO 8601, UTC.
    before : bool
        Whether the same data was graded in an earlier run.
    """

    learner: str
    name: str
    file: str
    time: str
    before: bool = False


@dataclass
class Batch:
    """What came of one run.

    Parameters
    ----------
    results : list of Result
        Of everybody whose hand-in was in this run.
    graded, unchanged : list of str
        Ids that nbgrader graded now, and that were graded before from the same data.
    nothing : list of str
        Ids of those whose hand-in holds nothing of the unit: neither 0 nor a text to mark.
    problems, notes : list of Trouble
        What went wrong, and what is only worth knowing.
    missing : list of str
        Names of the roster of whom nothing came, in this run or before. They get no 0.
    late : list of str
        Ids of those whose hand-in that counts came after the deadline.
    verified : int
        How many of them nbgrader graded once more, to compare.
    seconds : float
        Spent grading.
    handed : list of Handed
        What was read without grading it.
    triage : pathlib.Path or None
        The page for the person who grades.
    """

    results: list[Result] = field(default_factory=list)
    graded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    verified: int = 0
    seconds: float = 0.0
    handed: list[Handed] = field(default_factory=list)
    triage: Path | None = None
