"""One writer at a time for a file, where the computer allows that; never a wait without end."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["locked"]

_PATIENCE = 1.0
"""Seconds that one writer is waited for: it has crashed, or its disk is slower than that."""

_LONGEST = 5.0
"""Seconds that all writers together are waited for."""

_PAUSE = 0.01


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other writers from a file meanwhile.

    The lock is a file ``.<name>.lock`` beside it, made in one step, which Windows,
    network folders and Binder do alike. A writer that was killed leaves its lock
    behind: who has seen the same one for a second takes it away. Who can make none goes
    on without, so a writer has to look once more right before it writes.

    Parameters
    ----------
    path : pathlib.Path
        The file that is to be written; it need not exist.
    """
    lock = path.with_name(f".{path.name}.lock")
    mine = os.urandom(12).hex().encode()
    held = _take(lock, mine)
    try:
        yield
    finally:
        # Another writer may have taken it away, and made its own.
        if held and _holder(lock) == mine:
            with contextlib.suppress(OSError):
                lock.unlink()


def _take(lock: Path, mine: bytes) -> bool:
    """Return whether the lock was made."""
    start = since = time.monotonic()
    seen = None
    while True:
        try:
            descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            pass
        except OSError:
            # Windows forbids a name for as long as somebody has the old file open;
            # elsewhere no lock can be made in this folder.
            if os.name != "nt":
                return False
        else:
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(mine)
            except OSError:
                # A full disk: a lock without a name would never be known as ours again.
                with contextlib.suppress(OSError):
                    lock.unlink()
                return False
            return True
        now = time.monotonic()
        holder = _holder(lock)
        if holder != seen:
            seen, since = holder, now
        if now - start > _LONGEST:
            return False
        if now - since > _PATIENCE:
            try:
                lock.unlink()
            except OSError:
                return False
        else:
            time.sleep(_PAUSE)


def _holder(lock: Path) -> bytes | None:
    try:
        return lock.read_bytes()
    except OSError:
        return None
