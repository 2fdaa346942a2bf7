"""A day and boxes to tick: kept as data, shown as the browser’s own controls."""

from __future__ import annotations

import datetime as dt

import ipywidgets as w
import pytest

from beyondcv.profile import Profile
from beyondcv.widgets._outline import _block
from beyondcv.widgets._spec import Date, Option, Step, Ticks, Unit
from tests.widgets.forms import Hand

DAY = "meta.beyondcv.choice.exit.date"
SETTINGS = "meta.beyondcv.choice.privacy"
UNIT = Unit(
    "00-start",
    "A unit",
    (
        Step("start", "Start", "", ()),
        Step(
            "one",
            "A step",
            "",
            (
                Date(DAY, "Day of the copy"),
                Ticks(
                    SETTINGS,
                    "My settings",
                    (Option("search", "Hidden from search"), Option("list", "List hidden")),
                ),
            ),
        ),
    ),
)


@pytest.fixture
def hand() -> Hand:
    """A person at such a form."""
    hand = Hand(Profile(), UNIT)
    hand.go("one")
    return hand


def test_a_day_is_kept_as_iso_8601(hand: Hand) -> None:
    """Does the file hold a date that any program reads, and none when it is taken out?"""
    hand.control("Day of the copy").value = dt.date(2027, 3, 1)
    assert hand.form.session.get(DAY) == "2027-03-01"

    hand.control("Day of the copy").value = None
    assert hand.form.session.get(DAY) == ""


@pytest.mark.parametrize("held", ["2027-03", "soon", "2027-02-30"])
def test_what_no_calendar_shows_is_left_alone(held: str) -> None:
    """Does opening a form change nothing that it cannot show?"""
    profile = Profile()
    profile.course.choice.exit.date = held
    hand = Hand(profile, UNIT)
    hand.go("one")

    assert hand.control("Day of the copy").value is None
    assert hand.form.session.get(DAY) == held


def test_ticks_are_a_list_in_the_order_of_the_table(hand: Hand) -> None:
    """Is the list the same whichever box was ticked first, and can a tick be taken out?"""
    hand.control("List hidden").value = True
    hand.control("Hidden from search").value = True
    assert hand.form.session.get(SETTINGS) == ["search", "list"]

    hand.control("List hidden").value = False
    assert hand.form.session.get(SETTINGS) == ["search"]


def test_a_tick_of_another_version_stays() -> None:
    """Is a value that has no box kept when others change?"""
    profile = Profile()
    profile.course.choice.privacy = ["later-version"]
    hand = Hand(profile, UNIT)
    hand.go("one")

    hand.control("List hidden").value = True
    assert hand.form.session.get(SETTINGS) == ["list", "later-version"]


def test_undo_takes_a_tick_and_a_day_back(hand: Hand) -> None:
    """Does “Undo” bring the controls back to what they were?"""
    hand.control("List hidden").value = True
    hand.form.session.settle()
    hand.control("Day of the copy").value = dt.date(2027, 3, 1)
    hand.form.session.settle()

    hand.press("Undo")
    assert hand.control("Day of the copy").value is None
    hand.press("Undo")
    assert hand.control("List hidden").value is False


def test_on_paper_both_have_their_place() -> None:
    """Does the printed outline name the day and each box?"""
    text = "".join(_block(block, "en") for block in UNIT.steps[1].blocks)
    assert "Day of the copy" in text
    assert "Hidden from search" in text
    assert "bcv-pick" in text


def test_the_controls_are_those_of_the_browser(hand: Hand) -> None:
    """Are they native date and tick controls, whose keyboard everybody has?"""
    kinds = {type(control) for control in hand.shown}
    assert {w.DatePicker, w.Checkbox} <= kinds
