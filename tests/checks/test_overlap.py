"""A profile held against an ad."""

from __future__ import annotations

import pytest

from beyondcv.checks import SECTIONS, check, chosen_ad, extract_terms, overlap
from beyondcv.checks._words import content_stems
from beyondcv.datasets import ad, ads, persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import passes, profile

TRADES = [
    "soudure",
    "tuyauterie",
    "carrelage",
    "plomberie",
    "toiture",
    "vitrage",
    "peinture",
    "charpente",
    "isolation",
    "plâtre",
]


def _held(terms: int) -> Profile:
    own = profile(basics={"summary": " ".join(TRADES[:terms])})
    own.course.lang = "fr"
    own.course.ad.text = ", ".join(TRADES * 2)
    return own


@pytest.mark.parametrize(
    ("terms", "good"), [(0, False), (3, False), (4, True), (7, True), (9, True), (10, False)]
)
def test_points_accept_a_wide_band(terms: int, good: bool) -> None:
    """Do 40 and 90 % pass, and copying the whole ad not?"""
    result = check("ad-overlap", _held(terms), "fr")

    assert result.values["percent"] == 10 * terms
    assert passes(result) == good
    assert result.points == good


def test_stuffing_is_named() -> None:
    """Is full coverage answered with a warning?"""
    assert "stuffing" in check("ad-overlap", _held(10), "en").hint


@pytest.mark.parametrize("lang", LANGS)
def test_missing_words_are_a_question(lang: Lang) -> None:
    """Is the learner asked whether they are true, not told to add them?"""
    camille = persona("camille-after", lang)
    camille.course.ad.id = "logistics-coordinator"
    result = check("ad-overlap", camille, lang)

    missing = {"fr": ["transporteurs", "WMS"], "en": ["carriers"]}[lang]
    assert [item.note for item in result.findings] == missing


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("id", ["", "no-such-ad"])
def test_without_an_ad_the_hint_is_to_choose_one(lang: Lang, id: str) -> None:
    """Is a missing ad a clear next step, not a crash?"""
    camille = persona("camille-after", lang)
    camille.course.ad.id = id
    result = check("ad-overlap", camille, lang)

    assert not passes(result)
    assert {"fr": "Choisissez", "en": "Choose"}[lang] in result.hint
    assert overlap(camille, lang) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_course_ad_can_be_pasted_too(lang: Lang) -> None:
    """Are most of an ad's words found again in its bare text?"""
    for item in ads(lang):
        found = extract_terms(item.text, lang)

        assert 8 <= len(found) <= 12
        assert len(set(found)) == len(found)
        text = set(content_stems(item.text, lang))
        assert all(text.issuperset(content_stems(term, lang)) for term in found)
        assert len(set(found) & set(item.terms)) >= 7


def test_words_of_every_ad_are_left_out() -> None:
    """Do "poste", "expérience" and "CDI" not count as words of the trade?"""
    text = "Poste en CDI : soudure, soudures et tuyauterie. Expérience exigée. Nous recrutons !"

    assert extract_terms(text, "fr") == ("soudure", "tuyauterie")


@pytest.mark.parametrize(
    ("lang", "word", "term"),
    [
        ("fr", "J’approvisionne le rayon", "approvisionnement"),
        ("fr", "TRACABILITE", "traçabilité"),
        ("fr", "Maîtrise d’Excel", "tableur"),
        ("fr", "Titulaire du SST", "secouriste"),
        ("en", "cold-chain rules", "cold chain"),
        ("en", "Ran inventories", "inventory"),
        ("en", "Excel", "spreadsheet"),
    ],
)
def test_forms_and_synonyms_are_met(lang: Lang, word: str, term: str) -> None:
    """Do plurals, verbs, missing accents and synonyms count?"""
    own = profile(basics={"summary": word})
    own.course.ad.id = "logistics-coordinator"

    assert [name for name, row in overlap(own, lang) if row["summary"]] == [term]


@pytest.mark.parametrize("lang", LANGS)
def test_the_strip_shows_where(lang: Lang) -> None:
    """Has every term of the ad its row, and every section its cell?"""
    camille = persona("camille-after", lang)
    camille.course.ad.id = "logistics-coordinator"
    table = overlap(camille, lang)

    assert [term for term, _row in table] == list(ad("logistics-coordinator", lang).terms)
    assert all(tuple(row) == SECTIONS for _term, row in table)
    assert table[0][1]["education"]
    assert not table[0][1]["languages"]


def test_the_ad_is_in_the_profile_s_language() -> None:
    """Does an English page hold a French profile against the French ad?"""
    camille = persona("camille-after", "fr")
    camille.course.ad.id = "logistics-coordinator"

    assert chosen_ad(camille, "en") == ad("logistics-coordinator", "fr")
