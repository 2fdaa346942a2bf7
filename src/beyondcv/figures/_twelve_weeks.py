"""Camille's twelve weeks: minutes of each week, online and away from the screen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import plotly.graph_objects as go

from beyondcv.datasets import persona
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import Lang, translator

__all__ = ["Week", "planned", "twelve_weeks"]

_WEEKS = 12


class Week(NamedTuple):
    """Minutes of one week, and what is done in it."""

    online: int
    offline: int
    acts: tuple[str, ...]


def twelve_weeks(lang: Lang) -> Figure:
    """Return the figure of the fictional plan, week by week, under its budget.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    programme = persona("camille-after", lang).course.programme
    weeks, budget = planned(lang), int(programme.budget or 0)
    online, offline = _("online"), _("away from the screen")
    fig = go.Figure()
    names = [str(number) for number in range(1, _WEEKS + 1)]
    for place, name, colour, shape in (
        ("offline", offline, PALE, "/"),
        ("online", online, MAIN, ""),
    ):
        fig.add_bar(
            x=names,
            y=[getattr(week, place) for week in weeks],
            name=name,
            marker={
                "color": colour,
                "pattern": {
                    "shape": shape,
                    "solidity": 0.35,
                    "fgcolor": "#ffffff",
                    "fillmode": "overlay",
                },
            },
        )
    totals = [week.online + week.offline for week in weeks]
    fig.add_scatter(
        x=names,
        y=totals,
        mode="text",
        text=[str(total) for total in totals],
        textposition="top center",
        textfont={"size": 12},
        showlegend=False,
        cliponaxis=False,
    )
    fig.add_hline(y=budget, line={"color": INK, "width": 2, "dash": "dash"})
    fig.add_annotation(
        x=0, xref="paper", y=budget, yanchor="bottom", xanchor="left", showarrow=False,
        text=_("budget: {budget} minutes").format(budget=budget),
    )  # fmt: skip
    fig.update_xaxes(type="category", fixedrange=True, title=_("Week"), showgrid=False)
    fig.update_yaxes(range=[0, budget * 1.15], visible=False, fixedrange=True)
    fig.update_layout(
        layout(
            400,
            barmode="stack",
            bargap=0.25,
            showlegend=True,
            legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0,
                    "traceorder": "normal", "itemclick": False, "itemdoubleclick": False},
        )
    )  # fmt: skip
    fig.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 48})
    acts = programme.acts
    gives = sum(act.kind == "give" for act in acts)
    away = sum(act.place == "offline" for act in acts)
    return Figure(
        name="twelve-weeks",
        plotly=as_json(fig),
        title=_("Camille’s twelve weeks, in minutes"),
        caption=_(
            "{acts} actions, of which {gives} give and {away} are away from the screen. No week "
            "goes beyond {budget} minutes, and one is left empty on purpose."
        ).format(acts=len(acts), gives=gives, away=away, budget=budget),
        alt=_(
            "Twelve bars, one a week, each in two parts: minutes online, minutes away from the "
            "screen. A dashed line marks the budget of {budget} minutes; no bar reaches it. The "
            "fourth week has no bar: it is a rest. The table below gives the actions."
        ).format(budget=budget),
        table=Table(
            columns=(_("Week"), online, offline, _("Actions")),
            rows=tuple(
                (str(n), str(week.online), str(week.offline), ". ".join(week.acts))
                for n, week in enumerate(weeks, 1)
            ),
        ),
    )


def planned(lang: Lang) -> list[Week]:
    """Return the minutes online and offline of each week, and its acts."""
    acts = persona("camille-after", lang).course.programme.acts
    days = [date.fromisoformat(act.date) for act in acts]
    first = min(days)
    monday = first - timedelta(days=first.weekday())
    weeks = []
    for number in range(_WEEKS):
        start = monday + timedelta(weeks=number)
        mine = [
            act
            for act, day in zip(acts, days, strict=True)
            if start <= day < start + timedelta(weeks=1)
        ]
        online, offline = (
            int(sum(act.minutes or 0 for act in mine if act.place == place))
            for place in ("online", "offline")
        )
        weeks.append(Week(online, offline, tuple(act.act for act in mine)))
    return weeks
