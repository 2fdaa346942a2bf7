"""All rules by name, and the safe way to call one."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from beyondcv.checks._audit import (
    audit_grades,
    audit_questions,
    domains,
    watch_opinion,
    watch_sources,
)
from beyondcv.checks._build import Rule
from beyondcv.checks._calendar import (
    calendar_offline,
    calendar_rungs,
    calendar_weeks,
    stop_rule,
    time_weeks,
)
from beyondcv.checks._channels import card, hours, mix_channels, mix_relational, mix_sum
from beyondcv.checks._charter import charter_exposure, charter_recourse, charter_rules
from beyondcv.checks._choice import (
    exit_plan,
    network_families,
    network_ranking,
    network_settings,
    timeline_reading,
    weights_sum,
)
from beyondcv.checks._circles import circles_anonymous, circles_count, circles_dormant
from beyondcv.checks._cliches import cliches
from beyondcv.checks._contract import contract_barrier, contract_goal, contract_plan
from beyondcv.checks._dates import dates
from beyondcv.checks._experiment import (
    abilities,
    experiment_measure,
    experiment_period,
    experiment_stop,
    experiment_variable,
    sample_size,
)
from beyondcv.checks._graph import curve_reading, graph_reading
from beyondcv.checks._habits import habit_pairs
from beyondcv.checks._inclusive import inclusive
from beyondcv.checks._label import label_specific, summary_fold
from beyondcv.checks._length import label_length, sentence_length, summary_length
from beyondcv.checks._messages import (
    messages_different,
    messages_length,
    messages_manner,
    messages_parts,
)
from beyondcv.checks._overlap import ad_overlap
from beyondcv.checks._parts_there import capstone_parts
from beyondcv.checks._photo import photo
from beyondcv.checks._plan import (
    plan_anonymous,
    plan_dates,
    plan_give,
    plan_lines,
    plan_tags,
    plan_target,
)
from beyondcv.checks._posts import link_source, posts_care, posts_length, rung_per_hour
from beyondcv.checks._privacy import privacy
from beyondcv.checks._programme import (
    capstone_dates,
    other_ad,
    post_test,
    programme_acts,
    programme_budget,
    programme_give,
    programme_offline,
    sheet_privacy,
)
from beyondcv.checks._proofs import action_first, proofs
from beyondcv.checks._questions import questions_open
from beyondcv.checks._reading import chart_reading, claims
from beyondcv.checks._redaction import redaction
from beyondcv.checks._result import CheckResult, Status
from beyondcv.checks._rights import asking, figure_reading, scam_signs
from beyondcv.checks._schema import valid
from beyondcv.checks._skills import skills
from beyondcv.checks._time import log_days, log_sum, time_budget
from beyondcv.checks._units import UNITS
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["RULES", "check", "check_unit", "criterion_titles", "graded", "run"]

_LOG = logging.getLogger(__name__)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "label-length": label_length,
        "label-specific": label_specific,
        "summary-length": summary_length,
        "summary-fold": summary_fold,
        "sentence-length": sentence_length,
        "proofs": proofs,
        "action-first": action_first,
        "skills": skills,
        "cliches": cliches,
        "inclusive": inclusive,
        "privacy": privacy,
        "photo": photo,
        "dates": dates,
        "ad-overlap": ad_overlap,
        "valid": valid,
        "contract-goal": contract_goal,
        "contract-barrier": contract_barrier,
        "contract-plan": contract_plan,
        "chart-reading": chart_reading,
        "claims": claims,
        "card": card,
        "mix-sum": mix_sum,
        "mix-channels": mix_channels,
        "mix-relational": mix_relational,
        "hours": hours,
        "circles-count": circles_count,
        "circles-dormant": circles_dormant,
        "circles-anonymous": circles_anonymous,
        "messages-length": messages_length,
        "messages-different": messages_different,
        "messages-parts": messages_parts,
        "messages-manner": messages_manner,
        "habit-pairs": habit_pairs,
        # Unit 02-choose
        "timeline-reading": timeline_reading,
        "weights-sum": weights_sum,
        "network-ranking": network_ranking,
        "network-families": network_families,
        "network-settings": network_settings,
        "exit-plan": exit_plan,
        "log-days": log_days,
        "log-sum": log_sum,
        "time-budget": time_budget,
        "time-weeks": time_weeks,
        "calendar-weeks": calendar_weeks,
        "calendar-rungs": calendar_rungs,
        "calendar-offline": calendar_offline,
        "rung-per-hour": rung_per_hour,
        "posts-length": posts_length,
        "link-source": link_source,
        "posts-care": posts_care,
        "stop-rule": stop_rule,
        "abilities": abilities,
        "experiment-variable": experiment_variable,
        "experiment-measure": experiment_measure,
        "experiment-period": experiment_period,
        "experiment-stop": experiment_stop,
        "sample-size": sample_size,
        "audit-grades": audit_grades,
        "audit-questions": audit_questions,
        "domains": domains,
        "watch-sources": watch_sources,
        "watch-opinion": watch_opinion,
        "graph-reading": graph_reading,
        "curve-reading": curve_reading,
        "plan-lines": plan_lines,
        "plan-tags": plan_tags,
        "plan-dates": plan_dates,
        "plan-target": plan_target,
        "plan-give": plan_give,
        "plan-anonymous": plan_anonymous,
        "questions-open": questions_open,
        # unit 07
        "asking": asking,
        "figure-reading": figure_reading,
        "redaction": redaction,
        "scam-signs": scam_signs,
        "charter-exposure": charter_exposure,
        "charter-rules": charter_rules,
        "charter-recourse": charter_recourse,
        "capstone-parts": capstone_parts,
        "capstone-dates": capstone_dates,
        "other-ad": other_ad,
        "programme-acts": programme_acts,
        "programme-give": programme_give,
        "programme-offline": programme_offline,
        "programme-budget": programme_budget,
        "sheet-privacy": sheet_privacy,
        "post-test": post_test,
    }
)
"""Every rule by its id: pure functions ``(Profile, Lang) -> CheckResult``.

