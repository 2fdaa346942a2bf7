"""Where a form starts from, and the job ad."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from beyondcv.datasets import ad, persona
from beyondcv.exports import takehome
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, dumps
from beyondcv.profile.foreign import KINDS
from tests.foreign import FILES
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


def test_starting_again_says_how_the_earlier_work_comes_back() -> None:
    """Is somebody who pressed too quickly told where their work is, and is it true?"""
    hand = Hand(Profile.from_dict({"basics": {"label": "Baker"}}))
    hand.go("start")

    hand.press("Start from an empty sheet")

    assert "“Undo”, below the form, brings it back" in hand.read()
    hand.press("Undo")
    assert hand.store.profile.basics.label == "Baker"
    assert "the sheet is empty" not in hand.read()
    assert "brings it back" not in hand.read()


def test_starting_from_nothing_consoles_nobody() -> None:
    """Is nothing said of earlier work where there was none?"""
    hand = Hand()
    hand.press("Start from an empty sheet")
    assert "brings it back" not in hand.read()


@pytest.mark.parametrize("kind", ["json", "html"])
def test_own_file_is_opened(kind: str) -> None:
    """Can a profile.json and a take-home page both be opened?"""
    profile = persona("camille-after", "en")
    text = dumps(profile) if kind == "json" else takehome(profile, "en")
    hand = Hand()

    give(hand, f"mine.{kind}", text.encode())

    assert hand.store.profile == profile
    assert "“mine." in hand.read()


@pytest.mark.parametrize("name", FILES)
def test_foreign_file_changes_nothing_and_is_explained(name: str) -> None:
    """Is a file that is no profile refused in French words, the work untouched?"""
    content, kind = FILES[name]
    hand = Hand(persona("camille-after", "fr"), lang="fr")
    hand.go("start")
    before = hand.store.text

    give(hand, name, content, "fr")

    assert hand.form.session.profile == persona("camille-after", "fr")
    assert hand.store.text == before
    said = hand.read()
    assert f"«\u00a0{name}\u00a0»" in said
    assert KINDS[kind].what.text("fr") in said
    assert KINDS[kind].todo.text("fr") in said


def test_every_file_can_be_chosen() -> None:
    """Is a PDF not greyed in the chooser, where nothing would say why?"""
    assert Hand().control(FILE["en"]).accept == ""


def at_work() -> Profile:
    """Return a learner in the middle of the course."""
    profile = Profile()
    profile.basics.label = "Order picker, 6 years in food logistics"
    course = profile.course
    course.lang, course.learner = "en", "K7M2"
    course.contract.goal = "A job in logistics"
    course.ad.id = "stock-controller"
    course.answers = {"03-goal": "It leads there."}
    course.choices = {"00-barrier": "time"}
    course.questions = ["What is hard in your trade?"]
    course.extra["later"] = {"a": 1}
    return profile


@pytest.mark.parametrize(
    "document",
    [
        {"basics": {"label": "Baker"}},
        {"work": [{"company": "Sunrise Bakery"}], "skills": []},
        {"basics": {"name": "Kim"}, "meta": {"theme": "flat"}},
        {"basics": {"name": "Kim"}, "meta": None},
        {"basics": {"name": "Kim"}, "meta": {"beyondcv": None}},
        {"basics": {"name": "Kim"}, "meta": {"beyondcv": {"version": 1, "lang": "fr"}}},
        {"basics": {"name": "Kim"}, "meta": {"beyondcv": {"contract": {"goal": ""}}}},
    ],
    ids=json.dumps,
)
def test_opening_a_cv_from_elsewhere_keeps_the_courses_part(document: dict[str, Any]) -> None:
    """Do code, contract, ad and answers survive a file that holds none of them?"""
    hand = Hand(at_work())
    hand.go("start")

    give(hand, "resume.json", json.dumps(document).encode())

    kept = hand.store.profile
    assert kept.course == at_work().course
    assert kept.basics.label == document.get("basics", {}).get("label", "")


def test_opening_a_file_of_the_course_takes_the_part_that_it_holds() -> None:
    """Is one's own older file, or another machine's, opened whole?"""
    hand = Hand(at_work())
    hand.go("start")
    other = Profile()
    other.course.answers = {"03-goal": "Another day."}

    give(hand, "profile.json", dumps(other).encode())

    assert hand.store.profile.course == other.course


def test_nobody_is_camille_after_opening_a_file_of_their_own() -> None:
    """Is the fictional person gone, though the contract stays?"""
    hand = Hand(at_work())
    hand.go("start")
    hand.press(CAMILLE["en"])

    give(hand, "resume.json", b'{"basics": {"label": "Baker"}}')

    assert hand.store.profile.course.persona == ""
    assert hand.store.profile.course.contract.goal == "A job in logistics"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Your profile also holds: Awards (1), References (2), Side projects (1), "),
        (
            "fr",
            "Votre profil contient aussi\u00a0: Distinctions (1), Références (2), Side projects",
        ),
    ],
)
def test_what_the_form_does_not_edit_is_said_to_be_there(lang: Lang, said: str) -> None:
    """Is what comes with a file named, whether it is shown or only kept?"""
    document = {
        "basics": {"label": "Baker"},
        "work": [{"name": "Sunrise Bakery"}],
        "awards": [{"title": "Golden loaf"}],
        "references": [{"name": "Kim", "reference": "Good."}, {"name": "Sam"}],
        "sideProjects": [{"name": "A garden"}],
        "interests": [{"name": "Chess"}],
        "theme": {"colour": "#fff"},
    }
    hand = Hand(lang=lang)

    give(hand, "resume.json", json.dumps(document).encode(), lang)

    assert said in hand.read()
    assert "(1), Interests (1)." in hand.read() or "Centres d’intérêt (1)." in hand.read()
    assert "Theme." in hand.read()
    assert {k: hand.store.profile.to_dict()[k] for k in document} == document


def test_nothing_is_said_of_sections_that_are_not_there() -> None:
    """Is an ordinary profile free of that sentence?"""
    hand = Hand(at_work())
    hand.go("start")

    assert "also holds" not in hand.read()
    assert "Kept in your file" not in hand.read()


def test_an_older_encoding_is_said() -> None:
    """Does the learner hear that the accents of a Windows file were recognised?"""
    hand = Hand(lang="fr")

    give(hand, "cv.json", '{"basics": {"label": "Préparatrice"}}'.encode("cp1252"), "fr")

    assert hand.store.profile.basics.label == "Préparatrice"
    assert "regardez les accents" in hand.read()


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
