"""Fictional people that learners may work as, and that checks are tested on.

Read one by one, when asked for: a form in the browser shows one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from beyondcv._resources import read_text, read_toml
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, loads

__all__ = ["PERSONAS", "Description", "describe", "persona"]

PERSONAS: tuple[str, ...] = (
    "camille-before",
    "camille-after",
    "amina",
    "jean",
    "ines",
    "idris",
    "mathieu",
    "dominique",
    "malo",
    "claudine",
    "lou",
)
"""Names of the fictional profiles, each in both languages."""


@dataclass(frozen=True)
class Description:
    """What a reader is told before choosing a person.

    Parameters
    ----------
    trade : str
        A few words.
    situation : str
        May hold what the person need not publish and does not: age, health,
        papers, the reason for a break.
    lesson : str
        What one learns from the profile.
    """

    trade: str
    situation: str
    lesson: str


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


def describe(name: str, lang: Lang) -> Description:
    """Return a person's trade and situation, and what one learns from the profile.

    Parameters
    ----------
    name : str
        One of `PERSONAS`; states of one profile ("-before", "-after") share an entry.
    lang : {"fr", "en"}

    Raises
    ------
    KeyError
        If there is no such persona.
    """
    if name not in PERSONAS:
        raise KeyError(name)
    person = name.partition("-")[0]
    return Description(**read_toml("personas/people.toml")[person][lang])
