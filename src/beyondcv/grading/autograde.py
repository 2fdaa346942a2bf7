"""One hand-in joined to the release and graded by nbgrader's own converter."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.learners import Learner, split_name
from beyondcv.grading.results import unjudged
from beyondcv.i18n import msg
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["autograde", "join"]


def join(course: Course, learner: Learner, profile: Profile, time: datetime) -> None:
    """Write nbgrader's ``submitted`` folder: the release, the profile, the time.

    Nothing else of what was handed in comes near nbgrader.

    Parameters
    ----------
    course : Course
    learner : Learner
    profile : Profile
    time : datetime.datetime
        In UTC.
    """
    folder = course.directory("submitted", learner.id)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    shutil.copyfile(course.notebook("release"), course.notebook("submitted", learner.id))
    (folder / "profile.json").write_text(dumps(profile), encoding="utf-8")
    (folder / "timestamp.txt").write_text(f"{time:%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")


def autograde(course: Course, learner: Learner) -> bool:
    """Grade what `join` wrote, into the gradebook.

    Scores given by hand stay. Those that were there before are marked for
    another look: the work behind them has changed. A cell that crashed earns no
    0: its points stay open.

    Parameters
    ----------
    course : Course
    learner : Learner

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

    first, last = split_name(learner.name)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(learner.id, first_name=first, last_name=last)
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
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(
            course.assignment, course.assignment, learner.id
        )
        for grade in notebook.grades:
            if grade.cell.type == "TaskCell" and grade.manual_score is not None:
                grade.needs_manual_grade = True
            if grade.name in crashed:
                grade.auto_score, grade.needs_manual_grade = None, True
        gradebook.db.commit()
    return not crashed
