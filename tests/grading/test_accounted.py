"""Every file that came is accounted for, and what holds nothing outranks nothing."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from beyondcv.datasets import PERSONAS, persona
from beyondcv.grading.batch import Batch
from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.grading.handins.deadline import moment, read_deadline
from beyondcv.grading.handins.intake import Found, take_in
from beyondcv.grading.handins.items import MAX_FILE
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.pages.letters import letter
from beyondcv.grading.people.ids import absent
from beyondcv.grading.people.matching import Matcher
from beyondcv.grading.people.roster import Person
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.foreign import FILES
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, as_notebook, as_page, finished, write_zip, zipped

Content = Profile | bytes
OTHERS = {
    "zotero.json": b'{"items": [{"title": "x"}]}',
    "package.json": b'{"name": "app", "version": "1.0.0", "dependencies": {}}',
    "vide.json": b"{}",
    "list.json": b"[]",
    "profile.html": b"<html><p>Bonjour</p></html>",
    "03-present.ipynb": b'{"cells": [], "nbformat": 4, "metadata": {}}',
    "cv.pdf": b"%PDF-1.7",
}


def _taken(
    folder: Path, files: Mapping[str, Content], people: list[Person] | None = None
) -> tuple[dict[str, Found], Batch]:
    """Take files in; each is a minute younger than the one before."""
    for minute, (name, content) in enumerate(files.items()):
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else as_json(content))
        os.utime(path, (minute * 60, minute * 60))
    return _read([folder / "in"], people)


def _read(
    sources: list[Path], people: list[Person] | None = None
) -> tuple[dict[str, Found], Batch]:
    batch = Batch()
    with Spool() as spool:
        found = take_in(sources, spool, batch, Matcher(people or (), "03-present"))
    return {item.learner.id: item for item in found}, batch


def _said(batch: Batch) -> dict[str, str]:
    return {t.file: t.message.text("en") for t in (*batch.problems, *batch.notes)}


def _empty() -> Profile:
    """What the form writes when nothing was typed but a language, and fillers."""
    return Profile.from_dict(
        {"basics": {"name": "Ann", "label": "\u3164\u2800"}, "meta": {"beyondcv": {"lang": "fr"}}}
    )


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_profile_never_outranks_one(name: str, tmp_path: Path) -> None:
    """Does the profile count, though something else came later, and is that only noted?"""
    found, batch = _taken(
        tmp_path, {"Ann A/profil.json": finished(), f"Ann A/{name}": OTHERS[name]}
    )

    assert found["ann-a"].file == "Ann A/profil.json"
    if name.endswith(".ipynb"):
        return
    assert batch.problems == []
    assert [note.learner for note in batch.notes] == ["ann-a"]


@pytest.mark.parametrize("name", [name for name in OTHERS if not name.endswith("ipynb")])
def test_what_is_no_profile_makes_no_learner(name: str, tmp_path: Path) -> None:
    """Is a loose file of something else said, without a learner of its name?"""
    found, batch = _taken(tmp_path, {name: OTHERS[name], "Ann A/profile.json": finished()})

    assert list(found) == ["ann-a"]
    assert [(problem.file, problem.learner) for problem in batch.problems] == [(name, "")]


@pytest.mark.parametrize("kind", [as_json, as_notebook, as_page])
def test_an_empty_profile_never_outranks_a_full_one(kind: object, tmp_path: Path) -> None:
    """Does the file with work count, though an empty one of any kind came later?"""
    later = kind(_empty())  # type: ignore[operator]
    found, batch = _taken(
        tmp_path, {"Ann A/profile.json": finished(), "Ann A/profile (1).json": later}
    )

    assert found["ann-a"].file == "Ann A/profile.json"
    assert "Nothing is filled in here" in _said(batch)["Ann A/profile (1).json"]


def test_an_empty_profile_alone_is_somebodys(tmp_path: Path) -> None:
    """Is who handed in an empty profile not called missing?"""
    assert list(_taken(tmp_path, {"Ann A/profile.json": _empty()})[0]) == ["ann-a"]


def test_an_empty_profile_does_not_replace_what_was_graded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does another day's empty file leave the points as they were, and say so?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    course = open_course(ROOT / "exercises" / "fr", "03-present")
    path = tmp_path / "in" / "ann-a.json"
    path.parent.mkdir()
    path.write_bytes(as_json(finished()))
    first = collect(course, [path.parent])
    path.write_bytes(as_json(_empty()))
    again = collect(course, [path.parent])

    assert (again.graded, again.unchanged) == ([], ["ann-a"])
    assert again.results == first.results
    assert "graded before still counts" in again.notes[0].message.text("en")


def test_nothing_is_passed_over_in_silence(tmp_path: Path) -> None:
    """Are empty zips and folders, hidden files, links and pipes said with their person?"""
    below = tmp_path / "in"
    below.mkdir()
    write_zip(below / "ann.zip", {})
    (below / "bob" / "devoir").mkdir(parents=True)
    write_zip(below / "cat.zip", {".profile.json": as_json(finished())})
    (below / "dan").mkdir()
    (below / "dan" / ".DS_Store").write_bytes(b"")
    (below / "eve" / ".cache").mkdir(parents=True)
    (below / "fay").symlink_to(tmp_path)
    (below / "gus").mkdir()
    os.mkfifo(below / "gus" / "profile.json")
    write_zip(below / "hal.zip", {"__MACOSX/._profile.json": b""})
    write_zip(below / "ian.zip", {"devoir/": b"", "p/" * 600 + "profile.json": b"{}"})
    (below / "zoe.json").write_bytes(as_json(finished()))
    found, batch = _read([below])

    assert list(found) == ["zoe"]
    assert {p.learner for p in batch.problems if p.unread} == {
        "ann", "bob", "cat", "dan", "eve", "fay", "gus", "hal", "ian",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "/", "//x.json", "CON.json", "aux.zip", "C:", "x" * 300 + ".json", ".zip",
        "x/.zip", "a\0b.json", " .json", "_1_assignsubmission_file_/p.json", "\u202e.json", "...",
        "_assignsubmission_file_/p.json", "A_1_assignsubmission_file_", "\u3164/p.json", "d/" * 900,
    ],
    ids=ascii,
)  # fmt: skip
def test_an_impossible_name_in_a_zip_stops_nobody(name: str, tmp_path: Path) -> None:
    """Is everybody else read, and the file read or said, whatever it is called and holds?"""
    for data in (as_json(finished()), b"{", zipped({"profile.json": as_json(finished())})):
        path = tmp_path / "devoirs.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(zipfile.ZipInfo(name), data)
            archive.writestr("Zoé Z_9_assignsubmission_file/profile.json", as_json(finished()))
        found, batch = _read([path])
        assert "zoe-z_9" in found
        assert len(found) + len(batch.problems) + len(batch.notes) > 1


def test_a_name_that_is_not_what_the_zip_says_stops_nobody(tmp_path: Path) -> None:
    """Are all files of a zip read though one name is called UTF-8 and is not?"""
    files = {"LXX/profile.json": as_json(finished()), "Zoé/profile.json": as_json(finished())}
    data = bytearray(zipped(files).replace(b"LXX", b"L\xff\xfe"))
    for sign, place in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 8
            at = data.find(sign, at + 4)
    (tmp_path / "a.zip").write_bytes(data)

    assert len(_read([tmp_path / "a.zip"])[0]) == 2


def test_an_impossible_path_on_disk_stops_nobody(tmp_path: Path) -> None:
    """Are folders too deep for the system said with their person, and all others read?"""
    (tmp_path / "in" / "Zed").mkdir(parents=True)
    (tmp_path / "in" / "Zed" / "profile.json").write_bytes(as_json(finished()))
    (tmp_path / "in" / "Ana").mkdir()
    here = Path.cwd()
    os.chdir(tmp_path / "in" / "Ana")
    try:
        for _depth in range(25):
            Path("n" * 200).mkdir()
            os.chdir("n" * 200)
    finally:
        os.chdir(here)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    found, batch = _read([tmp_path / "in", Path("x" * 5_000), Path("a\0b"), loop])

    assert [item.file for item in found.values()] == ["Zed/profile.json"]
    assert [p.learner for p in batch.problems] == ["ana", "", "", ""]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Tom Martin/profile.json", "Martin Tom/profile.json"),
        ("tom-martin.json", "Martin Tom.json"),
        ("Tom Martin/profile.json", "martin_tom.json"),
        ("Tom Martin_7_assignsubmission_file/profile.json", "Martin Tom/profile.json"),
    ],
)
def test_the_same_words_in_another_order_are_asked(name: str, other: str, tmp_path: Path) -> None:
    """Are Tom Martin and Martin Tom one person or two: asked without a list, told with one?"""
    found, batch = _taken(tmp_path, {name: finished(), other: _empty()})
    assert other not in [item.file for item in found.values()]
    assert "one person, or several" in _said(batch)[other]

    found, batch = _read([tmp_path / "in"], [Person("", "Tom Martin")])
    assert (len(found), batch.problems) == (1, [])


def test_files_of_several_names_in_one_folder_are_asked(tmp_path: Path) -> None:
    """Is it asked whether a folder of two names is one person's, if nothing says so?"""
    files = {name: finished() for name in ("A/Eve.json", "A/Ian.json", "B/profile.json")}
    found, batch = _taken(tmp_path, files)

    assert list(found) == ["b"]
    assert len(batch.problems) == 2


