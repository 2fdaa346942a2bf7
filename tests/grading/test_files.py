"""Reading what strangers packed."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from beyondcv.grading.handins import files, zips
from beyondcv.grading.handins.files import Handed, Unreadable
from tests.grading.handins import write_zip, zipped


def _paths(items: list[Handed | Unreadable]) -> list[str]:
    return [str(item.path) for item in items if isinstance(item, Handed)]


def _causes(items: list[Handed | Unreadable]) -> dict[str, str]:
    return {str(i.path): str(i.error) for i in items if isinstance(i, Unreadable)}


def test_a_loose_file_is_read(tmp_path: Path) -> None:
    """Is a file given by itself read with its content?"""
    path = tmp_path / "profil (1).json"
    path.write_bytes(b"{}")

    (item,) = files.read(path)
    assert isinstance(item, Handed)
    assert (str(item.path), item.data) == ("profil (1).json", b"{}")


def test_a_folder_is_read_with_zips_in_it(tmp_path: Path) -> None:
    """Are folders walked, and zips in them opened?"""
    (tmp_path / "Léa").mkdir()
    (tmp_path / "Léa" / "profile.json").write_bytes(b"1")
    write_zip(tmp_path / "Tom.zip", {"profile.json": b"2"})

    assert sorted(_paths(list(files.read(tmp_path)))) == ["Léa/profile.json", "Tom/profile.json"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """Is a wrong path a cause, not a crash?"""
    (cause,) = _causes(list(files.read(tmp_path / "nothing"))).values()

    assert cause == "There is no such file. Check the path."


@pytest.mark.parametrize(
    "name", ["../profile.json", "a/../../profile.json", "/etc/profile.json", "C:\\profile.json"]
)
def test_paths_out_of_the_zip_are_refused(tmp_path: Path, name: str) -> None:
    """Does a path that leads elsewhere stay unread, and the next file not?"""
    path = write_zip(tmp_path / "a.zip", {name: b"{}", "good.json": b"{}"})

    items = list(files.read(path))
    assert _paths(items) == ["good.json"]
    assert list(_causes(items).values()) == ["Its path leads out of the zip."]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    """Is a symbolic link in a zip not followed?"""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("profile.json")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")

    assert "links are not followed" in str(_causes(list(files.read(path))))


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    """Is a symbolic link on disk not followed?"""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.json").write_text("{}")
    (tmp_path / "in" / "profile.json").symlink_to(tmp_path / "secret.json")

    items = list(files.read(tmp_path / "in"))
    assert _paths(items) == []
    assert "links are not followed" in str(_causes(items))


@pytest.mark.parametrize("name", ["profile.json", "profile.zip"])
def test_a_pipe_is_refused(tmp_path: Path, name: str) -> None:
    """Does something that is no ordinary file not block the batch?"""
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / name)

    assert "ordinary file" in str(_causes(list(files.read(tmp_path / "in"))))


def test_one_zip_in_a_zip_is_read_and_no_deeper(tmp_path: Path) -> None:
    """Is a person's own zip opened, and the one inside that one named with its cause?"""
    inner = zipped({"profile.json": b"{}", "deeper.zip": zipped({"profile.json": b"{}"})})
    path = write_zip(tmp_path / "a.zip", {"Léa/profile.zip": inner})

    items = list(files.read(path))
    assert _paths(items) == ["Léa/profile/profile.json"]
    assert list(_causes(items)) == ["Léa/profile/deeper.zip"]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """Is a file that unpacks to far more than it weighs left unread?"""
    path = write_zip(
        tmp_path / "a.zip",
        {"huge.json": bytes(files.MAX_FILE + 1), "tight.json": bytes(8 * 1024 * 1024)},
    )

    causes = _causes(list(files.read(path)))
    assert "larger than 20 MB" in causes["huge.json"]
    assert "packed too tightly" in causes["tight.json"]


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a zip of countless files refused as a whole?"""
    monkeypatch.setattr(zips, "MAX_ENTRIES", 3)
    path = write_zip(tmp_path / "a.zip", {f"{i}.json": b"" for i in range(4)})

    items = list(files.read(path))
    assert _paths(items) == []
    assert "too many entries" in str(_causes(items))


def test_a_zip_that_unpacks_to_too_much_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does what one person packed stop at its limit, and everybody else's stay read?"""
    monkeypatch.setattr(zips, "MAX_EACH", 10)
    packed = zipped({"a.json": b"12345678", "b.json": b"12345678"})
    whole = {
        "Ann_1_assignsubmission_file/p.zip": packed,
        "Ann_1_assignsubmission_file/q.zip": packed,
        "Bob_2_assignsubmission_file/profile.json": b"x" * 99,
        "Cat_3_assignsubmission_file/p.zip": packed,
    }
    path = write_zip(tmp_path / "a.zip", whole)

    items = list(files.read(path))
    assert _paths(items) == [
        "Ann_1_assignsubmission_file/p/a.json",
        "Bob_2_assignsubmission_file/profile.json",
        "Cat_3_assignsubmission_file/p/a.json",
    ]
    assert {cause[:16] for cause in _causes(items).values()} == {"This zip unpacks"}


