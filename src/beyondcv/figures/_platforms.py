"""Ten networks as the course rates them, ranked by the reader's weights, and what became of some.

Ratings are the course's opinion (``data/platforms/ratings.csv``); events are
dated and sourced, row by row (``data/platforms/events.csv``).
"""

from __future__ import annotations

import csv
import datetime as dt
import textwrap
from typing import Any

import plotly.graph_objects as go
from babel.dates import format_date

from beyondcv._resources import data_path
from beyondcv.datasets import CRITERIA, networks
from beyondcv.figures._bars import name_rows, weighted_bars
from beyondcv.figures._controls import Slide, Weighted
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["network_ratings", "network_weights", "platform_events"]

_CRITERIA = {
    "people": N_("People"),
    "language": N_("Language"),
    "cost": N_("Cost"),
    "time": N_("Time"),
    "privacy": N_("Privacy"),
    "portability": N_("Portability"),
    "accessibility": N_("Accessibility"),
    "moderation": N_("Moderation"),
    "exit": N_("Exit"),
}
_FAMILIES = {
    "general": N_("general"),
    "trade": N_("for one trade"),
    "local": N_("local"),
    "open": N_("open"),
    "inside": N_("in-house"),
    "offline": N_("offline"),
}
_SHOWN = ("2003-05", "2004", "2011-08-22", "2016-11-29", "2016-12-23", "2023-01-30")
"""Dates of the events that this unit tells; the table holds others, for other units."""
_MIDDLE = 2012
_TODAY = 2026.9
"""Where a line ends whose network is still there: when the course was written."""


def network_ratings(lang: Lang) -> Figure:
    """Return the figure of the course's ratings: a disc for each network and criterion.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    known = list(networks().values())
    names = [network.names[lang] for network in known]
    marks = [
        (column, network.names[lang], network.ratings[name])
        for network in known
        for column, name in enumerate(CRITERIA)
    ]
    fig = go.Figure(
        go.Scatter(
            x=[column for column, _name, _rating in marks],
            y=[name for _column, name, _rating in marks],
            mode="markers+text",
            text=[str(rating) for _column, _name, rating in marks],
            textposition="bottom center",
            cliponaxis=False,
            marker={
                "size": [6 + 4 * rating for _column, _name, rating in marks],
                "color": [MAIN if rating else INK for _column, _name, rating in marks],
                # Plotly makes discs of several sizes pale otherwise, with a white edge.
                "opacity": 1,
                "line": {"width": 0},
            },
        )
    )
    fig.update_xaxes(range=[-0.6, 8.6], visible=False, fixedrange=True)
    name_rows(fig, names[::-1], 24)
    for column, name in enumerate(CRITERIA):
        for y, anchor in ((1, "bottom"), (0, "top")):
            fig.add_annotation(
                text=_(_CRITERIA[name]), x=column, y=y, yref="paper", yanchor=anchor,
                showarrow=False, textangle=-90, font={"size": 13},
            )  # fmt: skip
    fig.update_layout(layout(200 + 68 * len(names)))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 100, "b": 100})
    totals = {network.id: sum(network.ratings.values()) for network in known}
    return Figure(
        name="network-ratings",
        plotly=as_json(fig),
        title=_("Ten networks, nine criteria: the course’s opinion, from 0 to 4"),
        caption=_(
            "No network is rated 4 everywhere: each has its price. These ratings are the course’s "
            "opinion; the table gives its reasons."
        ),
        alt=_(
            "Ten rows of nine discs, the larger the better, with the rating under each. {most} "
            "adds up to most, {least} to least, all criteria counted alike. The table below gives "
            "every rating and the reasons."
        ).format(
            most=networks()[max(totals, key=totals.__getitem__)].names[lang],
            least=networks()[min(totals, key=totals.__getitem__)].names[lang],
        ),
        table=Table(
            columns=(_("Network and family"), _("Ratings"), _("Reasons")),
            rows=tuple(
                (
                    f"{network.names[lang]} ({_(_FAMILIES[network.family])})",
                    " · ".join(
                        f"{_(_CRITERIA[name])} {network.ratings[name]}" for name in CRITERIA
                    ),
                    network.reasons[lang],
                )
                for network in known
            ),
        ),
        fictional=False,
    )  # fmt: skip


def network_weights(lang: Lang) -> Figure:
    """Return the figure of the networks ranked by weights that readers set.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    known = list(networks().values())
    weighted = Weighted(
        sliders=tuple(Slide(name, _(_CRITERIA[name]), 0, 100, 5, 10) for name in CRITERIA),
        names=tuple(network.names[lang] for network in known),
        values=tuple(tuple(network.ratings[name] for name in CRITERIA) for network in known),
        normalise=True,
        say=_(
            "Your weights add up to {total}. First: {first}, {first_value} out of 4. Then: "
            "{second}, {second_value}."
        ),
        decimals=2,
    )
    return Figure(
        name="network-weights",
        plotly=as_json(weighted_bars(weighted, lang)),
        title=_("The ten networks, ranked by your weights"),
        caption=_(
            "The ranking follows the weights: it changes when they do, while the ratings stay. The "
            "sliders need not add up to 100 here."
        ),
        alt=weighted.sentence(lang),
        table=Table(columns=(_("Network"), _("Mean rating")), rows=weighted.rows(lang)),
        fictional=False,
        weighted=weighted,
    )


