"""The one list of versions, and Binder's part of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.pins import BINDER, LIST, bare, name_of, read

ROOT = Path(__file__).parents[2]


def lines(path: Path) -> list[str]:
    """Return the lines that name a version."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if name_of(line)]


def test_every_pin_names_the_files_that_may_be_installed() -> None:
    """Would pip refuse a file that was changed on its way, on any system?"""
    for line in lines(LIST) + lines(BINDER):
        assert re.search(r" --hash=sha256:[0-9a-f]{64}( |$)", line), line[:60]
    others = [
        line
        for line in LIST.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#") and not name_of(line)
    ]
    assert others == []


def test_no_address_stands_in_the_lists() -> None:
    """Can the lists be installed from whatever index somebody uses?"""
    for path in (LIST, BINDER):
        assert not re.search(r"://|index-url|find-links", path.read_text(encoding="utf-8"))


def test_systems_other_than_this_one_find_what_they_need() -> None:
    """Are the packages there that only Windows or macOS asks for?"""
    names = {name_of(line): line for line in lines(LIST)}
    for name, mark in (("colorama", "win32"), ("pywinpty", "nt"), ("appnope", "darwin")):
        assert mark in names[name].partition("--hash")[0]


def test_binder_installs_lines_of_the_one_list() -> None:
    """Are Binder's versions and hashes those that were tested?"""
    assert set(lines(BINDER)) < set(lines(LIST))
    names = {bare(name_of(line)) for line in lines(BINDER)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["lab"], "notebook"]
    assert {re.split(r"[\[<>=;]", one)[0].lower() for one in asked} <= names


def test_the_upper_part_says_what_was_asked_for() -> None:
    """Does every package that the project names stand in the upper part, with a version?"""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    upper, _ = read(LIST.read_text(encoding="utf-8"))
    names = {name_of(line) for line in upper}
    wanted = {re.split(r"[\[<>=; ]", one)[0].lower() for one in asked} - {"beyondcv"}
    assert {name for name in wanted if not name.startswith("types-")} <= names
