"""Views over lists of the profile.

An entry's view belongs to a number, not to an entry: moving or removing an
entry changes the profile, and every view shows what now stands under its
number. So a control keeps its place, its label and the focus.
"""

from __future__ import annotations

from html import escape

import ipywidgets as w

from beyondcv.i18n import Lang, number
from beyondcv.widgets import _paths
from beyondcv.widgets._date import DateView
from beyondcv.widgets._fields import ChoiceView, NumberView, TextView, WordsView, bind
from beyondcv.widgets._html import feedback, paragraph, verdicts
from beyondcv.widgets._moves import Moves
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import (
    Choice,
    Date,
    Entries,
    FieldSpec,
    Lines,
    Number,
    Text,
    Ticks,
    Words,
)
from beyondcv.widgets._ticks import TicksView
from beyondcv.widgets._typed import clean
from beyondcv.widgets._views import Kit, View, at, tell

__all__ = ["EntriesView", "LinesView", "field_view"]

_LONGEST = 60
"""Characters of an entry that stand in its heading while it is closed."""


def field_view(spec: FieldSpec, kit: Kit, path: str, prefix: str = "") -> View:
    """Return the view of a field."""
    match spec:
        case Text():
            return TextView(spec, kit, path, prefix)
        case Number():
            return NumberView(spec, kit, path, prefix)
        case Date():
            return DateView(spec, kit, path, prefix)
        case Words():
            return WordsView(spec, kit, path, prefix)
        case Choice():
            return ChoiceView(spec, kit, path, prefix)
        case Ticks():
            return TicksView(spec, kit, path, prefix)
        case Lines():
            return LinesView(spec, kit, path, prefix)


def _verdicts(report: Report, rules: tuple[str, ...], lang: Lang) -> str:
    return verdicts(report.rules(rules), lang, measured=True, one_step=True)


class LinesView:
    """A `Lines`: each text in a control of its own."""

    def __init__(self, spec: Lines, kit: Kit, path: str, prefix: str = "") -> None:
        _ = kit.gettext
        self.spec, self.kit, self.path, self.prefix = spec, kit, path, prefix
        self._moves = Moves(kit, path)
        self._lines: list[_Line] = []
        self._list = kit.box([], "bcv-list")
        title = f"{_(spec.add)} – {prefix.removesuffix(' – ')}" if prefix else ""
        add = kit.button(_(spec.add), lambda: self._moves.add(""), "bcv-add", title)
        help = [kit.html(paragraph(_(spec.help), "bcv-help"))] if spec.help else []
        self.status = kit.status()
        under = [self.status] if spec.rules else []
        self.widget = kit.box([*help, self._list, add, *under], "bcv-lines")
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        count = len(self._moves.items)
        before = len(self._lines)
        self._lines = self._lines[:count] + [self._line(n) for n in range(before, count)]
        for line in self._lines:
            line.refresh()
        if before != count:
            self._list.children = tuple(line.widget for line in self._lines)

    def tell(self, report: Report) -> None:
        """Show what the checks say of each line now, and of all of them."""
        for line in self._lines:
            line.tell(report)
        tell(self.status, _verdicts(report, self.spec.rules, self.kit.lang))

    def _line(self, number: int) -> _Line:
        label = self.kit.gettext(self.spec.label).format(number=number + 1)
        name = self.prefix + label
        return _Line(self.kit, f"{self.path}[{number}]", name, self._moves, number)


class _Line:
    def __init__(self, kit: Kit, path: str, name: str, moves: Moves, number: int) -> None:
        self.session, self.path = kit.session, path
        control = kit.make(w.Textarea, f"bcv-input {at(path)}", description=name, rows=2)
        self.refresh = bind(kit.session, path, control, write=clean)
        self.status = kit.status()
        shown = [control, self.status, moves.buttons(kit, number, name)]
        self.widget = kit.known(path, kit.box(shown, "bcv-field bcv-line"))

    def tell(self, report: Report) -> None:
        text = self.session.get(self.path)
        tell(self.status, feedback(report, text, self.path, self.session.lang))


