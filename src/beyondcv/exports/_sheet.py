"""A profile to copy, field by field, into whatever network the person chose."""

from __future__ import annotations

from beyondcv.exports._content import Item, content
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["SHORT", "sheet"]

SHORT = 250
"""Characters of the short text: fits into the smallest field of ``platforms/limits.csv``."""


def sheet(profile: Profile, lang: Lang) -> str:
    """Return the published profile as plain text, one heading for each field to fill in.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
        Language of headings and months.

    Returns
    -------
    str
        Empty if there is nothing to copy yet.
    """
    _ = translator(lang).gettext
    shown = content(profile, lang)
    if not shown.label.strip() and not shown.summary.strip() and not shown.parts:
        return ""
    short = _short(shown.summary or shown.label)
    fields = [
        (_("HEADLINE"), shown.label),
        (_("IN A FEW WORDS ({count} characters)").format(count=len(short)), short),
        (_("SUMMARY"), shown.summary),
        (_("REGION"), shown.place),
    ]
    # Where somebody else can be found is for the network's own fields, not for a copied text.
    fields += [
        (part.title.upper(), "\n".join(map(_item, part.items)))
        for part in shown.parts
        if part.title != _("Online")
    ]
    return "\n\n".join(f"{title}\n{text.strip()}" for title, text in fields if text.strip()) + "\n"


def _short(text: str) -> str:
    """Return the first sentences that fit, or the first words."""
    text = " ".join(text.split())
    if len(text) <= SHORT:
        return text
    cut = text[: SHORT + 1]
    ends = [at for sign in ".!?" if (at := cut.rfind(f"{sign} ")) > 0]
    if ends:
        return cut[: max(ends) + 1]
    return cut[: SHORT - 1].rsplit(" ", 1)[0] + "…"


def _item(item: Item) -> str:
    head = ", ".join(text for text in (item.title, item.place, item.when) if text)
    first = " – ".join(text for text in (head, item.text) if text)
    return "\n".join([first, *(f"- {line}" for line in item.lines)])
