"""What holds for every rule, whatever stands in a profile."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beyondcv.checks import RULES, UNITS, Status, check, check_unit, graded, metrics, overlap
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, dumps
from tests.checks.profiles import PROFILES

LANG = st.sampled_from(LANGS)


def _value(profile: Profile, path: str) -> Any:
    value: Any = json.loads(dumps(profile))
    for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        value = value[key] if key else value[int(index)]
    return value


@settings(max_examples=150, deadline=None)
@given(PROFILES, LANG)
def test_no_rule_breaks_down(profile: Profile, lang: Lang) -> None:
    """Does every rule find words for every profile, within its points?"""
    for rule_id in RULES:
        result = check(rule_id, profile, lang)

        assert result.status is not Status.ERROR, (rule_id, result)
        assert 0 <= result.points <= result.max_points <= 1
        assert result.id == rule_id
        assert result.title
        assert result.found
        assert result.expected


@settings(max_examples=150, deadline=None)
@given(PROFILES, LANG)
def test_ranges_hold_what_they_say(profile: Profile, lang: Lang) -> None:
    """Does a form that underlines a range underline the text that the rule means?"""
    for rule_id in RULES:
        for finding in check(rule_id, profile, lang).findings:
            if finding.start == finding.end:
                continue
            text = _value(profile, finding.path)

            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.text == text[finding.start : finding.end]


@settings(max_examples=80, deadline=None)
@given(PROFILES, LANG)
def test_rules_are_pure(profile: Profile, lang: Lang) -> None:
    """Is the profile untouched, and the second answer the first?"""
    before = profile.to_dict()
    copy = profile.copy()

    first = [check_unit(unit, profile, lang) for unit in UNITS]
    metrics(profile, lang)
    overlap(profile, lang)

    assert before == profile.to_dict()
    assert first == [check_unit(unit, copy, lang) for unit in UNITS]


@settings(max_examples=80, deadline=None)
@given(PROFILES, LANG)
def test_points_stay_within_their_criterion(profile: Profile, lang: Lang) -> None:
    """Is no criterion worth more than its points, and a passed one worth all?"""
    for result in [r for unit in UNITS for r in graded(unit, profile, lang)]:
        assert 0 <= result.points <= result.max_points
        if result.status is Status.PASSED:
            assert result.points == result.max_points


@settings(max_examples=80, deadline=None)
@given(PROFILES, st.sampled_from([("fr", "dynamique"), ("en", "team player")]))
def test_a_cliche_more_is_never_a_cliche_fewer(profile: Profile, said: tuple[Lang, str]) -> None:
    """Does adding a worn expression never lower their count?"""
    lang, expression = said
    profile.course.lang = lang
    before = check("cliches", profile, lang).values["count"]
    profile.basics.summary += f". {expression}."

    assert check("cliches", profile, lang).values["count"] >= max(before, 1)


@settings(max_examples=80, deadline=None)
@given(PROFILES, LANG)
def test_telling_more_privately_never_pays(profile: Profile, lang: Lang) -> None:
    """Does a telephone number in the text never raise the points for privacy?"""
    profile.basics.label += "x"
    before = check("privacy", profile, lang)
    profile.basics.summary += "\n01 99 00 12 34\n"
    after = check("privacy", profile, lang)

    assert after.status is Status.FAILED
    assert after.points <= before.points


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_sheet_earns_nothing(lang: Lang) -> None:
    """Are there no points for having written nothing, and a next step for each rule?"""
    results = [result for unit in UNITS for result in graded(unit, Profile(), lang)]

    assert sum(result.points for result in results) == 0
    assert all(result.hint for result in results)
