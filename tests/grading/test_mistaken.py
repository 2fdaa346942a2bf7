"""People, teams and files of like names, none of whom is taken for another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.grading.batch import Batch
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.handins.intake import Found, take_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.ledger import ledger_of
from beyondcv.grading.people import codes
from beyondcv.grading.people.class_list import make_list
from beyondcv.grading.people.ids import absent
from beyondcv.grading.people.matching import Matcher
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.grading.standing import Status, standings
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished

_Time = tuple[int, int, int, int, int, int]
NOON = (2026, 11, 20, 12, 0, 0)
LATER = (2026, 11, 21, 12, 0, 0)


def _work(who: str, saved: str = "", code: str = "", fault: str = "") -> bytes:
    """Somebody's profile, unlike everybody else's."""
    profile = finished("fr")
    profile.basics.name = who
    profile.meta.extra.pop("fictional")
    profile.meta.last_modified = saved
    profile.course.learner = code
    profile.course.answers["03-goal"] = f"Le but de {who}. {fault}"
    return as_json(profile)


def _sheet(*files: tuple[str, bytes, _Time]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data, time in files:
            archive.writestr(zipfile.ZipInfo(name, time), data)
    return stream.getvalue()


def _zip(path: Path, files: Mapping[str, bytes], time: _Time = NOON) -> Path:
    path.write_bytes(_sheet(*((name, data, time) for name, data in files.items())))
    return path


def _taken(
    folder: Path, files: Mapping[str, bytes], people: Sequence[Person]
) -> tuple[dict[str, Found], Batch, list[str]]:
    """What comes of a zip: hand-ins by id, what is said, who is missing."""
    batch = Batch()
    with Spool() as spool:
        archive = _zip(folder / "a.zip", files)
        found = take_in([archive], spool, batch, Matcher(people, "03-present"))
    told = (trouble.learner for trouble in (*batch.problems, *batch.notes))
    missing = absent(people, {*(item.learner.id for item in found), *told})
    return {item.learner.id: item for item in found}, batch, [one.name for one in missing]


def _of(name: str, number: int) -> str:
    return f"{name}_{number}_assignsubmission_file/profile.json"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A class of its own."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return open_course(ROOT / "exercises" / "fr", "03-present")


@pytest.mark.parametrize(
    ("other", "listed"),
    [
        ("Anne-Sophie Martin", "Sophie Martin"),
        ("Zoe-Tom Martin", "Tom Martin"),
        ("Lea Petit-Martin", "Martin"),
        ("Jean-Paul de la Cruz", "Paul de la Cruz"),
        ("Tom Martin", "Tom Martin-Petit"),
        ("Maria Lopez-Garcia", "Garcia"),
    ],
)
def test_a_name_in_a_name_is_somebody_else(other: str, listed: str, tmp_path: Path) -> None:
    """Does each keep a file of their own though one's name ends with the other's?"""
    files = {_of(other, 78): _work(other), _of(listed, 79): _work(listed)}
    found, batch, missing = _taken(tmp_path, files, [Person("", listed), Person("", "Ann B")])

    assert {item.file for item in found.values()} == set(files)
    assert any("Nobody of the list" in note.message.text("en") for note in batch.notes)
    alone, _batch, missing = _taken(tmp_path, {_of(other, 78): _work(other)}, [Person("", listed)])
    assert missing == [listed]
    assert len(alone) == 1


@pytest.mark.parametrize(
    ("whole", "groups", "is_sophies"),
    [
        ("Groupe A-Sophie Martin", (), True),
        ("Groupe A-1-Sophie Martin", (), True),
        ("Les Loups-Sophie Martin", ("Les Loups",), True),
        ("Groupe A-Anne-Sophie Martin", ("Groupe A",), False),
        ("Groupe A-Anne-Sophie Martin", (), None),
    ],
)
def test_a_team_in_front_is_a_whole_name(
    whole: str, groups: tuple[str, ...], is_sophies: bool | None, tmp_path: Path
) -> None:
    """Is a name taken from behind a team's only where the team's name ends before it?"""
    people = [Person("", "Sophie Martin", groups=groups), Person("", "Ann B")]
    old = f"{whole}_78_assignsubmission_file_/profile.json"  # of Moodle 3.11
    files = {old: _work("S"), _of("Ann B", 79): _work("Ann B")}
    found, batch, missing = _taken(tmp_path, files, people)

    assert ("Sophie Martin" in missing) is (is_sophies is not True)
    asked = [one.message.text("en") for one in batch.problems]
    assert any("ends alike" in text for text in asked) is (is_sophies is None)
    assert (len(found) == 2) is (is_sophies is not None)


@pytest.mark.parametrize("team", ["Groupe A", "A", "Les Loups"])
def test_somebody_called_as_a_team_replaces_nobodys_work(
    team: str, tmp_path: Path, course: Course
) -> None:
    """Is it asked, and do the members' own marks stay, in one run and in two?"""
    people = [Person("", name, groups=(team,)) for name in ("Tom Martin", "Lea Dupont", "Ian Roc")]
    own = {_of("Tom Martin", 77): _work("Tom"), _of("Lea Dupont", 79): _work("Lea")}
    found, batch, missing = _taken(tmp_path, own | {_of(team, 78): _work("E")}, people)
    assert {item.file for item in found.values()} == set(own)
    assert {one.learner for one in batch.problems} == {"tom-martin_77", "lea-dupont_79", "ian-roc"}
    assert missing == []

    path = tmp_path / "list.csv"
    path.write_text(f"Full name,Groups\nTom Martin,{team}\nLea Dupont,{team}\n", encoding="utf-8")
    roster = read_sheet(path)
    first = collect(course, [_zip(tmp_path / "a.zip", own)], roster)
    second = collect(course, [_zip(tmp_path / "b.zip", {_of(team, 78): _work("E")}, LATER)], roster)
    assert len(first.graded) == 2
    assert (second.graded, len(second.problems)) == ([], 2)
    assert team in second.problems[0].message.text("fr")


