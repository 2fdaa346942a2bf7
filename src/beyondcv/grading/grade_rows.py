"""nbgrader's rows of points, read for many learners at once, and which points are final."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from beyondcv.i18n import Lang, number, translator

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = [
    "GradeRow", "Marked", "ToCorrect", "beyond", "chunks", "marked", "marked_all", "rows_of",
]  # fmt: skip

_LITTLE = 1e-9


class Marked(StrEnum):
    """What can be said of points, of one criterion or of all: one of these is true."""

    WAITING = "waiting"
    """There are none yet."""
    CORRECT = "correct"
    """Some cannot be right: no number, or more or fewer than can be earned."""
    AGAIN = "again"
    """There are some, given to a work that has changed since."""
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """Points that cannot be right.

    Parameters
    ----------
    title : str
        The criterion's.
    points : float or None
    most : float
    odd : str
        What was typed, if it is no number.
    """

    title: str
    points: float | None
    most: float
    odd: str = ""

    def text(self, lang: Lang) -> str:
        """Return what was given, of how much."""
        points = self.odd or number(self.points or 0.0, lang)
        form = translator(lang).gettext("{points} of {most}")
        return form.format(points=points, most=number(self.most, lang))


def chunks(items: Iterable[str], size: int = 400) -> Iterator[tuple[str, ...]]:
    """Return items some at a time: as many as every database takes in one question."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part


class GradeRow(NamedTuple):
    """One row of nbgrader's table ``grade``, with its cell's name and most points.

    `odd` is what stands in the place of a person's points, or of extra credit, and
    is no number: SQLite keeps a “1,5” as it was sent.
    """

    name: str
    auto: float | None
    manual: float | None
    extra: float | None
    waiting: bool
    most: float
    odd: str = ""

    @property
    def given(self) -> bool:
        """Whether a person gave something."""
        return self.manual is not None or bool(self.odd)

    @property
    def points(self) -> float | None:
        """A person's points or else the counted ones, with what was given on top."""
        score = self.auto if self.manual is None else self.manual
        return None if score is None or self.odd else score + (self.extra or 0.0)

    @property
    def outdated(self) -> bool:
        """Whether the work has changed since a person gave these points."""
        return self.given and bool(self.waiting)

    def final(self, *, by_hand: bool) -> float | None:
        """Return the points if they are final, as `Criterion.final` says it.

        Parameters
        ----------
        by_hand : bool
            Whether only a person can give them: a written answer is not counted.
        """
        return self.points if self.marked(by_hand=by_hand) is Marked.FINAL else None

    def marked(self, *, by_hand: bool) -> Marked:
        """Return what can be said of these points; parameters as for `final`."""
        points = None if by_hand and not self.given else self.points
        return marked(points, self.most, outdated=self.outdated, odd=self.odd)


def marked(points: float | None, most: float, *, outdated: bool = False, odd: str = "") -> Marked:
    """Return what can be said of points: the one rule for pages, tables, sheets and sums.

    Parameters
    ----------
    points : float or None
        None: a person still has to give them, or they could not be counted.
    most : float
        The most that can be earned.
    outdated : bool
        Whether the work has changed since they were given.
    odd : str
        What was given instead, if it is no number.
    """
    if odd or beyond(points, most):
        # Whatever has changed, these cannot be kept.
        return Marked.CORRECT
    if outdated:
        return Marked.AGAIN
    return Marked.WAITING if points is None else Marked.FINAL


def marked_all(some: Iterable[Marked]) -> Marked:
    """Return what can be said of all criteria of one person together."""
    found = set(some)
    return next((one for one in Marked if one in found), Marked.FINAL)


def beyond(points: float | None, most: float) -> bool:
    """Return whether there are more points than can be earned, or fewer than none."""
    return points is not None and not -_LITTLE <= points <= most + _LITTLE


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
        odd = ", ".join(value for value in (manual, extra) if isinstance(value, str))
        if odd:
            manual = extra = None
        row = GradeRow(name, auto, manual, extra, waiting, points, odd)
        grades.setdefault(who, []).append(row)
    comments: dict[str, dict[str, str | None]] = {}
    said = of_these(student, api.Comment.manual_comment, api.Comment.auto_comment, cell)
    for who, manual_comment, auto_comment, name in session.execute(said):
        text = auto_comment if manual_comment is None else manual_comment
        comments.setdefault(who, {})[name] = text
    return grades, comments
