"""Unit 08's form: days, sources, claims."""

from __future__ import annotations

import datetime as dt

import pytest

from beyondcv.checks import ASKED
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.widgets import UNITS
from beyondcv.widgets._spec import Entries
from tests.widgets.forms import Hand

UNIT = "08-agility"


def test_every_question_that_is_marked_stands_in_the_form() -> None:
    """Is each question that the rules know a field of the form?"""
    paths = set()
    for step in UNITS[UNIT].steps:
        for block in step.blocks:
            path = getattr(block, "path", "")
            fields = block.fields if isinstance(block, Entries) else ()
            paths |= {path, *(f"{path}.{field.path}" for field in fields)}

    assert {f"meta.beyondcv.learning.{place}" for place in ASKED} <= paths


def test_a_day_and_a_number_are_kept() -> None:
    """Do the calendar and the number end up in the file, and the rule speak below?"""
    hand = Hand(unit_id=UNIT)
    hand.go("experiment")
    hand.control("First day").value = dt.date(2026, 12, 7)
    hand.control("Last day").value = dt.date(2026, 12, 9)
    hand.control("How many would be enough to go on").value = 4
    hand.form.session.settle()
    kept = hand.store.profile.course.learning.experiment

    assert (kept.start, kept.end, kept.target) == ("2026-12-07", "2026-12-09", 4)
    assert "The trial lasts 2 days." in hand.said_of("Last day")


@pytest.mark.parametrize("lang", LANGS)
def test_the_twelve_answers_are_told_apart(lang: Lang) -> None:
    """Has each control of the claims a name of its own?"""
    hand = Hand(persona("camille-after", lang), UNIT, lang)
    hand.go("audit")
    names = [control.description for control in hand.controls()]

    assert len(names) == len(set(names)) == 16


def test_a_source_can_be_added() -> None:
    """Does a source of another opinion count as soon as it is whole?"""
    hand = Hand(unit_id=UNIT)
    hand.go("watch")
    hand.press("Add a source")
    hand.control("Source 1 – Source").value = "The dock manager"
    hand.control("Source 1 – Read or heard on").value = dt.date(2026, 11, 20)
    hand.control("Source 1 – In which language").value = "en"
    hand.control("Source 1 – Its opinion, compared with mine").value = "other"
    hand.form.session.settle()

    assert "One source disagrees with you." in hand.read()
