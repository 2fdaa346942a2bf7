"""Filling in a form as a person does: step by step, control by control."""

from __future__ import annotations

import datetime as dt
from typing import Any

from beyondcv.checks import _selftest
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

__all__ = ["fill", "start_as_camille"]


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
    typist = _Typist(hand, wanted, lang)
    for number, step in enumerate(hand.form.steps):
        hand.form.open(number)
        for block in step.blocks:
            typist.block(block)
    hand.form.session.settle()
    return hand


class _Typist:
    def __init__(self, hand: Hand, wanted: Profile, lang: Lang) -> None:
        self.hand, self.wanted, self.lang = hand, wanted, lang
        self.gettext = translator(lang).gettext

    @property
    def _now(self) -> Profile:
        return self.hand.form.session.profile

    def _get(self, path: str) -> Any:
        return _paths.get(self._now, path)

    def block(self, block: Block) -> None:
        """Fill in a block, if there is anything to type."""
        _ = self.gettext
        match block:
            case StartChoice() if not self._now.to_dict():
                self.hand.press(_("Start from an empty sheet"))
            case Entries(path=path):
                self._entries(block, path)
            case AdChoice(id=id, text=text):
                if ad := _paths.get(self.wanted, id):
                    self.hand.control(_(block.label)).value = ad
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
        match spec:
            case Lines():
                for number in range(len(self._get(path)), len(value)):
                    self._add(_(spec.add), prefix)
                    label = prefix + _(spec.label).format(number=number + 1)
                    self.hand.control(label).value = value[number]
                return
            case Ticks():
                for option in spec.options:
                    if option.value in value:
                        self.hand.control(_(option.label)).value = True
                return
            case Date():
                value = dt.date.fromisoformat(value)
            case Words():
                value = ", ".join(value)
        self.hand.control(prefix + _(spec.label)).value = value

    def _entries(self, block: Entries, path: str) -> None:
        _ = self.gettext
        for number in range(len(self._get(path)), len(_paths.get(self.wanted, path))):
            self.hand.press(_(block.add))
            prefix = f"{_(block.label).format(number=number + 1)} – "
            for field in block.fields:
                self.field(field, f"{path}[{number}].{field.path}", prefix)

    def _add(self, label: str, prefix: str) -> None:
        if prefix:
            self.hand.pressed(f"{label} – {prefix.removesuffix(' – ')}")
        else:
            self.hand.press(label)

    def _self_check(self, passage: str) -> None:
        _ = self.gettext
        test = getattr(self.wanted.course.tests, passage)
        items = _selftest.items(_selftest.FORMS[passage], self.lang)
        for place, item in enumerate(items, 1):
            if answer := test.items.get(item.id):
                self.hand.control(f"{place}. {item.stem}").value = answer
        self.hand.press(_("I have finished"))
