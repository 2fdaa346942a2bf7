"""Ten networks weighed by nine criteria (``data/platforms/ratings.csv``).

The ratings are the course's own opinion, written in November 2026: nobody
measured them, and learners may replace any of them by their own.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from beyondcv._resources import read_text
from beyondcv.i18n import LANGS, Lang

__all__ = ["CRITERIA", "FAMILIES", "RATINGS", "Network", "networks"]

CRITERIA = (
    "people",
    "language",
    "cost",
    "time",
    "privacy",
    "portability",
    "accessibility",
    "moderation",
    "exit",
)
"""What is weighed, as in ``meta.beyondcv.choice.weights``."""

FAMILIES = ("general", "trade", "local", "open", "inside", "offline")
"""Kinds of networks; ``inside`` is an employer's or a training centre's own."""

RATINGS = range(5)
"""From 0, bad for the person, to 4, very good."""


@dataclass(frozen=True)
class Network:
    """A network, and what the course thinks of it.

    Parameters
    ----------
    id : str
    family : str
        One of `FAMILIES`.
    names : mapping of str to str
        By language.
    ratings : mapping of str to int
        By criterion; see `RATINGS`.
    reasons : mapping of str to str
        What speaks for it and against it, by language.
    """

    id: str
    family: str
    names: Mapping[Lang, str]
    ratings: Mapping[str, int]
    reasons: Mapping[Lang, str]


@cache
def networks() -> Mapping[str, Network]:
    """Return the networks by id, in the order of the table."""
    rows = csv.DictReader(read_text("platforms/ratings.csv").splitlines())
    return {
        row["id"]: Network(
            row["id"],
            row["family"],
            {lang: row[f"name_{lang}"] for lang in LANGS},
            {name: int(row[name]) for name in CRITERIA},
            {lang: row[f"reason_{lang}"] for lang in LANGS},
        )
        for row in rows
    }
