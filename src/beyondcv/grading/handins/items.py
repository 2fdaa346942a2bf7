"""What came of one handed-in file: its bytes, or why it was not read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from beyondcv.errors import SubmissionError
from beyondcv.i18n import Message, msg

__all__ = ["MAX_FILE", "Handed", "Unreadable", "ignored", "refused", "too_large"]

MAX_FILE = 20 * 1024 * 1024
"""Largest single file that is read, in bytes: a notebook with pictures, not a film."""


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
    """

    path: PurePosixPath
    error: SubmissionError


def ignored(name: str) -> bool:
    """Return whether a file's or folder's name is one that a system adds by itself."""
    return (name.startswith(".") and name != "..") or name in (
        "__MACOSX",
        "Thumbs.db",
        "desktop.ini",
    )


def too_large(shown: PurePosixPath) -> Unreadable:
    """Return a file that is not read for its size."""
    limit = MAX_FILE // 1024**2
    return refused(
        shown,
        msg("It is larger than {limit} MB. Ask for profile.json alone.", limit=limit),
    )


def refused(shown: PurePosixPath | str, message: Message) -> Unreadable:
    """Return a file that is not read, under the path that people know it by."""
    return Unreadable(PurePosixPath(shown), SubmissionError(message))
