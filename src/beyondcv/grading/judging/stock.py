"""Hand-ins graded by nbgrader's own converter, one at a time, with a kernel each.

For notebooks that hold more than calls of `beyondcv.exercise`, and to hold the
quick way (`beyondcv.grading.judging.direct`) against.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from traitlets.log import get_logger

from beyondcv.errors import SubmissionError
from beyondcv.grading.judging import folders
from beyondcv.grading.judging.direct import Done, Work
from beyondcv.grading.people.learners import split_name
from beyondcv.grading.results import unjudged
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["autograde", "grade", "join"]


def grade(course: Course, works: Iterable[Work]) -> Iterator[list[Done]]:
    """Grade hand-ins; see `beyondcv.grading.judging.direct.grade`."""
    for work in works:
        try:
            join(course, work)
            yield [Done(work.key, None, autograde(course, work))]
        except OSError:
            raise
        except Exception as error:
            get_logger().exception("%s", work.learner.id)
            yield [Done(work.key, error)]


def join(course: Course, work: Work) -> None:
    """Write nbgrader's ``submitted`` folder: the release, the profile, the time.

    Nothing else of what was handed in comes near nbgrader.

    Parameters
    ----------
    course : Course
    work : Work
    """
    folders.put(
        course.directory("submitted", work.learner.id),
        {
            f"{course.assignment}.ipynb": course.notebook("release").read_bytes(),
            "profile.json": work.packed(),
            "timestamp.txt": folders.stamp(work.time),
        },
    )


def autograde(course: Course, work: Work) -> bool:
    """Grade what `join` wrote, into the gradebook.

    Scores given by hand stay. They are marked for another look if the work
    behind them has changed. A cell that crashed earns no 0: its points stay open.

    Parameters
    ----------
    course : Course
    work : Work

    Returns
    -------
    bool
        Whether every counted criterion was judged.

    Raises
    ------
    SubmissionError
        If nbgrader fails on it.
    """
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException

    learner = work.learner
    first, last = split_name(learner.name)
    before = _outputs(course, learner.id)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(learner.id, first_name=first, last_name=last)
        waiting = _waiting(course, gradebook, learner.id)
    converter = Autograde(coursedir=course.coursedir(learner.id), config=course.config, force=True)
    try:
        converter.start()
    except (NbGraderException, SystemExit):
        raise SubmissionError(
            msg(
                "nbgrader could not grade it; the reason stands in {log}.",
                log=course.class_dir / "grading.log",
            )
        ) from None
    crashed = unjudged(course, learner.id)
    same = _outputs(course, learner.id) == before
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(
            course.assignment, course.assignment, learner.id
        )
        for grade in notebook.grades:
            if grade.name in crashed:
                grade.auto_score, grade.needs_manual_grade = None, True
            elif grade.manual_score is not None:
                grade.needs_manual_grade = waiting.get(grade.name, True) if same else True
        gradebook.db.commit()
    return not crashed


def _waiting(course: Course, gradebook: Any, learner: str) -> dict[str, bool]:
    from nbgrader.api import MissingEntry

    try:
        notebook = gradebook.find_submission_notebook(course.assignment, course.assignment, learner)
    except MissingEntry:
        return {}
    return {grade.name: bool(grade.needs_manual_grade) for grade in notebook.grades}


def _outputs(course: Course, learner: str) -> Any:
    try:
        cells = json.loads(course.notebook("autograded", learner).read_bytes())["cells"]
        return [cell.get("outputs") for cell in cells]
    except (OSError, ValueError, KeyError, AttributeError):
        return None
