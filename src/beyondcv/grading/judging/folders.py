"""nbgrader's folders of one learner, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from beyondcv.grading.writing import named

__all__ = ["before", "forget", "is_whole", "put", "settle", "stamp", "unsettled"]


def stamp(time: datetime) -> bytes:
    """Return what nbgrader's ``timestamp.txt`` says.

    Parameters
    ----------
    time : datetime.datetime
        In UTC.
    """
    return f"{time:%Y-%m-%d %H:%M:%S} UTC".encode()


def put(
    folder: Path, files: Mapping[str, bytes], mode: int | None = None, *, keep: bool = False
) -> None:
    """Write a folder of files; a reader sees the old one or the new one, never half of one.

    Parameters
    ----------
    folder : pathlib.Path
        Replaced if it is there.
    files : mapping of str to bytes
    mode : int, optional
        Permissions of the files: nbgrader writes what it has graded as ``0o444``.
    keep : bool
        Whether the old one stays beside it until `forget`, for `before` to return.

    Raises
    ------
    OSError
        If there is no room or no permission; the old folder stays.
    """
    from nbgrader.utils import rmtree

    draft, old = folder.with_name(f"{folder.name}.new"), _old(folder)
    if draft.exists():
        rmtree(str(draft))
    if old.exists() and not keep:
        rmtree(str(old))
    draft.mkdir(parents=True)
    try:
        for name, data in files.items():
            path = draft / name
            with named(folder / name):
                path.write_bytes(data)
                if mode is not None:
                    path.chmod(mode)
        if folder.exists() and old.exists():
            # A run that was cut off wrote it; nothing but the old one was ever counted.
            rmtree(str(folder))
        elif folder.exists():
            folder.rename(old)
        draft.rename(folder)
    except OSError:
        if draft.exists():
            rmtree(str(draft))
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    if not keep:
        forget(folder)


def before(folder: Path) -> Path:
    """Return where the content stands that was counted last: in the old folder, if it was kept."""
    old = _old(folder)
    return old if old.exists() else folder


def unsettled(folder: Path) -> bool:
    """Return whether a run was cut off after it wrote this folder."""
    return _old(folder).exists()


def is_whole(notebook: Path) -> bool:
    """Return whether a graded notebook is there to its end, and no run was cut off after it."""
    try:
        with notebook.open("rb") as stream:
            stream.seek(max(0, notebook.stat().st_size - 16))
            end = stream.read()
    except OSError:
        return False
    # A disk that filled up, or was pulled out, cuts files off.
    return end.rstrip().endswith(b"}") and not unsettled(notebook.parent)


def forget(folder: Path) -> None:
    """Remove the old folder that was kept, if there is one."""
    from nbgrader.utils import rmtree

    old = _old(folder)
    if old.exists():
        rmtree(str(old))


def _old(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.old")


def settle() -> None:
    """Wait until what was written so far would survive a power cut, where the system can say."""
    if hasattr(os, "sync"):
        os.sync()
