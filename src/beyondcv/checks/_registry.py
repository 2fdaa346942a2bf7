"""The safe way to call a rule, and what a unit's rules are worth."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from beyondcv.checks._build import Rule
from beyondcv.checks._prompts import answered
from beyondcv.checks._result import CheckResult, Status
from beyondcv.checks._rules import ON_DAYS, RULES
from beyondcv.checks._titles import TITLES
from beyondcv.checks._units import UNITS
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile, legible_profile

__all__ = ["RULES", "check", "check_unit", "criterion_titles", "graded", "run"]

_LOG = logging.getLogger(__name__)


def check(rule_id: str, profile: Profile, lang: Lang, today: date | None = None) -> CheckResult:
    """Run one rule; never raises for what stands in a profile.

    Parameters
    ----------
    rule_id : str
        A key of `RULES`.
    profile : Profile
    lang : {"fr", "en"}
        The reader's language. Texts are judged in the profile's own, if it says so.
    today : datetime.date, optional
        The hand-in's day in grading, the clock's in a form. Without it, days are
        held against the one on which the file says that it was saved.

    Returns
    -------
    CheckResult
        `Status.ERROR` with 0 points if the rule crashed: a fault of the course,
        logged for its authors, and never a pass.

    Raises
    ------
    KeyError
        If there is no such rule.
    """
    return run(rule_id, _rule(rule_id, today), legible_profile(profile), lang)


def run(rule_id: str, rule: Rule, profile: Profile, lang: Lang) -> CheckResult:
    """Run a rule, turning a crash into `Status.ERROR`."""
    try:
        return rule(profile, lang)
    except Exception:
        _LOG.exception("rule %s", rule_id)
        _ = translator(lang).gettext
        return CheckResult(
            id=rule_id,
            status=Status.ERROR,
            points=0.0,
            max_points=0.0,
            title=rule_id,
            found=_("This check broke down: the fault is the course’s, not yours."),
            expected="",
            hint=_("Go on with the rest, and tell your trainer."),
        )


def _rule(rule_id: str, today: date | None) -> Rule:
    if (on_days := ON_DAYS.get(rule_id)) is not None:
        return lambda profile, lang: on_days(profile, lang, today)
    return RULES[rule_id]


def check_unit(
    unit: str, profile: Profile, lang: Lang, today: date | None = None
) -> list[CheckResult]:
    """Run all rules of a unit, in the order of its form.

    Parameters
    ----------
    unit : str
        A unit's name, ``"03-present"``.
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date, optional
        As for `check`.

    Returns
    -------
    list of CheckResult
        With the unit's points; ``max_points`` is 0 for a rule that only advises.

    Raises
    ------
    KeyError
        If the unit has no rules.
    """
    table = UNITS[unit]
    profile = answered(legible_profile(profile))
    return [
        _worth(run(rule_id, _rule(rule_id, today), profile, lang), table.points.get(rule_id, 0.0))
        for rule_id in table.rules
    ]


def graded(unit: str, profile: Profile, lang: Lang, today: date | None = None) -> list[CheckResult]:
    """Run the rules of a unit that carry points, one result for each criterion.

    Parameters
    ----------
    unit : str
        A unit's name, ``"03-present"``.
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date, optional
        As for `check`.

    Returns
    -------
    list of CheckResult
        Their ids are those of the criteria in ``units.toml``.

    Raises
    ------
    KeyError
        If the unit has no rules.
    """
    profile = answered(legible_profile(profile))
    return [
        _merge(
            criterion,
            [
                _worth(run(rule_id, _rule(rule_id, today), profile, lang), worth)
                for rule_id, worth in rules.items()
            ],
            lang,
        )
        for criterion, rules in UNITS[unit].criteria.items()
    ]


def criterion_titles(lang: Lang) -> dict[str, str]:
    """Return the names of the criteria for the reader, by id."""
    _ = translator(lang).gettext
    return {name: _(title) for name, title in TITLES.items()}


def _worth(item: CheckResult, worth: float) -> CheckResult:
    return replace(item, points=round(item.points * worth, 2), max_points=worth)


def _merge(criterion: str, parts: list[CheckResult], lang: Lang) -> CheckResult:
    states = {part.status for part in parts}
    order = (Status.ERROR, Status.FAILED, Status.PASSED, Status.NOTHING)
    status = next(state for state in order if state in states)
    return CheckResult(
        id=criterion,
        status=status,
        points=sum(part.points for part in parts),
        max_points=sum(part.max_points for part in parts),
        title=translator(lang).gettext(TITLES[criterion]),
        found=_join(part.found for part in parts),
        expected=_join(part.expected for part in parts),
        hint=_join(part.hint for part in parts if part.status is not Status.PASSED),
        findings=tuple(finding for part in parts for finding in part.findings),
        values={
            key if len(parts) == 1 else f"{part.id}.{key}": value
            for part in parts
            for key, value in part.values.items()
        },
    )


def _join(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, texts)))
