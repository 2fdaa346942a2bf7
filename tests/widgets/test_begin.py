"""Where a form starts from, and the job ad."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from beyondcv.datasets import ad, persona
from beyondcv.exports import takehome
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, dumps
from tests.widgets.forms import Hand

CAMILLE = {
    "en": "Start from Camille (fictional person)",
    "fr": "Partir de Camille (personnage fictif)",
}
AD = {"en": "Job ad", "fr": "Annonce d’emploi"}
FILE = {"en": "Start from my own file", "fr": "Partir de mon propre fichier"}


def give(hand: Hand, name: str, content: bytes, lang: Lang = "en") -> None:
    """Hand a file to the form, as the browser does."""
    upload = hand.control(FILE[lang])
    upload.value = (
        {
            "name": name,
            "type": "",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": datetime.now(UTC),
        },
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_start_from_camille(lang: Lang) -> None:
    """Is Camille's profile there, said to be fictional, in the form's language?"""
    hand = Hand(lang=lang)

    hand.press(CAMILLE[lang])

    profile = hand.store.profile
    assert profile.basics == persona("camille-before", lang).basics
    assert profile.meta.fictional
    assert (profile.course.persona, profile.course.lang) == ("camille", lang)


def test_contract_and_answers_stay_when_camille_comes() -> None:
    """Does choosing Camille leave what the learner wrote about themselves?"""
    profile = Profile()
    profile.course.contract.goal = "A job"
    profile.course.answers["03-goal"] = "It leads there."
    hand = Hand(profile)
    hand.go("start")

    hand.press(CAMILLE["en"])

    assert hand.store.profile.course.contract.goal == "A job"
    assert hand.store.profile.course.answers == {"03-goal": "It leads there."}


def test_empty_sheet_is_empty_and_nobody_is_fictional() -> None:
    """Does the empty sheet take everything of Camille away?"""
    hand = Hand()
    hand.press(CAMILLE["en"])

    hand.press("Start from an empty sheet")

    assert hand.store.profile.basics == Profile().basics
    assert not hand.store.profile.meta.fictional
    assert hand.store.profile.course.persona == ""


@pytest.mark.parametrize("kind", ["json", "html"])
def test_own_file_is_opened(kind: str) -> None:
    """Can a profile.json and a take-home page both be opened?"""
    profile = persona("camille-after", "en")
    text = dumps(profile) if kind == "json" else takehome(profile, "en")
    hand = Hand()

    give(hand, f"mine.{kind}", text.encode())

    assert hand.store.profile == profile
    assert "“mine." in hand.read()


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff", b"[1, 2]", b"<html><p>no profile</p></html>", b"{" * 40, b""]
)
def test_foreign_file_changes_nothing_and_is_explained(content: bytes) -> None:
    """Is a file that is no profile refused in French words, the work untouched?"""
    profile = persona("camille-after", "fr")
    hand = Hand(profile, lang="fr")
    hand.go("start")

    give(hand, "photo.jpg", content, "fr")

    assert hand.form.session.profile == profile
    assert "«\u00a0photo.jpg\u00a0»" in hand.read()
    assert "Choose" not in hand.read()


def test_before_is_the_profile_as_opened() -> None:
    """Does the preview's "before" stay as the profile was when it was opened?"""
    hand = Hand()
    give(hand, "mine.json", json.dumps({"basics": {"label": "Old headline"}}).encode())
    hand.go("headline")
    hand.control("Headline").value = "New headline"
    hand.go("review")

    assert "Old headline" in hand.read()
    assert "New headline" in hand.read()


def test_fictional_ad_is_shown_and_compared() -> None:
    """Does choosing an ad show its text, and its words be looked for?"""
    hand = Hand(persona("camille-after", "en"))
    hand.go("start")

    hand.control("Job ad").value = "logistics-coordinator"

    assert hand.store.profile.course.ad.id == "logistics-coordinator"
    assert ad("logistics-coordinator", "en").employer in hand.read()
    assert "%" in hand.said_of("Job ad")


@pytest.mark.parametrize(
    ("lang", "first", "fourth"),
    [
        ("fr", "Aide à domicile (auxiliaire de vie)", "Études de prix et préparation de chantier"),
        ("en", "Bicycle mechanic", "Logistics coordinator"),
    ],
)
def test_ads_stand_in_the_order_of_their_titles(lang: Lang, first: str, fourth: str) -> None:
    """Can a reader look for a trade by its first letter, accents included, their own ad last?"""
    hand = Hand(lang=lang)

    titles = [title for title, _id in hand.control(AD[lang]).options]

    assert (titles[0], titles[3]) == (first, fourth)
    assert hand.control(AD[lang]).options[-1][1] == ""


def test_own_ad_can_be_pasted() -> None:
    """Is there a place for a pasted ad when no fictional one is chosen?"""
    hand = Hand()
    assert hand.control("Job ad").value is None

    hand.control("Job ad").value = ""
    hand.control("Text of the ad").value = "We look for somebody who keeps stock."

    assert hand.store.profile.course.ad.text.startswith("We look for")


def test_form_starts_at_the_first_text_when_there_is_a_profile() -> None:
    """Is somebody who comes back not asked again where to start from?"""
    hand = Hand(persona("camille-before", "en"))

    assert hand.control("Headline").value == persona("camille-before", "en").basics.label