def test_a_members_own_file_after_the_teams_is_asked(tmp_path: Path, course: Course) -> None:
    """Is it asked too if the team's file came first, and does a team's newer one simply count?"""
    path = tmp_path / "list.csv"
    path.write_text("Full name,Groups\nTom Martin,Groupe A\nEve Noir,Groupe B\n", encoding="utf-8")
    roster, team = read_sheet(path), {_of("Groupe A", 45): _work("A")}
    assert collect(course, [_zip(tmp_path / "a.zip", team)], roster).graded == ["tom-martin"]
    newer = {_of("Groupe A", 45): _work("A2")}
    again = collect(course, [_zip(tmp_path / "b.zip", newer, LATER)], roster)
    assert (again.graded, again.problems) == (["tom-martin"], [])
    before = ledger_of(course).entries["tom-martin"]
    assert before.file == _of("Groupe A", 45)


VICTOR = "Victor Alba"


@pytest.mark.parametrize("numbered", [False, True])
def test_a_learner_called_as_a_team_is_asked(numbered: bool, tmp_path: Path) -> None:
    """Is a team's work nobody's before somebody asked, and a person's own number their own?"""
    names = {117: VICTOR, 118: "Diane Noël", 120: "Farid Kaci"}
    people = [
        Person(str(number) if numbered else "", name, groups=() if name == VICTOR else (VICTOR,))
        for number, name in names.items()
    ]
    team = {_of(VICTOR, 513): _work("Diane Noël")}
    found, batch, missing = _taken(tmp_path, team, people)
    assert found == {}
    theirs = {"diane-noel_118", "farid-kaci_120"} if numbered else {"diane-noel", "farid-kaci"}
    assert {one.learner for one in batch.problems} == theirs | (set() if numbered else {_VICTOR})
    assert {one.name for one in batch.problems} >= {"Diane Noël", "Farid Kaci"}
    assert missing == [VICTOR] * numbered

    found, batch, missing = _taken(tmp_path, team | {_of(VICTOR, 117): _work(VICTOR)}, people)
    assert set(found) == ({f"{_VICTOR}_117"} if numbered else set())
    assert theirs <= {one.learner for one in batch.problems}
    assert missing == []


_VICTOR = "victor-alba"


