"""Whose hand-in a file is, and which one of several counts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Batch
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.handins.deadline import on_time, read_deadline
from beyondcv.grading.handins.intake import Found, take_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.people import codes
from beyondcv.grading.people.class_list import make_list
from beyondcv.grading.people.learners import learner_of
from beyondcv.grading.people.matching import Matcher, absent
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.profile import Basics, Profile
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, as_notebook, as_page, finished, moodle

LEA, TOM, ZOE = codes.draw(), codes.draw(), codes.draw()
CLASS = [
    Person("101", "Léa D'ARC", LEA, "lea@example.org"),
    Person("102", "Tom MARTIN", TOM),
    Person("", "Zoé ÖZ", ZOE),
    Person("", "Jean DUPONT", "", "jean.a@example.org"),
    Person("", "Dupont Jean", "", "jean.b@example.org"),
]


def _profile(name: str = "", code: str = "") -> Profile:
    profile = finished("fr")
    if name:
        profile.basics.name = name
        profile.meta.extra.pop("fictional")
    profile.course.learner = code
    return profile


def _taken(
    folder: Path,
    files: Mapping[str, Profile | bytes],
    deadline: datetime | None = None,
    people: Sequence[Person] = CLASS,
) -> tuple[dict[str, Found], Batch]:
    """Take files in; each is a minute younger than the one before."""
    for minute, (name, content) in enumerate(files.items()):
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else as_json(content))
        os.utime(path, (minute * 60, minute * 60))
    batch = Batch()
    with Spool() as spool:
        found = take_in([folder / "in"], spool, batch, Matcher(people), deadline)
    return {item.learner.id: item for item in found}, batch


def _said(batch: Batch) -> dict[str, str]:
    return {t.file: t.message.text("en") for t in (*batch.problems, *batch.notes)}


def test_a_code_finds_every_slip_of_the_hand() -> None:
    """Is no code read after one wrong sign, or two that changed places?"""
    code = codes.draw()
    assert codes.read(f" {codes.shown(code).lower()} ") == code
    for place in range(len(code)):
        for sign in codes.SIGNS.replace(code[place], ""):
            assert codes.read(code[:place] + sign + code[place + 1 :]) is None
        if len({*code[place : place + 2]}) == 2:
            pair = code[place + 1] + code[place]
            assert codes.read(code[:place] + pair + code[place + 2 :]) is None
    assert not set("O0I1S5B8Z2QUVDGL") & set(codes.SIGNS)


def test_the_code_inside_decides(tmp_path: Path) -> None:
    """Is a file that nothing else names its owner's, in every kind of file?"""
    found, batch = _taken(
        tmp_path,
        {
            "profile (1).json": _profile(code=codes.shown(LEA).lower()),
            "Fwd profile.html": as_page(_profile(code=TOM)),
            "03-present(2).ipynb": as_notebook(_profile(code=ZOE)),
        },
    )

    assert {id: item.match.by for id, item in found.items()} == {
        "lea-d-arc_101": "code", "tom-martin_102": "code", "zoe-oz": "code",
    }  # fmt: skip
    assert found["zoe-oz"].learner.name == "Zoé ÖZ"
    assert all("word for word" in text for text in _said(batch).values())


def test_a_code_against_moodles_folder_is_asked(tmp_path: Path) -> None:
    """Is neither the code nor the folder followed where they name two people?"""
    name = moodle("Tom MARTIN", 102, "profile.json")
    found, batch = _taken(tmp_path, {name: _profile(code=LEA)})

    assert found == {}
    assert "belongs to Léa D'ARC; the folder it was in says Tom MARTIN" in _said(batch)[name]
    assert batch.problems[0].learner == "tom-martin_102"


def test_a_code_against_a_name_of_the_list_is_asked(tmp_path: Path) -> None:
    """Is a folder, or a name inside the file, of another person of the class asked too?"""
    found, batch = _taken(
        tmp_path,
        {"Zoé ÖZ/profile.json": _profile(code=TOM), "profile.json": _profile("Tom Martin", LEA)},
    )

    assert found == {}
    assert len(batch.problems) == 2


