"""The view of a `QuickAdd`: a handful of entries at once, on a small screen too."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as w

from beyondcv.i18n import translator
from beyondcv.profile import Profile
from beyondcv.widgets import _paths
from beyondcv.widgets._drafts import Draft, draft_path
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._places import CHOOSE, Place, of_field
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import Choice, Number, QuickAdd
from beyondcv.widgets._typed import clean, without_decimals
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["MOST", "QuickAddView"]

MOST = 40
"""Lines taken at once: who pastes a whole address book is not helped by it."""


class QuickAddView:
    """Closed answers, one control for the lines, one button.

    Nothing reaches the profile before the button is pressed, nor before every
    closed answer was chosen: one that stands there by itself would be nobody's.
    """

    def __init__(self, spec: QuickAdd, kit: Kit) -> None:
        _ = kit.gettext
        self.spec, self.kit = spec, kit
        path = draft_path(kit.session, spec.path, spec.field)
        self.lines = kit.make(
            w.Textarea, f"bcv-input {at(path)}", description=_(spec.label), rows=5
        )
        self._drafts = [Draft(kit.session, path, self.lines, Place(spec.label, clean))]
        self.choices = {choice.path: self._choice(choice) for choice in spec.choices}
        self.status = kit.status()
        self.widget = kit.box(
            [
                kit.html(f"<h4>{escape(_(spec.title))}</h4>", "bcv-heading"),
                *self.choices.values(),
                kit.field(self.lines, self.status, spec.help, "bcv-wide"),
                kit.button(_(spec.add), self._add, "bcv-add"),
            ],
            "bcv-entries",
        )

    def refresh(self) -> None:
        """Show what waits for the button; nothing of the profile is shown here."""
        for draft in self._drafts:
            draft.refresh()

    def tell(self, report: Report) -> None:
        """Wait for the button."""

    def _add(self) -> None:
        ngettext, session = translator(self.kit.lang).ngettext, self.kit.session
        typed = clean(self.lines.value).split("\n")
        lines = list(dict.fromkeys(filter(None, map(str.strip, typed))))
        open_ = next((c.description for c in self.choices.values() if c.value == ""), "")
        if open_ and lines:
            said = self.kit.gettext("Choose first: {label}.").format(label=open_)
            tell(self.status, paragraph(said, "bcv-tip"))
            return
        kind = _paths.kind(session.profile, self.spec.path)
        names = {
            item.metadata.get("json") or item.name: item.name
            for item in kind.__dataclass_fields__.values()
        }
        shared: dict[str, Any] = {
            names[path]: without_decimals(value)
            if isinstance(value := control.value, float)
            else value
            for path, control in self.choices.items()
        }
        new = [kind(**shared, **{names[self.spec.field]: line}) for line in lines[:MOST]]

        def extend(profile: Profile) -> None:
            _paths.get(profile, self.spec.path).extend(new)

        # First: the change is kept at once, and these lines are then no draft any more.
        self.lines.value = "\n".join(lines[MOST:])
        if new:
            session.change(extend)
        said = ngettext("{count} line added below.", "{count} lines added below.", len(new))
        if not new:
            said = self.kit.gettext(self.spec.empty)
        tell(self.status, paragraph(said.format(count=len(new)), "bcv-tip"))

    def _choice(self, spec: Choice | Number) -> w.Widget:
        path = draft_path(self.kit.session, self.spec.path, spec.path)
        control = _control(spec, self.kit, path)
        labels = {value: label for label, value in getattr(control, "options", ())}
        draft = Draft(
            self.kit.session,
            path,
            control,
            of_field(spec),
            lambda value: labels.get(value, str(value)),
        )
        self._drafts.append(draft)
        return control


def _control(spec: Choice | Number, kit: Kit, path: str) -> w.Widget:
    _ = kit.gettext
    if isinstance(spec, Number):
        return kit.make(
            w.BoundedFloatText,
            f"bcv-input bcv-number {at(path)}",
            description=_(spec.label),
            min=spec.low,
            max=spec.high,
            step=spec.step,
            value=spec.low,
            continuous_update=True,
        )
    return kit.make(
        w.Dropdown,
        f"bcv-input {at(path)}",
        description=_(spec.label),
        options=[(_(CHOOSE), ""), *((_(o.label), o.value) for o in spec.options)],
        value="",
    )
