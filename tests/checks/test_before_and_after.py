"""Camille before and after the course, in the units that count nothing but their own work."""

from __future__ import annotations

import pytest

from beyondcv.checks import check_unit, graded
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang

POINTS = {
    "02-choose": {
        "timeline": 2, "weights": 2, "ranking": 4, "families": 2, "settings": 2, "exit": 2,
    },
    "04-first-network": {
        "circles": 3, "dormant": 2, "anonymous": 2, "messages": 3, "parts": 2, "habits": 2,
    },
    "05-develop": {
        "graph": 4, "curve": 2, "plan": 3, "towards": 3, "questions": 2,
    },
    "06-animate": {
        "week-log": 2, "time-budget": 2, "four-weeks": 4, "per-hour": 2, "three-texts": 3,
        "stop-rule": 1,
    },
    "07-open-to-all": {
        "asking": 4, "figure-reading": 2, "redaction": 4, "scam": 2, "charter": 2,
    },
    "08-agility": {
        "experiment": 4, "sample": 2, "audit": 4, "domains": 2, "watch": 2,
    },
}  # fmt: skip
"""Points by criterion, as the outline has them."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", POINTS)
def test_from_nothing_to_all_fourteen_points(unit: str, lang: Lang) -> None:
    """Does a finished unit earn every point, in the form as in the gradebook, a bare one none?"""
    before, after = (persona(f"camille-{when}", lang) for when in ("before", "after"))

    assert {r.id: r.points for r in graded(unit, before, lang)} == dict.fromkeys(POINTS[unit], 0)
    assert {r.id: r.points for r in graded(unit, after, lang)} == POINTS[unit]
    assert {r.id: r.max_points for r in graded(unit, before, lang)} == POINTS[unit]
    assert sum(r.points for r in check_unit(unit, after, lang)) == sum(POINTS[unit].values()) == 14