def test_a_doubled_code_is_asked(tmp_path: Path) -> None:
    """Is the code that a learner copied from a neighbour not followed?"""
    files = {
        moodle("Léa D'ARC", 101, "profile.json"): _profile(code=LEA),
        "Bob Fictif/profile.json": _profile("Bob", LEA),
    }
    found, batch = _taken(tmp_path, files)

    assert list(found) == ["lea-d-arc_101"]
    assert "Several people’s files carry" in _said(batch)["Bob Fictif/profile.json"]


def test_a_wrong_code_is_said(tmp_path: Path) -> None:
    """Is a mistyped code said, Moodle's folder followed, and a loose file asked?"""
    wrong = "CCC-CCC" if codes.read("CCCCCC") is None else "CCC-CCF"
    name = moodle("Tom MARTIN", 102, "profile.json")
    found, batch = _taken(
        tmp_path, {name: _profile(code=wrong), "profil - Copie.json": _profile(code=wrong)}
    )

    assert list(found) == ["tom-martin_102"]
    assert set(_said(batch)) == {name, "profil - Copie.json"}
    assert [t.file for t in batch.problems] == ["profil - Copie.json"]


def test_a_number_against_a_name_is_asked(tmp_path: Path) -> None:
    """Is a list made for another assignment, whose numbers differ, noticed?"""
    name = moodle("Zoé ÖZ", 102, "profile.json")
    found, batch = _taken(tmp_path, {name: _profile()})

    assert found == {}
    assert "remove its column of identifiers" in _said(batch)[name]


def test_two_of_one_name_are_told_apart_by_address_or_asked(tmp_path: Path) -> None:
    """Does a mail's sender name the learner, where the name alone does not?"""
    found, batch = _taken(
        tmp_path,
        {"jean.a@example.org/profile.json": _profile(), "Jean Dupont/profile.json": _profile()},
    )

    assert [item.match.person for item in found.values()] == [3]
    assert "Several people of the list are called" in _said(batch)["Jean Dupont/profile.json"]


def test_the_name_inside_is_likely_and_said(tmp_path: Path) -> None:
    """Is a name inside the file taken with its certainty, and Camille's never?"""
    found, batch = _taken(
        tmp_path, {"profile.json": _profile("Öz Zoé"), "profile (2).json": _profile()}
    )

    assert found["zoe-oz"].match.by == "inside"
    assert "likely, not certain" in _said(batch)["profile.json"]
    assert "Nothing says whose" in _said(batch)["profile (2).json"]


def test_one_person_has_one_id_whichever_way_the_files_came(tmp_path: Path) -> None:
    """Do Moodle's folder, a folder of one's own and a coded file make one learner?"""
    files = {
        moodle("Zoé ÖZ", 245, "profile.json"): _profile(),
        "Öz Zoé/profil.json.txt": _profile("Zoé"),
        "Re: profile.json": _profile("Z.", ZOE),
    }
    found, batch = _taken(tmp_path, files)

    # “Z.” is no part of the name on the list, and Zoé handed in herself: a person decides.
    assert list(found) == ["zoe-oz_245"]
    assert found["zoe-oz_245"].file == "Öz Zoé/profil.json.txt"
    assert len(batch.problems) == 1


def test_the_last_before_the_deadline_counts(tmp_path: Path) -> None:
    """Are later ones listed, and those who were only late graded and said to be late?"""
    late = _profile()
    late.basics.label = "Autre chose"
    files = {
        "Zoé ÖZ/profil.json": _profile("Z."),
        "Zoé ÖZ/profile.json": _profile(),
        "Zoé ÖZ/profile (1).json": _profile("Zoé"),
        "Zoé ÖZ/profile (2).json": late,
        "Tom MARTIN/profile.json": late,
    }
    found, batch = _taken(tmp_path, files, datetime.fromtimestamp(150, UTC))

    assert found["zoe-oz"].file == "Zoé ÖZ/profile (1).json"
    assert found["tom-martin_102"].file == "Tom MARTIN/profile.json"
    said = _said(batch)
    for name in ("profil.json", "profile.json"):
        assert "A later file" in said[f"Zoé ÖZ/{name}"]
    assert "after the deadline; the last one before" in said["Zoé ÖZ/profile (2).json"]
    passed_over = [text for name, text in said.items() if name.startswith("Zoé")]
    assert all("Zoé ÖZ/profile (1).json" in text for text in passed_over)
    assert "graded all the same" in said["Tom MARTIN/profile.json"]
    assert (batch.late, batch.problems) == (["tom-martin_102"], [])


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("2026-12-01T18:00+01:00", "2026-12-01T17:00:00+00:00"),
        ("2026-12-01T18:00Z", "2026-12-01T18:00:00+00:00"),
    ],
)
def test_a_deadline_has_a_zone(typed: str, utc: str) -> None:
    """Is a time read with its zone, and a day taken to its end?"""
    assert read_deadline(typed) == datetime.fromisoformat(utc)
    assert f"{read_deadline('2026-12-01'):%d %H:%M}" == "01 23:59"


