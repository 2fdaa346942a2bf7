"""The gradebook on a PostgreSQL server: the same rows as in the class's own file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.errors import SubmissionError
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.database import address, shown
from beyondcv.grading.judging.verify import differences
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, little
from tests.grading.servers import Postgres, free_port, postgres

FRENCH = ROOT / "exercises" / "fr"
UNITS = ("03-present", "04-first-network")
NAMES = ("empty", "after", "o-connor", "zoe")


@pytest.fixture(scope="module")
def server() -> Iterator[Postgres]:
    """A real server."""
    with postgres() as running:
        yield running


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Four learners' files."""
    odd = finished("fr")
    odd.basics.name = "Élo\u0000 O’CONNOR \U0001f600"
    profiles = (little("fr"), persona("camille-after", "fr"), odd, little("fr"))
    for name, profile in zip(NAMES, profiles, strict=True):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "profile.json").write_bytes(as_json(profile))
    return tmp_path / "in"


def _course(folder: Path, db: str | None, unit: str = UNITS[0], lang: str = "fr") -> Course:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder))
        return open_course(ROOT / "exercises" / lang, unit, db)


def _command(verb: str, *more: str, units: tuple[str, ...] = UNITS) -> list[str]:
    named = [word for unit in units for word in ("--assignment", unit)]
    return [verb, *more, *named, "--course", str(FRENCH)]


def _give(course: Course, learner: str, cell: str) -> None:
    with course.gradebook() as gradebook:
        row = gradebook.find_grade(cell, course.assignment, course.assignment, learner)
        row.manual_score, row.needs_manual_grade = 1.0, False
        gradebook.db.commit()


