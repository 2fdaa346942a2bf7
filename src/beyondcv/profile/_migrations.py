"""Older versions of ``meta.beyondcv`` brought up to the present one.

`STEPS` maps a version to the function that turns it into the next. A file from
a *newer* course is refused: reading it half would lose what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from beyondcv.errors import ProfileError
from beyondcv.i18n import msg
from beyondcv.profile._course import VERSION, read_version
from beyondcv.profile._fields import deep_copy, shown

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
        If the document was made by a newer version of the course, or if a step
        cannot deal with what an older one holds.
    """
    meta = data.get("meta")
    course = meta.get("beyondcv") if isinstance(meta, dict) else None
    if not isinstance(meta, dict) or not isinstance(course, dict):
        return data
    if "version" not in course:
        return data
    version = read_version(course["version"])
    if version > target:
        raise ProfileError(
            msg(
                "This profile was made by a newer version of the course ({version}) than this "
                "one ({target}). Open it on the course’s site, or update the course here.",
                version=shown(version),
                target=target,
            )
        )
    if version == target:
        return data
    for number in range(version, target):
        try:
            course = {**steps[number](deep_copy(course)), "version": number + 1}
        except Exception as error:
            # A file from strangers can hold anything; a step must not have to expect it.
            raise ProfileError(
                msg(
                    "This profile is of an older version of the course ({version}) and could "
                    "not be brought up to date. Send it to your trainer, unchanged.",
                    version=version,
                )
            ) from error
    return {**data, "meta": {**meta, "beyondcv": course}}
