"""Sections that no form edits: kept as they came, and shown as far as they speak.

JSON Resume has awards, publications and references; other tools add sections
of their own (``"experience": […]``). An entry may hold anything, so only the
keys below are shown: never a telephone or an address that stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from beyondcv.profile._model import Profile

__all__ = ["Entry", "other_sections"]

_TITLES = ("name", "title", "position", "role", "degree", "label", "language", "skill")
_PLACES = (
    "awarder", "publisher", "issuer", "organization", "organisation", "company", "employer",
    "institution", "school", "entity", "event", "level",
)  # fmt: skip
_DAYS = ("date", "releaseDate", "year")
_TEXTS = ("summary", "description", "reference", "quote", "text")
_LINES = ("highlights", "keywords", "courses", "roles")
_PRIVATE = re.compile(
    r"contact|private|priv[ée]|salar|health|sant[ée]|family|famil|emergency|urgence|note|"
    r"phone|mail|address|adresse|birth|naissance|account|password",
    re.IGNORECASE,
)
"""Sections by whose name nobody means to publish them."""


class Entry(NamedTuple):
    """What is shown of an entry, each text with the key that it stands under."""

    title: tuple[str, str] = ("", "")
    place: tuple[str, str] = ("", "")
    start: tuple[str, str] = ("", "")
    end: tuple[str, str] = ("", "")
    day: tuple[str, str] = ("", "")
    text: tuple[str, str] = ("", "")
    lines: tuple[tuple[str, str], ...] = ()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each key and what is read there, dates left out."""
        yield from (self.title, self.place, self.text, *self.lines)


def other_sections(profile: Profile) -> dict[str, list[Entry]]:
    """Return what of a profile no form edits and its pages show.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    dict of str to list of Entry
        By the section's name in the file, in its order. An entry of which nothing is
        shown is there all the same, so that its number is its place in the file.
    """
    found = {}
    for name, value in profile.extra.items():
        if not isinstance(value, list) or _PRIVATE.search(name):
            continue
        entries = [_entry(item) for item in value]
        if any(entry != Entry() for entry in entries):
            found[name] = entries
    return found


def _entry(item: Any) -> Entry:
    if isinstance(item, str):
        return Entry(title=("", item.strip()))
    if not isinstance(item, dict):
        return Entry()
    title, place = _first(item, _TITLES), _first(item, _PLACES)
    if not title[1]:
        title, place = place, ("", "")
    lines = tuple(
        (f"{key}[{number}]", line.strip())
        for key in _LINES
        if isinstance(item.get(key), list)
        for number, line in enumerate(item[key])
        if isinstance(line, str) and line.strip()
    )
    start, end = _first(item, ("startDate",)), _first(item, ("endDate",))
    return Entry(title, place, start, end, _first(item, _DAYS), _first(item, _TEXTS), lines)


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, str]:
    for key in keys:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return key, value.strip()
    return "", ""
