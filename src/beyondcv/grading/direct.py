"""Hand-ins graded without a kernel: judged here, then written as nbgrader writes them.

A hundred at a time: their folders, then their rows in one transaction, then the
caller's own memory of it. Whatever is interrupted between two of these is done
again by the next run and comes out the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.log import get_logger

from beyondcv.grading import folders
from beyondcv.grading.judge import Judged, judge
from beyondcv.grading.learners import Learner
from beyondcv.grading.rows import Row, cells_of, write
from beyondcv.grading.template import Template
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["CHUNK", "Done", "Work", "grade"]

CHUNK = 100
"""Hand-ins in one transaction."""


@dataclass(frozen=True, slots=True)
class Work:
    """One hand-in to grade; `key` is the caller's."""

    key: Any
    learner: Learner
    time: datetime
    profile: Callable[[], Profile]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of it: `error` is what a rule's authors did not foresee, if anything."""

    key: Any
    error: Exception | None
    whole: bool = True


def grade(course: Course, template: Template, works: Iterable[Work]) -> Iterator[list[Done]]:
    """Grade hand-ins, a chunk at a time.

    Parameters
    ----------
    course : Course
    template : Template
    works : iterable of Work
        Of different learners.

    Yields
    ------
    list of Done
        Once they are in the gradebook and on the disk.

    Raises
    ------
    OSError
        If the disk is full or closed; nothing of that chunk is in the gradebook.
    """
    left = iter(works)
    with course.gradebook() as gradebook:
        cells = cells_of(gradebook.db, course.assignment)
        while chunk := list(islice(left, CHUNK)):
            done, rows = [], []
            for work in chunk:
                try:
                    row, judged = _one(course, template, work)
                except OSError:
                    raise
                except Exception as error:
                    get_logger().exception("%s", work.learner.id)
                    done.append(Done(work.key, error))
                    continue
                rows.append(row)
                whole = all(points is not None for points in judged.points.values())
                done.append(Done(work.key, None, whole))
            try:
                write(gradebook.db, cells, rows)
                gradebook.db.commit()
            except BaseException:
                gradebook.db.rollback()
                raise
            folders.settle()
            yield done


def _one(course: Course, template: Template, work: Work) -> tuple[Row, Judged]:
    profile = work.profile()
    judged = judge(template.steps, profile)
    autograded = course.directory("autograded", work.learner.id)
    changed = _changed(autograded / f"{course.assignment}.ipynb", template, judged)
    beside = {
        "profile.json": dumps(profile).encode(),
        "timestamp.txt": folders.stamp(work.time),
    }
    notebook = f"{course.assignment}.ipynb"
    folders.put(
        course.directory("submitted", work.learner.id), {notebook: template.release, **beside}
    )
    folders.put(autograded, {notebook: template.filled(judged).encode(), **beside}, mode=0o444)
    return Row(work.learner, work.time, judged.points, changed), judged


def _changed(path: Path, template: Template, judged: Judged) -> frozenset[str]:
    """Return the ids of the criteria whose cell says something else than before."""
    try:
        before = json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        before = None
    ids = set()
    for step in template.steps:
        now = template.outputs(judged, step)
        if before is None or _outputs(before, step.cell) != now:
            # What a person grades stands in a cell of its own, which shows the answer.
            ids.add(str(step.call.args[0]) if step.call.name == "shown" else step.grade_id)
    return frozenset(ids)


def _outputs(cells: Sequence[Any], place: int) -> Any:
    try:
        return cells[place]["outputs"]
    except (IndexError, KeyError, TypeError):
        return None
