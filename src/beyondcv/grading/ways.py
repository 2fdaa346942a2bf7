"""Which way hand-ins are graded: here, on a cluster, by nbgrader's kernels, or behind walls."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from traitlets.log import get_logger

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins.intake import Found
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.judging import direct
from beyondcv.grading.judging.judge import proved
from beyondcv.grading.judging.plan import KernelNeededError
from beyondcv.grading.judging.template import Template, template_of
from beyondcv.grading.people.pseudonyms import Pseudonyms, hidden, masked
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["kernel_free", "may_run", "walled", "work_of"]


def work_of(item: Found, spool: Spool, who: Pseudonyms) -> direct.Work:
    """Return a hand-in as what is to be graded, its owner hidden if the class has pseudonyms."""
    if not who.on:
        return direct.Work(
            item,
            item.learner,
            item.time,
            partial(spool.get, item.kept),
            partial(spool.text, item.kept),
        )

    def nameless() -> Profile:
        return masked(spool.get(item.kept), item.learner.id, item.learner.name)

    # Without a text of its own: what goes to other machines is made of the nameless one.
    return direct.Work(item, hidden(item.learner), item.time, nameless)


def kernel_free(
    course: Course,
    todo: list[Found],
    works: Iterator[direct.Work],
    batch: Batch,
    scheduler: str | None,
    *,
    by_stock: bool,
) -> Iterator[list[direct.Done]]:
    """Grade hand-ins in which learners wrote no code; a kernel starts only where it must."""
    if not todo:
        return
    template = None if by_stock else _template(course)
    if template is None:
        from beyondcv.grading.judging import stock

        yield from stock.grade(course, works)
    else:
        judges: direct.Judges = direct.here
        if scheduler is not None:
            from beyondcv.grading.judging import cluster

            judges = cluster.judges(
                scheduler, lambda place, what: batch.notes.append(Trouble(place, "", what))
            )
        yield from direct.grade(course, template, works, judges)


def walled(
    course: Course, works: Iterator[direct.Work], batch: Batch
) -> Iterator[list[direct.Done]]:
    """Grade hand-ins in which learners wrote code, each run alone and shut in."""
    from beyondcv.grading.code import own_code

    def say(work: direct.Work, message: Message) -> None:
        batch.notes.append(Trouble(work.key.file, work.learner.id, message))

    return own_code.grade(course, works, say)


def may_run(course: Course, *, run_notebooks: bool) -> None:
    """Refuse what would run learners' code without being asked to, or without walls."""
    if not run_notebooks:
        raise SubmissionError(
            msg(
                "In {name} learners write code. To run it, isolated from your files and your "
                "network, grade with --run-notebooks. Nothing was run.",
                name=course.assignment,
            )
        )
    from beyondcv.grading.code.own_code import walls_for

    walls_for(course)


def _template(course: Course) -> Template | None:
    """Return the notebook to fill in; None if only a kernel can run it."""
    try:
        template = template_of(course)
    except KernelNeededError as reason:
        get_logger().info("%s needs a kernel: %s", course.assignment, reason)
        return None
    # A hidden test that fails is for a kernel to show, cell by cell.
    return template if proved(template.steps) else None
