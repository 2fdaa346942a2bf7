"""Stand-in for ``snowballstemmer/__init__.py`` in the browser.

The real one imports the stemmers of 36 languages; the course has two. The
stemmers themselves are the library's own.
"""

from __future__ import annotations

from typing import Any

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

__all__ = ["algorithms", "stemmer"]

_STEMMERS = {"english": EnglishStemmer, "french": FrenchStemmer}


def algorithms() -> list[str]:
    """Return the names of the languages."""
    return list(_STEMMERS)


def stemmer(lang: str) -> Any:
    """Return a new stemmer of a language; KeyError if there is none."""
    return _STEMMERS[lang.lower()]()
