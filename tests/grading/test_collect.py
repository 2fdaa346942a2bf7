"""From a Moodle zip to nbgrader's gradebook, with nbgrader itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from beyondcv.checks import CheckResult, _registry
from beyondcv.datasets import persona
from beyondcv.errors import SubmissionError
from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.grading.judging import judge as judging
from beyondcv.grading.judging import ready
from beyondcv.grading.judging.judge import Judged
from beyondcv.grading.judging.plan import Step
from beyondcv.grading.ledger import Ledger
from beyondcv.grading.people.roster import read_sheet
from beyondcv.grading.results import Result, results_of
from beyondcv.i18n import Lang
from beyondcv.profile import Location, Profile
from tests.grading.conftest import ROOT, SCRIPT, Graded
from tests.grading.handins import as_json, finished, moodle, write_zip

LEA = "lea-d-arc_101"


def _by_learner(graded: Graded) -> dict[str, Result]:
    return {result.learner: result for result in graded.batch.results}


def test_the_good_are_graded_and_the_bad_are_named(graded: Graded) -> None:
    """Does one bad file leave all the others graded, each cause being said?"""
    assert graded.batch.graded == [LEA, "tom-martin_102", "zoe-oz_103"]
    assert {
        trouble.learner: trouble.message.text("en")[:30] for trouble in graded.batch.problems
    } == {
        "ada-empty_106": "Not a profile. This file is em",
        "elo-torn_104": "Not readable. What to write to",
        "max-nested_105": "It is a zip inside a zip. Ask ",
    }


def test_every_kind_of_hand_in_earns_the_same(graded: Graded) -> None:
    """Do the file, the notebook and the take-home page give the same points?"""
    points = [{line.id: line.points for line in result.criteria} for result in graded.batch.results]

    assert len(points) == 3
    assert points[0] == points[1] == points[2]


def test_no_code_of_learners_runs(graded: Graded) -> None:
    """Do a handed-in cell and a handed-in module do nothing at all?"""
    assert not graded.marker.exists()
    submitted = graded.course.directory("submitted", "zoe-oz_103")
    assert sorted(path.name for path in submitted.iterdir()) == [
        "03-present.ipynb",
        "profile.json",
        "timestamp.txt",
    ]


def test_what_was_graded_is_the_trainers_notebook(graded: Graded) -> None:
    """Is nothing of the handed-in notebook in nbgrader's folders?"""
    submitted = graded.course.notebook("submitted", "tom-martin_102").read_bytes()

    assert submitted == graded.course.notebook("release").read_bytes()


def test_learners_texts_are_text_in_formgrader(graded: Graded) -> None:
    """Is a script in an answer shown as text, where the person grades?"""
    notebook = json.loads(graded.course.notebook("autograded", LEA).read_text(encoding="utf-8"))
    shown = "".join(
        "".join(output["data"]["text/html"])
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
    )

    assert "&lt;script&gt;" in shown
    assert SCRIPT not in shown
    assert "<script" not in shown


def test_the_answer_is_shown_above_its_task(graded: Graded) -> None:
    """Does the person who grades see each answer right before its rubric?"""
    cells = json.loads(graded.course.notebook("autograded", LEA).read_text(encoding="utf-8"))[
        "cells"
    ]
    ids = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]

    for name, answer in finished("fr").course.answers.items():
        before = json.dumps(cells[ids.index(name) - 1]["outputs"], ensure_ascii=False)
        assert name == "03-voice" or answer in before


def test_manual_points_wait_for_a_person(graded: Graded) -> None:
    """Are criteria to grade by hand open, not 0?"""
    result = _by_learner(graded)[LEA]

    assert (result.to_grade, result.manual, result.total) == (3, None, None)
    assert result.max_points == 20


def test_missing_is_not_zero(graded: Graded) -> None:
    """Is who handed in nothing named, unlike who handed in something torn, and given no 0?"""
    assert graded.batch.missing == ["Eva ABSENTE"]
    with graded.course.gradebook() as gradebook:
        assert {s.student.id for s in gradebook.assignment_submissions("03-present")} == set(
            graded.batch.graded
        )


