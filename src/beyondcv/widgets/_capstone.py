"""The blocks of the last unit: the file so far, the sheet to copy, days for the acts."""

from __future__ import annotations

import datetime as dt
from html import escape

import ipywidgets as w

from beyondcv.checks import FilePart, parts
from beyondcv.exports import sheet
from beyondcv.i18n import translator
from beyondcv.profile import Profile
from beyondcv.widgets._drafts import Draft, draft_path
from beyondcv.widgets._field_specs import Date, Number
from beyondcv.widgets._html import heading, paragraph
from beyondcv.widgets._places import of_field
from beyondcv.widgets._report import Report
from beyondcv.widgets._store import PageStore
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["FileSoFarView", "SheetDraftView", "SpreadActsView"]

_MINUTES = 30
_LONGEST = 600
_WEEK = dt.timedelta(days=7)


class FileSoFarView:
    """What each unit has left in the file; in the page, with a link to it."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._text = kit.html(css="bcv-criteria")
        self.widget = kit.box([self._text], "bcv-pane")

    def refresh(self) -> None:
        """Wait for the checks."""

    def tell(self, report: Report) -> None:
        """Say what is there, begun or missing."""
        session = self.kit.session
        rows = "".join(self._row(part) for part in parts(session.profile, session.lang))
        tell(self._text, f'<ul class="bcv-says">{rows}</ul>')

    def _row(self, part: FilePart) -> str:
        _ = self.kit.gettext
        word = _("Ready") if part.there else _("Started") if part.begun else _("Missing")
        said = "" if part.there else _("It needs {wanted}.").format(wanted=part.wanted)
        where = escape(_("Unit {unit}").format(unit=part.unit[:2]))
        # A notebook has no page beside it that a link could lead to.
        if isinstance(self.kit.session.store, PageStore):
            where = f'<a href="{escape(part.unit)}.html">{where}</a>'
        css = "bcv-got" if part.there else "bcv-next"
        return (
            f'<li class="{css}"><b>{escape(word)}</b> <strong>{escape(part.title)}</strong> '
            f"({where})<br>{escape(said)}</li>"
        )


class SheetDraftView:
    """One button: the published profile, field by field, into the sheet."""

    def __init__(self, kit: Kit) -> None:
        _ = kit.gettext
        self.kit = kit
        self.status = kit.status()
        help = _("This replaces the text of the sheet; “Undo” brings the old one back.")
        self.widget = kit.box(
            [
                kit.button(_("Make a sheet from my profile"), self._draft, "bcv-add"),
                kit.html(paragraph(help, "bcv-help")),
                self.status,
            ],
            "bcv-field bcv-wide",
        )

    def refresh(self) -> None:
        """Nothing of the profile is shown here."""

    def tell(self, report: Report) -> None:
        """Wait for the button."""

    def _draft(self) -> None:
        _, session = self.kit.gettext, self.kit.session
        text = sheet(session.profile, session.lang)
        if not text:
            tell(self.status, paragraph(_("Your profile is empty: unit 03 fills it."), "bcv-tip"))
            return

        def put(profile: Profile) -> None:
            profile.course.programme.sheet = text

        session.change(put)
        said = _("The sheet is below. Read it aloud, and correct it by hand.")
        tell(self.status, paragraph(said, "bcv-tip"))


class SpreadActsView:
    """A first day and minutes; a button gives them to the acts that have none, one a week."""

    def __init__(self, kit: Kit) -> None:
        _ = kit.gettext
        self.kit = kit
        first, minutes = (draft_path(kit.session, "acts", name) for name in ("first", "minutes"))
        self.first = kit.make(
            w.DatePicker,
            f"bcv-input bcv-date {at(first)}",
            description=_("Day of the first action"),
        )
        self.minutes = kit.make(
            w.BoundedFloatText,
            f"bcv-input bcv-number {at(minutes)}",
            description=_("Minutes for each action"),
            value=_MINUTES,
            min=0,
            max=_LONGEST,
            step=5,
        )
        self._drafts = [
            Draft(
                kit.session,
                first,
                self.first,
                of_field(Date("", "")),
                lambda day: day.isoformat() if day else "",
                lambda text: dt.date.fromisoformat(text) if text else None,
            ),
            Draft(kit.session, minutes, self.minutes, of_field(Number("", "", high=_LONGEST))),
        ]
        self.status = kit.status()
        help = _("One action a week from that day on. Change any of them afterwards.")
        self.widget = kit.box(
            [
                kit.html(heading(_("Give the actions their day"), 4), "bcv-heading"),
                self.first,
                self.minutes,
                kit.html(paragraph(help, "bcv-help")),
                kit.button(_("Spread the actions that have no day"), self._spread, "bcv-add"),
                self.status,
            ],
            "bcv-entries",
        )

    def refresh(self) -> None:
        """Show what waits for the button; nothing of the profile is shown here."""
        for draft in self._drafts:
            draft.refresh()

    def tell(self, report: Report) -> None:
        """Wait for the button."""

    def _spread(self) -> None:
        _, ngettext = self.kit.gettext, translator(self.kit.lang).ngettext
        session, first = self.kit.session, self.first.value
        acts = session.profile.course.programme.acts
        open_acts = [place for place, act in enumerate(acts) if not act.date]
        if first is None or not open_acts:
            said = (
                _("Choose the day of the first action.")
                if first is None
                else _("Every action has its day.")
            )
            tell(self.status, paragraph(said, "bcv-tip"))
            return
        # Twelve weeks, then from the start again: a thirteenth act joins the first.
        days = [first + _WEEK * (number % 12) for number in range(len(open_acts))]

        def put(profile: Profile) -> None:
            for place, day in zip(open_acts, days, strict=True):
                act = profile.course.programme.acts[place]
                act.date = day.isoformat()
                if act.minutes is None:
                    act.minutes = self.minutes.value

        session.change(put)
        said = ngettext(
            "{count} action has its day now.", "{count} actions have their day now.", len(open_acts)
        ).format(count=len(open_acts))
        tell(self.status, paragraph(said, "bcv-tip"))
