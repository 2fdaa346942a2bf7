"""Fictional people that learners may work as, and that checks are tested on."""

from __future__ import annotations

from functools import cache

from beyondcv._resources import read_text
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, loads

__all__ = ["PERSONAS", "persona"]

PERSONAS: tuple[str, ...] = ("camille-before", "camille-after", "camille-network")
"""Names of the fictional profiles, each in both languages."""


@cache
def _text(name: str, lang: Lang) -> str:
    return read_text(f"personas/{name}.{lang}.json")


def persona(name: str, lang: Lang) -> Profile:
    """Return a fresh copy of a fictional profile.

    Parameters
    ----------
    name : str
        One of `PERSONAS`.
    lang : {"fr", "en"}

    Raises
    ------
    KeyError
        If there is no such persona.
    """
    if name not in PERSONAS:
        raise KeyError(name)
    profile = loads(_text(name, lang))
    # A French profile stays French when its reader opens the English edition.
    profile.course.lang = lang
    return profile
