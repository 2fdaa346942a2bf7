"""No cell that we write is a formula to a spreadsheet, and each reads back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beyondcv.grading.cells import harmless, plain
from beyondcv.grading.people.roster import read_sheet

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "−1+1",
    "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫x", "⁼1", "₊1",
    "\t=1", "\tx", "\rx", "\n=1", " =1", "\u00a0=1", "\u3000＝1", "\u200b=1", "\u2060=1",
    "\ufeff=1", "\u00ad=1", "\u202e=1", "\u3164=1", "\u2800=1", "\u115f\u200b ＝1", "\u0301=1",
    "'=1", "''=1", "=", "＝", "@", "+33 6 12 34 56 78", "- bien",
]  # fmt: skip
TEXTS = ["", "Léa D'ARC", "a=b", "Jean-Luc", "lea@example.org", "-", "-3,5", "+4", "12.5", "'",
         "’=", "'tis", "d’Arc", "·=", "Participant 12", "C++"]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_is_text(text: str) -> None:
    """Is it put behind an apostrophe, and is that taken off again?"""
    assert harmless(text) == f"'{text}"
    assert plain(harmless(text)) == text


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_none_stays(text: str) -> None:
    """Are names, numbers and a sign alone left as they are?"""
    assert harmless(text) == plain(text) == text


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    """Is nothing lost or added on the way there and back?"""
    assert plain(harmless(text)) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_is_written_harmless_and_read_as_it_was(delimiter: str, tmp_path: Path) -> None:
    """Does a list with formulas for names, codes added, keep its names, and twice over?"""
    names = [text for text in FORMULAS if text.strip("\t\r\n'") == text]
    rows = [["Nom complet", "Feedback par commentaires", "Note"]]
    rows += [[f"{name} X", "- bien", ""] for name in names]
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    path = tmp_path / "list.csv"
    path.write_bytes(stream.getvalue().encode())

    before = read_sheet(path)
    before.set_code(0, "=K7M2")
    before.set_grade(0, "17,5")
    path.write_bytes(before.dump())
    written = list(csv.reader(io.StringIO(path.read_text(), newline=""), delimiter=delimiter))
    again = read_sheet(path)
    assert again.rows == before.rows
    assert again.people() == before.people()
    assert again.dump() == path.read_bytes()
    for name, (cell, comment, *_) in zip(names, written[1:], strict=True):
        assert cell == f"'{name} X"
        assert comment == "- bien"  # Moodle takes it back as it stands
    assert written[1][2:] == ["17,5", "'=K7M2"]
