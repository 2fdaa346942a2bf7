"""What a Dask worker does: profiles in, points and notebooks out.

It knows no class, no gradebook and no file. Head node and workers compare the
stamp of their rules with every chunk: equal hand-ins must earn equal points on
every machine.
"""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import beyondcv
from beyondcv._resources import data_path
from beyondcv.grading.ready import ready
from beyondcv.grading.template import Template
from beyondcv.profile import loads

__all__ = ["Answer", "Refused", "judged", "stamp"]

_CODE = ("checks", "datasets", "exercise", "grading", "locale", "profile")
_DATA = ("ads", "lexicons", "personas", "platforms")
_KINDS = {".csv", ".json", ".mo", ".py", ".toml"}
_LIBRARIES = ("fastjsonschema", "phonenumberslite", "python-stdnum", "snowballstemmer")


@dataclass(frozen=True, slots=True)
class Answer:
    """One hand-in judged: its points; notebook and profile, compressed."""

    points: Mapping[str, float | None]
    notebook: bytes
    profile: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker with other rules; it has judged nothing."""

    worker: str
    version: str


def judged(
    expected: str, template: Template, profiles: Sequence[bytes]
) -> list[Answer | None] | Refused:
    """Judge some hand-ins.

    Parameters
    ----------
    expected : str
        The head node's `stamp`.
    template : Template
    profiles : sequence of bytes
        Texts of profiles.

    Returns
    -------
    list of Answer or None, or Refused
        None where something unforeseen happened: the head node does that one
        again, and writes down what it was.
    """
    if stamp() != expected:
        return Refused(_address(), beyondcv.__version__)
    return [_one(template, profile) for profile in profiles]


def _one(template: Template, profile: bytes) -> Answer | None:
    try:
        made = ready(template, partial(loads, profile))
    except Exception:
        return None
    return Answer(made.points, zlib.compress(made.notebook, 1), zlib.compress(made.profile, 1))


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)


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
