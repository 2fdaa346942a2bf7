"""What a figure is made of, and how all of them look."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from beyondcv.figures._controls import Control, State, Weighted
from beyondcv.figures._verify import verify

__all__ = ["BAND", "INK", "MAIN", "PALE", "Figure", "Table", "as_json", "layout"]

MAIN = "#2a84a4"
"""Colour of what the eye should go to; like the two below, 3:1 or more on both grounds."""

PALE = "#b87a1e"
"""Colour of what it is compared with; told apart by pattern and label too."""

BAND = "rgba(72, 150, 120, 0.18)"
"""A range to aim at."""

INK = "#7d8694"
"""Lines, axes, and signs for what is absent."""


@dataclass(frozen=True)
class Table:
    """A figure's content in rows.

    Parameters
    ----------
    columns : tuple of str
        Headings, the first one naming the rows.
    rows : tuple of tuple of str
        Cells, put into words for the reader (numbers already formatted).
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A figure, ready for a page.

    Parameters
    ----------
    name : str
        Its name in `FIGURES`.
    plotly : dict
        Plotly's JSON: ``data`` and ``layout``.
    title : str
        What it shows.
    caption : str
        The finding, as a sentence.
    alt : str
        Text alternative for those who do not see it.
    table : Table
        The same, in rows.
    fictional : bool
        Whether it is made from fictional data; the page says so.
    controls : tuple of Slide, Choose or Redraw
        What readers can set; `plotly` and `table` are what they see first.
    states : mapping of tuple of str to State
        One for each setting: values as text, in the order of `controls`.
    weighted : Weighted, optional
        Sliders whose weights the page adds up; in place of `controls`.

    Raises
    ------
    ValueError
        If controls, states and drawing do not fit together.
    """

    name: str
    plotly: dict[str, Any]
    title: str
    caption: str
    alt: str
    table: Table
    fictional: bool = True
    controls: tuple[Control, ...] = ()
    states: Mapping[tuple[str, ...], State] = field(default_factory=dict)
    weighted: Weighted | None = None

    def __post_init__(self) -> None:
        """Refuse what the page could not show."""
        try:
            verify(self.plotly["data"], self.table.rows, self.controls, self.states, self.weighted)
        except ValueError as error:
            raise ValueError(f"figure {self.name!r}: {error}") from error


def as_json(fig: go.Figure) -> dict[str, Any]:
    """Return a Plotly figure as plain JSON data."""
    data: dict[str, Any] = json.loads(fig.to_json())
    data["layout"].pop("template", None)
    return data


def layout(height: int, **more: Any) -> dict[str, Any]:
    """Return the layout that all figures share.

    Parameters
    ----------
    height : int
        In CSS pixels; the width is the page's.
    more
        Further keys of Plotly's layout.
    """
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 14},
        "showlegend": False,
        "dragmode": False,
        "hovermode": False,
        **more,
    }