def test_names_are_shown_as_they_are_written(graded: Graded) -> None:
    """Does formgrader show names with accents and apostrophes?"""
    with graded.course.gradebook() as gradebook:
        student = gradebook.find_student(LEA)
        assert (student.first_name, student.last_name) == ("Léa", "D'ARC")


def test_a_second_run_grades_nothing_twice(graded: Graded) -> None:
    """Is the same zip read again without grading anybody again?"""
    again = collect(graded.course, [graded.archive], read_sheet(graded.roster))

    assert (again.graded, again.unchanged) == ([], graded.batch.graded)
    assert again.results == graded.batch.results


def test_a_score_given_by_hand_survives_a_new_hand_in(graded: Graded, tmp_path: Path) -> None:
    """Does a later version keep the person's score, and ask for another look?"""
    learner = "tom-martin_102"
    with graded.course.gradebook() as gradebook:
        grade = gradebook.find_grade("03-goal", "03-present", "03-present", learner)
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    changed = finished("fr")
    changed.skills, changed.basics.label = [], "Logistique du frais"
    name = moodle("Tom MARTIN", 102, "profile.json")
    folder = tmp_path / Path(name).parent
    folder.mkdir()
    (folder / "profile.json").write_bytes(as_json(changed))

    (result,) = collect(graded.course, [tmp_path]).results

    lines = {line.id: line for line in result.criteria}
    assert (lines["skills"].points, lines["03-goal"].points) == (0.0, 2.0)
    assert lines["03-goal"].review
    assert result.to_grade == 3


def test_a_score_given_by_hand_waits_only_for_what_changed(graded: Graded, tmp_path: Path) -> None:
    """Is nobody asked to read an answer again that is the same as before?"""
    learner = "zoe-oz_103"
    with graded.course.gradebook() as gradebook:
        grade = gradebook.find_grade("03-goal", "03-present", "03-present", learner)
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        gradebook.db.commit()
    changed = finished("fr")
    changed.course.answers["03-voice"] = SCRIPT
    changed.skills = []
    name = tmp_path / moodle("Zoé ÖZ", 103, "profile.json")
    name.parent.mkdir()
    name.write_bytes(as_json(changed))

    (result,) = collect(graded.course, [tmp_path]).results

    lines = {line.id: line for line in result.criteria}
    assert (lines["skills"].points, lines["03-goal"].points) == (0.0, 1.0)
    assert not lines["03-goal"].review


def test_an_older_file_does_not_replace_what_was_graded(graded: Graded, tmp_path: Path) -> None:
    """Does last week's zip, read again by mistake, change nothing?"""
    files = {moodle("Zoé ÖZ", 103, "profile.json"): b'{"work": [{"name": "Demo"}]}'}
    archive = write_zip(tmp_path / "old.zip", files, year=2020)

    run = collect(graded.course, [archive])
    assert run.unchanged == ["zoe-oz_103"]
    assert "graded before and still counts" in str(run.notes[0].message.text("en"))


def test_files_that_nothing_tells_apart_are_asked(graded: Graded, tmp_path: Path) -> None:
    """Are two different nameless files of the same fictional person not merged?"""
    other = finished("fr")
    other.skills = []
    (tmp_path / "profile.json").write_bytes(as_json(finished("fr")))
    (tmp_path / "profile (1).json").write_bytes(as_json(other))

    run = collect(graded.course, [tmp_path])
    assert run.graded == []
    assert ["Nothing says whose" in p.message.text("en") for p in run.problems] == [True, True]


def test_a_finished_profile_earns_all_points(graded: Graded) -> None:
    """Can everything that is counted be earned, as a fictional person?"""
    assert {result.auto for result in graded.batch.results} == {14}


