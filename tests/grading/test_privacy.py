"""Names stay out where pseudonyms are wanted, and go where they are to go."""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from beyondcv.checks import graded
from beyondcv.cli import main
from beyondcv.datasets import PERSONAS, persona
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.people.masking import CLOSED, masked
from beyondcv.grading.people.pseudonyms import pseudonyms_of
from beyondcv.profile import DayLog
from beyondcv.widgets._spec import Choice, Date, Entries, QuickAdd, Ticks
from beyondcv.widgets.units import UNITS
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, moodle, write_zip

FOLDER = str(ROOT / "exercises" / "fr")
COURSE = ["--course", FOLDER, "--lang", "en"]
UNIT = ["--assignment", "03-present", *COURSE]
NAMES = ("Léa D'ARC", "Tom MARTIN", "Zoé ÖZ")
MOODLE = [moodle(name, 101 + i, "profile.json") for i, name in enumerate(NAMES)]


@pytest.fixture(autouse=True)
def class_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of one's own."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return tmp_path / "class" / "fr"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Moodle's zip of three learners who use their own names, and one torn file."""
    files = {}
    for place, name in zip(MOODLE, NAMES, strict=True):
        profile = finished("fr")
        profile.meta.extra.pop("fictional")
        profile.basics.name = name
        profile.basics.email = f"{name.split()[1].lower()}@example.org"
        profile.course.answers["03-goal"] = f"Moi, {name}, je veux la logistique."
        files[place] = as_json(profile)
    files[moodle("Élo TORN", 104, "profile.json")] = b"{"
    return write_zip(tmp_path / "devoirs.zip", files)


def _course() -> Course:
    return open_course(Path(FOLDER), "03-present")


def _holding(folder: Path, *names: str, apart: str = "") -> list[str]:
    """Return the files below a folder that hold a name, in their bytes or in their path."""
    forms = {
        form
        for name in names
        for form in (name, name.replace("'", "&#x27;"), json.dumps(name)[1:-1], name.lower())
    }
    found = []
    for path in folder.rglob("*"):
        place = path.relative_to(folder).as_posix()
        if apart and place.startswith(apart):
            continue
        data = place.encode() + (path.read_bytes() if path.is_file() else b"")
        if any(form.encode() in data for form in forms):
            found.append(place)
    return found


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_a_class_with_pseudonyms_holds_no_name(
    archive: Path, class_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Are gradebook, folders, lists, log and what is said without a name, and points the same?"""
    roster = tmp_path / "liste.csv"
    roster.write_text("Nom complet\nLéa D'ARC\nEva ABSENTE\n", encoding="utf-8")
    grade = ["grade", str(archive), *UNIT, "--json", "--roster", str(roster)]
    assert main([*grade, "--pseudonyms", "--verify", "1"]) == 1
    text = capsys.readouterr().out
    said = json.loads(text)

    marks = [*NAMES, "Élo TORN", "Eva ABSENTE", "lea-d-arc", "tom-martin", "101", "d'arc@example"]
    assert _holding(class_dir, *marks[:-2], marks[-1], apart="roster") == []
    assert not any(name in text for name in (*NAMES, "TORN", "ABSENTE", "lea-d-arc"))
    assert [len(said[key]) for key in ("graded", "problems", "missing")] == [3, 1, 1]
    assert all(one.startswith("p-") for one in (*said["graded"], *said["missing"]))
    assert {result["auto"] for result in said["results"]} == {14}
    table = class_dir / "roster" / "people.json"
    assert (table.stat().st_mode & 0o777, table.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert {path.stat().st_mode & 0o077 for path in table.parent.iterdir()} == {0}

    # The next run goes on with pseudonyms, whether or not it is told to.
    main(["grade", str(archive), *UNIT, "--json", "--verify", "0"])
    again = _json(capsys)
    assert (again["graded"], again["unchanged"]) == ([], said["graded"])
    assert _holding(class_dir, *marks[:-2], apart="roster") == []


def test_the_order_of_names_is_hidden_too(
    tmp_path: Path, class_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does no list, row or line stand in the order of a class list, which would say who is who?"""
    names = [f"{letter} DÉMO" for letter in "ABCDEFGHIJKL"]
    late = moodle("M DÉMO", 113, "profile.json")
    files = {
        moodle(name, 101 + i, "profile.json"): as_json(finished("fr"))
        for i, name in enumerate(names)
    }
    archive = write_zip(tmp_path / "devoirs.zip", files | {late: b"{"})
    main(["grade", str(archive), *UNIT, "--pseudonyms", "--json", "--verify", "0",
          "--deadline", "2026-01-01"])  # fmt: skip
    said = _json(capsys)
    lines = (class_dir / "handed-in" / "03-present.jsonl").read_text().splitlines()
    with _course().gradebook() as gradebook:
        rows = gradebook.db.connection().exec_driver_sql("select id from student order by rowid")
        stored = [row[0] for row in rows]
    for ids in (
        [result["learner"] for result in said["results"]],
        [note["learner"] for note in said["notes"] if "word for word" not in note["message"]],
        said["late"],
        [json.loads(line)["learner"] for line in lines if not json.loads(line)["kind"]],
        stored,
    ):
        assert len(ids) == len(names)
        assert ids == sorted(ids)


def test_what_goes_back_has_the_names_again(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do Moodle's folders, the pages, the grades and the sheet name the learners?"""
    main(["grade", str(archive), *UNIT, "--pseudonyms", "--verify", "0"])
    sheet = tmp_path / "notes.csv"
    lines = [f"Participant {101 + i},{name},,20" for i, name in enumerate(NAMES)]
    sheet.write_text("\n".join(["Identifiant,Nom complet,Note,Note maximale", *lines]), "utf-8")
    with _course().gradebook() as gradebook:
        for submission in gradebook.assignment_submissions("03-present"):
            for mark in submission.notebooks[0].grades:
                if mark.auto_score is None:
                    mark.manual_score, mark.needs_manual_grade = 1.0, False
        gradebook.db.commit()
    capsys.readouterr()
    out = tmp_path / "out"

    assert main(["return", *UNIT, "--out", str(out), "--sheet", str(sheet)]) == 1
    assert "Élo TORN" in capsys.readouterr().out
    with zipfile.ZipFile(out / "feedback.zip") as pages:
        inside = {name.split("/")[0]: pages.read(name).decode() for name in pages.namelist()}
    assert set(inside) == {place.split("/")[0] for place in MOODLE}
    assert "Tom MARTIN" in inside[MOODLE[1].split("/")[0]]
    assert sorted(path.stem for path in (out / "feedback").iterdir()) == [
        "lea-d-arc_101", "tom-martin_102", "zoe-oz_103",
    ]  # fmt: skip
    with (out / "notes.csv").open(encoding="utf-8") as stream:
        assert [row["Note"] != "" for row in csv.DictReader(stream)] == [True] * 3
    assert "Zoé ÖZ" in (out / "grades.csv").read_text(encoding="utf-8-sig")


def test_a_class_begun_with_names_cannot_turn(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is the switch refused, with what to do, where names stand already?"""
    main(["grade", str(archive), *UNIT, "--verify", "0"])
    assert main(["grade", str(archive), *UNIT, "--pseudonyms"]) == 2
    assert "Begin a new one" in capsys.readouterr().err
    assert not pseudonyms_of(_course()).on


def test_without_the_table_nothing_is_graded_under_names(
    archive: Path, class_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does a class whose table is elsewhere wait for it?"""
    main(["grade", str(archive), *UNIT, "--pseudonyms", "--verify", "0"])
    (class_dir / "roster").rename(tmp_path / "stick")
    assert main(["grade", str(archive), *UNIT]) == 2
    assert "Bring the folder “roster” back" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_pseudonym_costs_no_point(lang: Any) -> None:
    """Do all the fictional people earn the same in every unit, with and without a name?"""
    units = [name.name for name in (ROOT / "exercises" / lang / "source").iterdir()]
    for name in PERSONAS:
        profile = persona(name, lang)
        hidden = masked(profile, "p-k7m4xf", "Tom MARTIN")
        assert profile.basics.name not in json.dumps(hidden.to_dict(), ensure_ascii=False)
        for unit in units:
            before, after = (
                [(line.id, line.points) for line in graded(unit, one, lang)]
                for one in (profile, hidden)
            )
            assert after == before, (name, unit)


_COMMON = ("Sun", "Mon", "Camille", "Will", "Avril", "May", "Stock", "ask", "Online", "fr")


def _closed(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if place in CLOSED:
        yield place, value
    elif isinstance(value, list):
        for item in value:
            yield from _closed(item, place)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _closed(item, f"{place}.{key}".lstrip("."))


def _answers(blocks: Iterable[Any], base: str = "") -> Iterator[str]:
    """Return the places that a form fills with a choice or a day."""
    for block in blocks:
        if isinstance(block, Entries):
            yield from _answers(block.fields, f"{block.path}.")
        elif isinstance(block, QuickAdd):
            yield from _answers(block.choices, f"{block.path}.")
        elif isinstance(block, Choice | Ticks | Date):
            yield re.sub(r"\[\d+\]", "", base + block.path)


def test_no_answer_to_a_closed_question_is_searched_for_a_name() -> None:
    """Is each place that a form fills with a choice or a day known to hold no name?"""
    steps = [step for unit in UNITS.values() for step in unit.steps]
    places = {place for step in steps for place in _answers(step.blocks)}
    assert {"meta.beyondcv.plan.date", "meta.beyondcv.plan.goal"} <= places
    known = CLOSED | {place for place in places for one in CLOSED if place.startswith(f"{one}.")}
    assert places <= known


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_name_that_is_a_word_of_the_courses_costs_no_point(lang: Any) -> None:
    """Do days, choices, ids and dates stay, whatever somebody is called, and so the points?"""
    units = [name.name for name in (ROOT / "exercises" / lang / "source").iterdir()]
    profile = persona("camille-after", lang)
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    profile.course.presence.log = [DayLog(day=day, useful=10, scrolling=5) for day in days]
    profile.course.persona = "camille"
    profile.work[0].summary += " I will open the stock, and I will count it."
    values = {v for _place, v in _closed(profile.to_dict(bare=True)) if isinstance(v, str)}
    before = [(line.id, line.points) for unit in units for line in graded(unit, profile, lang)]
    for name in sorted({*_COMMON, *values}):
        profile.basics.name = name
        hidden = masked(profile, "p-k7m4xf")
        assert list(_closed(hidden.to_dict(bare=True))) == list(
            _closed(profile.to_dict(bare=True))
        ), name
        if name in _COMMON:
            assert hidden.basics.name == "p-k7m4xf"
            assert "I will open the stock" in hidden.work[0].summary
            after = [
                (line.id, line.points) for unit in units for line in graded(unit, hidden, lang)
            ]
            assert after == before, name


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Tom Martin", "MARTIN  tom et tom martin", "p-abc et p-abc"),
        ("Da Costa Hugo", "Hugo Da Costa, Hugo", "p-abc, Hugo"),
        ("Maëlle", "Je suis Maëlle.", "Je suis p-abc."),
        ("Rose", "Rose vend une rose.", "Rose vend une rose."),
        ("Rose", "Rose", "p-abc"),
        ("Tom Martin", "Tom vend, Martin aussi.", "Tom vend, Martin aussi."),
    ],
)
def test_a_text_loses_the_whole_name(name: str, text: str, left: str) -> None:
    """Is a whole name taken out of texts in any order, and a common word not?"""
    profile = finished("fr")
    profile.basics.name = name
    profile.basics.summary = text

    assert masked(profile, "p-abc").basics.summary == left


def test_another_persons_pseudonym_stands_for_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does a remark about two people name two pseudonyms, and one about two files no person?"""
    theirs, own = finished("fr"), finished("fr")
    theirs.meta.extra.pop("fictional")
    theirs.basics.name = "Léa D'Arc"
    own.skills = []
    sheet = tmp_path / "liste.csv"
    sheet.write_text("Nom complet\nLéa D'ARC\nTom MARTIN\nEva ABSENTE\n", encoding="utf-8")
    files = {
        moodle("Léa D'ARC", 101, "profile.json"): as_json(finished("fr")),
        moodle("Tom MARTIN", 102, "profile.json"): as_json(theirs),
        moodle("Tom MARTIN", 102, "profile (1).json"): as_json(own),
        moodle("Tom MARTIN", 102, "tom.json"): as_json(finished("en")),
    }
    archive = write_zip(tmp_path / "devoirs.zip", files)
    main(["grade", str(archive), *UNIT, "--pseudonyms", "--json", "--verify", "0",
          "--roster", str(sheet)])  # fmt: skip
    text = capsys.readouterr().out
    who = pseudonyms_of(_course())
    lea, tom = who["lea-d-arc_101"], who["tom-martin_102"]
    run = json.loads(text)
    told = [*run["notes"], *run["problems"]]
    said = [one["message"] for one in told if one["learner"] == tom]

    assert any(f"This file names {lea}, who" in message for message in said)
    moment = [message for message in said if "of the same moment as" in message]
    assert moment
    assert not any("p-" in message for message in moment)
    assert not {"Léa", "Tom", "tom.json"} & set(text.replace('"', " ").split())


def test_who_was_unreadable_first_is_shown_as_the_others(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do table, page and feedback carry the name of somebody whose first file was torn?"""
    main(["grade", str(archive), *UNIT, "--pseudonyms", "--verify", "0"])
    out = tmp_path / "out"
    main(["return", *UNIT, "--out", str(out)])
    assert "elo-torn_104;Élo TORN;;" in (out / "grades.csv").read_text(encoding="utf-8-sig")

    who = pseudonyms_of(_course())
    who.table[who["elo-torn_104"]] = ("elo-torn_104", "elo-torn_104")  # as an older run wrote it
    who.save()
    files = {moodle("Élo TORN", 104, "profile.json"): as_json(finished("fr"))}
    later = write_zip(tmp_path / "later.zip", files, 2027)
    main(["grade", str(later), *UNIT, "--verify", "0"])
    main(["return", *UNIT, "--out", str(out)])
    assert "elo-torn_104;Élo TORN;" in (out / "grades.csv").read_text(encoding="utf-8-sig")
    assert "Élo TORN" in (out / "feedback" / "elo-torn_104.html").read_text(encoding="utf-8")
    assert "Élo TORN" not in capsys.readouterr().out.partition("Written")[0]


@pytest.mark.parametrize("pseudonyms", [False, True])
def test_purge_leaves_no_trace(
    pseudonyms: bool, archive: Path, class_dir: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Is nothing of a learner left in any byte of the class, and everything of the others?"""
    given = tmp_path / "liste.csv"
    given.write_text(
        "Identifiant;Nom complet;Courriel\nParticipant 101;Léa D'ARC;darc@example.org\n"
        "Participant 102;Tom MARTIN;tom@example.org\n",
        encoding="utf-8",
    )
    main(["roster", "--class-list", str(given), *COURSE])
    grade = ["grade", str(archive), *UNIT, "--assignment", "04-first-network", "--verify", "0"]
    main([*grade, *(["--pseudonyms"] if pseudonyms else [])])
    (class_dir / "triage.html").write_text("<p>Léa D&#x27;ARC</p>", encoding="utf-8")
    with (class_dir / "grading.log").open("a", encoding="utf-8") as log:
        log.write("2026-11-23 05:00:00,000 ERROR lea-d-arc_101\nTraceback\n  Léa D'ARC\n")
        log.write("2026-11-23 05:00:01,000 INFO tom-martin_102\n")
    inbound = class_dir / "exchange" / "inbound" / "lea-d-arc_101+03-present+2026-11-23"
    inbound.mkdir(parents=True)
    (inbound / "03-present.ipynb").write_text("{}")
    marks = ["Léa D'ARC", "lea-d-arc", "D'ARC", "darc@example.org"]
    key = pseudonyms_of(_course())["lea-d-arc_101"]
    assert _holding(class_dir, *marks)
    capsys.readouterr()

    # Without --yes it counts, and nothing goes.
    before = {path: path.read_bytes() for path in class_dir.rglob("*") if path.is_file()}
    assert main(["purge", *COURSE, "--learner", "D'Arc Léa", "--json"]) == 0
    planned = _json(capsys)
    lock = class_dir / "grading.lock"
    after = {path: path.read_bytes() for path in class_dir.rglob("*") if path.is_file()}
    assert {**after, lock: b""} == {**before, lock: b""}
    assert planned == {
        "people": [key], "removed": False, "left": [],
        "rows": 3, "folders": 2, "lines": planned["lines"], "files": planned["files"],
    }  # fmt: skip
    assert min(planned["lines"], planned["files"]) > 0

    assert main(["purge", *COURSE, "--learner", "Léa D'Arc", "--yes", "--json"]) == 0
    done = _json(capsys)
    assert {**done, "removed": False} == planned
    assert _holding(class_dir, *marks, key) == []
    assert "tom-martin_102" in (class_dir / "grading.log").read_text(encoding="utf-8")
    with _course().gradebook() as gradebook:
        assert len(gradebook.students) == 2
        assert len(gradebook.assignment_submissions("04-first-network")) == 2
    who = pseudonyms_of(_course())
    assert _course().notebook("autograded", who["tom-martin_102"]).exists()
    assert main(["purge", *COURSE, "--learner", "Léa D'Arc", "--yes"]) == 2


def test_purge_by_date_keeps_who_handed_in_since(
    tmp_path: Path, class_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do those go whose last hand-in, in any assignment, is older than the day?"""
    for name, stamp in (("ada", 1_700_000_000), ("bob", 1_700_000_000), ("bob 2", 1_790_000_000)):
        path = tmp_path / "in" / name / "bob.json" if " " in name else tmp_path / "in" / name
        path = path if path.suffix else path / f"{name}.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(as_json(finished("fr")))
        os.utime(path, (stamp, stamp))
    main(["grade", str(tmp_path / "in" / "ada"), *UNIT, "--verify", "0"])
    main(["grade", str(tmp_path / "in" / "bob"), *UNIT, "--verify", "0"])
    second = ["--assignment", "04-first-network", *COURSE, "--verify", "0"]
    main(["grade", str(tmp_path / "in" / "bob 2"), *second])
    capsys.readouterr()

    assert main(["purge", *COURSE, "--before", "2026-01-01", "--yes", "--json"]) == 0
    assert _json(capsys)["people"] == ["ada"]
    assert [path.name for path in (class_dir / "submitted").iterdir()] == ["bob"]
    with _course().gradebook() as gradebook:
        assert [student.id for student in gradebook.students] == ["bob"]


def test_purge_by_date_takes_an_old_list_along(
    tmp_path: Path, class_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do people who never handed in go with a class that is over, and stay with one that begins?"""
    given = tmp_path / "liste.csv"
    given.write_text("Nom complet\nEva ABSENTE\nAda DÉMO\n", encoding="utf-8")
    main(["roster", "--class-list", str(given), *COURSE])
    path = tmp_path / "in" / "Ada DÉMO.json"
    path.parent.mkdir()
    path.write_bytes(as_json(finished("fr")))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    main(["grade", str(path), *UNIT, "--verify", "0"])
    purge = ["purge", *COURSE, "--before", "2026-01-01", "--json"]
    capsys.readouterr()

    assert main(purge) == 0
    assert _json(capsys)["people"] == ["ada-demo"]
    os.utime(class_dir / "roster" / "roster.csv", (1_700_000_000, 1_700_000_000))
    assert main([*purge, "--yes"]) == 0
    assert _json(capsys)["people"] == ["ada-demo", "eva-absente"]
    assert _holding(class_dir, "ABSENTE", "DÉMO", "ada-demo") == []


def test_somebody_elses_hand_in_is_named_not_touched(
    tmp_path: Path, class_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is another learner's text about the one who goes left to a person, with status 1?"""
    friend = finished("fr")
    friend.basics.summary += " Merci à Léa D'ARC."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tom.json").write_bytes(as_json(friend))
    (tmp_path / "in" / "Léa D'ARC.json").write_bytes(as_json(finished("fr")))
    main(["grade", str(tmp_path / "in"), *UNIT, "--verify", "0"])
    capsys.readouterr()

    assert main(["purge", *COURSE, "--learner", "lea-d-arc", "--yes", "--json"]) == 1
    left = [Path(path).relative_to(class_dir).as_posix() for path in _json(capsys)["left"]]
    assert "submitted/tom/03-present/profile.json" in left
    assert (class_dir / "submitted" / "tom" / "03-present" / "profile.json").exists()
    assert _holding(class_dir, "lea-d-arc") == []


def test_two_of_one_name_are_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is nobody removed while it is not clear who is meant?"""
    files = {moodle("Tom MARTIN", n, "profile.json"): as_json(finished("fr")) for n in (7, 8)}
    archive = write_zip(tmp_path / "devoirs.zip", files)
    main(["grade", str(archive), *UNIT, "--verify", "0"])
    assert main(["purge", *COURSE, "--learner", "tom martin", "--yes"]) == 2
    assert "tom-martin_7, tom-martin_8" in capsys.readouterr().err


def test_an_unclear_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Is a day that is none said to be one, in the reader's language?"""
    with pytest.raises(SystemExit):
        main(["--lang", "fr", "purge", "--course", FOLDER, "--before", "demain"])
    assert "il faut un jour comme 2026-12-01" in capsys.readouterr().err