@pytest.mark.slow
def test_two_assignments_have_the_same_rows_on_a_server(
    server: Postgres, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Do grading, a person’s points, grading again and returning agree with SQLite’s?"""
    url = server.create("same")
    here = {unit: _course(tmp_path / "file", None, unit) for unit in UNITS}
    there = {unit: _course(tmp_path / "server", url, unit) for unit in UNITS}

    def both(*command: str, status: int = 0) -> tuple[object, object]:
        said = []
        for folder, db in (("file", []), ("server", ["--db", url])):
            monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / folder))
            assert main([*_command(*command, "--json"), *db]) == status
            out, err = capsys.readouterr()
            assert server.password not in out + err
            data = json.loads(out)
            for part in data.values():
                part.pop("seconds", None)
                # Paths in the class's own folder.
                part.pop("files", None)
                part.pop("triage", None)
            said.append(data)
        return said[0], said[1]

    def same() -> bool:
        return not any(differences(here[u], there[u], name) for u in UNITS for name in NAMES)

    one, other = both("grade", str(handed))
    assert one == other
    assert same()

    for course in (here[UNITS[1]], there[UNITS[1]]):
        _give(course, "zoe", "04-tone")
    (handed / "zoe" / "profile.json").write_bytes(as_json(persona("camille-after", "fr")))
    one, other = both("grade", str(handed))
    assert one == other
    assert same()
    with there[UNITS[1]].gradebook() as gradebook:
        row = gradebook.find_grade("04-tone", UNITS[1], UNITS[1], "zoe")
        assert (row.manual_score, row.needs_manual_grade) == (1.0, True)

    for folder in ("file", "server"):
        (tmp_path / folder / "back").mkdir()
    one, other = both("return", "--out", str(tmp_path / "back"), status=1)
    assert one == other
    assert not (tmp_path / "server" / "fr" / "gradebook.db").exists()
    logs = (tmp_path / "server").rglob("*.log")
    assert not any(server.password in log.read_text() for log in logs)


@pytest.mark.slow
def test_the_environment_names_the_database_too(
    server: Postgres, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is BEYONDCV_DB the same as --db, also for what nbgrader itself opens?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    monkeypatch.setenv("BEYONDCV_DB", server.create("environment").replace("+psycopg", ""))
    command = _command("grade", str(handed), "--verify", "0", units=UNITS[:1])
    assert main(command) == 0

    course = open_course(FRENCH, UNITS[0])
    assert course.config.CourseDirectory.db_url.startswith("postgresql+psycopg://")
    with course.gradebook() as gradebook:
        assert {student.id for student in gradebook.students} == set(NAMES)
    assert not (tmp_path / "class" / "fr" / "gradebook.db").exists()


@pytest.mark.slow
def test_another_gradebook_is_filled_from_the_same_class(
    server: Postgres, handed: Path, tmp_path: Path
) -> None:
    """Are hand-ins that the class remembers graded again where the gradebook lacks them?"""
    collect(_course(tmp_path, None), [handed])
    course = _course(tmp_path, server.create("moved"))
    first = collect(course, [handed])
    assert len(first.graded) == len(NAMES)
    said = [note.message.text("en") for note in first.notes]
    assert sum("holds nothing of what" in note for note in said) == 1
    assert collect(course, [handed]).graded == []


@pytest.mark.slow
def test_a_database_is_one_run_s_and_one_course_s(
    server: Postgres, handed: Path, tmp_path: Path
) -> None:
    """Is a run on another machine told to wait, and the other language’s course refused?"""
    url = server.create("one")
    course = _course(tmp_path / "a", url)
    with (
        course.locked(),
        pytest.raises(SubmissionError, match="Another run is grading into postgresql://127"),
        _course(tmp_path / "b", url).locked(),
    ):
        pass
    with course.locked():
        collect(course, [handed])
    with (
        pytest.raises(SubmissionError, match="holds another course, beyondcv-fr"),
        _course(tmp_path / "c", url, lang="en").locked(),
    ):
        pass


def _pages(server: Postgres, *names: str) -> list[str]:
    """Return the server's files that hold a name, but for its log of changes."""
    with server.connect() as connection:
        connection.execute("checkpoint")
    return [
        path.relative_to(server.folder / "data").as_posix()
        for path in (server.folder / "data").rglob("*")
        if path.is_file() and "pg_wal" not in path.parts
        if any(name.encode() in path.read_bytes() for name in names)
    ]


@pytest.mark.slow
def test_purge_leaves_no_trace_on_a_server(
    server: Postgres, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Is a learner gone from every page of the database's files, and from its statistics?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    monkeypatch.delenv("BEYONDCV_DB", raising=False)
    url = server.create("purged")
    (handed / "zoe").rename(handed / "Zoé QUETZALCOATL")
    assert main(_command("grade", str(handed), "--verify", "0", "--db", url)) == 0
    names = ("QUETZALCOATL", "quetzalcoatl")
    with server.connect("purged") as connection:
        connection.execute("analyze")
    assert _pages(server, *names)

    # Without the database's name, nothing is taken for purged.
    purge = ["purge", "--course", str(FRENCH), "--learner", "zoe quetzalcoatl", "--lang", "en"]
    assert main([*purge, "--yes"]) == 2
    assert "name it with --db" in capsys.readouterr().err
    assert not (tmp_path / "class" / "fr" / "gradebook.db").exists()
    assert main(_command("return", "--out", str(tmp_path / "back"), "--lang", "en")) == 2
    assert "name it with --db" in capsys.readouterr().err

    assert main([*purge, "--db", url, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 1 + len(UNITS)
    assert _pages(server, *names)
    assert main([*purge, "--db", url, "--yes"]) == 0
    assert _pages(server, *names) == []
    with _course(tmp_path / "class", url).gradebook() as gradebook:
        assert {student.id for student in gradebook.students} == {*NAMES} - {"zoe"}
    assert main(_command("grade", str(handed / "after"), "--verify", "0", "--db", url)) == 0


@pytest.mark.slow
def test_a_server_that_is_away_is_said(
    server: Postgres, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Is it status 2 and a clear message, without the password, before and during a run?"""
    from beyondcv.grading.judging import direct, rows

    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    command = _command("grade", str(handed), "--verify", "0", "--lang", "fr", units=UNITS[:1])
    url = server.create("away")

    def told(db: str) -> str:
        assert main([*command, "--db", db]) == 2
        said = capsys.readouterr()
        assert server.password not in said.out + said.err
        assert "Traceback" not in said.err
        return said.err

    assert "ne se laisse ni lire" in told(url.replace(f":{server.port}/", f":{free_port()}/"))
    assert "ne se laisse ni lire" in told(url.replace("/away", "/nowhere"))
    assert "ne se laisse ni lire" in told(url.replace("trainer:", "stranger:"))

    write = rows.write

    def dying(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        server.stop()

    with monkeypatch.context() as patch:
        patch.setattr(direct, "write", dying)
        assert "ne se laisse ni lire" in told(url)
    server.start()
    assert main([*command, "--db", url]) == 0
    course = open_course(FRENCH, UNITS[0], url)
    with course.gradebook() as gradebook:
        assert len(gradebook.assignment_submissions(UNITS[0])) == len(NAMES)


@pytest.mark.parametrize(
    "given", ["mysql://u:secret@h/d", "secret", "postgresql://u:secret@h", "", "http://x:y:secret"]
)
def test_what_is_no_database_of_ours_is_refused(given: str) -> None:
    """Is it said what was expected, without repeating what may hold a password?"""
    with pytest.raises(SubmissionError, match="Expected postgresql") as caught:
        address(given)
    assert "secret" not in str(caught.value)


def test_an_address_is_shown_without_its_password() -> None:
    """Do messages name server and database, and nothing that lets one in?"""
    full = address("postgres://ada:secret@db.example:5433/class?sslmode=require")
    assert full.startswith("postgresql+psycopg://ada:secret@db.example:5433/class?")
    assert "connect_timeout=10" in full
    assert shown(full) == "postgresql://db.example:5433/class"
    assert address("sqlite:///x.db") == "sqlite:///x.db"
