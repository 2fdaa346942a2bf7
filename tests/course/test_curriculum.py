"""Is everything that the course promises taught, asked and graded, in both languages?

An idea of the article or a unit whose page is still to be written is reported
as pending (skipped, with its name); as soon as the page is there it is demanded.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from beyondcv.book.evidence import load as load_evidence
from beyondcv.checks import UNITS
from beyondcv.i18n import LANGS
from tests.course import curriculum

BLOOM = ("remember", "understand", "apply", "analyse", "evaluate", "create")
AT_LEAST = {
    "01-cv-or-network": "evaluate", "07-open-to-all": "evaluate", "08-agility": "evaluate",
    "03-present": "create", "06-animate": "create", "09-capstone": "create",
}  # fmt: skip
ALL_UNITS = (
    "00-start", "01-cv-or-network", "02-choose", "03-present", "04-first-network", "05-develop",
    "06-animate", "07-open-to-all", "08-agility", "09-capstone",
)  # fmt: skip
UNGRADED = {"00-start": "a contract with oneself: the outline gives it no mark"}
SEED_HEADINGS = {"4", "11", "23", "28"}
VERBS = tomllib.loads(Path(__file__).with_name("verbs.toml").read_text(encoding="utf-8"))

OBJECTIVES = curriculum.objectives()
IDEAS = curriculum.ideas()
PLACES = [(idea, unit) for idea in IDEAS for unit in idea["places"]]

each = pytest.mark.parametrize("objective", OBJECTIVES, ids=lambda item: item["id"])
each_unit = pytest.mark.parametrize("unit", ALL_UNITS)


def _wait_for(unit: str) -> None:
    if not curriculum.has_page(unit):
        pytest.skip(f"pending: unit {unit} has no page yet")


def _of(unit: str) -> list[dict[str, Any]]:
    return [item for item in OBJECTIVES if item["unit"] == unit]


def _names(seed: object) -> set[str]:
    """Return the ideas that an objective's mention stands for: 12 is 12a to 12f."""
    name = str(seed)
    return {
        idea["id"]
        for idea in IDEAS
        if name in {idea["id"], *map(str, idea.get("lines", ()))}
        or (name.isdigit() and idea["id"][:-1] == name and idea["id"][-1].isalpha())
    }


# The file and the pages


@each_unit
def test_a_page_and_the_plan_have_the_same_objectives(unit: str) -> None:
    """Are a unit's objectives those of its page, word for word, in both languages?"""
    _wait_for(unit)
    for lang in LANGS:
        assert [item[lang]["text"] for item in _of(unit)] == curriculum.objectives_on(unit, lang)


def test_ids_are_given_once_and_belong_to_a_unit() -> None:
    """Has each objective its own id, with the number of a unit of the course?"""
    counts = Counter(item["id"] for item in OBJECTIVES)

    assert [ident for ident, count in counts.items() if count > 1] == []
    assert {item["unit"] for item in OBJECTIVES} <= set(ALL_UNITS)
    for item in OBJECTIVES:
        number = int(item["unit"][:2])
        assert item["id"].split(".")[0] in {f"C{number}"} | ({"CAP"} if number == 9 else set())


@each
@pytest.mark.parametrize("lang", LANGS)
def test_an_objective_opens_with_something_one_can_see_done(
    objective: dict[str, Any], lang: str
) -> None:
    """Does it begin with its verb, and is that verb one that can be observed?"""
    verb, text = objective[lang]["verb"], objective[lang]["text"]

    assert text.startswith(f"{verb} ")
    assert verb in VERBS[lang]


def test_verbs_that_hide_in_a_head_are_not_allowed() -> None:
    """Is the list free of understanding and knowing, which nobody can watch?"""
    assert not {"comprendre", "connaître", "savoir"} & set(VERBS["fr"])
    assert not {"understand", "know", "learn"} & set(VERBS["en"])


@each_unit
def test_a_unit_reaches_what_its_subject_asks(unit: str) -> None:
    """Does every unit reach applying, and those that judge or make reach that too?"""
    _wait_for(unit)
    levels = [BLOOM.index(item["bloom"]) for item in _of(unit)]

    assert max(levels) >= BLOOM.index(AT_LEAST.get(unit, "apply"))


# The article


@pytest.mark.parametrize(
    ("idea", "unit"), PLACES, ids=[f"line-{idea['id']}-{unit}" for idea, unit in PLACES]
)
def test_an_idea_of_the_article_has_its_place(idea: dict[str, Any], unit: str) -> None:
    """Does each unit that answers an idea do so on its page, in both languages?

    A passage that is written down has to stand there; as long as none is, one of
    the unit's objectives has to name the idea.
    """
    _wait_for(unit)
    passages = idea["places"][unit]
    if passages:
        assert all(curriculum.place(unit, lang, passages[lang]) for lang in LANGS), passages
    else:
        named = {name for item in _of(unit) for seed in item["seed"] for name in _names(seed)}
        assert idea["id"] in named


def test_every_idea_has_a_unit() -> None:
    """Is no idea left without a place, and no place in a unit that will never be?"""
    counts = Counter(idea["id"] for idea in IDEAS)

    assert [ident for ident, count in counts.items() if count > 1] == []
    for idea in IDEAS:
        assert idea["places"]
        assert set(idea["places"]) <= set(ALL_UNITS)


@each
def test_an_objective_names_ideas_that_exist(objective: dict[str, Any]) -> None:
    """Does each objective answer an idea of the article, and one that is there?"""
    assert objective["seed"]
    assert [
        seed for seed in objective["seed"] if not _names(seed) and str(seed) not in SEED_HEADINGS
    ] == []


# What is shown, asked and graded


@each
def test_evidence_stands_on_the_unit_page(objective: dict[str, Any]) -> None:
    """Is each proof one of ours, and shown on that unit's page in both languages?"""
    known = load_evidence()
    for lang in LANGS:
        shown = curriculum.evidence_on(objective["unit"], lang)
        assert set(objective["evidence"]) <= shown
    assert set(objective["evidence"]) <= set(known)


@each
def test_an_objective_is_asked(objective: dict[str, Any]) -> None:
    """Has each objective a question, of its unit or of a later one that recalls it?"""
    asked = curriculum.questions()

    assert objective["quiz"]
    for ident in objective["quiz"]:
        assert ident in asked, ident
        own, recalled = asked[ident]
        assert objective["unit"] in {own, recalled}, ident


@each
def test_an_objective_is_graded(objective: dict[str, Any]) -> None:
    """Has each objective a criterion that exists, unless its unit has no mark at all?"""
    unit = objective["unit"]
    if unit in UNGRADED:
        assert objective["criteria"] == [], UNGRADED[unit]
        return
    assert objective["criteria"]
    assert set(objective["criteria"]) <= set(curriculum.criteria(unit))


@each_unit
def test_what_is_graded_was_an_objective(unit: str) -> None:
    """Does every criterion, by rules or by a person, come from an objective?"""
    _wait_for(unit)
    if unit in UNGRADED:
        assert not UNITS[unit].criteria, UNGRADED[unit]
        return
    aimed = {name for item in _of(unit) for name in item["criteria"]}

    assert set(curriculum.criteria(unit)) - aimed == set()
    assert sum(curriculum.criteria(unit).values()) == (40 if unit == "09-capstone" else 20)
