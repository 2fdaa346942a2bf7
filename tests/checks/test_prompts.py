"""A question copied into its own field is no answer, in any unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from beyondcv.checks import PROMPTS, check_unit, graded, is_prompt
from beyondcv.checks._prompts import answered
from beyondcv.datasets import PERSONAS, persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile

HELD: dict[str, tuple[str, str, Callable[[Profile], Sequence[Any]], str]] = {
    "card.cv": ("01-cv-or-network", "card", lambda p: p.course.channels.card, "cv"),
    "card.network": ("01-cv-or-network", "card", lambda p: p.course.channels.card, "network"),
    "label": ("03-present", "label", lambda p: [p.basics], "label"),
    "messages.link": ("04-first-network", "parts", lambda p: p.course.messages, "link"),
    "messages.reason": ("04-first-network", "parts", lambda p: p.course.messages, "reason"),
    "habits.offline": ("04-first-network", "habits", lambda p: p.course.habits, "offline"),
    "habits.online": ("04-first-network", "habits", lambda p: p.course.habits, "online"),
    "plan.role": ("05-develop", "plan", lambda p: p.course.plan, "role"),
    "plan.act": ("05-develop", "plan", lambda p: p.course.plan, "act"),
    "posts.source": ("06-animate", "three-texts", lambda p: p.course.presence.posts, "source"),
    "stop.measure": ("06-animate", "stop-rule", lambda p: [p.course.presence.stop], "measure"),
}
"""Where each question is answered: unit, criterion, the lines, the field."""


def test_each_question_is_tried_here() -> None:
    """Does a new question ask for its line above?"""
    assert sorted(HELD) == sorted(PROMPTS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PROMPTS)
def test_a_copied_question_earns_nothing(name: str, lang: Lang) -> None:
    """Do its own words, with other signs between them, count less than an answer?"""
    unit, criterion, lines, field = HELD[name]
    for text in filter(None, PROMPTS[name]):
        profile = persona("camille-after", lang)
        before = {result.id: result.points for result in graded(unit, profile, lang)}
        for line in lines(profile):
            setattr(line, field, f"  {translator(lang).gettext(text).upper()} !")
        after = {result.id: result.points for result in graded(unit, profile, lang)}

        assert after[criterion] < before[criterion]
        assert is_prompt(getattr(lines(profile)[0], field))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PERSONAS)
def test_no_answer_of_the_course_is_taken_for_a_question(name: str, lang: Lang) -> None:
    """Do all people of the course pass, the very same object coming back?"""
    profile = persona(name, lang)

    assert answered(profile) is profile


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ce qui nous relie : le stage au rayon frais",
        "Pourquoi cette personne ? Elle forme des caristes.",
        "En face, je dis bonjour",
        "appeler pour prendre des nouvelles",
        "call to ask for news",
        "Why this person: she trains drivers",
        "les mots",
    ],
)
def test_more_or_less_than_the_question_is_an_answer(text: str) -> None:
    """Does a text that takes a question up, or an example over, still count?"""
    assert not is_prompt(text)


def test_the_profile_itself_is_left_alone() -> None:
    """Do the rules look at a copy, so that nothing typed is lost?"""
    profile = Profile()
    profile.basics.label = "Headline"
    check_unit("03-present", profile, "en")

    assert profile.basics.label == "Headline"
