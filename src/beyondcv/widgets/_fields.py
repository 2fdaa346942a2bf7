"""Views over one value of the profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as w

from beyondcv.widgets._html import feedback, paragraph, verdicts
from beyondcv.widgets._places import CHOOSE
from beyondcv.widgets._report import Report
from beyondcv.widgets._session import Session
from beyondcv.widgets._spec import Choice, Number, Text, Words
from beyondcv.widgets._typed import clean, iso_date, split_words, without_decimals
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["ChoiceView", "NumberView", "TextView", "WordsView", "bind", "radio"]


def _same(value: Any) -> Any:
    return value


def bind(
    session: Session,
    path: str,
    control: w.Widget,
    read: Callable[[Any], Any] = _same,
    write: Callable[[Any], Any] = _same,
) -> Callable[[], None]:
    """Join a control to a place of the profile.

    Parameters
    ----------
    session : Session
    path : str
        JSON path of the place.
    control : ipywidgets.Widget
        Anything with a `value`.
    read, write : callable
        From the profile's value to the control's, and back.

    Returns
    -------
    callable
        Shows what the profile holds now.
    """

    def refresh() -> None:
        value = session.get(path)
        # A control half-way through a word ("a, ") already says that value.
        says = control.value is not None and write(control.value) == value
        if not says and control.value != read(value):
            control.value = read(value)

    def typed(change: dict[str, Any]) -> None:
        old, value = session.get(path), write(change["new"])
        # A value that the control cannot show (of another version) is not its to change.
        if change["new"] != read(old) and value != old:
            session.type(path, value)

    refresh()
    control.observe(typed, "value")
    return refresh


class TextView:
    """A `Text` with its help above and its feedback below."""

    def __init__(self, spec: Text, kit: Kit, path: str, prefix: str = "") -> None:
        _ = kit.gettext
        self.spec, self.session, self.path = spec, kit.session, path
        self._kept = _("Understood as {date}.")
        self.control = kit.make(
            w.Text if spec.rows == 1 else w.Textarea,
            f"bcv-input {at(path)}",
            description=prefix + _(spec.label),
            placeholder=_(spec.example) if spec.example else "",
            **({} if spec.rows == 1 else {"rows": spec.rows}),
        )
        self._write = iso_date if spec.date else clean
        self.refresh = bind(kit.session, path, self.control, write=self._write)
        self.status = kit.status()
        wide = "bcv-wide" if spec.rows > 1 else ""
        self.widget = kit.field(self.control, self.status, spec.help, wide, path=path)

    def tell(self, report: Report) -> None:
        """Show what the checks say of this text now."""
        text = self.session.get(self.path)
        spec, lang = self.spec, self.session.lang
        said = feedback(report, text, self.path, lang, spec.rules, spec.meter)
        if spec.date and text != clean(self.control.value).strip(" ./-"):
            said = paragraph(self._kept.format(date=text), "bcv-tip") + said
        tell(self.status, said)


class NumberView:
    """A `Number`: a box that holds a number between its bounds.

    A number that is not given yet shows as the lower bound, and stays absent
    until somebody writes one.
    """

    def __init__(self, spec: Number, kit: Kit, path: str, prefix: str = "") -> None:
        self.spec, self.session, self.path = spec, kit.session, path
        self.control = kit.make(
            w.BoundedFloatText,
            f"bcv-input bcv-number {at(path)}",
            description=prefix + kit.gettext(spec.label),
            min=spec.low,
            max=spec.high,
            step=spec.step,
            value=spec.low,
            continuous_update=True,
        )
        self.refresh = bind(kit.session, path, self.control, self._read, without_decimals)
        self.status = kit.status()
        self.widget = kit.field(self.control, self.status, spec.help, path=path)

    def tell(self, report: Report) -> None:
        """Show what the checks say of the numbers now."""
        results = report.rules(self.spec.rules)
        tell(self.status, verdicts(results, self.session.lang, one_step=True))

    def _read(self, value: float | None) -> float:
        # A file may hold a number that this box would not take.
        return min(max(self.spec.low if value is None else value, self.spec.low), self.spec.high)


class WordsView:
    """A `Words`: a list of short texts in one control."""

    def __init__(self, spec: Words, kit: Kit, path: str, prefix: str = "") -> None:
        _ = kit.gettext
        self.session, self.path = kit.session, path
        self.control = kit.make(
            w.Text,
            f"bcv-input {at(path)}",
            description=prefix + _(spec.label),
            placeholder=_(spec.example) if spec.example else "",
        )
        self.refresh = bind(kit.session, path, self.control, ", ".join, split_words)
        self.status = kit.status()
        self.widget = kit.field(self.control, self.status, spec.help, path=path)

    def tell(self, report: Report) -> None:
        """Show what the checks say of these words now."""
        said = (
            feedback(report, word, f"{self.path}[{number}]", self.session.lang)
            for number, word in enumerate(self.session.get(self.path))
        )
        tell(self.status, "".join(said))


def menu(
    kit: Kit, path: str, label: str, options: Sequence[tuple[str, str]]
) -> tuple[w.Dropdown, Callable[[], None]]:
    """Return a control that opens a list of short options, and its `bind`."""
    values = {value for _label, value in options}
    control = kit.make(
        w.Dropdown,
        f"bcv-input {at(path)}",
        description=label,
        options=[(kit.gettext(CHOOSE), ""), *options],
        value="",
    )
    # A value of another version of the course is kept, but cannot be shown.
    return control, bind(kit.session, path, control, lambda v: v if v in values else "")


def radio(
    kit: Kit,
    path: str,
    label: str,
    options: Sequence[tuple[str, str]],
    shown: Callable[[], bool] = lambda: True,
) -> tuple[w.RadioButtons, Callable[[], None]]:
    """Return all options under each other, and their `bind`; none is marked unless `shown`."""
    values = {value for _label, value in options}
    control = kit.make(
        w.RadioButtons,
        f"bcv-input bcv-radio {at(path)}",
        description=label,
        options=list(options),
        value=None,
    )
    return control, bind(
        kit.session,
        path,
        control,
        lambda v: v if v in values and shown() else None,
        lambda v: v or "",
    )


class ChoiceView:
    """A `Choice`: a list to choose from, with the note of what was chosen."""

    def __init__(self, spec: Choice, kit: Kit, path: str, prefix: str = "") -> None:
        _ = kit.gettext
        self.spec, self.session = spec, kit.session
        self._notes = {o.value: _(o.note) for o in spec.options if o.note}
        options = [(_(o.label), o.value) for o in spec.options]
        if spec.listed:
            self.control, self.refresh = radio(kit, path, prefix + _(spec.label), options)
        else:
            self.control, self.refresh = menu(kit, path, prefix + _(spec.label), options)
        self.status = kit.status()
        self.widget = kit.field(self.control, self.status, "", path=path)

    def tell(self, report: Report) -> None:
        """Show the note of what was chosen, and what the checks say of it."""
        note = self._notes.get(self.control.value, "")
        said = f'<p class="bcv-tip">{escape(note)}</p>' if note else ""
        results = report.rules(self.spec.rules)
        if not self.control.value:
            # Closed questions are judged once the last of them is answered, not before.
            results = [result for result in results if "open" not in result.values]
        tell(self.status, said + verdicts(results, self.session.lang))
