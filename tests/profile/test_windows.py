"""Several windows on one file: at the same moment, and when one of them erased it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from beyondcv.errors import StorageError
from beyondcv.profile import dumps
from beyondcv.profile.storage import ProfileFile, load, save
from tests.profile.folder import labelled, names


def test_saves_at_the_same_moment_add_up(path: Path) -> None:
    """Is every window's own field in the file, when all save over and over at once?"""
    fields = ("label", "summary", "email", "url")
    save(labelled("start"), path)

    def work(field: str) -> None:
        window = ProfileFile(path)
        profile = window.load().profile
        for number in range(8):
            setattr(profile.basics, field, f"{field} {number}")
            window.save(profile)

    with ThreadPoolExecutor(len(fields)) as pool:
        list(pool.map(work, fields))

    basics = load(path).profile.basics
    assert [getattr(basics, field) for field in fields] == [f"{field} 7" for field in fields]
    assert names(path) == ["profile.json", "profile.json.bak"]


def test_a_save_that_no_lock_holds_back_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is what an older program writes between the look and the rename put together, too?"""
    save(labelled("start"), path)
    window = ProfileFile(path)
    profile = window.load().profile
    profile.basics.label = "Mine"
    theirs = labelled("start")
    theirs.basics.summary = "Theirs"
    other = [theirs]
    synced = os.fsync

    def meanwhile(descriptor: int) -> None:
        synced(descriptor)
        if other:
            path.write_text(dumps(other.pop()), encoding="utf-8")

    monkeypatch.setattr("os.fsync", meanwhile)
    saved = window.save(profile)

    basics = load(path).profile.basics
    assert (basics.label, basics.summary) == ("Mine", "Theirs")
    assert saved is not None
    assert saved.conflicts == ()


def test_the_lock_of_a_killed_window_holds_nobody_back(path: Path) -> None:
    """Is a lock that nobody removes any more taken away, and the work saved?"""
    lock = path.with_name(".profile.json.lock")
    lock.write_text("somebody", encoding="utf-8")

    save(labelled("one"), path)

    assert load(path).profile == labelled("one")
    assert names(path) == ["profile.json"]


def test_a_folder_without_locks_keeps_the_work(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is saved where the folder lets no lock be made?"""
    made = os.open

    def no_lock(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith(".lock"):
            raise PermissionError(13, "Permission denied")
        return made(name, flags, mode)

    monkeypatch.setattr("os.open", no_lock)
    save(labelled("one"), path)

    assert load(path).profile == labelled("one")


@pytest.mark.parametrize("copies", [True, False])
@pytest.mark.parametrize("saves", [1, 2])
def test_what_was_erased_elsewhere_is_not_written_back(
    path: Path, copies: bool, saves: int
) -> None:
    """Does the next key in a second notebook keep that key alone, and say so?"""
    mine = ProfileFile(path)
    for number in range(saves):
        mine.save(labelled(f"Private {number}"))
    yours = ProfileFile(path)
    profile = yours.load().profile
    mine.erase(copies=copies)

    profile.basics.summary = "New words"
    saved = yours.save(profile)

    assert saved is not None
    assert saved.notice is not None
    assert saved.profile == load(path).profile
    assert load(path).profile.to_dict() == {"basics": {"summary": "New words"}}


def test_nothing_new_leaves_what_was_erased_erased(path: Path) -> None:
    """Does a second notebook that saves what it held make no file?"""
    mine = ProfileFile(path)
    mine.save(labelled("Private"))
    yours = ProfileFile(path)
    profile = yours.load().profile
    mine.erase(copies=True)

    yours.save(profile)

    assert names(path) == []


def test_a_file_that_vanished_is_written_whole_again(path: Path) -> None:
    """Is a profile whose file alone was moved away saved with all its words, and that said?"""
    window = ProfileFile(path)
    window.save(labelled("one"))
    window.save(labelled("two"))
    path.unlink()

    profile = labelled("two")
    profile.basics.summary = "New words"
    saved = window.save(profile)

    assert load(path).profile == profile
    assert saved is not None
    assert saved.notice is not None
    assert "profile.json" in saved.notice.text("fr")


def test_a_copy_asked_for_again_is_the_newest(path: Path) -> None:
    """Does the profile that was erased, had back and erased again outlive older copies?"""
    place = ProfileFile(path)
    place.save(labelled("My work"))
    place.erase(copies=False)
    first = place.copies()[0]
    for number in range(9):
        place.save(labelled(str(number)))
        place.erase(copies=False)
    place.save(place.copy(first.name), "restored")
    place.erase(copies=False)

    for number in range(9):
        place.save(labelled(f"again {number}"))
        place.erase(copies=False)

    kept = [place.copy(copy.name).basics.label for copy in place.copies()]
    assert kept == [*(f"again {number}" for number in range(8, -1, -1)), "My work"]


def test_an_erasing_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do profile and copies stay if the file itself cannot be removed?"""
    place = ProfileFile(path)
    place.save(labelled("one"))
    place.save(labelled("two"), "opened")
    before = names(path)

    def refused(self: Path, missing_ok: bool = False) -> None:
        if self == path:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StorageError, match="Nothing was changed"):
        place.erase(copies=True)

    assert load(path).profile == labelled("two")
    assert [name for name in names(path) if not name.endswith(".lock")] == before


def test_a_copy_that_cannot_be_erased_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does erasing go on past a copy that somebody has open, and name it?"""
    place = ProfileFile(path)
    place.save(labelled("one"))
    place.save(labelled("two"), "opened")
    copy = place.copies()[0].name
    removed = Path.unlink

    def refused(self: Path, missing_ok: bool = False) -> None:
        if self.name == copy:
            raise PermissionError(13, "In use")
        removed(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(StorageError) as caught:
        place.erase(copies=True)

    assert copy in caught.value.text("fr")
    assert names(path) == [copy]
