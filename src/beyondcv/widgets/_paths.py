"""Reading and writing a place of the profile by its JSON path.

``"work[0].startDate"`` is ``profile.work[0].start_date``: the names are JSON
Resume's, as in the findings of `beyondcv.checks`.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import Any

from beyondcv.profile import Profile

__all__ = ["get", "kind", "parts", "put"]

_PART = re.compile(r"[^.\[\]]+")


def _attribute(section: Any, name: str) -> str:
    return next(
        item.name
        for item in dataclasses.fields(section)
        if (item.metadata.get("json") or item.name) == name
    )


@cache
def parts(path: str) -> tuple[str, ...]:
    """Return the names and numbers of a path, as texts."""
    return tuple(_PART.findall(path))


def _step(value: Any, part: str) -> Any:
    if isinstance(value, list):
        return value[int(part)]
    if isinstance(value, dict):
        return value.get(part, "")
    return getattr(value, _attribute(value, part))


def get(profile: Profile, path: str) -> Any:
    """Return what stands at `path`; a missing free-text answer or text of a list is ``""``."""
    value: Any = profile
    *way, last = parts(path)
    for part in way:
        value = _step(value, part)
    if isinstance(value, list) and int(last) >= len(value):
        return ""
    return _step(value, last)


def kind(profile: Profile, path: str) -> type[Any]:
    """Return the class of what the list at `path` holds."""
    *way, last = parts(path)
    target: Any = profile
    for part in way:
        target = _step(target, part)
    name = _attribute(target, last)
    of: type[Any] = target.__dataclass_fields__[name].metadata["of"]
    return of


def put(profile: Profile, path: str, value: Any) -> None:
    """Write `value` at `path`; an empty free-text answer is taken out, a short list filled up."""
    *way, last = parts(path)
    target: Any = profile
    for part in way:
        target = _step(target, part)
    if isinstance(target, list):
        # Places of a ranking are given in any order.
        target += [""] * (int(last) + 1 - len(target))
        target[int(last)] = value
    elif isinstance(target, dict):
        if value:
            target[last] = value
        else:
            target.pop(last, None)
    else:
        setattr(target, _attribute(target, last), value)
