"""The trainer's own sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.errors import SubmissionError
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.i18n import LANGS, Lang

FRENCH = (
    "\ufeffIdentifiant,\"Nom complet\",\"Adresse de courriel\",Statut,Note,\"Note maximale\","
    "\"Feedback par commentaires\"\r\n"
    "\"Participant 101\",\"Léa D'ARC\",lea@example.org,\"Remis\",,\"20,00\",\"à, garder\"\r\n"
    "\"Participant 102\",\"Tom MARTIN\",tom@example.org,\"Remis\",,\"20,00\",\r\n"
)  # fmt: skip


def test_moodles_french_sheet_is_read(tmp_path: Path) -> None:
    """Are the people, their numbers and their maximum found?"""
    path = tmp_path / "notes.csv"
    path.write_bytes(FRENCH.encode())

    sheet = read_sheet(path)
    assert sheet.people() == [Person("101", "Léa D'ARC"), Person("102", "Tom MARTIN")]
    assert (sheet.has_grades, sheet.most(0)) == (True, 20.0)


def test_only_grade_cells_change(tmp_path: Path) -> None:
    """Does every other cell come back as it was?"""
    path = tmp_path / "notes.csv"
    path.write_bytes(FRENCH.encode())

    sheet = read_sheet(path)
    before = [list(row) for row in sheet.rows]
    sheet.set_grade(0, "17,5")
    path.write_bytes(sheet.dump())
    after = read_sheet(path).rows

    changed = [
        (i, j) for i, row in enumerate(before) for j, cell in enumerate(row) if cell != after[i][j]
    ]
    assert changed == [(1, 4)]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "text",
    [
        "Full name\nZoe Adams\n",
        "First name;Surname\nZoe;Adams\n",
        "Prénom\tNom\nZoe\tAdams\n",
    ],
)
def test_lists_of_ones_own_are_read(tmp_path: Path, text: str) -> None:
    """Is a list that somebody typed understood, by name alone?"""
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="cp1252")

    (person,) = read_sheet(path).people()
    assert person.is_learner("zoe-adams")
    assert person.is_learner("adams-zoe")
    assert not person.is_learner("zoe-adamson")


def test_numbers_decide_over_names() -> None:
    """Are two people of one name told apart by Moodle's number?"""
    person = Person("101", "Léa D'ARC")

    assert person.is_learner("somebody-renamed_101")
    assert not person.is_learner("lea-d-arc_102")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_sheet_that_names_nobody_is_refused(tmp_path: Path, text: str) -> None:
    """Is a wrong file said to be one?"""
    path = tmp_path / "list.csv"
    path.write_text(text)

    with pytest.raises(SubmissionError, match="names nobody"):
        read_sheet(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_spreadsheets_way_is_read_and_kept(tmp_path: Path, encoding: str, end: str) -> None:
    """Is a sheet of any system written back as it came?"""
    path = tmp_path / "notes.csv"
    text = f"Nom;Note{end}Zoé;{end}"
    path.write_bytes(text.encode(encoding))

    sheet = read_sheet(path)
    assert [person.name for person in sheet.people()] == ["Zoé"]
    assert sheet.dump().decode(encoding) == text


def test_bytes_without_a_meaning_survive(tmp_path: Path) -> None:
    """Does a sheet of a broken export not stop the return?"""
    path = tmp_path / "notes.csv"
    path.write_bytes(b"Nom;Note\nZo\xe9 \x81;\n")

    assert read_sheet(path).dump() == path.read_bytes()


@pytest.mark.parametrize(
    "sheet",
    [
        "Full name,ID number\nZoé Öz,20240017\n",
        "Identifiant,Nom complet\nzoz17,Zoé Öz\n",
    ],
)
def test_a_schools_own_number_is_not_moodles(tmp_path: Path, sheet: str) -> None:
    """Is a learner found by name if the sheet counts people in its own way?"""
    path = tmp_path / "liste.csv"
    path.write_text(sheet, encoding="utf-8")

    (person,) = read_sheet(path).people()
    assert person.is_learner("zoe-oz_103")


def test_a_field_without_end_is_said(tmp_path: Path) -> None:
    """Is a file that is no table a cause, not a crash?"""
    path = tmp_path / "liste.csv"
    path.write_text('Nom\n"' + "x" * 200_000, encoding="utf-8")

    with pytest.raises(SubmissionError, match="names nobody"):
        read_sheet(path)


@pytest.mark.parametrize("lang", LANGS)
def test_what_cannot_be_opened_is_called_what_it_was_given_as(tmp_path: Path, lang: Lang) -> None:
    """Is a list that is not there called a list, and a grade sheet a sheet?"""
    words = {"fr": ("La liste", "La feuille"), "en": ("The list", "The sheet")}[lang]
    for grades, word in zip((False, True), words, strict=True):
        with pytest.raises(SubmissionError) as said:
            read_sheet(tmp_path / "none.csv", grades=grades)
        assert said.value.text(lang).startswith(word)
