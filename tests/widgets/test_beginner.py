"""What somebody meets who begins: room to write, and feedback that is true of what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import beyondcv.widgets
from beyondcv.checks import check
from beyondcv.profile import Profile
from beyondcv.widgets._spec import Text
from beyondcv.widgets.units import UNITS
from tests.widgets.forms import Hand


def texts(item: object) -> Iterator[Text]:
    """Yield every text field of a form's table."""
    if isinstance(item, Text):
        yield item
    if isinstance(item, tuple):
        for part in item:
            yield from texts(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from texts(getattr(item, field.name))


@pytest.mark.parametrize(
    ("sheet", "rule"),
    [("style.css", r'textarea\[rows="(\d+)"\]'), ("outline.css", r"\.bcv-rows-(\d+) ")],
)
def test_a_field_is_as_high_as_its_answer_is_long(sheet: str, rule: str) -> None:
    """Has every height that a form asks for its rule, on the screen and on paper?"""
    asked = {text.rows for unit in UNITS.values() for text in texts(unit)} - {1}
    css = (Path(beyondcv.widgets.__file__).parent / sheet).read_text(encoding="utf-8")

    assert asked <= {int(found) for found in re.findall(rule, css)}


@pytest.mark.parametrize(
    ("unit", "step", "label"),
    [
        ("06-animate", "calendar", "Add these actions"),
        ("09-capstone", "plan", "Add these small actions"),
    ],
)
def test_a_list_of_acts_does_not_ask_for_people(unit: str, step: str, label: str) -> None:
    """Is a person who adds no line told of what the list is made?"""
    hand = Hand(Profile(), unit)
    hand.go(step)
    hand.press(label)

    assert "Write one line for each" in hand.read()
    assert "for each person" not in hand.read()


@pytest.mark.parametrize("part", ["measure", "stop", "hypothesis"])
def test_what_is_short_is_not_called_missing(part: str) -> None:
    """Does a short answer to the experiment hear that it is short?"""
    profile = Profile()
    rule = "experiment-variable" if part == "hypothesis" else f"experiment-{part}"
    assert "not written yet" in str(check(rule, profile, "en").found)

    setattr(profile.course.learning.experiment, part, "Answers received")

    assert "too short" in str(check(rule, profile, "en").found)


def test_the_half_that_is_missing_is_named() -> None:
    """Is it said which of hypothesis and change is still to be written?"""
    profile = Profile()
    profile.course.learning.experiment.hypothesis = "If I call, then I expect more answers."

    assert "the thing that changes is missing" in check("experiment-variable", profile, "en").found


def test_a_short_sheet_is_not_called_missing() -> None:
    """Does somebody who wrote two lines hear how many characters stand there?"""
    profile = Profile()
    profile.course.programme.sheet = "Stock keeper, 7 years."

    said = check("sheet-privacy", profile, "en")

    assert "22 characters" in said.found
    assert "200 characters" in said.hint


def test_the_claim_that_counts_for_nothing_is_named() -> None:
    """Is one of twelve fields found again by the number of its claim?"""
    profile = Profile()
    audit = profile.course.learning.audit
    audit.photo.who = "A firm that sells profiles"
    audit.plan.who = "Abel"

    assert "Claim 2" in check("audit-questions", profile, "en").hint


def test_an_empty_profile_is_named_where_a_charter_is_written() -> None:
    """Is advice on the profile of unit 03 not taken for a word on the charter?"""
    assert "unit 03" in check("privacy", Profile(), "en").found
