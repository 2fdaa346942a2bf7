"""The capstone in ``meta.beyondcv``, and what the learner measured before and after."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, number, section, string, texts

__all__ = ["PlannedAct", "Programme", "SelfTest", "SelfTests"]


@dataclass
class PlannedAct(Section):
    """One act of the twelve weeks.

    ``date`` is ISO 8601; ``kind`` is one of the stages of unit 05 (``meet``,
    ``keep``, ``give``, ``ask``, ``thank``, ``wake``) or ``apply``, ``learn``,
    ``rest``; ``place`` is ``online`` or ``offline``.
    """

    date: str = string()
    kind: str = string()
    place: str = string()
    act: str = string()
    minutes: float | None = number()


@dataclass
class Programme(Section):
    """The capstone's part; ``ad`` is the id of a second ad, ``sheet`` the profile to copy."""

    acts: list[PlannedAct] = list_of(PlannedAct)
    budget: float | None = number()
    ad: str = string()
    ad_text: str = string("adText")
    sheet: str = string()


@dataclass
class SelfTest(Section):
    """One passage: ten items of ``form`` A or B, how sure one feels, what was done.

    ``items`` maps each item's id to the answer chosen; ``confidence`` maps each of
    five statements to 0-10, as text; ``acts`` counts what was done in seven days.
    """

    form: str = string()
    date: str = string()
    acts: float | None = number()
    items: dict[str, str] = texts()
    confidence: dict[str, str] = texts()


@dataclass
class SelfTests(Section):
    """Before and after; the file keeps them, nothing else does."""

    before: SelfTest = section(SelfTest)
    after: SelfTest = section(SelfTest)
