"""A search that does not mind accents."""

import pytest

from beyondcv.book.search import FoldedEnglish, FoldedFrench, fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("réseau", "reseau"),
        ("compétences", "competences"),
        ("cœur", "coeur"),
        ("Où", "Ou"),
        ("maïs", "mais"),
        ("français", "francais"),
        ("re\u0301seau", "reseau"),
        ("l’emploi", "l’emploi"),
    ],
)
def test_accents_do_not_matter(written: str, typed: str) -> None:
    """Does a word without accents find the word with them?"""
    assert typed == fold(written)
    french = FoldedFrench({})
    assert [french.stem(w) for w in french.split(written)] == [
        french.stem(w) for w in french.split(typed)
    ]


def test_an_apostrophe_parts_words() -> None:
    """Is « emploi » found in « l’emploi »?"""
    assert FoldedFrench({}).split("l’emploi") == ["l", "emploi"]


def test_stop_words_are_folded_too() -> None:
    """Is « même » still a word that every page has?"""
    assert "meme" in FoldedFrench.stopwords
    assert "même" not in FoldedFrench.stopwords


def test_english_finds_borrowed_words() -> None:
    """Does “resume” find “résumé”?"""
    english = FoldedEnglish({})
    assert english.split("résumé") == english.split("resume")
