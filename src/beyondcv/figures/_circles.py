"""Camille's network by circle: who was in touch this year, and who sleeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from beyondcv._resources import data_path
from beyondcv.figures._controls import Choose, State
from beyondcv.figures._figure import MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["circles"]

# The day on which the fictional table ends (parameters.toml, network.until).
_UNTIL = date(2026, 6, 30)
_DORMANT_DAYS = 365
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "work": ("ancien_employeur",),
    "target": ("secteur_cible", "recruteurs"),
    "local": ("quartier_association", "benevolat"),
    "training": ("formation",),
    "close": ("amis_famille",),
}
_TIES: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "strong": ("forte",),
    "moderate": ("moderee",),
    "weak": ("faible", "tres_faible"),
}
_SAY = {
    "all": N_("All ties: {total}. Dormant: {dormant}. Largest circle: {circle} ({most})."),
    "strong": N_("Strong ties: {total}. Dormant: {dormant}. Largest circle: {circle} ({most})."),
    "moderate": N_("Medium ties: {total}. Dormant: {dormant}. Largest circle: {circle} ({most})."),
    "weak": N_("Weak ties: {total}. Dormant: {dormant}. Largest circle: {circle} ({most})."),
}


def circles(lang: Lang) -> Figure:
    """Return the figure of Camille's contacts by circle and tie, recent and dormant.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    names = {
        "work": _("Work"),
        "target": _("Target field"),
        "local": _("Neighbourhood, volunteering"),
        "training": _("Training"),
        "close": _("Family and friends"),
    }
    states: dict[tuple[str, ...], State] = {
        (tie,): _state(tie, list(names.values()), lang) for tie in _TIES
    }
    counts = counted()
    recent, dormant = _("in touch within a year"), _("dormant: a year or more")
    labels = [names[name].replace(", ", ",<br>") for name in counts.index]
    fig = go.Figure()
    for column, name, colour, shape in (
        ("recent", recent, MAIN, ""),
        ("dormant", dormant, PALE, "/"),
    ):
        fig.add_bar(
            **_drawn(counts[column]),
            y=labels,
            orientation="h",
            name=name,
            textposition="outside",
            cliponaxis=False,
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
    fig.update_xaxes(range=[0, 55], visible=False, fixedrange=True)
    fig.update_yaxes(autorange="reversed", fixedrange=True, automargin=True, showgrid=False)
    fig.update_layout(
        layout(
            480,
            barmode="group",
            bargap=0.3,
            showlegend=True,
            legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0,
                    "itemclick": False, "itemdoubleclick": False},
        )
    )  # fmt: skip
    fig.update_layout(margin={"l": 8, "r": 8, "t": 70, "b": 8})
    total, asleep = int(counts.to_numpy().sum()), int(counts["dormant"].sum())
    return Figure(
        name="circles",
        plotly=as_json(fig),
        title=_("Camille’s network, circle by circle"),
        caption=_(
            "Of Camille’s {total} invented contacts, {asleep} are dormant: at least one in every "
            "circle."
        ).format(total=total, asleep=asleep),
        alt=_(
            "Two bars for each of five circles: contacts of the last year, and dormant ones. "
            "Work is the largest circle; it has, with family and friends, the fewest dormant "
            "ties. Neighbourhood and volunteering have the most. The table below gives the "
            "numbers."
        ),
        table=Table(
            columns=(_("Circle"), recent, dormant, _("All")),
            rows=states["all",].rows,
        ),
        controls=(
            Choose(
                "tie",
                _("Which ties are counted?"),
                (
                    ("all", _("all")),
                    ("strong", _("strong")),
                    ("moderate", _("medium")),
                    ("weak", _("weak")),
                ),
            ),
        ),
        states=states,
    )


def _drawn(values: Iterable[int]) -> dict[str, Any]:
    return {"x": [int(value) for value in values], "text": [f" {value}" for value in values]}


def _state(tie: str, names: list[str], lang: Lang) -> State:
    _ = translator(lang).gettext
    counts = counted(_TIES[tie])
    sums = [int(value) for value in counts.sum(axis=1)]
    return State(
        data=[_drawn(counts["recent"]), _drawn(counts["dormant"])],
        say=_(_SAY[tie]).format(
            total=sum(sums),
            dormant=int(counts["dormant"].sum()),
            circle=names[sums.index(max(sums))],
            most=max(sums),
        ),
        rows=tuple(
            (name, str(row["recent"]), str(row["dormant"]), str(row.sum()))
            for name, (_circle, row) in zip(names, counts.iterrows(), strict=True)
        ),
    )


def counted(ties: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return recent and dormant contacts by circle, the form's five circles in a row each.

    Parameters
    ----------
    ties : tuple of str
        Classes of ties to count; none means all.
    """
    contacts = pd.read_csv(data_path("synthetic/network_contacts.csv"), comment="#")
    if ties:
        contacts = contacts[contacts["tie_class"].isin(ties)]
    group = {part: name for name, parts in _GROUPS.items() for part in parts}
    days = (pd.Timestamp(_UNTIL) - pd.to_datetime(contacts["last_contact_on"])).dt.days
    state = (days >= _DORMANT_DAYS).map({True: "dormant", False: "recent"})
    table = pd.crosstab(contacts["circle"].map(group), state)
    return table.reindex(index=list(_GROUPS), columns=["recent", "dormant"], fill_value=0)
