"""Unit 05's form: a plan line by line, and questions that answer back."""

from __future__ import annotations

import datetime as dt

import ipywidgets as w
import pytest

from beyondcv.checks import check
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import PlanLine, Profile
from tests.widgets.forms import Hand

UNIT = "05-develop"
RULES = ("plan-lines", "plan-tags", "plan-dates", "plan-target", "plan-give")
CHOICES = (w.Dropdown, w.RadioButtons)
CLOSED = (
    ("01-cv-or-network", "chart"),
    ("01-cv-or-network", "claims"),
    ("02-choose", "timeline"),
    ("05-develop", "graph"),
    ("05-develop", "curve"),
    ("06-animate", "chart"),
    ("07-open-to-all", "asking"),
    ("07-open-to-all", "reading"),
    ("08-agility", "sample"),
    ("08-agility", "audit"),
)
"""Steps that ask closed questions."""


def at(step: str, profile: Profile | None = None, lang: Lang = "en") -> Hand:
    """Return a person at a step of the form."""
    hand = Hand(profile or Profile(), UNIT, lang)
    hand.go(step)
    return hand


def test_people_are_added_with_their_tags() -> None:
    """Does each line of the quick field become a line of the plan?"""
    hand = at("plan")
    hand.control("Circle of these people").value = "local"
    hand.control("Tie with them").value = "moderate"
    hand.control("Towards the target field").value = "yes"
    hand.control("People, one a line").value = "the volunteer\nthe driver"
    hand.press("Add these people")

    kept = hand.store.profile.course.plan
    assert [(x.role, x.circle, x.tie, x.target) for x in kept] == [
        ("the volunteer", "local", "moderate", "yes"),
        ("the driver", "local", "moderate", "yes"),
    ]


def test_a_line_is_completed_with_an_act_and_a_day() -> None:
    """Do act, stage and day reach the file, the day as ISO 8601?"""
    profile = persona("camille-after", "en")
    hand = at("plan", profile)
    hand.unfold("Line 1 ")
    hand.control("Line 1 – Next action").value = "thank her in person"
    hand.control("Line 1 – Stage of the relationship").value = "thank"
    hand.control("Line 1 – Day").value = dt.date(2026, 12, 3)

    hand.form.session.settle()
    line = hand.store.profile.course.plan[0]
    assert (line.act, line.stage, line.date) == ("thank her in person", "thank", "2026-12-03")


def test_a_closed_question_is_told_so_under_it() -> None:
    """Does the line say why, and the list say how many are open?"""
    profile = Profile()
    profile.course.questions = ["How did you start?", "Do you like it?"]
    hand = at("questions", profile)

    assert "Yes or no would answer it" in hand.said_of("Question 2")
    assert "1 open question." in hand.read()


@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_of_eleven_stays_closed(lang: Lang) -> None:
    """Does each line show who and what, and few controls?"""
    hand = at("plan", persona("camille-after", lang), lang)
    closed = [x for x in hand.shown if "bcv-toggle" in x._dom_classes]

    assert len(closed) == 11
    assert all(" – " in toggle.description for toggle in closed)
    assert len(hand.controls()) == 4


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_tells_one_next_step(lang: Lang) -> None:
    """Are the other rules of a long list only named, and is what the step takes said?"""
    profile = persona("camille-after", lang)
    profile.course.plan = [PlanLine(role="the tutor", act="call to ask for news")]
    hand = at("plan", profile, lang)
    first, *others = [check(rule, profile, lang) for rule in RULES]
    said = hand.read()

    assert all(part in said for part in (first.found, first.hint, first.expected))
    assert not any(other.hint in said for other in others)
    assert ", ".join(other.title for other in others) in said


@pytest.mark.parametrize(("unit", "step"), CLOSED)
def test_closed_questions_answer_where_they_are_asked(unit: str, step: str) -> None:
    """Is nothing judged before the last answer, and told there what is right and where to look?"""
    hand = Hand(Profile(), unit)
    hand.go(step)
    assert "Right answers" not in hand.read()

    last = [control for control in hand.controls() if isinstance(control, CHOICES)][-1]
    last.value = last.options[-1][1]
    hand.form.session.settle()
    assert "Right answers" in hand.read()