def test_a_zip_packed_twice_is_held_to_its_outer_size(tmp_path: Path) -> None:
    """Is the ratio counted from what was given, so that two packings do not multiply it?"""
    once = zipped({f"{i}.txt": bytes(i + 1) + bytes(1000) * 1000 for i in range(5)})
    path = write_zip(tmp_path / "a.zip", {"Ann/p.zip": once, "Bob/profile.json": b"{}"})

    items = list(files.read(path))
    assert "Bob/profile.json" in _paths(items)
    assert "200 times its size" in _causes(items)["Ann/p.zip"]


def test_countless_entries_of_one_are_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do one person's empty files use up nobody else's share?"""
    monkeypatch.setattr(zips, "MAX_OWN", 3)
    many = zipped({f"{i}": b"" for i in range(4)})
    own = zipped({"profile.json": b"{}"})
    whole = {"Ann/p.zip": many} | {f"{name}/p.zip": own for name in ("Bob", "Cat", "Dan", "Eve")}
    items = list(files.read(write_zip(tmp_path / "a.zip", whole)))

    assert len(_paths(items)) == 4
    assert list(_causes(items)) == ["Ann/p.zip"]


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_too_deep_is_said_once(tmp_path: Path, *, packed: bool) -> None:
    """Is a path of hundreds of folders refused with its person, and the rest read in no time?"""
    deep = {f"{i}/" + "a/" * 485 + "x.json": b"{}" for i in range(300)}
    whole = {"Ann/p.zip": zipped(deep)} if packed else {"Ann/b/" + "a/" * 20 + "x.json": b"{}"}
    path = write_zip(tmp_path / "a.zip", whole | {"Bob/a/b/c/d/profile.json": b"{}"})

    items = list(files.read(path))
    assert _paths(items) == ["Bob/a/b/c/d/profile.json"]
    ((name, cause),) = _causes(items).items()
    assert name.startswith("Ann/")
    assert "more than 19 folders" in cause


def test_folders_too_deep_on_disk_are_said_once(tmp_path: Path) -> None:
    """Is a tree without end left, once, on disk too?"""
    for twig in ("x", "y"):
        (tmp_path / "in" / "Ann" / "p" / Path(*"a" * 20) / twig).mkdir(parents=True)
    (tmp_path / "in" / "Bob").mkdir()
    (tmp_path / "in" / "Bob" / "profile.json").write_bytes(b"{}")

    items = list(files.read(tmp_path / "in"))
    assert _paths(items) == ["Bob/profile.json"]
    assert list(_causes(items)) == ["Ann/p/a/…"]


@pytest.mark.parametrize("year", [1980, 2020, 2026, 2090])
def test_the_outer_zips_time_counts(tmp_path: Path, year: int) -> None:
    """Does nobody choose when they handed in, by the clock of a zip of their own?"""
    own = zipped({"profile.json": b"{}", "Tom_7_assignsubmission_file/p.json": b"{}"}, year=year)
    name = "Ann_1_assignsubmission_file/p.zip"
    path = write_zip(tmp_path / "a.zip", {name: own, "Bob_2_assignsubmission_file/p.json": b"{}"})
    unpacked = tmp_path / "in" / name
    unpacked.parent.mkdir(parents=True)
    unpacked.write_bytes(own)
    os.utime(unpacked, (1_700_000_000, 1_700_000_000))

    assert len({item.time for item in files.read(path) if isinstance(item, files.Handed)}) == 1
    times = [item.time for item in files.read(tmp_path / "in") if isinstance(item, files.Handed)]
    assert {time.timestamp() for time in times} == {1_700_000_000}


def test_moodles_own_times_stay_in_a_zip_of_its_zips(tmp_path: Path) -> None:
    """Do downloads of several groups, packed together, keep the times that Moodle wrote?"""
    group = zipped({f"{n}_{i}_assignsubmission_file/p.json": b"{}" for i, n in enumerate("AB")})
    path = write_zip(tmp_path / "a.zip", {"groupe A.zip": group}, year=2027)

    assert {item.time.year for item in files.read(path) if isinstance(item, files.Handed)} == {2026}


@pytest.mark.parametrize(
    "name",
    ["._profile.json", ".git/profile.json", "__pycache__/profile.json", "Thumbs.db",
     "desktop.ini/profile.json", "a/.DS_Store", ".ipynb_checkpoints/"],
)  # fmt: skip
def test_who_has_only_a_systems_files_has_none(tmp_path: Path, name: str) -> None:
    """Is a folder with nothing but what systems add said to be empty, and never passed over?"""
    whole = {f"Ann_1_assignsubmission_file/{name}": b"{}"}
    whole["Bob_2_assignsubmission_file/profile.json"] = b"{}"
    items = list(files.read(write_zip(tmp_path / "a.zip", whole)))

    ((place, cause),) = _causes(items).items()
    assert place.startswith("Ann_1_assignsubmission_file")
    assert "no file in it" in cause


def test_a_person_called_by_a_full_stop_is_somebody(tmp_path: Path) -> None:
    """Is Moodle's folder read whatever the name begins with?"""
    whole = {
        "._6_assignsubmission_file/profile.json": b"{}",
        ".x_7_assignsubmission_file/p.json": b"",
    }
    assert len(_paths(list(files.read(write_zip(tmp_path / "a.zip", whole))))) == 2


