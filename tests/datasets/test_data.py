"""The course's fictional people and ads, and the rules' word lists."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from beyondcv._resources import data_path, read_toml
from beyondcv.checks import chosen_ad
from beyondcv.checks._lexicons import NAMES, regex
from beyondcv.datasets import PERSONAS, ad, ads, persona
from beyondcv.i18n import LANGS, Lang

FICTIONAL = {"fr": re.compile(r"\(.*fictive.*\)"), "en": re.compile(r"\(fictional.*\)")}


def test_both_languages_have_the_same_ads() -> None:
    """Is the same ad there for a reader who changes language?"""
    french, english = ([item.id for item in ads(lang)] for lang in LANGS)

    assert french == english
    assert "logistics-coordinator" in french
    assert len(french) == 9


@pytest.mark.parametrize("lang", LANGS)
def test_ads_are_fictional_and_hold_their_terms(lang: Lang) -> None:
    """Does each say that its employer does not exist, and use each of its words once listed?"""
    for item in ads(lang):
        assert FICTIONAL[lang].search(item.employer)
        assert FICTIONAL[lang].search(item.text)
        assert 10 <= len(item.terms) <= 12
        assert all(term.lower() in item.text.lower() for term in item.terms)


def test_an_unknown_ad_is_refused() -> None:
    """Is a misspelt id not another ad?"""
    with pytest.raises(KeyError):
        ad("logistics", "fr")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PERSONAS)
def test_a_persona_is_a_fresh_copy_that_knows_its_language(name: str, lang: Lang) -> None:
    """Can a form change a person without changing the next one's?"""
    somebody = persona(name, lang)

    assert somebody.course.lang == lang
    assert somebody is not persona(name, lang)


@pytest.mark.parametrize("name", ["camille-before", "camille-after"])
def test_camille_s_ad_is_left_to_choose(name: str) -> None:
    """Does Camille come without an ad?"""
    assert chosen_ad(persona(name, "fr"), "fr") is None


def test_an_unknown_persona_is_refused() -> None:
    """Is a misspelt name not another person?"""
    with pytest.raises(KeyError):
        persona("camille", "fr")


@pytest.mark.parametrize("path", sorted(data_path("lexicons").glob("*.toml")), ids=lambda p: p.name)
def test_every_word_list_says_where_it_comes_from(path: Path) -> None:
    """Has each lexicon its source and its date?"""
    data = read_toml(f"lexicons/{path.name}")

    assert data["source"]
    assert date.fromisoformat(data["date"])


def test_every_word_list_exists_in_each_language() -> None:
    """Is no rule without words in one language?"""
    found = {path.name for path in data_path("lexicons").glob("*.*.toml")}

    assert found == {f"{name}.{lang}.toml" for name in NAMES for lang in LANGS}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("né~ le", "Née\u00a0le"), ("né~ le", "né·e le"), ("l’eau", "l'eau"), ("l’eau", "L’EAU")],
)
def test_patterns_are_read_as_the_lexicons_write_them(pattern: str, text: str) -> None:
    """Do spaces, apostrophes and endings stand for all their forms?"""
    assert regex(pattern).search(text)
