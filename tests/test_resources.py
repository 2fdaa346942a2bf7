"""The course's data files: found, described, and readable as what they say they are."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from beyondcv._resources import data_path, read_json, read_text, read_toml

DATA = data_path("datapackage.json").parent
PACKAGE: dict[str, Any] = read_json("datapackage.json")
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]
READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "csv": lambda text: list(csv.reader(text.splitlines())),
}


def test_every_file_is_described_and_every_described_file_exists() -> None:
    """Does the data package list what is there, no more and no less?"""
    there = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}

    assert {item["path"] for item in RESOURCES} == there - {"datapackage.json"}
    assert len({item["name"] for item in RESOURCES}) == len(RESOURCES)


@pytest.mark.parametrize("item", RESOURCES, ids=lambda item: str(item["name"]))
def test_a_resource_has_title_source_and_licence(item: dict[str, Any]) -> None:
    """Does a reader learn what a file is, where it comes from and what they may do with it?"""
    assert re.fullmatch(r"[a-z0-9-]+", item["name"])
    assert item["title"]
    assert all(source["title"] for source in item["sources"])
    assert item["sources"]
    assert all(licence["name"] for licence in item.get("licenses") or PACKAGE["licenses"])


@pytest.mark.parametrize("item", RESOURCES, ids=lambda item: str(item["name"]))
def test_a_resource_is_what_it_says(item: dict[str, Any]) -> None:
    """Can each file be read in its format, as UTF-8, with an end of line at the end?"""
    text = data_path(item["path"]).read_bytes().decode(item["encoding"])

    assert READERS[item["format"]](text)
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize("path", sorted(DATA.glob("published/*.csv")), ids=lambda path: path.name)
def test_a_published_table_is_a_table_and_cites(path: Path) -> None:
    """Has each row a cell for each column, and the table a column that says where from?"""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)

    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert not any(cell.casefold().startswith(("idem", "ditto")) for row in rows for cell in row)
    if path.stem != "linkedin_export_schema":
        column = header.index("url_seen")
        assert all(row[column] for row in rows)


def test_both_languages_have_the_same_files() -> None:
    """Is everything that a French learner gets there for an English one?"""
    french = {item["path"] for item in RESOURCES if item.get("lang") == "fr"}
    english = {item["path"] for item in RESOURCES if item.get("lang") == "en"}

    assert {re.sub(r"\bfr\b", "en", path) for path in french} == english


def test_readers_read_text_json_and_toml() -> None:
    """Do the short ways to a file give its content?"""
    assert json.loads(read_text("datapackage.json")) == PACKAGE
    assert read_toml("lexicons/cliches.fr.toml")["date"]


def test_a_missing_file_is_named() -> None:
    """Does a wrong name say which?"""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        data_path("nowhere.json")
