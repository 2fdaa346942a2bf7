"""The table of units, rules and points (``units.toml``), read once at import."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["UNITS", "Unit"]


@dataclass(frozen=True)
class Unit:
    """A unit's rules, and what they are worth.

    Parameters
    ----------
    rules : tuple of str
        Rule ids in the order of the form.
    criteria : mapping of str to mapping of str to float
        For each criterion of the gradebook, its rules and their points.
    """

    rules: tuple[str, ...]
    criteria: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def points(self) -> dict[str, float]:
        """Points by rule; a rule that only advises is absent."""
        return {rule: worth for rules in self.criteria.values() for rule, worth in rules.items()}


def _read() -> dict[str, Unit]:
    table = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    return {
        name: Unit(
            tuple(entry["rules"]),
            {key: item["points"] for key, item in entry.get("criteria", {}).items()},
        )
        for name, entry in table.items()
    }


UNITS: Mapping[str, Unit] = _read()
"""Units that have rules, by name."""
