"""Offers for wording that speaks of everybody; never an order, never marked.

How people name themselves is theirs. Forms with a median point are not
proposed: screen readers spell them out or skip them (the course writes
doublets and epicene words for the same reason).
"""

from __future__ import annotations

import re
from functools import cache

from beyondcv.checks._build import result
from beyondcv.checks._lexicons import lexicon, regex
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import NO_WORDS, own_words, text_lang
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile, is_blank

__all__ = ["inclusive"]

# What the feminine ending replaces in the masculine stem, and by what.
_FEMININE = {
    "euse": (("eur", "euse"),),
    "rice": (("teur", "trice"), ("eur", "rice")),
    "trice": (("teur", "trice"),),
    "ère": (("er", "ère"),),
    "ière": (("ier", "ière"),),
    "ve": (("f", "ve"),),
}


def inclusive(profile: Profile, lang: Lang) -> CheckResult:
    """Which words could speak of everybody, as an offer that may be left."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    texts = [item for item in own_words(profile) if not is_blank(item.text)]
    findings = []
    for item in texts:
        for start, end, offer, abbreviated in _offers(item.text, tongue):
            note = (
                _("Written out: “{offer}”. Screen readers stumble on the short form.")
                if abbreviated
                else _("Another wording, if you like it: “{offer}”.")
            ).format(offer=offer)
            findings.append(Finding(item.path, start, end, item.text[start:end], "offer", note))
    if findings:
        found = ngettext(
            "Nothing to correct; one idea to make a word include everybody.",
            "Nothing to correct; {count} ideas to make words include everybody.",
            len(findings),
        ).format(count=len(findings))
        hint = findings[0].note
    else:
        found = _("Nothing to correct.") if texts else _(NO_WORDS)
        hint = ""
    return result(
        "inclusive",
        True,
        title=_("Words for everybody"),
        found=found,
        expected=_("Your choice. Words written out are read well by every screen reader."),
        hint=hint,
        findings=findings,
        values={"offers": len(findings)},
        nothing=not texts,
    )


def _offers(text: str, lang: Lang) -> list[tuple[int, int, str, bool]]:
    offers: list[tuple[int, int, str, bool]] = []
    short = _abbreviated(lang)
    if short is not None:
        offers += [
            (found.start(), found.end(), _doublet(found), True) for found in short.finditer(text)
        ]
    for pattern, offer in _patterns(lang):
        offers += [(*found.span(), offer, False) for found in pattern.finditer(text)]
    return sorted(offers)


def _doublet(found: re.Match[str]) -> str:
    """Return ``employé·e`` as ``employée ou employé``."""
    stem, ending, plural = found["stem"], found["ending"].lower(), found["plural"]
    masculine, feminine = stem, stem + ending
    for masculine_end, feminine_end in _FEMININE.get(ending, ()):
        if stem.lower().endswith(masculine_end):
            masculine, feminine = stem, stem[: -len(masculine_end)] + feminine_end
            break
    joint = "et" if plural else "ou"
    plurals = plural if not masculine.endswith(("s", "x")) else ""
    return f"{feminine}{plural} {joint} {masculine[0].lower()}{masculine[1:]}{plurals}"


@cache
def _patterns(lang: Lang) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (regex(entry["pattern"]), entry["offer"]) for entry in lexicon("inclusive", lang)["offers"]
    )


@cache
def _abbreviated(lang: Lang) -> re.Pattern[str] | None:
    entry = lexicon("inclusive", lang).get("abbreviated")
    return None if entry is None else regex(entry["pattern"])


for _lang in LANGS:
    _patterns(_lang)
    _abbreviated(_lang)
