"""A view over a list of the profile that is a selection out of a few."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from beyondcv.widgets._html import paragraph, verdicts
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import Ticks
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["TicksView"]


class TicksView:
    """A `Ticks`: one box for each option, in the order of the table.

    Values of another version of the course stay in the list, unseen.
    """

    def __init__(self, spec: Ticks, kit: Kit, path: str, prefix: str = "") -> None:
        _ = kit.gettext
        self.spec, self.session, self.path = spec, kit.session, path
        self.controls = {
            option.value: kit.make(
                w.Checkbox,
                f"bcv-tick {at(f'{path}#{option.value}')}",
                description=_(option.label),
                indent=False,
            )
            for option in spec.options
        }
        self.refresh()
        for control in self.controls.values():
            control.observe(self._ticked, "value")
        self.status = kit.status()
        help = [kit.html(paragraph(_(spec.help), "bcv-help"))] if spec.help else []
        title = kit.html(paragraph(prefix + _(spec.label), "bcv-label"), "bcv-ticks-title")
        shown = [title, *help, *self.controls.values(), self.status]
        self.widget = kit.known(path, kit.box(shown, "bcv-field bcv-ticks"))

    def refresh(self) -> None:
        """Show the list as it is now."""
        held = self.session.get(self.path)
        for value, control in self.controls.items():
            control.value = value in held

    def tell(self, report: Report) -> None:
        """Show what the checks say of the selection now."""
        tell(self.status, verdicts(report.rules(self.spec.rules), self.session.lang, measured=True))

    def _ticked(self, change: dict[str, Any]) -> None:
        held = self.session.get(self.path)
        known = [value for value, control in self.controls.items() if control.value]
        others = [value for value in held if value not in self.controls]
        if known + others != held:
            self.session.type(self.path, known + others)
