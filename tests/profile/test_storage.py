"""Files under `profile.json`: whole or not at all, and never lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from beyondcv.errors import StorageError
from beyondcv.profile import MAX_BYTES, Conflict, Profile, dumps, loads
from beyondcv.profile.storage import Loaded, ProfileFile, erase, load, save
from tests.profile.folder import labelled, names

TORN = b'{"basics": {"lab'


def only_copy(path: Path, kind: str) -> Path:
    """Return the one copy of that kind."""
    (copy,) = path.parent.glob(f"profile.json.{kind}-*")
    return copy


def test_no_file_is_an_empty_profile(path: Path) -> None:
    """Does a learner start without any notice, and without any file?"""
    assert load(path) == Loaded(Profile())
    assert names(path) == []


def test_what_is_saved_is_loaded(path: Path) -> None:
    """Does the profile come back, and nothing stand beside it?"""
    save(labelled("é 😀"), path)

    assert load(path) == Loaded(labelled("é 😀"))
    assert names(path) == ["profile.json"]


def test_the_content_before_is_kept(path: Path) -> None:
    """Is the last good content beside the present one?"""
    for label in ("one", "two", "three"):
        save(labelled(label), path)

    assert load(path.with_name("profile.json.bak")).profile == labelled("two")


def test_saving_the_same_again_changes_nothing(path: Path) -> None:
    """Does Run All without a change leave file and backup as they are?"""
    save(labelled("one"), path)
    save(labelled("two"), path)
    before = path.stat()

    save(labelled("two"), path)

    # A clock may stand still between two saves; a file written anew has another inode.
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert load(path.with_name("profile.json.bak")).profile == labelled("one")


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        TORN,
        b"\x89PNG\r\n",
        b"[]",
        b'{"basics": "Camille"}',
        b'{"meta": {"beyondcv": {"version": 999}}}',
        b'{"x": "' + b"a" * (2 * MAX_BYTES) + b'"}',
    ],
    ids=["empty", "torn", "picture", "a list", "foreign", "newer", "too large"],
)
@pytest.mark.parametrize("backup", [True, False], ids=["with .bak", "without .bak"])
def test_a_bad_file_is_copied_reported_and_replaced_by_the_last_good_one(
    path: Path, bad: bytes, backup: bool
) -> None:
    """Is nothing lost, whatever stands in the profile's place?"""
    if backup:
        save(labelled("one"), path.with_name("profile.json.bak"))
    path.write_bytes(bad)

    loaded = load(path)
    copy = only_copy(path, "damaged")
    save(labelled("new"), path)

    assert loaded.profile == (labelled("one") if backup else Profile())
    assert loaded.notice is not None
    for lang in ("fr", "en"):
        assert copy.name in loaded.notice.text(lang)
    assert copy.read_bytes() == bad
    assert load(path).profile == labelled("new")


def test_a_bad_file_is_copied_once(path: Path) -> None:
    """Does Run All three times make one copy, and the next bad file another?"""
    path.write_bytes(TORN)
    for _ in range(3):
        load(path)
    assert len(list(path.parent.glob("*.damaged-*"))) == 1

    path.write_bytes(b"other")
    load(path)

    assert {TORN, b"other"} == {copy.read_bytes() for copy in path.parent.glob("*.damaged-*")}


def test_a_bad_file_never_becomes_the_backup(path: Path) -> None:
    """Does the last good copy survive a bad file and later saves without loading?"""
    save(labelled("one"), path)
    save(labelled("two"), path)
    path.write_bytes(TORN)

    save(labelled("three"), path)

    assert load(path.with_name("profile.json.bak")).profile == labelled("one")
    assert only_copy(path, "damaged").read_bytes() == TORN


def test_a_bad_backup_is_no_help_but_no_harm(path: Path) -> None:
    """Does a learner with two bad files get an empty sheet and a notice?"""
    path.write_bytes(TORN)
    path.with_name("profile.json.bak").write_bytes(TORN)

    loaded = load(path)

    assert loaded.profile == Profile()
    assert loaded.notice is not None


def test_another_window_s_text_is_kept(path: Path) -> None:
    """Do two windows on one file lose nothing of each other, and say so?"""
    save(labelled("start"), path)
    mine, yours = ProfileFile(path), ProfileFile(path)
    mine.load()
    yours.load()

    assert yours.save(labelled("yours")) is None
    saved = mine.save(labelled("mine"))

    assert saved is not None
    assert saved.conflicts == (Conflict("basics.label", "mine", "yours"),)
    assert saved.notice is not None
    assert only_copy(path, "other").name in saved.notice.text("fr")
    assert load(only_copy(path, "other")).profile == labelled("yours")
    assert load(path).profile == labelled("mine")


