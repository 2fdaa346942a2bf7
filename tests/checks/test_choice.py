"""Unit 02: weights, ranking, families, settings, way out, timeline."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from beyondcv.checks import check, check_unit, graded
from beyondcv.checks._choice import scores
from beyondcv.datasets import CRITERIA, FAMILIES, RATINGS, networks
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.profile._choice import Weights
from tests.checks.profiles import passes, profile

UNIT = "02-choose"
PEOPLE_FIRST = {"people": 40, "language": 10, "cost": 5, "time": 10, "privacy": 5,
                "portability": 10, "accessibility": 5, "moderation": 5, "exit": 10}  # fmt: skip


def unit02(modified: str = "", **choice: Any) -> Profile:
    """Return a profile with these parts of ``meta.beyondcv.choice``."""
    return profile(meta={"lastModified": modified, "beyondcv": {"choice": choice}})


def best(weights: Mapping[str, float]) -> list[str]:
    """Return all networks, the best by these weights first."""
    marks = scores(unit02(weights=weights))
    return sorted(marks, key=lambda id: -marks[id])


def test_the_table_and_the_profile_name_the_same_criteria() -> None:
    """Has each criterion a rating for each network, and a weight?"""
    weights = (item.name for item in dataclasses.fields(Weights) if "kind" in item.metadata)
    assert tuple(weights) == CRITERIA
    assert len(networks()) == 10
    for network in networks().values():
        assert network.family in FAMILIES
        assert set(network.ratings.values()) <= set(RATINGS)
        assert all(network.names[lang] and network.reasons[lang] for lang in LANGS)
    assert {network.family for network in networks().values()} == set(FAMILIES)


@pytest.mark.parametrize(
    ("weights", "good"),
    [
        (PEOPLE_FIRST, True),
        ({"people": 100}, True),
        ({"people": 99.6, "exit": 0.2}, True),
        ({"people": 99.5}, True),
        ({"people": 99.4}, False),
        ({"people": 90}, False),
        ({"people": 60, "exit": 60}, False),
        ({"people": 150, "exit": -50}, False),
        ({}, False),
    ],
)
def test_weights_add_up(weights: dict[str, float], good: bool) -> None:
    """Is a hundred asked for, rounding forgiven, a weight below nought taken for none?"""
    assert passes(check("weights-sum", unit02(weights=weights), "fr")) is good


def test_the_ranking_is_held_against_ones_own_weights() -> None:
    """Do half of the points go to the first place, a quarter to each of the two others?"""
    first, second, third, fourth, *_rest = best(PEOPLE_FIRST)
    for ranking, share in (
        ([first, second, third], 1),
        ([first, third, second], 0.5),
        ([first, second, fourth], 0.75),
        ([fourth, second, third], 0.5),
        ([first, first, first], 0.5),
        (["", second, third], 0.5),
        ([first], 0.5),
        (["nothing", "", "?"], 0),
        ([], 0),
    ):
        result = check("network-ranking", unit02(weights=PEOPLE_FIRST, ranking=ranking), "en")
        assert result.points == share, ranking


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 1, 0)])
def test_networks_that_are_level_may_stand_in_any_order(order: tuple[int, int, int]) -> None:
    """Are GitHub, Mastodon and the association first in any order, if the exit is all?"""
    level = ["github", "mastodon", "association"]
    ranked = unit02(weights={"exit": 100}, ranking=[level[i] for i in order])

    assert passes(check("network-ranking", ranked, "fr"))


def test_a_network_has_one_place_however_level_it_is() -> None:
    """Does the same one of three level networks, named twice, fill its first place alone?"""
    twice = unit02(weights={"exit": 100}, ranking=["github", "github", "association"])

    assert check("network-ranking", twice, "fr").points == 0.75


@pytest.mark.parametrize("each", [1, 10, 100 / 9])
def test_weights_that_are_all_alike_are_no_choice(each: float) -> None:
    """Does the ranking that the figure opens with earn nothing before somebody chose?"""
    alike = dict.fromkeys(CRITERIA, each)
    result = check("network-ranking", unit02(weights=alike, ranking=best(alike)[:3]), "en")

    assert result.points == 0
    assert "15 of 100" in result.hint


def test_the_hint_shows_the_way_and_not_the_ranking() -> None:
    """Is one network reckoned through, and the best one not given away?"""
    ranked = unit02(weights=PEOPLE_FIRST, ranking=["xing", "", ""])
    hint = check("network-ranking", ranked, "fr").hint

    assert "XING\u00a0: 40 × 2 + 10 × 1" in hint
    assert networks()[best(PEOPLE_FIRST)[0]].names["fr"] not in hint


@pytest.mark.parametrize(
    ("rating", "reason", "counts"),
    [("4", "my cousin is there", True), ("4", " ", False), ("9", "so", False), ("", "so", False)],
)
def test_an_own_rating_counts_with_its_reason(rating: str, reason: str, counts: bool) -> None:
    """Can somebody who knows better replace the course's opinion, and say why?"""
    own = {"network": "bluesky", "criterion": "people", "rating": rating, "reason": reason}
    marks = scores(unit02(weights={"people": 100}, ratings=[own]))

    assert (marks["bluesky"] == 400) is counts


