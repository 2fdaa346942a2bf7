"""Nothing of a unit: what is work, and what the form began with."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv.checks import begun, graded, text_to_clean
from beyondcv.checks._prompts import PROMPTS
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile, loads
from tests.checks.profiles import profile

UNITS = (
    "00-start", "01-cv-or-network", "02-choose", "03-present", "04-first-network", "05-develop",
    "06-animate", "07-open-to-all", "08-agility", "09-capstone",
)  # fmt: skip

SMALLEST: dict[str, list[dict[str, Any]]] = {
    "00-start": [{"contract": {"barrier": "time"}}, {"contract": {"goal": "x"}}],
    "01-cv-or-network": [
        {"channels": {"ads": 20}},
        {"channels": {"card": [{"cv": "one page"}]}},
        {"choices": {"01-chart-1": "relations"}},
        {"answers": {"01-limit": "x"}},
    ],
    "02-choose": [
        {"choice": {"weights": {"people": 25}}},
        {"choice": {"main": "alumni"}},
        {"choice": {"privacy": ["audience"]}},
        {"choice": {"exit": {"format": "paper"}}},
        {"choices": {"02-timeline-1": "12"}},
        {"answers": {"02-reason": "x"}},
    ],
    "03-present": [{"ad": {"text": "We look for…"}}, {"answers": {"03-voice": "x"}}],
    "04-first-network": [
        {"circles": [{"role": "aunt"}]},
        {"messages": [{"text": "Hello"}]},
        {"habits": [{"offline": "I greet"}]},
        {"answers": {"04-tone": "x"}},
    ],
    "05-develop": [
        {"plan": [{"act": "call"}]},
        {"questions": ["How?"]},
        {"choices": {"05-degree": "3"}},
        {"answers": {"05-give": "x"}},
    ],
    "06-animate": [
        {"presence": {"log": [{"day": "mon", "useful": 5}]}},
        {"presence": {"stop": {"measure": "talks"}}},
        {"presence": {"budget": 60}},
        {"choices": {"06-best": "ask"}},
        {"answers": {"06-value": "x"}},
    ],
    "07-open-to-all": [
        {"charter": {"rules": [{"text": "No screen after nine."}]}},
        {"charter": {"scam": ["fee"]}},
        {"charter": {"redacted": "Team leader"}},
        {"choices": {"07-ask-1": "no"}},
        {"answers": {"07-help": "x"}},
    ],
    "08-agility": [
        {"learning": {"experiment": {"stop": "If two say no"}}},
        {"learning": {"watch": [{"name": "Radio"}]}},
        {"choices": {"08-sample-1": "600"}},
        {"answers": {"08-flop": "x"}},
    ],
    "09-capstone": [
        {"programme": {"sheet": "Stock control"}},
        {"tests": {"after": {"form": "B", "date": "2026-11-30"}}},
        {"answers": {"09-reflection": "x"}},
    ],
}  # fmt: skip


def _course(part: dict[str, Any]) -> Profile:
    return profile(meta={"beyondcv": part})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
def test_what_the_form_begins_with_is_nothing(unit: str, lang: Lang) -> None:
    """Are an empty file and Camille, as she is handed out, nothing of any unit?"""
    camille = persona("camille-before", lang)
    camille.course.persona, camille.course.lang = "camille", lang
    camille.course.learner, camille.course.ad.id = "K7M2", "logistics-coordinator"
    renamed = camille.copy()
    renamed.basics.name = "Kévin Exemple"

    assert not begun(unit, Profile())
    assert not begun(unit, camille)
    assert not begun(unit, renamed)
    assert begun(unit, persona("camille-after", lang))


@pytest.mark.parametrize("unit", UNITS)
def test_the_smallest_piece_of_work_is_something(unit: str) -> None:
    """Is one field of each of a unit's parts enough, on an empty sheet and on Camille's?"""
    for part in SMALLEST[unit]:
        camille = persona("camille-before", "fr").to_dict()
        camille["meta"]["beyondcv"] = part
        assert begun(unit, _course(part)), part
        assert begun(unit, Profile.from_dict(camille)), part


@pytest.mark.parametrize("unit", UNITS[1:-1])
def test_another_units_work_is_nothing_of_this_one(unit: str) -> None:
    """Is each unit's part its own, but for the capstone, which marks the whole file?"""
    for other, parts in SMALLEST.items():
        for part in parts:
            assert begun(unit, _course(part)) is (other == unit), part
            assert begun("09-capstone", _course(part)), part


