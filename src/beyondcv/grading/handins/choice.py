"""Which of a person's hand-ins counts.

What holds work comes before what holds none, and what holds work of the unit before
another unit's; then what came in time; then the latest. Of two of the same moment,
the one whose path is last in the order of the alphabet counts, and that is said.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins.deadline import moment, on_time
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.handins.intake import Found

__all__ = ["one_of_each"]


def one_of_each(found: list[Found], batch: Batch, deadline: datetime | None = None) -> list[Found]:
    """Return one hand-in of each learner, in the order of their ids.

    Parameters
    ----------
    found : list of Found
    batch : Batch
        Takes what is said of the others, and who is late.
    deadline : datetime.datetime, optional
    """

    def rank(item: Found) -> tuple[bool, bool, bool, datetime, str]:
        return item.print.full, item.begun, on_time(item.time, deadline), item.time, item.file

    ordered = sorted(found, key=rank)
    counts = {item.learner.id: item for item in ordered}
    for item in ordered:
        best = counts[item.learner.id]
        if best.kept.digest != item.kept.digest:
            batch.notes.append(Trouble(item.file, item.learner.id, _passed_over(item, best)))
    for id in sorted(counts):
        item = counts[id]
        if deadline is not None and not on_time(item.time, deadline):
            batch.late.append(id)
            message = msg(
                "Handed in late, {time}; the deadline was {deadline}. It is graded all the same.",
                time=moment(item.time, deadline),
                deadline=moment(deadline),
            )
            batch.notes.append(Trouble(item.file, id, message))
    return [counts[id] for id in sorted(counts)]


def _passed_over(item: Found, best: Found) -> Message:
    if best.print.full and not item.print.full:
        return msg("Nothing is filled in here; {file}, which holds work, counts.", file=best.file)
    if best.begun and not item.begun:
        return msg("It holds nothing of this unit; {file}, which does, counts.", file=best.file)
    if item.time == best.time:
        return msg(
            "It is of the same moment as {file}, which counts: of two such files the one whose "
            "name is last in the order of the alphabet.",
            file=best.file,
        )
    if item.time < best.time:
        return msg("A later file of the same learner counts: {file}.", file=best.file)
    return msg("It came after the deadline; the last one before it counts: {file}.", file=best.file)
