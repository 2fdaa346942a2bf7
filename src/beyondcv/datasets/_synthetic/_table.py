"""A fictional table, its mark, and where its chance comes from."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import numpy as np

from beyondcv._resources import read_toml

__all__ = ["Cell", "Table", "flag", "parameters", "rng", "spread"]

Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """A table as it is written.

    Parameters
    ----------
    columns : sequence of str
    rows : sequence of sequence of str, int or float
    note : str
        What a reader has to know before they read a number, in both languages;
        it follows the mark in the first line. Without comma: it stays one cell
        for a reader that does not know comment lines.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str

    def text(self) -> str:
        """Return the file's content, its mark first: a copied table stays marked."""
        out = StringIO()
        out.write(f"# {parameters()['mark']}; {self.note}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return out.getvalue()


def parameters() -> dict[str, Any]:
    """Return ``data/synthetic/parameters.toml``."""
    return read_toml("synthetic/parameters.toml")


def rng(*stream: int) -> np.random.Generator:
    """Return a source of chance of its own for each table.

    Parameters
    ----------
    *stream : int
        Which table, and which draw of it. So a change of one table leaves the
        others as they are.
    """
    return np.random.default_rng([parameters()["seed"], *stream])


def spread(draw: np.random.Generator, mean: float | np.ndarray, sd: float, size: int) -> list[int]:
    """Return whole minutes around a mean, at least one; `sd` is a part of the mean."""
    return [int(x) for x in np.maximum(np.rint(draw.normal(mean, sd * np.asarray(mean), size)), 1)]


def flag(value: bool | np.bool_) -> int:
    """Return 0 or 1."""
    return int(value)