def test_two_notebooks_on_one_profile_add_up(path: Path) -> None:
    """Can units 00 and 03 be open at once, each writing its own part, in any order?"""
    start, present = ProfileFile(path), ProfileFile(path)
    one, two = start.load().profile, present.load().profile

    one.course.contract.goal = "Un emploi en logistique"
    start.save(one)
    two.basics.label = "Gestion de stocks"
    present.save(two)
    one.course.contract.day = "mardi"
    start.save(one)
    two.basics.label = "Gestion de stocks et logistique du frais"
    saved = present.save(two)

    assert saved is not None
    assert (saved.notice, saved.conflicts) == (None, ())
    assert saved.profile == load(path).profile
    profile = load(path).profile
    assert (profile.course.contract.goal, profile.course.contract.day) == (
        "Un emploi en logistique",
        "mardi",
    )
    assert profile.basics.label == "Gestion de stocks et logistique du frais"
    assert names(path) == ["profile.json", "profile.json.bak"]


def test_who_takes_over_what_the_other_wrote_may_undo_it(path: Path) -> None:
    """Is what a form took from the other window its own to change from then on?"""
    save(labelled("start"), path)
    mine, yours = ProfileFile(path), ProfileFile(path)
    both, theirs = mine.load().profile, yours.load().profile
    theirs.course.contract.goal = "A job"
    yours.save(theirs)
    both.basics.label = "new"
    saved = mine.save(both)
    assert saved is not None
    mine.took(saved.profile)

    saved.profile.course.contract.goal = "A better job"

    assert mine.save(saved.profile) is None
    assert load(path).profile.course.contract.goal == "A better job"


@pytest.mark.parametrize("why", ["opened", "restart", "restored"])
def test_what_is_replaced_is_kept_as_a_copy(path: Path, why: str) -> None:
    """Can the profile that another one took the place of be had again, and listed?"""
    place = ProfileFile(path)
    place.save(labelled("old"))

    assert place.save(labelled("new"), why) is None

    (copy,) = place.copies()
    assert (copy.why, copy.name) == (why, only_copy(path, why).name)
    assert place.copy(copy.name) == labelled("old")
    for lang in ("fr", "en"):
        assert copy.reason.text(lang)


def test_a_profile_that_takes_the_place_of_another_is_not_mixed_with_it(path: Path) -> None:
    """Does what another window added not end up in the file that was opened here?"""
    save(labelled("start"), path)
    mine, yours = ProfileFile(path), ProfileFile(path)
    mine.load()
    theirs = yours.load().profile
    theirs.course.contract.goal = "A job"
    yours.save(theirs)

    mine.save(labelled("Camille"), "restart")

    assert load(path).profile == labelled("Camille")
    assert mine.copy(mine.copies()[0].name) == theirs


def test_the_last_copies_are_kept_newest_first(path: Path) -> None:
    """Do the newest ten stay, in order, also within one second?"""
    place = ProfileFile(path)
    for number in range(13):
        place.save(labelled(str(number)), "opened")

    kept = [place.copy(copy.name).basics.label for copy in place.copies()]

    assert kept == [str(number) for number in range(11, 1, -1)]


def test_windows_that_overtake_each_other_push_out_no_earlier_copy(path: Path) -> None:
    """Does of a burst little more than its ends stay, and what was kept before it?"""
    file = ProfileFile(path)
    file.save(labelled("begun"))
    file.save(labelled("new"), "restart")
    for number in range(20):
        file.save(labelled(f"window {number}"), "other")

    kept = [(file.copy(copy.name).basics.label, copy.why) for copy in file.copies()]
    assert kept[0] == ("window 18", "other")
    assert {("new", "other"), ("begun", "restart")} <= set(kept)
    assert len(kept) <= 4  # within one second copies of two kinds have no order


def test_ordinary_erasing_keeps_a_copy(path: Path) -> None:
    """Is an erased profile gone from its place, and still to be had?"""
    place = ProfileFile(path)
    place.save(labelled("one"))
    place.save(labelled("two"))

    place.erase(copies=False)

    (copy,) = place.copies()
    assert names(path) == [copy.name]
    assert place.copy(copy.name) == labelled("two")
    assert place.load() == Loaded(Profile())


def test_a_copy_that_is_gone_is_a_storage_error(path: Path) -> None:
    """Does a copy that somebody removed lead to a sentence, not to a crash?"""
    with pytest.raises(StorageError, match="erased-20261130-101010"):
        ProfileFile(path).copy("profile.json.erased-20261130-101010")


