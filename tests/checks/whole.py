"""Camille at the end of the course, for what other units write into the file."""

from __future__ import annotations

from typing import Any

from beyondcv.datasets import persona
from beyondcv.i18n import Lang
from beyondcv.profile import Profile

__all__ = ["whole"]

_WEIGHTS = ("people", "language", "cost", "time", "privacy", "portability", "accessibility",
            "moderation", "exit")  # fmt: skip

# What stands in for a unit whose page is not written yet; the persona's own part goes first.
_STAND_INS: dict[str, Any] = {
    "choice": {
        "weights": dict(zip(_WEIGHTS, (20, 10, 10, 10, 10, 10, 10, 10, 10), strict=True)),
        "exit": {"date": "2027-06-01", "format": "JSON"},
    },
    "plan": [{"role": f"r{n}", "act": f"act {n}", "date": "2027-01-05"} for n in range(10)],
    "presence": {
        "budget": 120,
        "calendar": [{"week": n, "rung": "read", "act": "a", "minutes": 9} for n in (1, 2, 3, 4)],
    },
    "charter": {"rules": [{"theme": "time", "text": f"rule {n}"} for n in range(5)]},
    "learning": {
        "experiment": {
            "hypothesis": "h", "measure": "m", "start": "2027-01-05", "end": "2027-01-19",
        }
    },
}  # fmt: skip


def whole(lang: Lang) -> Profile:
    """Return Camille "after", with stand-ins for the units that are not there yet."""
    data = persona("camille-after", lang).to_dict()
    course = data["meta"]["beyondcv"]
    for name, value in _STAND_INS.items():
        course.setdefault(name, value)
    return Profile.from_dict(data)
