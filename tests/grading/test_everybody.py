"""Nobody is left out: what goes back names the whole class, and says what a person has to look at.

One class of seven is graded once, with a list; each test returns it, or a copy that went on.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.give_back import Returned, give_back
from beyondcv.grading.grade_rows import GradeRow
from beyondcv.grading.grades_table import table
from beyondcv.grading.ledger import SETTLED, ledger_of
from beyondcv.grading.people.expected import expected
from beyondcv.grading.people.roster import Sheet, read_sheet
from beyondcv.grading.results import Criterion, Result
from beyondcv.grading.sheets import entered
from beyondcv.grading.standing import Standing, Status, _marked, standings
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, moodle, write_zip

UNIT = "03-present"
WHERE = ["--assignment", UNIT, "--course", str(ROOT / "exercises" / "fr")]
TASKS = ("03-goal", "03-proof", "03-voice")
CLASS = {
    1: "Léa D'ARC",  # graded
    2: "Jean PETIT",  # graded
    3: "Jean PETIT",  # unreadable, and of the same name
    4: "Tom MARTIN",  # unreadable
    5: "Zoé ÖZ",  # nothing of the unit
    6: "Émile DUPONT",  # nothing came
    7: "Nour HADDAD",  # to be graded by hand
}
TORN = as_json(finished("fr"))[:200]
LEA, JEAN, OTHER_JEAN, TOM = "lea-d-arc_1", "jean-petit_2", "jean-petit_3", "tom-martin_4"


def _zip(folder: Path, files: Mapping[int, bytes], year: int = 2025) -> Path:
    named = {moodle(CLASS[n], n, f"travail-{n}.json"): data for n, data in files.items()}
    return write_zip(folder / f"{year}.zip", named, year)


def _work(number: int, goal: str = "Le stock mène à la logistique") -> bytes:
    profile = finished("fr")
    profile.course.answers["03-goal"] = f"{goal} ({number})."
    return as_json(profile)


def _sheet(folder: Path, grades: Mapping[int, str] | None = None) -> Path:
    path = folder / "notes.csv"
    lines = [
        f'Participant {n},{name},"{(grades or {}).get(n, "")}","20,00"' for n, name in CLASS.items()
    ]
    heads = "Identifiant,Nom complet,Note,Note maximale"
    path.write_text("\n".join([heads, *lines]) + "\n", encoding="utf-8")
    return path


def _mark(course: Course, *learners: str) -> None:
    with course.gradebook() as gradebook:
        for learner in learners:
            for id in TASKS:
                row = gradebook.find_grade(id, UNIT, UNIT, learner)
                row.manual_score, row.needs_manual_grade = 2.0, False
        gradebook.db.commit()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of that class."""
    folder = tmp_path_factory.mktemp("seven")
    files = {1: _work(1), 2: _work(2), 3: TORN, 4: b"", 7: _work(7)}
    archive = _zip(folder, files | {5: as_json(persona("camille-before", "fr"))})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder / "class"))
        command = ["grade", str(archive), "--roster", str(_sheet(folder)), "--verify", "0", *WHERE]
        assert main(command) == 1
        _mark(open_course(ROOT / "exercises" / "fr", UNIT), LEA, JEAN)
    return folder / "class"