@pytest.mark.parametrize(("whose", "ids"), [(0, {"victor-alba_513"}), (1, {"diane", "farid"})])
def test_a_code_tells_a_person_from_a_team_of_that_name(
    whose: int, ids: set[str], tmp_path: Path
) -> None:
    """Does the code inside say whether it is the person's or the team's?"""
    drawn = [codes.draw(set()) for _ in range(2)]
    people = [
        Person("", VICTOR, code=drawn[0]),
        Person("", "Diane", code=drawn[1], groups=(VICTOR,)),
        Person("", "Farid", groups=(VICTOR,)),
    ]
    work = _work("Team", code=codes.shown(drawn[whose]))
    found, batch, missing = _taken(tmp_path, {_of(VICTOR, 513): work}, people)
    assert (set(found), batch.problems) == (ids, [])
    assert (VICTOR in missing) is (whose == 1)


JEANS = [Person("", "Petit Jean"), Person("", "Petit Jean"), Person("", "Ann B")]


@pytest.mark.parametrize("mails", [False, True])
@pytest.mark.parametrize("coded", [False, True])
def test_of_two_of_one_name_each_is_accounted_for(
    mails: bool, coded: bool, tmp_path: Path, course: Course
) -> None:
    """Is one of them missing if one handed in, whatever the list has beside the names?"""
    given, out = tmp_path / "given.csv", tmp_path / "list.csv"
    mail = [f",{i}@x.example" if mails else "," for i in range(3)]
    rows = "".join(f"{one.name}{mail[i]}\n" for i, one in enumerate(JEANS))
    given.write_text("Full name,Email\n" + rows, encoding="utf-8")
    make_list(course, given, out)
    roster = read_sheet(out if coded else given)
    code = codes.shown(roster.people()[0].code) if coded else ""
    work = {_of("Jean Petit", 7): _work("Jean Petit", code=code), _of("Ann B", 8): _work("Ann B")}
    batch = collect(course, [_zip(tmp_path / "a.zip", work)], roster)

    assert (batch.graded, batch.missing) == (["ann-b_8", "jean-petit_7"], ["Petit Jean"])
    everybody = standings(course, roster.people(), None, batch)
    assert len(everybody) == 3
    assert [one.name for one in everybody if one.status is Status.MISSING] == ["Petit Jean"]
    assert not any("somebody else" in note.message.text("en") for note in batch.notes)


def test_which_of_two_is_said_by_moodles_number(tmp_path: Path) -> None:
    """Is it said that two have the name, with the number, and never that it is somebody else's?"""
    work = {_of("Jean Petit", 7): _work("Jean Petit"), _of("Petit Jean", 9): _work("Petit Jean")}
    found, batch, missing = _taken(tmp_path, work, JEANS)

    assert (sorted(found), missing) == (["jean-petit_7", "petit-jean_9"], ["Ann B"])
    said = [note.message.text("en") for note in batch.notes]
    assert ["2 people of the list" in text for text in said] == [True, True]
    assert "7" in said[0]


def test_a_code_says_which_of_two_it_is(tmp_path: Path) -> None:
    """Is the code believed in a folder with both names, and named where Moodle's number differs?"""
    first, second = codes.draw(), codes.draw()
    people = [Person("7", "Jean Petit", first), Person("9", "Jean Petit", second)]
    coded = _work("Jean Petit", code=codes.shown(second))
    found, batch, missing = _taken(tmp_path, {"Jean Petit/profile.json": coded}, people)
    assert (list(found), missing, batch.problems) == (["jean-petit_9"], ["Jean Petit"], [])

    _found, batch, missing = _taken(tmp_path, {_of("Jean Petit", 7): coded}, people)
    (problem,) = batch.problems
    assert codes.shown(second) in problem.message.text("fr")
    assert "Two people of the list" in problem.message.text("en")


def test_a_folder_with_both_names_is_one_of_them(tmp_path: Path) -> None:
    """Is one asked about and the other missing, rather than both missing?"""
    _found, batch, missing = _taken(tmp_path, {"Jean Petit/profile.json": _work("J")}, JEANS)
    assert [one.learner for one in batch.problems] == ["jean-petit"]
    assert missing == ["Petit Jean", "Ann B"]


def test_two_of_one_name_keep_their_codes(tmp_path: Path, course: Course) -> None:
    """Does a list made again leave each line its code?"""
    given = tmp_path / "given.csv"
    given.write_text("Nom;Prénom\nPetit;Jean\nPetit;Jean\nDupont;Émile\n", encoding="utf-8")
    path, _people, _fresh = make_list(course, given)
    before = [one.code for one in read_sheet(path).people()]
    _path, _people, fresh = make_list(course, given)
    assert ([one.code for one in read_sheet(path).people()], fresh) == (before, 0)