def platform_events(lang: Lang) -> Figure:
    """Return the timeline of two networks, of the article of 2011 and of a guide.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    suffix = "" if lang == "fr" else "_en"
    events = [(row["date"], row[f"event{suffix}"], row[f"lesson{suffix}"]) for row in _events()]
    # What stands after a semicolon in the table is for other units.
    rows = [
        (date, event.split(";")[0].strip(), lesson)
        for date, event, lesson in events
        if date in _SHOWN
    ]
    place = {date: (_year(date), _wrapped(event)) for date, event, _lesson in rows}
    fig = go.Figure()
    for date, end in (("2003-05", _TODAY), ("2004", _year("2016-11-29"))):
        start, event = place[date]
        fig.add_scatter(
            x=[start, end], y=[event] * 2, mode="lines", line={"color": INK, "width": 3}
        )
    for date, (year, event) in place.items():
        # A date is written towards the middle, where there is room for it.
        fig.add_scatter(
            x=[year], y=[event], mode="markers+text", text=[f" {_written(date, lang)} "],
            textposition="bottom right" if year < _MIDDLE else "bottom left", cliponaxis=False,
            marker={"size": 13, **_mark(date)},
        )  # fmt: skip
    fig.update_xaxes(
        range=[2002, 2027.5], tickvals=[2005, 2010, 2015, 2020, 2025], side="bottom",
        fixedrange=True, showgrid=True, gridcolor="rgba(125, 134, 148, 0.35)", zeroline=False,
    )  # fmt: skip
    name_rows(fig, [event for _year, event in reversed(place.values())], 30)
    fig.update_layout(layout(80 + 92 * len(rows)))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 40})
    return Figure(
        name="platform-events",
        plotly=as_json(fig),
        title=_("Two networks in time, and the article between them"),
        caption=_(
            "Two networks opened within a year: one is in receivership at the end of 2016, the "
            "other is still there. Nothing in 2011 said which."
        ),
        alt=_(
            "Six rows on one scale of years, from 2003 to today. A line starts at LinkedIn’s "
            "opening and goes on; another starts at Viadeo’s foundation and ends at its "
            "receivership. The table below gives the dates."
        ),
        table=Table(
            columns=(_("Date"), _("What happened"), _("Why it stands here")),
            rows=tuple(
                (_written(date, lang), event, lesson or "–") for date, event, lesson in rows
            ),
        ),
        fictional=False,
    )


def _events() -> list[dict[str, str]]:
    with data_path("platforms/events.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _wrapped(event: str) -> str:
    """Return a row's name in lines that a narrow telephone has room for."""
    return "<br>".join(textwrap.wrap(event, 40))


def _mark(date: str) -> dict[str, Any]:
    if date.startswith("2016"):
        return {"color": PALE, "symbol": "diamond"}
    return {"color": MAIN, "symbol": "circle"}


def _day(date: str) -> dt.date:
    return dt.date(*([*map(int, date.split("-")), 1, 1][:3]))


def _year(date: str) -> float:
    day = _day(date)
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 2)


def _written(date: str, lang: Lang) -> str:
    pattern = ("y", "MMMM y", "d MMMM y")[date.count("-")]
    text: str = format_date(_day(date), pattern, locale={"fr": "fr_FR", "en": "en_GB"}[lang])
    return text
