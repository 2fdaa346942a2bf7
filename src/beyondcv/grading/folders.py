"""nbgrader's folders of one learner, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

__all__ = ["put", "settle", "stamp"]


def stamp(time: datetime) -> bytes:
    """Return what nbgrader's ``timestamp.txt`` says.

    Parameters
    ----------
    time : datetime.datetime
        In UTC.
    """
    return f"{time:%Y-%m-%d %H:%M:%S} UTC".encode()


def put(folder: Path, files: Mapping[str, bytes], mode: int | None = None) -> None:
    """Write a folder of files; a reader sees the old one or the new one, never half of one.

    Parameters
    ----------
    folder : pathlib.Path
        Replaced if it is there.
    files : mapping of str to bytes
    mode : int, optional
        Permissions of the files: nbgrader writes what it has graded as ``0o444``.

    Raises
    ------
    OSError
        If there is no room or no permission; the old folder stays.
    """
    from nbgrader.utils import rmtree

    draft, old = (folder.with_name(f"{folder.name}{end}") for end in (".new", ".old"))
    for left_over in (draft, old):
        if left_over.exists():
            rmtree(str(left_over))
    draft.mkdir(parents=True)
    try:
        for name, data in files.items():
            path = draft / name
            path.write_bytes(data)
            if mode is not None:
                path.chmod(mode)
        if folder.exists():
            folder.rename(old)
        draft.rename(folder)
    except OSError:
        if draft.exists():
            rmtree(str(draft))
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    if old.exists():
        rmtree(str(old))


def settle() -> None:
    """Wait until what was written so far would survive a power cut, where the system can say."""
    if hasattr(os, "sync"):
        os.sync()