@dataclass(frozen=True)
class Seven:
    """A copy of it."""

    course: Course
    folder: Path

    def grade(self, files: Mapping[int, bytes], *words: str, year: int = 2026) -> int:
        """Grade more files."""
        archive = _zip(self.folder, files, year)
        return main(["grade", str(archive), "--verify", "0", "--lang", "en", *words, *WHERE])

    def back(self, *words: str) -> int:
        """Return everything."""
        return main(["return", "--out", str(self.folder / "back"), "--lang", "en", *words, *WHERE])

    def with_sheet(self, grades: Mapping[int, str] | None = None) -> tuple[Returned, list[str]]:
        """Return with a sheet, and its grades after it."""
        sheet = read_sheet(_sheet(self.folder, grades))
        done = give_back(self.course, self.folder / "back", (Path("notes.csv"), sheet))
        return done, [row[2] for row in sheet.rows[1:]]

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        """The lines of the table, by name and id."""
        raw = (self.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
        lines = csv.DictReader(raw.splitlines(), delimiter=";")
        return {f"{line['Nom']} {line['Identifiant']}".strip(): line for line in lines}


@pytest.fixture
def seven(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Seven:
    """A copy of that class, to go on with."""
    shutil.copytree(made, tmp_path / "class")
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return Seven(open_course(ROOT / "exercises" / "fr", UNIT), tmp_path)


@pytest.mark.parametrize("sheet", [False, True])
def test_what_goes_back_names_everybody(
    seven: Seven, sheet: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do table and screen name those without points, with why, with Moodle's sheet or without?"""
    words = ["--sheet", str(_sheet(seven.folder))] if sheet else []
    assert seven.back(*words) == 1
    out = capsys.readouterr().out

    assert {name: row["État"] for name, row in seven.rows.items()} == {
        f"Léa D'ARC {LEA}": "Notés",
        f"Jean PETIT {JEAN}": "Notés",
        f"Jean PETIT {OTHER_JEAN}": "Illisibles",
        f"Tom MARTIN {TOM}": "Illisibles",
        "Zoé ÖZ zoe-oz_5": "Rien de cette unité",
        "Émile DUPONT": "Rien de rendu",
        "Nour HADDAD nour-haddad_7": "À noter à la main",
    }
    assert seven.rows[f"Tom MARTIN {TOM}"]["Remarque"] == "travail-4.json"
    assert seven.rows[f"Tom MARTIN {TOM}"]["Total"] == ""
    for words_said in ("Tom MARTIN: travail-4.json", "Émile DUPONT", "Zoé ÖZ", "Unreadable: 2"):
        assert words_said in out
    assert "Jean PETIT [jean-petit_3]" in out


def test_machines_read_the_whole_class(seven: Seven, capsys: pytest.CaptureFixture[str]) -> None:
    """Do the sums of what goes back add up to the class?"""
    seven.back("--json")
    data = json.loads(capsys.readouterr().out)

    assert sum(data["sums"].values()) == len(data["people"]) == len(CLASS)
    assert data["sums"]["missing"] == 1


def test_a_later_run_without_a_list_still_knows_it(
    seven: Seven, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is who handed in nothing still said, and taken out with the others by purge?"""
    seven.grade({4: _work(4)})
    assert "Émile DUPONT" in capsys.readouterr().out
    page = (seven.course.class_dir / "triage" / f"{UNIT}.html").read_text(encoding="utf-8")
    assert "Émile DUPONT" in page

    assert main(["purge", *WHERE[2:], "--learner", "Émile Dupont", "--yes"]) == 0
    assert "Émile DUPONT" not in {person.name for person in expected(seven.course)}
    assert not [
        path for path in seven.course.class_dir.rglob("*")
        if path.is_file() and "Émile DUPONT".encode() in path.read_bytes()
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["read", "reading", "absent"])
def test_the_status_says_whether_somebody_has_to_look(
    seven: Seven, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is it 1 while points are to be given or read again, and 0 if people are only absent?"""
    seven.grade({3: _work(3), 4: _work(4)})
    everybody = ["jean-petit_3", TOM, "nour-haddad_7"]
    _mark(seven.course, *(everybody if what != "read" else everybody[:-1]))
    if what == "reading":
        seven.grade({1: _work(1, "Un autre but")}, year=2027)

    assert seven.back() == (0 if what == "absent" else 1)


def test_namesakes_are_told_apart_wherever_one_is_named(
    seven: Seven, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do marks, lists, page and remarks say which, if only one of the two has marks?"""
    seven.grade({2: _work(2, "Un autre but"), 3: TORN})
    out = capsys.readouterr().out
    assert f"\nJean PETIT [{JEAN}]  " in out
    assert f"      Jean PETIT [{OTHER_JEAN}]: travail-3.json" in out
    page = (seven.course.class_dir / "triage" / f"{UNIT}.html").read_text(encoding="utf-8")
    assert f"Jean PETIT [{JEAN}]" in page

    done, _grades = seven.with_sheet({2: "12"})
    assert f"Jean PETIT [{JEAN}]" in [one.file for one in done.problems]


def test_two_of_one_name_who_handed_in_nothing_are_told_apart(
    seven: Seven, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does the address say which, where a list has no numbers, and nothing where it has neither?"""
    people = [("Ana ABSENTE", "ana1@example.org"), ("Ana ABSENTE", "ana2@example.org")]
    for lines, said in (
        ([f"{name};{mail}" for name, mail in people], [f"{n} [{m}]" for n, m in people]),
        ([f"{name};" for name, _mail in people], ["Ana ABSENTE", "Ana ABSENTE"]),
    ):
        sheet = tmp_path / "liste.csv"
        sheet.write_text("\n".join(["Nom complet;Adresse de courriel", *lines]), encoding="utf-8")
        capsys.readouterr()
        seven.grade({1: _work(1)}, "--roster", str(sheet))
        out = capsys.readouterr().out
        assert [line.strip() for line in out.splitlines() if "Ana ABSENTE" in line] == said


@pytest.mark.parametrize("lang", LANGS)
def test_an_old_grade_in_the_sheet_is_said(seven: Seven, lang: Lang) -> None:
    """Does no grade of a changed or lost work stand in the written sheet without a word?"""
    seven.grade({1: _work(1, "Un autre but")})
    done, grades = seven.with_sheet({1: "19", 2: "3", 4: "10", 5: "-", 6: "12", 7: "8,5"})

    # Moodle keeps its own grade where a cell is empty: emptying one would only hide it.
    assert grades == ["19", "20", "", "10", "-", "12", "8,5"]
    held = {"fr": "portait déjà {}", "en": "already held {}"}[lang]
    said = {one.learner: one.message.text(lang) for one in done.problems}
    for learner, grade in ((LEA, "19"), (TOM, "10"), ("nour-haddad_7", "8,5")):
        assert held.format(grade) in said[learner]
    assert "zoe-oz_5" not in said
    assert [one.file for one in done.notes if held.format("12") in one.message.text(lang)] == [
        "Émile DUPONT"
    ]


def test_a_newer_file_that_cannot_be_read_is_said(
    seven: Seven, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do grading, page and return say that the marks of the earlier file still count?"""
    assert seven.grade({1: TORN}) == 1
    out = capsys.readouterr().out
    assert "what was graded before still counts: 1\n      Léa D'ARC: travail-1.json" in out
    page = (seven.course.class_dir / "triage" / f"{UNIT}.html").read_text(encoding="utf-8")
    assert 'id="newer"' in page

    done, grades = seven.with_sheet()
    assert grades[0] == "20"
    assert ["earlier one" in one.message.text("en") for one in done.problems] == [True]
    assert "ne se lit pas" in seven.rows[f"Léa D'ARC {LEA}"]["Remarque"]
    assert seven.back() == 1


def test_a_file_settles_another_though_the_memory_was_moved_away(seven: Seven) -> None:
    """Does a class without its list of hand-ins go on, and forget no torn file too early?"""
    ledger_of(seven.course).path.unlink()
    assert seven.grade({1: TORN}) == 1
    assert standings(seven.course)[-1].newer or ledger_of(seven.course).open

    for year in (2027, 2028):
        assert seven.grade({1: as_json(persona("camille-before", "fr"))}, year=year) == 0
    ledger = ledger_of(seven.course)
    assert (ledger.open, ledger.entries) == ({}, {})
    assert SETTLED in ledger.path.read_text(encoding="utf-8")


def test_lateness_is_that_of_the_deadline_that_is_known(
    seven: Seven, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does a run without a deadline judge everybody by the last one, and say so?"""
    assert not any(one.late for one in standings(seven.course))
    seven.grade({3: _work(3)}, "--deadline", "2026-01-01")
    assert "Of them handed in late: 1" in capsys.readouterr().out

    seven.grade({4: _work(4)}, year=2027)
    out = capsys.readouterr().out
    assert "Of them handed in late: 2" in out
    assert "The deadline of an earlier run counts here too: 2026-01-01" in out
    assert {one.learner for one in standings(seven.course) if one.late} == {OTHER_JEAN, TOM}
    assert seven.grade({4: _work(4)}, "--deadline", "2028-01-01", year=2027) == 0
    assert "handed in late" not in capsys.readouterr().out


def _result(row: GradeRow) -> Result:
    line = Criterion(
        row.name, row.name, row.points, row.most, manual=False, review=row.outdated, odd=row.odd
    )
    return Result("ann", "Ann", (line,))


@pytest.mark.parametrize(
    ("row", "status", "word"),
    [
        (GradeRow("a", 1.0, None, None, False, 1.0), Status.GRADED, "Graded"),
        (GradeRow("a", 1.0, None, 5.0, False, 1.0), Status.CORRECT, "Points to correct: 6 of 1"),
        (GradeRow("a", 1.0, 0.5, None, True, 1.0), Status.AGAIN, "To be read again"),
        (GradeRow("a", 1.0, 7.0, None, True, 1.0), Status.CORRECT, "Points to correct: 7 of 1"),
        (GradeRow("a", 1.0, -1.0, None, False, 1.0), Status.CORRECT, "Points to correct: -1 of 1"),
        (
            GradeRow("a", 1.0, None, None, False, 1.0, "x"),
            Status.CORRECT,
            "Points to correct: x of 1",
        ),
        (GradeRow("a", None, None, None, False, 1.0), Status.WAITING, "To grade by hand"),
    ],
)
def test_page_and_table_say_one_thing_of_points(row: GradeRow, status: Status, word: str) -> None:
    """Is it one rule that calls points given, missing or to be looked at?"""
    assert _marked([row], {"a": "A"}, ()).status is status
    lines = table([_result(row)], [], "en").decode("utf-8-sig").splitlines()
    assert lines[1].split(",")[-1] == word


def test_a_criterion_without_a_row_is_no_nought() -> None:
    """Does somebody of whom the gradebook lacks rows wait, rather than be graded with 0?"""
    titles, by_hand = {"a": "A", "b": "B"}, {"b"}
    one = _marked([GradeRow("a", 1.0, None, None, False, 1.0)], titles, by_hand)
    none = _marked([], titles, by_hand)

    assert (one.status, one.waiting, one.points) == (Status.WAITING, ("B",), None)
    assert (none.status, none.waiting) == (Status.WAITING, ("A", "B"))


def test_rows_that_are_gone_are_said_to_be_missing(seven: Seven) -> None:
    """Does the table wait too, with the criterion, if a row of the gradebook is not there?"""
    with seven.course.gradebook() as gradebook:
        gradebook.db.delete(gradebook.find_grade("03-voice", UNIT, UNIT, LEA))
        gradebook.db.commit()
    done, grades = seven.with_sheet()

    (lea,) = (one for one in done.results if one.learner == LEA)
    assert (lea.criteria[-1].id, lea.total, lea.max_points) == ("03-voice", None, 20)
    assert grades[0] == ""
    assert seven.rows[f"Léa D'ARC {LEA}"]["État"] == "À noter à la main"


def _entered(text: str, folder: Path) -> Sheet:
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return read_sheet(path)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Identifier,Full name,Grade,Maximum grade\nParticipant 1,Ann,,100.00\n", "96.25"),
        ('Identifiant,Nom complet,Note,Note maximale\nParticipant 1,Ann,,"100,00"\n', "96,25"),
        ('Identifier;Full name;Grade;Maximum grade\nParticipant 1;Ann;"12,5";100\n', "96,25"),
        ("Identifier,Full name,Grade,Maximum grade\nParticipant 1,Ann,,100\n", "96.25"),
        ("Identifiant,Nom complet,Note,Note maximale\nParticipant 1,Ann,,100\n", "96,25"),
    ],
)
def test_a_grade_is_written_as_the_sheet_writes_numbers(
    text: str, grade: str, lang: Lang, tmp_path: Path
) -> None:
    """Is the decimal mark the sheet's own, whatever the course's language?"""
    sheet = _entered(text, tmp_path)
    result = replace(_result(GradeRow("a", 19.25, None, None, False, 20.0)), learner="ann_1")
    entered(sheet, [result], lang, scale=True)

    assert sheet.rows[1][2] == grade


def test_a_line_that_several_fit_is_said_once(tmp_path: Path) -> None:
    """Is nobody told to be without a line whose line fits somebody else too?"""
    sheet = _entered("Nom complet,Note\nAnn Démo,\n", tmp_path)
    some = [replace(_result(GradeRow("a", 1.0, None, None, False, 1.0)), learner=f"ann-demo_{n}")
            for n in (1, 2)]  # fmt: skip
    problems, _notes = entered(sheet, some, "fr", scale=False)

    assert ["Several hand-ins" in one.message.text("en") for one in problems] == [True]


def _ann(number: int, points: float | None = 1.0) -> Result:
    row = GradeRow("a", points, None, None, False, 1.0)
    return replace(_result(row), learner=f"ann-demo_{number}", name="Ann Démo")


@pytest.mark.parametrize("held", ["", "12"])
def test_a_line_is_absent_by_number_and_never_by_a_name_that_two_share(
    tmp_path: Path, held: str
) -> None:
    """Is who waits for marks never told absent, because somebody of that name is?"""
    text = "Identifiant,Nom complet,Note\n" + "".join(
        f"Participant {n},Ann Démo,{held}\n" for n in (1, 2)
    )
    other = Standing("", "Ann Démo", Status.MISSING, mark="ann-demo_2")
    problems, notes = entered(
        _entered(text, tmp_path), [_ann(1, None)], "en", scale=False, others=[other]
    )

    waits = [one for one in (problems if held else notes) if one.learner == "ann-demo_1"]
    assert ["to grade by hand" in one.message.text("en") for one in waits] == [True]
    absent = [
        one for one in (*problems, *notes) if "nothing was handed in" in one.message.text("en")
    ]
    assert len(absent) == bool(held)


def test_a_name_that_more_lines_bear_than_are_absent_says_nothing(tmp_path: Path) -> None:
    """Without numbers, is no line of two of one name called absent, if one person is?"""
    other = Standing("", "Ann Démo", Status.MISSING, mark="ann@example.org")
    sheet = _entered("Nom complet,Note\nAnn Démo,12\nAnn Démo,13\n", tmp_path)
    problems, notes = entered(sheet, [], "en", scale=False, others=[other])
    assert (len(problems), notes) == (2, [])
    both = [other, replace(other, mark="ann2@example.org")]
    assert len(entered(sheet, [], "en", scale=False, others=both)[1]) == 2


def test_absent_namesakes_have_rows_that_differ() -> None:
    """Does a row without an id say which of two people of one name it is of?"""
    people = [Standing("", "Ann Démo", Status.MISSING, mark=f"ann-demo_{n}") for n in (1, 2)]
    shown = [replace(one, shown=f"{one.name} [{one.mark}]") for one in people]
    rows = list(csv.reader(table([], shown, "en").decode("utf-8-sig").splitlines()))[1:]

    assert [row[1] for row in rows] == ["Ann Démo [ann-demo_1]", "Ann Démo [ann-demo_2]"]
