"""Channels of recruitment: used and concluded (Dares), and how chance blurs one person's case.

The first figure draws ``data/published/ofer2016_channels_fr.csv``. Of some
channels the source gives the use in words ("more than half"): the mark then
says that the number is a bound. How often ads were used is left out, since two
digests of the survey round it differently; so is what go-betweens concluded,
which was not read. The second figure draws fictional people.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

import plotly.graph_objects as go

from beyondcv._resources import data_path
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["channel_luck", "channels_used_concluded"]

_OFER = {
    "intermediaires": N_("Public and private go-betweens"),
    "bases_de_cv": N_("CV bases"),
    "annonces": N_("Job ads"),
    "candidatures_spontanees": N_("Unsolicited applications"),
    "relations": N_("Personal or professional relations"),
}
_BOUNDS = ("relations", "bases_de_cv", "intermediaires")
_ABOUT = ("candidatures_spontanees",)

_ROOM = 270
"""Pixels that a row's name has on a narrow telephone."""

_FUNNEL = {
    "offre_en_ligne": N_("Job ads"),
    "cvtheque_profil_passif": N_("Profile or CV base"),
    "candidature_spontanee": N_("Unsolicited applications"),
    "intermediaire": N_("Public and private go-betweens"),
    "relation_recommandation": N_("Relations and recommendations"),
}


def _rows(name: str) -> list[dict[str, str]]:
    with data_path(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def channels_used_concluded(lang: Lang) -> Figure:
    """Return the figure of the channels that employers used, and that led to the hire.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    table = {row["channel"]: row for row in _rows("published/ofer2016_channels_fr.csv")}
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
    _name_rows(fig, list(by_name), 24)
    fig.update_layout(layout(80 + 80 * len(rows)))
    best, spontaneous, ads, bases = (
        by_name[_(_OFER[channel])]
        for channel in ("relations", "candidatures_spontanees", "annonces", "bases_de_cv")
    )
    return Figure(
        name="channels-used-concluded",
        plotly=as_json(fig),
        title=_("Channels used and channels that concluded, France, autumn 2015"),
        caption=_(
            "Of 100 hires of the survey, {best} were concluded by relations, {bases} by CV bases. "
            "Full circle: concluded. Open mark: used; a triangle says “more than”."
        ).format(
            best=table["relations"]["concluded_pct"], bases=table["bases_de_cv"]["concluded_pct"]
        ),
        alt=_(
            "Five rows of marks. Relations concluded {best} of hires, unsolicited applications "
            "{spontaneous}, job ads {ads}, CV bases {bases}. All were used far more often than "
            "they concluded, where both are known. The table below gives each cell."
        ).format(best=best[2], spontaneous=spontaneous[2], ads=ads[2], bases=bases[2]),
        table=Table(columns=(_("Channel"), _("Used"), _("Concluded")), rows=tuple(reversed(rows))),
        fictional=False,
    )


def _name_rows(fig: go.Figure, names: list[str], above: int) -> None:
    """Write each row's name above it: beside it, a telephone has no room left for the marks."""
    fig.update_yaxes(
        visible=False, fixedrange=True, categoryorder="array", categoryarray=names,
        range=[-0.6, len(names) - 0.2],
    )  # fmt: skip
    for name in names:
        fig.add_annotation(
            text=name, x=0, xref="paper", xanchor="left", y=name, yshift=above, showarrow=False,
            font={"size": 13}, width=_ROOM, align="left",
        )  # fmt: skip


def _used(channel: str, row: dict[str, str], lang: Lang) -> tuple[float, str]:
    _ = translator(lang).gettext
    if channel in _BOUNDS:
        return float(row["used_pct"]), _("more than {n}%").format(n=row["used_pct"])
    if channel in _ABOUT:
        return float(row["used_pct"]), _("nearly {n}%").format(n=row["used_pct"])
    return 0.0, _("not shown: two digests differ")


def channel_luck(lang: Lang) -> Figure:
    """Return the figure of offers for a hundred sends, over 500 fictional people.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    sent, offers, minutes = Counter[str](), Counter[str](), Counter[str]()
    person: dict[str, Counter[str]] = {}
    for row in _rows("synthetic/population_funnel.csv"):
        channel = row["channel"]
        sent[channel] += int(row["sent"])
        offers[channel] += int(row["offers"])
        minutes[channel] += int(row["minutes_spent"])
        person.setdefault(row["person_id"], Counter())[channel] = int(row["offers"])
    without = sum(not counts.total() for counts in person.values())
    unseen = sum(
        counts["relation_recommandation"] <= counts["offre_en_ligne"] for counts in person.values()
    )
    names = [_(title) for title in _FUNNEL.values()]
    rates = [_decimal(100 * offers[c] / sent[c], lang) for c in _FUNNEL]
    fig = go.Figure(
        go.Bar(
            x=[100 * offers[c] / sent[c] for c in _FUNNEL], y=names, orientation="h",
            text=[f" {rate}" for rate in rates], textposition="outside", cliponaxis=False,
            marker={"color": MAIN}, width=0.4,
        )
    )  # fmt: skip
    fig.update_xaxes(range=[0, 6], visible=False, fixedrange=True)
    _name_rows(fig, names, 26)
    fig.update_layout(layout(60 + 64 * len(names)))
    return Figure(
        name="channel-luck",
        plotly=as_json(fig),
        title=_("Offers for 100 sends, by channel"),
        caption=_(
            "Over {people} invented people, relations give the most offers for 100 sends. Yet "
            "{without} of them get no offer at all, and for {unseen} relations do no better than "
            "ads: one person’s case teaches little."
        ).format(people=len(person), without=without, unseen=unseen),
        alt=_(
            "Five bars. For 100 sends, relations give {best} offers, job ads {least}. The table "
            "below gives sends, offers and hours for each channel."
        ).format(best=rates[-1], least=rates[0]),
        table=Table(
            columns=(
                _("Channel"), _("Sends"), _("Offers"), _("Offers for 100 sends"),
                _("Hours for one offer"),
            ),
            rows=tuple(
                (name, str(sent[c]), str(offers[c]), rate, f"{minutes[c] / 60 / offers[c]:.0f}")
                for name, c, rate in reversed(list(zip(names, _FUNNEL, rates, strict=True)))
            ),
        ),
    )  # fmt: skip


def _decimal(value: float, lang: Lang) -> str:
    text = f"{value:.1f}"
    return text.replace(".", ",") if lang == "fr" else text
