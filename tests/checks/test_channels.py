"""Unit 01: a mix of channels and its hours, the card, the chart and the claims."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv._resources import read_toml
from beyondcv.checks import CheckResult, Status, check, graded
from beyondcv.checks._channels import MINUTES, weekly_hours
from beyondcv.checks._reading import CHART, CLAIMS
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets._spec import Choice
from beyondcv.widgets.units import unit
from tests.checks.profiles import profile

UNIT = "01-cv-or-network"
MIX = {
    "ads": 30, "spontaneous": 20, "relations": 30, "intermediaries": 15, "passive": 5, "acts": 20,
}  # fmt: skip
POINTS = {"chart-reading": 4, "mix": 2, "hours": 2, "claims": 4, "card": 2}


def mixed(**channels: Any) -> Profile:
    """Return a profile with these channels."""
    return profile(meta={"beyondcv": {"channels": channels}})


def done(lang: Lang) -> Profile:
    """Return Camille at the end of the unit."""
    camille = persona("camille-before", lang)
    card = [{"feature": n, "cv": f"cv {n}", "network": f"réseau {n}"} for n in "abcde"]
    camille.meta.beyondcv = mixed(**MIX, hours=3.4, card=card).course
    camille.course.choices = {name: key.right for name, key in {**CHART, **CLAIMS}.items()}
    return camille


@pytest.mark.parametrize("lang", LANGS)
def test_camille_before_and_after(lang: Lang) -> None:
    """Does an untouched sheet have no point, a finished one all fourteen, as the outline has it?"""
    before = graded(UNIT, persona("camille-before", lang), lang)

    assert {r.id: r.max_points for r in before} == POINTS
    assert [r.points for r in before] == [0] * 5
    for after in (done(lang), persona("camille-after", lang)):
        assert {r.id: r.points for r in graded(UNIT, after, lang)} == POINTS
    assert sum(POINTS.values()) == 14


@pytest.mark.parametrize("lang", LANGS)
def test_a_mix_without_any_profile_on_line_earns_as_much(lang: Lang) -> None:
    """Can somebody who stays off networks, and asks nobody, have every point?"""
    camille = done(lang)
    mix = camille.course.channels
    mix.passive, mix.relations, mix.ads, mix.hours = 0, None, 65, 3.0
    mix.hours = round(weekly_hours(camille), 1)

    assert {r.id: r.points for r in graded(UNIT, camille, lang)} == POINTS
    advice = check("mix-relational", camille, lang)
    assert (advice.status, advice.max_points) == (Status.FAILED, 0)


@pytest.mark.parametrize(
    ("shares", "passed", "said"),
    [
        ({"ads": 50, "relations": 50}, True, "100%"),
        ({"ads": 33.3, "relations": 33.3, "passive": 33.3}, True, "100%"),
        ({"ads": 60, "relations": 30}, False, "Give 10 more"),
        ({"ads": 60, "relations": 60}, False, "Take 20 away"),
        ({}, False, "No share"),
    ],
)
def test_the_sum(shares: dict[str, float], passed: bool, said: str) -> None:
    """Is a hundred asked for, thirds allowed, and the difference named?"""
    result = check("mix-sum", mixed(**shares), "en")

    assert (result.status is Status.PASSED) is passed
    assert said in f"{result.found} {result.hint}"


def test_three_channels_give_the_point_and_two_a_part() -> None:
    """Is a share of 0 no channel?"""
    three = check("mix-channels", mixed(ads=50, relations=40, passive=10), "en")
    two = check("mix-channels", mixed(ads=50, relations=50, passive=0), "en")

    assert (three.points, two.values["count"]) == (1, 2)
    assert 0 < two.points < 1


def test_hours_are_those_of_the_acts() -> None:
    """Do twenty acts of the page's example take what a hand calculation gives?"""
    # 6 × 35 + 4 × 40 + 6 × 60 + 3 × 30 + 1 × 3 = 823 minutes in four weeks
    assert weekly_hours(mixed(**MIX)) == pytest.approx(823 / 60 / 4)


@pytest.mark.parametrize(
    ("hours", "right"), [(3.43, True), (3.3, True), (3.6, True), (3.2, False), (3.7, False)]
)
def test_hours_within_five_per_cent(hours: float, right: bool) -> None:
    """Is a rounded answer right, and one beyond 5 % shown the way, not the answer?"""
    result = check("hours", mixed(**MIX, hours=hours), "en")

    assert (result.points == 1) is right
    if not right:
        assert "20 actions × 30% = 6 actions, × 35 minutes = 210 minutes" in result.hint
        assert "3.4" not in result.hint


@pytest.mark.parametrize("channels", [{}, {"hours": 0, **MIX}, {"hours": 2}, {"acts": 20}])
def test_nothing_reckoned_is_no_right_answer(channels: dict[str, float]) -> None:
    """Do zeros and gaps earn nothing, with a next step?"""
    result = check("hours", mixed(**channels), "fr")

    assert (result.points, bool(result.hint)) == (0, True)


def test_half_a_line_and_a_line_twice_do_not_count() -> None:
    """Does only a feature of its own with two sides count?"""
    card = [
        {"feature": "Qui", "cv": "a", "network": "b"},
        {"feature": " qui ", "cv": "c", "network": "d"},
        {"feature": "Quand", "cv": "a"},
    ]
    result = check("card", mixed(card=card), "fr")

    assert (result.values["count"], result.points) == (1, 0.2)
    assert "deux côtés" in result.hint


@pytest.mark.parametrize("rule", ["chart-reading", "claims"])
def test_a_wrong_answer_says_where_to_look(rule: str) -> None:
    """Does one wrong answer cost its share alone, and name its place?"""
    camille = done("en")
    name = "01-chart-3" if rule == "chart-reading" else "01-proof-4"
    camille.course.choices[name] = "chance" if rule == "chart-reading" else "official"
    result: CheckResult = check(rule, camille, "en")

    assert result.values["right"] == result.values["total"] - 1
    assert name[-1] in result.hint


def test_every_right_answer_is_an_option_of_the_form() -> None:
    """Can every question be answered right in the form, and does none have one option only?"""
    shown = {
        block.path.rpartition(".")[2]: {option.value for option in block.options}
        for step in unit(UNIT).steps
        for block in step.blocks
        if isinstance(block, Choice)
    }

    assert shown.keys() == {**CHART, **CLAIMS}.keys()
    assert all(key.right in shown[name] for name, key in {**CHART, **CLAIMS}.items())


def test_minutes_are_those_of_the_fictional_applications() -> None:
    """Do the form's hours and the second chart's rest on the same assumption?"""
    rows = read_toml("synthetic/parameters.toml")["funnel"]["channels"]

    assert sorted(MINUTES.values()) == sorted(row["minutes"] for row in rows.values())


@pytest.mark.parametrize("lang", LANGS)
def test_the_form_and_the_page_name_the_same_minutes(lang: Lang) -> None:
    """Are the numbers that stand in texts those of the table?"""
    from beyondcv.widgets import outline
    from tests.course.pages import BOOK

    form = outline(UNIT, lang)
    page = (BOOK / lang / f"{UNIT}.md").read_text(encoding="utf-8")
    for minutes in MINUTES.values():
        assert f"{minutes}\u00a0minutes" in form.replace(" minutes", "\u00a0minutes")
        assert f"| {minutes} |" in page
