"""Files of a class and of its trainer: written aside, then renamed; what fails names its file.

Whatever stops a run half-way, a reader finds the old file or the new one. And
a disk that is full is said to be full, with the name of what was not written:
Python alone names a file that cannot be opened, but not one that cannot take
more bytes.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from beyondcv.errors import is_full
from beyondcv.i18n import Message, msg

__all__ = ["aside", "expect_room", "has_room", "named", "reason", "without_room", "write"]

_PROBE = bytes(64 * 1024)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Have an error of the system name this file, whichever step of writing it failed."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


@contextmanager
def aside(path: Path, *, settled: bool = True) -> Iterator[Path]:
    """Give a place beside a file to write to; at the end it takes the file's name in one step.

    Parameters
    ----------
    path : pathlib.Path
        Its folder is made if it is not there.
    settled : bool
        Whether the bytes are to reach the disk before they take the name, so that
        a power cut too leaves the old file or the new one.

    Yields
    ------
    pathlib.Path
        Where to write.

    Raises
    ------
    OSError
        If there is no room or no permission; the old file stays.
    """
    draft = path.with_name(f"{path.name}.new")
    with named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        try:
            yield draft
            if settled:
                with draft.open("rb+") as stream:
                    os.fsync(stream.fileno())
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise


def write(path: Path, data: bytes, *, mode: int = 0o666, settled: bool = True) -> None:
    """Write a file whole or not at all; see `aside`.

    Parameters
    ----------
    path : pathlib.Path
    data : bytes
    mode : int
        Permissions of the file, less what this system takes from every new one.
    settled : bool
    """
    with aside(path, settled=settled) as draft:
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(number, "wb") as stream:
            stream.write(data)


def reason(error: OSError) -> Message | str:
    """Return why a file could not be written, for a sentence about it."""
    return msg("the disk is full") if is_full(error) else error.strerror or str(error)


def has_room(folder: Path) -> bool:
    """Return whether a small file can still be written in a folder; asked by writing one."""
    try:
        with tempfile.TemporaryFile(dir=folder) as stream:
            stream.write(_PROBE)
            stream.flush()
    except OSError as error:
        return not is_full(error)
    return True


def expect_room(path: Path) -> None:
    """Refuse to give another reason where a full disk is the reason.

    Parameters
    ----------
    path : pathlib.Path
        What a library could not write, for whatever reason it gave.

    Raises
    ------
    OSError
        If there is no room beside it.
    """
    folder = next((folder for folder in path.parents if folder.is_dir()), path)
    if not has_room(folder):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def without_room(folders: Iterable[Path]) -> Path | None:
    """Return the first of some folders in which nothing can be written any more."""
    return next((folder for folder in folders if folder.is_dir() and not has_room(folder)), None)
