"""Where a class stands, over several runs: one answer for page, console and machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.grading.standing import Standing, Status, standings, sums
from beyondcv.i18n import LANGS
from beyondcv.profile import Basics, Profile
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, little, moodle, write_zip

UNIT = "03-present"
TASKS = ("03-goal", "03-proof", "03-voice")
WHERE = ["--assignment", UNIT, "--course", str(ROOT / "exercises" / "fr")]

TORN = as_json(finished("fr"))[:200]
NOTHING = as_json(persona("camille-before", "fr"))


def _name(number: int) -> str:
    return f"Ana{chr(96 + number // 6 + 1)}{chr(97 + number % 6)} DÉMO"


def _id(number: int) -> str:
    return f"{_name(number).split()[0].lower()}-demo_{number}"


def _zip(path: Path, files: dict[int, bytes], year: int = 2026) -> Path:
    named = {moodle(_name(n), n, "profile.json"): data for n, data in files.items()}
    return write_zip(path, named, year)


def _good(number: int) -> bytes:
    profile = finished("fr")
    profile.course.answers["03-goal"] = f"Le stock mène à la logistique ({number})."
    return as_json(profile)


def _mark(course: Course, number: int, **points: Any) -> None:
    with course.gradebook() as gradebook:
        for id in TASKS:
            row = gradebook.find_grade(id, UNIT, UNIT, _id(number))
            row.manual_score, row.needs_manual_grade = points.get(id[3:], 2.0), False
        gradebook.db.commit()


@dataclass(frozen=True)
class Second:
    """What the second run of a class of thirty said, in three ways."""

    course: Course
    people: list[Person]
    text: str
    data: dict[str, Any]
    page: str


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Second:
    """Thirty people: seventeen files torn, ten good, one of no work, a little one, nothing.

    Then five of the torn ones come again, whole; one marked text is another one; and of
    somebody whose work is marked, a torn file comes.
    """
    folder = tmp_path_factory.mktemp("thirty")
    roster = folder / "liste.csv"
    lines = [f"Participant {n},{_name(n)}" for n in range(1, 31)]
    roster.write_text("\n".join(["Identifiant,Nom complet", *lines]), encoding="utf-8")
    first = dict.fromkeys(range(1, 18), TORN) | {n: _good(n) for n in range(18, 28)}
    first |= {28: NOTHING, 29: as_json(little("fr"))}
    changed = finished("fr")
    changed.course.answers["03-goal"] = "Un autre but."
    later = {n: _good(n) for n in range(1, 6)} | {20: TORN, 28: NOTHING}
    said = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder / "class"))
        course = open_course(ROOT / "exercises" / "fr", UNIT)
        one = _zip(folder / "one.zip", first, year=2025)
        corrected = _zip(folder / "corrected.zip", {21: as_json(changed)})
        two = _zip(folder / "two.zip", later, year=2027)
        collect(course, [one], read_sheet(roster))
        for number in (18, 19, 20, 21):
            _mark(course, number)
        command = [
            "grade",
            str(corrected),
            str(two),
            "--roster",
            str(roster),
            *WHERE,
            "--verify",
            "0",
        ]
        command += ["--deadline", "2026-12-31"]
        for more in ([], ["--json"]):
            with pytest.MonkeyPatch.context() as inner:
                import io
                import sys

                out = io.StringIO()
                inner.setattr(sys, "stdout", out)
                main(["--lang", "en", *command, *more])
            said.append(out.getvalue())
    page = (course.class_dir / "triage" / f"{UNIT}.html").read_text(encoding="utf-8")
    return Second(course, read_sheet(roster).people(), said[0], json.loads(said[1]), page)


EXPECTED = {
    Status.UNREADABLE: 12,
    Status.ASKED: 0,
    Status.MISSING: 1,
    Status.NOTHING: 1,
    Status.RECEIVED: 0,
    Status.WAITING: 12,
    Status.CORRECT: 0,
    Status.AGAIN: 1,
    Status.GRADED: 3,
}


def test_every_person_of_thirty_has_one_status(second: Second) -> None:
    """Does the second run still know what came in the first, and do all add up to thirty?"""
    found = standings(second.course, second.people)

    assert sums(found) == EXPECTED
    assert sum(EXPECTED.values()) == len(found) == 30


def test_machines_console_and_page_say_the_same(second: Second) -> None:
    """Are sums of --json, of the console and of the page those of the one function?"""
    assert second.data["sums"] == {str(status): count for status, count in EXPECTED.items()}
    assert len(second.data["people"]) == 30
    assert second.data["missing"] == [_name(30)]
    for line in ("Unreadable: 12", "Not handed in: 1", "Nothing of this unit: 1",
                 "To grade by hand: 12", "To be read again: 1", "Graded: 3",
                 "Of them handed in late: 5"):  # fmt: skip
        assert f"  - {line}" in second.text
    heads = dict(re.findall(r'<h2 id="([a-z-]+)">.*\((\d+)\)</h2>', second.page))
    assert heads == {
        "unreadable": "12", "missing": "1", "nothing": "1", "by-hand": "12", "again": "1",
        "graded": "3", "newer": "1", "late": "5", "look": "1", "notes": "6",
    }  # fmt: skip


def test_who_waits_is_not_called_graded(second: Second) -> None:
    """Is it said for which criteria somebody waits, and which are to be read again?"""
    by_id = {one.learner: one for one in standings(second.course, second.people)}
    by_hand = ("Le but et le parcours vont ensemble", "Les preuves", "La voix")

    waiting = by_id[_id(22)]
    assert (waiting.status, len(waiting.waiting), waiting.points) == (Status.WAITING, 3, None)
    assert waiting.waiting[0] == by_hand[0]
    again = by_id[_id(21)]
    assert (again.status, again.again, again.points) == (Status.AGAIN, (by_hand[0],), None)
    assert by_id[_id(19)].points == 20


def test_a_torn_file_after_a_good_one_takes_nothing_away(second: Second) -> None:
    """Does earlier work still count, and is the file that cannot be read named?"""
    (one,) = (one for one in standings(second.course) if one.learner == _id(20))

    assert (one.status, one.points) == (Status.GRADED, 20)
    assert "profile.json" in one.newer
    assert one.newer in second.page


def test_late_is_by_the_day_that_is_asked(second: Second) -> None:
    """Is lateness of the hand-in that counts, whatever run read it?"""
    found = standings(second.course)
    assert {one.learner for one in found if one.late} == {*map(_id, range(1, 6))}


def test_no_nought_stands_in_the_gradebook(second: Second) -> None:
    """Has nbgrader no row for who handed in nothing of the unit, as for who is missing?"""
    with second.course.gradebook() as gradebook:
        there = {one.student.id for one in gradebook.assignment_submissions(UNIT)}

    assert there == {_id(n) for n in (*range(1, 6), *range(18, 28), 29)}


Grade = Callable[[dict[int, bytes]], dict[str, Standing]]


@pytest.fixture
def grade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Grades some files in a class of one's own, and returns where everybody stands."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    course = open_course(ROOT / "exercises" / "fr", UNIT)
    years = iter(range(2001, 2099))

    def run(files: dict[int, bytes]) -> dict[str, Standing]:
        year = next(years)
        collect(course, [_zip(tmp_path / f"{year}.zip", files, year)])
        return {one.learner: one for one in standings(course)}

    return run


def test_nothing_never_outranks_work(grade: Grade) -> None:
    """Does an empty file that comes later leave what was graded, and say so?"""
    grade({1: _good(1)})
    after = grade({1: NOTHING})

    assert after[_id(1)].status is Status.WAITING


def test_work_outranks_nothing(grade: Grade) -> None:
    """Is somebody who sent the wrong file first graded once the right one came?"""
    assert grade({1: NOTHING, 2: _good(2)})[_id(1)].status is Status.NOTHING
    assert grade({1: _good(1)})[_id(1)].status is Status.WAITING


def test_nothing_never_outranks_work_in_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does the file with work count, though the empty one is later, and is it said?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    archives = [
        _zip(tmp_path / "a.zip", {1: _good(1)}, 2025),
        _zip(tmp_path / "b.zip", {1: NOTHING}),
    ]

    batch = collect(open_course(ROOT / "exercises" / "fr", UNIT), archives)

    assert (batch.graded, batch.nothing) == ([_id(1)], [])
    assert any("nothing of this unit" in note.message.text("en") for note in batch.notes)


def test_a_good_file_settles_a_torn_one_for_good(grade: Grade) -> None:
    """Does the memory of a torn file end with the first good one, read again or not?"""
    grade({1: _good(1)})
    assert grade({1: TORN})[_id(1)].newer
    assert not grade({1: _good(1)})[_id(1)].newer
    assert grade({2: TORN})[_id(2)].status is Status.UNREADABLE
    assert grade({2: NOTHING})[_id(2)].status is Status.NOTHING


def test_a_run_of_nothing_alone_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is it no failure, said in words, and the same when it is read again?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    archive = _zip(tmp_path / "in.zip", {1: NOTHING})
    for _again in range(2):
        assert main(["--lang", "fr", "grade", str(archive), *WHERE]) == 0
        out = capsys.readouterr().out
        assert "1 devoir ne contient rien de cette unité" in out
        assert "Rien de cette unité\u00a0: 1" in out or "Rien de cette unité: 1" in out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", sorted(p.name for p in (ROOT / "exercises/fr/source").iterdir()))
def test_nothing_is_no_hand_in_in_any_unit(
    unit: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Are a name alone and Camille's own neither points nor a text to mark, in each unit?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    empty = Profile(basics=Basics(name="Ada Démo"))
    for name, profile in (("ada", empty), ("eve", persona("camille-before", "fr"))):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "profile.json").write_bytes(as_json(profile))
    course = open_course(ROOT / "exercises" / lang, unit)

    batch = collect(course, [tmp_path / "in"])

    assert (batch.nothing, batch.results, batch.problems) == (["ada", "eve"], [], [])
    assert [one.status for one in standings(course)] == [Status.NOTHING] * 2
    assert not list((tmp_path / "class").rglob("autograded"))
