"""Moodle's zips as its versions write them, and what a learner may have named."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from beyondcv.cli import main
from beyondcv.grading.people.learners import learner_of
from beyondcv.grading.people.matching import Match, Matcher
from beyondcv.grading.people.places import Places
from beyondcv.grading.people.roster import Person, read_sheet
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, zipped
from tests.grading.moodles import (
    CLASS,
    DEFAULT_TEAM,
    NUMBERED,
    TEAMS,
    VERSIONS,
    Packed,
    Version,
    sets,
    taken,
    work,
)

WAYS = list(sets())


def _named(packed: Packed) -> str:
    parts = (packed.lang, packed.version, "blind" * packed.blind, "team" * packed.team)
    return "-".join(filter(None, (*parts, "" if packed.folders else "flat")))


@pytest.mark.parametrize("packed", WAYS, ids=_named)
def test_with_moodles_numbers_everybody_is_found(packed: Packed, tmp_path: Path) -> None:
    """Is each hand-in of Moodle's its person's, whichever way it was downloaded?"""
    found, batch, missing = taken(tmp_path, packed.files(CLASS), NUMBERED)

    people = {item.match.person for item in found.values() if not item.match.members}
    assert people == (set() if packed.team and packed.version == "4.1" else {0, 1, 2, 3})
    assert (len(found), batch.problems, missing) == (4, [], [])
    assert ["typed into Moodle" in note.message.text("en") for note in batch.notes] == [True]


@pytest.mark.parametrize("packed", WAYS, ids=_named)
def test_with_names_alone_who_is_hidden_is_asked(packed: Packed, tmp_path: Path) -> None:
    """Is everybody found by name, without the signs that Moodle takes out, or else asked for?"""
    found, batch, missing = taken(tmp_path, packed.files(CLASS), CLASS)

    assert len(found) == 4
    if packed.blind:
        (problem,) = batch.problems
        assert "grading worksheet" in problem.message.text("en")
        assert len(missing) == 4
    else:
        assert (batch.problems, missing) == ([], [])


@pytest.mark.parametrize("packed", WAYS, ids=_named)
def test_without_a_list_only_teams_are_asked(packed: Packed, tmp_path: Path) -> None:
    """Are people graded by Moodle's own number, and a team's members asked for?"""
    found, batch, _missing = taken(tmp_path, packed.files(CLASS), [])

    if packed.team and packed.version == "4.1":
        assert found == {}
        assert ["who is in it" in p.message.text("en") for p in batch.problems] == [True, True]
        assert ["équipe" in p.message.text("fr") for p in batch.problems] == [True, True]
    else:
        assert len(found) == 4
        assert batch.problems == []


@pytest.mark.parametrize(("lang", "version"), list(itertools.product(LANGS, VERSIONS)))
def test_who_is_in_no_team_is_asked_or_found(lang: Lang, version: Version, tmp_path: Path) -> None:
    """Is the default team, which has no number since 4.0, somebody's hand-in and nobody's name?"""
    alone = [Person("", "Tom MARTIN"), Person("", "Eva ABSENTE")]
    files = Packed(lang, version, team=True).files(alone[:1])
    found, batch, missing = taken(tmp_path, files, alone)

    if version == "3.11":
        assert [item.match.person for item in found.values()] == [0]
        assert missing == ["Eva ABSENTE"]
    else:
        assert found == {}
        assert DEFAULT_TEAM[lang] in batch.problems[0].message.text(lang)


def test_a_team_that_no_word_betrays_is_asked(tmp_path: Path) -> None:
    """Are teams of any name asked for, rather than all of the class called missing in silence?"""
    files = {
        f"{name}_{n}_assignsubmission_file/profile.json": work(name)
        for n, name in enumerate(("Les Aigles", "Dream Catchers"), 5)
    }
    found, batch, missing = taken(tmp_path, files, CLASS)

    assert (found, len(missing)) == ({}, 4)
    assert all("Group" in problem.message.text("en") for problem in batch.problems)


def test_every_member_of_a_team_has_its_work(tmp_path: Path) -> None:
    """Is a team's file graded for each member, without a remark that it is the same?"""
    found, batch, _missing = taken(tmp_path, Packed("fr", "4.1", team=True).files(CLASS), CLASS)

    assert sorted(found) == sorted(
        ["n-guessan-kouame-fictif", "lea-d-arc", "anne-sophie-oeuvrard", "tom-2-martin"]
    )
    assert found["lea-d-arc"].file == found["n-guessan-kouame-fictif"].file
    assert found["lea-d-arc"].learner.folder == ""
    assert not any("word for word" in note.message.text("en") for note in batch.notes)