def test_who_is_missing_is_said_though_a_file_is_nobodys(tmp_path: Path) -> None:
    """Does a file without a learner not stand for everybody who has no code?"""
    assert absent([Person("", "Tom Martin")], [""]) == [Person("", "Tom Martin")]


def test_the_same_work_is_remarked_whoevers_name_is_on_it(tmp_path: Path) -> None:
    """Is a copy with another name and code said to both, and similar work to nobody?"""
    mine, copy, own = finished(), finished(), finished()
    copy.basics.name, copy.course.learner = "Tom", "K7M-4XF"
    own.course.answers["03-goal"] = "Autre chose."
    found, batch = _taken(
        tmp_path, {"Ann/p.json": mine, "Tom/p.json": as_notebook(copy), "Zoé/p.json": own}
    )

    assert len(found) == 3
    said = {note.learner: note.message.text("en") for note in batch.notes if note.learner}
    assert sorted(said) == ["ann", "tom"]
    assert "as that of Tom" in said["ann"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_courses_own_example_is_recognised(lang: Lang, tmp_path: Path) -> None:
    """Is each finished person of the course found out, renamed too, and the first draft not?"""
    files = {}
    for name in PERSONAS:
        profile = persona(name, lang)
        profile.basics.name, profile.basics.email = f"{name} Vraie", "vraie@example.org"
        files[f"{name}/profile.json"] = profile
    _found, batch = _taken(tmp_path, files)

    assert {note.learner for note in batch.notes} == set(PERSONAS) - {"camille-before"}


@pytest.mark.parametrize("lang", LANGS)
def test_an_example_is_called_unchanged_only_if_it_is(lang: Lang, tmp_path: Path) -> None:
    """Is it said which part of somebody's work is a fictional person's, and no more than that?"""
    whole, own_cv, own_words = (persona("camille-after", lang) for _ in range(3))
    own_cv.basics.summary += " Et trois ans de caisse."
    own_words.course.answers["03-goal"] = "Autre chose."
    files = {"Ann/p.json": whole, "Tom/p.json": own_cv, "Zoé/p.json": own_words}
    _found, batch = _taken(tmp_path, files)

    said = {note.learner: note.message.text("en") for note in batch.notes}
    assert {id: "unchanged" in text for id, text in said.items()} == {
        "ann": True, "tom": False, "zoe": False
    }  # fmt: skip
    assert "beside the CV" in said["tom"]
    assert "The CV in it" in said["zoe"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2026-12-01T18:00+01:00", "2026-12-01 18:00 UTC+01:00"),
        ("2026-12-01T18:00-03:30", "2026-12-01 18:00 UTC-03:30"),
        ("2026-12-01T18:00Z", "2026-12-01 18:00 UTC"),
    ],
)
def test_times_are_echoed_in_their_zone(typed: str, shown: str) -> None:
    """Is a deadline shown as it was typed, and a hand-in beside it in the same zone?"""
    deadline = read_deadline(typed)
    assert moment(deadline) == shown
    handed = datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert moment(handed, deadline).endswith(shown[16:])
    assert moment(handed, datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=14)))) == (
        "2026-12-02 02:00 UTC+14:00"
    )


