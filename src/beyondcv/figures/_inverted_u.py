"""The inverted U of tie strength, and its exception; one fictional network is mostly noise."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from plotly.subplots import make_subplots

from beyondcv.datasets._synthetic._table import rng
from beyondcv.datasets._synthetic.network import Network, draw_network
from beyondcv.figures._controls import Choose, Redraw, State, written
from beyondcv.figures._figure import MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["BINS", "SECTORS", "chances", "counted", "inverted_u"]

BINS = ((0, 1), (2, 4), (5, 8), (9, 12), (13, 16), (17, 99))
"""Mutual contacts, from and to."""

SECTORS = {"digital": "useful", "less-digital": "less_digital"}
"""Kind of sector, and the table of parameters that it is drawn with."""

_LABELS = {"digital": N_("more digital"), "less-digital": N_("less digital")}
_NETWORKS = 100
_DRAWS = 40


@cache
def chances(sector: str) -> tuple[float, ...]:
    """Return the chance that a contact brings useful news, by bin, over a hundred networks."""
    total, people = np.zeros(len(BINS)), np.zeros(len(BINS))
    for number in range(_NETWORKS):
        network = draw_network(rng(7, number), SECTORS[sector])
        places = _places(network)
        total += np.bincount(places, network.useful, len(BINS))
        people += np.bincount(places, minlength=len(BINS))
    return tuple(float(value) for value in total / people)


def counted(sector: str, draw: int) -> list[tuple[int, int]]:
    """Return, by bin, how many contacts of one network brought useful news, and of how many."""
    network = draw_network(rng(8, draw), SECTORS[sector])
    happened = rng(9, draw).random(len(network.useful)) < network.useful
    places = _places(network)
    brought = np.bincount(places, happened, len(BINS))
    people = np.bincount(places, minlength=len(BINS))
    return [(int(some), int(all_)) for some, all_ in zip(brought, people, strict=True)]


def _places(network: Network) -> NDArray[np.int64]:
    return np.digitize(network.mutual, [low for low, _high in BINS[1:]])


def inverted_u(lang: Lang) -> Figure:
    """Return the figure of useful news by mutual contacts: the chance, and one network.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    states: dict[tuple[str, ...], State] = {
        (sector, str(draw)): _state(sector, draw, lang)
        for sector in SECTORS
        for draw in range(_DRAWS)
    }
    first = states["digital", "0"]
    fig = make_subplots(
        rows=2,
        cols=1,
        subplot_titles=[
            _("Chance of useful news,<br>mean of {networks} networks").format(networks=_NETWORKS),
            _("One network: who brought<br>some, of how many"),
        ],
        vertical_spacing=0.24,
    )
    for row, (patch, colour, shape, top) in enumerate(
        zip(first.data, (MAIN, PALE), ("", "/"), (24, 75), strict=True), 1
    ):
        fig.add_bar(
            x=_bins(),
            textposition="outside",
            cliponaxis=False,
            marker={
                "color": colour,
                "pattern": {
                    "shape": shape, "solidity": 0.35, "fgcolor": "#ffffff", "fillmode": "overlay",
                },
            },
            row=row,
            col=1,
            **patch,
        )  # fmt: skip
        fig.update_yaxes(range=[0, top], visible=False, fixedrange=True, row=row, col=1)
    fig.update_xaxes(type="category", fixedrange=True, showgrid=False)
    fig.update_xaxes(title={"text": _("Mutual contacts"), "font": {"size": 13}}, row=2, col=1)
    fig.update_layout(layout(460))
    fig.update_layout(margin={"l": 8, "r": 8, "t": 48, "b": 48})
    for note in fig.layout.annotations:
        note.update(x=0, xanchor="left", align="left", font={"size": 13})
    return Figure(
        name="inverted-u",
        plotly=as_json(fig),
        title=_("Which ties bring useful news?"),
        caption=_(
            "Invented data, with the direction of a real experiment. More digital sector: the "
            "bars above draw an inverted U, highest for moderate ties. Less digital: close ties "
            "lead. Below, one network of {people} people: chance hides the shape."
        ).format(people=sum(people for _some, people in counted("digital", 0))),
        alt=first.say,
        table=Table(
            columns=(
                _("Mutual contacts"),
                _("Chance of useful news"),
                _("In this network: some, of all"),
            ),
            rows=first.rows,
        ),
        controls=(
            Choose(
                "sector",
                _("Which kind of sector?"),
                tuple((sector, _(label)) for sector, label in _LABELS.items()),
            ),
            Redraw(_("Draw another network"), _DRAWS),
        ),
        states=states,
    )  # fmt: skip


def _state(sector: str, draw: int, lang: Lang) -> State:
    _ = translator(lang).gettext
    chance, counts = chances(sector), counted(sector, draw)
    percents = [_("{n}%").format(n=written(100 * value, 0, lang)) for value in chance]
    shares = [100 * some / people if people else 0 for some, people in counts]
    best = max(range(len(BINS)), key=chance.__getitem__)
    seen = max(range(len(BINS)), key=shares.__getitem__)
    bins = _bins()
    return State(
        data=[
            {"y": [round(100 * value, 1) for value in chance], "text": percents},
            {
                "y": [round(share, 1) for share in shares],
                "text": [f"{some}/{people}" for some, people in counts],
            },
        ],
        say=_(
            "Sector: {sector}. Highest chance: {best} mutual contacts, {percent}. In network "
            "{number}, the highest share: {seen} mutual contacts, {some} of {people} people."
        ).format(
            sector=_(_LABELS[sector]), best=bins[best], percent=percents[best], number=draw + 1,
            seen=bins[seen], some=counts[seen][0], people=counts[seen][1],
        ),
        rows=tuple(
            (name, percent, f"{some}/{people}")
            for name, percent, (some, people) in zip(bins, percents, counts, strict=True)
        ),
    )  # fmt: skip


def _bins() -> list[str]:
    return [f"{low}–{high}" if high < 99 else f"{low}+" for low, high in BINS]
