"""Units, criteria and points; a rule that breaks down."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from beyondcv.checks import RULES, UNITS, CheckResult, Status, check, check_unit, graded
from beyondcv.checks._registry import run
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import profile

POINTS = {
    "valid": 2,
    "label": 2,
    "summary": 2,
    "highlights": 3,
    "skills": 2,
    "privacy": 2,
    "ad-overlap": 1,
}


def test_the_table_of_units_names_rules_that_exist() -> None:
    """Is every rule of a unit there, and every pointed rule shown in its unit's form?"""
    for unit in UNITS.values():
        assert set(unit.rules) <= set(RULES)
        assert set(unit.points) <= set(unit.rules)
    assert {rule for unit in UNITS.values() for rule in unit.rules} == set(RULES)


@pytest.mark.parametrize("lang", LANGS)
def test_criteria_are_those_of_the_outline(lang: Lang) -> None:
    """Are there fourteen points, shared out as the outline has it?"""
    results = graded("03-present", Profile(), lang)

    assert {result.id: result.max_points for result in results} == POINTS
    assert sum(POINTS.values()) == 14


def test_the_form_shows_the_points_that_grading_gives() -> None:
    """Do live rules add up to the criteria?"""
    camille = persona("camille-after", "en")
    live = check_unit("03-present", camille, "en")
    marks = graded("03-present", camille, "en")

    assert sum(item.points for item in live) == sum(item.points for item in marks)
    assert sum(item.max_points for item in live) == 14


@pytest.mark.parametrize(
    "rule",
    ["photo", "cliches", "inclusive", "action-first", "dates", "sentence-length"],
)
def test_style_is_never_marked(rule: str) -> None:
    """Do photograph, tone and gender forms carry no points?"""
    assert check(rule, persona("camille-after", "fr"), "fr").max_points == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_that_breaks_down_never_passes(lang: Lang, caplog: pytest.LogCaptureFixture) -> None:
    """Is a crash an error with no points, said in plain words, and logged?"""

    def broken(profile: Profile, lang: Lang) -> CheckResult:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        result = run("broken", broken, Profile(), lang)

    assert result.status is Status.ERROR
    assert result.points == 0
    assert result.found
    assert "ZeroDivisionError" in caplog.text


def test_a_criterion_with_a_broken_rule_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a crash not hidden by another rule of the criterion that merely fails?"""

    def broken(profile: Profile, lang: Lang) -> CheckResult:
        raise ZeroDivisionError

    rules = {**RULES, "label-length": broken}
    monkeypatch.setattr("beyondcv.checks._registry.RULES", rules)
    states = {result.id: result.status for result in graded("03-present", Profile(), "en")}

    assert (states["label"], states["summary"]) == (Status.ERROR, Status.FAILED)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", UNITS)
def test_nothing_is_green_where_nothing_is_written(unit: str, lang: Lang) -> None:
    """Does no rule of any unit praise a profile in which it had nothing to look at?"""
    results = check_unit(unit, Profile(), lang)
    # A rule that is met and still hints (a photograph, say) takes no side.
    praised = [item.id for item in results if item.status is Status.PASSED and not item.hint]
    assert praised == []


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("cliches", {"basics": {"summary": "I sort parcels by night."}}),
        ("inclusive", {"basics": {"summary": "I sort parcels by night."}}),
        ("dates", {"work": [{"name": "Aubrac", "startDate": "2021-02"}]}),
        ("plan-anonymous", {"meta": {"beyondcv": {"questions": ["How did you begin?"]}}}),
    ],
)
def test_what_was_looked_at_is_praised(rule: str, part: dict[str, Any]) -> None:
    """Does a rule without points say what is good once there is something to look at?"""
    assert check(rule, Profile(), "en").status is Status.NOTHING
    assert check(rule, profile(**part), "en").status is Status.PASSED


def test_an_unknown_rule_is_a_fault_of_the_caller() -> None:
    """Is a misspelt rule not mistaken for a failed one?"""
    with pytest.raises(KeyError):
        check("label-lenght", Profile(), "en")


@pytest.mark.parametrize("lang", LANGS)
def test_somebody_who_stays_unseen_earns_every_point(lang: Lang) -> None:
    """Can a profile without name, picture, account, e-mail or employer's name have 14?"""
    lines = {
        "fr": ["Réparé 12 vélos par mois", "Tenu le stock de 300 pièces", "Formé 4 bénévoles"],
        "en": ["Repaired 12 bicycles a month", "Kept a stock of 300 parts", "Trained 4 volunteers"],
    }[lang]
    text = {
        "fr": "Je répare des vélos depuis 6 ans. " * 10,
        "en": "I have repaired bicycles for 6 years. " * 10,
    }[lang]
    names = ("Freins", "Roues", "Diagnostic", "Stock", "Sécurité")
    unseen = profile(
        basics={
            "label": {
                "fr": "Réparation de cycles en atelier | 6 ans de pratique",
                "en": "Bicycle repair in a workshop | 6 years of practice",
            }[lang],
            "summary": text,
            "location": {"region": "Bretagne"},
        },
        volunteer=[{"position": "Mécanique", "highlights": lines}],
        skills=[{"name": name, "keywords": [name.lower()]} for name in names],
        meta={
            "beyondcv": {
                "ad": {
                    "text": {
                        "fr": "Atelier : réparer les vélos, stock de pièces, vente, caisse.",
                        "en": "Workshop: repair bicycles, stock of parts, selling, cash desk.",
                    }[lang]
                }
            }
        },
    )

    results = graded("03-present", unseen, lang)
    assert {item.id: item.points for item in results} == POINTS
