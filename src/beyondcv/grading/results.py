"""What the gradebook and the autograded notebook say of one learner.

Points come from the gradebook, where a person may have changed them; what was
found, expected and advised comes from the notebook's outputs. Code and hidden
tests are not looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from beyondcv.exercise import RESULT_MIME

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Criterion", "Result", "result_of", "unjudged"]

_HEADING = re.compile(r"^#+\s*(?P<title>.*?)\s*(?:·[^·]*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a result.

    Parameters
    ----------
    id, title : str
    points : float or None
        None: a person still has to give them, or the cell could not be judged.
    max_points : float
    manual : bool
        Whether a person gives the points.
    status : str
        ``"passed"``, ``"failed"`` or ``"error"``; ``""`` for manual ones.
    found, expected, hint : str
    comment : str
        What the person wrote who graded.
    review : bool
        Whether the work has changed since a person gave these points.
    """

    id: str
    title: str
    points: float | None
    max_points: float
    manual: bool
    status: str = ""
    found: str = ""
    expected: str = ""
    hint: str = ""
    comment: str = ""
    review: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One learner's points in one assignment.

    Parameters
    ----------
    learner, name : str
    criteria : tuple of Criterion
        In the order of the notebook.
    """

    learner: str
    name: str
    criteria: tuple[Criterion, ...]

    @property
    def auto(self) -> float | None:
        """Points counted by the notebook; None if a criterion could not be judged."""
        return _sum(c.points for c in self.criteria if not c.manual)

    @property
    def manual(self) -> float | None:
        """Points given by a person; None until all of them are."""
        return _sum(c.points for c in self.criteria if c.manual)

    @property
    def total(self) -> float | None:
        """All points; None until every one is given."""
        return _sum(c.points for c in self.criteria)

    @property
    def to_grade(self) -> int:
        """How many criteria wait for a person."""
        return sum(c.points is None or c.review for c in self.criteria)

    @property
    def max_points(self) -> float:
        """Most that can be earned."""
        return sum(c.max_points for c in self.criteria)


def result_of(course: Course, learner: str, name: str) -> Result:
    """Read one learner's result.

    Parameters
    ----------
    course : Course
    learner : str
        Id in the gradebook.
    name : str
        Name to show.

    Returns
    -------
    Result
    """
    cells = _cells(course, learner)
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(course.assignment, course.assignment, learner)
        comments = {comment.name: comment.comment or "" for comment in notebook.comments}
        grades = {grade.name: grade for grade in notebook.grades}
        criteria = tuple(
            _criterion(cells[id], grades[id], comments.get(id, "")) for id in cells if id in grades
        )
    return Result(learner, name, criteria)


def unjudged(course: Course, learner: str) -> frozenset[str]:
    """Return the ids of the counted criteria whose cell crashed instead of judging."""
    return frozenset(
        id
        for id, cell in _cells(course, learner).items()
        if cell["metadata"]["nbgrader"].get("grade") and _found(cell)["status"] == "error"
    )


def _sum(points: Iterable[float | None]) -> float | None:
    total = 0.0
    for value in points:
        if value is None:
            return None
        total += value
    return total


def _found(cell: Any) -> dict[str, Any]:
    for output in cell["outputs"]:
        if RESULT_MIME in output.get("data", {}):
            return dict(output["data"][RESULT_MIME])
    return {"status": "error"}


def _cells(course: Course, learner: str) -> dict[str, Any]:
    text = course.notebook("autograded", learner).read_text(encoding="utf-8")
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: cell
        for cell in json.loads(text)["cells"]
        if "grade_id" in cell["metadata"].get("nbgrader", {})
    }


def _criterion(cell: Any, grade: Any, comment: str) -> Criterion:
    extra = grade.extra_credit or 0.0
    if cell["cell_type"] == "markdown":
        heading = _HEADING.search("".join(cell["source"]))
        return Criterion(
            id=grade.name,
            title=heading["title"] if heading else grade.name,
            points=None if grade.manual_score is None else grade.manual_score + extra,
            max_points=grade.max_score,
            manual=True,
            comment=comment,
            review=grade.manual_score is not None and bool(grade.needs_manual_grade),
        )
    found = {"title": grade.name} | _found(cell)
    open_still = grade.auto_score is None and grade.manual_score is None
    return Criterion(
        id=grade.name,
        points=None if open_still else grade.score,
        max_points=grade.max_score,
        manual=False,
        comment=comment,
        **{key: found.get(key, "") for key in ("title", "status", "found", "expected", "hint")},
    )
