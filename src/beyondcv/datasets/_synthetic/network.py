"""Camille's network: seven circles, and who may know something that Camille does not.

What a contact may bring follows an inverted U of mutual contacts: the direction
that Rajkumar and others found by experiment (Science, 2022), stylised, not
estimated. In one network of 160 the draw of `gave_useful_info` is noise: charts
show the chance, `p_useful_info`, or many networks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng

__all__ = ["Network", "draw_network", "network_contacts", "network_edges"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Network:
    """One draw: an array a quantity, one place a contact.

    Parameters
    ----------
    circle : list of str
    edges : array of shape (links, 2)
        Places of the two contacts that know each other; Camille knows all.
    mutual, interactions : array of int
    strength, useful : array of float
        Between 0 and 1; `useful` is a chance.
    """

    circle: list[str]
    edges: Ints
    mutual: Ints
    interactions: Ints
    strength: Floats
    useful: Floats


def draw_network(draw: np.random.Generator, useful: str = "useful") -> Network:
    """Return one network.

    Parameters
    ----------
    draw : numpy.random.Generator
    useful : str
        Table of parameters for the chance of useful news: ``"useful"``, or
        ``"less_digital"``. The contacts and their links do not depend on it.
    """
    settings = parameters()["network"]
    circles = settings["circles"]
    circle = [name for name, at in circles.items() for _ in range(at["size"])]
    edges = _edges(draw, circle, settings)
    # Mutual contacts are the part of the links that shows: never more than there are.
    degree = np.bincount(edges.ravel(), minlength=len(circle))
    mutual = draw.binomial(degree, settings["visible"])
    mean = np.array([circles[name]["interactions"] for name in circle])
    shape = settings["dispersion"]
    interactions = draw.negative_binomial(shape, shape / (shape + mean))
    tie = settings["tie"]
    active = np.minimum(interactions / tie["interactions_full"], 1)
    strength = (
        tie["mutual_weight"] * np.minimum(mutual / tie["mutual_full"], 1)
        + (1 - tie["mutual_weight"]) * active
    )
    at = settings[useful]
    base = np.array([circles[name]["base"] for name in circle])
    bump = np.exp(-(((mutual - at["best"]) / at["width"]) ** 2))
    chance = base * (at["floor"] + at["peak"] * bump) * (at["fresh"] - at["stale"] * active)
    return Network(circle, edges, mutual, interactions, strength, chance)


def _edges(draw: np.random.Generator, circle: list[str], settings: dict[str, Any]) -> Ints:
    first, second = np.triu_indices(len(circle), 1)
    names = np.array(circle)
    density = np.array([settings["circles"][name]["density"] for name in circle])
    chance = np.where(names[first] == names[second], density[first], settings["between"])
    linked = draw.random(len(first)) < chance
    return np.column_stack([first[linked], second[linked]])


def _names(count: int) -> list[str]:
    return [f"n{number:03d}" for number in range(1, count + 1)]


def network_edges() -> Table:
    """Return one row a link between two contacts."""
    found = draw_network(rng(5))
    names = _names(len(found.circle))
    rows = [[names[a], names[b]] for a, b in found.edges]
    return Table(["contact_a", "contact_b"], rows, parameters()["network"]["note"])


def network_contacts() -> Table:
    """Return one row a contact."""
    settings = parameters()["network"]
    found = draw_network(rng(5))
    # Its own source of chance: words can change without the links changing.
    draw = rng(6)
    bounds, classes = settings["tie"]["bounds"], settings["tie"]["classes"]
    rows: list[list[Cell]] = []
    for i, name in enumerate(_names(len(found.circle))):
        at = settings["circles"][found.circle[i]]
        sector = _one(draw, at["sectors"])
        here = settings["sectors"][sector]
        met, last = _dates(draw, settings["until"], at["years"], bool(found.interactions[i]))
        rows.append(
            [
                name,
                found.circle[i],
                sector,
                f"{_one(draw, here['companies'])} {settings['company_mark']}",
                _one(draw, here["roles"]),
                _one(draw, at["contexts"]),
                met.isoformat(),
                last.isoformat(),
                int(found.mutual[i]),
                int(found.interactions[i]),
                round(float(found.strength[i]), 3),
                classes[int(np.digitize(found.strength[i], bounds))],
                _one(draw, at["helps"]),
                round(float(found.useful[i]), 3),
                int(draw.random() < found.useful[i]),
            ]
        )
    return Table(_COLUMNS, rows, settings["note"])


_COLUMNS = [
    "contact_id",
    "circle",
    "sector",
    "company",
    "role_family",
    "met_context",
    "connected_on",
    "last_contact_on",
    "mutual_contacts",
    "interactions_12m",
    "tie_strength",
    "tie_class",
    "can_help_with",
    "p_useful_info",
    "gave_useful_info",
]


def _one(draw: np.random.Generator, words: list[str]) -> str:
    return words[int(draw.integers(len(words)))]


def _dates(draw: np.random.Generator, until: date, years: int, active: bool) -> tuple[date, date]:
    """Return when they met and last were in touch: within a year if they were active then."""
    met = int(draw.integers(30, 365 * years))
    last = int(draw.integers(0, min(met, 365)) if active else draw.integers(min(met, 365), met + 1))
    return until - timedelta(days=met), until - timedelta(days=last)
