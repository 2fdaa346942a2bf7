"""Two wordings of a message, sent in equal numbers: how often chance hides the better one."""

from __future__ import annotations

from beyondcv.datasets._synthetic._table import Cell, Table, parameters, rng

__all__ = ["ab_messages"]


def ab_messages() -> Table:
    """Return one row a draw: messages sent of each version, and answers to each."""
    settings = parameters()["ab_messages"]
    rates = settings["answered"]
    draw = rng(8)
    rows: list[list[Cell]] = []
    for sent in settings["per_version"]:
        answers = [draw.binomial(sent, rates[name], settings["draws"]) for name in ("a", "b")]
        rows += [
            [sent, number, int(a), int(b)]
            for number, (a, b) in enumerate(zip(*answers, strict=True), 1)
        ]
    return Table(
        ["per_version", "draw", "answers_a", "answers_b"],
        rows,
        settings["note"],
    )
