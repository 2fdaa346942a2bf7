"""What networks allow and what happened to them: seen, dated, and the same everywhere."""

from __future__ import annotations

import csv
import re

import pytest

from beyondcv._resources import data_path
from beyondcv.book.evidence import fact, load
from beyondcv.checks._length import FOLD, LABEL
from beyondcv.datasets import CRITERIA
from beyondcv.i18n import LANGS, Lang

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """Return the rows of a table of data/platforms."""
    with data_path(f"platforms/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def limit(platform: str, field: str) -> int:
    """Return the number that a cell begins with."""
    (row,) = (r for r in table("limits") if (r["platform"], r["field"]) == (platform, field))
    found = re.match(r"\d+", row["limit"])
    assert found
    return int(found.group())


@pytest.mark.parametrize("name", ["limits", "events"])
def test_each_row_cites(name: str) -> None:
    """Has each row a cell for each column, and an address where it was read?"""
    rows = table(name)

    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
    assert all(re.match("https?://", row["url_seen"]) for row in rows)


def test_each_limit_says_whether_it_was_seen() -> None:
    """Is no limit quoted from memory, and each one of a network listed once?"""
    rows = table("limits")

    assert all(row["status"].startswith(("vu", "à vérifier")) for row in rows)
    assert len({(row["platform"], row["field"]) for row in rows}) == len(rows)


def test_events_are_in_order() -> None:
    """Does the timeline run one way?"""
    years = [row["date"][:4] for row in table("events")]

    assert years == sorted(years)


def test_the_checks_know_the_limits_of_the_network() -> None:
    """Is the advice on the headline and the summary's beginning that of the table?

    The browser has the checks and not the table's reader, so the number stands
    twice: here it is held together.
    """
    assert LABEL[1] == limit("LinkedIn", "titre (headline)")
    assert limit("LinkedIn", "aperçu « infos » avant « voir plus » (ordinateur)") == FOLD


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("key", "expected"),
    [("headline", 220), ("fold", 270), ("bluesky_description", 256), ("mastodon_bio", 500)],
)
def test_the_book_quotes_the_table(key: str, expected: int, lang: Lang) -> None:
    """Do cards take their limits from the table?"""
    assert "csv" in load()["field-limits"]["values"][key]
    assert fact(load(), f"field-limits.{key}", lang) == str(expected)


def test_the_ratings_lie_between_0_and_4() -> None:
    """Is every one of ten networks rated by nine criteria, with a reason in both languages?"""
    rows = table("ratings")

    assert len({row["id"] for row in rows}) == len(rows) == 10
    for row in rows:
        assert all(row[name] in {"0", "1", "2", "3", "4"} for name in CRITERIA)
        assert row["reason_fr"]
        assert row["reason_en"]


def test_reasons_count_nobody() -> None:
    """Is no number of members, users or years printed as an opinion?"""
    assert [
        r["id"] for r in table("ratings") if re.search(r"\d", r["reason_fr"] + r["reason_en"])
    ] == []


def test_events_are_told_in_both_languages() -> None:
    """Has each event its English, and each lesson too?"""
    assert all(
        row["event_en"] and bool(row["lesson"]) == bool(row["lesson_en"]) for row in table("events")
    )
