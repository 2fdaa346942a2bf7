"""What the source says of an assignment: its title, its criteria, the anchors of their points."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = [
    "anchors",
    "by_hand_of",
    "counted_of",
    "heading",
    "ids_of",
    "most_of",
    "tasks_of",
    "title_of",
]

_HEADING = re.compile(r"^#+\s*(?P<title>.*?)\s*(?:·[^·]*)?$", re.MULTILINE)
_ANCHOR = re.compile(r"^- \*\*(?P<points>\d+)\*\*\s*:\s*(?P<text>.+)$", re.MULTILINE)


def heading(source: str, name: str) -> str:
    """Return the title of a task cell, without its points.

    Parameters
    ----------
    source : str
        The cell's Markdown.
    name : str
        What to say of a cell without a heading.
    """
    found = _HEADING.search(source)
    return found["title"] if found else name


def anchors(source: str, points: float | None) -> tuple[str, str]:
    """Return what the rubric says of these points (rounded down), and of all of them.

    Parameters
    ----------
    source : str
        The task cell's Markdown.
    points : float or None
    """
    levels = {
        int(found["points"]): found["text"][:1].upper() + found["text"][1:].strip()
        for found in _ANCHOR.finditer(source)
    }
    if not levels:
        return "", ""
    given = "" if points is None else levels.get(int(points), "")
    return given, levels[max(levels)]


def title_of(course: Course) -> str:
    """Return the assignment's title, as learners read it."""
    return str(_source(course)["metadata"].get("title", course.assignment))


def tasks_of(course: Course) -> dict[str, str]:
    """Return the Markdown of each criterion that a person grades, by its id."""
    return {
        data["grade_id"]: "".join(cell["source"])
        for cell, data in _graded(course)
        if data.get("task")
    }


def by_hand_of(course: Course) -> dict[str, str]:
    """Return the titles of the criteria that a person grades, tasks and answers, by their ids."""
    return {
        data["grade_id"]: heading("".join(cell["source"]), data["grade_id"])
        if cell["cell_type"] == "markdown"
        else data["grade_id"]
        for cell, data in _graded(course)
        if data.get("task") or (data.get("grade") and data.get("solution"))
    }


def ids_of(course: Course) -> list[str]:
    """Return the ids of all criteria, in the order of the notebook."""
    return [
        data["grade_id"] for _cell, data in _graded(course) if data.get("task") or data.get("grade")
    ]


def most_of(course: Course) -> float:
    """Return the most points that the assignment gives."""
    return sum(
        float(data.get("points", 0))
        for _cell, data in _graded(course)
        if data.get("task") or data.get("grade")
    )


def counted_of(course: Course) -> dict[str, float]:
    """Return the points of each criterion that the notebook counts, by its id."""
    return {
        data["grade_id"]: float(data["points"])
        for _cell, data in _graded(course)
        if data.get("grade")
    }


def _graded(course: Course) -> list[tuple[Any, Any]]:
    cells = _source(course)["cells"]
    return [(cell, cell["metadata"].get("nbgrader", {})) for cell in cells]


def _source(course: Course) -> Any:
    return json.loads(course.notebook("source").read_text(encoding="utf-8"))
