"""A disk without room, a real one: what is said, what stays, and how it goes on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.grading.pages.feedback import page
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished

UNIT = "03-present"
COUNT = 3
Disk = Callable[[int], Path]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Give a disk of so many kB; asked once more, the same one grows."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = False

    def of(size: int) -> Path:
        nonlocal mounted
        options = f"{'remount,' if mounted else ''}size={size}k"
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("Nobody but root can make a small disk here.")
        mounted = True
        return place

    yield of
    if mounted:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Three learners' files."""
    for number in range(COUNT):
        folder = tmp_path / "in" / f"ada-{number}"
        folder.mkdir(parents=True)
        (folder / "profile.json").write_bytes(as_json(finished()))
    return tmp_path / "in"


def verb(*words: str) -> list[str]:
    """Return a command line of this class."""
    course = str(ROOT / "exercises" / "fr")
    return [*words, "--assignment", UNIT, "--course", course, "--lang", "fr"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "name"),
    [(100, "03-present.ipynb"), (340, "/ada-")],
)
def test_a_class_on_a_full_disk_goes_on_later(
    size: int,
    name: str,
    disk: Disk,
    handed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Is the first file without room named, and is all graded once there is room?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(disk(size) / "class"))
    assert main(verb("grade", str(handed), "--verify", "0")) == 2
    said = capsys.readouterr().err
    assert said.startswith("Le disque est plein")
    assert f"{disk(size)}/class/fr/" in said
    assert name in said
    assert len(said.splitlines()) == 1

    disk(20_000)
    assert main(verb("grade", str(handed), "--verify", "0")) == 0


@pytest.mark.slow
def test_a_gradebook_without_room_is_named(
    disk: Disk,
    handed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Is the database’s own way to say so told as what it is?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    assert main(verb("grade", str(handed / "ada-0"), "--verify", "0")) == 0
    book = tmp_path / "class" / "fr" / "gradebook.db"
    small = disk(book.stat().st_size // 1024 + 8)
    there = small / "gradebook.db"
    there.write_bytes(book.read_bytes())
    full(small)
    capsys.readouterr()
    command = verb("grade", str(handed), "--verify", "0", "--db", f"sqlite:///{there}")
    assert main(command) == 2
    said = capsys.readouterr().err
    assert said.startswith("Le disque est plein")
    assert str(there) in said


def test_a_temporary_file_is_named_as_one(
    handed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Is a folder never called a file that was not written?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        assert main(verb("grade", str(handed), "--verify", "0")) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = capsys.readouterr().err
    place = tempfile.gettempdir()
    assert said.startswith(f"Le disque est plein\u00a0: un fichier temporaire dans {place} n’a pas")


def full(folder: Path) -> None:
    """Fill a disk to its last byte."""
    with (folder / "filler").open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            return


@pytest.mark.slow
def test_what_goes_back_is_the_old_or_the_new(
    disk: Disk,
    handed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Does what was given back before stay whole, on a full disk and in a run that is cut off?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    assert main(verb("grade", str(handed), "--verify", "0")) == 0
    out = disk(2_000) / "back"
    assert main(verb("return", "--out", str(out))) == 1  # points are still to be given
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert len(before) == 3 + COUNT
    capsys.readouterr()

    full(out.parent)
    assert main(verb("return", "--out", str(out))) == 2
    said = capsys.readouterr().err
    assert said.startswith("Le disque est plein")
    assert str(out) in said
    assert main(verb("hand-out", "--out", str(out / "03.zip"))) == 2
    assert f"{out / '03.zip'} n’a pas été écrit" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before

    (out.parent / "filler").unlink()
    left = 2

    def cut_off(*words: object) -> str:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        return page(*words)  # type: ignore[arg-type]

    monkeypatch.setattr("beyondcv.grading.give_back.page", cut_off)
    assert main(verb("return", "--out", str(out))) == 1
    zipped = out / "feedback.zip"
    assert zipped.read_bytes() == before[zipped]
    assert zipfile.ZipFile(zipped).testzip() is None
    assert not list(out.rglob("*.new"))


@pytest.mark.slow
def test_everybodys_page_says_why_it_is_not_there(
    disk: Disk,
    handed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Is what was graded told all the same, with the page’s name and “full” in French?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    small = disk(64)
    full(small)
    command = verb("grade", str(handed), "--verify", "0", "--triage", str(small / "all.html"))
    assert main(command) == 1
    said = capsys.readouterr().out
    assert f"{small / 'all.html'}: " in said.replace("\u00a0:", ":").replace(" :", ":")
    assert "(le disque est plein)" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_what_is_printed_to_a_full_disk_is_missed(tmp_path: Path) -> None:
    """Does a result that could not be printed end in one sentence and no status 0?"""
    with Path("/dev/full").open("w") as nowhere:
        done = subprocess.run(
            [sys.executable, "-m", "beyondcv.cli", *verb("comments", "--json")],
            env=os.environ | {"BEYONDCV_CLASS_DIR": str(tmp_path / "class")},
            stdout=nowhere, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("Le disque est plein")
    assert "ce que cette commande affiche" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_limit_on_files_is_said_as_a_full_disk(handed: Path, tmp_path: Path) -> None:
    """Is it the same for who is not root, whose files may not grow?"""

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    done = subprocess.run(
        [sys.executable, "-m", "beyondcv.cli", *verb("grade", str(handed), "--verify", "0")],
        env=os.environ | {"BEYONDCV_CLASS_DIR": str(tmp_path / "class")},
        preexec_fn=little, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("Le disque est plein")
    assert tempfile.gettempdir() in done.stderr
