"""`beyondcv grade`: everything that was handed in, into the gradebook.

One bad file never stops the others; missing is not zero.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.log import get_logger

from beyondcv import __version__
from beyondcv.errors import BeyondCVError
from beyondcv.grading import direct
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.course import logged, one_engine
from beyondcv.grading.intake import Found, take_in
from beyondcv.grading.judge import proved
from beyondcv.grading.ledger import Entry, Ledger
from beyondcv.grading.plan import KernelNeededError
from beyondcv.grading.results import results_of
from beyondcv.grading.rows import handed_in
from beyondcv.grading.spool import Spool
from beyondcv.grading.template import Template, template_of
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.roster import Sheet

__all__ = ["collect", "ledger_of"]


def ledger_of(course: Course) -> Ledger:
    """Return the class's memory of what was graded."""
    return Ledger(course.class_dir / "handed-in" / f"{course.assignment}.jsonl")


def collect(
    course: Course,
    sources: Iterable[Path],
    roster: Sheet | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    verify: int = 0,
    *,
    by_stock: bool = False,
    scheduler: str | None = None,
) -> Batch:
    """Read, join, grade.

    Parameters
    ----------
    course : Course
    sources : iterable of pathlib.Path
        Files, zips and folders.
    roster : Sheet, optional
        Who should have handed in.
    progress : callable
        Called with the number of hand-ins done and their total.
    verify : int
        How many of the graded hand-ins, drawn by lot, nbgrader itself grades
        once more in a class of its own; what differs is a problem.
    by_stock : bool
        Whether to grade everything by nbgrader's own converter, a kernel each.
    scheduler : str, optional
        Address of a Dask scheduler whose workers are to judge.

    Returns
    -------
    Batch
    """
    batch = Batch()
    ledger = ledger_of(course)
    with Spool() as spool:
        found = take_in(list(sources), spool, batch)
        rules = course.notebook("source").read_bytes() + __version__.encode()
        with one_engine(), logged(course.class_dir):
            graded: frozenset[str] = frozenset()
            if found:
                course.release()
                with course.gradebook() as gradebook:
                    graded = handed_in(gradebook.db, course.assignment)
            todo = [item for item in found if _is_new(course, item, rules, ledger, graded, batch)]
            count = len(found) - len(todo)
            progress(count, len(found))
            for done in _graders(course, todo, spool, batch, scheduler, by_stock=by_stock):
                _remember(course, done, rules, ledger, batch)
                count += len(done)
                progress(count, len(found))
            # A cluster gives them back in any order.
            batch.graded.sort()
            _verify(course, todo, spool, verify, batch)
            _report(course, found, batch)
    if roster is not None:
        handed = (*batch.problems, *batch.notes)
        known = {*ledger.entries, *(trouble.learner for trouble in handed)}
        batch.missing = [
            person.name or person.number
            for person in roster.people()
            if not any(person.is_learner(id) for id in known)
        ]
    return batch


def _unforeseen(error: Exception, log: Path) -> Message:
    return msg(
        "Something unforeseen happened ({error}); details stand in {log}. The others were graded.",
        error=type(error).__name__,
        log=log,
    )


def _is_new(
    course: Course,
    item: Found,
    rules: bytes,
    ledger: Ledger,
    graded: frozenset[str],
    batch: Batch,
) -> bool:
    """Return whether a hand-in is to be graded; say why not."""
    learner = item.learner
    mark = _mark(item, rules)
    before = ledger.entries.get(learner.id)
    if before is None:
        return True
    if not learner.certain and not before.is_of(mark):
        message = msg(
            "Nothing says whose file this is. Another one that carries the name {name} was "
            "graded before: {file}. Put it into a folder named for its learner.",
            name=learner.name,
            file=before.file,
        )
        batch.problems.append(Trouble(item.file, learner.id, message))
        return False
    # The gradebook may be another one than last time.
    if learner.id not in graded or not course.notebook("autograded", learner.id).exists():
        return True
    if before.mark == mark:
        batch.unchanged.append(learner.id)
        return False
    if before.time > item.time.isoformat():
        batch.unchanged.append(learner.id)
        message = msg(
            "It is older than {file}, which was graded before and still counts.", file=before.file
        )
        batch.notes.append(Trouble(item.file, learner.id, message))
        return False
    return True


