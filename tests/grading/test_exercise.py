"""What the cells of the graded notebook call."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from beyondcv.exercise import RESULT_MIME, Shown, criterion, form, shown
from beyondcv.profile import Profile, dumps
from tests.grading.handins import finished


def test_points_are_what_nbgrader_reads(tmp_path: Path) -> None:
    """Is the output's plain text a number, and its data the result?"""
    path = tmp_path / "profile.json"
    path.write_text(dumps(finished("en")), encoding="utf-8")

    points = criterion("03-present", "highlights", "en", path)
    bundle = points._repr_mimebundle_()
    assert (points, bundle["text/plain"], bundle[RESULT_MIME]["status"]) == (3.0, "3.0", "passed")


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (None, "There is no file profile.json"),
        (b"", "This file is empty"),
        (b'{"basics": [', "its end is missing"),
        (b"\xff\xfe{\x00}", "cannot be made out"),
        (b'{"basics": {"label": "' + b"a" * 2_000_000 + b'"}}', "larger than"),
        (b'{"name": "some-app", "version": "1.0.0"}', "made by another program"),
        (b"%PDF-1.7", "This is a PDF"),
    ],
)
def test_a_bad_file_earns_nothing_and_says_why(
    tmp_path: Path, content: bytes | None, cause: str
) -> None:
    """Does a missing or damaged file give 0 and a reason, not a crash?"""
    path = tmp_path / "profile.json"
    if content is not None:
        path.write_bytes(content)

    points = criterion("03-present", "valid", "en", path)
    assert float(points) == 0.0
    assert cause in points.result.found
    assert cause in str(shown("03-goal", "en", path)._repr_mimebundle_())


def test_a_wrong_criterion_is_the_notebooks_fault() -> None:
    """Is a misspelt criterion an error instead of points?"""
    with pytest.raises(KeyError):
        criterion("03-present", "highlight", "en")


def test_nothing_shown_is_html_or_hidden(tmp_path: Path) -> None:
    """Are tags and direction marks of learners shown as characters?"""
    profile = finished("fr")
    profile.basics.summary = "<b>gras</b>\u202eà l’envers\x07"
    path = tmp_path / "profile.json"
    path.write_text(dumps(profile), encoding="utf-8")

    html = shown("03-goal", "fr", path)._repr_mimebundle_()["text/html"]
    assert "&lt;b&gt;gras&lt;/b&gt;[U+202E]à l’envers[U+0007]" in html


def test_the_form_stays_shut_while_nbgrader_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does grading start no widget, which could write a file?"""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")

    assert form("03-present", "fr") is None


@pytest.mark.parametrize(
    ("stamp", "points"),
    [
        ("2026-11-30 10:00:00 UTC", 1),
        ("2025-11-30 10:00:00 UTC", 2),
        ("1980-01-01 00:00:00 UTC", 2),
        ("no time", None),
        (None, None),
    ],
)
def test_days_are_held_against_the_hand_ins(
    tmp_path: Path, stamp: str | None, points: float | None
) -> None:
    """Is the day nbgrader's timestamp's while grading, and the clock's without one?"""
    profile = Profile()
    day = "2026-01-01" if points else f"{date.today() + timedelta(days=2)}"
    profile.course.choice.exit.date, profile.course.choice.exit.format = day, "paper"
    (tmp_path / "profile.json").write_text(dumps(profile), encoding="utf-8")
    if stamp is not None:
        (tmp_path / "timestamp.txt").write_text(stamp, encoding="utf-8")

    assert criterion("02-choose", "exit", "en", tmp_path / "profile.json") == (points or 2)


def test_a_heading_hides_nothing_and_ends() -> None:
    """Is a learner's word in a heading shown as it is, on one line, at a length one can read?"""
    one = Shown({"Autre annonce : \u202eici\x00\n" + "x" * 5000: ["a"]}, "fr")
    bundle = one._repr_mimebundle_()
    for text in (bundle["text/plain"], bundle["text/html"]):
        assert "[U+202E]ici[U+0000]" in text
        assert "…" in text
        assert len(text) < 500