A rule that can be marked gives the part of its points that is earned, 0 to 1;
`check_unit` and `graded` turn it into the unit's points.
"""

_TITLES = {
    "valid": N_("A file that others can read"),
    "label": N_("Headline"),
    "summary": N_("Summary"),
    "highlights": N_("Proofs"),
    "skills": N_("Skills"),
    "privacy": N_("Private life"),
    "ad-overlap": N_("Words shared with the ad"),
    "chart-reading": N_("Reading the chart"),
    "claims": N_("Six claims"),
    "card": N_("CV and profile, side by side"),
    "mix": N_("Mix of channels"),
    "hours": N_("Hours a week"),
    "circles": N_("People and circles"),
    "dormant": N_("Dormant ties"),
    "anonymous": N_("Nobody’s name"),
    "messages": N_("Three messages"),
    "parts": N_("Link, reason, question"),
    "habits": N_("Habits that carry over"),
    # Unit 02-choose
    "timeline": N_("Reading the timeline"),
    "weights": N_("Sum of the weights"),
    "ranking": N_("Ranking by your weights"),
    "families": N_("A main and a second network"),
    "settings": N_("Private first"),
    "exit": N_("Way out"),
    "week-log": N_("A week in minutes"),
    "time-budget": N_("Budget of time"),
    "four-weeks": N_("Four weeks"),
    "per-hour": N_("Conversations per hour"),
    "three-texts": N_("Three texts"),
    "stop-rule": N_("Rule to stop"),
    "experiment": N_("A two-week experiment"),
    "sample": N_("What few messages can tell"),
    "audit": N_("Three claims, four questions"),
    "domains": N_("Five domains"),
    "watch": N_("Sources to watch"),
    "graph": N_("Reading the network"),
    "curve": N_("Reading the inverted U"),
    "plan": N_("The plan"),
    "towards": N_("Towards the goal, and giving"),
    "questions": N_("Open questions"),
    "asking": N_("May ask, may not ask"),
    "figure-reading": N_("Reading two figures"),
    "redaction": N_("A cleaned profile"),
    "scam": N_("Signs of a scam"),
    "charter": N_("Rules of the charter"),
    "parts-there": N_("All parts of my file"),
    "capstone-dates": N_("Dates"),
    "other-ad": N_("Words shared with another ad"),
    "programme": N_("Twelve weeks"),
    "post-test": N_("Second self-test"),
}


def check(rule_id: str, profile: Profile, lang: Lang) -> CheckResult:
    """Run one rule; never raises for what stands in a profile.

    Parameters
    ----------
    rule_id : str
        A key of `RULES`.
    profile : Profile
    lang : {"fr", "en"}
        The reader's language. Texts are judged in the profile's own, if it says so.

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
    return run(rule_id, RULES[rule_id], profile, lang)


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


def check_unit(unit: str, profile: Profile, lang: Lang) -> list[CheckResult]:
    """Run all rules of a unit, in the order of its form.

    Parameters
    ----------
    unit : str
        A unit's name, ``"03-present"``.
    profile : Profile
    lang : {"fr", "en"}

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
    return [
        _worth(check(rule_id, profile, lang), table.points.get(rule_id, 0.0))
        for rule_id in table.rules
    ]


def graded(unit: str, profile: Profile, lang: Lang) -> list[CheckResult]:
    """Run the rules of a unit that carry points, one result for each criterion.

    Parameters
    ----------
    unit : str
        A unit's name, ``"03-present"``.
    profile : Profile
    lang : {"fr", "en"}

    Returns
    -------
    list of CheckResult
        Their ids are those of the criteria in ``units.toml``.

    Raises
    ------
    KeyError
        If the unit has no rules.
    """
    return [
        _merge(
            criterion,
            [_worth(check(rule_id, profile, lang), worth) for rule_id, worth in rules.items()],
            lang,
        )
        for criterion, rules in UNITS[unit].criteria.items()
    ]


def criterion_titles(lang: Lang) -> dict[str, str]:
    """Return the names of the criteria for the reader, by id."""
    _ = translator(lang).gettext
    return {name: _(title) for name, title in _TITLES.items()}


def _worth(item: CheckResult, worth: float) -> CheckResult:
    return replace(item, points=round(item.points * worth, 2), max_points=worth)


def _merge(criterion: str, parts: list[CheckResult], lang: Lang) -> CheckResult:
    states = {part.status for part in parts}
    status = next(
        (state for state in (Status.ERROR, Status.FAILED) if state in states), Status.PASSED
    )
    return CheckResult(
        id=criterion,
        status=status,
        points=sum(part.points for part in parts),
        max_points=sum(part.max_points for part in parts),
        title=criterion_titles(lang)[criterion],
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