class EntriesView:
    """An `Entries`: closed entries show their name, an open one its controls."""

    def __init__(self, spec: Entries, kit: Kit) -> None:
        _ = kit.gettext
        self.spec, self.kit = spec, kit
        self._moves = Moves(kit, spec.path)
        self._moves.moved = self._follow
        self._were_open: list[bool] = []
        self._entries: list[_Entry] = []
        self._list = kit.box([], "bcv-list")
        self.status = kit.status()
        heading = f"<h4>{escape(_(spec.title))}</h4>"
        if spec.help:
            heading += paragraph(_(spec.help), "bcv-help")
        self.widget = kit.box(
            [
                kit.html(heading, "bcv-heading"),
                self._list,
                kit.button(_(spec.add), self._add, "bcv-add"),
                self.status,
            ],
            "bcv-entries",
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        self._were_open = [entry.is_open for entry in self._entries]
        count = len(self._moves.items)
        before = len(self._entries)
        self._entries = self._entries[:count] + [
            _Entry(self.spec, self.kit, self._moves, number) for number in range(before, count)
        ]
        for entry in self._entries:
            entry.refresh()
        if before != count:
            self._list.children = tuple(entry.widget for entry in self._entries)

    def tell(self, report: Report) -> None:
        """Show what the checks say of the list and of each open entry now."""
        for entry in self._entries:
            entry.tell(report)
        if self._moves.items:
            tell(self.status, _verdicts(report, self.spec.rules, self.kit.lang))
        else:
            tell(self.status, "")

    def _follow(self, order: list[int]) -> None:
        """Let what was open stay open under its new number."""
        for entry, old in zip(self._entries, order, strict=True):
            entry.show(self._were_open[old])

    def reveal(self, path: str) -> None:
        """Open the entry that a path leads into."""
        for entry in self._entries:
            if path.startswith(f"{entry.path}."):
                entry.show(True)

    def _add(self) -> None:
        self._moves.add(_paths.kind(self.kit.session.profile, self.spec.path)())
        self._entries[-1].open()


class _Entry:
    """One entry; its controls are made when it is first opened."""

    def __init__(self, spec: Entries, kit: Kit, moves: Moves, number: int) -> None:
        self.spec, self.kit, self._moves, self.number = spec, kit, moves, number
        self.path = f"{spec.path}[{number}]"
        self.name = kit.gettext(spec.label).format(number=number + 1)
        self._views: list[View] = []
        self._body: w.Box | None = None
        self._report: Report | None = None
        self.toggle = kit.button("", self._toggle, "bcv-toggle")
        self.widget = kit.box([self.toggle], "bcv-entry")
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether the controls are shown."""
        return len(self.widget.children) > 1

    def open(self) -> None:
        """Show the controls."""
        if self._body is None:
            prefix = f"{self.name} – "
            self._views = [
                field_view(field, self.kit, f"{self.path}.{field.path}", prefix)
                for field in self.spec.fields
            ]
            buttons = self._moves.buttons(self.kit, self.number, self.name, named=True)
            self._body = self.kit.box([*(v.widget for v in self._views), buttons], "bcv-body")
        for view in self._views:
            view.refresh()
            if self._report is not None:
                view.tell(self._report)
        self.widget.children = (self.toggle, self._body)
        self.refresh()

    def show(self, opened: bool) -> None:
        """Open or close."""
        if opened and not self.is_open:
            self.open()
        elif self.is_open and not opened:
            self.widget.children = (self.toggle,)
            self.refresh()

    def _toggle(self) -> None:
        self.show(not self.is_open)

    def refresh(self) -> None:
        """Show what now stands under this number."""
        details = ", ".join(filter(None, map(self._worded, self.spec.names)))
        _ = self.kit.gettext
        word = _("Close") if self.is_open else _("Open")
        label = f"{self.name} – {details}" if details else self.name
        self.toggle.description = f"{label} ({word})"
        if self.is_open:
            for view in self._views:
                view.refresh()

    def _worded(self, name: str) -> str:
        """Return a field in the words of its options, cut to what a heading holds."""
        _ = self.kit.gettext
        value = self.kit.session.get(f"{self.path}.{name}")
        text = value if isinstance(value, str) else ""
        match next((field for field in self.spec.fields if field.path == name), None):
            case Choice(options=options):
                text = {option.value: _(option.label) for option in options}.get(text, text)
            case Number(label=label) if value is not None:
                text = f"{_(label)} {number(value, self.kit.lang)}"
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"

    def tell(self, report: Report) -> None:
        """Show what the checks say of the controls now."""
        self._report = report
        self.refresh()
        if self.is_open:
            for view in self._views:
                view.tell(report)
