"""The blocks of a form's first step: where to start from, and the job ad."""

from __future__ import annotations

from unicodedata import normalize

import ipywidgets as w

from beyondcv.datasets import ads, persona
from beyondcv.errors import BeyondCVError
from beyondcv.exports import also_there, open_file
from beyondcv.i18n import Message, msg
from beyondcv.profile import JobAd, Profile, is_blank
from beyondcv.widgets._fields import bind, radio
from beyondcv.widgets._html import heading, paragraph, verdicts
from beyondcv.widgets._places import OWN_AD
from beyondcv.widgets._report import Report
from beyondcv.widgets._session import CAMILLE
from beyondcv.widgets._spec import AdChoice
from beyondcv.widgets._views import Kit, at, tell

__all__ = ["AdView", "StartView"]

_CAMILLES_AD = "logistics-coordinator"
"""The job that Camille aims at; another one can be chosen."""

_OF_A_FILE = {"version", "lang", "persona"}
"""What ``meta.beyondcv`` says of the file itself: nothing that a learner wrote."""


_BACK = msg("What stood here before is not lost: “Undo”, below the form, brings it back.")


class StartView:
    """From Camille, from an empty sheet, or from a file."""

    def __init__(self, kit: Kit) -> None:
        _ = kit.gettext
        self.session = kit.session
        self._upload = kit.make(
            w.FileUpload,
            "bcv-button bcv-upload",
            description=_("Start from my own file"),
            # Any file may be chosen: one that is no profile is named, with what to do instead.
            accept="",
            multiple=False,
            icon="",
        )
        self._upload.observe(self._read, "value")
        self._said: Message | None = None
        self._note: Message | None = None
        self._was_there = False
        self._began = self.session.profile  # that of which something is said
        self.status = kit.status()
        self._also = kit.html()
        help = _(
            "Your own file: the profile.json or the page that you downloaded from this course."
        )
        self.widget = kit.box(
            [
                kit.button(_("Start from Camille (fictional person)"), self._camille),
                kit.button(_("Start from an empty sheet"), self._empty),
                self._upload,
                kit.html(paragraph(help, "bcv-help")),
                self.status,
                self._also,
            ],
            "bcv-begin",
        )
        self.refresh()

    def refresh(self) -> None:
        """Name what the profile holds that no form shows."""
        also, lang = also_there(self.session.profile, self.session.lang), self.session.lang
        said = []
        if also.shown:
            names = ", ".join(also.shown)
            said.append(
                msg(
                    "Your profile also holds: {names}. The form leaves them as they are; they "
                    "stand in the preview and in what you download.",
                    names=names,
                )
            )
        if also.kept:
            names = ", ".join(also.kept)
            said.append(
                msg("Kept in your file, and shown nowhere in the course: {names}.", names=names)
            )
        tell(self._also, "".join(paragraph(one.text(lang), "bcv-help") for one in said))

    def tell(self, report: Report) -> None:
        """Say what was begun, and what to do next."""
        if self.session.profile is not self._began:
            self._said = self._note = None  # it was said of a profile that gave way to another
        told = (self._said, self._note, _BACK if self._was_there and self._said else None)
        said = [one.text(self.session.lang) for one in told if one]
        tell(self.status, "".join(paragraph(text, "bcv-tip") for text in said))

    def _camille(self) -> None:
        self._begin(
            persona("camille-before", self.session.lang),
            CAMILLE,
            msg("Done: you work with Camille’s profile. Go on below."),
        )

    def _empty(self) -> None:
        self._begin(Profile(), "", msg("Done: the sheet is empty. Go on below."))

    def _begin(self, profile: Profile, name: str, said: Message) -> None:
        # The contract, the ad and the answers are the learner's, whoever they work as.
        profile.meta.beyondcv = self.session.profile.copy().course
        profile.course.persona = name
        profile.course.lang = self.session.lang
        if name == CAMILLE and profile.course.ad == JobAd():
            profile.course.ad.id = _CAMILLES_AD
        self._said, self._note = said, None
        self._was_there = self._has_work()
        self._began = profile
        self.session.replace(profile, "restart")

    def _read(self, change: object) -> None:
        if not self._upload.value:
            return
        file = self._upload.value[0]
        content = bytes(file["content"])
        self._upload.value = ()
        try:
            profile, note = open_file(content)
        except BeyondCVError as error:
            self._said = msg("“{name}”: {cause}", name=file["name"], cause=error.message)
            self._note, self._was_there, self._began = None, False, self.session.profile
            tell(self.status, paragraph(self._said.text(self.session.lang), "bcv-alert"))
            return
        self._said, self._note = msg("“{name}” was opened. Go on below.", name=file["name"]), note
        self._was_there = self._has_work()
        if not profile.course.to_dict(bare=True).keys() - _OF_A_FILE:
            # A CV from elsewhere knows nothing of the course; the learner's part stays theirs.
            name = profile.course.persona
            profile.meta.beyondcv = self.session.profile.copy().course
            profile.course.persona = name
        self._began = profile
        self.session.replace(profile, "opened")

    def _has_work(self) -> bool:
        """Whether there is something that could seem lost."""
        return bool(self.session.profile.to_dict().keys() - {"meta", "$schema"})


class AdView:
    """A fictional ad to choose, or one of the learner's own to paste."""

    def __init__(self, spec: AdChoice, kit: Kit) -> None:
        _ = kit.gettext
        self.spec, self.session = spec, kit.session
        self._ads = {ad.id: ad for ad in ads(kit.lang)}
        # Taken apart, "É" stands with "E" and not behind "Z".
        titles = sorted(
            ((ad.title, ad.id) for ad in self._ads.values()),
            key=lambda option: normalize("NFKD", option[0]),
        )
        own = (_(OWN_AD), "")
        self.control, self._refresh = radio(
            kit, spec.id, _(spec.label), [*titles, own], shown=self._has_ad
        )
        self.control.observe(lambda _: self.refresh(), "value")
        self._own = kit.make(
            w.Textarea,
            f"bcv-input {at(spec.text)}",
            description=_("Text of the ad"),
            rows=6,
            value="",
        )
        self._refresh_own = bind(kit.session, spec.text, self._own)
        self._text = kit.html()
        self.status = kit.status()
        self._top = (self.control, kit.html(paragraph(_(spec.help), "bcv-help")))
        self.widget = kit.box(self._top, "bcv-field bcv-ad")
        self.refresh()

    def refresh(self) -> None:
        """Show the ad of the profile."""
        self._refresh()
        self._refresh_own()
        ad = self._ads.get(self.control.value)
        if ad is not None:
            text = heading(ad.title, 4) + paragraph(ad.employer, "bcv-employer")
            text += "".join(paragraph(part, "") for part in ad.text.split("\n\n"))
            tell(self._text, f'<div class="bcv-ad-text">{text}</div>')
        below = self._text if ad else self._own
        chosen = (below,) if self.control.value is not None else ()
        shown = (*self._top, *chosen, self.status)
        if self.widget.children != shown:
            self.widget.children = shown

    def _has_ad(self) -> bool:
        """Whether an ad was chosen or pasted: an empty one of one's own is no choice yet."""
        chosen = self.session.get(self.spec.id)
        return bool(chosen) or not is_blank(self.session.get(self.spec.text))

    def tell(self, report: Report) -> None:
        """Say how much of the ad the profile says in its own words."""
        said = ""
        if self._has_ad():
            said = verdicts([report.rule(self.spec.rule)], self.session.lang, measured=True)
        tell(self.status, said)
