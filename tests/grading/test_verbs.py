"""Prepare, hand out, collect: the verbs around grading."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.errors import SubmissionError
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.hand_out import hand_out
from beyondcv.grading.ledger import ledger_of
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, moodle, write_zip

ASSIGNMENTS = sorted(path.name for path in (ROOT / "exercises" / "fr" / "source").iterdir())
SECRETS = (b"HIDDEN", b"points_of", b"SOLUTION", b"camille-after", b"assert ")


def _where(lang: Lang = "fr", assignment: str = "03-present") -> list[str]:
    return ["--assignment", assignment, "--course", str(ROOT / "exercises" / lang)]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of one's own."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return tmp_path


def test_the_five_verbs_stand_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Does the help list them in the order of a class's work?"""
    with pytest.raises(SystemExit):
        main(["--lang", "en", "--help"])
    out = capsys.readouterr().out

    places = [
        out.index(f"\n    {v} ") for v in ("prepare", "hand-out", "collect", "grade", "return")
    ]
    assert places == sorted(places)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_what_is_handed_out_gives_nothing_away(
    assignment: str, lang: Lang, class_dir: Path, tmp_path: Path
) -> None:
    """Are a notebook and a text in the zip, and neither source nor hidden test nor an answer?"""
    course = open_course(ROOT / "exercises" / lang, assignment)
    ready = hand_out(course, tmp_path)

    assert ready.archive == tmp_path / f"{assignment}.zip"
    with zipfile.ZipFile(ready.archive) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    text = {"fr": "LISEZ-MOI.txt", "en": "READ-ME.txt"}[lang]
    assert set(files) == {f"{assignment}/{assignment}.ipynb", f"{assignment}/{text}"}
    for data in files.values():
        assert not [word for word in SECRETS if word in data]
        assert str(class_dir).encode() not in data
        assert str(ROOT).encode() not in data
    notebook = json.loads(files[f"{assignment}/{assignment}.ipynb"])
    assert not any(cell.get("outputs") for cell in notebook["cells"])
    assert ready.counted + ready.read == (40 if assignment == "09-capstone" else 20)


@pytest.mark.slow
def test_prepare_then_hand_out(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Do both verbs say what they wrote, for people and for machines, twice the same?"""
    assert main(["--lang", "en", "prepare", *_where("en")]) == 0
    assert "14 points are counted by the notebook, 6 are given" in capsys.readouterr().out
    assert main(["hand-out", "--json", "--out", str(alone / "a"), *_where("en")]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["counted"], data["read"]) == (14, 6)
    assert main(["hand-out", "--out", str(alone / "b.zip"), *_where("en")]) == 0

    assert Path(data["archive"]).read_bytes() == (alone / "b.zip").read_bytes()


@pytest.mark.slow
def test_a_release_that_gives_something_away_is_refused(alone: Path) -> None:
    """Does a hidden test in a release stop the hand-out, with the cell's name?"""
    course = open_course(ROOT / "exercises" / "fr", "03-present")
    course.release()
    path = course.notebook("release")
    text = path.read_text(encoding="utf-8")
    path.chmod(0o644)
    path.write_text(text.replace("criterion(", "points_of(", 1), encoding="utf-8")

    with pytest.raises(SubmissionError, match="valid"):
        hand_out(course, alone / "out")
    assert not (alone / "out").exists()


def _archive(folder: Path) -> Path:
    profile = as_json(finished("fr"))
    return write_zip(
        folder / "in.zip",
        {
            moodle("Léa D'ARC", 101, "profile.json"): profile,
            moodle("Élo TORN", 104, "profile.json"): profile[:200],
        },
    )


def _course() -> Course:
    return open_course(ROOT / "exercises" / "fr", "03-present")


def test_collect_reads_and_grades_nothing(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does collect say who, what and which problems, and leave no trace of grading?"""
    roster = alone / "liste.csv"
    roster.write_text(
        "Identifiant;Nom complet\nParticipant 101;Léa D'ARC\nParticipant 9;Eva ABSENTE\n",
        encoding="utf-8",
    )
    archive = _archive(alone)

    command = ["collect", str(archive), "--roster", str(roster), *_where()]
    assert main(["--lang", "fr", *command]) == 1
    out = capsys.readouterr().out
    for words in ("1 devoir se lit", "Léa D'ARC", "1 problème", "Eva ABSENTE", "Rien n’a été noté"):
        assert words in out
    assert main([*command, "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [one["learner"] for one in data["read"]] == ["lea-d-arc_101"]
    assert [(p["learner"], p["unreadable"]) for p in data["problems"]] == [("elo-torn_104", True)]
    assert (data["results"], data["missing"]) == ([], ["Eva ABSENTE"])
    assert Path(data["triage"]).is_file()
    assert not list((alone / "class").rglob("gradebook.db"))
    assert not ledger_of(_course()).path.exists()
    assert not list((alone / "class").rglob("autograded"))


def test_collect_ends_well_when_all_is_well(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is the status 0 without problems, 1 without anything, and the page where it is asked?"""
    (alone / "in" / "Zoé Öz").mkdir(parents=True)
    (alone / "in" / "Zoé Öz" / "profile.json").write_bytes(as_json(finished("fr")))
    page = alone / "pages" / "tri.html"

    assert main(["collect", str(alone / "in"), "--triage", str(page), *_where()]) == 0
    assert "Zoé Öz" in page.read_text(encoding="utf-8")
    (alone / "nothing").mkdir()
    assert main(["collect", str(alone / "nothing"), *_where()]) == 1
    assert capsys.readouterr().err == ""
