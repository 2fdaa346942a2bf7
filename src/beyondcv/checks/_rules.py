"""All rules by name, in the order of the units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from beyondcv.checks._audit import (
    audit_grades,
    audit_questions,
    domains,
    watch_opinion,
    watch_sources,
)
from beyondcv.checks._build import DayRule, Rule
from beyondcv.checks._calendar import (
    calendar_offline,
    calendar_rungs,
    calendar_weeks,
    stop_rule,
    time_weeks,
)
from beyondcv.checks._capstone import capstone_dates, other_ad, post_test, sheet_privacy
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
    programme_acts,
    programme_budget,
    programme_give,
    programme_offline,
)
from beyondcv.checks._proofs import action_first, proofs
from beyondcv.checks._questions import questions_open
from beyondcv.checks._reading import chart_reading, claims
from beyondcv.checks._redaction import redaction
from beyondcv.checks._rights import asking, figure_reading, scam_signs
from beyondcv.checks._schema import valid
from beyondcv.checks._skills import skills
from beyondcv.checks._time import log_days, log_sum, time_budget

__all__ = ["ON_DAYS", "RULES"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        # 00-start
        "contract-goal": contract_goal,
        "contract-barrier": contract_barrier,
        "contract-plan": contract_plan,
        # 01-cv-or-network
        "chart-reading": chart_reading,
        "claims": claims,
        "card": card,
        "mix-sum": mix_sum,
        "mix-channels": mix_channels,
        "mix-relational": mix_relational,
        "hours": hours,
        # 02-choose
        "timeline-reading": timeline_reading,
        "weights-sum": weights_sum,
        "network-ranking": network_ranking,
        "network-families": network_families,
        "network-settings": network_settings,
        "exit-plan": exit_plan,
        # 03-present
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
        # 04-first-network
        "circles-count": circles_count,
        "circles-dormant": circles_dormant,
        "circles-anonymous": circles_anonymous,
        "messages-length": messages_length,
        "messages-different": messages_different,
        "messages-parts": messages_parts,
        "messages-manner": messages_manner,
        "habit-pairs": habit_pairs,
        # 05-develop
        "graph-reading": graph_reading,
        "curve-reading": curve_reading,
        "plan-lines": plan_lines,
        "plan-tags": plan_tags,
        "plan-dates": plan_dates,
        "plan-target": plan_target,
        "plan-give": plan_give,
        "plan-anonymous": plan_anonymous,
        "questions-open": questions_open,
        # 06-animate
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
        # 07-open-to-all
        "asking": asking,
        "figure-reading": figure_reading,
        "redaction": redaction,
        "scam-signs": scam_signs,
        "charter-exposure": charter_exposure,
        "charter-rules": charter_rules,
        "charter-recourse": charter_recourse,
        # 08-agility
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
        # 09-capstone
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

A rule that serves several units stands with the first. One that can be marked gives
the part of its points that is earned, 0 to 1; `check_unit` and `graded` turn it
into the unit's points.
"""

ON_DAYS: Mapping[str, DayRule] = MappingProxyType(
    {
        "exit-plan": exit_plan,
        "stop-rule": stop_rule,
        "watch-sources": watch_sources,
        "watch-opinion": watch_opinion,
    }
)
"""Those of them that are told which day it is, since what they say depends on it."""
