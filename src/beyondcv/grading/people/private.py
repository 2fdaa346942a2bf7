"""The folder of what only the trainer may read: who is who in this class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading import writing

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
    writing.write(path, data, mode=0o600)
