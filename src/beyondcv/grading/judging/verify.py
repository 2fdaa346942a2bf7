"""The quick way held against nbgrader's own, on hand-ins drawn by lot.

The same profiles are graded again by nbgrader's converter, with a kernel, in a
class of their own that is thrown away; then rows and notebooks are compared.
"""

from __future__ import annotations

import copy
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from beyondcv.grading.grade_rows import rows_of
from beyondcv.grading.judging import stock
from beyondcv.grading.judging.direct import Work

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["differences", "drawn", "scratch", "snapshot", "verify"]

_STEPS = ("release", "submitted", "autograded", "feedback", "solution", "source_with_tests")


def drawn(works: Sequence[Work], count: int) -> list[Work]:
    """Return some hand-ins by lot; other ones at each run."""
    return random.SystemRandom().sample(list(works), min(count, len(works)))


def verify(course: Course, works: Sequence[Work]) -> dict[str, list[str]]:
    """Grade hand-ins again by nbgrader and compare.

    Parameters
    ----------
    course : Course
        Where they were graded.
    works : sequence of Work

    Returns
    -------
    dict of str to list of str
        By learner, what differs: names of rows' columns and of cells. Nothing for
        those that came out the same.
    """
    found = {}
    with scratch(course) as other:
        other.release()
        for work in works:
            stock.join(other, work)
            stock.autograde(other, work)
            if different := differences(course, other, work.learner.id):
                found[work.learner.id] = different
    return found


@contextmanager
def scratch(course: Course) -> Iterator[Course]:
    """Make a class of one's own for the same course, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="beyondcv-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        config = copy.deepcopy(course.config)
        for step in _STEPS:
            config.CourseDirectory[f"{step}_directory"] = str(folder / step)
        config.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        yield replace(course, config=config)


def differences(one: Course, other: Course, learner: str) -> list[str]:
    """Return what differs between two gradings of the same hand-in.

    Scores and comments of a person are not compared: only one of both has them.
    """
    here, there = snapshot(one, learner), snapshot(other, learner)
    by_hand = {
        key
        for taken in (here, there)
        for key, value in taken.items()
        if key.startswith("grade ") and value[-1] is None
    }
    for taken in (here, there):
        taken |= {key: taken[key][:-1] for key in by_hand if key in taken}
    return sorted(key for key in here.keys() | there.keys() if here.get(key) != there.get(key))


def snapshot(course: Course, learner: str) -> dict[str, Any]:
    """Return everything that grading wrote of a learner, without keys and times of day."""
    folder = course.directory("autograded", learner)
    taken: dict[str, Any] = {
        f"file {path.name}": (path.stat().st_mode & 0o777, _content(path))
        for path in sorted(folder.iterdir())
        if path.suffix != ".ipynb"
    }
    notebook = json.loads(course.notebook("autograded", learner).read_bytes())
    for cell in notebook.pop("cells"):
        # When the kernel was busy with it.
        cell["metadata"].pop("execution", None)
        taken[f"cell {cell['id']}"] = cell
    taken["notebook"] = notebook
    taken["mode"] = course.notebook("autograded", learner).stat().st_mode & 0o777
    return taken | _rows(course, learner)


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _rows(course: Course, learner: str) -> dict[str, Any]:
    from nbgrader import api

    with course.gradebook() as gradebook:
        session = gradebook.db
        student = session.execute(
            select(api.Student.first_name, api.Student.last_name).where(api.Student.id == learner)
        ).one()
        submission = session.execute(
            select(
                api.SubmittedAssignment.timestamp,
                api.SubmittedAssignment.extension,
                api.SubmittedNotebook.flagged,
                api.SubmittedNotebook.late_submission_penalty,
            )
            .join(api.SubmittedNotebook)
            .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
            .where(
                api.SubmittedAssignment.student_id == learner,
                api.Assignment.name == course.assignment,
            )
        ).one()
        grades, comments = rows_of(session, course.assignment, [learner])
    taken: dict[str, Any] = {"student": tuple(student), "submission": tuple(submission)}
    for grade in grades[learner]:
        judged_by_hand = grade.manual is not None
        taken[f"grade {grade.name}"] = (
            grade.auto,
            grade.most,
            grade.extra,
            None if judged_by_hand else grade.waiting,
        )
    taken["comments"] = sorted(comments.get(learner, {}))
    return taken
