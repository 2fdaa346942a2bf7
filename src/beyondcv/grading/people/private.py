"""The folder of what only the trainer may read: who is who in this class."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["list_of", "roster_folder", "write"]


def roster_folder(course: Course) -> Path:
    """Return ``roster/`` of the class; nobody else on this computer may open it."""
    folder = course.class_dir / "roster"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def list_of(course: Course) -> Path:
    """Return the path of the class's list with codes, as `beyondcv roster` writes it."""
    return course.class_dir / "roster" / "roster.csv"


def write(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read; the old one or the new one is there, whole.

    Raises
    ------
    OSError
        If there is no room or no permission; the old file stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
