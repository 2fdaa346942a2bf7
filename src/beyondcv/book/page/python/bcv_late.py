"""Modules that the memory snapshot does not hold, brought when first imported.

The snapshot holds modules, not their files: ``/site`` is empty after a
restore. A rare import (the numbering plan of a far country, say) then fetches
all files of ``/site`` once and goes on.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Protocol

__all__ = ["install"]

SITE = Path("/site")


class Buffer(Protocol):
    """A JavaScript buffer as Pyodide shows it."""

    def to_bytes(self) -> bytes:
        """Return a copy of the content."""
        ...


class LateFinder(MetaPathFinder):
    """Asked last, when no other finder knows a module.

    Parameters
    ----------
    fetch : callable
        Returns the gzipped container of all files (see ``container.js``).
    """

    def __init__(self, fetch: Callable[[], Buffer]) -> None:
        self.fetch = fetch

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Bring the files if the module is in a package of ours, and look again."""
        package = sys.modules.get(fullname.partition(".")[0])
        origin = getattr(package, "__file__", None) or ""
        if path is None or not origin.startswith(f"{SITE}/"):
            return None
        unpack(gzip.decompress(self.fetch().to_bytes()))
        # Only now: what could not be fetched is asked for again by the next import.
        sys.meta_path.remove(self)
        for known in [place for place in sys.path_importer_cache if place.startswith(str(SITE))]:
            del sys.path_importer_cache[known]
        return PathFinder.find_spec(fullname, path, target)


def install(fetch: Callable[[], Buffer]) -> None:
    """Have late modules brought by `fetch`."""
    sys.meta_path.append(LateFinder(fetch))


def unpack(container: bytes) -> None:
    """Write a container's files into ``/site``."""
    at = 4 + int.from_bytes(container[:4], "little")
    for name, size in json.loads(container[4:at]):
        target = SITE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(container[at : at + size])
        at += size
