"""Bars that stay readable on a narrow telephone: names stand above, not beside."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from beyondcv.figures._controls import Weighted
from beyondcv.figures._figure import MAIN, layout
from beyondcv.i18n import Lang

__all__ = ["name_rows", "weighted_bars"]

_ROOM = 270
"""Pixels that a row's name has on a narrow telephone."""


def name_rows(fig: go.Figure, names: list[str], above: int) -> None:
    """Write each row's name above it: beside it, a telephone has no room left for the marks.

    Parameters
    ----------
    fig : plotly.graph_objects.Figure
    names : list of str
        The rows, from the lowest up.
    above : int
        Pixels from the row's middle to its name.
    """
    fig.update_yaxes(
        visible=False, fixedrange=True, categoryorder="array", categoryarray=names,
        range=[-0.6, len(names) - 0.4],
    )  # fmt: skip
    for name in names:
        fig.add_annotation(
            text=name, x=0, xref="paper", xanchor="left", y=name, yshift=above, showarrow=False,
            font={"size": 13}, width=_ROOM, align="left",
        )  # fmt: skip


def weighted_bars(weighted: Weighted, lang: Lang) -> go.Figure:
    """Return the drawing that the page expects of a `Weighted`, as it starts.

    Parameters
    ----------
    weighted : Weighted
    lang : {"fr", "en"}

    Returns
    -------
    plotly.graph_objects.Figure
        If normalised, one trace, the best row on top; else a trace for each
        row, each on a scale of its own that holds the heaviest weights.
    """
    results = weighted.results([slide.start for slide in weighted.sliders])
    if weighted.normalise:
        fig = go.Figure(_bars(weighted, results, lang))
        top = max(max(row) for row in weighted.values)
        fig.update_xaxes(range=[0, 1.25 * top or 1], visible=False, fixedrange=True)
        name_rows(fig, [name for name, _ in reversed(results)], 24)
        fig.update_layout(layout(30 + 60 * len(results)))
        return fig
    fig = make_subplots(
        rows=len(results), cols=1, subplot_titles=weighted.names,
        vertical_spacing=0.5 / len(results),
    )  # fmt: skip
    most = [slide.high for slide in weighted.sliders]
    for number, (result, row) in enumerate(zip(results, weighted.values, strict=True), 1):
        top = sum(weight * value for weight, value in zip(most, row, strict=True))
        fig.add_trace(_bars(weighted, [result], lang), row=number, col=1)
        fig.update_xaxes(
            range=[0, 1.3 * top or 1], visible=False, fixedrange=True, row=number, col=1
        )
    fig.update_yaxes(visible=False, fixedrange=True)
    fig.update_annotations(x=0, xanchor="left", width=_ROOM, align="left", font={"size": 13})
    fig.update_layout(layout(40 + 70 * len(results)))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 28, "b": 8})
    return fig


def _bars(weighted: Weighted, results: list[tuple[str, float]], lang: Lang) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [value for _, value in results],
        "y": [name for name, _ in results],
        "text": [f" {weighted.cell(value, lang)}" for _, value in results],
        "orientation": "h",
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": MAIN},
        "width": 0.4 if weighted.normalise else 0.8,
    }
