"""Does the table of the course say what its sources hold?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.book.overview import count_words, main, overview, table
from tests.course import curriculum
from tests.course.pages import LANGS, pages, words

ROOT = Path(__file__).parents[2]
ROWS = overview(ROOT)


def test_every_unit_has_a_row_and_the_last_sums() -> None:
    """Are all chapters there once, in order, and is the last row their sum?"""
    *units, total = ROWS

    assert [row.unit for row in units] == [page.name for page in pages("fr") if page.is_unit]
    assert total.unit == "total"
    assert total.words_fr == sum(row.words_fr for row in units)
    assert total.auto + total.manual == sum(row.auto + row.manual for row in units)


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_those_that_the_tests_of_language_count(lang: str) -> None:
    """Do the table and the check of a chapter's length agree, to one word in a hundred?"""
    for page in pages("fr" if lang == "fr" else "en"):
        if page.is_unit:
            texts = [block.text for block in page.blocks if block.under[-1:] != ("Sources",)]
            expected = sum(len(words(text)) for text in texts)
            found = count_words(page.path.read_text(encoding="utf-8"))
            assert found == pytest.approx(expected, rel=0.01), page.name


def test_words_leave_out_what_is_drawn() -> None:
    """Are cards, titles and sources left out, and elided articles counted as words?"""
    source = (
        "---\nfollows: x\n---\n# Titre\n\nL’annonce de **{fact}`a.b`**.\n\n"
        "```{evidence} one two\n```\n\n```{in-short}\n- Deux mots.\n```\n\n### Sources\n\nRien.\n"
    )

    assert count_words(source) == 6


@pytest.mark.parametrize("row", ROWS[:-1], ids=lambda row: row.unit)
def test_points_are_those_of_the_course(row: object) -> None:
    """Are a unit's points those that its rules and its assignment give?"""
    unit, auto, manual = row.unit, row.auto, row.manual  # type: ignore[attr-defined]
    expected = {"00-start": (0, 0), "09-capstone": (16, 24)}.get(unit, (14, 6))

    assert (auto, manual) == expected
    assert auto + manual == sum(curriculum.criteria(unit).values())


def test_it_prints_a_table_or_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does the command print what a page can take over, and what a program can read?"""
    monkeypatch.chdir(ROOT)
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert printed == f"{table(ROWS)}\n"
    assert printed.count("\n") == len(ROWS) + 2

    assert main(["--json"]) == 0
    assert [row["unit"] for row in json.loads(capsys.readouterr().out)] == [r.unit for r in ROWS]


def test_elsewhere_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does it fail with the folder's name where there is no course?"""
    assert main(["--root", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err
