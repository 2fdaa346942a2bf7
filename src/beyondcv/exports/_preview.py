"""The profile as a recruiter would see it, on a telephone and on a computer."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

from beyondcv.checks import FOLD
from beyondcv.exports._content import content
from beyondcv.exports._page import body
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["preview", "preview_style"]


def preview(profile: Profile, lang: Lang, device: Literal["phone", "desktop"] = "phone") -> str:
    """Return a profile as a recruiter would see it.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    device : {"phone", "desktop"}

    Returns
    -------
    str
        An HTML fragment with headings of level 6; its style is `preview_style`.
    """
    _ = translator(lang).gettext
    shown = content(profile, lang)
    name = shown.name or _("First name, last name")
    label = shown.label or _("No headline yet")
    place = f'<p class="bcv-cv-place">{escape(shown.place)}</p>' if shown.place else ""
    return (
        f'<div class="bcv-preview bcv-preview-{device}" lang="{lang}">'
        f'<div class="bcv-cv-head"><p class="bcv-cv-name">{escape(name)}</p>'
        f'<p class="bcv-cv-label">{escape(label)}</p>{place}</div>'
        f'{_folded(shown.summary, lang)}<div class="bcv-cv-rest">{body(shown, 6)}</div></div>'
    )


def _folded(summary: str, lang: Lang) -> str:
    _ = translator(lang).gettext
    first, rest = summary[:FOLD], summary[FOLD:]
    none = _("No summary yet")
    text = f'<p class="bcv-cv-summary">{escape(first or none)}</p>'
    if not rest:
        return text
    more = _("See more (what follows is read after a click)")
    text += f'<p class="bcv-cv-fold">{escape(more)}</p>'
    return f'{text}<p class="bcv-cv-hidden">{escape(rest)}</p>'


@cache
def preview_style() -> str:
    """Return the style sheet of `preview`."""
    return (Path(__file__).parent / "preview.css").read_text(encoding="utf-8")
