"""`beyondcv collect`: who handed in what, and what is wrong with it, without grading anything.

Nothing is written to the gradebook, nor to the class's memory of what was graded.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Handed
from beyondcv.grading.handins.reception import receive
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.ledger import ledger_of

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Sheet

__all__ = ["survey"]


def survey(
    course: Course,
    sources: Iterable[Path],
    roster: Sheet | None = None,
    deadline: datetime | None = None,
) -> Batch:
    """Read everything and say what received.

    Parameters
    ----------
    course : Course
    sources : iterable of pathlib.Path
    roster : Sheet, optional
    deadline : datetime.datetime, optional
        As for `beyondcv.grading.collect.collect`.

    Returns
    -------
    Batch
        Without results.
    """
    batch = Batch()
    known = ledger_of(course)
    with Spool() as spool:
        received = receive(course, sources, spool, batch, roster, deadline, known)
    for item in received.found:
        id, before = item.learner.id, known.entries.get(item.learner.id)
        same = before is not None and before.is_of(item.kept.digest)
        name, file = (id, id) if received.who.on else (item.learner.name, item.file)
        batch.handed.append(Handed(id, name, file, item.time.isoformat(), same))
    received.finish(batch, {*known.entries, *known.open})
    return batch
