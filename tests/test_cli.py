"""The `beyondcv` command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv import __version__
from beyondcv.cli import main
from tests.grading.handins import as_json, finished

ROOT = Path(__file__).parent.parent
COURSE = ["--assignment", "03-present", "--course", str(ROOT / "exercises" / "fr")]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of one's own, and a terminal that says nothing about language."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def _status(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return int(stop.value.code or 0)


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Is the version the package's?"""
    assert _status(["--version"]) == 0
    assert capsys.readouterr().out == f"beyondcv {__version__}\n"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["utilisation", "montrer cette aide", "Seules les\ndonnées"]),
        ("en", ["usage", "show this help", "no learner’s code"]),
    ],
)
def test_help_is_in_the_readers_language(
    lang: str, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does the terminal's language decide, down to argparse's own words?"""
    monkeypatch.setenv("LANG", f"{lang}_XX.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    assert _status(["grade", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for word in words:
        assert " ".join(word.split()) in out
    assert ("usage" in out) is (lang == "en")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "il manque"),
        (["grade"], "il manque"),
        (["mark", "x"], "choix impossible"),
        (["grade", "x", "--assignment"], "une valeur était attendue"),
        (["grade", "x", *COURSE, "--verify", "-1"], "il faut un nombre entier"),
    ],
)
def test_an_unclear_command_is_refused_in_plain_words(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is the status 2, and the cause in French for a French reader?"""
    assert _status(["--lang", "fr", *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--assignment", "03-present", "--course", "nowhere"], "expected exercises/fr"),
        (["--assignment", "99", "--course", str(ROOT / "exercises/en")], "03-present"),
        ([*COURSE, "--roster", "none.csv"], "cannot be opened"),
    ],
)
def test_a_wrong_place_is_said(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is a wrong course, assignment or roster status 2 with what was expected?"""
    assert main(["grade", "x.json", "--lang", "en", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_missing_file_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """Is a file that does not exist listed, with status 1?"""
    assert main(["grade", "nothing.zip", "--lang", "en", *COURSE]) == 1
    assert "There is no such file" in capsys.readouterr().out


def test_returning_before_grading_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is there no success without anything to return?"""
    assert main(["return", "--out", str(tmp_path / "out"), "--lang", "en", *COURSE]) == 2
    assert "beyondcv grade" in capsys.readouterr().err


@pytest.mark.slow
def test_grade_then_return(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does the whole way run from the command, for people and for machines?"""
    handed = tmp_path / "profile.json"
    handed.write_bytes(as_json(finished("fr")))

    assert main(["grade", str(handed), *COURSE]) == 0
    said = capsys.readouterr()
    assert "1 devoir noté" in said.out
    assert said.err == "Devoirs rendus\u00a0: 1 sur 1\n"

    assert main(["grade", str(handed), "--json", *COURSE]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["unchanged"] == ["camille-exemple"]
    assert "Camille Exemple" in Path(data["triage"]).read_text(encoding="utf-8")
    assert (data["results"][0]["auto"], data["results"][0]["total"]) == (14, None)

    out = tmp_path / "out"
    assert main(["return", "--out", str(out), *COURSE]) == 1  # points are still to be given
    assert "restent à noter à la main" in capsys.readouterr().out
    names = ["feedback", "feedback.zip", "grades.csv", "group.html"]
    assert sorted(path.name for path in out.iterdir()) == names


def test_a_file_name_cannot_write_lines_of_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Are line ends and control characters of a stranger's file name spelled out?"""
    (tmp_path / "in").mkdir()
    try:
        (tmp_path / "in" / "a\n5 hand-ins graded\x1b[2J.json").write_text("no")
    except OSError:
        pytest.skip("This system has no such file names.")

    main(["grade", str(tmp_path / "in"), "--lang", "en", *COURSE])
    out = capsys.readouterr().out
    assert "a[U+000A]5 hand-ins graded[U+001B][2J.json" in out
    assert "\x1b" not in out


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is a class folder that is a file status 2 with its path, not a traceback?"""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "file"))

    assert main(["grade", "x.json", "--lang", "en", *COURSE]) == 2
    assert "cannot be written or read" in capsys.readouterr().err
