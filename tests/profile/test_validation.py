"""`validate` holds a profile against JSON Resume's schema, in words for learners."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv.i18n import Lang
from beyondcv.profile import Profile, validate


def problems(data: dict[str, Any], lang: Lang = "en") -> dict[str, str]:
    """Return what is wrong, by place."""
    return {item.path: item.message.text(lang) for item in validate(Profile.from_dict(data))}


@pytest.mark.parametrize("date", ["2024", "2024-06", "2024-06-30"])
def test_a_date_may_stop_at_the_year_or_the_month(date: str) -> None:
    """Are the three forms of JSON Resume's dates accepted?"""
    assert problems({"work": [{"startDate": date}]}) == {}


@pytest.mark.parametrize("date", ["06/2024", "2024-6", "juin 2024", "present", "2024-06-30T00:00"])
def test_any_other_date_is_a_problem(date: str) -> None:
    """Is the place named, and what was written repeated?"""
    found = problems({"work": [{}, {"endDate": date}]})

    assert list(found) == ["work[1].endDate"]
    assert date in found["work[1].endDate"]


@pytest.mark.parametrize(
    "date",
    ["2026-02-30", "2026-13-01", "2025-02-29", "2026-04-31", "2024-00", "2024-19", "2024-06-00"],
)
def test_a_day_that_no_calendar_has_is_a_problem(date: str) -> None:
    """Is an impossible day told apart from one that is written otherwise, in every section?"""
    for data, path in (
        ({"work": [{"startDate": date}]}, "work[0].startDate"),
        ({"certificates": [{"date": date}]}, "certificates[0].date"),
        ({"publications": [{"releaseDate": date}]}, "publications[0].releaseDate"),
    ):
        found = problems(data)
        assert list(found) == [path]
        assert f"“{date}” is not in any calendar" in found[path]
        assert f"«\u00a0{date}\u00a0» n’existe dans aucun calendrier" in problems(data, "fr")[path]


def test_the_29th_of_february_is_a_day_of_a_leap_year() -> None:
    """Is a real day let through?"""
    assert problems({"work": [{"startDate": "2024-02-29"}]}) == {}


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"basics": {"email": "camille at example.org"}}, "basics.email"),
        ({"basics": {"url": "www.example.org"}}, "basics.url"),
        ({"basics": {"profiles": [{"url": "@camille"}]}}, "basics.profiles[0].url"),
        ({"awards": [{"date": "soon"}]}, "awards[0].date"),
        ({"awards": ["medal"]}, "awards[0]"),
        ({"references": {}}, "references"),
        ({"publications": [{"name": 3}]}, "publications[0].name"),
        ({"$schema": 3}, "$schema"),
    ],
)
def test_each_problem_has_its_place_and_words_in_both_languages(
    data: dict[str, Any], path: str
) -> None:
    """Is every kind of problem found, sections without an exercise included?"""
    english, french = problems(data), problems(data, "fr")

    assert [path] == list(english) == list(french)
    assert english[path] != french[path]


def test_all_problems_are_told_at_once() -> None:
    """Is a learner spared one round per mistake?"""
    data = {"basics": {"url": "x", "email": "y"}, "work": [{"startDate": "z"}]}

    assert {"basics.url", "basics.email", "work[0].startDate"} == set(problems(data))


def test_a_field_left_empty_is_no_problem() -> None:
    """Does an empty address or date count as not there?"""
    data = {"basics": {"url": "", "email": None}, "work": [{"startDate": "", "endDate": None}]}

    assert problems(data) == {}


def test_unknown_fields_are_allowed() -> None:
    """May a profile hold what JSON Resume does not know?"""
    assert problems({"x": 1, "basics": {"y": []}, "meta": {"beyondcv": {"z": "?"}}}) == {}


@pytest.mark.parametrize("text", ["." * 500_000, "a@" + "." * 500_000 + "@", "a:" * 250_000])
@pytest.mark.timeout(60)
def test_a_hostile_address_is_judged_at_once(text: str) -> None:
    """Is there no text that holds up a whole batch of hand-ins?"""
    found = problems({"basics": {"email": text}})
    assert len(found["basics.email"]) < 200
