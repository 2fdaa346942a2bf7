"""The inverted U of tie strength, and its exception; one fictional network is mostly noise."""

from __future__ import annotations

import pandas as pd
from plotly.subplots import make_subplots

from beyondcv._resources import data_path
from beyondcv.figures._controls import Choose, Redraw, State, written
from beyondcv.figures._figure import MAIN, PALE, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["SECTORS", "chances", "counted", "inverted_u"]

SECTORS = {"digital": N_("more digital"), "less_digital": N_("less digital")}
"""Kinds of sector, and what they are called."""

_NETWORKS = 100
_DRAWS = 40


def chances(sector: str) -> dict[int, float]:
    """Return the chance that a contact brings useful news, by the lowest number of its class."""
    table = pd.read_csv(data_path("synthetic/inverted_u_chance.csv"), comment="#")
    rows = table[table["sector"] == sector]
    return {
        int(start): float(chance)
        for start, chance in zip(rows["mutual_from"], rows["chance"], strict=True)
    }


def counted(sector: str, draw: int) -> list[tuple[int, int]]:
    """Return, by class, how many contacts of one network brought useful news, and of how many."""
    table = pd.read_csv(data_path("synthetic/inverted_u_draws.csv"), comment="#")
    rows = table[(table["sector"] == sector) & (table["draw"] == draw + 1)]
    pairs = zip(rows["gave_useful_info"], rows["people"], strict=True)
    return [(int(some), int(people)) for some, people in pairs]


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
                tuple((sector, _(label)) for sector, label in SECTORS.items()),
            ),
            Redraw(_("Draw another network"), _DRAWS),
        ),
        states=states,
    )  # fmt: skip


def _state(sector: str, draw: int, lang: Lang) -> State:
    _ = translator(lang).gettext
    chance, counts = list(chances(sector).values()), counted(sector, draw)
    percents = [_("{n}%").format(n=written(100 * value, 0, lang)) for value in chance]
    shares = [100 * some / people if people else 0 for some, people in counts]
    best = max(range(len(chance)), key=chance.__getitem__)
    seen = max(range(len(shares)), key=shares.__getitem__)
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
            sector=_(SECTORS[sector]), best=bins[best], percent=percents[best], number=draw + 1,
            seen=bins[seen], some=counts[seen][0], people=counts[seen][1],
        ),
        rows=tuple(
            (name, percent, f"{some}/{people}")
            for name, percent, (some, people) in zip(bins, percents, counts, strict=True)
        ),
    )  # fmt: skip


def _bins() -> list[str]:
    starts = list(chances("digital"))
    ends = [*(f"–{after - 1}" for after in starts[1:]), "+"]
    return [f"{start}{end}" for start, end in zip(starts, ends, strict=True)]