def test_no_copy_no_replacement(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does the old profile stay where it is if no copy of it can be made?"""
    place = ProfileFile(path)
    place.save(labelled("old"))

    def full(path: Path, kind: str) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("beyondcv.profile.storage.keep_copy", full)
    with pytest.raises(StorageError):
        place.save(labelled("new"), "opened")
    with pytest.raises(StorageError):
        place.erase(copies=False)

    assert load(path).profile == labelled("old")


def test_a_profile_that_appeared_meanwhile_is_kept(path: Path) -> None:
    """Is a file that was not there when we looked treated as another window's?"""
    mine = ProfileFile(path)
    mine.load()
    save(labelled("yours"), path)

    assert mine.save(labelled("mine")) is not None
    assert load(only_copy(path, "other")).profile == labelled("yours")


def test_one_window_makes_no_copies_of_its_own_text(path: Path) -> None:
    """Does ordinary work leave the file and its backup alone?"""
    mine = ProfileFile(path)
    mine.load()

    assert [mine.save(labelled(text)) for text in "abcd"] == [None] * 4
    assert names(path) == ["profile.json", "profile.json.bak"]


def test_a_link_stays_a_link(path: Path) -> None:
    """Can a profile live elsewhere than beside the notebook?"""
    elsewhere = path.with_name("elsewhere.json")
    path.symlink_to(elsewhere)

    save(labelled("one"), path)

    assert path.is_symlink()
    assert load(elsewhere).profile == labelled("one")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes")
def test_who_may_read_it_stays_the_same(path: Path) -> None:
    """Does a profile closed to others stay closed?"""
    save(labelled("one"), path)
    path.chmod(0o600)

    save(labelled("two"), path)

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_crash_before_the_rename_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the old file whole, and the temporary one gone?"""
    save(labelled("one"), path)

    def crash(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        save(labelled("two"), path)

    assert load(path) == Loaded(labelled("one"))
    assert names(path) == ["profile.json"]


WRITER = """
import sys
from beyondcv.profile import Profile
from beyondcv.profile.storage import ProfileFile
place, number = ProfileFile(sys.argv[1]), 0
print(flush=True)
while True:
    number += 1
    profile = Profile()
    profile.basics.label = str(number)
    profile.basics.summary = str(number % 10) * 100_000
    place.save(profile)
"""


def test_a_writer_killed_at_any_time_leaves_a_whole_file(path: Path) -> None:
    """Is what stands there always one of the texts, never half of one?"""
    for delay in (0.01, 0.023, 0.036, 0.049, 0.062):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()

        for name in ("profile.json", "profile.json.bak"):
            if path.with_name(name).exists():
                basics = loads(path.with_name(name).read_bytes()).basics
                assert basics.summary == basics.label[-1] * 100_000
        assert not list(path.parent.glob("*.damaged-*"))


def test_what_killed_writers_left_is_removed_in_time(path: Path) -> None:
    """Are old temporary files removed, and those of a writer at work left alone?"""
    old, new = (path.with_name(f".profile.json.{name}.tmp") for name in ("old", "new"))
    for left_over in (old, new):
        left_over.write_text("{")
    os.utime(old, (time.time() - 7200,) * 2)

    save(labelled("one"), path)

    assert names(path) == [new.name, "profile.json"]


def saved_elsewhere(path: Path, first: str) -> str:
    """Save a large profile in a process of its own; return what `StorageError` says."""
    code = (
        "import os, resource, signal, sys\n"
        "from beyondcv.errors import StorageError\n"
        "from beyondcv.profile import Profile\n"
        "from beyondcv.profile.storage import save\n"
        f"{first}\n"
        "try: save(Profile(extra={'x': 'a' * 100_000}), sys.argv[1])\n"
        "except StorageError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX limits")
def test_a_full_disk_leaves_the_old_file_and_says_so(path: Path) -> None:
    """Is the old file whole when the new one does not fit?"""
    save(labelled("one"), path)

    said = saved_elsewhere(
        path,
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))",
    )

    assert "the disk is full" in said
    assert load(path) == Loaded(labelled("one"))
    assert not list(path.parent.glob(".*"))


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_protected_folder_is_named_as_such() -> None:
    """Does a learner on a read-only folder hear what to do?"""
    # Not in `tmp_path`: it is closed to others, and nothing is protected from root.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.json"
        save(labelled("one"), path)
        path.parent.chmod(0o555)

        said = saved_elsewhere(path, "if os.geteuid() == 0: os.seteuid(65534)")

        path.parent.chmod(0o755)
        assert "this folder is protected" in said
        assert load(path) == Loaded(labelled("one"))


def test_a_folder_in_its_place_is_a_storage_error(path: Path) -> None:
    """Is what is no file refused in plain words?"""
    path.mkdir()

    with pytest.raises(StorageError, match="is a file"):
        load(path)
    with pytest.raises(StorageError, match="is a file"):
        save(labelled("one"), path)


def test_a_missing_folder_is_a_storage_error(path: Path) -> None:
    """Is a folder never made up?"""
    with pytest.raises(StorageError, match="its folder exists"):
        save(labelled("one"), path.parent / "nowhere" / "profile.json")


def test_a_bad_file_that_cannot_be_copied_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Would a save overwrite a bad file of which there is no copy?"""
    path.write_bytes(TORN)

    def full(path: Path, kind: str) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("beyondcv.profile.storage.keep_copy", full)
    place = ProfileFile(path)
    assert place.load().notice is not None
    with pytest.raises(StorageError, match="disk is full"):
        place.save(labelled("one"))

    assert path.read_bytes() == TORN


def test_erasing_leaves_nothing(path: Path) -> None:
    """Is every trace of a profile removed, and nothing else?"""
    other = path.with_name("profile.jsonl")
    other.touch()
    path.write_bytes(TORN)
    place = ProfileFile(path)
    place.load()
    for label in ("one", "two"):
        place.save(labelled(label))
    save(labelled("three"), path)
    place.save(labelled("four"))
    path.with_name(".profile.json.0.tmp").touch()

    erase(path)
    erase(path)

    assert names(path) == [other.name]
    assert loads(dumps(place.load().profile)) == Profile()
