"""Where pages stand in feedback.zip: what Moodle's own import makes of their folders' names."""

from __future__ import annotations

import re

import pytest

from beyondcv.grading.ledger import Entry
from beyondcv.grading.packing import Page, packed
from beyondcv.grading.people.roster import Person

TEAM = "Équipe Rouge_512_assignsubmission_file_"
MOODLE = re.compile(r"[^_/]+_\d+_assign(submission|feedback)_file_?")


def _page(learner: str, name: str, points: int = 2) -> Page:
    return Page(learner, name, name, lambda to: f"{to}: {points}")


def _entry(file: str, folder: str = "") -> Entry:
    return Entry("", file, "2026-11-26T10:00:00+00:00", "", folder)


CLARA, SAMUEL = _page("clara-morel_115", "Clara Morel"), _page("samuel-f_116", "Samuel F")
TEAMS = {one.learner: _entry(f"{TEAM}/profile.json") for one in (CLARA, SAMUEL)}


def test_a_teams_page_stands_in_the_teams_folder() -> None:
    """Is it there once, made out to the team, and is it said that all members get it?"""
    placed, said = packed([CLARA, SAMUEL], TEAMS)

    assert placed == [(TEAM, "Équipe Rouge: 2")]
    assert ["all its members" in one.message.text("en") for one in said] == [True]


def test_a_team_packed_without_folders_has_the_same_place() -> None:
    """Is it the same where Moodle was told to make one name of folder and file?"""
    entries = {id: _entry(f"{TEAM}profile.json") for id in TEAMS}
    assert packed([CLARA, SAMUEL], entries)[0] == [(TEAM, "Équipe Rouge: 2")]


def test_nobody_gets_the_marks_of_another_of_the_team() -> None:
    """Where members' marks differ, is each page in a folder of one's own, and is it said?"""
    samuel = _page(SAMUEL.learner, SAMUEL.name, 1)
    placed, said = packed([CLARA, samuel], TEAMS)

    assert placed == [
        ("Clara Morel_115_assignfeedback_file_", "Clara Morel: 2"),
        ("Samuel F_116_assignfeedback_file_", "Samuel F: 1"),
    ]
    differ = [one.learner for one in said if "pages differ" in one.message.text("en")]
    assert differ == [CLARA.learner, SAMUEL.learner]


@pytest.mark.parametrize(
    ("learner", "name", "people"),
    [
        ("ana-demo_7", "Ana Démo", []),
        ("ana-demo", "Ana Démo", [Person("7", "Ana Démo")]),
        ("ana-demo", "Ana_Démo / ?", [Person("7", "Démo Ana"), Person("8", "Tom Démo")]),
    ],
)
def test_a_number_of_the_list_or_the_sheet_makes_moodles_folder(
    learner: str, name: str, people: list[Person]
) -> None:
    """Is a hand-in that came without Moodle given back by the number that is known?"""
    ((place, _text),), said = packed([_page(learner, name)], {}, people, for_moodle=True)

    assert MOODLE.fullmatch(place)
    assert place.split("_")[1] == "7"
    assert said == []


@pytest.mark.parametrize("people", [[], [Person("7", "Ana Démo"), Person("8", "Ana Démo")]])
def test_who_has_no_number_is_named(people: list[Person]) -> None:
    """Is it said of whom Moodle cannot tell, and of nobody where Moodle has no part in it?"""
    page = _page("ana-demo", "Ana Démo")
    placed, said = packed([page], {}, people, for_moodle=True)

    assert placed == [("ana-demo", "Ana Démo: 2")]
    assert [one.file for one in said] == ["Ana Démo"]
    assert packed([page], {}, people)[1] == []


def test_moodles_own_folder_stays() -> None:
    """Is a person's own folder written back as it came?"""
    folder = "Jean-Paul Petit_104_assignsubmission_file_"
    entries = {"jean-paul-petit_104": _entry(f"{folder}/profile.json", folder)}
    placed, said = packed([_page("jean-paul-petit_104", "Jean-Paul Petit")], entries)

    assert (placed, said) == ([(folder, "Jean-Paul Petit: 2")], [])


def test_those_of_no_team_are_named() -> None:
    """Is it said that the folder of those in no team, which has no number, brings nothing back?"""
    entries = {CLARA.learner: _entry("Default group_assignsubmission_file_/profile.json")}
    _placed, said = packed([CLARA], entries)

    assert [one.learner for one in said] == [CLARA.learner]
