"""Evidence: numbers in one place, written as each language writes them."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from beyondcv.book.evidence import SHAPES, EvidenceError, card, fact, grades, load
from beyondcv.book.numbers import date, number, value
from beyondcv.i18n import LANGS, Lang

ENTRY: dict[str, Any] = {
    "grade": "causal",
    "study": "Exemple & Sample",
    "year": 2019,
    "doi": "10.1000/182",
    "url": "https://www.example.org/a",
    "read": datetime.date(2026, 11, 1),
    "values": {"n": 1780, "gap": {"value": 41.7, "unit": "percent"}},
    "fr": {"finding": "{n} personnes, {gap}", "population": "France", "limits": "Un seul lieu."},
    "en": {"finding": "{n} people, {gap}", "population": "France", "limits": "One place."},
}


@pytest.mark.parametrize(
    ("raw", "lang", "expected"),
    [
        (1780, "fr", "1\u202f780"),
        (212277, "en", "212,277"),
        (2.67, "fr", "2,67"),
        (-0.13, "fr", "−0,13"),
        (0, "en", "0"),
    ],
)
def test_a_number_is_written_as_in_its_language(raw: float, lang: Lang, expected: str) -> None:
    """Does a French reader get a comma and a no-break space?"""
    assert expected == number(raw, lang)


@pytest.mark.parametrize(("lang", "expected"), [("fr", "41,7\u00a0%"), ("en", "41.7%")])
def test_only_percent_prints_its_sign(lang: Lang, expected: str) -> None:
    """Is the sign joined as the language wants, and are other units left to the sentence?"""
    assert expected == value({"value": 41.7, "unit": "percent"}, lang)
    assert value({"value": 12, "unit": "months"}, lang) == "12"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "1er\u00a0novembre\u00a02026"), ("en", "1\u00a0November\u00a02026")],
)
def test_a_date_is_written_in_words(lang: Lang, expected: str) -> None:
    """Is the first of a month « 1er » in French?"""
    assert expected == date(datetime.date(2026, 11, 1), lang)


def test_a_card_holds_the_numbers_in_its_sentence() -> None:
    """Are placeholders filled, and is the year part of the source?"""
    found = card({"x": ENTRY}, "x", "fr")
    assert found.finding == "1\u202f780 personnes, 41,7\u00a0%"
    assert found.source == "Exemple & Sample (2019)"


@pytest.mark.parametrize(
    ("entries", "ident"),
    [
        ({}, "x"),
        ({"x": {**ENTRY, "grade": "hearsay"}}, "x"),
        ({"x": {**ENTRY, "values": {}}}, "x"),
        ({"x": {key: part for key, part in ENTRY.items() if key != "fr"}}, "x"),
    ],
)
def test_a_faulty_card_is_refused(entries: dict[str, Any], ident: str) -> None:
    """Does a missing id, grade, value or language stop the build?"""
    with pytest.raises(EvidenceError):
        card(entries, ident, "fr")


@pytest.mark.parametrize("key", ["x", "x.nothing", "y.n", ""])
def test_a_number_that_does_not_exist_is_refused(key: str) -> None:
    """Can a page print a number that no source holds?"""
    with pytest.raises(EvidenceError):
        fact({"x": ENTRY}, key, "fr")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            {
                "csv": "ofer2016_channels_fr.csv",
                "where": {"channel": "relations"},
                "column": "concluded_pct",
            },
            "27",
        ),
        (
            {
                "csv": "platforms/limits.csv",
                "where": {"platform": "Bluesky", "field": "description de profil"},
                "column": "limit",
            },
            "256",
        ),
    ],
)
def test_a_number_can_stand_in_a_table(cell: dict[str, Any], expected: str) -> None:
    """Is a bare name a table of data/published, and one with a slash any table of data?"""
    assert expected == value(cell, "en")


def test_an_unreadable_table_is_refused() -> None:
    """Does a value whose table is missing stop the build rather than print nothing?"""
    entry = {**ENTRY, "values": {"n": {"csv": "nothing.csv", "where": {}, "column": "a"}}}
    with pytest.raises(EvidenceError):
        fact({"x": entry}, "x.n", "fr")


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_of_the_course_makes_a_card(lang: Lang) -> None:
    """Can each entry be cited in each language, with all its texts?"""
    entries = load()
    for ident in entries:
        made = card(entries, ident, lang)
        assert all((made.finding, made.population, made.limits, made.source, made.read)), ident
        assert "{" not in made.finding + made.population + made.limits, ident


@pytest.mark.parametrize("lang", LANGS)
def test_every_grade_has_a_sign_and_a_word(lang: Lang) -> None:
    """Can a grade be told without its colour?"""
    assert set(SHAPES) == set(grades(lang))
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_each_source_has_one_card() -> None:
    """Is a source told once, so that two cards cannot say it in two ways?"""
    urls = [entry["url"] for entry in load().values()]

    assert sorted(set(urls)) == sorted(urls)


def test_only_rules_are_graded_as_law() -> None:
    """Is what the press or a help service tells never shown as a law?"""
    law = {ident for ident, entry in load().items() if entry["grade"] == "law"}

    assert law == {"law-l1221-6", "cnil-2023", "law-discrimination", "eu-ai-act"}


def test_another_file_can_be_read(tmp_path: Path) -> None:
    """Can a test's book bring its own evidence?"""
    path = tmp_path / "evidence.yml"
    path.write_text("x: {grade: law}\n", encoding="utf-8")
    assert load(path) == {"x": {"grade": "law"}}


def test_a_card_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Is a key written twice an error, instead of one card silently hiding another?"""
    path = tmp_path / "evidence.yml"
    path.write_text("a-2020:\n  grade: law\n  fr: {x: 1}\n  fr: {x: 2}\n", encoding="utf-8")
    with pytest.raises(yaml.YAMLError, match="stands twice"):
        load(path)
