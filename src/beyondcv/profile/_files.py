"""Files that are never half written and never lost.

For `beyondcv.profile.storage`; nothing here knows what a profile is.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

__all__ = ["copies_of", "date_anew", "keep_copy", "remove_left_overs", "write_atomically"]


def write_atomically(path: Path, data: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Write a file so that a reader, or a power cut, sees the old one or the new one.

    The bytes go to a temporary file beside it, reach the disk, and take the
    name in one step. Whatever fails, the old file stays and the temporary one
    goes.

    Parameters
    ----------
    path : pathlib.Path
    data : bytes
    still : callable, optional
        Asked right before the last step: whether the old file may still be replaced.

    Returns
    -------
    bool
        False if it may not: then nothing has changed.

    Raises
    ------
    OSError
        If the bytes cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, temporary)
        if not still():
            temporary.unlink(missing_ok=True)
            return False
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return True


def keep_copy(path: Path, kind: str) -> Path:
    """Copy a file to ``<name>.<kind>-YYYYMMDD-HHMMSS`` beside it.

    An earlier copy of the same bytes is good enough, and none is ever
    overwritten.

    Returns
    -------
    pathlib.Path
        The copy.

    Raises
    ------
    OSError
        If the copy cannot be written.
    """
    for earlier in reversed(copies_of(path, kind)):
        if filecmp.cmp(path, earlier, shallow=False):
            return earlier
    copy, target = _new_file(path, kind)
    try:
        with target, path.open("rb") as source:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def date_anew(path: Path, kind: str, copy: Path) -> Path:
    """Give a copy that `keep_copy` found again the present date; return its new name.

    With its old date it would go with the oldest copies, though it was asked for just now.

    Raises
    ------
    OSError
        If it can be neither renamed nor copied.
    """
    newest, target = _new_file(path, kind)
    target.close()
    try:
        try:
            return copy.replace(newest)
        except OSError:
            # Windows renames no file that somebody has open.
            return Path(shutil.copyfile(copy, newest))
    except BaseException:
        newest.unlink(missing_ok=True)
        raise


def _new_file(path: Path, kind: str) -> tuple[Path, BinaryIO]:
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    # The number of a copy that was removed is not given again: it would seem the older one.
    head = f"{path.name}.{kind}-{stamp}"
    used = [copy.name.removeprefix(head).lstrip("-") or "1" for copy in copies_of(path, kind)]
    for number in count(1 + max((int(n) for n in used if n.isascii() and n.isdigit()), default=0)):
        suffix = "" if number == 1 else f"-{number}"
        copy = path.with_name(f"{path.name}.{kind}-{stamp}{suffix}")
        with contextlib.suppress(FileExistsError):
            return copy, copy.open("xb")
    raise AssertionError


def copies_of(path: Path, kind: str) -> list[Path]:
    """Return the copies that `keep_copy` made, oldest first."""
    head = f"{path.name}.{kind}-"
    return sorted(p for p in path.parent.iterdir() if p.name.startswith(head))


def remove_left_overs(path: Path, older_than: float = 3600) -> None:
    """Remove the temporary files of writers that were killed, older than so many seconds."""
    for other in path.parent.iterdir():
        if other.name.startswith(f".{path.name}.") and other.name.endswith(".tmp"):
            with contextlib.suppress(OSError):
                if time.time() - other.stat().st_mtime >= older_than:
                    other.unlink()


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder, some network drives cannot sync one.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
