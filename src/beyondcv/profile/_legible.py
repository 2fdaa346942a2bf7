"""Signs that show nothing: a text of them alone is no text.

Which signs these are follows from Unicode, not from a list of cases: the property
Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), the general
categories of blanks and controls, and the few letters and symbols whose glyph is
blank by definition. Marks that stand on a letter show nothing without one.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from functools import lru_cache
from typing import Any

from beyondcv.profile._fields import Section
from beyondcv.profile._model import Profile

__all__ = ["is_blank", "legible", "legible_profile"]

_IGNORABLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_BLANK_GLYPHS = ((0x2800, 0x2800), (0x1D159, 0x1D159), (0x16FE4, 0x16FE4))
"""Braille pattern blank, musical null notehead, Khitan filler."""
_SHOW_NOTHING = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})

_LETTERLIKE = re.compile("[\u115f\u1160\u3164\uffa0\u2800\U0001d159]")
"""Fillers that programs take for letters or symbols, and that no word needs."""
_SUSPECT = re.compile(r"[^\x20-\x7e\n\r\tÀ-ɏ‘’“”–—…«»€•]")


@lru_cache(maxsize=4096)
def _shows(sign: str) -> bool:
    code = ord(sign)
    if any(low <= code <= high for low, high in (*_IGNORABLE, *_BLANK_GLYPHS)):
        return False
    return unicodedata.category(sign) not in _SHOW_NOTHING


def is_blank(text: str) -> bool:
    """Return whether nothing of a text can be seen.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
        True for the empty text, blanks, zero widths, and letters without a glyph.
    """
    return not any(map(_shows, text))


def legible(text: str) -> str:
    """Return a text as it is seen, each sign where it stood.

    Fillers that count as letters become blanks; a text without a visible sign
    becomes the empty one.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The same object where nothing changes.
    """
    if not _SUSPECT.search(text):
        return text
    if is_blank(text):
        return ""
    return _LETTERLIKE.sub(" ", text)


def legible_profile(profile: Profile) -> Profile:
    """Return a profile as it is seen, to judge it; the profile itself is not changed.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    Profile
        The same object if every text is legible already.
    """
    if not _hides_something(profile):
        return profile
    return Profile.from_dict(_cleared(profile.to_dict()))


def _hides_something(value: Any) -> bool:
    if isinstance(value, str):
        return legible(value) is not value
    if isinstance(value, list):
        return any(map(_hides_something, value))
    if isinstance(value, dict):
        return any(map(_hides_something, value.values()))
    if isinstance(value, Section):
        return any(
            _hides_something(getattr(value, field.name)) for field in dataclasses.fields(value)
        )
    return False


def _cleared(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, list):
        return [_cleared(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleared(item) for key, item in value.items()}
    return value
