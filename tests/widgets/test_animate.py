"""Unit 06's form: a week, four weeks at a time, texts that stay closed."""

from __future__ import annotations

import pytest

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.widgets.forms import Hand

UNIT = "06-animate"


def at(step: str, profile: Profile | None = None) -> Hand:
    """Return a person at a step."""
    hand = Hand(profile or Profile(), UNIT)
    hand.go(step)
    return hand


def test_several_acts_are_added_at_once() -> None:
    """Does each line become an act of that week, rung, place and length?"""
    hand = at("calendar")
    hand.control("Week of these actions").value = 2
    hand.control("Rung of these actions").value = "ask"
    hand.control("Where they take place").value = "offline"
    hand.control("Minutes for each").value = 15
    hand.control("Actions, one a line").value = "ask at the counter\nask the librarian"
    hand.press("Add these actions")

    kept = hand.store.profile.course.presence.calendar
    assert [(a.week, a.rung, a.where, a.act, a.minutes) for a in kept] == [
        (2, "ask", "offline", "ask at the counter", 15),
        (2, "ask", "offline", "ask the librarian", 15),
    ]
    assert '"week": 2,' in hand.store.text


def test_nothing_is_added_without_an_act() -> None:
    """Does an empty press speak of acts, and save nothing?"""
    hand = at("calendar")
    hand.press("Add these actions")

    assert hand.store.saves == 0
    assert "one line for each act" in hand.said_of("Actions, one a line")


@pytest.mark.parametrize(("lang", "day"), [("fr", "Jour 1 – Lundi"), ("en", "Day 1 – Monday")])
def test_a_closed_day_has_its_name(lang: Lang, day: str) -> None:
    """Is a day told in the reader's words, not by its code?"""
    hand = Hand(persona("camille-after", lang), UNIT, lang)
    hand.go("week")

    assert any(
        getattr(x, "description", "").startswith(day)
        for x in hand.shown
        if "bcv-toggle" in x._dom_classes
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_closed_text_is_one_line(lang: Lang) -> None:
    """Is a long text cut in its heading?"""
    hand = Hand(persona("camille-after", lang), UNIT, lang)
    hand.go("texts")
    closed = [x.description for x in hand.shown if "bcv-toggle" in x._dom_classes]

    assert len(closed) == 3
    assert all("…" in title and len(title) < 100 for title in closed)


def test_the_day_of_the_rule_is_kept() -> None:
    """Do measure, number and day make a rule?"""
    hand = at("review")
    hand.control("What I will count").value = "useful conversations"
    hand.control("Below this number, I change or stop").value = 3
    hand.form.session.settle()
    assert "Choose the day" in hand.said_of("The day I count")
