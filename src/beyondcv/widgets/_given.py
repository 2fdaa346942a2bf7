"""The view of a `Given`: a fictional text to work on."""

from __future__ import annotations

from html import escape

from beyondcv.i18n import Lang, translator
from beyondcv.widgets import _paths
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._report import Report
from beyondcv.widgets._spec import Given
from beyondcv.widgets._views import Kit, tell

__all__ = ["GivenView", "given_html"]


def given_html(spec: Given, lang: Lang) -> str:
    """Return the text with its heading, each line a line of its own."""
    _ = translator(lang).gettext
    text = "<br>".join(escape(line) for line in spec.text(lang).split("\n"))
    return f'<h4>{escape(_(spec.title))}</h4><blockquote class="bcv-given">{text}</blockquote>'


class GivenView:
    """The text, and a button that copies it into the profile."""

    def __init__(self, spec: Given, kit: Kit) -> None:
        _ = kit.gettext
        self.spec, self.kit = spec, kit
        self.status = kit.status()
        button = [kit.button(_(spec.add), self._take, "bcv-add")] if spec.path else []
        self.widget = kit.box(
            [kit.html(given_html(spec, kit.lang)), *button, self.status], "bcv-entries"
        )

    def refresh(self) -> None:
        """Nothing of the profile is shown here."""

    def tell(self, report: Report) -> None:
        """Wait for the button."""

    def _take(self) -> None:
        _ = self.kit.gettext
        text, path = self.spec.text(self.kit.lang), self.spec.path
        self.kit.session.change(lambda profile: _paths.put(profile, path, text))
        said = _("The text is below; “Undo” takes it back.")
        tell(self.status, paragraph(said, "bcv-tip"))
