"""Channels of recruitment: used and concluded (Dares).

The figure draws ``data/published/ofer2016_channels_fr.csv``. Of some
channels the source gives the use in words ("more than half"): the mark then
says that the number is a bound. How often ads were used is left out, since two
digests of the survey round it differently; so is what go-betweens concluded,
which was not read.
"""

from __future__ import annotations

import csv
from typing import Any

import plotly.graph_objects as go

from beyondcv._resources import data_path
from beyondcv.figures._bars import name_rows
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["channels_used_concluded", "table_rows"]

_OFER = {
    "intermediaires": N_("Job centres and agencies"),
    "bases_de_cv": N_("CV databases"),
    "annonces": N_("Job ads"),
    "candidatures_spontanees": N_("Unsolicited applications"),
    "relations": N_("Personal or professional contacts"),
}
_BOUNDS = ("relations", "bases_de_cv", "intermediaires")
_ABOUT = ("candidatures_spontanees",)


def table_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of ``data/``, its remarks left out."""
    with data_path(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def channels_used_concluded(lang: Lang) -> Figure:
    """Return the figure of the channels that employers used, and that led to the hire.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    table = {row["channel"]: row for row in table_rows("published/ofer2016_channels_fr.csv")}
    percent = _("{n}%")
    fig = go.Figure()
    rows: list[tuple[str, str, str]] = []
    for channel, title in _OFER.items():
        row, name = table[channel], _(title)
        used, used_said = _used(channel, row, lang)
        concluded = row["concluded_pct"]
        concluded_said = percent.format(n=concluded) if concluded else _("not read")
        if used and concluded:
            fig.add_scatter(
                x=[float(concluded), used], y=[name, name], mode="lines",
                line={"color": INK, "width": 2},
            )  # fmt: skip
        marks: list[tuple[float, str, dict[str, Any]]] = []
        if concluded:
            marks.append((float(concluded), concluded_said, {"color": MAIN, "symbol": "circle"}))
        if used:
            symbol = "triangle-right-open" if channel in _BOUNDS else "circle-open"
            marks.append((used, used_said, {"color": PALE, "symbol": symbol}))
        for x, said, marker in marks:
            fig.add_scatter(
                x=[x], y=[name], mode="markers+text", text=[said], textposition="bottom center",
                cliponaxis=False, marker={"size": 14, "line": {"width": 3}, **marker},
            )  # fmt: skip
        rows.append((name, used_said, concluded_said))
    by_name = {row[0]: row for row in rows}
    fig.update_xaxes(range=[-4, 84], visible=False, fixedrange=True)
    name_rows(fig, list(by_name), 24)
    fig.update_layout(layout(60 + 80 * len(rows)))
    best, spontaneous, ads, bases = (
        by_name[_(_OFER[channel])]
        for channel in ("relations", "candidatures_spontanees", "annonces", "bases_de_cv")
    )
    return Figure(
        name="channels-used-concluded",
        plotly=as_json(fig),
        title=_("Channels used, and channels that led to the hire, France, autumn 2015"),
        caption=_(
            "Of every 100 hires in the survey, {best} came through personal contacts and {bases} "
            "through CV databases. Full circle: led to the hire. Open mark: used; a triangle "
            "means “more than”."
        ).format(
            best=table["relations"]["concluded_pct"], bases=table["bases_de_cv"]["concluded_pct"]
        ),
        alt=_(
            "Five rows of marks. Personal contacts led to {best} of hires, unsolicited "
            "applications to {spontaneous}, job ads to {ads}, CV databases to {bases}. Where "
            "both are known, each channel was used far more often than it led to a hire. The "
            "table below gives each cell."
        ).format(best=best[2], spontaneous=spontaneous[2], ads=ads[2], bases=bases[2]),
        table=Table(
            columns=(_("Channel"), _("Used"), _("Led to the hire")), rows=tuple(reversed(rows))
        ),
        fictional=False,
    )


def _used(channel: str, row: dict[str, str], lang: Lang) -> tuple[float, str]:
    _ = translator(lang).gettext
    if channel in _BOUNDS:
        return float(row["used_pct"]), _("more than {n}%").format(n=row["used_pct"])
    if channel in _ABOUT:
        return float(row["used_pct"]), _("nearly {n}%").format(n=row["used_pct"])
    return 0.0, _("not shown: two digests differ")