@pytest.mark.parametrize(
    ("saved", "counts"),
    [
        (("2026-11-10T10:00:00", "2026-11-14T10:00:00"), "b"),
        (("2026-11-14T10:00:00+01:00", "2026-11-10T10:00:00Z"), "a"),
        (("2026-11-14T10:00:00", "2026-12-24T10:00:00"), "a?"),
        (("2026-11-14T10:00:00", ""), "?"),
        (("2026-11-14T10:00:00", "2026-11-14T10:00:00"), "?"),
        (("gestern", "9999-99-99"), "?"),
    ],
)
@pytest.mark.parametrize("names", [("profile.json", "profile (1).json"), ("z.json", "a.json")])
def test_of_one_moment_the_one_saved_last_counts(
    saved: tuple[str, str], counts: str, names: tuple[str, str], tmp_path: Path
) -> None:
    """Does the form's own time decide, never one to come, and is a person asked without one?"""
    place = "Ann_1_assignsubmission_file/"
    files = {place + names[i]: _work("Ann", saved[i], fault=str(i)) for i in range(2)}
    found, batch, _missing = _taken(tmp_path, files, [])

    asked = counts.endswith("?")
    assert [one.learner for one in batch.problems] == ["ann_1"] * asked
    assert [item.file for item in found.values()] == (
        [] if asked else [place + names["ab".index(counts)]]
    )


def test_two_files_of_one_content_are_no_question(tmp_path: Path) -> None:
    """Is the same work under two names simply taken?"""
    place = "Ann_1_assignsubmission_file/"
    files = dict.fromkeys((place + "a.json", place + "b.json"), _work("Ann"))
    found, batch, _missing = _taken(tmp_path, files, [])
    assert (list(found), batch.problems, batch.notes) == (["ann_1"], [], [])


def test_a_late_one_that_does_not_count_is_said_once(tmp_path: Path, course: Course) -> None:
    """Is only the right sentence said of it, with both times and how to take it after all?"""
    deadline = datetime(2026, 11, 20, 23, tzinfo=UTC)
    for day, name in ((NOON, "a.zip"), (LATER, "b.zip")):
        archive = _zip(tmp_path / name, {_of("Ann B", 1): _work("Ann", fault=name)}, day)
        batch = collect(course, [archive], deadline=deadline)
    (note,) = batch.notes
    said = note.message.text("en")
    assert batch.late == []
    assert "2026-11-20" in said
    assert "2026-11-21" in said
    assert "--deadline" in said
    taken = collect(course, [archive], deadline=datetime(2026, 11, 22, tzinfo=UTC))
    assert (taken.graded, taken.late) == (["ann-b_1"], [])


def test_a_time_to_come_makes_nothing_older(tmp_path: Path, course: Course) -> None:
    """Does an honest hand-in count though an earlier one was dated far ahead?"""
    archive = _zip(tmp_path / "a.zip", {_of("Ann B", 1): _work("Ann")})
    collect(course, [archive])
    ledger = ledger_of(course)
    old = ledger.entries["ann-b_1"]
    ahead = "2090-01-01T00:00:00+00:00"
    ledger.put({"ann-b_1": replace(old, mark="x" * 32, time=ahead)})
    assert collect(course, [archive]).graded == ["ann-b_1"]


@pytest.mark.parametrize(("group", "size", "asked"), [("", 0, 2), ("Duo 1", 2, 0), ("TD 1", 9, 2)])
def test_one_work_of_two_people_is_to_be_looked_at(
    group: str, size: int, asked: int, tmp_path: Path, course: Course
) -> None:
    """Is the same file of two asked about without blame, points kept, and a team's not?"""
    path = tmp_path / "list.csv"
    names = ["Ann B", "Cat D", *(f"N {i}" for i in range(size - 2))]
    rows = "".join(f"{name},{group}\n" for name in names)
    path.write_text("Full name,Group\n" + rows, encoding="utf-8")
    same = _work("Ann")
    archive = _zip(tmp_path / "a.zip", {_of("Ann B", 1): same, _of("Cat D", 2): same})
    batch = collect(course, [archive], read_sheet(path))

    assert batch.graded == ["ann-b_1", "cat-d_2"]
    assert [one.learner for one in batch.notes] == batch.graded[:asked]
    for note, other in zip(batch.notes, ("Cat D", "Ann B"), strict=False):
        assert f"word for word, as that of {other}" in note.message.text("en")
        assert "ensemble" in note.message.text("fr")


