"""Parts of a page for the sections that no form edits, and their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile, other_sections

__all__ = ["Also", "also_there", "section_name"]

_NAMES: Mapping[str, str] = {
    "awards": N_("Awards"),
    "publications": N_("Publications"),
    "references": N_("References"),
    "interests": N_("Interests"),
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\s-]+")
_LONGEST = 40
"""Characters of a stranger's section name that a heading holds."""


class Also(NamedTuple):
    """Names of what a profile holds that no form edits, each with the number of its entries.

    What is `shown` stands in the preview and on the pages to take away; what is
    `kept` stands in the file alone.
    """

    shown: tuple[str, ...]
    kept: tuple[str, ...]


def also_there(profile: Profile, lang: Lang) -> Also:
    """Return what a profile holds that no form edits.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    """
    sections = other_sections(profile)
    shown = [f"{section_name(name, lang)} ({len(rows)})" for name, rows in sections.items()]
    if profile.interests:
        shown.append(f"{section_name('interests', lang)} ({len(profile.interests)})")
    kept = [
        section_name(name, lang)
        for name, value in profile.extra.items()
        if name not in sections and not name.startswith("$") and value not in (None, "", [], {})
    ]
    return Also(tuple(shown), tuple(kept))


def section_name(name: str, lang: Lang) -> str:
    """Return a section's name as a heading; one that JSON Resume does not know as it came."""
    if name in _NAMES:
        return translator(lang).gettext(_NAMES[name])
    words = " ".join(part for part in _HUMP.split(name) if part).lower()
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
