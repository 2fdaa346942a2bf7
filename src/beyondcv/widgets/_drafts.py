"""Controls that write nowhere before a button is pressed: what is in them is a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from beyondcv.widgets._places import Place
from beyondcv.widgets._replay import DRAFT
from beyondcv.widgets._session import Session

__all__ = ["Draft", "draft_path"]


def draft_path(session: Session, *names: str) -> str:
    """Return where a draft of this unit's form stands in the journal."""
    return f"{DRAFT}{'/'.join((session.unit.id, *names))}"


class Draft:
    """One such control.

    Parameters
    ----------
    session : Session
    path : str
        See `draft_path`.
    control : ipywidgets.Widget
        Anything with a `value`; what it holds now is its empty one.
    there : Place
        Reads what was seen in it.
    seen : callable
        From the control's value to what is seen there.
    value : callable
        From what `there` reads to the control's value.
    """

    def __init__(
        self,
        session: Session,
        path: str,
        control: w.Widget,
        there: Place,
        seen: Callable[[Any], str] = str,
        value: Callable[[Any], Any] = lambda read: read,
    ) -> None:
        self._drafts, self._path, self._control = session.drafts, path, control
        self._write, self._seen, self._value = there.write, seen, value
        self._empty = control.value
        self.refresh()
        control.observe(self._typed, "value")

    def refresh(self) -> None:
        """Show the draft, or nothing if there is none."""
        wanted = self._empty
        if text := self._drafts.get(self._path):
            try:
                wanted = self._value(self._write(text))
            except ValueError:
                return
        if self._control.value != wanted:
            self._control.value = wanted

    def _typed(self, change: dict[str, Any]) -> None:
        if change["new"] == self._empty:
            self._drafts.pop(self._path, None)
        else:
            self._drafts[self._path] = self._seen(change["new"])
