"""Useful conversations per hour by kind of post: sixty posts, and forty times sixty posts.

The first series is ``data/synthetic/posts.csv``; the others are drawn here from
the same parameters. What differs between them is chance and nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from beyondcv._resources import read_toml
from beyondcv.figures._bars import name_rows
from beyondcv.figures._channels import table_rows
from beyondcv.figures._controls import Redraw, State, written
from beyondcv.figures._figure import MAIN, Figure, Table, as_json, layout
from beyondcv.i18n import N_, Lang, translator

__all__ = ["DRAWS", "KINDS", "posts_per_hour", "series"]

DRAWS = 40
KINDS = {
    "partage_brut": N_("Sharing without comment"),
    "reussite": N_("Announcing a success"),
    "veille_commentee": N_("A link, with my view"),
    "retour_experience": N_("Telling what was tried"),
    "question": N_("A question"),
    "commentaire_chez_autrui": N_("A comment under somebody’s text"),
}
"""The kinds of posts as the table names them, from the lowest bar up."""

_STREAM = 4
"""The source of chance of posts.csv (`beyondcv.datasets`); draws of it are numbered from 1."""


class Sum(NamedTuple):
    """Ten posts of a kind together."""

    minutes: int
    reactions: int
    conversations: int

    @property
    def per_hour(self) -> float:
        """Useful conversations in an hour."""
        return 60 * self.conversations / self.minutes


@cache
def series(draw: int) -> dict[str, Sum]:
    """Return the sums of sixty posts by kind.

    Parameters
    ----------
    draw : int
        0 for the table, 1 and more for other draws.
    """
    if draw:
        return _drawn(draw)
    found = dict.fromkeys(KINDS, Sum(0, 0, 0))
    for row in table_rows("synthetic/posts.csv"):
        names = ("minutes_spent", "reactions", "useful_conversations")
        parts = zip(found[row["type"]], (int(row[name]) for name in names), strict=True)
        found[row["type"]] = Sum(*(one + other for one, other in parts))
    return found


def _drawn(draw: int) -> dict[str, Sum]:
    parameters = read_toml("synthetic/parameters.toml")
    settings = parameters["posts"]
    chance = np.random.default_rng([parameters["seed"], _STREAM, draw])
    size, found = settings["each"], {}
    for kind, at in settings["types"].items():
        mean = at["minutes"]
        minutes = np.maximum(np.rint(chance.normal(mean, settings["minutes_sd"] * mean, size)), 1)
        median = np.log(settings["views_median"])
        views = np.rint(chance.lognormal(median, settings["views_sigma"], size))
        rate = at["conversations"] / settings["conversations_divisor"]
        found[kind] = Sum(
            int(minutes.sum()),
            int(chance.poisson(views * at["reactions"]).sum()),
            int(chance.poisson(views * rate).sum()),
        )
    return found


def _ranked(draw: int) -> list[str]:
    return sorted(KINDS, key=lambda kind: -series(draw)[kind].per_hour)


def posts_per_hour(lang: Lang) -> Figure:
    """Return the figure of conversations per hour, which can be drawn again.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    names = [_(title) for title in KINDS.values()]
    states: dict[tuple[str, ...], State] = {
        (str(draw),): _state(draw, lang) for draw in range(DRAWS)
    }
    start = states["0",]
    most = max(item.per_hour for draw in range(DRAWS) for item in series(draw).values())
    fig = go.Figure(
        go.Bar(
            y=names, orientation="h", textposition="outside", cliponaxis=False,
            marker={"color": MAIN}, width=0.3, **start.data[0],
        )
    )  # fmt: skip
    fig.update_xaxes(range=[0, 1.2 * most], visible=False, fixedrange=True)
    name_rows(fig, names, 24)
    fig.update_layout(layout(20 + 64 * len(names)))
    first = [_ranked(draw)[0] for draw in range(DRAWS)]
    best, other = _ranked(0)[:2]
    return Figure(
        name="posts-per-hour",
        plotly=as_json(fig),
        title=_("Useful conversations per hour, by kind of post"),
        caption=_(
            "In the table of 60 invented posts, comments under other people’s texts come first. "
            "Of {draws} draws with the same assumptions, they come first in {times}, the question "
            "in {others}: one series of 60 posts is partly luck."
        ).format(draws=DRAWS, times=first.count(best), others=first.count(other)),
        alt=_("Six bars, one for each kind of post. {sentence}").format(sentence=start.say),
        table=Table(
            columns=(
                _("Kind of post"), _("Minutes, all together"), _("Reactions"),
                _("Useful conversations"), _("Per hour"),
            ),
            rows=start.rows,
        ),
        controls=(Redraw(_("Draw 60 other posts"), DRAWS),),
        states=states,
    )  # fmt: skip


def _state(draw: int, lang: Lang) -> State:
    _ = translator(lang).gettext
    found, ranked = series(draw), _ranked(draw)
    said = {kind: written(found[kind].per_hour, 1, lang) for kind in KINDS}
    sentence = (
        _("Draw {number}. In front: “{first}” ({one} per hour), then “{second}” ({two}).")
        if draw
        else _("Table of 60 posts. In front: “{first}” ({one} per hour), then “{second}” ({two}).")
    )
    return State(
        data=[
            {
                "x": [round(found[kind].per_hour, 2) for kind in KINDS],
                "text": [
                    f" <b>{text}</b>" if kind == ranked[0] else f" {text}"
                    for kind, text in said.items()
                ],
            }
        ],
        say=sentence.format(
            number=draw + 1,
            first=_(KINDS[ranked[0]]),
            one=said[ranked[0]],
            second=_(KINDS[ranked[1]]),
            two=said[ranked[1]],
        ),
        rows=tuple(
            (
                _(title),
                str(found[kind].minutes),
                str(found[kind].reactions),
                str(found[kind].conversations),
                said[kind],
            )
            for kind, title in reversed(KINDS.items())
        ),
    )
