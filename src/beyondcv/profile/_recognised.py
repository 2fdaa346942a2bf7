"""Is a JSON object a profile? Many programs write JSON, with names that sound alike.

A profile is what this course wrote, or what says more in JSON Resume's words
than in words of its own. ``{"projects": [{"name": "app", "root": "src"}]}`` is
somebody's program; ``{"basics": {…}, "experience": […]}`` is a curriculum vitae
of another kind, and read as a profile it would seem nearly empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from beyondcv.profile._aliases import renamed
from beyondcv.profile._schema import KEYS

__all__ = ["holds_profile"]

_IDENTITY = {"name", "email", "phone", "url", "image", "location"}
"""What any file about a person has in ``basics``: it tells no format from another."""

_COMMON = {"name", "url", "description", "type", "level", "summary", "title", "date"}
"""Keys of lists such as ``projects`` that any program's file may have too."""

_OF_PEOPLE = {"work", "volunteer", "education"}
"""Sections whose every key speaks of a person's path."""

_OF_A_FILE_ABOUT_SOMEBODY = {"basics", *_OF_PEOPLE}
"""Sections that say what the file is, even when they are empty."""

_OURS = ("jsonresume", "resume-schema")
"""One of these is in every address of JSON Resume's schema."""

_ENOUGH = 5
"""Places in JSON Resume's words that no accident fills."""


@dataclass
class _Count:
    """How many places of a document hold something."""

    sections: int = 0
    said: int = 0  # in JSON Resume's words, who the person is left out
    telling: int = 0  # of these, in words that only a curriculum vitae has
    other: int = 0  # in other words


def holds_profile(document: object) -> bool:
    """Return whether a JSON value is a profile rather than another program's data.

    Parameters
    ----------
    document : object
        What a file holds, or `Profile.to_dict`.

    Returns
    -------
    bool
        True for whatever this course wrote, were it only ``meta.beyondcv``, and for a
        JSON Resume document of any version. False for ``{}``.
    """
    if not isinstance(document, dict):
        return False
    meta = document.get("meta")
    if isinstance(meta, dict) and isinstance(meta.get("beyondcv"), dict) and meta["beyondcv"]:
        return True
    document = renamed(document)
    count = _counted(document)
    if not count.sections:
        return False
    somebody = isinstance(document.get("basics"), dict) and any(_filled(document["basics"]))
    if _foreign(document.get("$schema")) and not (count.telling or somebody):
        return False
    if not count.other:
        return True
    return bool(count.telling) and (count.said >= _ENOUGH or count.said >= count.other)


def _foreign(schema: Any) -> bool:
    """Return whether a document says by its ``$schema`` that it is something else."""
    return isinstance(schema, str) and bool(schema) and not any(our in schema for our in _OURS)


def _counted(document: dict[str, Any]) -> _Count:
    count = _Count()
    for name, value in document.items():
        if name in ("$schema", "meta"):
            continue
        if name in KEYS and _fits(name, value):
            # An empty list of that name may be in anybody's file.
            count.sections += name in _OF_A_FILE_ABOUT_SOMEBODY or any(_filled(value))
            for entry in [value] if name == "basics" else value:
                _count_entry(name, entry, count)
        else:
            count.other += sum(1 for _ in _filled(value))
    return count


def _fits(section: str, value: Any) -> bool:
    """Return whether a section has its shape: an object, or a list of objects."""
    if section == "basics":
        return isinstance(value, dict)
    if not isinstance(value, list):
        return False
    known = KEYS[section].keys()
    entries = [entry for entry in value if entry]
    return all(isinstance(entry, dict) for entry in entries) and (
        not entries or any(known & entry.keys() for entry in entries)
    )


def _count_entry(section: str, entry: Any, count: _Count) -> None:
    if not isinstance(entry, dict):
        return
    for key, value in entry.items():
        filled = sum(1 for _ in _filled(value))
        kind = KEYS[section].get(key)
        if kind is None:
            count.other += filled
        elif not isinstance(value, kind):
            # A fault in a profile, which whoever reads it names with its place.
            continue
        elif section != "basics" or key not in _IDENTITY:
            count.said += filled
            if section == "basics" or section in _OF_PEOPLE or key not in _COMMON:
                count.telling += filled


def _filled(value: Any) -> Iterator[Any]:
    """Yield the texts, numbers and truths in a value that are not empty."""
    if isinstance(value, dict):
        for item in value.values():
            yield from _filled(item)
    elif isinstance(value, list):
        for item in value:
            yield from _filled(item)
    elif value not in (None, ""):
        yield value
