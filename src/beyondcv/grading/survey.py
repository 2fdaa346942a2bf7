"""`beyondcv collect`: who handed in what, and what is wrong with it, without grading anything.

Nothing is written to the gradebook, nor to the class's memory of what was graded.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Handed
from beyondcv.grading.collect import ledger_of
from beyondcv.grading.intake import take_in
from beyondcv.grading.spool import Spool

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.roster import Sheet

__all__ = ["earlier", "survey"]


def survey(course: Course, sources: Iterable[Path], roster: Sheet | None = None) -> Batch:
    """Read everything and say what came.

    Parameters
    ----------
    course : Course
    sources : iterable of pathlib.Path
    roster : Sheet, optional

    Returns
    -------
    Batch
        Without results.
    """
    batch = Batch()
    known = ledger_of(course)
    with Spool() as spool:
        for item in take_in(list(sources), spool, batch):
            learner, before = item.learner, known.entries.get(item.learner.id)
            same = before is not None and before.is_of(item.kept.digest)
            time = item.time.isoformat()
            batch.handed.append(Handed(learner.id, learner.name, item.file, time, same))
    if roster is not None:
        ids = known.entries.keys() | batch.here | {note.learner for note in batch.notes}
        batch.missing = [
            person.name or person.number
            for person in roster.people()
            if not any(person.is_learner(id) for id in ids)
        ]
    batch.earlier = earlier(course, batch.here)
    return batch


def earlier(course: Course, here: set[str]) -> list[Handed]:
    """Return what earlier runs graded of other people.

    Parameters
    ----------
    course : Course
    here : set of str
        Ids of those who are in this run.
    """
    return [
        Handed(id, entry.name, entry.file, entry.time, before=True)
        for id, entry in sorted(ledger_of(course).entries.items())
        if id not in here
    ]
