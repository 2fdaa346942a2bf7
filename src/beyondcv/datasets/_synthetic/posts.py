"""Sixty posts: applause and conversations are not the same thing."""

from __future__ import annotations

import numpy as np

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng, spread

__all__ = ["posts"]


def posts() -> Table:
    """Return one row a post, in the order of its week and hour."""
    settings = parameters()["posts"]
    draw = rng(4)
    size = settings["each"]
    first, last = settings["hours"]
    rows: list[list[Cell]] = []
    for kind, at in settings["types"].items():
        week = draw.integers(1, settings["weeks"], size, endpoint=True)
        hour = draw.integers(first, last, size, endpoint=True)
        minutes = spread(draw, at["minutes"], settings["minutes_sd"], size)
        median = np.log(settings["views_median"])
        views = np.rint(draw.lognormal(median, settings["views_sigma"], size))
        rates = (
            at["reactions"],
            at["comments"],
            at["conversations"] / settings["conversations_divisor"],
        )
        counts = [draw.poisson(views * rate) for rate in rates]
        rows += [
            [
                int(week[i]),
                kind,
                int(hour[i]),
                minutes[i],
                int(views[i]),
                *(int(c[i]) for c in counts),
            ]
            for i in range(size)
        ]
    rows.sort(key=lambda row: (row[0], row[2], row[1]))
    columns = ["post_id", "week", "type", "hour", "minutes_spent", "views", "reactions"]
    return Table(
        [*columns, "comments", "useful_conversations"],
        [[f"m{number:02d}", *row] for number, row in enumerate(rows, start=1)],
        settings["note"],
    )
