"""What a form is made of: units, steps and blocks, as data.

A unit's form is a table (see `beyondcv.widgets.units`); the views in this
package draw whatever such a table says, and `beyondcv.widgets.outline` prints
it. The controls of single values are in `_field_specs`. Texts are message ids,
paths are JSON paths of the profile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from beyondcv.i18n import N_, Lang
from beyondcv.widgets._field_specs import (
    Choice,
    Date,
    FieldSpec,
    Lines,
    Number,
    Option,
    Text,
    Ticks,
    Words,
)

__all__ = [
    "AdChoice",
    "Block",
    "Choice",
    "Date",
    "Entries",
    "FieldSpec",
    "FileSoFar",
    "Given",
    "Lines",
    "Number",
    "Option",
    "Preview",
    "Progress",
    "QuickAdd",
    "SelfCheck",
    "SheetDraft",
    "SpreadActs",
    "StartChoice",
    "Step",
    "TakeHome",
    "Text",
    "Ticks",
    "Unit",
    "Words",
]


@dataclass(frozen=True)
class Entries:
    """A list of objects of the profile: jobs, courses, skills.

    Parameters
    ----------
    path : str
        JSON path of the list: ``"work"``.
    title : str
        Heading of the list.
    label : str
        Name of one entry, with ``{number}``.
    add : str
        What the adding button says.
    fields : tuple of FieldSpec
        Controls of one entry.
    names : tuple of str
        Fields that tell closed entries apart, the most telling first.
    help : str
        What the list is for.
    rules : tuple of str
        Rules whose verdict is shown under the heading.
    """

    path: str
    title: str
    label: str
    add: str
    fields: tuple[FieldSpec, ...]
    names: tuple[str, ...]
    help: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuickAdd:
    """Several entries of a list at once, one a line, all with the same answers to the rest.

    Parameters
    ----------
    path : str
        JSON path of the list.
    choices : tuple of Choice or Number
        Answers that all new entries share; their paths are fields of an entry.
    field : str
        Field of an entry that takes a line.
    title, label, help, add : str
        Heading, name of the control, what to write, what the button says.
    empty : str
        What is said when the button is pressed and no line is written.
    """

    path: str
    choices: tuple[Choice | Number, ...]
    field: str
    title: str
    label: str
    help: str
    add: str
    empty: str = N_("Write one line for each person first.")


@dataclass(frozen=True)
class Given:
    """A fictional text to work on, and a button that takes it over.

    Parameters
    ----------
    title : str
        Heading of the text.
    text : callable
        Returns the text in a language.
    path : str
        JSON path of the text that the button replaces; without one, no button.
    add : str
        What the button says.
    """

    title: str
    text: Callable[[Lang], str]
    path: str = ""
    add: str = ""


@dataclass(frozen=True)
class StartChoice:
    """Where to start from: Camille, an empty sheet, a file."""


@dataclass(frozen=True)
class SelfCheck:
    """Ten questions, how sure one feels, what one did: ``"before"`` or ``"after"`` the course."""

    passage: Literal["before", "after"]


@dataclass(frozen=True)
class AdChoice:
    """A job ad that the profile is held against.

    Parameters
    ----------
    id, text : str
        JSON paths: of the name of a course ad, of the text of an ad of one's own.
    label, help : str
        As for `Text`.
    rule : str
        Rule whose verdict is shown under the ad.
    """

    id: str = "meta.beyondcv.ad.id"
    text: str = "meta.beyondcv.ad.text"
    label: str = N_("Job ad")
    help: str = N_("The ad that you would answer. The form compares your profile with it.")
    rule: str = "ad-overlap"


@dataclass(frozen=True)
class FileSoFar:
    """What is there and what is missing of all units, with the way there."""


@dataclass(frozen=True)
class SheetDraft:
    """A button that proposes the sheet to copy from the profile."""


@dataclass(frozen=True)
class SpreadActs:
    """A button that gives the acts of the programme a day and minutes, one act a week."""


@dataclass(frozen=True)
class Preview:
    """The profile before and now, as a recruiter would see it."""


@dataclass(frozen=True)
class Progress:
    """The unit's criteria: what is there, what comes next, the points last."""


@dataclass(frozen=True)
class TakeHome:
    """The file to leave with."""


Block: TypeAlias = (
    FieldSpec
    | Entries
    | QuickAdd
    | Given
    | StartChoice
    | AdChoice
    | FileSoFar
    | SheetDraft
    | SpreadActs
    | Preview
    | Progress
    | TakeHome
    | SelfCheck
)


@dataclass(frozen=True)
class Step:
    """One screen of a form."""

    id: str
    title: str
    intro: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Unit:
    """A unit's form.

    Parameters
    ----------
    id : str
        Name of the unit, the same in the book: ``"03-present"``.
    title : str
        Name for the reader.
    steps : tuple of Step
    """

    id: str
    title: str
    steps: tuple[Step, ...]
