"""The graded assignments: what trainers and learners may rely on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import nbformat
import pytest

from beyondcv.grading.course import open_course
from beyondcv.i18n import LANGS

ROOT = Path(__file__).parent.parent.parent
UNIT = "03-present"
CRITERIA = {
    "01-cv-or-network": {"chart-reading": 4, "mix": 2, "hours": 2, "claims": 4, "card": 2},
    "02-choose": {
        "timeline": 2, "weights": 2, "ranking": 4, "families": 2, "settings": 2, "exit": 2,
    },
    "03-present": {
        "valid": 2, "label": 2, "summary": 2, "highlights": 3, "skills": 2, "privacy": 2,
        "ad-overlap": 1,
    },
    "04-first-network": {
        "circles": 3, "dormant": 2, "anonymous": 2, "messages": 3, "parts": 2, "habits": 2,
    },
    "05-develop": {"graph": 4, "curve": 2, "plan": 3, "towards": 3, "questions": 2},
    "06-animate": {
        "week-log": 2, "time-budget": 2, "four-weeks": 4, "per-hour": 2, "three-texts": 3,
        "stop-rule": 1,
    },
    "07-open-to-all": {
        "asking": 4, "figure-reading": 2, "redaction": 4, "scam": 2, "charter": 2,
    },
    "08-agility": {"experiment": 4, "sample": 2, "audit": 4, "domains": 2, "watch": 2},
    "09-capstone": {
        "valid": 3, "parts-there": 4, "privacy": 2, "capstone-dates": 1, "other-ad": 2,
        "programme": 3, "post-test": 1,
    },
}  # fmt: skip
"""Points of the counted criteria, by assignment."""

CAPSTONE = "09-capstone"
"""Worth twice the others: 16 points counted, and six criteria of 4."""

each_unit = pytest.mark.parametrize("unit", sorted(CRITERIA))


def _source(lang: str, unit: str) -> Any:
    return nbformat.read(  # type: ignore[no-untyped-call]
        ROOT / "exercises" / lang / "source" / unit / f"{unit}.ipynb", as_version=4
    )


def _cells(lang: str, unit: str) -> list[Any]:
    return list(_source(lang, unit).cells)


def _role(cell: Any) -> dict[str, Any]:
    return dict(cell.metadata.get("nbgrader", {}))


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_a_learner_stands_in_source(lang: str) -> None:
    """Is there no file that nbgrader would hand out, and give everybody the marks of?"""
    files = {path.name for path in (ROOT / "exercises" / lang / "source").rglob("*")}

    assert files == {name for unit in CRITERIA for name in (unit, f"{unit}.ipynb")}


@each_unit
@pytest.mark.parametrize("lang", LANGS)
def test_every_code_cell_is_locked_hidden_and_without_output(lang: str, unit: str) -> None:
    """Can learners neither change nor see code, and was nothing run before?"""
    for cell in _cells(lang, unit):
        if cell.cell_type == "code":
            assert _role(cell)["locked"]
            assert not _role(cell)["solution"]
            assert cell.metadata.jupyter.source_hidden
            assert (cell.outputs, cell.execution_count) == ([], None)


@each_unit
@pytest.mark.parametrize("lang", LANGS)
def test_it_is_worth_what_the_outline_says(lang: str, unit: str) -> None:
    """Are 14 points counted and 6 given by a person, 16 and 24 in the capstone?"""
    roles = [_role(cell) for cell in _cells(lang, unit)]

    assert {r["grade_id"]: r["points"] for r in roles if r.get("grade")} == CRITERIA[unit]
    counted, given = (16, [4] * 6) if unit == CAPSTONE else (14, [2] * 3)
    assert sum(CRITERIA[unit].values()) == counted
    assert [r["points"] for r in roles if r.get("task")] == given


@each_unit
def test_hidden_tests_know_who_earns_it_and_who_does_not(unit: str) -> None:
    """Would a rule that always passes, or never, be noticed when nbgrader grades?

    Every fictional person's file can be opened, as every file that is read at all.
    """
    unproven = []
    for cell in _cells("fr", unit):
        name = _role(cell).get("grade_id")
        if name in CRITERIA[unit] and name != "valid":
            earned = re.findall(r"^assert points_of\(.+\) == (\S+)$", cell.source, re.MULTILINE)
            if not min(map(float, earned)) < max(map(float, earned)) == CRITERIA[unit][name]:
                unproven.append(name)

    assert unproven == []


@each_unit
def test_both_languages_have_the_same_cells(unit: str) -> None:
    """Do ids, roles, points and code agree, but for the language in them?"""
    french, english = (
        [
            (cell.id, cell.cell_type, cell.metadata)
            + ((cell.source.replace(f'"{lang}"', '"…"'),) if cell.cell_type == "code" else ())
            for cell in _cells(lang, unit)
        ]
        for lang in ("fr", "en")
    )

    assert french == english


@each_unit
def test_the_notebooks_metadata_name_their_language(unit: str) -> None:
    """Does each notebook say which language it is in?"""
    assert [_source(lang, unit).metadata.lang for lang in ("fr", "en")] == ["fr", "en"]


@each_unit
@pytest.mark.parametrize("lang", LANGS)
def test_the_anchors_have_samples(lang: str, unit: str) -> None:
    """Does every manual criterion say what each mark looks like, and show it?

    The capstone shows two people's marks instead, of 9 and 20 in all.
    """
    shown = []
    for cell in _cells(lang, unit):
        if not _role(cell).get("task"):
            continue
        most = int(_role(cell)["points"])
        assert all(f"- **{points}**" in cell.source for points in range(most + 1))
        marks = [int(row) for row in re.findall(r"^\| (\d) \|", cell.source, re.MULTILINE)]
        shown.append(marks)
        assert unit == CAPSTONE or marks == [0, 1, 2]
    if unit == CAPSTONE:
        assert [sum(marks) for marks in zip(*shown, strict=True)] == [9, 20]


@pytest.mark.parametrize("lang", LANGS)
def test_all_that_a_class_makes_is_in_one_folder(lang: str, tmp_path: Path) -> None:
    """Is the course's folder itself never written to?"""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path))
        course = open_course(ROOT / "exercises" / lang, UNIT)

    config, where = course.config, str(tmp_path / lang)
    for step in ("release", "submitted", "autograded", "feedback"):
        assert str(course.directory(step)).startswith(where)
    assert where in config.CourseDirectory.db_url
    assert config.Exchange.root.startswith(where)
    assert config.Exchange.timezone == "UTC"
    words = "criteria" if lang == "en" else "Critères"
    assert words.lower() in config.Validator.failed_warning.lower()


def test_the_class_folder_is_ignored_by_git() -> None:
    """Can nobody commit a class by accident?"""
    done = subprocess.run(
        ["git", "check-ignore", ".class/fr/gradebook.db", ".class/en/submitted/x"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert len(done.stdout.splitlines()) == 2
