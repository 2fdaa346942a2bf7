"""What the criteria are called, in the order of the units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from beyondcv.i18n import N_

__all__ = ["TITLES"]

TITLES: Mapping[str, str] = MappingProxyType(
    {
        # 01-cv-or-network
        "chart-reading": N_("Reading the chart"),
        "mix": N_("Mix of channels"),
        "hours": N_("Hours a week"),
        "claims": N_("Six claims"),
        "card": N_("CV and profile, side by side"),
        # 02-choose
        "timeline": N_("Reading the timeline"),
        "weights": N_("Sum of the weights"),
        "ranking": N_("Ranking by your weights"),
        "families": N_("A main and a second network"),
        "settings": N_("Private first"),
        "exit": N_("Way out"),
        # 03-present
        "valid": N_("A file that others can read"),
        "label": N_("Headline"),
        "summary": N_("Summary"),
        "highlights": N_("Proofs"),
        "skills": N_("Skills"),
        "privacy": N_("Private life"),
        "ad-overlap": N_("Words shared with the ad"),
        # 04-first-network
        "circles": N_("People and circles"),
        "dormant": N_("Dormant ties"),
        "anonymous": N_("Nobody’s name"),
        "messages": N_("Three messages"),
        "parts": N_("Link, reason, question"),
        "habits": N_("Habits that carry over"),
        # 05-develop
        "graph": N_("Reading the network"),
        "curve": N_("Reading the inverted U"),
        "plan": N_("The plan"),
        "towards": N_("Towards the goal, and giving"),
        "questions": N_("Open questions"),
        # 06-animate
        "week-log": N_("A week in minutes"),
        "time-budget": N_("Budget of time"),
        "four-weeks": N_("Four weeks"),
        "per-hour": N_("Conversations per hour"),
        "three-texts": N_("Three texts"),
        "stop-rule": N_("Stopping rule"),
        # 07-open-to-all
        "asking": N_("May ask, may not ask"),
        "figure-reading": N_("Reading two figures"),
        "redaction": N_("A cleaned profile"),
        "scam": N_("Signs of a scam"),
        "charter": N_("Rules of the charter"),
        # 08-agility
        "experiment": N_("A two-week experiment"),
        "sample": N_("What few messages can tell"),
        "audit": N_("Three claims, four questions"),
        "domains": N_("Five areas"),
        "watch": N_("Sources to follow"),
        # 09-capstone
        "parts-there": N_("All parts of my file"),
        "capstone-dates": N_("Dates"),
        "other-ad": N_("Words shared with another ad"),
        "programme": N_("Twelve weeks"),
        "post-test": N_("“Where I stand”, second round"),
    }
)
"""Names for the reader, by the id in ``units.toml``; one that serves several units stands once."""
