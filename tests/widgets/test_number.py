"""A box for a number: typed or stepped, bounded, absent until somebody writes."""

from __future__ import annotations

import pytest

from beyondcv.profile import Profile
from beyondcv.widgets._fields import NumberView
from tests.widgets.forms import Hand

LABEL = "Job ads, in %"


@pytest.fixture
def hand() -> Hand:
    """A person at the mix of unit 01."""
    hand = Hand(Profile(), "01-cv-or-network")
    hand.go("mix")
    return hand


def test_an_untouched_box_writes_nothing(hand: Hand) -> None:
    """Does looking at a form leave the profile as it was?"""
    assert hand.control(LABEL).value == 0
    assert hand.form.session.profile.to_dict() == {}


def test_what_is_typed_is_kept_as_a_number(hand: Hand) -> None:
    """Is a whole number kept without a point, and another one with its tenths?"""
    hand.control(LABEL).value = 30
    hand.control("Hours a week that this takes").value = 3.4
    hand.form.session.settle()

    channels = hand.store.profile.to_dict()["meta"]["beyondcv"]["channels"]
    assert channels == {"ads": 30, "hours": 3.4}
    assert '"ads": 30,' in hand.store.text


@pytest.mark.parametrize(("typed", "kept"), [(130, 100), (-5, 0)])
def test_a_number_stays_between_its_bounds(hand: Hand, typed: float, kept: float) -> None:
    """Is a share neither below 0 nor above 100?"""
    hand.control(LABEL).value = 50
    hand.control(LABEL).value = typed

    assert hand.form.session.get("meta.beyondcv.channels.ads") == kept


def test_a_number_out_of_bounds_in_a_file_is_left_alone() -> None:
    """Does opening a form change nothing that it cannot show?"""
    profile = Profile()
    profile.course.channels.ads = 250
    hand = Hand(profile, "01-cv-or-network")
    hand.go("mix")

    assert hand.control(LABEL).value == 100
    assert hand.form.session.get("meta.beyondcv.channels.ads") == 250


def test_undo_takes_a_number_back(hand: Hand) -> None:
    """Does “Undo” bring the box back to what it was?"""
    hand.control(LABEL).value = 40
    hand.form.session.settle()
    hand.press("Undo")

    assert hand.control(LABEL).value == 0
    assert hand.form.session.get("meta.beyondcv.channels.ads") is None


def test_the_sum_is_said_under_the_mix(hand: Hand) -> None:
    """Does the form say, as text, what the shares add up to?"""
    hand.control(LABEL).value = 60
    hand.form.session.settle()

    assert "Your shares add up to 60%." in hand.said_of("Actions in four weeks")


def test_a_screen_reader_and_a_keyboard_get_a_number_box(hand: Hand) -> None:
    """Is it a control with a label, bounds and a step, that tells while it is changed?"""
    (view,) = (v for v in hand.form.views if getattr(v, "control", None) is hand.control(LABEL))
    assert isinstance(view, NumberView)

    control = view.control
    assert (control.min, control.max, control.step) == (0, 100, 1)
    assert control.continuous_update


def test_a_line_of_the_card_can_be_added(hand: Hand) -> None:
    """Can a list inside the course's own part grow?"""
    hand.go("card")
    hand.press("Add a feature")
    hand.control("Feature 1 – CV side").value = "one page"

    assert hand.form.session.profile.course.channels.card[0].cv == "one page"
