"""The blocks of a form's last step: preview, progress, and the file to leave with."""

from __future__ import annotations

from html import escape

import ipywidgets as w

from beyondcv.checks import graded
from beyondcv.exports import preview, takehome
from beyondcv.i18n import number
from beyondcv.profile import dumps
from beyondcv.widgets._html import heading, paragraph, verdicts
from beyondcv.widgets._links import download
from beyondcv.widgets._report import Report
from beyondcv.widgets._views import Kit, tell

__all__ = ["PreviewView", "ProgressView", "TakeHomeView"]

_ADVICE = (
    "sentence-length",
    "action-first",
    "cliches",
    "inclusive",
    "photo",
    "dates",
    "mix-relational",
    "messages-manner",
    "posts-care",
)
"""Rules without points that are about the whole profile."""


class PreviewView:
    """The profile as it was and as it is, as a recruiter would see them."""

    def __init__(self, kit: Kit) -> None:
        _ = kit.gettext
        self.kit = kit
        self._device = kit.make(
            w.Dropdown,
            "bcv-input",
            description=_("Seen on"),
            options=[(_("a telephone"), "phone"), (_("a computer"), "desktop")],
        )
        self._device.observe(lambda _: self.refresh(), "value")
        self._before, self._now = kit.html(css="bcv-shown"), kit.html(css="bcv-shown")
        self.widget = kit.box(
            [
                kit.html(heading(_("As a recruiter would see it"), 4)),
                self._device,
                kit.box([self._before, self._now], "bcv-before-after"),
            ],
            "bcv-pane",
        )
        self.refresh()

    def refresh(self) -> None:
        """Draw both."""
        _, session = self.kit.gettext, self.kit.session
        for target, title, profile in (
            (self._before, _("Before"), session.before),
            (self._now, _("Now"), session.profile),
        ):
            page = preview(profile, session.lang, self._device.value)
            tell(
                target,
                f'<div class="bcv-seen-{self._device.value}">{heading(title, 5)}{page}</div>',
            )

    def tell(self, report: Report) -> None:
        """Draw what changed."""
        self.refresh()


class ProgressView:
    """The unit's criteria in words, the points last."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._text = kit.html(css="bcv-criteria")
        self.widget = kit.box([self._text], "bcv-pane")

    def refresh(self) -> None:
        """Wait for the checks."""

    def tell(self, report: Report) -> None:
        """Say where each criterion stands, then what else could be looked at."""
        _, session = self.kit.gettext, self.kit.session
        results = graded(session.unit.id, session.profile, session.lang, report.today)
        advice = [r for r in report.results if not r.max_points and r.id in _ADVICE]

        def of(part: float, whole: float) -> str:
            return f"{number(part, session.lang)} / {number(whole, session.lang)}"

        rows = "".join(
            f'<tr><th scope="row">{escape(result.title)}</th>'
            f"<td>{of(result.points, result.max_points)}</td></tr>"
            for result in results
        )
        points, total = _("Points"), _("Sum")
        got, best = (sum(getattr(r, name) for r in results) for name in ("points", "max_points"))
        rows += (
            f'<tr class="bcv-sum"><th scope="row">{escape(total)}</th><td>{of(got, best)}</td></tr>'
        )
        rest = paragraph(_("Your trainer reads your answers and gives the other points."), "")
        tell(
            self._text,
            heading(_("Done so far, and what comes next"), 4)
            + verdicts(results, session.lang, titled=True, measured=True)
            + (heading(_("Good to know"), 4) if advice else "")
            + verdicts(advice, session.lang, titled=True)
            + f"<details><summary>{escape(points)}</summary>"
            f'<table class="bcv-points">{rows}</table>{rest}</details>',
        )


class TakeHomeView:
    """The page to leave with: to read, to print, and to open here again."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._links = kit.html(css="bcv-links")
        self.widget = kit.box([self._links], "bcv-pane")

    def refresh(self) -> None:
        """Wait for the change to be kept."""

    def tell(self, report: Report) -> None:
        """Hold the page as it is now."""
        _, session = self.kit.gettext, self.kit.session
        help = _(
            "The page can be read, printed and opened here again. profile.json is for "
            "handing in and for other tools. Both hold your whole profile."
        )
        page = takehome(session.profile, session.lang)
        text = dumps(session.profile)
        tell(
            self._links,
            heading(_("Take it with you"), 4)
            + paragraph(help, "bcv-help")
            + download(_("Download the page"), "profile.html", "text/html", page)
            + download(_("Download profile.json"), "profile.json", "application/json", text),
        )
