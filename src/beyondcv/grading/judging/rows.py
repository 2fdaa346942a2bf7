"""nbgrader's gradebook rows for many learners at once, through nbgrader's own models.

What is written is what nbgrader's ``SaveAutoGrades`` and ``AssignLatePenalties``
would have written hand-in by hand-in. Scores and comments that a person gave
stay; such a criterion is marked for another look if what it judges has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from beyondcv.grading.grade_rows import chunks
from beyondcv.grading.people.learners import Learner, split_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Cells", "Row", "cells_of", "handed_in", "write"]


@dataclass(frozen=True)
class Cells:
    """The assignment in the gradebook.

    Parameters
    ----------
    assignment, notebook : str
        Their keys.
    counted, read : dict of str to str
        Keys of the cells by ``grade_id``: those that a notebook counts, and the
        tasks that a person reads.
    """

    assignment: str
    notebook: str
    counted: Mapping[str, str]
    read: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be written of one learner.

    Parameters
    ----------
    learner : Learner
    time : datetime.datetime
        In UTC.
    points : dict of str to float or None
        By ``grade_id``; None: could not be judged.
    changed : frozenset of str
        The ``grade_id`` whose work is not what was there before.
    """

    learner: Learner
    time: datetime
    points: Mapping[str, float | None]
    changed: frozenset[str]


def cells_of(session: Session, assignment: str) -> Cells:
    """Return the keys of an assignment of one notebook, both of the same name.

    Raises
    ------
    LookupError
        If the gradebook has no such assignment: it was not generated.
    """
    from nbgrader.api import Assignment, GradeCell, Notebook, TaskCell

    row = session.execute(
        select(Assignment.id, Notebook.id)
        .join(Notebook, Notebook.assignment_id == Assignment.id)
        .where(Assignment.name == assignment, Notebook.name == assignment)
    ).one_or_none()
    if row is None:
        raise LookupError(assignment)
    counted, read = (
        session.execute(select(kind.name, kind.id).where(kind.notebook_id == row[1])).all()
        for kind in (GradeCell, TaskCell)
    )
    return Cells(
        row[0],
        row[1],
        {cell.name: cell.id for cell in counted},
        {cell.name: cell.id for cell in read},
    )


def handed_in(session: Session, assignment: str) -> frozenset[str]:
    """Return the ids of those of whom the gradebook holds this assignment."""
    from nbgrader.api import Assignment, SubmittedAssignment

    return frozenset(
        session.scalars(
            select(SubmittedAssignment.student_id)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .where(Assignment.name == assignment)
        )
    )


def write(session: Session, cells: Cells, rows: Sequence[Row]) -> None:
    """Write learners' rows; the caller commits.

    Parameters
    ----------
    session : sqlalchemy.orm.Session
        Of nbgrader's gradebook.
    cells : Cells
    rows : sequence of Row
        Of different learners.
    """
    from nbgrader.api import Grade, SubmittedAssignment

    _students(session, rows)
    there = _submitted(session, cells, [row.learner.id for row in rows])
    _new(session, cells, [row for row in rows if row.learner.id not in there])
    old = [row for row in rows if row.learner.id in there]
    if not old:
        return
    session.execute(
        update(SubmittedAssignment),
        [{"id": there[row.learner.id][0], "timestamp": _naive(row.time)} for row in old],
    )
    grades = _grades(session, [there[row.learner.id][1] for row in old])
    names = {key: name for name, key in (*cells.counted.items(), *cells.read.items())}
    changes = []
    for row in old:
        for key, cell, given, waiting in grades[there[row.learner.id][1]]:
            name = names[cell]
            score = row.points.get(name)
            counted = cell in cells.counted.values()
            if given is not None:
                # A person's score stays; a look is due if the work is another one now.
                waiting = waiting or name in row.changed
            elif counted:
                waiting = score is None
            changes.append({"id": key, "auto_score": score, "needs_manual_grade": waiting})
    session.execute(update(Grade), changes)


