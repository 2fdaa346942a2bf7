"""Unit 04's form: twenty people on a small screen."""

from __future__ import annotations

import pytest

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets._quick import MOST
from tests.widgets.forms import Hand

UNIT = "04-first-network"


def at_circles(profile: Profile | None = None) -> Hand:
    """Return a person at the list of people."""
    hand = Hand(profile or Profile(), UNIT)
    hand.go("circles")
    return hand


def test_several_people_are_added_at_once() -> None:
    """Does each line become a person of that circle, blank and double lines left out?"""
    hand = at_circles()
    hand.control("Circle of these people").value = "local"
    hand.control("Last contact with them").value = "dormant"
    hand.control("People, one a line").value = "the coach\n\n the florist \nthe coach"
    hand.press("Add these people")

    kept = hand.store.profile.course.circles
    assert [(c.circle, c.role, c.last_contact) for c in kept] == [
        ("local", "the coach", "dormant"),
        ("local", "the florist", "dormant"),
    ]
    assert hand.control("People, one a line").value == ""
    assert hand.said_of("People, one a line") == "2 lines added below."


def choose(hand: Hand) -> None:
    """Give the closed answers that new people share."""
    hand.control("Circle of these people").value = "work"
    hand.control("Last contact with them").value = "recent"


def test_no_answer_is_taken_that_nobody_gave() -> None:
    """Is the first open question named, and are the lines kept until it is answered?"""
    hand = at_circles()
    hand.control("Circle of these people").value = "work"
    hand.control("People, one a line").value = "the coach"
    hand.press("Add these people")

    assert hand.store.saves == 0
    assert hand.said_of("People, one a line") == "Choose first: Last contact with them."
    choose(hand)
    hand.press("Add these people")
    assert [person.role for person in hand.store.profile.course.circles] == ["the coach"]


def test_adding_can_be_taken_back() -> None:
    """Is one press one step of “Undo”?"""
    hand = at_circles()
    choose(hand)
    hand.control("People, one a line").value = "the coach\nthe florist"
    hand.press("Add these people")
    hand.press("Undo")

    assert hand.store.profile.course.circles == []


def test_nothing_is_added_without_a_line() -> None:
    """Does an empty press say what to do, and save nothing?"""
    hand = at_circles()
    hand.press("Add these people")

    assert hand.store.saves == 0
    assert "one line for each person" in hand.said_of("People, one a line")


def test_a_pasted_address_book_is_not_swallowed() -> None:
    """Does a long paste come in part, the rest staying where it was?"""
    hand = at_circles()
    choose(hand)
    hand.control("People, one a line").value = "\n".join(f"role {i}" for i in range(MOST + 3))
    hand.press("Add these people")

    assert len(hand.store.profile.course.circles) == MOST
    assert hand.control("People, one a line").value.split("\n") == ["role 40", "role 41", "role 42"]


@pytest.mark.parametrize("lang", LANGS)
def test_twenty_people_stay_closed(lang: Lang) -> None:
    """Does a list of twenty show one line each, named by its role, and few controls?"""
    hand = Hand(persona("camille-after", lang), UNIT, lang)
    hand.go("circles")
    closed = [x for x in hand.shown if "bcv-toggle" in x._dom_classes]

    assert len(closed) == 20
    assert all(" – " in toggle.description for toggle in closed)
    assert len(hand.controls()) == 3


def test_an_entry_can_be_opened_and_corrected() -> None:
    """Can a person be moved to another circle?"""
    hand = at_circles(persona("camille-after", "en"))
    hand.unfold("Person 3 ")
    hand.control("Person 3 – Circle").value = "target"

    hand.form.session.settle()
    assert hand.store.profile.course.circles[2].circle == "target"


def test_a_name_is_pointed_out_where_it_stands() -> None:
    """Does an open entry say why a name is no role?"""
    profile = persona("camille-after", "en")
    profile.course.circles[0].role = "Mr Smith"
    hand = at_circles(profile)
    hand.unfold("Person 1 ")

    assert "A person’s name." in hand.said_of("Person 1 – Role or initials")
