"""The controls of a form, as data: one for each value of the profile.

Labels and help are message ids; paths are JSON paths of the profile, or of an
entry of one of its lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "Choice",
    "Date",
    "FieldSpec",
    "Lines",
    "Number",
    "Option",
    "Text",
    "Ticks",
    "Words",
]


@dataclass(frozen=True)
class Text:
    """A text of one or several lines.

    Parameters
    ----------
    path : str
        JSON path in the profile, or in the entry when the field is inside one.
    label : str
        Visible name of the control.
    help : str
        What to write, in one or two sentences.
    rows : int
        Lines shown; 1 gives a one-line control.
    rules : tuple of str
        Rules whose verdict is shown under the control.
    meter : str
        Rule whose counted characters are shown; its verdict is shown too.
    example : str
        Shown in the empty control: the form of the answer, never the answer.
    date : bool
        Whether it is a year, a month or a day, kept as ISO 8601 however it is typed.
    """

    path: str
    label: str
    help: str = ""
    rows: int = 1
    rules: tuple[str, ...] = ()
    meter: str = ""
    example: str = ""
    date: bool = False


@dataclass(frozen=True)
class Number:
    """A number, typed or stepped with the arrow keys, kept between two bounds.

    Parameters
    ----------
    path, label, help : str
        As for `Text`.
    low, high, step : float
        Bounds, and what one press of an arrow key adds.
    rules : tuple of str
        Rules whose verdict is shown under the control.
    """

    path: str
    label: str
    help: str = ""
    low: float = 0
    high: float = 100
    step: float = 1
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Date:
    """A day, in the device's own calendar; kept as ISO 8601, ``"2026-11-23"``."""

    path: str
    label: str
    help: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """A list of short texts, typed in one control with commas between them."""

    path: str
    label: str
    help: str = ""
    example: str = ""


@dataclass(frozen=True)
class Option:
    """One answer of a `Choice`; `note` is shown when it is chosen."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Choice:
    """One answer out of a few.

    Parameters
    ----------
    path, label : str
        As for `Text`.
    options : tuple of Option
    listed : bool
        Show all options under each other, each as long as it needs, instead of
        a control that opens.
    rules : tuple of str
        Rules whose verdict is shown under the control.
    """

    path: str
    label: str
    options: tuple[Option, ...]
    listed: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ticks:
    """Boxes to tick; the profile holds the list of the values ticked.

    Parameters
    ----------
    path, label, help, rules
        As for `Number`; the label names the group.
    options : tuple of Option
    """

    path: str
    label: str
    options: tuple[Option, ...]
    help: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lines:
    """A list of texts, each in its own control that can be moved and removed.

    Parameters
    ----------
    path : str
        JSON path of the list.
    label : str
        Name of one line, with ``{number}``.
    add : str
        What the adding button says.
    help : str
        What to write.
    rules : tuple of str
        Rules whose verdict is shown under the list.
    """

    path: str
    label: str
    add: str
    help: str = ""
    rules: tuple[str, ...] = ()


FieldSpec: TypeAlias = Text | Number | Date | Words | Choice | Ticks | Lines
