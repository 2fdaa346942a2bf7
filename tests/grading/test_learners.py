"""Whose hand-in a file is."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest

from beyondcv.grading.people.learners import learner_of, slug, split_name
from beyondcv.profile import Basics, Profile


@pytest.mark.parametrize(
    ("path", "id", "name", "folder"),
    [
        (
            "Léa D'ARC_12345_assignsubmission_file_/profil (1).json",
            "lea-d-arc_12345", "Léa D'ARC", "Léa D'ARC_12345_assignsubmission_file_",
        ),
        (
            "Anne-Sophie Œuvrard_7_assignsubmission_file/deep/down/x.ipynb",
            "anne-sophie-oeuvrard_7", "Anne-Sophie Œuvrard",
            "Anne-Sophie Œuvrard_7_assignsubmission_file",
        ),
        (
            "Participant_88_assignsubmission_file_profile.json",
            "participant_88", "Participant", "Participant_88_assignsubmission_file_",
        ),
        (
            "Groupe A/Jean_Paul Ō_9_assignsubmission_file_/profile.json",
            "jean-paul-o_9", "Jean_Paul Ō", "Jean_Paul Ō_9_assignsubmission_file_",
        ),
    ],
)  # fmt: skip
def test_moodle_says_who(path: str, id: str, name: str, folder: str) -> None:
    """Is Moodle's folder, in any of its forms, read with name and number?"""
    learner = learner_of(PurePosixPath(path), None)

    assert (learner.id, learner.name, learner.folder) == (id, name, folder)
    assert learner.certain


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("Léa Martin/profile.json", "lea-martin"),
        ("Léa Martin/03-present/profil (2).ipynb", "lea-martin"),
        ("lea-martin.json", "lea-martin"),
        ("Léa Martin (1).html", "lea-martin"),
        ("Léa Martin - Copie.ipynb.json", "lea-martin"),
        ("Léa Martin.ipynb.txt", "lea-martin"),
    ],
)
def test_a_name_on_the_path_says_who(path: str, id: str) -> None:
    """Does the folder or the file name the learner, whatever the browser added?"""
    learner = learner_of(PurePosixPath(path), None)

    assert (learner.id, learner.certain) == (id, True)


@pytest.mark.parametrize(
    "path", ["profile.json", "profil (1).ipynb", "03-present.ipynb", "mon-profil.html"]
)
def test_a_name_that_says_nothing_leaves_a_guess(path: str) -> None:
    """Is the name inside the file taken, and said to be a guess?"""
    profile = Profile(basics=Basics(name="Camille Exemple"))

    learner = learner_of(PurePosixPath(path), profile)
    assert (learner.id, learner.certain) == ("camille-exemple", False)


def test_below_moodles_folder_nobody_else_is_named() -> None:
    """Does a folder that a learner made inside their own hand-in not make it a colleague's?"""
    mine = "Eve ROGUE_103_assignsubmission_file_"
    path = PurePosixPath(mine, "Tom MARTIN_102_assignsubmission_file_", "Tom MARTIN.json")
    learner = learner_of(path, None)

    assert (learner.id, learner.folder) == ("eve-rogue_103", mine)


@pytest.mark.parametrize("number", ["1" * 3_000, "\u0661\u0662"])
def test_a_number_that_moodle_never_writes_is_none(number: str) -> None:
    """Is no folder asked for that no disk can make?"""
    id = learner_of(PurePosixPath(f"A_{number}_assignsubmission_file_/profile.json"), None).id
    assert id.isascii()
    assert len(id) < 100


@pytest.mark.parametrize("sign", ["’", "\u2018", "\u02bc", "\u2032", "\uff07", "\u2011", " "])
def test_apostrophes_and_hyphens_of_any_form_are_one(sign: str) -> None:
    """Is L’Héritier of Moodle the L'Héritier that somebody typed into the list?"""
    assert slug(f"Élodie L{sign}HÉRITIER") == slug("Élodie L'Héritier") == "elodie-l-heritier"


def test_ids_are_safe_everywhere() -> None:
    """Does no name lead out of a folder, match as a pattern, or vanish?"""
    assert slug("../../*[a]?+;rm") == "a-rm"
    assert slug("李小龙") != slug("王")
    assert slug("李小龙").isalnum()


def test_capitals_are_the_last_name() -> None:
    """Are first and last name told apart as French Moodle writes them?"""
    assert split_name("Anne Marie DE LA TOUR") == ("Anne Marie", "DE LA TOUR")
    assert split_name("Zoe Adams") == ("Zoe", "Adams")
    assert split_name("") == ("", "")


@pytest.mark.parametrize(
    "name",
    [
        "Copie de profile.json", "Copy of profile (2).json", "profile copie.json",
        "profile copy 2.json", "profile 2.json", "profile-3.json", "profile_2026-11-20.json",
        "03-present-Copy1.ipynb", "PROFIL.JSON",
    ],
)  # fmt: skip
def test_copies_of_the_forms_file_name_nobody(name: str) -> None:
    """Is what a browser, a Mac or a cloud drive adds not taken for a learner's name?"""
    assert not learner_of(PurePosixPath(name), Profile()).certain
    assert learner_of(PurePosixPath("Léa", name), None).id == "lea"


def test_names_of_other_scripts_stay_apart() -> None:
    """Do two people who share only their Latin letters keep two ids, in any order of words?"""
    assert slug("王 Li") != slug("李 Li")
    assert slug("Иван Петров") != slug("Иван Иванов")
    assert slug("Петров Иван") == slug("Иван Петров")
    assert slug("한결") == slug(unicodedata.normalize("NFD", "한결"))
    assert slug("Łukasz Sørensen") == "lukasz-sorensen"
    assert slug("a" * 99) != slug("a" * 98)


def test_ids_can_be_folders_of_windows() -> None:
    """Can a person named Con be graded on Windows?"""
    assert slug("Con") != "con"


def test_names_fit_on_a_line() -> None:
    """Does a name of a million letters on many lines not reach the gradebook whole?"""
    profile = Profile(basics=Basics(name="Zoé\n" * 99_999))

    name = learner_of(PurePosixPath("profile.json"), profile).name
    assert name.startswith("Zoé Zoé")
    assert len(name) <= 100
