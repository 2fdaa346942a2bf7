"""`beyondcv grade`: everything that was handed in, into the gradebook.

One bad file never stops the others; missing is not zero.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.errors import BeyondCVError, SubmissionError
from beyondcv.grading.aside import remember_open, set_aside
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.code.answers import answer_cells, answers_in
from beyondcv.grading.course import logged, one_engine
from beyondcv.grading.database import shown
from beyondcv.grading.handins.choice import counts_again, still_counts, withdraw_late
from beyondcv.grading.handins.deadline import keep_deadline
from beyondcv.grading.handins.doubts import team_or_own
from beyondcv.grading.handins.extract import profile_in
from beyondcv.grading.handins.intake import Found
from beyondcv.grading.handins.reception import receive
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.judging import direct, folders
from beyondcv.grading.judging.rows import handed_in
from beyondcv.grading.judging.stamp import stamp
from beyondcv.grading.ledger import Entry, Ledger, ledger_of
from beyondcv.grading.people.pseudonyms import Pseudonyms, names_of, pseudonyms_of
from beyondcv.grading.results import results_of
from beyondcv.grading.ways import kernel_free, may_run, walled, work_of
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Sheet

__all__ = ["collect"]


def collect(
    course: Course,
    sources: Iterable[Path],
    roster: Sheet | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    verify: int = 0,
    *,
    by_stock: bool = False,
    deadline: datetime | None = None,
    run_notebooks: bool = False,
    scheduler: str | None = None,
    texts: bool = True,
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
    deadline : datetime.datetime, optional
        Until when a hand-in is on time; without it, nbgrader's own due date.
    run_notebooks : bool
        Whether to run learners' code, isolated, where an assignment asks for code.
    scheduler : str, optional
        Address of a Dask scheduler whose workers are to judge.
    texts : bool
        Whether the results are to hold what was found and advised: thousands of them take room.

    Returns
    -------
    Batch

    Raises
    ------
    SubmissionError
        If the assignment asks for code, and it is not to be run or cannot be run safely.
    """
    batch = Batch()
    cells = answer_cells(course)
    if cells:
        may_run(course, run_notebooks=run_notebooks)
    reading = partial(answers_in, ids=cells) if cells else profile_in
    ledger = ledger_of(course)
    with Spool() as spool:
        came = receive(course, sources, spool, batch, roster, deadline, ledger, reading)
        found, who = came.found, came.who
        if deadline is not None:
            keep_deadline(course, deadline)
        if cells and who.on:
            raise SubmissionError(
                msg("Code that learners wrote cannot be hidden behind pseudonyms. Nothing was run.")
            )
        rules = course.notebook("source").read_bytes() + stamp().encode()
        with one_engine(), logged(course.class_dir):
            graded: frozenset[str] = frozenset()
            if found:
                course.release()
                with course.gradebook() as gradebook:
                    graded = handed_in(gradebook.db, course.assignment)
                if ledger.entries and not graded:
                    batch.notes.append(_elsewhere(course))
            worked = found if cells else set_aside(course, found, ledger, graded, batch)
            told = names_of(course).entries if who.on else ledger.entries
            todo = [
                item
                for item in worked
                if _is_new(course, item, rules, ledger, graded, batch, came.deadline, told)
            ]
            count = len(found) - len(todo)
            progress(count, len(found))
            works = (work_of(item, spool, who) for item in todo)
            graders = (
                walled(course, works, batch)
                if cells
                else kernel_free(course, todo, works, batch, scheduler, by_stock=by_stock)
            )
            for done in graders:
                _remember(course, done, rules, ledger, batch)
                count += len(done)
                progress(count, len(found))
            # A cluster gives them back in any order.
            batch.graded.sort()
            batch.unchanged.sort()
            batch.nothing.sort()
            _verify(course, todo, spool, who, 0 if cells else verify, batch)
            _report(course, found, who, batch, texts=texts)
    came.finish(batch, {*ledger.entries, *ledger.open})
    remember_open(course, ledger, batch, found)
    return batch


def _elsewhere(course: Course) -> Trouble:
    name = shown(course.coursedir().db_url)
    message = msg(
        "This gradebook holds nothing of what this class graded before. If that stands on a "
        "server, with points given by hand, name it with --db or BEYONDCV_DB."
    )
    return Trouble(name, "", message)


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
    deadline: datetime | None,
    told: Mapping[str, Entry],
) -> bool:
    """Return whether a hand-in is to be graded; say why not. `told` holds names and paths."""
    learner = item.learner
    mark = _mark(item, rules)
    before = ledger.entries.get(learner.id)
    if before is None or before.kind:
        return True
    if item.match.by == "inside" and not before.is_of(mark):
        message = msg(
            "Nothing says whose file this is. Another one that carries the name {name} was "
            "graded before: {file}. Put it into a folder named for its learner.",
            name=learner.name,
            file=before.file,
        )
        batch.problems.append(Trouble(item.file, learner.id, message))
        return False
    known = told.get(learner.id, before)
    asked = None if before.is_of(mark) else team_or_own(item, known.file, known.folder)
    if asked is not None:
        batch.problems.append(Trouble(item.file, learner.id, asked))
        return False
    # The gradebook may be another one than last time.
    if learner.id not in graded or not folders.is_whole(course.notebook("autograded", learner.id)):
        return True
    if before.mark == mark:
        batch.unchanged.append(learner.id)
        return False
    if not item.print.full and not before.is_of(mark):
        batch.unchanged.append(learner.id)
        message = msg("Nothing is filled in here; {file}, graded before, counts.", file=before.file)
        batch.notes.append(Trouble(item.file, learner.id, message))
        return False
    then = datetime.fromisoformat(before.time)
    if (older := still_counts(item, before.file, then, deadline)) is not None:
        batch.unchanged.append(learner.id)
        withdraw_late(item, batch)
        batch.notes.append(Trouble(item.file, learner.id, older))
        return False
    if (again := counts_again(item, known.file, then, deadline)) is not None:
        batch.notes.append(Trouble(item.file, learner.id, again))
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
                item.learner.id in batch.late,
            )
            batch.graded.append(item.learner.id)
        elif isinstance(one.error, BeyondCVError):
            batch.problems.append(Trouble(item.file, item.learner.id, one.error.message))
        else:
            message = _unforeseen(one.error, course.class_dir / "grading.log")
            batch.problems.append(Trouble(item.file, item.learner.id, message))
    if entries and pseudonyms_of(course).on:
        names_of(course).put(entries)
        entries = {id: replace(entry, file=id, name=id, folder="") for id, entry in entries.items()}
    ledger.put(entries)


def _verify(
    course: Course, todo: list[Found], spool: Spool, who: Pseudonyms, count: int, batch: Batch
) -> None:
    from beyondcv.grading.judging.verify import drawn, verify

    graded = set(batch.graded)
    works = drawn([work_of(item, spool, who) for item in todo if item.learner.id in graded], count)
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


def _report(
    course: Course, found: list[Found], who: Pseudonyms, batch: Batch, *, texts: bool
) -> None:
    files = {item.learner.id: item.file for item in found}
    done = {*batch.graded, *batch.unchanged}
    names = {
        item.learner.id: item.learner.id if who.on else item.learner.name
        for item in found
        if item.learner.id in done
    }
    for result in results_of(course, names, texts=texts):
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
