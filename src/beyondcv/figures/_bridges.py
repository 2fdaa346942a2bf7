"""A small network to read by hand: who is linked to whom, and who is the bridge."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from beyondcv._resources import read_toml
from beyondcv.figures._figure import INK, MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["network_bridges", "ties"]

_NAMES = {
    "tutor": N_("Tutor"),
    "head": N_("Head"),
    "till": N_("Till"),
    "stockroom": N_("Stock"),
    "camille": N_("Camille"),
    "fruit": N_("Fruit"),
    "goods_in": N_("Goods-in"),
    "volunteer": N_("Volunteer"),
    "dock": N_("Dock"),
    "picking": N_("Picking"),
    "planning": N_("Planning"),
    "transport": N_("Transport"),
    "coordination": N_("Coordination"),
}
_GROUPS = {"shop": N_("shop"), "warehouse": N_("warehouse"), "other": N_("elsewhere")}
_MARKS: dict[str, dict[str, Any]] = {
    "shop": {"color": MAIN, "symbol": "circle"},
    "warehouse": {"color": PALE, "symbol": "square"},
    "other": {"color": INK, "symbol": "diamond"},
}


def ties() -> list[tuple[str, str]]:
    """Return the network's links, each once."""
    table: dict[str, list[str]] = read_toml("synthetic/bridges.toml")["ties"]
    return [(one, other) for one, others in table.items() for other in others]


def network_bridges(lang: Lang) -> Figure:
    """Return the figure of thirteen people and their links.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    people: dict[str, dict[str, Any]] = read_toml("synthetic/bridges.toml")["people"]
    links = ties()
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in links:
        x += [people[one]["x"], people[other]["x"], None]
        y += [people[one]["y"], people[other]["y"], None]
    fig = go.Figure()
    fig.add_scatter(x=x, y=y, mode="lines", line={"color": INK, "width": 1.5})
    for group, mark in _MARKS.items():
        names = [name for name, person in people.items() if person["group"] == group]
        fig.add_scatter(
            x=[people[name]["x"] for name in names],
            y=[people[name]["y"] for name in names],
            mode="markers+text",
            text=[f" <b>{_(_NAMES[name])}</b> " for name in names],
            textposition=[people[name]["name"] for name in names],
            cliponaxis=False,
            marker={"size": 16, **mark},
        )
    fig.update_xaxes(range=[-0.6, 2.6], visible=False, fixedrange=True)
    fig.update_yaxes(range=[-0.8, 10.4], visible=False, fixedrange=True)
    fig.update_layout(layout(600))
    rows = []
    for name, person in people.items():
        group = _GROUPS[person["group"]]
        known = [b if a == name else a for a, b in links if name in (a, b)]
        said = ", ".join(_(_NAMES[other]) for other in known)
        rows.append((_(_NAMES[name]), _(group), said, str(len(known))))
    return Figure(
        name="network-bridges",
        plotly=as_json(fig),
        title=_("Thirteen people around Camille"),
        caption=_(
            "{ties} ties between {people} invented people. Circles: the shop. Squares: the "
            "warehouse. Diamonds: elsewhere. Nobody of the shop is tied to anybody of the "
            "warehouse: the way goes through one person."
        ).format(ties=len(links), people=len(people)),
        alt=_(
            "A drawing of dots and lines. Above, six people of the shop, nearly all tied to each "
            "other, and a tutor. Below, five people of the warehouse, tied in a ring. In between, "
            "one person has two ties on each side. The table below says who is tied to whom."
        ),
        table=Table(
            columns=(_("Person"), _("Group"), _("Tied to"), _("Number of ties")), rows=tuple(rows)
        ),
    )
