"""What the gradebook and the autograded notebook say of one learner.

Points come from the gradebook, where a person may have changed them; what was
found, expected and advised comes from the notebook's outputs. Code and hidden
tests are not looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from beyondcv.exercise import RESULT_MIME
from beyondcv.grading.rubric import anchors, heading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from beyondcv.grading.course import Course

__all__ = [
    "Criterion", "GradeRow", "Result", "chunks", "results_of", "rows_of", "told_apart", "unjudged",
]  # fmt: skip


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
        Of what a person read, the rubric's anchors: that of the points given, and
        that of all points.
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


def results_of(course: Course, names: Mapping[str, str], *, texts: bool = True) -> Iterator[Result]:
    """Read learners' results, some hundreds at a time.

    Parameters
    ----------
    course : Course
    names : mapping of str to str
        Id in the gradebook to the name to show.
    texts : bool
        Whether to take along what was found and advised.

    Yields
    ------
    Result
        In the order of `names`; nothing for those who have not been graded.
    """
    with course.gradebook() as gradebook:
        for some in chunks(names):
            grades, comments = rows_of(gradebook.db, course.assignment, some)
            for id in some:
                if id in grades:
                    cells = _cells(course, id)
                    said = comments.get(id, {})
                    yield Result(
                        id,
                        names[id],
                        tuple(
                            _criterion(cells[name], grade, said.get(name) or "", texts=texts)
                            for name, grade in _in_order(cells, grades[id])
                        ),
                    )


def told_apart(results: Sequence[Result]) -> dict[str, str]:
    """Return learners' names by id; where two are called alike, their ids stand beside them."""
    count = Counter(result.name for result in results)
    return {
        one.learner: one.name if count[one.name] == 1 else f"{one.name} [{one.learner}]"
        for one in results
    }


def chunks(items: Iterable[str], size: int = 400) -> Iterator[tuple[str, ...]]:
    """Return items some at a time: as many as every database takes in one question."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part


class GradeRow(NamedTuple):
    """One row of nbgrader's table ``grade``, with its cell's name and most points."""

    name: str
    auto: float | None
    manual: float | None
    extra: float | None
    waiting: bool
    most: float


def rows_of(
    session: Session, assignment: str, ids: Sequence[str]
) -> tuple[dict[str, list[GradeRow]], dict[str, dict[str, str | None]]]:
    """Read grades and comments of an assignment, by learner.

    Parameters
    ----------
    session : sqlalchemy.orm.Session
    assignment : str
    ids : sequence of str
        As many as `chunks` gives.
    """
    from nbgrader import api

    def of_these(*columns: Any) -> Any:
        table = columns[1].class_
        return (
            select(*columns)
            .join(api.SubmittedNotebook, table.notebook_id == api.SubmittedNotebook.id)
            .join(
                api.SubmittedAssignment,
                api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id,
            )
            .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
            .join(api.BaseCell, table.cell_id == api.BaseCell.id)
            .where(api.Assignment.name == assignment, api.SubmittedAssignment.student_id.in_(ids))
        )

    student, cell = api.SubmittedAssignment.student_id, api.BaseCell.name
    most = func.coalesce(api.GradeCell.__table__.c.max_score, api.TaskCell.__table__.c.max_score)
    score = api.Grade
    asked = of_these(
        student, score.auto_score, score.manual_score, score.extra_credit,
        score.needs_manual_grade, cell, most,
    )  # fmt: skip
    for kind in (api.GradeCell, api.TaskCell):
        asked = asked.outerjoin(kind.__table__, kind.__table__.c.id == api.BaseCell.id)
    grades: dict[str, list[GradeRow]] = {}
    for who, auto, manual, extra, waiting, name, points in session.execute(asked):
        grades.setdefault(who, []).append(GradeRow(name, auto, manual, extra, waiting, points))
    comments: dict[str, dict[str, str | None]] = {}
    said = of_these(student, api.Comment.manual_comment, api.Comment.auto_comment, cell)
    for who, manual_comment, auto_comment, name in session.execute(said):
        text = auto_comment if manual_comment is None else manual_comment
        comments.setdefault(who, {})[name] = text
    return grades, comments


def _in_order(cells: Mapping[str, Any], grades: list[GradeRow]) -> Iterator[tuple[str, GradeRow]]:
    by_name = {grade.name: grade for grade in grades}
    return ((name, by_name[name]) for name in cells if name in by_name)


def unjudged(course: Course, learner: str) -> frozenset[str]:
    """Return the ids of the counted criteria whose cell crashed instead of judging."""
    return frozenset(
        id
        for id, cell in _cells(course, learner).items()
        if cell["metadata"]["nbgrader"].get("grade")
        and not cell["metadata"]["nbgrader"].get("solution")
        and _found(cell)["status"] == "error"
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


def _criterion(cell: Any, grade: GradeRow, comment: str, *, texts: bool) -> Criterion:
    extra = grade.extra or 0.0
    words = cell["cell_type"] == "markdown"
    if words or cell["metadata"]["nbgrader"].get("solution"):
        source = "".join(cell["source"])
        points = None if grade.manual is None else grade.manual + extra
        found, expected = anchors(source, points) if texts and words else ("", "")
        return Criterion(
            id=intern(grade.name),
            title=intern(heading(source, grade.name) if words else grade.name),
            points=points,
            max_points=grade.most,
            manual=True,
            found=intern(found),
            expected=intern(expected),
            comment=comment,
            review=grade.manual is not None and bool(grade.waiting),
        )
    said = {"title": grade.name} | _found(cell)
    score = grade.auto if grade.manual is None else grade.manual
    words = [str(said.get(key, "")) if texts else "" for key in ("found", "expected", "hint")]
    return Criterion(
        id=intern(grade.name),
        title=intern(str(said["title"])),
        points=None if score is None else score + extra,
        max_points=grade.most,
        manual=False,
        comment=comment,
        status=intern(str(said.get("status", ""))),
        found=words[0],
        expected=words[1],
        hint=words[2],
    )
