"""Filling in a form as a person does: step by step, control by control."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from typing import Any

from beyondcv.checks import _selftest
from beyondcv.datasets import ad
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile
from beyondcv.widgets import _paths
from beyondcv.widgets._spec import (
    AdChoice,
    Block,
    Choice,
    Date,
    Entries,
    FieldSpec,
    Lines,
    Number,
    SelfCheck,
    StartChoice,
    Text,
    Ticks,
    Words,
)
from tests.widgets.forms import Hand

__all__ = ["Typist", "fill", "start_as_camille"]


def start_as_camille(unit: str, lang: Lang) -> Hand:
    """Open a unit's form and choose Camille, nothing else."""
    hand = Hand(unit_id=unit, lang=lang)
    hand.press(translator(lang).gettext("Start from Camille (fictional person)"))
    return hand


def fill(unit: str, lang: Lang, wanted: Profile, start: Profile | None = None) -> Hand:
    """Type in what a form has room for, from an empty sheet or into a file begun elsewhere.

    Parameters
    ----------
    unit : str
    lang : {"fr", "en"}
    wanted : Profile
        What to type; what the form does not ask for is left out.
    start : Profile, optional
        The file that other units' forms have written.
    """
    hand = Hand(start, unit_id=unit, lang=lang)
    typist = _HandTypist(hand, wanted, lang, start or Profile())
    for number, step in enumerate(hand.form.steps):
        hand.form.open(number)
        for block in step.blocks:
            typist.block(block)
    hand.form.session.settle()
    return hand


class Typist(ABC):
    """Knows what to type where; how a button is pressed is its heirs' to know.

    Parameters
    ----------
    wanted : Profile
        What to type; what the form does not ask for is left out.
    lang : {"fr", "en"}
    begun : Profile
        What the form holds before.
    """

    def __init__(self, wanted: Profile, lang: Lang, begun: Profile) -> None:
        self.wanted, self.lang, self.begun = wanted, lang, begun
        self.gettext = translator(lang).gettext

    @abstractmethod
    def press(self, label: str) -> None:
        """Press the button that says so."""

    @abstractmethod
    def put(self, label: str, value: Any, answer: str = "") -> None:
        """Give the control of that label its value; `answer` is what an option says."""

    def block(self, block: Block) -> None:
        """Fill in a block, if there is anything to type."""
        _ = self.gettext
        match block:
            case StartChoice() if not self.begun.to_dict():
                self.press(_("Start from an empty sheet"))
            case Entries(path=path):
                self._entries(block, path)
            case AdChoice(id=id, text=text):
                if name := _paths.get(self.wanted, id):
                    self.put(_(block.label), name, ad(name, self.lang).title)
                elif _paths.get(self.wanted, text):
                    raise NotImplementedError("an ad of one's own")
            case SelfCheck(passage=passage):
                self._self_check(passage)
            case Text() | Number() | Date() | Words() | Choice() | Ticks() | Lines():
                self.field(block, block.path, "")

    def field(self, spec: FieldSpec, path: str, prefix: str) -> None:
        """Type one value."""
        _ = self.gettext
        value: Any = _paths.get(self.wanted, path)
        if value in ("", None, []):
            return
        answer = ""
        match spec:
            case Lines():
                for number in range(0 if prefix else len(_paths.get(self.begun, path)), len(value)):
                    self._add(_(spec.add), prefix)
                    self.put(prefix + _(spec.label).format(number=number + 1), value[number])
                return
            case Ticks():
                for option in spec.options:
                    if option.value in value:
                        self.put(_(option.label), True)
                return
            case Choice(options=options):
                answer = next(_(option.label) for option in options if option.value == value)
            case Date():
                value = dt.date.fromisoformat(value)
            case Words():
                value = ", ".join(value)
        self.put(prefix + _(spec.label), value, answer)

    def _entries(self, block: Entries, path: str) -> None:
        _ = self.gettext
        begun, wanted = (len(_paths.get(held, path)) for held in (self.begun, self.wanted))
        for number in range(begun, wanted):
            self.press(_(block.add))
            prefix = f"{_(block.label).format(number=number + 1)} – "
            for field in block.fields:
                self.field(field, f"{path}[{number}].{field.path}", prefix)

    def _add(self, label: str, prefix: str) -> None:
        # In an entry the button's name says of which: there may be several of it.
        self.press(f"{label} – {prefix.removesuffix(' – ')}" if prefix else label)

    def _self_check(self, passage: str) -> None:
        _ = self.gettext
        test = getattr(self.wanted.course.tests, passage)
        items = _selftest.items(_selftest.FORMS[passage], self.lang)
        for place, item in enumerate(items, 1):
            if letter := test.items.get(item.id):
                said = {option.letter: option.text for option in item.options}
                said[_selftest.UNKNOWN] = _("I do not know yet")
                self.put(f"{place}. {item.stem}", letter, said[letter])
        self.press(_("I have finished"))


class _HandTypist(Typist):
    """Types by the widgets' traits, without a browser."""

    def __init__(self, hand: Hand, wanted: Profile, lang: Lang, begun: Profile) -> None:
        super().__init__(wanted, lang, begun)
        self.hand = hand

    def press(self, label: str) -> None:
        """Press a button by its longer name, if it has one."""
        self.hand.press(label)

    def put(self, label: str, value: Any, answer: str = "") -> None:
        """Set the control's value."""
        self.hand.control(label).value = value
