"""Unit 07 in ``meta.beyondcv``: what is shown to whom, and the rules one sets oneself."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, string, strings

__all__ = ["Charter", "CharterRule", "Exposure", "Recourse"]


@dataclass
class Exposure(Section):
    """One item of a profile; ``shown`` is ``public``, ``contacts`` or ``hidden``."""

    item: str = string()
    shown: str = string()
    reason: str = string()


@dataclass
class CharterRule(Section):
    """One rule; ``theme`` is ``time``, ``wellbeing``, ``privacy``, ``respect`` or ``exit``."""

    theme: str = string()
    text: str = string()


@dataclass
class Recourse(Section):
    """Where to turn: an office or a role, never somebody's name."""

    problem: str = string()
    contact: str = string()


@dataclass
class Charter(Section):
    """The unit's part.

    ``redacted`` is the profile that was cleaned, as text; ``scam`` names the
    signs that were ticked in the course's false job offer.
    """

    exposure: list[Exposure] = list_of(Exposure)
    rules: list[CharterRule] = list_of(CharterRule)
    recourse: list[Recourse] = list_of(Recourse)
    redacted: str = string()
    scam: list[str] = strings()