def test_a_torn_zip_is_said(tmp_path: Path) -> None:
    """Is half a zip a cause, not a crash?"""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"profile.json": b"{}"})[:40])

    assert list(_causes(list(files.read(path))).values()) == [
        "It is not a whole zip. Download it again."
    ]


def test_a_damaged_entry_leaves_the_others(tmp_path: Path) -> None:
    """Is one entry with a wrong checksum refused alone?"""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bad.json", b"AAAAAAAA")
        archive.writestr("good.json", b"{}")
    path.write_bytes(path.read_bytes().replace(b"AAAAAAAA", b"AAAABAAA"))

    items = list(files.read(path))
    assert _paths(items) == ["good.json"]
    assert list(_causes(items)) == ["bad.json"]


def test_names_of_old_tools_are_read_as_utf8(tmp_path: Path) -> None:
    """Do accents survive a zip that does not say how its names are written?"""
    path = write_zip(tmp_path / "a.zip", {"LXa.json": b"{}"})
    path.write_bytes(path.read_bytes().replace(b"LXa", "Lé".encode()))

    assert _paths(list(files.read(path))) == ["Lé.json"]


def test_what_systems_add_is_passed_over(tmp_path: Path) -> None:
    """Are a Mac's and Jupyter's own files not taken for hand-ins?"""
    path = write_zip(
        tmp_path / "a.zip",
        {
            "__MACOSX/._profile.json": b"",
            ".DS_Store": b"",
            "Léa/.ipynb_checkpoints/profile.json": b"",
            "Léa/profile.json": b"{}",
        },
    )

    items = list(files.read(path))
    assert (_paths(items), _causes(items)) == (["Léa/profile.json"], {})


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_without_a_brake_leaves_the_others(tmp_path: Path, packing: int) -> None:
    """Is an entry refused alone whose packing unpacks gigabytes at the first touch?"""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bad.json", b"{}", packing)
        archive.writestr("good.json", b"{}")

    items = list(files.read(path))
    assert _paths(items) == ["good.json"]
    assert "packed in a way" in _causes(items)["bad.json"]


def test_windows_separators_are_folders(tmp_path: Path) -> None:
    """Is a zip made by Windows PowerShell read like any other?"""
    path = write_zip(tmp_path / "a.zip", {"Léa\\profile.json": b"{}"})

    assert _paths(list(files.read(path))) == ["Léa/profile.json"]


def test_a_word_document_is_one_file(tmp_path: Path) -> None:
    """Is a document, which is a zip inside, not taken for thirty hand-ins?"""
    path = write_zip(tmp_path / "cv.docx", {"word/document.xml": b"", "[Content_Types].xml": b""})

    assert _paths(list(files.read(path))) == ["cv.docx"]


def test_names_in_an_old_encoding_can_be_written(tmp_path: Path) -> None:
    """Is a name that is not UTF-8 on the disk read as text?"""
    place = os.fsencode(tmp_path) + b"/L\xe9a"
    try:
        os.mkdir(place)  # noqa: PTH102  (a Path cannot hold these bytes portably)
    except OSError:
        pytest.skip("This disk takes UTF-8 names only.")
    Path(os.fsdecode(place), "profile.json").write_bytes(b"{}")

    assert _paths(list(files.read(tmp_path))) == ["Léa/profile.json"]


def test_a_linked_folder_is_said(tmp_path: Path) -> None:
    """Is a folder that is a link named, instead of passed over?"""
    (tmp_path / "in").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "in" / "Léa").symlink_to(tmp_path / "elsewhere")

    assert list(_causes(list(files.read(tmp_path / "in")))) == ["Léa"]


@pytest.mark.parametrize("given", ["*", "*/*"])
def test_folders_side_by_side_name_their_learners(tmp_path: Path, given: str) -> None:
    """Does ``grade class/*`` know as much as ``grade class``?"""
    for name in ("Léa", "Tom"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "profile.json").write_bytes(b"{}")
    sources = sorted(tmp_path.glob(given))

    items = [
        item
        for source, below in zip(sources, files.places(sources), strict=True)
        for item in files.read(source, below)
    ]
    assert _paths(items) == ["Léa/profile.json", "Tom/profile.json"]


def test_one_folder_or_downloads_name_nobody(tmp_path: Path) -> None:
    """Is the name of a class's folder not taken for a learner?"""
    for name in ("profile.json", "profile (1).json"):
        (tmp_path / name).write_bytes(b"{}")

    assert files.places([tmp_path]) == [PurePosixPath()]
    assert files.places(sorted(tmp_path.iterdir())) == [PurePosixPath()] * 2
