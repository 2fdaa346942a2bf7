"""A fingerprint of everything that points depend on.

A hand-in that was graded is graded again when it changes, and machines that
grade together compare theirs.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import beyondcv
from beyondcv._resources import data_path

__all__ = ["stamp"]

_CODE = ("checks", "datasets", "exercise", "grading", "locale", "profile")
_DATA = ("ads", "lexicons", "personas", "platforms")
_KINDS = {".csv", ".json", ".mo", ".py", ".toml"}
_LIBRARIES = ("fastjsonschema", "phonenumberslite", "python-stdnum", "snowballstemmer")


@cache
def stamp() -> str:
    """Return a fingerprint of everything that points depend on.

    The package's version, its rules, texts and data, the libraries that they
    use, and Python's version.
    """
    mark = hashlib.sha256()
    for line in (beyondcv.__version__, *platform.python_version_tuple()[:2], *_versions()):
        mark.update(f"{line}\n".encode())
    for name, path in sorted(_files()):
        mark.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return mark.hexdigest()


def _versions() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield name


def _files() -> Iterator[tuple[str, Path]]:
    package = Path(beyondcv.__file__).parent
    roots = [(package, path) for path in (package / name for name in _CODE)]
    roots += [(path.parent, path) for path in map(data_path, _DATA)]
    for root, folder in roots:
        for path in folder.rglob("*"):
            if path.suffix in _KINDS:
                yield path.relative_to(root).as_posix(), path
    for path in package.glob("*.py"):
        yield path.name, path
