"""Controls of a figure, and what it shows for each of their settings.

Everything is worked out here, when the book is built: the page looks up the
state that fits, or adds up weights, and thinks nothing of its own.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from beyondcv.i18n import Lang

__all__ = ["Choose", "Control", "Redraw", "Slide", "State", "Weighted", "written"]

_FRENCH = str.maketrans({",": "\N{NARROW NO-BREAK SPACE}", ".": ","})
_FIELDS = {"first", "second", "first_value", "second_value", "total"}


def written(value: float, decimals: int, lang: Lang) -> str:
    """Return a number with its decimals, as the page's script writes it too.

    Parameters
    ----------
    value : float
    decimals : int
        How many, zeros included.
    lang : {"fr", "en"}
    """
    # Half up, as browsers do; Python's own formatting rounds half to even.
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,.{decimals}f}"
    return text.translate(_FRENCH) if lang == "fr" else text


@dataclass(frozen=True)
class Slide:
    """A slider with its number box.

    Parameters
    ----------
    id : str
        Its name, among the controls of its figure.
    label : str
        What it sets.
    low, high, step, start : float
        Its bounds, the distance of two settings, and the first setting.
    unit : str
        What is counted, written after the number box.
    """

    id: str
    label: str
    low: float
    high: float
    step: float
    start: float
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse what no slider can be set to."""
        if not (self.step > 0 and self.low < self.high):
            raise ValueError(f"slider {self.id!r}: low < high and step > 0 are needed")
        if not self.low <= self.start <= self.high:
            raise ValueError(f"slider {self.id!r}: start {self.start:g} is out of bounds")
        for name, value in (("high", self.high), ("start", self.start)):
            steps = (value - self.low) / self.step
            if abs(steps - round(steps)) > 1e-6:
                raise ValueError(f"slider {self.id!r}: {name} {value:g} is not on a step")

    @property
    def values(self) -> tuple[str, ...]:
        """Its settings as text, in order."""
        count = round((self.high - self.low) / self.step) + 1
        return tuple(f"{round(self.low + place * self.step, 9):g}" for place in range(count))

    @property
    def first(self) -> str:
        """The setting that the page opens with."""
        return self.values[round((self.start - self.low) / self.step)]


@dataclass(frozen=True)
class Choose:
    """A group of radio buttons; the first one is set when the page opens.

    Parameters
    ----------
    id : str
    label : str
        The question that the group answers.
    options : tuple of (str, str)
        Value and label of each.
    """

    id: str
    label: str
    options: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        """Refuse a choice of one, and two options with one value."""
        if len(set(self.values)) != len(self.options) or len(self.options) < 2:
            raise ValueError(f"choice {self.id!r}: two or more different values are needed")

    @property
    def values(self) -> tuple[str, ...]:
        """Its settings, in order."""
        return tuple(value for value, _ in self.options)

    @property
    def first(self) -> str:
        """The setting that the page opens with."""
        return self.values[0]


@dataclass(frozen=True)
class Redraw:
    """A button that shows the next of some draws made beforehand.

    Parameters
    ----------
    label : str
        What the button says.
    draws : int
        How many there are; after the last comes the first.
    """

    label: str
    draws: int = 40

    def __post_init__(self) -> None:
        """Refuse a button that changes nothing."""
        if self.draws < 2:
            raise ValueError("a redraw needs two draws or more")

    @property
    def id(self) -> str:
        """Its name, among the controls of its figure."""
        return "draw"

    @property
    def values(self) -> tuple[str, ...]:
        """Its settings, counted from ``"0"``."""
        return tuple(str(place) for place in range(self.draws))

    @property
    def first(self) -> str:
        """The setting that the page opens with."""
        return "0"


Control = Slide | Choose | Redraw


@dataclass(frozen=True)
class State:
    """What a figure shows for one setting of its controls.

    Parameters
    ----------
    data : sequence of mapping
        For each trace, in order, the keys that differ from the figure's own.
    say : str
        What is to be seen, in a sentence: it is announced, and is the
        drawing's text alternative.
    rows : tuple of tuple of str
        The rows of the figure's table.
    """

    data: Sequence[Mapping[str, Any]]
    say: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Weighted:
    """Sliders that weigh values; each row's sum is a bar.

    Parameters
    ----------
    sliders : tuple of Slide
        The weights, from 0 on.
    names : tuple of str
        What each row, so each bar, is called.
    values : tuple of tuple of float
        For each row, what one unit of each weight is worth.
    normalise : bool
        Whether a row is the mean (sum of weight · value ÷ sum of weights), and
        rows are ranked; else it is the sum, and rows stay in order.
    say : str
        The sentence, with ``{first}``, ``{first_value}``, ``{second}``,
        ``{second_value}`` (the rows as they stand) and ``{total}`` of weights.
    unit : str
        Written after each result.
    decimals : int
        Of the results.
    """

    sliders: tuple[Slide, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    normalise: bool
    say: str
    unit: str = ""
    decimals: int = 1

    def __post_init__(self) -> None:
        """Refuse a table of values that does not fit, and fields that nobody fills."""
        if {len(row) for row in self.values} != {len(self.sliders)}:
            raise ValueError("weighted: a value for each slider in each row is needed")
        if len(self.values) != len(self.names) or len(set(self.names)) < 2:
            raise ValueError("weighted: a row of values for each of two or more names is needed")
        if min(slide.low for slide in self.sliders) < 0 or min(map(min, self.values)) < 0:
            raise ValueError("weighted: no weight or value below 0")
        if self.normalise and not any(slide.start for slide in self.sliders):
            raise ValueError("weighted: the first weights must not all be 0")
        fields = {name for _, name, _, _ in string.Formatter().parse(self.say) if name is not None}
        if not fields <= _FIELDS:
            raise ValueError(f"weighted: nothing fills {sorted(fields - _FIELDS)} in 'say'")

    def results(self, weights: Sequence[float]) -> list[tuple[str, float]]:
        """Return names and results as they stand on the page: ranked, if normalised."""
        over = sum(weights) if self.normalise else 1
        found = [
            (name, sum(w * v for w, v in zip(weights, row, strict=True)) / over if over else 0.0)
            for name, row in zip(self.names, self.values, strict=True)
        ]
        # Sorting is stable: equal rows keep their order, here and in the page.
        return sorted(found, key=lambda pair: -pair[1]) if self.normalise else found

    def cell(self, value: float, lang: Lang) -> str:
        """Return a result as it is written in drawing, table and sentence."""
        unit = f"\N{NO-BREAK SPACE}{self.unit}" if self.unit else ""
        return written(value, self.decimals, lang) + unit

    def rows(self, lang: Lang) -> tuple[tuple[str, ...], ...]:
        """Return the table's rows at the start."""
        starts = [slide.start for slide in self.sliders]
        return tuple((name, self.cell(value, lang)) for name, value in self.results(starts))

    def sentence(self, lang: Lang) -> str:
        """Return what is said at the start."""
        starts = [slide.start for slide in self.sliders]
        (first, one), (second, two), *_ = self.results(starts)
        return self.say.format(
            first=first, first_value=self.cell(one, lang),
            second=second, second_value=self.cell(two, lang), total=f"{sum(starts):g}",
        )  # fmt: skip
