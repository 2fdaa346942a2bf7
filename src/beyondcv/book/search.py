"""A search that does not mind accents: *reseau* finds *réseau*, *coeur* finds *cœur*.

Words are folded before they are indexed, and what a reader types is folded in
the same way by the splitter that Sphinx writes into ``language_data.js``. The
theme's ``fold.js`` marks the words found in the same way.
"""

from __future__ import annotations

import unicodedata

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish
from sphinx.search.fr import SearchFrench

__all__ = ["fold", "setup"]

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})

_SPLITTER = r"""
var splitQuery = (query) => bcvFold(query).folded
  .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/u).filter((term) => term);
"""


def fold(text: str) -> str:
    """Return `text` without accents and ligatures."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(_LIGATURES)


class _Folded(SearchLanguage):
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:
        return super().split(fold(input))


class FoldedFrench(_Folded, SearchFrench):
    """French without accents."""

    stopwords = {fold(word) for word in SearchFrench.stopwords}  # noqa: RUF012


class FoldedEnglish(_Folded, SearchEnglish):
    """English without accents."""


def setup(app: Sphinx) -> None:
    """Put these languages in the place of Sphinx's own."""
    languages["fr"], languages["en"] = FoldedFrench, FoldedEnglish
