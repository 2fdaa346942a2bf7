"""Rules on days: to come, today, past, impossible; and no clock inside a rule."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import beyondcv.checks
from beyondcv.checks import RULES, CheckResult, Status, check, check_unit, graded
from beyondcv.checks._rules import ON_DAYS
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import profile

TODAY = date(2026, 11, 30)
FUTURE, PRESENT, PAST, LONG_AGO = "2026-12-01", "2026-11-30", "2026-11-29", "2019-01-01"
IMPOSSIBLE = ("2026-02-30", "2026-13-01", "0000-00-00", "soon", "20261201", "2026-12", "")


def _course(**parts: Any) -> Profile:
    return profile(meta={"beyondcv": parts})


def _exit(day: str) -> Profile:
    return _course(choice={"exit": {"date": day, "format": "paper"}})


def _stop(day: str) -> Profile:
    stop = {"measure": "useful conversations", "number": 3, "date": day}
    return _course(presence={"stop": stop})


def _watch(day: str) -> Profile:
    names = ("Radio", "Revue", "Une cheffe de quai")
    return _course(
        learning={
            "watch": [
                {"name": name, "date": day, "language": "fr", "opinion": "other"} for name in names
            ]
        }
    )


def _trial(day: str) -> Profile:
    return _course(learning={"experiment": {"start": day, "end": "2026-12-14"}})


def _plan(day: str) -> Profile:
    return _course(
        plan=[{"role": f"r{n}", "act": f"call them again {n}", "date": day} for n in range(10)]
    )


def _acts(day: str) -> Profile:
    acts = [{"act": f"call number {n}", "date": day} for n in "abcdefghijkl"]
    return _course(programme={"acts": acts})


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("rule", "made", "good", "bad"),
    [
        ("exit-plan", _exit, [FUTURE], [PRESENT, PAST, LONG_AGO]),
        ("stop-rule", _stop, [FUTURE], [PRESENT, PAST, LONG_AGO]),
        # Somewhere it is tomorrow already; nobody has read next week's paper.
        ("watch-sources", _watch, [FUTURE, PRESENT, PAST, LONG_AGO], ["2026-12-02", "2030-01-01"]),
        ("watch-opinion", _watch, [FUTURE, PRESENT, PAST, LONG_AGO], ["2026-12-02", "2030-01-01"]),
        # These hold days against each other: what was planned and done stays planned.
        ("experiment-period", _trial, [FUTURE, PRESENT, PAST], []),
        ("plan-dates", _plan, [FUTURE, PRESENT, PAST, LONG_AGO], []),
        ("programme-acts", _acts, [FUTURE, PRESENT, PAST, LONG_AGO], []),
        ("capstone-dates", _acts, [FUTURE, PRESENT, PAST, LONG_AGO], []),
    ],
)
def test_each_rule_on_days(
    rule: str, made: Callable[[str], Profile], good: list[str], bad: list[str], lang: Lang
) -> None:
    """Is a day to come, today, past or impossible what the rule says of it?"""

    def met(day: str) -> bool:
        return check(rule, made(day), lang, TODAY).status is Status.PASSED

    assert [day for day in good if not met(day)] == []
    assert [day for day in (*bad, *IMPOSSIBLE) if met(day)] == []


@pytest.mark.parametrize(("day", "said"), [(PRESENT, "is today"), (PAST, "has passed")])
def test_a_review_day_that_is_not_to_come_is_told_from_one_that_passed(day: str, said: str) -> None:
    """Does the verdict say which of the two it is, and what to choose?"""
    result = check("exit-plan", _exit(day), "en", TODAY)

    assert (said in result.found, result.hint) == (True, "Choose a day in the future.")


def test_a_unit_is_judged_on_the_day_that_is_given() -> None:
    """Do form and grading, which judge whole units, hand the day on?"""

    def points(results: list[CheckResult], id: str) -> float:
        return next(result.points for result in results if result.id == id)

    plan = _exit(PAST)
    assert points(check_unit("02-choose", plan, "fr", TODAY), "exit-plan") == 1
    assert points(check_unit("02-choose", plan, "fr", date(2026, 11, 28)), "exit-plan") == 2
    assert points(graded("02-choose", plan, "fr", TODAY), "exit") == 1
    assert points(graded("02-choose", plan, "fr", date(2026, 11, 28)), "exit") == 2


def test_without_a_day_the_files_own_is_taken() -> None:
    """Do fictional people, whose files say when they were saved, earn the same every year?"""
    saved = profile(
        meta={
            "lastModified": "2026-11-30T08:00:00Z",
            "beyondcv": {"choice": {"exit": {"date": PAST, "format": "paper"}}},
        }
    )

    assert check("exit-plan", saved, "en").points == 0.5
    assert check("exit-plan", saved, "en", date(2026, 11, 1)).points == 1


def test_rules_that_are_told_the_day_are_rules() -> None:
    """Does each of them stand among the rules?"""
    assert ON_DAYS.keys() <= RULES.keys()


def test_no_rule_looks_at_a_clock() -> None:
    """Are the rules pure: does none of them ask what day it is?"""
    asked = {"today", "now", "utcnow", "time", "localtime", "gmtime", "fromtimestamp"}
    folder = Path(beyondcv.checks.__file__).parent
    found = [
        f"{path.name}:{node.lineno}"
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asked
    ]

    assert found == []
