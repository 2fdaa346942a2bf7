"""Write the fictional tables of ``data/synthetic``, or check that they are what is drawn.

``python -m beyondcv.datasets.generate [--check]``

The tables are derived, and yet committed: learners look at them where no NumPy
is, and a table must not change under a sentence that quotes it. NumPy promises
the same numbers from the same seed within a version only (NEP 19 lets streams
of `numpy.random.Generator` change); should a new one draw otherwise, a test
says so, the tables are written again, and the texts that quote them are read
again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from beyondcv._resources import data_path
from beyondcv.datasets._synthetic._table import Table
from beyondcv.datasets._synthetic.ab_messages import ab_messages
from beyondcv.datasets._synthetic.funnel import camille_applications, population_funnel
from beyondcv.datasets._synthetic.inverted_u import inverted_u_chance, inverted_u_draws
from beyondcv.datasets._synthetic.network import network_contacts, network_edges
from beyondcv.datasets._synthetic.posts import posts
from beyondcv.datasets._synthetic.time_log import time_log

__all__ = ["TABLES", "main", "stale", "write"]

TABLES: Mapping[str, Callable[[], Table]] = {
    "ab_messages": ab_messages,
    "camille_applications": camille_applications,
    "inverted_u_chance": inverted_u_chance,
    "inverted_u_draws": inverted_u_draws,
    "network_contacts": network_contacts,
    "network_edges": network_edges,
    "population_funnel": population_funnel,
    "posts": posts,
    "time_log": time_log,
}
"""Every fictional table, by the name of its file."""


def write(folder: Path) -> None:
    """Write all tables into a folder."""
    for name, draw in TABLES.items():
        _file(folder, name).write_bytes(draw().text().encode())


def stale(folder: Path) -> list[str]:
    """Return the names of the files that are missing or differ by a byte from what is drawn."""
    return [
        path.name
        for name, draw in TABLES.items()
        for path in [_file(folder, name)]
        if not path.exists() or path.read_bytes() != draw().text().encode()
    ]


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.csv"


def main(arguments: list[str] | None = None) -> int:
    """Write or check; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m beyondcv.datasets.generate",
        description="Write the fictional tables of data/synthetic from its parameters.toml.",
    )
    parser.add_argument("--check", action="store_true", help="change nothing, name what differs")
    parser.add_argument("--folder", type=Path, default=data_path("synthetic"))
    options = parser.parse_args(arguments)
    if not options.check:
        write(options.folder)
        return 0
    names = stale(options.folder)
    for name in names:
        sys.stderr.write(
            f"{options.folder / name} is not what parameters.toml and the seed draw. "
            "If that is meant: python -m beyondcv.datasets.generate, then read what quotes it.\n"
        )
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