def _remember(
    course: Course, done: list[direct.Done], rules: bytes, ledger: Ledger, batch: Batch
) -> None:
    """Write down what became of some hand-ins."""
    entries = {}
    for one in done:
        item: Found = one.key
        if one.error is None:
            mark = _mark(item, rules)
            # Without the rules' part the next run grades it again.
            entries[item.learner.id] = Entry(
                mark if one.whole else mark.partition(".")[0],
                item.file,
                item.time.isoformat(),
                item.learner.name,
                item.learner.folder,
            )
            batch.graded.append(item.learner.id)
        elif isinstance(one.error, BeyondCVError):
            batch.problems.append(Trouble(item.file, item.learner.id, one.error.message))
        else:
            message = _unforeseen(one.error, course.class_dir / "grading.log")
            batch.problems.append(Trouble(item.file, item.learner.id, message))
    ledger.put(entries)


def _graders(
    course: Course,
    todo: list[Found],
    spool: Spool,
    batch: Batch,
    scheduler: str | None,
    *,
    by_stock: bool,
) -> Iterator[list[direct.Done]]:
    if not todo:
        return
    works = (_work(item, spool) for item in todo)
    template = None if by_stock else _template(course)
    if template is None:
        from beyondcv.grading import stock

        yield from stock.grade(course, works)
    else:
        judges: direct.Judges = direct.here
        if scheduler is not None:
            from beyondcv.grading import cluster

            judges = cluster.judges(
                scheduler, lambda place, what: batch.notes.append(Trouble(place, "", what))
            )
        yield from direct.grade(course, template, works, judges)


def _work(item: Found, spool: Spool) -> direct.Work:
    return direct.Work(
        item, item.learner, item.time, partial(spool.get, item.kept), partial(spool.text, item.kept)
    )


def _verify(course: Course, todo: list[Found], spool: Spool, count: int, batch: Batch) -> None:
    from beyondcv.grading.verify import drawn, verify

    graded = set(batch.graded)
    works = drawn([_work(item, spool) for item in todo if item.learner.id in graded], count)
    if not works:
        return
    different = verify(course, works)
    batch.verified = len(works)
    batch.problems += [
        Trouble(
            work.key.file,
            work.learner.id,
            msg(
                "nbgrader itself grades this hand-in otherwise ({what}). Tell the authors of the "
                "course; grade with --stock until then.",
                what=", ".join(different[work.learner.id][:5]),
            ),
        )
        for work in works
        if work.learner.id in different
    ]


def _template(course: Course) -> Template | None:
    """Return the notebook to fill in; None if only a kernel can run it."""
    try:
        template = template_of(course)
    except KernelNeededError as reason:
        get_logger().info("%s needs a kernel: %s", course.assignment, reason)
        return None
    # A hidden test that fails is for a kernel to show, cell by cell.
    return template if proved(template.steps) else None


def _report(course: Course, found: list[Found], batch: Batch) -> None:
    files = {item.learner.id: item.file for item in found}
    done = {*batch.graded, *batch.unchanged}
    names = {item.learner.id: item.learner.name for item in found if item.learner.id in done}
    for result in results_of(course, names):
        batch.results.append(result)
        batch.problems += [
            Trouble(
                files[result.learner],
                result.learner,
                msg("The criterion “{title}” could not be judged; look at it.", title=line.title),
            )
            for line in result.criteria
            if not line.manual and line.points is None
        ]


def _mark(item: Found, rules: bytes) -> str:
    """Return fingerprints of the profile and of what judges it."""
    return f"{item.kept.digest}.{hashlib.sha256(rules).hexdigest()[:32]}"