@pytest.mark.parametrize("lang", LANGS)
def test_typed_text_alone_is_asked_for_as_a_file(lang: Lang, tmp_path: Path) -> None:
    """Is text without a file its person's, and something to ask about, never a learner's zero?"""
    packed = Packed(lang, "4.1")
    files = {packed.path(packed.prefix(CLASS[1], 42), "onlinetext", "onlinetext.html"): b"<p>a"}
    found, batch, missing = taken(tmp_path, files, CLASS[:2])

    assert found == {}
    assert [(p.learner, p.unread) for p in batch.problems] == [("lea-d-arc_42", True)]
    assert missing == [CLASS[0].name]


@pytest.mark.parametrize("folder", ["", "devoir/", "a/b/"])
def test_a_persons_own_zip_is_opened(folder: str, tmp_path: Path) -> None:
    """Is what somebody packed read as what they handed in?"""
    files = {
        "Léa D’ARC_42_assignsubmission_file/devoir.zip": zipped(
            {f"{folder}profile.json": work("Léa")}
        )
    }
    found, batch, _missing = taken(tmp_path, files, NUMBERED)

    assert (list(found), batch.problems) == (["lea-d-arc_42"], [])


@pytest.mark.parametrize(
    ("typed", "number"),
    [("Participant 41", "41"), ("Participant41", "41"), ("Participante 41", "41"), ("zoz17", "")],
)
def test_the_identifier_is_read_as_every_language_writes_it(
    typed: str, number: str, tmp_path: Path
) -> None:
    """Is Moodle's number found though a language pack lost the blank, and no school's taken?"""
    sheet = tmp_path / "notes.csv"
    sheet.write_text(f"Identifiant,Note\n{typed},\n,\n", encoding="utf-8")
    rows = sheet.read_text(encoding="utf-8").replace("Note", "Nom complet").replace(",\n", ",A\n")
    sheet.write_text(rows, encoding="utf-8")

    assert read_sheet(sheet).people()[0].number == number


def test_groups_of_a_list_are_read(tmp_path: Path) -> None:
    """Does the list say who is in a team, as Moodle's own exports do?"""
    sheet = tmp_path / "liste.csv"
    sheet.write_text(f'Nom,Groupes\nLéa,"{TEAMS["fr"][0]}, Promo 3"\n', encoding="utf-8")

    assert read_sheet(sheet).people()[0].groups == ("Équipe 1", "Promo 3")


PEOPLE = [Person("", "Lea Dupont"), Person("", "Tom Martin"), Person("", "Zoé Öz")]


def _matches(paths: list[str], people: list[Person]) -> Mapping[str, Match]:
    matcher = Matcher(people, "03-present")
    places = Places(map(PurePosixPath, paths), (), matcher.lists, "03-present")
    return {path: matcher.match(PurePosixPath(path), None, places) for path in paths}


MOODLES = "Tom Martin_77_assignsubmission_file"


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize(
    ("path", "beside"),
    [
        (f"Lea Dupont/{MOODLES}_profile.json", ["Tom Martin/profile.json"]),
        (f"Lea Dupont/{MOODLES}/profile.json", ["Tom Martin/profile.json"]),
        (f"Lea Dupont/{MOODLES}/profile.json", []),
        (f"Lea Dupont/03-present/{MOODLES}_/profile.json", ["Zoé Öz/profile.json"]),
        (f"Lea Dupont/devoir/{MOODLES}_profile.json", ["Tom Martin/profile.json"]),
        ("Lea Dupont/Tom Martin/profile.json", ["Tom Martin/profile.json"]),
        ("Lea Dupont/Tom Martin/profile.json", ["Zoé Öz/profile.json"]),
    ],
)
def test_a_name_below_a_persons_folder_is_asked(path: str, beside: list[str], listed: bool) -> None:
    """Does no folder or file that a learner named make it a colleague's, list or none?"""
    matches = _matches([path, *beside], PEOPLE if listed else [])

    assert matches[path].doubt is not None
    assert all(matches[other].doubt is None for other in beside)


