"""Unit 05: closed questions on the drawing of a small network, and on the inverted U.

The answers are kept in ``meta.beyondcv.choices``. What is right on the drawing
follows from its list of links: a test reckons it from ``data/synthetic/bridges.toml``,
from which the figure is drawn too.
"""

from __future__ import annotations

from collections.abc import Mapping

from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["CURVE", "GRAPH", "curve_reading", "graph_reading"]

GRAPH: Mapping[str, Key] = {
    "05-degree": Key(
        "4", N_("Question 1: count the lines that end at goods-in, or its row in the table.")
    ),
    "05-bridge": Key(
        "volunteer",
        N_("Question 2: hide one person with a finger. Does a way to the warehouse remain?"),
    ),
    "05-density": Key(
        "shop", N_("Question 3: divide the links that are there by those that could be.")
    ),
    "05-reach": Key("4", N_("Question 4: follow the lines from Camille, one step for each line.")),
}
"""The drawing's four questions."""

CURVE: Mapping[str, Key] = {
    "05-curve-digital": Key(
        "moderate", N_("Question 5: choose the more digital sector: where is the line highest?")
    ),
    "05-curve-trade": Key(
        "strong", N_("Question 6: choose the less digital sector: where is the line highest?")
    ),
}
"""The two questions on the inverted U; its direction is that of Rajkumar et al. (2022)."""


def graph_reading(profile: Profile, lang: Lang) -> CheckResult:
    """Whether degree, bridge, density and reach are read right on the drawing."""
    _ = translator(lang).gettext
    return closed(
        "graph-reading",
        GRAPH,
        profile,
        lang,
        title=_("Reading the network"),
        expected=_("Four right answers: number of ties, bridge, density, reach."),
    )


def curve_reading(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the inverted U is read right, and its exception too."""
    _ = translator(lang).gettext
    return closed(
        "curve-reading",
        CURVE,
        profile,
        lang,
        title=_("Reading the inverted U"),
        expected=_("Two right answers: one for each kind of sector."),
    )
