"""What somebody earns who fills the boxes without doing the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from beyondcv.checks import check, graded
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import profile

PASTED = {
    "fr": "Je fais de mon mieux pour réussir mon projet et je prends contact avec les gens du "
    "secteur quand je le peux cette année, merci beaucoup à tous et à toutes ?",
    "en": "I do my best to succeed in my project and I get in touch with the people of the field "
    "whenever I can do so this year, thank you very much to every one of you ?",
}
_WRITTEN = {
    "act", "alt", "cv", "feature", "goal", "helper", "highlights", "hypothesis", "ifThen",
    "keywords", "label", "link", "measure", "name", "network", "offline", "online", "question",
    "questions", "reason", "role", "sheet", "source", "stop", "summary", "text", "variable",
    "who", "how", "compared", "whom", "recruitment", "customers", "work", "employers", "governance",
}  # fmt: skip


def _filled(value: Any, text: str, at: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(held, text, name) for name, held in value.items()}
    if isinstance(value, list):
        return [_filled(held, text, at) for held in value]
    return text if isinstance(value, str) and at in _WRITTEN else value


def filled(lang: Lang, text: str) -> Profile:
    """Return Camille's finished file with one text in every box that asks for words."""
    return Profile.from_dict(_filled(persona("camille-after", lang).to_dict(), text))


def unit(**course: Any) -> Profile:
    """Return a profile with these parts of the course."""
    return profile(meta={"beyondcv": course})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", ["x", "a" * 200, None])
def test_one_text_everywhere_earns_little(text: str | None, lang: Lang) -> None:
    """Does the same text in every box leave what is written at two thirds or less?"""
    pasted = filled(lang, text or PASTED[lang])
    for name, wanted in {
        "01-cv-or-network": {"card"},
        "04-first-network": {"messages", "parts", "habits"},
        "05-develop": {"plan", "towards", "questions"},
        "06-animate": {"three-texts"},
        "07-open-to-all": {"charter"},
        "08-agility": {"audit", "domains"},
        "09-capstone": {"parts-there", "programme"},
    }.items():
        for result in graded(name, pasted, lang):
            if result.id in wanted:
                # Right answers to closed questions and honest ticks are work: audit has some.
                assert result.points <= 0.67 * result.max_points, (result.id, result.points)


def test_a_message_and_its_copies_count_once() -> None:
    """Is one message sent to three people one message, in length and in parts?"""
    one = {"link": "le quai du lundi", "reason": "son métier", "text": PASTED["fr"]}
    same = unit(messages=[one] * 3)

    assert check("messages-length", same, "fr").values["within"] == 1
    assert check("messages-parts", same, "fr").values["complete"] == 1
    assert "compte une fois" in check("messages-length", same, "fr").hint


def test_a_link_copied_into_the_reason_is_no_reason() -> None:
    """Must the boxes of a message say different things?"""
    copied = [{"link": "le quai", "reason": "Le quai", "text": PASTED["fr"]}]

    assert check("messages-parts", unit(messages=copied), "fr").values["complete"] == 0


def test_a_letter_held_down_is_no_text() -> None:
    """Do 200 letters without words count neither as a message, nor as a text, nor as a sheet?"""
    held = "a" * 250
    said = unit(
        messages=[{"text": held}],
        presence={"posts": [{"kind": "comment", "text": held}]},
        programme={"sheet": held},
    )

    assert check("messages-length", said, "en").values["within"] == 0
    assert check("posts-length", said, "en").values["ready"] == 0
    assert check("sheet-privacy", said, "en").points == 0


def test_a_text_is_not_its_own_source() -> None:
    """Does a link whose source repeats its text have no source?"""
    post = {"kind": "link", "text": PASTED["fr"], "source": PASTED["fr"]}

    assert check("link-source", unit(presence={"posts": [post]}), "fr").values["source"] == 0


def test_a_line_or_a_skill_counts_once() -> None:
    """Are three equal lines one line, and five equal skills one skill?"""
    copies = profile(
        work=[{"position": "Vente", "highlights": ["Formé 9 personnes"] * 3}],
        skills=[{"name": "Stocks", "keywords": ["inventaire"]}] * 5,
    )

    assert check("proofs", copies, "fr").values["lines"] == 1
    assert check("skills", copies, "fr").values["count"] == 1


def test_two_answers_to_five_features_are_one_line() -> None:
    """Does the card ask for five comparisons, not for five names?"""
    card = [{"feature": name, "cv": "oui", "network": "non"} for name in "abcde"]

    assert check("card", unit(channels={"card": card}), "fr").values["count"] == 1


def test_twelve_times_the_same_act_is_one_act() -> None:
    """Does a programme need twelve acts in words, and say so when it has not?"""
    for text in ("Écrire à quelqu’un", "x"):
        acts = [{"date": f"2027-01-{day:02}", "act": text, "minutes": 5} for day in range(1, 13)]
        result = check("programme-acts", unit(programme={"acts": acts, "budget": 60}), "fr")
        assert result.points <= 1 / 12
        assert result.hint


def test_the_course_s_own_ad_pasted_is_no_other_ad() -> None:
    """Does copying the ad of unit 03 as a text of one's own not make it another?"""
    from beyondcv.datasets import ad

    first = ad("logistics-coordinator", "fr")
    bare = unit(ad={"id": first.id})
    assert "03" not in check("other-ad", bare, "fr").found
    camille = persona("camille-after", "fr")
    camille.course.ad.id = first.id
    camille.course.programme.ad, camille.course.programme.ad_text = "", first.text

    assert "03" in check("other-ad", camille, "fr").found


def test_a_number_without_a_measure_is_said_to_be_there() -> None:
    """Does half of the points go with a sentence that says what they are for?"""
    result = check("experiment-measure", unit(learning={"experiment": {"target": 4}}), "en")

    assert (result.points, result.found.split(";")[0]) == (0.5, "Your number is there")


def test_numbers_beyond_sense_earn_nothing_and_stay_readable() -> None:
    """Is a budget longer than a week no budget, and no sentence full of digits?"""
    absurd = persona("camille-after", "fr")
    course = absurd.course
    course.programme.budget = 1e9
    course.choice.weights.people = 1e300
    course.channels.ads, course.channels.acts = 1e200, 1e200

    assert check("programme-budget", absurd, "fr").points == 0
    for rule in ("programme-budget", "weights-sum", "network-ranking", "mix-sum", "hours"):
        result = check(rule, absurd, "fr")
        assert "e+" not in result.found + result.hint
        assert len(result.found + result.hint) < 400
