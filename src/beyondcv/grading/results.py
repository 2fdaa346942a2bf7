"""What the gradebook and the autograded notebook say of one learner.

Points come from the gradebook, where a person may have changed them; what was
found, expected and advised comes from the notebook's outputs. Code and hidden
tests are not looked at.

One rule says which points are final: those that are known, that were given to the
work as it is now, and that lie between nothing and the most. Only they are added
up, shown to learners, or entered into a sheet; all others wait for a person.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any

from beyondcv.exercise import RESULT_MIME
from beyondcv.grading.grade_rows import (
    GradeRow,
    Marked,
    ToCorrect,
    beyond,
    chunks,
    marked,
    marked_all,
    rows_of,
)
from beyondcv.grading.rubric import anchors, heading

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = [
    "Criterion", "Result", "named_apart", "results_of", "told_apart", "unjudged",
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
    odd : str
        What a person gave instead, if it is no number; `points` are None then.
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
    odd: str = ""

    @property
    def beyond(self) -> bool:
        """Whether there are more points than can be earned, or fewer than none."""
        return beyond(self.points, self.max_points)

    @property
    def to_correct(self) -> ToCorrect | None:
        """The points, if they cannot be right."""
        if self.marked is not Marked.CORRECT:
            return None
        return ToCorrect(self.title, self.points, self.max_points, self.odd)

    @property
    def final(self) -> float | None:
        """The points, if nobody has to look at them again."""
        return self.points if self.marked is Marked.FINAL else None

    @property
    def marked(self) -> Marked:
        """What can be said of the points."""
        return marked(self.points, self.max_points, outdated=self.review, odd=self.odd)


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
        """Points counted by the notebook; None if some of them are not final."""
        return _sum(c.final for c in self.criteria if not c.manual)

    @property
    def manual(self) -> float | None:
        """Points given by a person; None until all of them are final."""
        return _sum(c.final for c in self.criteria if c.manual)

    @property
    def total(self) -> float | None:
        """All points; None until every one is final."""
        return _sum(c.final for c in self.criteria)

    @property
    def to_grade(self) -> int:
        """How many criteria wait for a person."""
        return sum(c.final is None for c in self.criteria)

    @property
    def marked(self) -> Marked:
        """What can be said of all points together."""
        return marked_all(c.marked for c in self.criteria)

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
                if id in grades or course.notebook("autograded", id).exists():
                    cells = _cells(course, id)
                    said = comments.get(id, {})
                    yield Result(
                        id,
                        names[id],
                        tuple(
                            _criterion(cells[name], grade, said.get(name) or "", texts=texts)
                            for name, grade in _in_order(cells, grades.get(id, []))
                        ),
                    )


def told_apart(results: Sequence[Result]) -> dict[str, str]:
    """Return learners' names by id; where two are called alike, their ids stand beside them."""
    return named_apart((one.learner, one.name) for one in results)


def named_apart(people: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by id, as `told_apart`, of pairs of id and name."""
    pairs = list(people)
    count = Counter(name for _id, name in pairs)
    return {id: name if count[name] == 1 else f"{name} [{id}]" for id, name in pairs}


def _in_order(cells: Mapping[str, Any], grades: list[GradeRow]) -> Iterator[tuple[str, GradeRow]]:
    """Return a row for each criterion; one that the gradebook lacks has no points yet."""
    by_name = {grade.name: grade for grade in grades}
    for name, cell in cells.items():
        data = cell["metadata"]["nbgrader"]
        if name in by_name:
            yield name, by_name[name]
        elif data.get("task") or data.get("grade"):
            most = float(data.get("points") or 0.0)
            yield name, GradeRow(name, None, None, None, waiting=False, most=most)


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
    words = cell["cell_type"] == "markdown"
    if words or cell["metadata"]["nbgrader"].get("solution"):
        source = "".join(cell["source"])
        # A written answer is never counted by itself.
        points = grade.points if grade.given else None
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
            review=grade.outdated,
            odd=grade.odd,
        )
    said = {"title": grade.name} | _found(cell)
    words = [str(said.get(key, "")) if texts else "" for key in ("found", "expected", "hint")]
    return Criterion(
        id=intern(grade.name),
        title=intern(str(said["title"])),
        points=grade.points,
        max_points=grade.most,
        manual=False,
        comment=comment,
        status=intern(str(said.get("status", ""))),
        found=words[0],
        expected=words[1],
        hint=words[2],
        review=grade.outdated,
        odd=grade.odd,
    )