def test_a_profile_without_a_person_earns_the_same(graded: Graded, tmp_path: Path) -> None:
    """Does who gives no name, place, address or account lose nothing?"""
    profile = finished("fr")
    profile.basics.name = profile.basics.email = ""
    profile.basics.accounts = []
    profile.basics.location = Location()
    (tmp_path / "anonyme-7.json").write_bytes(as_json(profile))

    (result,) = collect(graded.course, [tmp_path]).results
    assert result.auto == 14


def test_a_guess_never_replaces_what_was_graded(graded: Graded, tmp_path: Path) -> None:
    """Does a second nameless file, on another day, not overwrite the first one's points?"""
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(finished("fr")))
    assert collect(graded.course, [path]).graded == ["camille-exemple"]
    other = finished("fr")
    other.skills = []
    path.write_bytes(as_json(other))

    run = collect(graded.course, [path])
    assert (run.graded, run.results) == ([], [])
    assert "was graded before" in run.problems[0].message.text("en")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("camille-before", [2, 0, 0, 1, 0, 0, 0]),
        ("camille-after", [2, 2, 2, 3, 1, 2, 0]),
    ],
)
def test_the_fictional_profiles_earn_what_is_known(
    name: str, lang: Lang, points: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do Camille's two profiles earn 3 and 12 of 14, in both languages?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    source = tmp_path / f"{name}.json"
    profile = persona(name, lang)
    # Camille as she is handed out is nobody's work yet.
    profile.course.answers.setdefault("03-goal", "…")
    source.write_bytes(as_json(profile))

    course = open_course(ROOT / "exercises" / lang, "03-present")
    (result,) = collect(course, [source]).results
    assert [line.points for line in result.criteria if not line.manual] == points
    (read,) = results_of(course, {name: name})
    assert read.auto == sum(points)


def test_a_crash_is_not_zero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a cell that crashes leave its points open, say so, and get graded again?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "lea.json").write_bytes(as_json(finished("fr")))
    course = open_course(ROOT / "exercises" / "fr", "03-present")

    def crashing(profile: object, lang: object) -> CheckResult:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(_registry, "RULES", {**_registry.RULES, "skills": crashing})
        run = collect(course, [tmp_path / "in"])
    (result,) = run.results
    assert (len(run.problems), result.to_grade, result.total) == (1, 4, None)

    (again,) = collect(course, [tmp_path / "in"]).results
    assert (again.auto, again.to_grade) == (14, 3)


def test_what_nobody_foresaw_stops_nobody_else(
    graded: Graded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does one failure in grading leave the others graded, with its kind and the log named?"""
    for name, skills in (("ada", 0), ("bob", 1)):
        profile = finished("fr")
        profile.skills = profile.skills[:skills]
        (tmp_path / f"{name}.json").write_bytes(as_json(profile))

    judge = judging.judge

    def failing(steps: Sequence[Step], profile: Profile, today: date | None) -> Judged:
        if not profile.skills:
            raise MemoryError
        return judge(steps, profile, today)

    monkeypatch.setattr(ready, "judge", failing)
    run = collect(graded.course, [tmp_path])
    assert run.graded == ["bob"]
    (problem,) = run.problems
    assert "MemoryError" in problem.message.text("en")
    log = graded.course.class_dir / "grading.log"
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_damaged_list_is_said(tmp_path: Path) -> None:
    """Is a torn list of what was graded a cause that says what to do?"""
    path = tmp_path / "03-present.jsonl"
    path.write_text('{"lea": {\n', encoding="utf-8")

    with pytest.raises(SubmissionError, match="Move it away"):
        Ledger(path)


def test_a_note_beside_the_profile_is_only_noted(graded: Graded, tmp_path: Path) -> None:
    """Does a text file beside a good hand-in not count as a failure?"""
    (tmp_path / "Zoé Note").mkdir()
    (tmp_path / "Zoé Note" / "profile.json").write_bytes(as_json(finished("fr")))
    (tmp_path / "Zoé Note" / "lisez-moi.txt").write_text("Bonjour")
    (tmp_path / "Zoé Note" / "profile.txt").write_text("Bonjour")

    run = collect(graded.course, [tmp_path])
    assert run.graded == ["zoe-note"]
