"""The self-test taken before and after the course: its items, and how a passage is counted.

Ten questions in two parallel forms, A before and B after. Each form carries
every misconception of the course once, and the same ones at the same place.
"I do not know yet" is an answer, so that nobody has to guess; it counts as
neither right nor mistaken.

Counting is for the learner's own eyes. Grading may ask `done`, and nothing
else: no answer and no count goes into a grade, a report or feedback.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from beyondcv._resources import read_toml
from beyondcv.checks._dates import parse_day
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.profile._programme import SelfTest

__all__ = [
    "FORMS",
    "TOP",
    "UNKNOWN",
    "Item",
    "ItemOption",
    "Score",
    "acts_question",
    "done",
    "finished_on",
    "forget_answers",
    "items",
    "score",
    "statements",
]

FORMS = {"before": "A", "after": "B"}
"""Which form belongs to which passage."""

UNKNOWN = "?"
"""The answer "I do not know yet"."""

TOP = 10
"""Confidence goes from 0 to this."""

_LETTERS = "abc"


@dataclass(frozen=True)
class ItemOption:
    """One answer: its letter, which the learner's file keeps, and what a wrong one shows."""

    letter: str
    text: str
    right: bool
    code: str


@dataclass(frozen=True)
class Item:
    """One situation, its answers, and the explanation given at the very end."""

    id: str
    stem: str
    options: tuple[ItemOption, ...]
    why: str

    @property
    def right(self) -> ItemOption:
        """The right answer."""
        return next(option for option in self.options if option.right)


@dataclass(frozen=True)
class Score:
    """What a passage comes to.

    Parameters
    ----------
    answered, right, of : int
        Questions answered ("I do not know yet" included), answered rightly, asked.
    codes : tuple of str
        Misconceptions chosen, in order.
    confidence : float or None
        Mean of the statements answered, 0 to 10.
    acts : float or None
        Acts of the last seven days.
    """

    answered: int
    right: int
    of: int
    codes: tuple[str, ...]
    confidence: float | None
    acts: float | None


@cache
def _read(lang: Lang) -> dict[str, Any]:
    return read_toml(f"selftest/items.{lang}.toml")


def _item(raw: dict[str, Any]) -> Item:
    options = tuple(
        ItemOption(letter, option["text"], option.get("right", False), option.get("code", ""))
        for letter, option in zip(_LETTERS, raw["options"], strict=True)
    )
    return Item(raw["id"], raw["stem"], options, raw["why"])


@cache
def items(form: str, lang: Lang) -> tuple[Item, ...]:
    """Return the ten items of form ``"A"`` or ``"B"``."""
    return tuple(map(_item, _read(lang)[form]))


def statements(lang: Lang) -> dict[str, str]:
    """Return what one says how sure one feels of, by the names that a file keeps."""
    return dict(_read(lang)["confidence"])


def acts_question(lang: Lang) -> str:
    """Return the question on the acts of the last seven days."""
    return str(_read(lang)["acts"])


def finished_on(test: SelfTest) -> date | None:
    """Return the day on which a passage was finished, None if it was not."""
    return parse_day(test.date) if test.form in FORMS.values() else None


def done(test: SelfTest) -> bool:
    """Whether a passage was finished; its answers may have been taken out since."""
    return finished_on(test) is not None


def score(test: SelfTest) -> Score | None:
    """Count a passage.

    Parameters
    ----------
    test : SelfTest
        Of ``profile.course.tests``.

    Returns
    -------
    Score or None
        ``None`` if the passage holds no answer to a question of its form.
        Answers that the form does not know count as not given.
    """
    if test.form not in FORMS.values():
        return None
    # Both languages have the same letters and codes; a file may have been answered in either.
    asked = items(test.form, LANGS[0])
    chosen = [
        (item, test.items[item.id])
        for item in asked
        if test.items.get(item.id) in {UNKNOWN, *_LETTERS}
    ]
    if not chosen:
        return None
    picked = [
        next((option for option in item.options if option.letter == letter), None)
        for item, letter in chosen
    ]
    sure = [
        int(text)
        for name, text in test.confidence.items()
        if name in statements(LANGS[0]) and text.isdecimal() and int(text) <= TOP
    ]
    return Score(
        answered=len(chosen),
        right=sum(option.right for option in picked if option),
        of=len(asked),
        codes=tuple(option.code for option in picked if option and option.code),
        confidence=sum(sure) / len(sure) if sure else None,
        acts=test.acts,
    )


def forget_answers(profile: Profile) -> None:
    """Take answers out of both passages; that and when they were taken stays."""
    for test in (profile.course.tests.before, profile.course.tests.after):
        test.items.clear()
        test.confidence.clear()
        test.acts = None
