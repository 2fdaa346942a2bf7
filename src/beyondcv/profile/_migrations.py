"""Older versions of ``meta.beyondcv`` brought up to the present one.

`STEPS` maps a version to the function that turns it into the next. A file from
a *newer* course is refused: reading it half would lose what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from beyondcv.errors import ProfileError
from beyondcv.i18n import msg
from beyondcv.profile._course import VERSION

__all__ = ["STEPS", "migrate"]

STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def migrate(
    data: dict[str, Any],
    *,
    steps: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = STEPS,
    target: int = VERSION,
) -> dict[str, Any]:
    """Return the document with its ``meta.beyondcv`` at version `target`.

    Parameters
    ----------
    data : dict
        A JSON Resume document.
    steps : mapping of int to callable
        ``steps[n]`` turns ``meta.beyondcv`` of version *n* into version *n + 1*.
    target : int
        Version to reach.

    Returns
    -------
    dict
        The same object when nothing had to change, else a new one.

    Raises
    ------
    ProfileError
        If the document was made by a newer version of the course.
    """
    meta = data.get("meta")
    course = meta.get("beyondcv") if isinstance(meta, dict) else None
    if not isinstance(meta, dict) or not isinstance(course, dict):
        return data
    version = course.get("version", target)
    if isinstance(version, bool) or not isinstance(version, int):
        return data
    if version > target:
        raise ProfileError(
            msg(
                "This profile was made by a newer version of the course ({version}) than this "
                "one ({target}). Open it on the course's site, or update the course here.",
                version=version,
                target=target,
            )
        )
    while version < target and version in steps:
        course = steps[version](dict(course))
        version += 1
        course["version"] = version
    return {**data, "meta": {**meta, "beyondcv": course}}
