"""The capstone's form: what is there, the sheet, twelve acts on a small screen."""

from __future__ import annotations

import datetime as dt

import pytest

from beyondcv.checks import check
from beyondcv.datasets import persona
from beyondcv.exports import sheet
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, dumps
from beyondcv.widgets import PageStore
from beyondcv.widgets._form import Form
from beyondcv.widgets._session import Session
from beyondcv.widgets.units import unit
from tests.checks.whole import whole
from tests.widgets.forms import Hand, text_of

UNIT = "09-capstone"


def at(step: str, profile: Profile | None = None, lang: Lang = "en") -> Hand:
    """Return a person at a step."""
    hand = Hand(profile or Profile(), UNIT, lang)
    hand.go(step)
    return hand


def test_the_file_so_far_says_what_is_there() -> None:
    """Are nine parts named with their unit, the missing ones with what they need?"""
    said = at("file", persona("camille-before", "en")).read()

    assert said.count("Missing") + said.count("Started") == 9
    assert "Started My profile (Unit 03)" in said
    assert "five rules" in said
    assert at("file", whole("en")).read().count("Ready My") == 9


def test_the_light_path_shows_five_parts() -> None:
    """Does choosing the short path take four parts off the list?"""
    camille = persona("camille-before", "en")
    camille.course.choices["09-path"] = "light"
    said = at("file", camille).read()

    assert said.count("Missing") + said.count("Started") == 5
    assert "Unit 08" not in said


def test_only_the_page_links_to_the_units() -> None:
    """Is there a link where a page stands beside the form, and none in a notebook?"""
    text = dumps(persona("camille-before", "en"))
    form = Form(Session(unit(UNIT), "en", PageStore(text, lambda text, why: None)))
    form.open([step.id for step in form.steps].index("file"))
    linked = "".join(x.value for x in form.views[0].widget.children)

    assert '<a href="02-choose.html">Unit 02</a>' in linked
    assert "href" not in "".join(x.value for x in at("file").form.views[0].widget.children)


def test_another_ad_is_kept_beside_the_first() -> None:
    """Does choosing the second ad leave the one of unit 03 alone, and say the overlap?"""
    camille = persona("camille-after", "en")
    camille.course.ad.id, camille.course.programme.ad = "logistics-coordinator", ""
    hand = at("file", camille)
    hand.control("Another ad").value = "stock-controller"
    hand.form.session.settle()

    kept = hand.store.profile.course
    assert (kept.ad.id, kept.programme.ad) == ("logistics-coordinator", "stock-controller")
    assert "75%" in hand.read()


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_is_proposed_and_can_be_taken_back(lang: Lang) -> None:
    """Does the button fill the sheet from the published profile, as one step of “Undo”?"""
    camille = persona("camille-after", lang)
    camille.course.programme.sheet = "mine"
    hand = at("sheet", camille, lang)
    draft = next(v for v in hand.form.views if hasattr(v, "_draft"))
    draft.widget.children[0].click()

    assert hand.store.profile.course.programme.sheet == sheet(camille, lang)
    assert check("sheet-privacy", hand.store.profile, lang).points == 1
    hand.form.session.undo()
    assert hand.store.profile.course.programme.sheet == "mine"


def test_nothing_is_proposed_from_an_empty_profile() -> None:
    """Is somebody who begins here told where the sheet comes from?"""
    hand = at("sheet")
    hand.press("Make a sheet from my profile")

    assert hand.store.saves == 0
    assert "unit 03" in hand.read()


def add_acts(hand: Hand, *acts: str) -> None:
    """Add acts of one kind and place, without a day."""
    hand.control("Kind of these actions").value = "keep"
    hand.control("Place of these actions").value = "offline"
    hand.control("Small actions, one a line").value = "\n".join(acts)
    hand.press("Add these small actions")


def test_acts_are_spread_over_the_weeks() -> None:
    """Do acts without a day get one a week, and those that have one keep it?"""
    hand = at("plan")
    add_acts(hand, "call my tutor", "visit a warehouse", "thank the driver")
    hand.unfold("Small action 2 ")
    hand.control("Small action 2 – Day").value = dt.date(2027, 2, 1)
    hand.control("Day of the first action").value = dt.date(2026, 12, 1)
    hand.control("Minutes for each action").value = 20
    hand.press("Spread the actions that have no day")

    kept = hand.store.profile.course.programme.acts
    assert [(a.date, a.minutes) for a in kept] == [
        ("2026-12-01", 20), ("2027-02-01", None), ("2026-12-08", 20),
    ]  # fmt: skip
    assert "2 actions have their day now." in hand.read()


def test_spreading_needs_a_day() -> None:
    """Is nothing changed without a first day, and is that said?"""
    hand = at("plan")
    add_acts(hand, "call my tutor")
    hand.press("Spread the actions that have no day")

    assert hand.store.profile.course.programme.acts[0].date == ""
    assert "Choose the day of the first action." in hand.read()


def test_no_more_than_twelve_weeks() -> None:
    """Does a thirteenth act fall into the first week again, not beyond the plan?"""
    hand = at("plan")
    add_acts(hand, *(f"act {n}" for n in range(13)))
    hand.control("Day of the first action").value = dt.date(2026, 12, 1)
    hand.press("Spread the actions that have no day")

    days = [a.date for a in hand.store.profile.course.programme.acts]
    assert days[12] == days[0]
    assert check("programme-acts", hand.store.profile, "en").points == 1


def test_a_full_plan_says_so() -> None:
    """Is somebody whose plan is whole told what is good?"""
    said = " ".join(text_of(x.value) for x in at("plan", whole("en")).shown if hasattr(x, "value")
                    and isinstance(x.value, str))  # fmt: skip

    assert "20 actions with their day" in said