@pytest.mark.parametrize(
    "path",
    ["Inconnue Fictive/Tom Martin/profile.json", "Inconnue Fictive/Tom Martin.json"],
)
def test_a_name_of_the_list_below_a_strangers_folder_is_asked(path: str) -> None:
    """Is it asked too below the folder of somebody who is not on the list?"""
    assert _matches([path, "Zoé Öz/profile.json"], PEOPLE)[path].doubt is not None


@pytest.mark.parametrize("listed", [False, True])
@pytest.mark.parametrize(
    "paths",
    [
        [f"{MOODLES}/profile.json"],
        [f"Groupe A/{MOODLES}/profile.json", "Groupe B/Zoé Öz_78_assignsubmission_file/p.json"],
        [f"lundi/{MOODLES}/profile.json", "mardi/Zoé Öz_78_assignsubmission_file/p.json"],
        [f"devoirs-12/{MOODLES}/p.json", "devoirs-12/Zoé Öz_78_assignsubmission_file/p.json"],
    ],
)
def test_where_moodle_wrote_it_is_believed(paths: list[str], listed: bool) -> None:
    """Are zips of Moodle's, unpacked, side by side or in a folder, read as Moodle's?"""
    for match in _matches(paths, PEOPLE if listed else []).values():
        assert (match.by, match.doubt) == ("number", None)


def test_inside_moodles_folder_another_name_is_only_remarked(tmp_path: Path) -> None:
    """Does a file that names a colleague stay its person's, and is it said?"""
    files = {
        "Lea Dupont_1_assignsubmission_file/Tom Martin.json": work("Lea"),
        "Zoé Öz_2_assignsubmission_file/Zoé Öz.json": work("Zoé"),
    }
    found, batch, missing = taken(tmp_path, files, PEOPLE)

    assert list(found) == ["lea-dupont_1", "zoe-oz_2"]
    assert missing == ["Tom Martin"]
    (note,) = batch.notes
    assert (note.learner, "names Tom Martin" in note.message.text("en")) == ("lea-dupont_1", True)


def test_a_name_inside_a_file_of_somebody_elses_is_remarked(tmp_path: Path) -> None:
    """Is a colleague's name in the profile itself said, whoever's folder it is in?"""
    from beyondcv.profile import Basics, Profile, Skill

    theirs = Profile(basics=Basics(name="martin TOM"), skills=[Skill(name="Excel")])
    _found, batch, _missing = taken(tmp_path, {"Lea Dupont/profile.json": as_json(theirs)}, PEOPLE)

    assert "names Tom Martin" in batch.notes[0].message.text("en")


@pytest.mark.parametrize(
    "path",
    ["Ian Démo_9_assignsubmission_file/p.json", "Ian Démo/p.json", "Ian Démo.json"],
)
def test_who_is_not_on_the_list_is_said_wherever_it_stood(path: str, tmp_path: Path) -> None:
    """Is a stranger's hand-in graded and named, and the folder of a torn one as well?"""
    known = {"Lea Dupont_1_assignsubmission_file/p.json": work("Lea")}
    kinds = [(work("Ian"), 2), (b'{"basics": ', 1)]
    for data, count in kinds if "/" in path else kinds[:1]:
        found, batch, _missing = taken(tmp_path, {path: data, **known}, PEOPLE)
        assert len(found) == count
        said = [note.message.text("en") for note in batch.notes]
        assert said == ["Nobody of the list is called Ian Démo."]


def test_the_hyphen_of_a_first_name_is_no_group(tmp_path: Path) -> None:
    """Is Anne-Sophie not shortened, and a team's own hyphen not taken for a person's?"""
    of = "_9_assignsubmission_file"
    assert learner_of(PurePosixPath(f"Anne-Sophie Œ{of}_/p.json"), None).name == "Anne-Sophie Œ"
    assert learner_of(PurePosixPath(f"Groupe A-1{of}/p.json"), None).name == "Groupe A-1"
    assert learner_of(PurePosixPath(f"Groupe A-Léa D'ARC{of}_/p.json"), None).name == "Léa D'ARC"


def test_a_question_ends_with_another_status_than_0(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does the command go on, list the question in the reader's language, and end with 1?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    _found, _batch, _missing = taken(tmp_path, Packed("fr", "4.1", team=True).files(CLASS), [])
    command = ["collect", str(tmp_path / "devoirs-77.zip"), "--assignment", "03-present",
               "--course", str(ROOT / "exercises" / "fr"), "--lang", "fr"]  # fmt: skip

    assert main(command) == 1
    assert "dans une colonne «\u00a0Groupe\u00a0»" in capsys.readouterr().out
