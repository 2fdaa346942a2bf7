"""Conflicts whose places move while they stand in a form, and taking the other text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from beyondcv.errors import ProfileError
from beyondcv.profile import Conflict, Profile
from beyondcv.profile._pairs import pairs
from beyondcv.widgets._paths import parts

__all__ = ["follow", "with_theirs"]


def follow(
    conflicts: Iterable[Conflict], old: dict[str, Any], new: dict[str, Any]
) -> list[Conflict]:
    """Return the conflicts with their paths in a changed document.

    Parameters
    ----------
    conflicts : iterable of Conflict
        With paths in `old`.
    old, new : dict
        The JSON document before and after the change.

    Returns
    -------
    list of Conflict
        Without those whose entry was removed.
    """
    found = []
    for conflict in conflicts:
        path = _moved(parts(conflict.path), old, new)
        if path is not None:
            found.append(conflict._replace(path=path))
    return found


def _moved(way: tuple[str, ...], old: Any, new: Any) -> str | None:
    path = ""
    for part in way:
        if isinstance(old, list) and isinstance(new, list) and part.isdigit():
            number = int(part)
            place = pairs(old, new).get(number)
            if place is None:
                return None
            old, new = old[number], new[place]
            path += f"[{place}]"
        else:
            old = old.get(part) if isinstance(old, dict) else None
            new = new.get(part) if isinstance(new, dict) else None
            is_place = part.isdigit() and path.endswith("ranking")
            path += f"[{part}]" if is_place else f".{part}" if path else part
    return path


def with_theirs(profile: Profile, conflict: Conflict) -> Profile | None:
    """Return the profile with the other side's text in a conflict's place.

    None if that place is not there any more, or cannot hold it.
    """
    document = profile.to_dict()
    *way, last = parts(conflict.path)
    target: Any = document
    try:
        for part in way:
            target = target[int(part)] if isinstance(target, list) else target.setdefault(part, {})
        if isinstance(target, list):
            target[int(last)] = conflict.theirs
        else:
            target[last] = conflict.theirs
        return Profile.from_dict(document)
    except (AttributeError, IndexError, ProfileError, TypeError, ValueError):
        return None
