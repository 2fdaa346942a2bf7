"""The words of the trade in a job ad that somebody pasted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._words import content_stems, fold, stem, stopwords, tokens
from beyondcv.datasets import ads
from beyondcv.i18n import LANGS, Lang

__all__ = ["MAX_TERMS", "extract_terms"]

MAX_TERMS = 12
_ENOUGH = 8
_SHORTEST = 4
_STOP = re.compile(r"[.!?:;,\n•*–()]")
# "vous préparez": an ad talks to its reader, a profile does not.
_ADDRESSED = re.compile(r"[^\W\d_]{2,}ez", re.IGNORECASE)


class _Word(NamedTuple):
    """A word of the ad; `empty` if every ad holds it, `name` if it is a proper name."""

    stem: str
    shown: str
    empty: bool
    name: bool


@lru_cache(maxsize=64)
def extract_terms(text: str, lang: Lang) -> tuple[str, ...]:
    """Return the words of the trade in an ad, twelve at most.

    First what the course knows: terms of its own ads, synonyms, trades and
    tasks; then words that the ad says twice or more and abbreviations; and,
    while there are fewer than eight, the others as they come. Grammar words, words that every ad
    holds, proper names and short words are left out; words are grouped by stem.

    Parameters
    ----------
    text : str
        The ad.
    lang : {"fr", "en"}
    """
    row = list(_words(text, lang))
    places: dict[str, list[int]] = {}
    for at, word in enumerate(row):
        places.setdefault(word.stem, []).append(at)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for form, shown in _vocabulary(lang):
        size = len(form)
        for at in places.get(form[0], ()):
            if size == 1 and row[at].empty:
                continue
            if tuple(word.stem for word in row[at : at + size]) == form:
                if not taken.issuperset(form):
                    found[at] = row[at].shown if size == 1 else shown
                taken.update(form)
                break
    counts = Counter(word.stem for word in row if not word.empty)
    first = {word.stem: at for at, word in reversed(list(enumerate(row))) if not word.empty}
    others = [
        at
        for key, at in sorted(first.items(), key=lambda item: (-counts[item[0]], item[1]))
        if key not in taken and not row[at].name and len(row[at].shown) >= _SHORTEST
    ]
    for at in others:
        if counts[row[at].stem] > 1 or row[at].shown.isupper() or len(found) < _ENOUGH:
            found[at] = row[at].shown
    best = list(found)[:MAX_TERMS]
    return tuple(found[at] for at in sorted(best))


def _words(text: str, lang: Lang) -> Iterator[_Word]:
    """Yield the words of the ad, grammar left out, with a stop between sentences."""
    end = 0
    for token in tokens(text, lang):
        if _STOP.search(text[end : token.start]):
            yield _Word("", "", True, False)
        starts = not end or bool(_STOP.search(text[end : token.start]))
        end = token.end
        for part in text[token.start : token.end].split("-"):
            if fold(part) in stopwords(lang):
                continue
            key = stem(part, lang)
            empty = (
                fold(part) in _ad_words(lang)
                or key in _ad_stems(lang)
                or not part[0].isalpha()
                or (lang == "fr" and _ADDRESSED.fullmatch(part) is not None)
            )
            capitals = part.isupper() and len(part) > 1
            name = part[0].isupper() and not capitals and not starts
            yield _Word(key, part if capitals else part.lower(), empty, name)


@cache
def _vocabulary(lang: Lang) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return known terms by their stems, expressions first."""
    known = [term for item in ads(lang) for term in item.terms]
    known += [form for group in lexicon("synonyms", lang)["groups"] for form in group]
    known += lexicon("labels", lang)["trades"].split()
    forms: dict[tuple[str, ...], str] = {}
    for term in known:
        forms.setdefault(content_stems(term, lang), term)
    forms.pop((), None)
    return tuple(sorted(forms.items(), key=lambda item: -len(item[0])))


@cache
def _ad_words(lang: Lang) -> frozenset[str]:
    return frozenset(map(fold, lexicon("stopwords", lang)["ads"].split()))


@cache
def _ad_stems(lang: Lang) -> frozenset[str]:
    return frozenset(stem(word, lang) for word in lexicon("stopwords", lang)["ads"].split())


for _lang in LANGS:
    _vocabulary(_lang)
    _ad_words(_lang)
    _ad_stems(_lang)
