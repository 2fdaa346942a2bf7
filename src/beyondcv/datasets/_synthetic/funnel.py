"""From sends to offers, by channel: 500 people, and one of them too few to conclude from.

With one person, chance decides: relations beat advertisements in half of the
draws only. So charts use `population_funnel`; `camille_applications` is there
to ask what can be concluded from one's own case, and is never averaged.
"""

from __future__ import annotations

import numpy as np

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng, spread

__all__ = ["camille_applications", "population_funnel"]


def population_funnel() -> Table:
    """Return one row a person and channel, with the count left at each stage."""
    settings = parameters()["funnel"]
    draw = rng(1)
    size = settings["candidates"]
    rows: list[list[Cell]] = []
    for channel, at in settings["channels"].items():
        counts = [draw.poisson(at["sends"], size)]
        for chance in at["stages"]:
            counts.append(draw.binomial(counts[-1], chance))
        rows += [
            [f"p{person + 1:03d}", channel, *map(int, stages), int(stages[0]) * at["minutes"]]
            for person, stages in enumerate(zip(*counts, strict=True))
        ]
    # Sorting is stable: channels stay in the order of the parameters.
    rows.sort(key=lambda row: str(row[0]))
    columns = ["person_id", "channel", "sent", "viewed", "replied", "interviews", "offers"]
    return Table([*columns, "minutes_spent"], rows, settings["note"])


def camille_applications() -> Table:
    """Return one row an application of one person."""
    channels = parameters()["funnel"]["channels"]
    settings = parameters()["applications"]
    draw = rng(2)
    names = list(channels)
    sends = np.array([channels[name]["sends"] for name in names])
    weeks = np.sort(draw.integers(1, settings["weeks"], settings["rows"], endpoint=True))
    rows: list[list[Cell]] = []
    for number, week in enumerate(weeks, start=1):
        channel = names[int(draw.choice(len(names), p=sends / sends.sum()))]
        at = channels[channel]
        reached = np.cumprod(draw.random(len(at["stages"])) < at["stages"])
        (minutes,) = spread(draw, at["minutes"], settings["minutes_sd"], 1)
        rows.append([f"a{number:03d}", int(week), channel, *map(int, reached), minutes])
    columns = ["application_id", "week", "channel", "viewed", "replied", "interview", "offer"]
    return Table([*columns, "minutes_spent"], rows, settings["note"])
