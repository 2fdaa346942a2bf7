"""Where the hours of a search go: twelve weeks, eight activities."""

from __future__ import annotations

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng, spread

__all__ = ["time_log"]


def time_log() -> Table:
    """Return one row a week and activity, in minutes."""
    settings = parameters()["time_log"]
    profile = settings["profile"]
    draw = rng(3)
    rows: list[list[Cell]] = []
    for week in range(1, settings["weeks"] + 1):
        start = week <= profile["first_weeks"]
        for activity, mean in settings["minutes"].items():
            if activity == profile["activity"]:
                mean *= profile["at_first"] if start else profile["afterwards"]
            rows.append([week, activity, *spread(draw, mean, settings["sd"], 1)])
    return Table(["week", "activity", "minutes"], rows, settings["note"])
