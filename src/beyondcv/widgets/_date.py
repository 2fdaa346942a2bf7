"""A view over a day of the profile."""

from __future__ import annotations

import datetime as dt

import ipywidgets as w

from beyondcv.widgets._fields import bind
from beyondcv.widgets._html import verdicts
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import Date
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["DateView"]


class DateView:
    """A `Date`: the browser's own control, with its calendar and its keyboard.

    What a file holds and no calendar shows ("2026-02", "soon") is left alone
    until somebody chooses a day.
    """

    def __init__(self, spec: Date, kit: Kit, path: str, prefix: str = "") -> None:
        self.spec, self.session = spec, kit.session
        self.control = kit.make(
            w.DatePicker,
            f"bcv-input bcv-date {at(path)}",
            description=prefix + kit.gettext(spec.label),
        )
        self.refresh = bind(kit.session, path, self.control, _read, _write)
        self.status = kit.status()
        self.widget = kit.field(self.control, self.status, spec.help, path=path)

    def tell(self, report: Report) -> None:
        """Show what the checks say of the days now."""
        tell(self.status, verdicts(report.rules(self.spec.rules), self.session.lang))


def _read(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _write(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
