"""What stands at a JSON path: its control in any unit's form, and how a page shows it.

The page's journal records what a person *saw* in a control (see ``journal.js``). Here
that becomes the profile's value again, in whichever language it was typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from beyondcv.checks import _selftest as tests
from beyondcv.datasets import ads
from beyondcv.i18n import LANGS, N_, Lang, number, translator
from beyondcv.widgets._field_specs import (
    Choice,
    Date,
    FieldSpec,
    Lines,
    Number,
    Text,
    Ticks,
    Words,
)
from beyondcv.widgets._spec import AdChoice, Block, Entries, SelfCheck
from beyondcv.widgets._typed import clean, iso_date, split_words, without_decimals
from beyondcv.widgets.units import UNITS

__all__ = ["Place", "ad_labels", "of_field", "place", "shown"]

CHOOSE = N_("Choose…")
OWN_AD = N_("An ad of my own, to paste here")
UNKNOWN = N_("I do not know yet")

_NUMBER = re.compile(r"\[(\d+)\]")

Labels = Callable[[Lang], Mapping[str, str]]
"""Returns the values of a closed question by what is seen of them in a language."""


@dataclass(frozen=True)
class Place:
    """A kind of place of the profile, and its control.

    Parameters
    ----------
    label : str or callable
        Message id of the control's name, with ``{number}`` for a line of a list; or what
        returns it in a language.
    write : callable
        From what a person sees to the profile's value; a `ValueError` if it is none.
    unset : any
        What the control shows of a value that is absent.
    labels : callable or None
        Of a closed question.
    entry : str
        Message id of the name of the entry that it is in.
    grows : bool
        Whether the last number of the path is that of a line, which may be a new one.
    """

    label: str | Callable[[Lang], str]
    write: Callable[[str], Any]
    unset: Any = ""
    labels: Labels | None = None
    entry: str = ""
    grows: bool = False

    def says(self, seen: str, held: Any) -> bool:
        """Return whether a control in which `seen` stands would show `held`."""
        try:
            value = self.write(seen)
        except ValueError:
            return not seen.strip() and held in (None, "", self.unset)
        if value in (None, self.unset) and held in (None, "", self.unset):
            return True
        if self.labels is not None and value == "":
            # A value of another version of the course is kept, but cannot be shown.
            return held not in self.labels(LANGS[0]).values()
        if isinstance(value, str) and isinstance(held, str):
            return _one_line(value) == _one_line(held)
        return bool(value == held)

    def named(self, lang: Lang) -> str:
        """Return the label in a language."""
        return self.label(lang) if callable(self.label) else translator(lang).gettext(self.label)

    def name(self, path: str, lang: Lang) -> str:
        """Return the label of the control at `path`, as the form has it."""
        _ = translator(lang).gettext
        numbers = [int(found) + 1 for found in _NUMBER.findall(path)]
        label = self.named(lang)
        if self.grows and numbers:
            label = label.format(number=numbers[-1])
        if not self.entry:
            return label
        return f"{_(self.entry).format(number=numbers[0] if numbers else '')} – {label}"


def place(path: str) -> Place | None:
    """Return what the form of any unit has at a JSON path, None if nothing.

    Parameters
    ----------
    path : str
        Of the profile: ``"work[0].position"``; with ``#`` and a value for one box of
        several to tick.
    """
    return _places().get(_NUMBER.sub("[*]", path))


def of_field(spec: FieldSpec) -> Place:
    """Return the kind of place that a field has, wherever it stands."""
    return next(there for _path, there in _field(spec))


def shown(path: str, value: Any, lang: Lang) -> str:
    """Return a value of the profile as a person would read it in its control."""
    if value is None or value == "":
        return ""
    here = place(path)
    if here and here.labels and isinstance(value, str):
        return next((label for label, v in here.labels(lang).items() if v == value), value)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | float):
        return number(value, lang)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        boxes = {item: place(f"{path}#{item}") for item in value}
        return ", ".join(box.named(lang) if box else item for item, box in boxes.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for unit in UNITS.values():
        for step in unit.steps:
            for block in step.blocks:
                for path, there in _of(block):
                    found.setdefault(_NUMBER.sub("[*]", path), there)
    return found


def _of(block: Block) -> Iterator[tuple[str, Place]]:
    match block:
        case Entries():
            for spec in block.fields:
                for path, there in _field(spec, block.label):
                    yield f"{block.path}[*].{path}", there
        case AdChoice():
            yield block.id, _closed(block.label, ad_labels)
            yield block.text, Place(N_("Text of the ad"), clean)
        case SelfCheck():
            yield from _selfcheck(block)
        case Text() | Number() | Date() | Words() | Choice() | Ticks() | Lines():
            yield from _field(block)


def _field(spec: FieldSpec, entry: str = "") -> Iterator[tuple[str, Place]]:
    match spec:
        case Text():
            write = iso_date if spec.date else clean
            yield spec.path, Place(spec.label, write, entry=entry)
        case Number():
            read = _Number(spec.low, spec.high)
            yield spec.path, Place(spec.label, read, unset=read(str(spec.low)), entry=entry)
        case Date():
            yield spec.path, Place(spec.label, _day, entry=entry)
        case Words():
            yield spec.path, Place(spec.label, split_words, unset=[], entry=entry)
        case Choice():
            yield spec.path, _closed(spec.label, _Options(spec), entry)
        case Lines():
            yield f"{spec.path}[*]", Place(spec.label, clean, entry=entry, grows=True)
        case Ticks():
            for option in spec.options:
                yield f"{spec.path}#{option.value}", Place(option.label, _tick, False, entry=entry)


def _closed(label: str | Callable[[Lang], str], labels: Labels, entry: str = "") -> Place:
    return Place(label, _Closed(labels), labels=labels, entry=entry)


def _selfcheck(block: SelfCheck) -> Iterator[tuple[str, Place]]:
    path = f"meta.beyondcv.tests.{block.passage}"
    form = tests.FORMS[block.passage]
    levels = {str(level): str(level) for level in range(tests.TOP + 1)}
    for item in tests.items(form, LANGS[0]):
        answers = _Answers(form, item.id)
        yield f"{path}.items.{item.id}", _closed(answers.stem, answers)
    for name in tests.statements(LANGS[0]):
        yield f"{path}.confidence.{name}", _closed(_Statement(name), lambda lang: levels)
    yield f"{path}.acts", Place(tests.acts_question, _acts, unset=None)


@dataclass(frozen=True)
class _Options:
    """The answers of a `Choice` by their labels."""

    spec: Choice

    def __call__(self, lang: Lang) -> Mapping[str, str]:
        _ = translator(lang).gettext
        return {_(option.label): option.value for option in self.spec.options}


@dataclass(frozen=True)
class _Answers:
    """The answers of a question of the self-test by their texts."""

    form: str
    id: str

    def _item(self, lang: Lang) -> tests.Item:
        return next(item for item in tests.items(self.form, lang) if item.id == self.id)

    def stem(self, lang: Lang) -> str:
        """Return the question."""
        return self._item(lang).stem

    def __call__(self, lang: Lang) -> Mapping[str, str]:
        unknown = translator(lang).gettext(UNKNOWN)
        return {**{o.text: o.letter for o in self._item(lang).options}, unknown: tests.UNKNOWN}


@dataclass(frozen=True)
class _Statement:
    """What one says how sure one feels of."""

    id: str

    def __call__(self, lang: Lang) -> str:
        return tests.statements(lang)[self.id]


def ad_labels(lang: Lang) -> Mapping[str, str]:
    """Return the ids of the course's ads by their titles, and ``""`` for one's own."""
    return {**{ad.title: ad.id for ad in ads(lang)}, translator(lang).gettext(OWN_AD): ""}


@dataclass(frozen=True)
class _Closed:
    """From a label, in either language, to its value."""

    labels: Labels = field(repr=False)

    def __call__(self, seen: str) -> str:
        wanted = _spaced(seen)
        for lang in LANGS:
            for label, value in self.labels(lang).items():
                if _spaced(label) == wanted:
                    return value
        if not wanted or wanted in {_spaced(translator(lang).gettext(CHOOSE)) for lang in LANGS}:
            return ""
        raise ValueError(seen)


@dataclass(frozen=True)
class _Number:
    low: float
    high: float

    def __call__(self, seen: str) -> float:
        value = float(seen.replace(",", "."))
        if value != value:
            raise ValueError(seen)
        return without_decimals(min(max(value, self.low), self.high))


def _day(seen: str) -> str:
    return date.fromisoformat(seen.strip()).isoformat() if seen.strip() else ""


def _tick(seen: str) -> bool:
    word = seen.split()[0] if seen.split() else ""
    if word not in ("true", "false"):
        raise ValueError(seen)
    return word == "true"


def _acts(seen: str) -> int | None:
    digits = re.match(r"\d+", seen.strip())
    if digits:
        return int(digits[0])
    if not seen.strip() or seen in {translator(lang).gettext(CHOOSE) for lang in LANGS}:
        return None
    raise ValueError(seen)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _one_line(text: str) -> str:
    """Return a text without what a control of one line does not show."""
    return re.sub(r"[\r\n]", "", text)
