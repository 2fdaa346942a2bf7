"""What all views of a form share: the contract of a view and the making of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

import ipywidgets as w

from beyondcv.i18n import Lang, translator
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._report import Report
from beyondcv.widgets._session import Session

__all__ = ["Kit", "View", "at", "tell"]


class View(Protocol):
    """A thin view over a place of the profile: it shows it and writes it."""

    widget: w.Widget

    def refresh(self) -> None:
        """Show what the profile holds now."""

    def tell(self, report: Report) -> None:
        """Show what the checks say now."""


def at(path: str) -> str:
    """Return the CSS class by which a page finds where a control writes.

    Parameters
    ----------
    path : str
        JSON path of the profile, with ``#`` and a value for one box of several to tick;
        or ``draft:`` and a name, where a button has to be pressed first.
    """
    return f"bcv-at:{path}"


class Kit:
    """Makes the widgets of one form.

    The style sheet lays out everything, so all widgets of a form share one
    layout and each kind shares one style: a third of the messages at the start.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.lang: Lang = session.lang
        self.gettext = translator(session.lang).gettext
        self._layout = w.Layout()
        self._styles: dict[type[w.Widget], w.Widget] = {}
        self.made: list[w.Widget] = [self._layout]
        self.fields: dict[str, w.Box] = {}
        """The box around the control of each place, by its path."""

    def make(self, kind: type[w.Widget], css: str, **traits: Any) -> w.Widget:
        """Return a widget of a kind, with CSS classes."""
        # Without a tooltip ipywidgets writes title="null" into the page.
        traits.setdefault("tooltip", "")
        if kind in self._styles:
            traits["style"] = self._styles[kind]
        made = kind(layout=self._layout, _dom_classes=tuple(css.split()), **traits)
        self.made.append(made)
        if kind not in self._styles and made.has_trait("style"):
            self._styles[kind] = made.style
            self.made.append(made.style)
        return made

    def close(self) -> None:
        """Drop every widget that was made."""
        for made in self.made:
            made.close()
        self.made.clear()

    def html(self, value: str = "", css: str = "") -> w.HTML:
        """Return a piece of HTML."""
        return self.make(w.HTML, css, value=value)

    def status(self, css: str = "") -> w.HTML:
        """Return a piece of HTML that is announced politely when it changes."""
        return self.html("", f"bcv-status {css}")

    def box(self, children: Iterable[w.Widget], css: str) -> w.Box:
        """Return a box."""
        return self.make(w.Box, css, children=tuple(children))

    def field(
        self, control: w.Widget, status: w.HTML, help: str, css: str = "", *, path: str = ""
    ) -> w.Box:
        """Return a control with its help and its feedback below; it writes at `path`."""
        below = [self.html(paragraph(self.gettext(help), "bcv-help"))] if help else []
        return self.known(path, self.box([control, *below, status], f"bcv-field {css}"))

    def known(self, path: str, box: w.Box) -> w.Box:
        """Note that what is to be said of a place can be said in this box."""
        if path:
            self.fields[path] = box
        return box

    def button(
        self, label: str, action: Callable[[], None], css: str = "", title: str = ""
    ) -> w.Button:
        """Return a button; `title` tells it from others that say the same."""
        made = self.make(w.Button, f"bcv-button {css}", description=label, tooltip=title)
        made.on_click(lambda _: action())
        return made


def tell(target: w.HTML, value: str) -> None:
    """Write into a live text, only if it says something else now."""
    if target.value != value:
        target.value = value
