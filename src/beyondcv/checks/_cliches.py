"""Self-praise that anybody could write."""

from __future__ import annotations

from functools import cache

from beyondcv.checks._build import result
from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import NO_WORDS, own_words, text_lang
from beyondcv.checks._words import Phrases, Token, fold, tokens
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile, is_blank

__all__ = ["cliches"]


def cliches(profile: Profile, lang: Lang) -> CheckResult:
    """Which worn words a fact could replace; advice, never marked.

    Counted as ideas: "team player" and "teamwork" are one, a word said twice
    is one. Names of employers, schools and diplomas are not searched.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    note = _("Replace it by a fact that shows it.")
    texts = [item for item in own_words(profile) if not is_blank(item.text)]
    findings = [
        Finding(item.path, start, end, item.text[start:end], idea, note)
        for item in texts
        for start, end, idea in _spans(item.text, tongue)
    ]
    count = len({finding.kind for finding in findings})
    if count:
        found = ngettext(
            "{count} expression that you see in many profiles.",
            "{count} expressions that you see in many profiles.",
            count,
        ).format(count=count)
        hint = _("Take “{text}”: when did you show it? Write that fact in its place.").format(
            text=findings[0].text
        )
    else:
        found = _("No cliché was found.") if texts else _(NO_WORDS)
        hint = ""
    return result(
        "cliches",
        not count,
        title=_("Clichés"),
        found=found,
        expected=_("Facts rather than expressions that anybody could use."),
        hint=hint,
        findings=findings,
        values={"count": count},
        nothing=not texts,
    )


@cache
def _phrases(lang: Lang) -> Phrases:
    return Phrases({forms[0]: forms for forms in lexicon("cliches", lang)["ideas"]}, lang)


@cache
def _context(lang: Lang, name: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon("cliches", lang).get(name, ())))


def _spans(text: str, lang: Lang) -> list[tuple[int, int, str]]:
    row = tokens(text, lang)
    spans = []
    for first, last, idea in _phrases(lang).find(text):
        # "J'ai motivé une équipe", "Motivated a team": verbs with an object.
        after_auxiliary = (
            first > 0
            and row[first - 1].word in _context(lang, "verb_after")
            and _adjacent(text, row[first - 1], row[first])
        )
        before_object = (
            last - first == 1
            and last < len(row)
            and row[first].word.endswith("ed")
            and row[last].word in _context(lang, "verb_before")
            and _adjacent(text, row[first], row[last])
        )
        if not after_auxiliary and not before_object:
            spans.append((row[first].start, row[last - 1].end, idea))
    return spans


def _adjacent(text: str, one: Token, other: Token) -> bool:
    """Return whether nothing but space, or an elision’s apostrophe, stands between two words."""
    return not text[one.end : other.start].strip(" \t\n\u00a0\u202f'’")


for _lang in LANGS:
    _phrases(_lang)
