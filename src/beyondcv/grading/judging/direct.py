"""Hand-ins graded without a kernel: judged here, then written as nbgrader writes them.

A hundred at a time: their folders, then their rows in one transaction, then the
caller's own memory of it. Whatever is interrupted between two of these is done
again by the next run and comes out the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.log import get_logger

from beyondcv.exercise import day_of
from beyondcv.grading.judging import folders
from beyondcv.grading.judging.ready import Ready, ready
from beyondcv.grading.judging.rows import Row, cells_of, write
from beyondcv.grading.judging.template import Template
from beyondcv.grading.people.learners import Learner
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["CHUNK", "Done", "Judged", "Judges", "Work", "grade", "here"]

CHUNK = 100
"""Hand-ins in one transaction."""


@dataclass(frozen=True, slots=True)
class Work:
    """One hand-in to grade; `key` is the caller's, `text` a short cut to the profile's text."""

    key: Any
    learner: Learner
    time: datetime
    profile: Callable[[], Profile]
    text: Callable[[], bytes] | None = None

    @property
    def today(self) -> date | None:
        """The day that rules on days are told."""
        return day_of(self.time)

    def packed(self) -> bytes:
        """Return the profile's text, for the class's folders and other machines to read."""
        return self.text() if self.text else dumps(self.profile(), packed=True).encode()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of it: `error` is what a rule's authors did not foresee, if anything."""

    key: Any
    error: Exception | None
    whole: bool = True


Judged = list[tuple[Work, Callable[[], Ready]]]
"""A chunk, each hand-in with what returns its judgement, or raises."""
Judges = Callable[[Template, Iterator[list[Work]]], Generator[Judged]]
"""Where chunks are judged; they may come back in another order."""


def here(template: Template, chunks: Iterator[list[Work]]) -> Generator[Judged]:
    """Judge in this process, one hand-in at a time."""
    for chunk in chunks:
        yield [(work, partial(ready, template, work.profile, work.today)) for work in chunk]


def grade(
    course: Course, template: Template, works: Iterable[Work], judges: Judges = here
) -> Iterator[list[Done]]:
    """Grade hand-ins, a chunk at a time.

    Parameters
    ----------
    course : Course
    template : Template
    works : iterable of Work
        Of different learners.
    judges : callable
        Whatever judges: everything is written here.

    Yields
    ------
    list of Done
        Once they are in the gradebook and on the disk.

    Raises
    ------
    OSError
        If the disk is full or closed; nothing of that chunk is in the gradebook.
    """
    with (
        course.gradebook() as gradebook,
        closing(judges(template, _chunks(works))) as judged,
    ):
        cells = cells_of(gradebook.db, course.assignment)
        for chunk in judged:
            done, rows = [], []
            for work, judge in chunk:
                try:
                    row = _put(course, template, work, judge())
                except OSError:
                    raise
                except Exception as error:
                    get_logger().exception("%s", work.learner.id)
                    done.append(Done(work.key, error))
                    continue
                rows.append(row)
                whole = all(points is not None for points in row.points.values())
                done.append(Done(work.key, None, whole))
            try:
                write(gradebook.db, cells, rows)
                gradebook.db.commit()
            except BaseException:
                gradebook.db.rollback()
                raise
            folders.settle()
            for row in rows:
                folders.forget(course.directory("autograded", row.learner.id))
            yield done


def _chunks(works: Iterable[Work]) -> Iterator[list[Work]]:
    left = iter(works)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _put(course: Course, template: Template, work: Work, made: Ready) -> Row:
    autograded = course.directory("autograded", work.learner.id)
    changed = _changed(
        folders.before(autograded) / f"{course.assignment}.ipynb", template, made.notebook
    )
    beside = {
        "profile.json": work.packed(),
        "timestamp.txt": folders.stamp(work.time),
    }
    notebook = f"{course.assignment}.ipynb"
    folders.put(
        course.directory("submitted", work.learner.id), {notebook: template.release, **beside}
    )
    # Until its rows are written, what they were written from is all that says what is new.
    folders.put(autograded, {notebook: made.notebook, **beside}, mode=0o444, keep=True)
    return Row(work.learner, work.time, made.points, changed)


def _changed(path: Path, template: Template, notebook: bytes) -> frozenset[str]:
    """Return the ids of the criteria whose cell says something else than before."""
    try:
        text = path.read_bytes()
        before = json.loads(text)["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        text, before = b"", None
    if text == notebook:
        return frozenset()
    now = None if before is None else json.loads(notebook)["cells"]
    ids = set()
    for step in template.steps:
        if now is None or _outputs(before, step.cell) != _outputs(now, step.cell):
            # What a person grades stands in a cell of its own, which shows the answer.
            ids.add(str(step.call.args[0]) if step.call.name == "shown" else step.grade_id)
    return frozenset(ids)


def _outputs(cells: Any, place: int) -> Any:
    try:
        return cells[place]["outputs"]
    except (IndexError, KeyError, TypeError):
        return None
