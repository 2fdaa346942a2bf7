"""The rules' word lists, read once at import from ``data/lexicons/``.

Each file says its source and its date. TOML, because the standard library
reads it and PyYAML needs a compiled part in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from beyondcv._resources import read_toml
from beyondcv.i18n import LANGS, Lang

__all__ = ["NAMES", "lexicon", "regex", "shared"]

NAMES = (
    "cliches",
    "inclusive",
    "labels",
    "numbers",
    "privacy",
    "questions",
    "stopwords",
    "synonyms",
    "verbs",
)
"""Lexicons that exist in each language: ``data/lexicons/<name>.<lang>.toml``."""

_ENDINGS = r"(?:[·•.(/-]?e\)?)?(?:[·•.]?s)?"

_LEXICONS: Mapping[tuple[str, Lang], dict[str, Any]] = {
    (name, lang): read_toml(f"lexicons/{name}.{lang}.toml") for name in NAMES for lang in LANGS
}
_SHARED: Mapping[str, dict[str, Any]] = {
    name: read_toml(f"lexicons/{name}.toml") for name in ("privacy", "names")
}


def lexicon(name: str, lang: Lang) -> Mapping[str, Any]:
    """Return a word list of a language.

    Parameters
    ----------
    name : str
        One of `NAMES`.
    lang : {"fr", "en"}

    Raises
    ------
    KeyError
        If there is no such list.
    """
    return _LEXICONS[name, lang]


def shared(name: str) -> Mapping[str, Any]:
    """Return a word list that both languages share (``data/lexicons/<name>.toml``)."""
    return _SHARED[name]


def regex(pattern: str, *, exact: bool = False) -> re.Pattern[str]:
    """Compile a pattern as the lexicons write them.

    Parameters
    ----------
    pattern : str
        A regular expression in which a space stands for any white space (a space
        and ``*`` for up to three), ``’`` for any apostrophe and ``~`` for
        feminine and plural endings.
    exact : bool
        Whether upper and lower case differ.
    """
    # Bounded, so that a page of line feeds costs no more than its length.
    written = (
        pattern.replace(" *", r"\s{0,3}")
        .replace(" ", r"\s")
        .replace("’", "['’ʼ]")
        .replace("~", _ENDINGS)
    )
    return re.compile(written, 0 if exact else re.IGNORECASE)
