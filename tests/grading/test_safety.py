"""Nothing is lost and nothing is graded twice, whatever happens in the middle."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.errors import SubmissionError
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.judging import direct, folders
from beyondcv.grading.judging.verify import snapshot
from beyondcv.grading.ledger import Entry, Ledger
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, little

UNIT = "04-first-network"
COUNT = 7


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Seven learners' files."""
    for number in range(COUNT):
        folder = tmp_path / "in" / f"ada-{number}"
        folder.mkdir(parents=True)
        profile = persona("camille-after", "fr") if number % 2 else little("fr")
        (folder / "profile.json").write_bytes(as_json(profile))
    return tmp_path / "in"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A class of one's own."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return open_course(ROOT / "exercises" / "fr", UNIT)


def _whole(course: Course) -> dict[str, object]:
    return {f"ada-{n}": snapshot(course, f"ada-{n}") for n in range(COUNT)}


def _rows(course: Course) -> int:
    with course.gradebook() as gradebook:
        return len(gradebook.assignment_submissions(UNIT))


POINTS = ("before the folders", "after the folders", "after the rows", "while remembering")


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_power_cut_is_made_good_by_the_next_run(
    point: str, course: Course, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does a run that dies at any write leave a class that the next one completes?"""
    monkeypatch.setattr(direct, "CHUNK", 3)
    script = tmp_path / "dies.py"
    script.write_text(
        f"""
import os, sys
from pathlib import Path
from beyondcv.grading.judging import direct, folders
from beyondcv.grading import ledger
from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
direct.CHUNK = 3
left = 2
def dying(function, after):
    def call(*args, **more):
        global left
        left -= 1
        if not left and not after:
            os._exit(9)
        value = function(*args, **more)
        if not left:
            os._exit(9)
        return value
    return call
point = {point!r}
if point == "before the folders":
    direct.folders.put = dying(folders.put, False)
elif point == "after the folders":
    direct.write = dying(direct.write, False)
elif point == "after the rows":
    direct.folders.settle = dying(folders.settle, True)
else:
    real = os.fsync
    def torn(number):
        global left
        left -= 1
        if not left:
            os.ftruncate(number, os.fstat(number).st_size - 20)
            os._exit(9)
        real(number)
    ledger.os.fsync = torn
course = open_course(Path({str(ROOT / "exercises" / "fr")!r}), {UNIT!r})
collect(course, [Path({str(handed)!r})])
""",
        encoding="utf-8",
    )
    died = subprocess.run([sys.executable, str(script)], check=False)
    assert died.returncode == 9

    batch = collect(course, [handed])

    assert batch.problems == []
    assert len(batch.results) == COUNT
    assert _rows(course) == COUNT
    after = _whole(course)
    again = collect(course, [handed])
    assert (again.graded, len(again.unchanged)) == ([], COUNT)
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "other"))
    undisturbed = open_course(ROOT / "exercises" / "fr", UNIT)
    collect(undisturbed, [handed])
    assert after == _whole(undisturbed)


@pytest.mark.parametrize("point", ["before the rows", "after the rows"])
def test_a_cut_between_folder_and_row_does_not_hide_a_new_answer(
    point: str, course: Course, handed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is a score given for another answer still marked for a look, if the run died in between?"""
    ada, cell = "ada-1", "04-tone"
    collect(course, [handed])
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(cell, UNIT, UNIT, ada)
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        gradebook.db.commit()
    (handed / ada / "profile.json").write_bytes(as_json(little("fr")))

    def dying(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if point == "before the rows":
            patch.setattr(direct, "write", dying)
        else:
            patch.setattr(folders, "settle", dying)
        with pytest.raises(KeyboardInterrupt):
            collect(course, [handed])
    collect(course, [handed])

    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(cell, UNIT, UNIT, ada)
        assert (grade.manual_score, grade.needs_manual_grade) == (1.0, True)
    left = course.directory("autograded", ada).parent.iterdir()
    assert [path.name for path in left] == [UNIT]


def test_a_full_disk_stops_the_run_and_says_so(
    course: Course,
    handed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Is a full disk a clear message, with nothing half written, and goes the next run on?"""
    put, calls = folders.put, 0

    def full(folder: Path, files: dict[str, bytes], mode: int | None = None) -> None:
        nonlocal calls
        calls += 1
        if calls == 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
        put(folder, files, mode)

    command = ["grade", str(handed), "--assignment", UNIT, "--course",
               str(ROOT / "exercises" / "fr"), "--verify", "0", "--lang", "en"]  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(folders, "put", full)
        assert main(command) == 2
    said = capsys.readouterr().err
    assert said.startswith("The disk is full: ")
    assert str(course.class_dir) in said
    assert _rows(course) == 0

    assert main(command) == 0
    assert _rows(course) == COUNT


def test_a_folder_is_old_or_new(tmp_path: Path) -> None:
    """Does a folder that cannot be written leave the one that was there?"""
    folder = tmp_path / "work"
    folders.put(folder, {"a.txt": b"old"}, 0o444)
    with pytest.raises(OSError, match="name"):
        folders.put(folder, {"a.txt": b"new", "b" * 300: b""})
    assert (folder / "a.txt").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["work"]

    folders.put(folder, {"a.txt": b"new"})
    assert (folder / "a.txt").read_bytes() == b"new"


@pytest.mark.slow
def test_a_second_run_beside_the_first_waits_its_turn(
    course: Course, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is the second one told to wait, with status 2, and nothing touched?"""
    command = ["grade", str(handed), "--assignment", UNIT, "--course",
               str(ROOT / "exercises" / "fr"), "--lang", "en"]  # fmt: skip
    with course.locked():
        other = subprocess.run(
            [sys.executable, "-m", "beyondcv.cli", *command],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert other.returncode == 2
    assert "Another run is grading this class" in other.stderr
    assert not (course.class_dir / "handed-in").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_stop_by_the_keyboard_goes_on_later(course: Course, handed: Path, tmp_path: Path) -> None:
    """Does Ctrl-C end the run with what is graded kept, and the same command go on?"""
    script = tmp_path / "slow.py"
    script.write_text(
        "import sys, time\n"
        "from beyondcv.grading.judging import direct\n"
        "from beyondcv.cli import main\n"
        "direct.CHUNK = 2\n"
        "write, times = direct.write, []\n"
        "def slow(*args):\n"
        "    times.append(1)\n"
        "    if len(times) == 2:\n"
        "        print('now', flush=True)\n"
        "        time.sleep(60)\n"
        "    return write(*args)\n"
        "direct.write = slow\n"
        "sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    command = ["grade", str(handed), "--assignment", UNIT, "--course",
               str(ROOT / "exercises" / "fr"), "--verify", "0", "--lang", "en"]  # fmt: skip
    with subprocess.Popen(
        [sys.executable, str(script), *command],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stdout.readline() == "now\n"
        run.send_signal(signal.SIGINT)
        _out, said = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "Run the same command again" in said
    assert _rows(course) == 2

    batch = collect(course, [handed])
    assert (len(batch.unchanged), len(batch.graded)) == (2, COUNT - 2)


def test_a_torn_line_counts_as_not_written(tmp_path: Path) -> None:
    """Is a list whose last line was cut read without it, and written on whole?"""
    path = tmp_path / "list.jsonl"
    entry = Entry("mark", "file", "2026-10-01T12:00:00+00:00", "Ada", "")
    ledger = Ledger(path)
    ledger.put({"ada": entry, "bob": entry})
    path.write_bytes(path.read_bytes()[:-9])

    again = Ledger(path)
    assert set(again.entries) == {"ada"}
    again.put({"eve": entry})
    assert set(Ledger(path).entries) == {"ada", "eve"}


@pytest.mark.parametrize("time", ["2026-02-30T12:00:00+00:00", "soon", "", None, 5])
def test_a_time_that_cannot_be_is_damage(time: object, tmp_path: Path) -> None:
    """Is a list with an impossible day in it named as damaged, when it is read?"""
    path = tmp_path / "list.jsonl"
    line = {"learner": "ada", "mark": "m", "file": "f", "time": time, "name": "Ada", "folder": ""}
    path.write_text(json.dumps(line) + "\n")
    with pytest.raises(SubmissionError, match="is damaged"):
        Ledger(path)


def _verb(*words: str) -> list[str]:
    return [*words, "--assignment", UNIT, "--course", str(ROOT / "exercises" / "fr"),
            "--lang", "en"]  # fmt: skip


def test_what_is_damaged_is_said_and_mended(
    course: Course, handed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is a graded notebook that was cut off named, kept out of what goes back, and graded anew?"""
    collect(course, [handed])
    path = course.notebook("autograded", "ada-3")
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:500])

    assert main(_verb("return", "--out", str(tmp_path / "back"))) == 1
    assert "ada-3: Nothing is returned" in capsys.readouterr().out
    assert len(list((tmp_path / "back" / "feedback").iterdir())) == COUNT - 1
    assert collect(course, [handed]).graded == ["ada-3"]
    main(_verb("return", "--out", str(tmp_path / "back")))
    assert "Nothing is returned" not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"no database, but a text of some length " * 9, None])
def test_a_damaged_gradebook_is_said(
    content: bytes | None, course: Course, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is it one sentence with what to do, and status 2, for every verb?"""
    collect(course, [handed])
    path = course.class_dir / "gradebook.db"
    path.write_bytes(path.read_bytes()[:3_000] if content is None else content)

    for verb in (
        _verb("grade", str(handed)),
        _verb("return", "--out", str(handed)),
        ["purge", "--course", str(ROOT / "exercises" / "fr"), "--lang", "en", "--learner", "ada-1"],
    ):
        assert main(verb) == 2
        assert "is damaged" in capsys.readouterr().err


def test_errors_speak_the_courses_language(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Is a French course's error French where the terminal says no language?"""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    words = _verb("return", "--out", str(tmp_path))[:-2]
    assert main(words) == 2
    assert "Lancez d’abord" in capsys.readouterr().err


def test_a_damaged_list_is_said_by_purge_too(
    course: Course, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does purge stop at a list that it cannot read, in place of passing it over?"""
    collect(course, [handed])
    path = course.class_dir / "handed-in" / f"{UNIT}.jsonl"
    path.write_bytes(b"x" + path.read_bytes())

    verb = ["purge", "--course", str(ROOT / "exercises" / "fr"), "--lang", "en", "--yes"]
    assert main([*verb, "--learner", "ada-1"]) == 2
    assert "is damaged" in capsys.readouterr().err
    assert course.notebook("autograded", "ada-1").exists()


def test_what_nobody_foresaw_is_a_sentence(
    course: Course,
    handed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Do the details go to the log, and none of them into the face of who grades?"""

    def odd(*_arguments: object) -> None:
        raise ZeroDivisionError("details")

    monkeypatch.setattr(direct, "write", odd)
    assert main(_verb("grade", str(handed), "--verify", "0")) == 2
    said = capsys.readouterr().err
    assert "Something unforeseen happened (ZeroDivisionError)" in said
    assert "details" not in said.replace("details stand in", "")
    log = (course.class_dir / "grading.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: details" in log


@pytest.mark.slow
def test_several_assignments_come_from_the_same_files(
    course: Course, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does one command grade two units of the same profiles, each under its name?"""
    status = main(
        ["grade", str(handed), "--assignment", UNIT, "--assignment", "03-present", "--course",
         str(ROOT / "exercises" / "fr"), "--verify", "0", "--json"]
    )  # fmt: skip
    said = json.loads(capsys.readouterr().out)

    assert status == 0
    assert {name: len(part["graded"]) for name, part in said.items()} == {
        UNIT: COUNT, "03-present": COUNT,
    }  # fmt: skip
