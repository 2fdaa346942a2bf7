"""Whether a file holds anything of a unit: work, as against what the form began with.

“Nothing of this unit” is no bad mark but no hand-in: somebody sent the file of
another unit, or saved the form before writing in it. What counts as something
is each unit's own part of the file:

- 01, 02, 04 to 08: the unit's section under ``meta.beyondcv``, its closed
  questions and its answers (``"04-…"``). Accounts are no graded part of unit 02.
- 03: what the profile says of the person's work, its own ad, its answers. Name
  and contact details alone are nothing, as the criterion on the file says.
- 09: all of these, since the capstone marks the whole file, and its own part.

Camille “before”, as the form hands her out, and a text that the form copied
are nobody's work. Neither is a box that shows 0, which cannot be told from one
left alone, nor a text of signs that nobody sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from beyondcv.checks._prompts import answered
from beyondcv.checks._redaction import text_to_clean
from beyondcv.checks._text import CONTENT
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS
from beyondcv.profile import Profile, is_blank

__all__ = ["begun"]

_GIVEN_AD = "logistics-coordinator"
"""The ad that comes with Camille."""

_SAID = ("label", "summary")
"""Of ``basics``: the rest is who somebody is and where to find them, not what they do."""


def begun(unit: str, profile: Profile) -> bool:
    """Return whether anything of a unit stands in a file.

    Parameters
    ----------
    unit : str
        A unit's name, ``"03-present"``.
    profile : Profile

    Returns
    -------
    bool
        Also true of a unit that this course does not know: nothing can be said of it.
    """
    number = unit[:2]
    if unit not in _UNITS:
        return True
    profile = answered(profile)
    return _UNITS[unit](profile) or any(
        _holds(text)
        for texts in (profile.course.answers, profile.course.choices)
        for name, text in texts.items()
        if name.startswith(f"{number}-")
    )


def _holds(value: Any) -> bool:
    """Return whether a part of the file holds anything that somebody could have put there."""
    match value:
        case str():
            return not is_blank(value)
        case bool() | None:
            return bool(value)
        case int() | float():
            return value != 0
        case Mapping():
            return any(map(_holds, value.values()))
        case list() | tuple():
            return any(map(_holds, value))
    return True


def _of(*names: str) -> Callable[[Profile], bool]:
    """Return what looks into sections of ``meta.beyondcv``."""

    def look(profile: Profile) -> bool:
        course = profile.course.to_dict(bare=True)
        return any(_holds(course.get(name)) for name in names)

    return look


def _charter(profile: Profile) -> bool:
    mine = profile.course.charter.to_dict(bare=True)
    if _folded(str(mine.get("redacted", ""))) in _given_texts():
        mine.pop("redacted", None)
    return _holds(mine)


@cache
def _given_texts() -> frozenset[str]:
    return frozenset(_folded(text_to_clean(lang)) for lang in LANGS)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _start(profile: Profile) -> bool:
    return _of("contract")(profile) or _holds(profile.course.tests.before.to_dict(bare=True))


def _present(profile: Profile) -> bool:
    ad = profile.course.ad.to_dict(bare=True)
    if ad.get("id") == _GIVEN_AD:
        ad = {}
    return _holds(ad) or _has_path(profile)


def _has_path(profile: Profile) -> bool:
    """Return whether the profile says something of its person that it was not given with."""
    document = _document(profile)
    if document in _before():
        return False
    basics = document.get("basics") or {}
    return _holds([*map(basics.get, _SAID), *map(document.get, CONTENT)])


def _document(profile: Profile) -> dict[str, Any]:
    """Return the profile without the course's part and without a name, which is no work."""
    document = profile.to_dict(bare=True)
    for name in ("meta", "$schema"):
        document.pop(name, None)
    basics = document.get("basics")
    if isinstance(basics, dict):
        document["basics"] = {key: value for key, value in basics.items() if key != "name"}
    return document


@cache
def _before() -> tuple[dict[str, Any], ...]:
    """Return what the form hands out to start from."""
    return tuple(_document(persona("camille-before", lang)) for lang in LANGS)


def _capstone(profile: Profile) -> bool:
    own = _of("programme")(profile) or _holds(profile.course.tests.after.to_dict(bare=True))
    return own or any(begun(unit, profile) for unit in _UNITS if unit != "09-capstone")


_UNITS: Mapping[str, Callable[[Profile], bool]] = {
    "00-start": _start,
    "01-cv-or-network": _of("channels"),
    "02-choose": _of("choice"),
    "03-present": _present,
    "04-first-network": _of("circles", "messages", "habits"),
    "05-develop": _of("plan", "questions"),
    "06-animate": _of("presence"),
    "07-open-to-all": _charter,
    "08-agility": _of("learning"),
    "09-capstone": _capstone,
}
