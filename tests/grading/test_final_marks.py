"""Which marks are given back: those of the work as it is, that can be right; into which sheet."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.errors import SubmissionError
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.give_back import Returned, give_back
from beyondcv.grading.people.roster import read_sheet
from beyondcv.grading.sheets import other_maximum
from beyondcv.grading.standing import Status
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, moodle, write_zip

UNIT = "03-present"
TASKS = ("03-goal", "03-proof", "03-voice")
KEVIN, LEA = "kevin-exemple_41019", "lea-demo_41020"


@dataclass(frozen=True)
class Class:
    """A class of two whose texts were all marked, and then Kévin's changed."""

    course: Course
    folder: Path

    def back(self, most: str = "20,00", *, scale: bool = False) -> Returned:
        """Give back with a sheet of Moodle's."""
        sheet = self.folder / "notes.csv"
        sheet.write_text(
            "Identifiant,Nom complet,Note,Note maximale\n"
            f'Participant 41019,Kévin Exemple,,"{most}"\n'
            f'Participant 41020,Léa Démo,,"{most}"\n'
            f'Participant 41021,Zoé Démo,,"{most}"\n',
            encoding="utf-8",
        )
        given = (Path("notes.csv"), read_sheet(sheet))
        return give_back(self.course, self.folder / "back", given, scale=scale)

    @property
    def grades(self) -> list[str]:
        """The sheet's cells after it was written."""
        return [row[2] for row in read_sheet(self.folder / "back" / "notes.csv").rows[1:]]

    def page(self, learner: str) -> str:
        """A learner's page."""
        path = self.folder / "back" / "feedback" / f"{learner}.html"
        return path.read_text(encoding="utf-8")

    def mark(self, learner: str, cell: str, sent: object, column: str = "manual_score") -> None:
        """Write what formgrader's page would have sent."""
        with self.course.gradebook() as gradebook:
            row = gradebook.find_grade(cell, UNIT, UNIT, learner)
            gradebook.db.execute(
                text(f"update grade set {column} = :sent, needs_manual_grade = 0 where id = :id"),
                {"sent": sent, "id": row.id},
            )
            gradebook.db.commit()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a class: Kévin and Léa, marked by hand."""
    folder = tmp_path_factory.mktemp("two")
    files = {
        moodle("Kévin Exemple", 41019, "profile.json"): as_json(finished("fr")),
        moodle("Léa Démo", 41020, "profile.json"): as_json(finished("fr")),
    }
    archive = write_zip(folder / "devoirs.zip", files, 2025)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder / "class"))
        one = Class(open_course(ROOT / "exercises" / "fr", UNIT), folder)
    collect(one.course, [archive])
    for learner in (KEVIN, LEA):
        for cell in TASKS:
            one.mark(learner, cell, 2.0)
    return folder / "class"


@pytest.fixture
def two(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Class:
    """A copy of that class."""
    shutil.copytree(made, tmp_path / "class")
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return Class(open_course(ROOT / "exercises" / "fr", UNIT), tmp_path)


def _changed(two: Class) -> None:
    profile = finished("fr")
    profile.course.answers["03-goal"] = "Un tout autre but."
    files = {moodle("Kévin Exemple", 41019, "profile.json"): as_json(profile)}
    collect(two.course, [write_zip(two.folder / "devoirs2.zip", files)])


def test_a_mark_of_an_older_text_is_not_given_back(two: Class) -> None:
    """Do page, table and Moodle's sheet wait, and say so, until the new text is read?"""
    _changed(two)
    done = two.back()

    assert two.grades == ["", "20", ""]
    notes = {note.learner: note.message.text("en") for note in done.notes}
    assert "has changed since its points were given" in notes[KEVIN]
    page = two.page(KEVIN)
    assert "Votre travail a changé depuis sa lecture" in page
    assert page.count("à relire") == 1
    assert "20 sur 20" not in page
    assert "20 sur 20" in two.page(LEA)
    raw = (two.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
    rows = {row[0]: row for row in csv.reader(raw.splitlines(), delimiter=";")}
    assert rows[KEVIN][-4:] == ["", "", "1", "À relire"]
    assert rows[KEVIN].count("2") == rows[LEA].count("2") - 1


def test_a_mark_that_was_confirmed_is_final(two: Class) -> None:
    """Does the same mark count again once formgrader's “Resolve” was pressed?"""
    _changed(two)
    two.mark(KEVIN, "03-goal", 2.0)

    two.back()
    assert two.grades == ["20", "20", ""]


def test_points_that_a_person_put_in_place_of_counted_ones_wait_too(two: Class) -> None:
    """Is the rule one: a person's points on a counted criterion, whose work has changed?"""
    two.mark(KEVIN, "highlights", 3.0)
    profile = finished("fr")
    profile.work = []
    files = {moodle("Kévin Exemple", 41019, "profile.json"): as_json(profile)}
    collect(two.course, [write_zip(two.folder / "devoirs2.zip", files)])

    two.back()
    assert two.grades[0] == ""
    assert "à relire" in two.page(KEVIN)


@pytest.mark.parametrize(
    ("sent", "column", "words"),
    [
        ("1,5", "manual_score", "“1,5” is no number"),
        ("1,5", "extra_credit", "“1,5” is no number"),
        (0.5, "extra_credit", "has 2,5 of 2 points"),
        (15.0, "manual_score", "has 15 of 2 points"),
        (-1.0, "manual_score", "has -1 of 2 points"),
    ],
)
def test_a_mark_that_cannot_be_right_is_said(
    two: Class, sent: object, column: str, words: str
) -> None:
    """Is it caught with a sentence, entered nowhere, and everybody else's entered?"""
    two.mark(KEVIN, "03-goal", sent, column)
    done = two.back()

    (problem,) = (one for one in done.problems if one.learner == KEVIN)
    assert words in problem.message.text("en")
    assert two.grades == ["", "20", ""]
    assert re.search(r"Le but et le parcours[^<]*· à relire", two.page(KEVIN))
    (kevin,) = (one for one in done.everybody if one.learner == KEVIN)
    (odd,) = kevin.correct
    raw = (two.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
    (row,) = (row for row in csv.reader(raw.splitlines(), delimiter=";") if row[0] == KEVIN)
    assert (kevin.status, row[-1]) == (
        Status.CORRECT,
        f"Points à corriger\xa0: {odd.text('fr')}",
    )
    assert odd.text("fr").endswith(" sur 2")


def test_extra_credit_within_the_most_counts(two: Class) -> None:
    """Is a half that was given on top of one point a point and a half?"""
    two.mark(KEVIN, "03-goal", 1.0)
    two.mark(KEVIN, "03-goal", 0.5, "extra_credit")
    two.back()

    assert two.grades[0] == "19,5"


@pytest.mark.parametrize("lang", LANGS)
def test_moodles_hundred_is_said_before_grading_ends(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do collect and grade, given Moodle's sheet as list, name both maxima and both ways out?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    heads = {
        "fr": "Identifiant,Nom complet,Note,Note maximale",
        "en": "Identifier,Full name,Grade,Maximum Grade",
    }
    most = {"fr": '"100,00"', "en": "100.00"}
    sheet = tmp_path / "notes100.csv"
    sheet.write_text(
        f"{heads[lang]}\nParticipant 41019,Kévin Exemple,,{most[lang]}\n", encoding="utf-8"
    )
    files = {moodle("Kévin Exemple", 41019, "profile.json"): as_json(finished(lang))}
    archive = write_zip(tmp_path / "in.zip", files)
    where = ["--assignment", UNIT, "--course", str(ROOT / "exercises" / lang)]
    for verb in ("collect", "grade"):
        assert main(["--lang", "en", verb, str(archive), "--roster", str(sheet), *where]) == 0
        out = capsys.readouterr().out
        assert "The list counts out of 100, the assignment out of 20" in out
        assert "beyondcv return --scale" in out


def test_a_list_of_the_same_maximum_is_nothing_to_say(two: Class) -> None:
    """Is nothing said of a sheet of twenty, nor of a list without maximum?"""
    for heads, cells in (("Nom,Note,Note maximale", 'A,,"20,00"'), ("Nom", "A")):
        path = two.folder / "list.csv"
        path.write_text(f"{heads}\n{cells}\n", encoding="utf-8")
        assert other_maximum(two.course, read_sheet(path)) is None


def test_another_maximum_is_refused_with_the_way_out_or_scaled(two: Class) -> None:
    """Is nothing written without being asked, and a hundred five times twenty?"""
    two.mark(KEVIN, "03-goal", 1.5)
    with pytest.raises(SubmissionError, match="--scale"):
        two.back("100,00")
    assert not (two.folder / "back").exists()

    done = two.back("100,00", scale=True)
    assert two.grades == ["97,5", "100", ""]
    assert any("20 points are 100" in note.message.text("en") for note in done.notes)
    assert two.page(LEA).count("20 sur 20") == 1


def test_scaling_twenty_to_twenty_changes_nothing(two: Class) -> None:
    """Is the option harmless where both maxima are the same?"""
    two.back(scale=True)

    assert two.grades == ["20", "20", ""]


def test_nothing_of_the_unit_goes_back_without_marks(two: Class) -> None:
    """Do page, table and sheet say so: no nought, no criterion, what to do?"""
    files = {moodle("Zoé Démo", 41021, "profile.json"): as_json(persona("camille-before", "fr"))}
    collect(two.course, [write_zip(two.folder / "zoe.zip", files)])
    done = two.back()

    assert two.grades == ["20", "20", ""]
    assert [one.learner for one in done.nothing] == ["zoe-demo_41021"]
    assert "nothing of this unit" in " ".join(n.message.text("en") for n in done.notes)
    page = two.page("zoe-demo_41021")
    assert "Ce n’est pas un zéro" in page
    assert "sur 2" not in page
    raw = (two.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
    (row,) = (row for row in csv.reader(raw.splitlines(), delimiter=";") if "Zoé Démo" in row)
    assert (set(row[2:-1]), row[-1]) == ({""}, "Rien de cette unité")


def test_a_class_of_nothing_alone_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does somebody whose class handed in nothing else get their page all the same?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    course = open_course(ROOT / "exercises" / "en", UNIT)
    (tmp_path / "ada.json").write_bytes(as_json(persona("camille-before", "en")))
    collect(course, [tmp_path / "ada.json"])

    give_back(course, tmp_path / "back")
    assert "not a zero" in (tmp_path / "back" / "feedback" / "ada.html").read_text()