@pytest.mark.parametrize(
    "name",
    [
        "Fwd profile.json", "Tr : profil.json", "RE_ profile (1).json", "Fwd: Re: profile.html",
        "profil - Copie.json", "profile.json.txt", "profil (3).ipynb.json",
    ],
)  # fmt: skip
def test_names_of_mails_and_browsers_name_nobody(name: str) -> None:
    """Is what a mail program or a browser writes not taken for a learner?"""
    assert not learner_of(PurePosixPath(name), Profile(basics=Basics(name="X Y"))).certain


def test_what_a_mail_program_adds_hides_no_name() -> None:
    """Does a forwarded file keep the learner's name, and is somebody called Ré left so?"""
    assert learner_of(PurePosixPath("Fwd: Léa Martin.json"), None).id == "lea-martin"
    assert learner_of(PurePosixPath("Re Martin.json"), None).id == "re-martin"


def test_a_whole_mail_is_not_read_but_said(tmp_path: Path) -> None:
    """Is it said what to do with a mail that was saved whole?"""
    _found, batch = _taken(tmp_path, {"Tom MARTIN/message.eml": b"From: tom@example.org"})

    assert "Save the file that is attached" in _said(batch)["Tom MARTIN/message.eml"]


def test_moodles_online_text_beside_the_file_is_only_noted(tmp_path: Path) -> None:
    """Is text typed into Moodle no failure where there is a file, and one where there is none?"""
    text = b"<p>Bonjour</p>"
    files: dict[str, Profile | bytes] = {
        "Tom MARTIN_102_assignsubmission_onlinetext_/onlinetext.html": text,
        moodle("Tom MARTIN", 102, "profile.json"): _profile(),
        "Zoé ÖZ_103_assignsubmission_onlinetext_/onlinetext.html": text,
    }
    found, batch = _taken(tmp_path, files)

    assert list(found) == ["tom-martin_102"]
    assert [t.learner for t in batch.problems] == ["zoe-oz_103"]


def test_a_learner_cannot_hand_in_for_somebody_else(tmp_path: Path) -> None:
    """Is a file that carries a colleague's name inside one's own folder asked, not followed?"""
    files = {
        "Zoé ÖZ/profile.json": _profile(),
        "Tom MARTIN/Zoé ÖZ.json": _profile("Tom"),
        "jean.a@example.org/Zoé ÖZ/profile.json": _profile("Jean"),
    }
    found, batch = _taken(tmp_path, files)

    assert [item.file for item in found.values()] == ["Zoé ÖZ/profile.json"]
    assert "two people of the list, Tom MARTIN and Zoé ÖZ" in _said(batch)["Tom MARTIN/Zoé ÖZ.json"]
    assert len(batch.problems) == 2


def test_the_list_finds_the_folder_whatever_the_file_is_called(tmp_path: Path) -> None:
    """Do names that only the learner understands leave the folder's person?"""
    files = {
        "Groupe A/Zoé ÖZ/mon devoir.json": _profile(),
        "Groupe A/Tom MARTIN/Nouveau dossier/mon devoir.json": _profile(),
    }
    files["Groupe A/Tom MARTIN/Nouveau dossier/mon devoir.json"].skills.pop(0)
    found, batch = _taken(tmp_path, files)

    assert (list(found), _said(batch)) == (["tom-martin_102", "zoe-oz"], {})


