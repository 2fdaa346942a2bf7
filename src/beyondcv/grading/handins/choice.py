"""Which of a person's hand-ins counts.

What holds work comes before what holds none, and what holds work of the unit before
another unit's; then what came in time; then the latest. Of two of the same moment,
the one counts that the form saved last; where the files do not say, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins.deadline import is_ahead, moment, on_time
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

if TYPE_CHECKING:
    from beyondcv.grading.handins.intake import Found

__all__ = [
    "counts_again",
    "latest_of",
    "one_of_each",
    "outdated",
    "outdoes",
    "saved_at",
    "still_counts",
    "withdraw_late",
]

_NEVER = datetime.min.replace(tzinfo=UTC)
_NO_TIME = 1980
"""The year that a zip names where it knows no time."""
_SHOWN = 5


def saved_at(profile: Profile, handed_in: datetime) -> datetime | None:
    """Return when the form saved a profile.

    Parameters
    ----------
    profile : Profile
    handed_in : datetime.datetime
        Nothing was saved after that.

    Returns
    -------
    datetime.datetime or None
        In UTC; None if the file does not say, or names a time that cannot be.
    """
    try:
        saved = datetime.fromisoformat(profile.meta.last_modified)
        saved = saved.replace(tzinfo=saved.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    now = datetime.now(UTC)
    limit = now if handed_in.year <= _NO_TIME else min(handed_in, now)
    return None if is_ahead(saved, limit) else saved


def one_of_each(found: list[Found], batch: Batch, deadline: datetime | None = None) -> list[Found]:
    """Return one hand-in of each learner, in the order of their ids.

    Parameters
    ----------
    found : list of Found
    batch : Batch
        Takes what is said of the others, who is late, and of whom it has to be asked which counts.
    deadline : datetime.datetime, optional
    """

    def rank(item: Found) -> tuple[bool, bool, bool, datetime]:
        return item.print.full, item.begun, on_time(item.time, deadline), item.time

    ordered = sorted(found, key=lambda item: (*rank(item), item.saved or _NEVER, item.file))
    counts = {item.learner.id: item for item in ordered}
    rivals: dict[str, list[Found]] = defaultdict(list)
    for item in ordered:
        best = counts[item.learner.id]
        if best.kept.digest == item.kept.digest:
            continue
        if rank(item) == rank(best) and (item.saved or _NEVER) in (best.saved, _NEVER):
            rivals[item.learner.id].append(item)
        else:
            message = _passed_over(item, best, deadline)
            batch.notes.append(Trouble(item.file, item.learner.id, message))
    for id, others in rivals.items():
        best = counts.pop(id)
        batch.problems.append(Trouble(best.file, id, _which(others)))
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


def _which(others: list[Found]) -> Message:
    files = [item.file for item in others[:_SHOWN]] + ["…"] * (len(others) > _SHOWN)
    return msg(
        "It is of the same moment as {file} and different, and nothing in the files says which "
        "was saved last. Ask which one counts, take the others out, and grade again.",
        file=", ".join(files),
    )


def _passed_over(item: Found, best: Found, deadline: datetime | None) -> Message:
    if best.print.full and not item.print.full:
        return msg("Nothing is filled in here; {file}, which holds work, counts.", file=best.file)
    if best.begun and not item.begun:
        return msg("It holds nothing of this unit; {file}, which does, counts.", file=best.file)
    if item.time == best.time:
        return msg(
            "It is of the same moment as {file}, which counts: the form saved that one later.",
            file=best.file,
        )
    if item.time < best.time:
        return msg("A later file of the same learner counts: {file}.", file=best.file)
    return msg(
        "It came after the deadline; the last one before it counts: {file}, of {before}. This one "
        "is of {time}; to take it, grade again with a later --deadline.",
        time=moment(item.time, deadline),
        file=best.file,
        before=moment(best.time, deadline),
    )


def still_counts(
    item: Found, file: str, then: datetime, deadline: datetime | None
) -> Message | None:
    """Return why what was graded before counts, and not this hand-in; None if this one does.

    Parameters
    ----------
    item : Found
    file : str
        What was graded before.
    then : datetime.datetime
        When that was handed in.
    deadline : datetime.datetime, optional
    """
    now = datetime.now(UTC)
    if is_ahead(then, now) and not is_ahead(item.time, now):
        # That clock was wrong, or somebody set it: nothing would ever be later.
        return None
    if (on_time(then, deadline), then) <= (on_time(item.time, deadline), item.time):
        return None
    times = {"time": moment(item.time, deadline), "before": moment(then, deadline)}
    if deadline is None or item.time <= then:
        return msg(
            "It is older, {time}, than {file}, {before}, which was graded before and still counts.",
            file=file,
            **times,
        )
    return msg(
        "It came after the deadline; {file}, graded before, counts: that one is of {before}, this "
        "one of {time}. To take this one, grade again with a later --deadline.",
        file=file,
        **times,
    )


def counts_again(
    item: Found, file: str, then: datetime, deadline: datetime | None
) -> Message | None:
    """Return why an older hand-in takes the place of a later one that was graded; None if not.

    Parameters
    ----------
    item : Found
        What is about to be graded.
    file, then : str, datetime.datetime
        What was graded before, and when that was handed in.
    deadline : datetime.datetime, optional
    """
    if on_time(then, deadline) or not on_time(item.time, deadline):
        return None
    return msg(
        "With this deadline it counts again, {time}: {file}, {before}, which was graded before, "
        "came after it. Points that were given by hand to that one are to be read again.",
        file=file,
        time=moment(item.time, deadline),
        before=moment(then, deadline),
    )


def withdraw_late(item: Found, batch: Batch) -> None:
    """Take back that a hand-in is late and graded: it does not count."""
    if item.learner.id in batch.late:
        batch.late.remove(item.learner.id)
        batch.notes[:] = [
            note
            for note in batch.notes
            if note.file != item.file or set(note.message.params) != {"time", "deadline"}
        ]


def latest_of(times: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    """Return the last of each learner's times.

    Parameters
    ----------
    times : iterable of (str, datetime.datetime)
        Ids, and when a file of theirs came that can be read.
    """
    latest: dict[str, datetime] = {}
    for id, time in times:
        latest[id] = max(time, latest.get(id, time))
    return latest


def outdoes(good: datetime | None, bad: datetime | None) -> bool:
    """Return whether nobody need ask for an unreadable file again, since a good one is no older.

    Parameters
    ----------
    good, bad : datetime.datetime or None
        When each was handed in; None if there is no good one, or nothing says when the bad one was.
    """
    return good is not None and (bad is None or good >= bad)


def outdated(batch: Batch, latest: Mapping[str, datetime]) -> None:
    """Make a mere note of each unreadable file that a good one of the same learner outdoes.

    Parameters
    ----------
    batch : Batch
    latest : mapping of str to datetime.datetime
        When the last file of each learner came that can be read.
    """
    left = []
    for one in batch.problems:
        if one.unread and outdoes(latest.get(one.learner), one.time):
            message = msg(
                "No profile can be read in it. In another file of the same learner, of the same "
                "time or later, one can: nothing has to be asked for."
            )
            batch.notes.append(replace(one, message=message, unread=False))
        else:
            left.append(one)
    batch.problems[:] = left
