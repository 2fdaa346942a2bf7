"""What is made of one file: whose it seems to be, what says so, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from beyondcv.grading.people.learners import Learner
from beyondcv.i18n import Message

__all__ = ["By", "Match"]

By = Literal["code", "number", "list", "path", "inside"]
"""What says whose file it is: the code inside it; Moodle's number; a name on the
path that the class's list has, or that no list is there to confirm; the name
inside the file, which is a guess."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whose file it seems to be.

    Parameters
    ----------
    learner : Learner
    by : By
    person : int or None
        Line of the class's list.
    fits : bool
        Whether the path names that person too.
    place : str
        Whose the file would be without its code, if that is somebody else.
    doubt : Message or None
        Why a person has to be asked.
    note : Message or None
        What is worth knowing.
    remark : Message or None
        Whom else of the list the file names.
    members : tuple of int
        Lines of the list, if it is a team's; with a doubt, of all whose it may be.
    """

    learner: Learner
    by: By
    person: int | None = None
    fits: bool = False
    place: str = ""
    doubt: Message | None = None
    note: Message | None = None
    remark: Message | None = None
    members: tuple[int, ...] = ()
