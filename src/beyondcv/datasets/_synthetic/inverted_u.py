"""Useful news by mutual contacts: the chance over many networks, and single networks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng
from beyondcv.datasets._synthetic.network import Network, draw_network

__all__ = ["inverted_u_chance", "inverted_u_draws"]

_SECTORS = {"digital": "useful", "less_digital": "less_digital"}
"""Kind of sector, and the table of parameters that its chances come from."""

_STARTS = (0, 2, 5, 9, 13, 17)
"""Mutual contacts with which a class begins; the last one has no end."""

_NETWORKS = 100
_DRAWS = 40


def inverted_u_chance() -> Table:
    """Return the chance of useful news by sector and class, over a hundred networks."""
    rows: list[list[Cell]] = []
    for sector, table in _SECTORS.items():
        total, people = np.zeros(len(_STARTS)), np.zeros(len(_STARTS))
        for number in range(_NETWORKS):
            network = draw_network(rng(7, number), table)
            places = _places(network)
            total += np.bincount(places, network.useful, len(_STARTS))
            people += np.bincount(places, minlength=len(_STARTS))
        rows += [
            [sector, start, round(float(chance), 4)]
            for start, chance in zip(_STARTS, total / people, strict=True)
        ]
    return Table(["sector", "mutual_from", "chance"], rows, parameters()["network"]["note"])


def inverted_u_draws() -> Table:
    """Return, for single networks, how many of each class brought useful news."""
    rows: list[list[Cell]] = []
    for sector, table in _SECTORS.items():
        for number in range(_DRAWS):
            network = draw_network(rng(8, number), table)
            happened = rng(9, number).random(len(network.useful)) < network.useful
            places = _places(network)
            people = np.bincount(places, minlength=len(_STARTS))
            brought = np.bincount(places[happened], minlength=len(_STARTS))
            rows += [
                [sector, number + 1, start, int(some), int(of)]
                for start, some, of in zip(_STARTS, brought, people, strict=True)
            ]
    return Table(
        ["sector", "draw", "mutual_from", "gave_useful_info", "people"],
        rows,
        parameters()["network"]["note"],
    )


def _places(network: Network) -> NDArray[np.int64]:
    return np.digitize(network.mutual, _STARTS[1:])
