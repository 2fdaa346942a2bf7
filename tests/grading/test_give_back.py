"""What learners and the LMS get back."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from beyondcv.errors import SubmissionError
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.give_back import give_back
from beyondcv.grading.people.roster import read_sheet
from tests.grading.conftest import ROOT, SCRIPT, Graded

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LEA, TOM = "lea-d-arc_101", "tom-martin_102"


def _mark(course: Course, learner: str, points: float, comment: str) -> None:
    with course.gradebook() as gradebook:
        for id in ("03-goal", "03-proof", "03-voice"):
            grade = gradebook.find_grade(id, "03-present", "03-present", learner)
            grade.manual_score, grade.needs_manual_grade = points, False
            note = gradebook.find_comment(id, "03-present", "03-present", learner)
            note.manual_comment = comment
        gradebook.db.commit()


@pytest.fixture(scope="module")
def returned(graded: Graded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Léa graded by hand, the two others not; with Moodle's sheet."""
    _mark(graded.course, LEA, 1.5, f"Précis et juste. {SCRIPT}")
    out = tmp_path_factory.mktemp("back")
    sheet = out / "given.csv"
    sheet.write_text(
        "Identifiant,Nom complet,Note,Note maximale\n"
        "Participant 101,Léa D'ARC,,\"20,00\"\n"
        "Participant 102,Tom MARTIN,,\"20,00\"\n"
        "Participant 999,Eva ABSENTE,,\"20,00\"\n",
        encoding="utf-8",
    )  # fmt: skip
    done = give_back(graded.course, out, (Path("notes.csv"), read_sheet(sheet)))
    assert [trouble.learner for trouble in done.problems] == ["zoe-oz_103"]
    return out


def _page(returned: Path, learner: str) -> str:
    return (returned / "feedback" / f"{learner}.html").read_text(encoding="utf-8")


def test_the_zip_has_moodles_names(returned: Path) -> None:
    """Can the zip be uploaded to Moodle as it is?"""
    with zipfile.ZipFile(returned / "feedback.zip") as archive:
        names = archive.namelist()

    assert "Léa D'ARC_101_assignsubmission_file_/retour.html" in names
    assert len(names) == 3


def test_feedback_is_in_the_courses_language(returned: Path) -> None:
    """Is the French course's feedback French, in its markup too?"""
    page = _page(returned, LEA)

    assert '<html lang="fr">' in page
    assert "Ce qui a été compté" in page
    assert not {"Found", "Expected", "points of"} & set(page.split())


def test_every_criterion_says_what_was_expected(returned: Path) -> None:
    """Do the read ones say it too, with what was found and the next step?"""
    articles = _page(returned, LEA).split("<article")[1:]

    assert len(articles) == 10
    for article in articles:
        assert "<dt>Trouvé</dt>" in article
        assert "<dt>Attendu</dt>" in article
        whole = "bcv-all" in article.split(">")[0]
        assert ("<dt>À faire ensuite</dt>" in article) is not whole
    assert "Le but reste général, ou une seule étape du parcours y mène." in articles[-3]
    assert "Le but est précis, et deux étapes du parcours au moins y mènent." in articles[-3]


def test_feedback_has_no_code_and_no_hidden_test(returned: Path) -> None:
    """Is nothing of the notebook's code in what learners get?"""
    page = _page(returned, LEA)

    for word in ("points_of", "HIDDEN", "import ", "criterion(", "Traceback", "<script"):
        assert word not in page


def test_comments_are_text(returned: Path) -> None:
    """Is a comment shown, and markup in it not run?"""
    page = _page(returned, LEA)

    assert "Précis et juste. &lt;script&gt;" in page


@pytest.mark.browser
def test_axe_finds_no_fault(returned: Path, chromium: Browser) -> None:
    """Can everybody read the feedback, with whatever they read with?"""
    page = chromium.new_page()
    page.goto((returned / "feedback" / f"{LEA}.html").as_uri())

    found = Axe().run(page)
    assert [fault["id"] for fault in found.response["violations"]] == []
    assert page.title().startswith("Retour")
    page.close()


def test_what_a_person_still_has_to_grade_is_said(returned: Path) -> None:
    """Does feedback before manual grading say so instead of 0?"""
    assert "18,5 sur 20" in _page(returned, LEA)
    tom = _page(returned, TOM)
    assert tom.count("pas encore noté") == 5
    assert "0 sur 2" not in tom


def test_nothing_comes_from_elsewhere(returned: Path) -> None:
    """Is the page whole without any server?"""
    page = _page(returned, LEA)

    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "src=" not in page.replace("&lt;img src=x", "")


def test_the_table_opens_in_a_french_spreadsheet(returned: Path) -> None:
    """Are mark, separator and decimal comma what a French spreadsheet expects?"""
    raw = (returned / "grades.csv").read_bytes()
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows[1][:2] == [LEA, "Léa D'ARC"]
    assert rows[1][-5:] == ["14", "4,5", "18,5", "0", "Notés"]
    assert rows[2][-5:] == ["14", "", "", "3", "À noter à la main"]


def test_moodles_sheet_gets_whole_grades_only(returned: Path) -> None:
    """Are Léa's points entered, and the cells of the others left empty?"""
    rows = read_sheet(returned / "notes.csv").rows

    assert [row[2] for row in rows[1:]] == ["18,5", "", ""]


def test_two_lines_of_one_name_are_asked(graded: Graded, tmp_path: Path) -> None:
    """Does nobody get the points of somebody of the same name who handed in?"""
    sheet = tmp_path / "notes.csv"
    sheet.write_text(
        "Nom complet,Courriel,Note\nLéa D'ARC,a@example.org,\nLéa D’Arc,b@example.org,\n"
        "Tom MARTIN,,\nZoé ÖZ,,\n",
        encoding="utf-8",
    )
    done = give_back(graded.course, tmp_path / "out", (sheet, read_sheet(sheet)))

    assert [row[2] for row in read_sheet(tmp_path / "out" / "notes.csv").rows[1:]] == [""] * 4
    assert [trouble.learner for trouble in done.problems] == [LEA]
    assert "Several lines of the sheet" in done.problems[0].message.text("en")


def test_nothing_graded_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is returning before grading an error that says what to do?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path))
    course = open_course(ROOT / "exercises" / "en", "03-present")

    with pytest.raises(SubmissionError, match="beyondcv grade"):
        give_back(course, tmp_path / "out")


def test_the_given_sheet_is_never_written_over(
    graded: Graded, returned: Path, tmp_path: Path
) -> None:
    """Does the LMS's sheet stay as it was, whatever the folder and its name?"""
    sheet = tmp_path / "notes.csv"
    sheet.write_text("Full name,Grade\nLéa D'ARC,\n", encoding="utf-8")
    before = sheet.read_bytes()

    done = give_back(graded.course, tmp_path, (sheet, read_sheet(sheet)))
    assert done.files[-1].name == "moodle-notes.csv"
    sheet = sheet.rename(tmp_path / "grades.csv")
    sheet.write_bytes(before)
    with pytest.raises(SubmissionError, match="another folder"):
        give_back(graded.course, tmp_path, (sheet, read_sheet(sheet)))
    assert sheet.read_bytes() == before
