"""Two people's changes to one profile, or one person's in two windows, put together."""

from __future__ import annotations

from typing import Any

__all__ = ["merge"]

_ABSENT: Any = object()


def merge(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> tuple[dict[str, Any], bool]:
    """Put two versions of a JSON object together.

    What only one of them changed is taken from it, key by key and into objects
    within objects. A list counts as one value: what stands where in it has no
    name to go by.

    Parameters
    ----------
    base : dict
        What both started from.
    mine, theirs : dict
        The two versions.

    Returns
    -------
    dict
        Both versions' changes; mine where both changed the same thing.
    bool
        Whether something of theirs was passed over for that.
    """
    result: dict[str, Any] = {}
    passed_over = False
    for key in (*theirs, *(key for key in mine if key not in theirs)):
        values = [item.get(key, _ABSENT) for item in (base, mine, theirs)]
        value, lost = _choose(*values)
        passed_over |= lost
        if value is not _ABSENT:
            result[key] = value
    return result, passed_over


def _choose(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    if mine in (base, theirs):
        return theirs, False
    if theirs == base:
        return mine, False
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return merge(base if isinstance(base, dict) else {}, mine, theirs)
    return mine, theirs is not _ABSENT
