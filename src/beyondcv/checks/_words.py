"""Words, their stems, and phrases found by them.

Matching is lower case, without accents, by Snowball stems (snowballstemmer;
Porter 2001, https://snowballstem.org): reproducible, and explainable to a
learner, unlike the score of a language model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from beyondcv.checks._lexicons import lexicon
from beyondcv.i18n import LANGS, Lang

__all__ = [
    "Phrases",
    "Token",
    "content_stems",
    "fold",
    "fold_in_place",
    "stem",
    "stopwords",
    "tokens",
]

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEMMERS = {"fr": snowballstemmer.stemmer("french"), "en": snowballstemmer.stemmer("english")}


class Token(NamedTuple):
    """A word of a text: where it stands, its folded form and its stem."""

    start: int
    end: int
    word: str
    stem: str


def fold(text: str) -> str:
    """Return a text in lower case, without accents or ligatures."""
    lowered = text.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fold_in_place(text: str) -> str:
    """Return a text folded sign by sign, as long as it was: ``œ`` and ``İ`` stay."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    return one if len(one := fold(sign)) == 1 else sign


@lru_cache(maxsize=8192)
def stem(word: str, lang: Lang) -> str:
    """Return a word's stem, accents stripped after stemming."""
    return fold(_STEMMERS[lang].stemWord(word.casefold()))


@lru_cache(maxsize=1024)
def tokens(text: str, lang: Lang) -> tuple[Token, ...]:
    """Return the words of a text; an elided word (``l’``) is one by itself.

    Parameters
    ----------
    text : str
    lang : {"fr", "en"}
    """
    return tuple(
        Token(found.start(), found.end(), fold(found[0]), stem(found[0], lang))
        for found in _TOKEN.finditer(text)
    )


@cache
def stopwords(lang: Lang) -> frozenset[str]:
    """Return the grammar words of a language, folded."""
    return frozenset(fold(word) for word in lexicon("stopwords", lang)["grammar"].split())


def content_stems(text: str, lang: Lang) -> tuple[str, ...]:
    """Return the stems of a text, grammar words left out.

    A compound (``cold-chain``) gives the stems of its parts.
    """
    return tuple(
        stem(part, lang)
        for token in tokens(text, lang)
        for part in text[token.start : token.end].split("-")
        if part and fold(part) not in stopwords(lang)
    )


class Phrases:
    """A set of words and expressions, each with a name, found in texts.

    A single word is met whole, with its usual endings: by stem alone
    ``motivation`` would be met by ``motivé`` and ``dynamiser`` by
    ``dynamique``. An expression of several words is met by its stems.

    Parameters
    ----------
    entries : mapping of str to iterable of str
        Forms by name.
    lang : {"fr", "en"}
    """

    def __init__(self, entries: Mapping[str, Iterable[str]], lang: Lang) -> None:
        self._lang = lang
        self._single: dict[str, str] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        endings = ("", "e", "s", "es") if lang == "fr" else ("", "s")
        for name, forms in entries.items():
            for form in forms:
                found = tokens(form, lang)
                if len(found) == 1:
                    for ending in endings:
                        self._single.setdefault(found[0].word + ending, name)
                elif found:
                    stems = tuple(token.stem for token in found)
                    self._several.setdefault(stems[0], []).append((stems, name))
        for choices in self._several.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``(first token, token after the last, name)``, not overlapping."""
        row = tokens(text, self._lang)
        at = 0
        while at < len(row):
            length, name = self._at(row, at)
            if length:
                yield at, at + length, name
            at += length or 1

    def _at(self, row: tuple[Token, ...], at: int) -> tuple[int, str]:
        for stems, name in self._several.get(row[at].stem, ()):
            if tuple(token.stem for token in row[at : at + len(stems)]) == stems:
                return len(stems), name
        name = self._single.get(row[at].word, "")
        return (1, name) if name else (0, "")


# Stems of the word lists are made now, not at the first key stroke.
for _lang in LANGS:
    stopwords(_lang)
