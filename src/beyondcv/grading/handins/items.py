"""What came of one handed-in file: its bytes, or why it was not read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from beyondcv.errors import SubmissionError
from beyondcv.grading.people.moodle import named_by_moodle
from beyondcv.i18n import Message, msg

__all__ = [
    "MAX_DEPTH",
    "MAX_FILE",
    "MAX_PATH",
    "Handed",
    "Unreadable",
    "empty_places",
    "hidden",
    "hidden_file",
    "ignored",
    "nothing_in",
    "refused",
    "to_do",
    "too_deep",
    "too_large",
    "too_long",
]

MAX_FILE = 20 * 1024 * 1024
"""Largest single file that is read, in bytes: a notebook with pictures, not a film."""

MAX_PATH = 1_000
"""Longest path in a zip, in characters; Windows makes none above 260."""

MAX_DEPTH = 20
"""Most parts of a path, folders and file together; people's own have four or five."""

_SYSTEMS = frozenset(
    {
        "__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", ".DS_Store",
        ".localized", ".Spotlight-V100", ".Trashes", ".fseventsd", ".directory", ".git",
        ".gitignore", ".gitkeep", ".ipynb_checkpoints", ".virtual_documents", "__pycache__",
        "@eaDir", "System Volume Information", "$RECYCLE.BIN",
    }
)  # fmt: skip
"""What macOS, Windows, Linux desktops, storage boxes, git and Jupyter add by themselves."""


_SHOWN = 3
"""Parts of a path that is too deep that are shown: the person's folder is among them."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One file.

    Parameters
    ----------
    path : pathlib.PurePosixPath
        Where it stood below what was given, folders included.
    data : bytes
    time : datetime.datetime
        When it was last changed, in UTC.
    """

    path: PurePosixPath
    data: bytes
    time: datetime


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was not read, and why.

    Parameters
    ----------
    path : pathlib.PurePosixPath
    error : SubmissionError
    container : bool
        Whether it is a zip or a folder, which may be named for its learner.
    time : datetime.datetime or None
        When it was last changed, in UTC, if anything says so.
    """

    path: PurePosixPath
    error: SubmissionError
    container: bool = False
    time: datetime | None = None


def ignored(name: str, *, folder: bool = False) -> bool:
    """Return whether a file's or folder's name is one that a system adds by itself.

    Parameters
    ----------
    name : str
    folder : bool
        Whether it is a folder's: Moodle makes one for whoever is called “.” too.
    """
    if folder and named_by_moodle(name) is not None:
        return False
    return name in _SYSTEMS or name.startswith("._")


def hidden(name: str) -> bool:
    """Return whether systems show nobody that there is such a file or folder."""
    if named_by_moodle(name) is not None:
        return False
    return name.startswith(".") and name.strip(".") != "" and not ignored(name)


def hidden_file(shown: PurePosixPath) -> Unreadable:
    """Return a file or folder that nobody sees, and that is not read."""
    return refused(
        shown,
        msg("It is hidden, since its name begins with a full stop, and is not read."),
        msg("Ask for profile.json, or rename it."),
    )


def nothing_in(shown: PurePosixPath) -> Unreadable:
    """Return a zip or a folder without a single file of its owner's."""
    empty = refused(shown, msg("There is no file in it."), msg("Ask for profile.json."))
    return replace(empty, container=True)


def too_long(path: PurePosixPath) -> Unreadable:
    """Return a file whose path no system can hold; whose it is stands at its beginning."""
    first = next(iter(path.parts), "")[:200]
    return refused(
        PurePosixPath(first, "…"),
        msg("Its path is too long to be read."),
        msg("Ask for profile.json, in no folder."),
    )


def too_deep(path: PurePosixPath, shown: int = 0) -> Unreadable:
    """Return what stands in more folders than anybody makes, under the first of them.

    Parameters
    ----------
    path : pathlib.PurePosixPath
    shown : int
        How many of its parts to show at least.
    """
    first = path.parts[: max(shown, _SHOWN)]
    deep = refused(
        PurePosixPath(*(part[:200] for part in first), "…"),
        msg(
            "It stands in more than {limit} folders, one in another, and is not read.",
            limit=MAX_DEPTH - 1,
        ),
        msg("Ask for profile.json, in no folder."),
    )
    return replace(deep, container=True)


def empty_places(
    folders: Iterable[PurePosixPath], files: Iterable[PurePosixPath]
) -> list[PurePosixPath]:
    """Return the outermost folders in which there is no file.

    Parameters
    ----------
    folders, files : iterable of pathlib.PurePosixPath
        Everything there is, what systems add left out.
    """
    full = {folder for file in files for folder in file.parents}
    empty = {folder for folder in folders if folder not in full}
    return sorted(folder for folder in empty if folder.parent not in empty)


def too_large(shown: PurePosixPath) -> Unreadable:
    """Return a file that is not read for its size."""
    limit = MAX_FILE // 1024**2
    return refused(
        shown,
        msg("It is larger than {limit} MB.", limit=limit),
        msg("Ask for profile.json alone."),
    )


def refused(shown: PurePosixPath | str, what: Message, todo: Message | None = None) -> Unreadable:
    """Return a file that is not read, under the path that people know it by.

    Parameters
    ----------
    shown : pathlib.PurePosixPath or str
    what : Message
        What is wrong with it, in words that can be said to its owner too.
    todo : Message, optional
        What the person who grades can do; without it, the owner is told nothing of `what`.
    """
    if todo is None:
        return Unreadable(PurePosixPath(shown), SubmissionError(what))
    return Unreadable(PurePosixPath(shown), SubmissionError(to_do(what, todo)))


def to_do(what: Message, todo: Message) -> Message:
    """Return what is wrong with a file and what to do; the cause can be said to its owner too."""
    return msg("{what} {todo}", what=what, todo=todo, cause=what)
