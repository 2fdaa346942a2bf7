"""Profiles set aside on disk between reading and grading, so that memory stays flat."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from beyondcv.grading.writing import named
from beyondcv.profile import Profile, dumps, loads

__all__ = ["Kept", "Spool"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a profile stands, and a fingerprint of its content."""

    start: int
    length: int
    digest: str


class Spool:
    """A nameless temporary file of profiles; it is gone when closed, or when the run dies."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `__exit__`)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the file go."""
        self._file.close()

    def put(self, profile: Profile) -> Kept:
        """Set a profile aside."""
        data = dumps(profile, packed=True).encode()
        with named(Path(tempfile.gettempdir())):
            start = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        # The same content has the same fingerprint, whatever wrote it: notebooks sort keys.
        content = json.dumps(json.loads(data), sort_keys=True).encode()
        return Kept(start, len(data), hashlib.sha256(content).hexdigest()[:32])

    def get(self, kept: Kept) -> Profile:
        """Return it, as it would be read from ``profile.json``."""
        return loads(self.text(kept))

    def text(self, kept: Kept) -> bytes:
        """Return its text, packed."""
        self._file.seek(kept.start)
        return self._file.read(kept.length)
