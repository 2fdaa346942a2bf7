"""What came in, of whom, by when: what collecting and grading have in common.

Under pseudonyms, ids are pseudonyms from here on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.course import logged, one_engine
from beyondcv.grading.handins.alike import is_alike, remarks
from beyondcv.grading.handins.choice import outdated
from beyondcv.grading.handins.deadline import due_date, is_ahead, kept_deadline, moment
from beyondcv.grading.handins.extract import profile_in
from beyondcv.grading.handins.intake import Found, of_one_team, take_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.ledger import Ledger
from beyondcv.grading.people.ids import Ids, lacking
from beyondcv.grading.people.learners import name_at
from beyondcv.grading.people.matching import Matcher
from beyondcv.grading.people.pseudonyms import Pseudonyms, pseudonyms_of
from beyondcv.i18n import msg
from beyondcv.profile import Profile

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Sheet

__all__ = ["Reception", "receive"]


@dataclass(frozen=True)
class Reception:
    """What came in.

    Parameters
    ----------
    found : list of Found
        One hand-in of each learner.
    who : Pseudonyms
    matcher : Matcher
    deadline : datetime.datetime or None
    """

    found: list[Found]
    who: Pseudonyms
    matcher: Matcher
    deadline: datetime | None

    def finish(self, batch: Batch, graded: Iterable[str]) -> None:
        """Say who of the list is missing, and take names out of what is said, if they are hidden.

        Parameters
        ----------
        batch : Batch
        graded : iterable of str
            Ids of those who handed in earlier.
        """
        who, people = self.who, self.matcher.people
        handed = (*batch.problems, *batch.notes)
        known = {*graded, *(item.learner.id for item in self.found), *(t.learner for t in handed)}
        lines = lacking(people, {who.real_id(id) for id in known})
        if who.on:
            ids = [self.matcher.id_of(line, Ids(())) for line in lines]
            who.add((id, people[line].name) for id, line in zip(ids, lines, strict=True))
            # Two people of one name may have one id, and are two all the same.
            batch.missing = sorted(who[id] for id in ids)
            for told in (batch.problems, batch.notes):
                told[:] = sorted(map(who.hide, told), key=lambda trouble: trouble.learner)
        else:
            batch.missing = [people[line].name or people[line].number for line in lines]


def receive(
    course: Course,
    sources: Iterable[Path],
    spool: Spool,
    batch: Batch,
    roster: Sheet | None,
    deadline: datetime | None,
    known: Ledger,
    reading: Callable[[bytes], Profile] = profile_in,
) -> Reception:
    """Read everything, and settle whose it is and which version counts.

    Parameters
    ----------
    course : Course
    sources : iterable of pathlib.Path
    spool : Spool
    batch : Batch
    roster : Sheet or None
    deadline : datetime.datetime or None
        Without it, the one that is known: see `deadline_of`.
    known : Ledger
        Those who handed in earlier.
    reading : callable
        Returns what a file holds, or raises a `BeyondCVError`.
    """
    who = pseudonyms_of(course)
    matcher = Matcher(roster.people() if roster is not None else (), course.assignment)
    if deadline is None:
        with one_engine(), logged(course.class_dir):
            deadline = due_date(course)
    if deadline is None and (deadline := kept_deadline(course)) is not None:
        message = msg(
            "The deadline of an earlier run counts here too: {time}. Give another with --deadline.",
            time=moment(deadline),
        )
        batch.notes.append(Trouble("", "", message))
    before = [who.real_id(id) for id in known.entries]
    found = take_in(list(sources), spool, batch, matcher, deadline, before, reading)
    now = datetime.now(UTC)
    # Where a clock was set ahead once, nothing would ever be newer.
    latest = {who.real_id(id): at for id, at in known.latest.items() if not is_ahead(at, now)}
    outdated(batch, latest)
    if who.on:
        found = _renamed(found, batch, who)
        same = partial(of_one_team, matcher)
        batch.notes[:] = [note for note in batch.notes if not is_alike(note)]
        batch.notes += remarks(found, same, lambda item: item.learner.id)
    return Reception(found, who, matcher, deadline)


def _renamed(found: list[Found], batch: Batch, who: Pseudonyms) -> list[Found]:
    """Put pseudonyms in the place of ids; names stay with what the roster's folder keeps."""
    told = {
        trouble.learner: trouble.name or name_at(trouble.file, trouble.learner)
        for trouble in (*batch.notes, *batch.problems)
    }
    names = {item.learner.id: item.learner.name for item in found}
    who.add({**told, **names}.items())
    batch.late[:] = sorted(who[id] for id in batch.late)
    hidden = (
        replace(item, learner=replace(item.learner, id=who[item.learner.id])) for item in found
    )
    # In the order of names, a class list beside it would say who is who.
    return sorted(hidden, key=lambda item: item.learner.id)
