"""What came in and is not graded: it holds nothing of the unit, or a person has to look first.

“Nothing of this unit” is neither a nought nor a text to mark. No row of nbgrader's is
written for it, as none is for who handed in nothing, and the class remembers it.
Work that was graded before still counts: an empty file never outranks it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins.choice import outdoes
from beyondcv.grading.handins.intake import Found
from beyondcv.grading.ledger import ASKED, EMPTY, SETTLED, UNREAD, Entry, Ledger
from beyondcv.grading.people.learners import name_at
from beyondcv.grading.people.pseudonyms import names_of, pseudonyms_of
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["name_of", "remember_open", "set_aside"]


def set_aside(
    course: Course,
    found: list[Found],
    ledger: Ledger,
    graded: frozenset[str],
    batch: Batch,
) -> list[Found]:
    """Return the hand-ins that hold something of the unit, and remember the others.

    Parameters
    ----------
    course : Course
    found : list of Found
    ledger : Ledger
    graded : frozenset of str
        Ids of those of whom the gradebook holds this assignment.
    batch : Batch
        Is told whose hand-in holds nothing, and whose earlier one counts.
    """
    kept, fresh = [], {}
    for item in found:
        id = item.learner.id
        if item.begun:
            kept.append(item)
            continue
        before = ledger.entries.get(id)
        if id in graded and not _gives_way(course, item, before):
            batch.unchanged.append(id)
            message = msg(
                "It holds nothing of this unit; what was graded before still counts: {file}.",
                file=before.file if before else id,
            )
            batch.notes.append(Trouble(item.file, id, message))
            continue
        batch.nothing.append(id)
        if before is None or before.kind != EMPTY or not before.is_of(item.kept.digest):
            fresh[id] = Entry(
                item.kept.digest,
                item.file,
                item.time.isoformat(),
                item.learner.name,
                item.learner.folder,
                id in batch.late,
                EMPTY,
            )
    if fresh and pseudonyms_of(course).on:
        names_of(course).put(fresh)
        fresh = {id: replace(one, file=id, name=id, folder="") for id, one in fresh.items()}
    ledger.put(fresh)
    return kept


def remember_open(course: Course, ledger: Ledger, batch: Batch, found: list[Found]) -> None:
    """Write down whose file could not be graded in this run, and whose is settled.

    Parameters
    ----------
    course : Course
    ledger : Ledger
    batch : Batch
        After everything else of the run, names hidden where the class hides them. What cannot be
        read and is outdone by a good file is none of its problems.
    found : list of Found
        What the run could read, and when.
    """
    good = {*batch.graded, *batch.unchanged, *batch.nothing}
    latest = {item.learner.id: item.latest or item.time for item in found}
    settled = {
        id: replace(one, kind=SETTLED, time=latest[id].isoformat())
        for id, one in ledger.open.items()
        if id in good and id in latest and (one.kind == ASKED or outdoes(latest[id], one.at))
    }
    now = datetime.now(UTC)
    fresh: dict[str, Entry] = {}
    hidden = pseudonyms_of(course).on
    for trouble in batch.problems:
        id = trouble.learner
        if not id or (not trouble.unread and (id in good or id in ledger.entries)):
            continue
        kind = UNREAD if trouble.unread else ASKED
        time = (trouble.time or now).isoformat(timespec="seconds")
        one = Entry("", trouble.file, time, id if hidden else name_of(trouble), "", kind=kind)
        there = fresh.get(id) or (None if id in settled else ledger.open.get(id))
        if there is None or _replaces(one, there):
            fresh[id] = one
    # One line settles, another one after it may open again.
    ledger.put(settled)
    ledger.put(fresh)


def _replaces(one: Entry, there: Entry) -> bool:
    """Return whether what is open now says more than what was open before."""
    if one.kind == there.kind == UNREAD:
        return one.at > there.at or (one.at == there.at and one.file != there.file)
    return (one.file, one.kind) != (there.file, there.kind)


def name_of(trouble: Trouble) -> str:
    """Return the name that is known, or stands in the file's path; else the id, or a pseudonym."""
    return trouble.name or name_at(trouble.file, trouble.learner)


def _gives_way(course: Course, item: Found, before: Entry | None) -> bool:
    """Return whether what the gradebook holds was made of the same file, by older rules.

    Then it goes, unless a person has given points or said something.
    """
    from nbgrader.utils import rmtree

    if before is None or not before.is_of(item.kept.digest):
        return False
    id = item.learner.id
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(course.assignment, id)
        if any(
            grade.manual_score is not None or grade.extra_credit
            for notebook in submission.notebooks
            for grade in notebook.grades
        ) or any(
            comment.manual_comment
            for notebook in submission.notebooks
            for comment in notebook.comments
        ):
            return False
        gradebook.remove_submission(course.assignment, id)
    for step in ("autograded", "submitted"):
        folder = course.directory(step, id)
        if folder.exists():
            rmtree(str(folder))
    return True
