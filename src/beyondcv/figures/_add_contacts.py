"""What a few more contacts change, by the circle that they come from.

The people whom Camille met before the training are those known at the start;
everybody else in the fictional table is somebody Camille could still meet. Who
of a circle is met is a matter of chance, so what is shown is the mean over all
ways to choose: exact, not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import comb

import pandas as pd
from plotly.subplots import make_subplots

from beyondcv._resources import data_path
from beyondcv.figures._controls import Choose, Slide, State, written
from beyondcv.figures._figure import MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["CIRCLES", "MOST", "START", "Gain", "add_contacts", "added"]

START = "2023-06-30"
"""Whom Camille met later is not known yet when the figure begins."""

CIRCLES = {
    "work": ("ancien_employeur",),
    "local": ("benevolat", "quartier_association"),
    "training": ("formation",),
    "recruiters": ("recruteurs",),
    "target": ("secteur_cible",),
}
"""Circles to choose from. Too few of family and friends are left to meet."""

_LABELS = {
    "work": N_("Work"),
    "local": N_("Neighbourhood, volunteering"),
    "training": N_("Training"),
    "recruiters": N_("Recruiters"),
    "target": N_("Target field"),
}

MOST = 5
_TARGET = "secteur_cible"


@dataclass(frozen=True)
class Gain:
    """What a network gives, on average.

    Parameters
    ----------
    reach : float
        People of the field aimed at whom Camille knows, or whom somebody
        knows whom Camille knows.
    useful : float
        Useful news to expect: the sum of the chances of all contacts.
    """

    reach: float
    useful: float


def added(circle: str, count: int) -> Gain:
    """Return reach and useful news after `count` people of a circle were met.

    Parameters
    ----------
    circle : str
        A key of `CIRCLES`.
    count : int
        From 0 to `MOST`.

    Returns
    -------
    Gain
        The mean over all choices of `count` people.
    """
    contacts, near = _network()
    known = contacts["connected_on"] <= START
    start = set(contacts.index[known])
    new = contacts.index[~known & contacts["circle"].isin(CIRCLES[circle])]
    ways = comb(len(new), count)
    reach = 0.0
    for person in contacts.index[contacts["circle"] == _TARGET]:
        through = near[person] | {person}
        if through & start:
            reach += 1
        else:
            missing = comb(len(new) - len(through.intersection(new)), count)
            reach += 1 - missing / ways
    chances = contacts["p_useful_info"]
    return Gain(reach, float(chances[known].sum() + count * chances[new].mean()))


@cache
def _network() -> tuple[pd.DataFrame, dict[str, set[str]]]:
    contacts = pd.read_csv(
        data_path("synthetic/network_contacts.csv"), comment="#", index_col="contact_id"
    )
    edges = pd.read_csv(data_path("synthetic/network_edges.csv"), comment="#")
    near: dict[str, set[str]] = {str(name): set() for name in contacts.index}
    for one, other in edges.itertuples(index=False):
        near[one].add(other)
        near[other].add(one)
    return contacts, near


def add_contacts(lang: Lang) -> Figure:
    """Return the figure of what up to five more contacts change, circle by circle.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    contacts, _near = _network()
    known = int((contacts["connected_on"] <= START).sum())
    field = int((contacts["circle"] == _TARGET).sum())
    states: dict[tuple[str, ...], State] = {
        (circle, str(count)): _state(circle, count, lang)
        for circle in CIRCLES
        for count in range(MOST + 1)
    }
    first = states["work", str(MOST)]
    fig = make_subplots(
        rows=2,
        cols=1,
        subplot_titles=[
            _("People in the target field,<br>two steps away or less (of {field})").format(
                field=field
            ),
            _("Useful news<br>to expect in a year"),
        ],
        vertical_spacing=0.25,
    )
    for row, (patch, top) in enumerate(zip(first.data, (27, 11), strict=True), 1):
        fig.add_bar(
            y=[_("now"), _("start")],
            orientation="h",
            textposition="outside",
            cliponaxis=False,
            marker={
                "color": [MAIN, PALE],
                "pattern": {
                    "shape": ["", "/"], "solidity": 0.35, "fgcolor": "#ffffff",
                    "fillmode": "overlay",
                },
            },
            row=row,
            col=1,
            **patch,
        )  # fmt: skip
        fig.update_xaxes(range=[0, top], visible=False, fixedrange=True, row=row, col=1)
    fig.update_yaxes(fixedrange=True, automargin=True, showgrid=False)
    fig.update_layout(layout(330))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 8})
    fig.update_annotations(x=0, xanchor="left", align="left", font={"size": 13})
    start, best = added("target", 0), added("target", MOST)
    work = added("work", MOST)
    return Figure(
        name="add-contacts",
        plotly=as_json(fig),
        title=_("Five more contacts: from which circle?"),
        caption=_(
            "Camille knows {known} invented people, and can reach {start} of the {field} in the "
            "target field. Five more from the old shop make it {work}; five from the target "
            "field make it {best}. The bar for useful news moves far less."
        ).format(
            known=known, field=field, start=written(start.reach, 0, lang),
            work=written(work.reach, 1, lang), best=written(best.reach, 1, lang),
        ),
        alt=first.say,
        table=Table(
            columns=(
                _("Added contacts"), _("Reach in the target field"), _("Useful news to expect"),
            ),
            rows=first.rows,
        ),
        controls=(
            Choose(
                "circle",
                _("Add people from which circle?"),
                tuple((circle, _(label)) for circle, label in _LABELS.items()),
            ),
            Slide("count", _("Contacts added"), 0, MOST, 1, MOST),
        ),
        states=states,
    )  # fmt: skip


def _state(circle: str, count: int, lang: Lang) -> State:
    _, ngettext = translator(lang).gettext, translator(lang).ngettext
    start, now = added(circle, 0), added(circle, count)
    pairs = ((now.reach, start.reach), (now.useful, start.useful))
    who = ngettext("{count} more: {circle}", "{count} more: {circle}", count)
    rows = [(_("None: the start"), *_cells(start, lang))]
    rows += [
        (who.format(count=count, circle=_(_LABELS[name])), *_cells(added(name, count), lang))
        for name in CIRCLES
        if count
    ]
    return State(
        data=[
            {"x": [round(n, 2) for n in pair], "text": [f" {written(n, 1, lang)}" for n in pair]}
            for pair in pairs
        ],
        say=_(
            "{who}. Reach in the target field: {reach} people, {first} at the start. Useful news "
            "to expect: {useful}, {before} at the start."
        ).format(
            who=who.format(count=count, circle=_(_LABELS[circle])),
            reach=written(now.reach, 1, lang), first=written(start.reach, 1, lang),
            useful=written(now.useful, 1, lang), before=written(start.useful, 1, lang),
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _cells(gain: Gain, lang: Lang) -> tuple[str, str]:
    return written(gain.reach, 1, lang), written(gain.useful, 1, lang)