def test_a_teams_file_is_said_once_and_names_its_members(tmp_path: Path) -> None:
    """Is what is said of one file said once, and a member's name in it nothing to look at?"""
    people = [Person("", name, groups=("Rouge",)) for name in ("Clara Morel", "Samuel Fontaine")]
    people.append(Person("", "Ann B"))
    example = as_json(persona("camille-after", "fr"))
    _found, batch, _missing = _taken(tmp_path, {_of("Rouge", 512): example}, people)
    assert len([one for one in batch.notes if "unchanged" in one.message.text("en")]) == 1

    # As Moodle 3.11 packed it: one file, once for each member.
    work = _work("Clara Morel")
    old = {_of(f"Rouge-{one.name}", at): work for at, one in enumerate(people[:2], 115)}
    found, batch, missing = _taken(tmp_path, old, people)
    assert (len(found), batch.notes, batch.problems, missing) == (2, [], [], ["Ann B"])
    _found, batch, _missing = _taken(tmp_path, {_of("Ann B", 9): work}, people)
    assert "names Clara Morel" in batch.notes[0].message.text("en")


def test_a_teams_torn_file_is_its_members(tmp_path: Path) -> None:
    """Is nobody called missing whose team handed in what cannot be read?"""
    people = [Person("", name, groups=("Rouge",)) for name in ("Clara Morel", "Samuel Fontaine")]
    found, batch, missing = _taken(tmp_path, {_of("Rouge", 512): _TORN}, people)
    assert (found, missing) == ({}, [])
    assert {(one.name, one.unread) for one in batch.problems} == {
        (one.name, True) for one in people
    }


def test_why_an_earlier_one_counts_again_is_said(tmp_path: Path, course: Course) -> None:
    """If a later file was graded under another deadline, is it said why the earlier one is back?"""
    first = _zip(tmp_path / "a.zip", {_of("Eva Roche", 113): _work("Eva")})
    later = _zip(tmp_path / "b.zip", {_of("Eva Roche", 113): _work("Eva", fault="!")}, LATER)
    for source, day in ((first, 20), (later, 22)):
        collect(course, [source], deadline=datetime(2026, 11, day, 23, tzinfo=UTC))
    back = collect(course, [first], deadline=datetime(2026, 11, 20, 23, tzinfo=UTC))
    assert back.graded == ["eva-roche_113"]
    assert any("counts again" in one.message.text("en") for one in back.notes)


_TORN = as_json(finished("fr"))[:300]
_THIRD = (2026, 11, 22, 12, 0, 0)


@pytest.mark.parametrize(
    ("files", "newer", "noted"),
    [
        (((True, NOON), (False, LATER)), True, False),
        (((False, NOON), (True, LATER)), False, True),
        (((False, NOON), (True, LATER), (False, _THIRD)), True, True),
        (((True, NOON), (False, LATER), (True, _THIRD)), False, True),
    ],
)
@pytest.mark.parametrize("way", ["one command", "one by one", "backwards", "twice"])
def test_only_a_later_file_is_a_newer_one(
    way: str,
    files: Sequence[tuple[bool, _Time]],
    newer: bool,
    noted: bool,
    tmp_path: Path,
    course: Course,
) -> None:
    """Whatever the order of the runs, is a torn file told as the newer one just if it is?"""
    zips = [
        _zip(tmp_path / f"{at}.zip", {_of("Eva Roche", 113): _work("Eva") if good else _TORN}, time)
        for at, (good, time) in enumerate(files)
    ]
    if way == "one command":
        last = collect(course, zips)
        assert any("nothing has to be asked" in one.message.text("en") for one in last.notes) is (
            noted
        )
        assert any(one.unread for one in last.problems) is newer
    else:
        runs = {"one by one": zips, "backwards": zips[::-1], "twice": [*zips, zips[0]]}[way]
        for one in runs:
            collect(course, [one])
    (eva,) = standings(course)
    assert eva.status is not Status.UNREADABLE
    assert bool(eva.newer) is newer
