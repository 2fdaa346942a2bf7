"""What is made to do harm does none: nothing run, followed or fetched, and the others graded."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.grading.hostile import UNIT, Case, Outcome, attack

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="limits on memory and time need Unix"),
]
MEGABYTES = 400


@dataclass(frozen=True)
class Attacked:
    """Everything that was handed in, and what came of it."""

    cases: tuple[Case, ...]
    outcome: Outcome

    def feedback(self) -> dict[str, str]:
        """Return every feedback page by its learner's id."""
        folder = self.outcome.folder / "back" / "feedback"
        return {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """All hostile inputs, handed in together, graded and given back once."""
    return Attacked(*attack(tmp_path_factory.mktemp("hostile")))


def test_every_input_gets_what_is_stated(attacked: Attacked) -> None:
    """Is each input graded, or refused for its own reason, and none of them the end of the run?"""
    got = {case.name: attacked.outcome.of(case) for case in attacked.cases}

    wrong = {
        case.name: (case.got, got[case.name])
        for case in attacked.cases
        if not any(word in got[case.name] for word in case.got.split("|"))
    }
    assert wrong == {}
    assert attacked.outcome.status == 1
    assert "honest" in attacked.outcome.graded


def test_nothing_is_executed_followed_or_fetched(attacked: Attacked) -> None:
    """Is no code run, no link followed, no address asked?"""
    assert not attacked.outcome.executed
    assert attacked.outcome.asked == []
    for name in ("linked.json", "linked-folder"):
        assert "links are not followed" in attacked.outcome.said[name]
    assert "ordinary file" in attacked.outcome.said["pipe.json"]
    outside = {path.name for path in attacked.outcome.folder.iterdir()}
    assert outside <= {
        "handed-in",
        "class",
        "back",
        "peaks",
        ".cache",
        ".config",
        ".local",
        ".ipython",
    }


def test_memory_is_bounded(attacked: Attacked) -> None:
    """Do all of them together stay within what a small laptop has?"""
    assert 50 < attacked.outcome.megabytes < MEGABYTES


def test_no_points_are_taken(attacked: Attacked) -> None:
    """Do changed cells, added cells and outputs written by hand earn nothing?"""
    points = attacked.outcome.points
    assert points["notebook-takes-points"] < points["honest"]
    assert points["notebook-takes-points"] <= 4
    for same in ("notebook-changed-cells", "notebook-code", "beside-json-py", "page-scripts"):
        assert points[same] == points["honest"]
    path = attacked.outcome.folder / "class" / "fr" / "autograded" / "notebook-takes-points"
    cells = json.loads((path / UNIT / f"{UNIT}.ipynb").read_bytes())["cells"]
    assert "gift" not in str(cells)


def test_feedback_is_text(attacked: Attacked) -> None:
    """Are names and texts escaped, their invisible characters spelled out, in every page?"""
    pages = attacked.feedback()
    assert len(pages) == len(attacked.outcome.graded)
    for page in pages.values():
        assert "<script" not in page
        assert "<img" not in page
        assert not set(page) & set("\x00\x07\x08\x1b\x9b\u202e\u2066\u200b")
    assert any("[U+001B]" in page for page in pages.values())


def test_the_grades_hold_no_formula(attacked: Attacked) -> None:
    """Does no cell of the table start as a spreadsheet’s formula does?"""
    text = (attacked.outcome.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert any(cell.startswith("'=") for row in rows for cell in row)
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_nothing_lands_outside_the_class(attacked: Attacked) -> None:
    """Do names with dots, slashes and devices make folders of plain letters only?"""
    graded = attacked.outcome.folder / "class" / "fr" / "autograded"
    for path in graded.iterdir():
        assert path.name.isascii()
        assert all(sign.isalnum() or sign in "-_" for sign in path.name)
    assert not Path("/tmp/evil.json").exists()


def test_what_is_printed_steers_no_terminal(attacked: Attacked) -> None:
    """Does the printed report hold no control or direction character of a stranger's?"""
    printed = attacked.outcome.printed
    assert "[U+001B]" in printed
    assert not set(printed) & {*map(chr, range(10)), *map(chr, range(11, 32)), "\x7f", "\u202e"}
