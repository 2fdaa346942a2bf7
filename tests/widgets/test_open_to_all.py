"""Unit 07's form: a text that is given, taken over, and cleaned; boxes to tick."""

from __future__ import annotations

import pytest

from beyondcv.checks import text_to_clean
from beyondcv.checks._rights import CASES, DECOYS, READINGS, SIGNS
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets._outline import outline
from beyondcv.widgets._spec import Choice, Ticks
from beyondcv.widgets.units import unit
from tests.widgets.forms import Hand

UNIT = "07-open-to-all"


def blocks() -> list[object]:
    """Return all blocks of the form."""
    return [block for step in unit(UNIT).steps for block in step.blocks]


def test_the_form_and_the_rules_know_the_same_answers() -> None:
    """Has every question of the rules its control, with the right answer among its options?"""
    choices = {b.path.rsplit(".", 1)[-1]: b for b in blocks() if isinstance(b, Choice)}
    keys = {**CASES, **READINGS}

    assert choices.keys() == keys.keys()
    for name, key in keys.items():
        assert key.right in [option.value for option in choices[name].options]
    (ticks,) = (b for b in blocks() if isinstance(b, Ticks))
    assert sorted(option.value for option in ticks.options) == sorted(SIGNS + DECOYS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_is_taken_over_and_given_back(lang: Lang) -> None:
    """Does the button write the text into the profile, in one step that can be undone?"""
    hand = Hand(Profile(), UNIT, lang)
    hand.go("redaction")
    said = {
        "fr": ("Reprendre ce texte", "Annuler la dernière action"),
        "en": ("Copy this text into the box", "Undo"),
    }[lang]
    hand.press(said[0])

    assert hand.store.profile.course.charter.redacted == text_to_clean(lang)
    hand.press(said[1])
    assert hand.store.profile.course.charter.redacted == ""


def test_a_private_detail_is_pointed_out_below_the_text() -> None:
    """Does the feedback name what is left?"""
    hand = Hand(Profile(), UNIT)
    hand.go("redaction")
    hand.press("Copy this text into the box")

    assert "4 kinds of private details" in hand.said_of("The cleaned profile")


def test_ticking_writes_the_list() -> None:
    """Do boxes end up in the profile in the order of the table?"""
    hand = Hand(Profile(), UNIT)
    hand.go("scam")
    hand.control("It asks for money").value = True
    hand.control("It hires without an interview").value = True
    hand.form.session.settle()

    assert hand.store.profile.course.charter.scam == ["no-interview", "fee"]


@pytest.mark.parametrize("lang", LANGS)
def test_texts_to_work_on_stand_on_paper_too(lang: Lang) -> None:
    """Are the profile and the false offer in the outline, and do both look fictional?"""
    paper = outline(UNIT, lang)

    assert paper.count("bcv-given") == 2
    assert "example.org" in paper
    assert {"fr": "(fictif)", "en": "(fictional)"}[lang] in paper
