"""The foot of a form: whether all is kept, undo, download, copies, erasing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from beyondcv.errors import BeyondCVError
from beyondcv.profile import dumps
from beyondcv.profile.storage import Copy
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._links import download
from beyondcv.widgets._views import Kit, tell

__all__ = ["Bar"]


class Bar:
    """What is always there below the step.

    Parameters
    ----------
    kit : Kit
    restart : callable
        Called after erasing.
    """

    def __init__(self, kit: Kit, restart: Callable[[], None]) -> None:
        _, session = kit.gettext, kit.session
        self.kit, self._restart = kit, restart
        self.undo = kit.button(_("Undo"), session.undo, "bcv-quiet bcv-undo")
        self.link = kit.html(css="bcv-links")
        # A page lists the copies that it keeps itself.
        self.copies = (
            [kit.button(_("My copies"), self._list, "bcv-quiet bcv-copies")]
            if session.store.kept
            else []
        )
        self.erase = kit.button(_("Erase"), self._ask, "bcv-quiet bcv-erase")
        self._listed = kit.box([], "bcv-sure bcv-copies-list")
        asked = _(
            "Erase your profile? “Erase, keep a copy” leaves a way back. On a shared computer, "
            "erase everything: nothing is left then. Download it first if you want to go on."
        )
        self._sure = kit.box(
            [
                kit.html(paragraph(asked, "bcv-alert")),
                kit.button(_("Erase, keep a copy"), lambda: self._erase(copies=False), "bcv-yes"),
                kit.button(
                    _("Erase everything, copies too (shared computer)"),
                    lambda: self._erase(copies=True),
                    "bcv-yes bcv-all",
                ),
                kit.button(_("No, keep it"), self._fold, "bcv-no"),
            ],
            "bcv-sure",
        )
        self.widget = kit.box([], "bcv-bar-actions")
        self._kept = kit.html(css="bcv-kept-line")
        self.line = [self._kept] if session.store.kept else []
        self._fold()

    def refresh(self) -> None:
        """Say whether what stands in the form is kept."""
        session, _ = self.kit.session, self.kit.gettext
        self.undo.disabled = not session.can_undo
        tell(
            self.link,
            download(_("Download"), "profile.json", "application/json", dumps(session.profile)),
        )
        said = ""
        if session.trouble:
            word = _("Not erased.") if session.not_erased else _("Not kept.")
            why = session.trouble.text(session.lang)
            said = f'<p class="bcv-kept-no" role="alert"><b>{escape(word)}</b> {escape(why)}</p>'
        elif session.kept and session.store.kept:
            said = paragraph(session.store.kept.text(session.lang), "bcv-kept-yes")
        tell(self._kept, said)

    def _show(self, *more: object) -> None:
        self.widget.children = (self.undo, self.link, *self.copies, self.erase, *more)

    def _fold(self) -> None:
        self._show()

    def _ask(self) -> None:
        self._show(self._sure)

    def _erase(self, *, copies: bool) -> None:
        self._fold()
        if self.kit.session.erase(copies=copies):
            self._restart()

    def _list(self) -> None:
        if self._listed in self.widget.children:
            self._fold()
            return
        kit, _ = self.kit, self.kit.gettext
        try:
            copies = kit.session.store.copies()
        except BeyondCVError as error:
            self._listed.children = (kit.html(paragraph(error.text(kit.lang), "bcv-alert")),)
        else:
            said = _(
                "Before a file is opened, a new start is made or something is erased, a copy is "
                "kept. The last ten are here."
            )
            none = _("There is no copy yet.")
            head = kit.html(paragraph(said if copies else f"{said} {none}", "bcv-help"))
            self._listed.children = (head, *map(self._row, copies))
        self._show(self._listed)

    def _row(self, copy: Copy) -> object:
        kit, _ = self.kit, self.kit.gettext
        when = _("{date}, {why}").format(
            date=f"{copy.at:%d/%m/%Y %H:%M:%S}", why=copy.reason.text(kit.lang)
        )

        def restore() -> None:
            self._fold()
            kit.session.restore(copy)

        label = _("Bring back")
        button = kit.button(label, restore, "bcv-quiet bcv-bring", f"{label} – {when}")
        return kit.box([kit.html(paragraph(when, "")), button], "bcv-copy")
