"""Who lacks the Internet basics in France, by group: Insee's figures for 2021.

Draws ``data/published/insee_illectronisme.csv``. Groups whose share was not
read (40 to 59, other diplomas, other occupations) are left out, and the table
says so.
"""

from __future__ import annotations

import csv

import plotly.graph_objects as go

from beyondcv._resources import data_path
from beyondcv.figures._controls import Choose, State
from beyondcv.figures._figure import MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, number, translator

__all__ = ["insee_access"]

_EVERYBODY = ("2021", "ensemble")
# Year and group of the table, with the name that readers get; the most concerned group last.
_VIEWS: dict[str, tuple[str, dict[tuple[str, str], str]]] = {
    "age": (
        N_("Age"),
        {
            ("2021", "15-24 ans"): N_("15 to 24"),
            ("2021", "25-39 ans"): N_("25 to 39"),
            ("2021", "60-74 ans"): N_("60 to 74"),
            ("2021", "75 ans ou plus"): N_("75 and over"),
        },
    ),
    "diploma": (
        N_("Diploma"),
        {
            ("2021", "bac+3 ou plus"): N_("Three years of university or more"),
            ("2021", "au mieux certificat d’études"): N_("Primary school certificate at most"),
        },
    ),
    "job": (
        N_("Occupation"),
        {
            ("2021", "cadres"): N_("Managers"),
            ("2021", "ouvriers"): N_("Manual workers"),
        },
    ),
    "place": (N_("Place"), {("2021", "DOM"): N_("Overseas departments")}),
    "year": (N_("Year"), {("2019", "ensemble"): N_("Everybody, in 2019")}),
}
_TOP = 4
_FARTHEST = 1.8


def _shares() -> dict[tuple[str, str], float]:
    with data_path("published/insee_illectronisme.csv").open(encoding="utf-8", newline="") as table:
        return {
            (row["year"], row["group"]): float(row["value_pct"])
            for row in csv.DictReader(table)
            if row["indicator"] == "illectronisme"
        }


def insee_access(lang: Lang) -> Figure:
    """Return the figure of who lacks the basics, by a feature that the reader chooses.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    states: dict[tuple[str, ...], State] = {(view,): _state(view, lang) for view in _VIEWS}
    first = states["age",]
    bars, names = first.data
    fig = go.Figure(
        go.Bar(
            **bars, base=0, orientation="h", width=0.36, textposition="outside", cliponaxis=False
        )
    )
    fig.add_scatter(
        **names, mode="text", textposition="middle right", textfont={"size": 13}, cliponaxis=False
    )
    fig.update_xaxes(range=[0, 78], visible=False, fixedrange=True)
    fig.update_yaxes(range=[-0.4, _TOP + 0.7], visible=False, fixedrange=True)
    fig.update_layout(layout(400))
    shares = _shares()
    return Figure(
        name="insee-access",
        plotly=as_json(fig),
        title=_("Who lacks the Internet basics, France, 2021"),
        caption=_(
            "In 2021, {old} of people of 75 and over lacked the basics, against {young} from 15 "
            "to 24; {manual} of manual workers, against {managers} of managers. Ages 40 to 59, "
            "other diplomas and other occupations were not read."
        ).format(
            old=_share(shares["2021", "75 ans ou plus"], lang),
            young=_share(shares["2021", "15-24 ans"], lang),
            manual=_share(shares["2021", "ouvriers"], lang),
            managers=_share(shares["2021", "cadres"], lang),
        ),
        alt=first.say,
        table=Table(columns=(_("Group"), _("Without the basics")), rows=first.rows),
        fictional=False,
        controls=(
            Choose(
                "by",
                _("Compare by"),
                tuple((view, _(title)) for view, (title, _g) in _VIEWS.items()),
            ),
        ),
        states=states,
    )


def _share(value: float, lang: Lang) -> str:
    return translator(lang).gettext("{n}%").format(n=number(value, lang))


def _state(view: str, lang: Lang) -> State:
    _ = translator(lang).gettext
    title, groups = _VIEWS[view]
    shares = _shares()
    now = _("Everybody, in 2021")
    rows = [(now, shares[_EVERYBODY], PALE)]
    rows += [(_(name), shares[group], MAIN) for group, name in groups.items()]
    # Fewer rows stand farther apart: the drawing keeps its height.
    apart = min(_TOP / (len(rows) - 1), _FARTHEST)
    places = [_TOP - i * apart for i in range(len(rows))]
    cells = tuple((name, _share(value, lang)) for name, value, _colour in rows)
    return State(
        data=[
            {
                "x": [value for _name, value, _colour in rows],
                "y": [place - 0.05 for place in places],
                "text": [f" {said}" for _name, said in cells],
                "marker": {"color": [colour for _name, _value, colour in rows]},
            },
            {
                "x": [0] * len(rows),
                "y": [place + 0.32 for place in places],
                "text": [name for name, _said in cells],
            },
        ],
        say=_("{view}. Without the basics: {groups}.").format(
            view=_(title), groups=_("; ").join(f"{name}, {said}" for name, said in cells)
        ),
        rows=cells,
    )