def test_without_a_list_a_folder_of_ones_own_names_its_learner(tmp_path: Path) -> None:
    """Is it the folder's person, and the file's where several lie in one folder?"""
    files = {
        "Ada DÉMO/mon devoir.json": _profile(),
        "Bob DÉMO/mon devoir.json": _profile(),
        "Groupe A/Eve DÉMO.json": _profile(),
        "Groupe A/Ian DÉMO.json": _profile(),
    }
    found, batch = _taken(tmp_path, files, people=())

    assert list(found) == ["ada-demo", "bob-demo", "eve-demo", "ian-demo"]
    assert batch.problems == []


def test_without_a_list_one_name_in_two_places_is_asked(tmp_path: Path) -> None:
    """Do people whose folders differ by an accent, or hold a folder of one name, lose nothing?"""
    files = {
        "Léa DÉMO/profile.json": _profile("Léa"),
        "Lea Demo/profile.json": _profile("Lea"),
        "Ada/Nouveau dossier/profile.json": _profile("Ada"),
        "Bob/Nouveau dossier/profile.json": _profile("Bob"),
        "Zoé/profile.json": _profile("Zoé"),
        "Zoe\u0301/03-present/profile (1).json": _profile(),
    }
    found, batch = _taken(tmp_path, files, people=())

    assert [item.file for item in found.values()] == ["Zoe\u0301/03-present/profile (1).json"]
    assert len(batch.problems) == 4


def test_who_is_absent_is_found_as_by_hand() -> None:
    """Does the quick way find the same people as asking each one?"""
    ids = ["lea-d-arc_101", "oz-zoe", "martin-tom_7", f"jean-dupont-{TOM.lower()}"]
    by_hand = [p for p in CLASS if not any(p.is_learner(id) for id in ids)]
    assert absent(CLASS, ids) == by_hand


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A class of one's own."""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    return open_course(ROOT / "exercises" / "fr", "03-present")


def test_a_class_list_gets_codes_and_keeps_them(tmp_path: Path, course: Course) -> None:
    """Does everybody get a code of their own, the same one on the next run?"""
    given = tmp_path / "liste.csv"
    given.write_text("Prénom;Nom\nLéa;D'ARC\nTom;MARTIN\n", encoding="utf-8")
    path, people, fresh = make_list(course, given)
    first = read_sheet(path).people()
    given.write_text("Prénom;Nom\nTom;MARTIN\nLéa;D'ARC\nEva;DÉMO\n", encoding="utf-8")
    again = make_list(course, given)
    second = {person.name: person.code for person in read_sheet(path).people()}

    assert (people, fresh, again[1:]) == (2, 2, (3, 1))
    assert all(second[person.name] == person.code for person in first)
    assert len(set(second.values())) == 3
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_class_list_with_a_doubled_code_is_refused(tmp_path: Path, course: Course) -> None:
    """Is a code that two people have never followed?"""
    given = tmp_path / "liste.csv"
    given.write_text(f"Nom complet;Code\nLéa D'ARC;{LEA}\nTom MARTIN;{LEA}\n", encoding="utf-8")
    with pytest.raises(SubmissionError, match="same code"):
        make_list(course, given)


def test_the_very_moment_is_on_time() -> None:
    """Does a file of the deadline's own second count as handed in before it?"""
    deadline = read_deadline("2026-12-01T18:00+01:00")

    assert on_time(deadline, deadline)
    assert not on_time(deadline + timedelta(seconds=1), deadline)
    assert on_time(deadline, None)


def test_nbgraders_due_date_is_the_deadline(tmp_path: Path, course: Course) -> None:
    """Does the date set in formgrader count, and does an on-time file replace a late one?"""
    course.release()
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("03-present", duedate="2026-10-01 12:00:00 UTC")
    late, early = tmp_path / "late" / "ada.json", tmp_path / "early" / "ada.json"
    for path, day, profile in ((late, 9, _profile("Ada")), (early, 1, _profile())):
        path.parent.mkdir()
        path.write_bytes(as_json(profile))
        when = datetime(2026, 10, day, 8, tzinfo=UTC).timestamp()
        os.utime(path, (when, when))

    assert collect(course, [late]).late == ["ada"]
    first = collect(course, [early])
    assert (first.graded, first.late) == (["ada"], [])
    again = collect(course, [late])
    assert (again.graded, again.unchanged) == ([], ["ada"])
    assert any("graded before, counts" in t.message.text("en") for t in again.notes)