def test_a_profile_of_fillers_is_an_empty_one(tmp_path: Path) -> None:
    """Does a file whose every text is invisible count as nothing filled in?"""
    data = json.loads(as_json(finished()))
    data = {"work": [{"name": "\u3164", "highlights": ["\u2800"]}], "meta": {
        "beyondcv": {"answers": {"03-goal": "\u115f" * 40}, "version": 1}}}  # fmt: skip
    found, _batch = _taken(
        tmp_path, {"Ann/a.json": finished(), "Ann/b.json": json.dumps(data).encode()},
        [Person("", "Ann")],
    )  # fmt: skip

    assert found["ann"].file == "Ann/a.json"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("cv.docx", FILES["cv.docx"][0], {"en": "word processor", "fr": "traitement de texte"}),
        ("cv.webloc", FILES["cv.webloc"][0], {"en": "a shortcut", "fr": "raccourci"}),
        ("photo.jpg", FILES["photo.heic"][0], {"en": "a picture", "fr": "une image"}),
        ("cv.pdf", FILES["cv.pdf"][0], {"en": "a PDF", "fr": "un PDF"}),
        ("a.zip", zipped({"b.zip": zipped({"p.json": b"{}"})}), {"en": "inside a", "fr": "un zip"}),
        ("a.zip", zipped({}), {"en": "no file in it", "fr": "aucun fichier"}),
        (".profile.json", b"{}", {"en": "hidden", "fr": "caché"}),
        ("big.json", b" " * (MAX_FILE + 1), {"en": "20 MB", "fr": "20\u00a0Mo"}),
    ],
)
def test_the_letter_says_what_the_file_is(
    name: str, data: bytes, cause: dict[Lang, str], lang: Lang, tmp_path: Path
) -> None:
    """Does its owner read why it cannot be read, and what to hand in instead?"""
    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(f"Ann_1_assignsubmission_file/{name}", data)
        packed.writestr("Bob_2_assignsubmission_file/profile.json", as_json(finished()))
    _found, batch = _read([archive])

    (problem,) = batch.problems
    said = letter(problem, "03", lang)
    assert cause[lang].replace("\u00a0", " ") in said.replace("\u00a0", " ")
    assert "profile.json" in said
    assert "Ask for" not in said
    assert "Demandez" not in said


@pytest.mark.parametrize("name", ["data.json", "cv.pdf", "notes.docx", ".x.json", "b/", "old.zip"])
def test_nothing_is_asked_for_beside_a_profile(name: str, tmp_path: Path) -> None:
    """Does a note on a harmless other file ask for nothing that was read already?"""
    content = {"old.zip": zipped({}), "data.json": b'{"a": 1}', "b/": b""}.get(name, b"%PDF-1.4")
    files = {name: content, "profile.json": as_json(finished())}
    whole = {f"Ann_1_assignsubmission_file/{key}": data for key, data in files.items()}
    found, batch = _read([write_zip(tmp_path / "in.zip", whole)])

    (note,) = batch.notes
    assert (list(found), batch.problems) == (["ann_1"], [])
    assert "Ask for" not in note.message.text("en")
    assert "Demandez" not in note.message.text("fr")