def _students(session: Session, rows: Sequence[Row]) -> None:
    from nbgrader.api import Student

    names = {}
    for row in rows:
        first, last = split_name(row.learner.name)
        names[row.learner.id] = {"id": row.learner.id, "first_name": first, "last_name": last}
    known: set[str] = set()
    for ids in chunks(names):
        known.update(session.scalars(select(Student.id).where(Student.id.in_(ids))))
    if fresh := [values for id, values in names.items() if id not in known]:
        session.execute(insert(Student), fresh)
    if known:
        session.execute(update(Student), [names[id] for id in names if id in known])


def _submitted(session: Session, cells: Cells, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the keys of the assignment and of the notebook of those who handed in before."""
    from nbgrader.api import SubmittedAssignment, SubmittedNotebook

    found: dict[str, tuple[str, str]] = {}
    for some in chunks(ids):
        rows = session.execute(
            select(SubmittedAssignment.student_id, SubmittedAssignment.id, SubmittedNotebook.id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(
                SubmittedAssignment.assignment_id == cells.assignment,
                SubmittedNotebook.notebook_id == cells.notebook,
                SubmittedAssignment.student_id.in_(some),
            )
        )
        found |= {student: (submission, notebook) for student, submission, notebook in rows}
    return found


def _grades(
    session: Session, notebooks: Sequence[str]
) -> dict[str, list[tuple[str, str, float | None, bool]]]:
    from nbgrader.api import Grade

    found: dict[str, list[tuple[str, str, float | None, bool]]] = {key: [] for key in notebooks}
    for some in chunks(notebooks):
        for notebook, *rest in session.execute(
            select(
                Grade.notebook_id,
                Grade.id,
                Grade.cell_id,
                Grade.manual_score,
                Grade.needs_manual_grade,
            ).where(Grade.notebook_id.in_(some))
        ):
            found[notebook].append((rest[0], rest[1], rest[2], rest[3]))
    return found


def _new(session: Session, cells: Cells, rows: Sequence[Row]) -> None:
    from nbgrader.api import Comment, Grade, SubmittedAssignment, SubmittedNotebook

    if not rows:
        return
    keys = [(_key(), _key()) for _row in rows]
    session.execute(
        insert(SubmittedAssignment),
        [
            {
                "id": submission,
                "assignment_id": cells.assignment,
                "student_id": row.learner.id,
                "timestamp": _naive(row.time),
            }
            for row, (submission, _notebook) in zip(rows, keys, strict=True)
        ],
    )
    session.execute(
        insert(SubmittedNotebook),
        [
            {"id": notebook, "assignment_id": submission, "notebook_id": cells.notebook,
             "flagged": False}
            for submission, notebook in keys
        ],
    )  # fmt: skip
    session.execute(
        insert(Grade),
        [
            values
            for row, (_submission, notebook) in zip(rows, keys, strict=True)
            for values in _fresh_grades(cells, row, notebook)
        ],
    )
    if cells.read:
        session.execute(
            insert(Comment),
            [
                {"id": _key(), "notebook_id": notebook, "cell_id": cell}
                for _submission, notebook in keys
                for cell in cells.read.values()
            ],
        )


def _fresh_grades(cells: Cells, row: Row, notebook: str) -> Iterator[dict[str, Any]]:
    for name, cell in (*cells.counted.items(), *cells.read.items()):
        score = row.points.get(name)
        yield {
            "id": _key(),
            "notebook_id": notebook,
            "cell_id": cell,
            "auto_score": score,
            "needs_manual_grade": score is None,
        }


def _key() -> str:
    return uuid4().hex


def _naive(time: datetime) -> datetime:
    # The gradebook's column has no zone; nbgrader keeps whole seconds of UTC.
    return time.replace(tzinfo=None, microsecond=0)
