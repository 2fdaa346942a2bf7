"""What a computer refuses to do with a file, in words."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from beyondcv.errors import StorageError, is_full
from beyondcv.i18n import Message, msg

__all__ = ["explained"]

_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an `OSError` about a file into a `StorageError` that says what to do next."""
    try:
        yield
    except OSError as error:
        raise StorageError(_explanation(error, path)) from error


def _explanation(error: OSError, path: Path) -> Message:
    if is_full(error):
        return msg(
            "“{name}” was not saved: the disk is full. The file is as it was before. Make room, "
            "or download your profile from this page.",
            name=path.name,
        )
    if error.errno in _FORBIDDEN:
        return msg(
            "“{name}” cannot be read or written: this folder is protected. Nothing was changed. "
            "Open the workshop in a folder of your own, or download your profile from this page.",
            name=path.name,
        )
    return msg(
        "“{name}” cannot be read or written ({code}). Nothing was changed. "
        "Check that its folder exists and that it is a file.",
        name=path.name,
        code=errno.errorcode.get(error.errno or 0, type(error).__name__),
    )
