"""Unit 02's form: weights, a ranking in any order, boxes, a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from beyondcv.checks._choice import FORMATS, SETTINGS, TIMELINE
from beyondcv.datasets import CRITERIA, networks, persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile
from beyondcv.widgets._spec import Choice, Number, Ticks
from beyondcv.widgets.units.choose import NETWORKS, UNIT
from tests.widgets.conftest import TODAY
from tests.widgets.forms import Hand


def blocks(kind: type) -> list[object]:
    """Return the form's blocks of a kind."""
    return [block for step in UNIT.steps for block in step.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_form_names_the_networks_as_the_table_does(lang: Lang) -> None:
    """Is a network the same in the figure and in the form, in both languages?"""
    said = translator(lang).gettext

    assert {option.value: said(option.label) for option in NETWORKS} == {
        id: network.names[lang] for id, network in networks().items()
    }


def test_the_form_offers_what_the_rules_know() -> None:
    """Are weights, settings, formats and right answers those of the rules?"""
    numbers = [block.path for block in blocks(Number) if isinstance(block, Number)]
    (ticks,) = (block for block in blocks(Ticks) if isinstance(block, Ticks))
    choices = {block.path: block for block in blocks(Choice) if isinstance(block, Choice)}

    assert numbers == [f"meta.beyondcv.choice.weights.{name}" for name in CRITERIA]
    assert tuple(option.value for option in ticks.options) == SETTINGS
    formats = choices["meta.beyondcv.choice.exit.format"].options
    assert tuple(option.value for option in formats) == FORMATS
    for name, key in TIMELINE.items():
        options = choices[f"meta.beyondcv.choices.{name}"].options
        assert key.right in {option.value for option in options}


def test_places_can_be_given_in_any_order() -> None:
    """Can the third place be given first, and be taken back?"""
    hand = Hand(Profile(), UNIT.id)
    hand.go("ranking")
    hand.control("Third place").value = "union"
    hand.form.session.settle()
    assert hand.store.profile.course.choice.ranking == ["", "", "union"]

    hand.control("First place").value = "xing"
    hand.form.session.settle()
    assert hand.store.profile.course.choice.ranking == ["xing", "", "union"]
    hand.press("Undo")
    assert hand.store.profile.course.choice.ranking[:1] == [""]


@pytest.mark.parametrize("lang", LANGS)
def test_camille_s_choice_is_shown(lang: Lang) -> None:
    """Does a filled profile open with its ranking and its day?"""
    hand = Hand(persona("camille-after", lang), UNIT.id, lang)
    hand.go("ranking")
    values = [getattr(control, "value", None) for control in hand.controls()]

    assert values[:3] == ["alumni", "linkedin", "union"]


def test_the_verdict_stands_under_what_it_judges() -> None:
    """Is it said under the third place, and under the second network, how it stands?"""
    hand = Hand(Profile(), UNIT.id)
    hand.go("ranking")
    assert "no weights to rank by" in hand.said_of("Third place")

    hand.go("networks")
    hand.control("My main network").value = "union"
    hand.control("My second network, of another family").value = "association"
    hand.form.session.settle()
    assert "of the same family" in hand.said_of("My second network, of another family")


@pytest.mark.parametrize(
    ("day", "verdict"), [(1, "Met"), (0, "is today"), (-1, "has passed"), (-2000, "has passed")]
)
def test_the_form_holds_a_day_against_its_clock(day: int, verdict: str) -> None:
    """Is a review day of tomorrow met, one of today or of years ago not?"""
    profile = Profile()
    profile.course.choice.exit.format = "paper"
    profile.course.choice.exit.date = f"{TODAY + timedelta(days=day)}"
    hand = Hand(profile, UNIT.id)
    hand.go("private")

    assert verdict in hand.said_of("Day on which I look again: stay or leave?")