@pytest.mark.parametrize(
    "part",
    [
        {"label": "Stock control"},
        {"summary": "…"},
    ],
)
def test_a_word_on_ones_work_is_something_of_unit_03(part: dict[str, str]) -> None:
    """Does a headline or a summary begin it?"""
    assert begun("03-present", profile(basics=part))


@pytest.mark.parametrize(
    "section", ["work", "volunteer", "education", "certificates", "skills", "projects"]
)
def test_an_entry_is_something_of_unit_03(section: str) -> None:
    """Does one entry begin it, an empty one not?"""
    name = {"volunteer": "organization", "education": "institution"}.get(section, "name")

    assert begun("03-present", profile(**{section: [{name: "Démo"}]}))
    assert not begun("03-present", profile(**{section: [{}, {name: " "}]}))


def test_a_name_and_an_address_are_nothing_of_unit_03() -> None:
    """Does the criterion on the file say the same of a sheet without work: no points?"""
    known = profile(
        basics={"name": "Léa Démo", "email": "lea@example.org", "location": {"region": "Nord"}}
    )
    criteria = {result.id: result for result in graded("03-present", known, "en")}

    assert not begun("03-present", known)
    assert (criteria["valid"].points, criteria["valid"].found) == (0, "Your sheet is still empty.")


def test_what_was_taken_out_of_camilles_profile_is_work() -> None:
    """Is it something to delete her private details, which unit 03 asks for?"""
    camille = persona("camille-before", "en")
    camille.basics.phone = ""

    assert begun("03-present", camille)


@pytest.mark.parametrize(
    ("unit", "part"),
    [
        ("04-first-network", {"circles": [{}, {"role": "  "}]}),
        ("04-first-network", {"answers": {"04-tone": "\u3164\u2800\u200b "}}),
        ("06-animate", {"presence": {"log": [{"useful": 0}], "budget": 0}}),
        ("06-animate", {"presence": {"stop": {}}}),
        ("02-choose", {"choice": {"weights": {"people": 0}, "ratings": [{}], "ranking": [""]}}),
    ],
)
def test_empty_boxes_are_nothing(unit: str, part: dict[str, Any]) -> None:
    """Are entries without a word, noughts, and signs that nobody sees no work?"""
    assert not begun(unit, _course(part))


@pytest.mark.parametrize("lang", LANGS)
def test_a_text_that_the_form_copied_is_nothing(lang: Lang) -> None:
    """Is the profile to clean no work as long as it is the one that was handed out?"""
    copied = {"charter": {"redacted": text_to_clean(lang)}}
    cleaned = {"charter": {"redacted": text_to_clean(lang).replace("Camille", "C.")}}

    assert not begun("07-open-to-all", _course(copied))
    assert begun("07-open-to-all", _course(cleaned))


@pytest.mark.parametrize("lang", LANGS)
def test_the_question_is_no_answer(lang: Lang) -> None:
    """Is a field that says its own question as good as empty?"""
    asked = translator(lang).gettext(PROMPTS["plan.act"].label)

    assert not begun("05-develop", _course({"plan": [{"act": asked}]}))


def test_a_unit_of_somebody_elses_is_never_empty() -> None:
    """Is nothing said of an assignment that this course does not know?"""
    assert begun("my-own-unit", Profile())


def test_a_file_without_a_known_word_is_nothing() -> None:
    """Is another program's file nothing of unit 03, whatever it holds?"""
    assert not begun("03-present", loads('{"basics": {}, "dependencies": {"react": "18"}}'))