@pytest.mark.parametrize(
    ("main", "second", "share"),
    [
        ("union", "alumni", 1),
        ("linkedin", "union", 1),
        ("linkedin", "xing", 0.5),
        ("association", "union", 0.5),
        ("union", "union", 0),
        ("union", "", 0),
        ("", "", 0),
        ("elsewhere", "union", 0),
    ],
)
def test_two_families(main: str, second: str, share: float) -> None:
    """Is an offline network worth as much, and two of one family half?"""
    assert check("network-families", unit02(main=main, second=second), "en").points == share


@pytest.mark.parametrize(
    ("ticked", "share"),
    [
        (["audience", "search", "details", "contacts"], 1),
        (["audience", "search"], 0.5),
        (["audience"] * 6, 0.25),
        (["x", "y", "z", "w"], 0),
        ([], 0),
    ],
)
def test_settings_count_once(ticked: list[str], share: float) -> None:
    """Is each setting worth a quarter, up to four, and an unknown one nothing?"""
    assert check("network-settings", unit02(privacy=ticked), "fr").points == share


@pytest.mark.parametrize(
    ("date", "format", "modified", "share"),
    [
        ("2027-05-24", "json", "2026-11-22T00:00:00", 1),
        ("2027-05-24", "paper", "", 1),
        ("2027-05-24", "", "", 0.5),
        ("2026-11-22", "csv", "2026-11-22T08:00:00Z", 0.5),
        ("2020-01-01", "csv", "2026-11-22", 0.5),
        ("2027-02-30", "pdf", "", 0.5),
        ("in spring", "pdf", "soon", 0.5),
        ("20270524", "floppy", "", 0),
        ("", "", "", 0),
    ],
)
def test_the_way_out_has_a_day_to_come_and_a_format(
    date: str, format: str, modified: str, share: float
) -> None:
    """Are day and format worth a half each, a day before the file's own no day to come?"""
    plan = unit02(modified, exit={"date": date, "format": format})

    assert check("exit-plan", plan, "en").points == share


def test_the_timeline_asks_twice() -> None:
    """Is each right answer worth one of two points?"""
    answered = profile(meta={"beyondcv": {"choices": {"02-timeline-1": "12"}}})

    assert check("timeline-reading", answered, "fr").points == 0.5


@pytest.mark.parametrize("lang", LANGS)
def test_the_way_without_an_account_earns_every_point(lang: Lang) -> None:
    """Can somebody who is on no network online have fourteen?"""
    weights = {"privacy": 40, "exit": 30, "people": 15, "cost": 15}
    unseen = profile(
        meta={
            "beyondcv": {
                "choice": {
                    "main": "association",
                    "second": "alumni",
                    "weights": weights,
                    "ranking": best(weights)[:3],
                    "privacy": ["audience", "details", "contacts", "sign-in"],
                    "exit": {"date": "2027-05-24", "format": "paper"},
                },
                "choices": {"02-timeline-1": "12", "02-timeline-2": "unsaid"},
            }
        }
    )

    assert sum(result.points for result in graded(UNIT, unseen, lang)) == 14


@pytest.mark.timeout(60)
def test_a_huge_list_keeps_nobody_waiting() -> None:
    """Is a file of a stranger read in a moment, however long it is?"""
    own = {"network": "bluesky", "criterion": "people", "rating": "4", "reason": "x" * 5_000}
    huge = unit02(
        weights={"people": 1e308, "exit": 1e308},
        ranking=["xing"] * 50_000,
        ratings=[own] * 20_000,
        privacy=["audience"] * 50_000,
        exit={"date": "9" * 100_000, "format": "json" * 10_000},
    )
    assert all(result.status != "error" for result in check_unit(UNIT, huge, "fr"))
