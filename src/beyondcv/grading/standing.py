"""Where everybody of a class stands in one assignment, whatever run did what.

Read from the gradebook, from the class's memory of hand-ins and from its list of
people; the page for the person who grades, the console's sums and ``--json`` all
show this, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from beyondcv.checks import criterion_titles
from beyondcv.grading.aside import name_of
from beyondcv.grading.batch import Batch
from beyondcv.grading.course import logged, one_engine
from beyondcv.grading.grade_rows import (
    GradeRow,
    Marked,
    ToCorrect,
    chunks,
    marked_all,
    rows_of,
)
from beyondcv.grading.handins.deadline import deadline_of, on_time
from beyondcv.grading.judging.rows import handed_in
from beyondcv.grading.ledger import EMPTY, UNREAD, Entry, Ledger, ledger_of
from beyondcv.grading.people.ids import Ids, lacking
from beyondcv.grading.people.matching import Matcher
from beyondcv.grading.people.pseudonyms import Pseudonyms, pseudonyms_of
from beyondcv.grading.rubric import by_hand_of, ids_of, most_of
from beyondcv.i18n import N_

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Person

__all__ = ["LABELS", "OF_MARKS", "Standing", "Status", "standings", "sums"]


class Status(StrEnum):
    """What can be said of one person's work in one assignment; one of these is true."""

    UNREADABLE = "unreadable"
    """No file of theirs can be read."""
    ASKED = "to look at"
    """A file of theirs waits for a person to settle something about it."""
    MISSING = "missing"
    """They are on the list, and nothing came."""
    NOTHING = "nothing of this unit"
    """A file came, and holds nothing of the unit."""
    RECEIVED = "read, not graded"
    """A file can be read, and no run has graded it."""
    WAITING = "waiting"
    """Some criterion waits for its points."""
    CORRECT = "points to correct"
    """All points are given, some of them such as cannot be right."""
    AGAIN = "to be read again"
    """All points are given, some of them to a work that has changed since."""
    GRADED = "graded"
    """All points are final."""


LABELS: Mapping[Status, str] = {
    Status.UNREADABLE: N_("Unreadable"),
    Status.ASKED: N_("To settle first"),
    Status.MISSING: N_("Not handed in"),
    Status.NOTHING: N_("Nothing of this unit"),
    Status.RECEIVED: N_("Read, not graded yet"),
    Status.WAITING: N_("To grade by hand"),
    Status.CORRECT: N_("Points to correct"),
    Status.AGAIN: N_("To be read again"),
    Status.GRADED: N_("Graded"),
}
"""What the person who grades reads."""

OF_MARKS: Mapping[Marked, Status] = {
    Marked.WAITING: Status.WAITING,
    Marked.CORRECT: Status.CORRECT,
    Marked.AGAIN: Status.AGAIN,
    Marked.FINAL: Status.GRADED,
}
"""Where somebody stands whose work is graded, by what can be said of all their points."""

_LOOK = frozenset(Status) - {Status.MISSING, Status.NOTHING, Status.GRADED}
"""Whom a person has something to do for; nobody has for who handed in nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands.

    Parameters
    ----------
    learner, name : str
        The id is empty for who is missing.
    status : Status
    waiting, again : tuple of str
        Titles of the criteria that wait for their points, and of those to be read again.
    late : bool
        Whether the file that counts came after the deadline.
    newer : str
        A later file of theirs that cannot be read: an earlier one still counts.
    file, time : str
        The hand-in; ISO 8601, UTC.
    shown : str
        The name, with the id beside it where two people of the class share it.
    points : float or None
        All of them, once they are final.
    most : float
    correct : tuple of ToCorrect
        Points that cannot be right.
    mark : str
        What tells them from their namesakes: the id; of who is missing, the one that they
        would have, or where two would have the same, the address.
    """

    learner: str
    name: str
    status: Status
    waiting: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    late: bool = False
    newer: str = ""
    file: str = ""
    time: str = ""
    points: float | None = None
    most: float = 0.0
    shown: str = ""
    correct: tuple[ToCorrect, ...] = ()
    mark: str = ""

    def __post_init__(self) -> None:
        """Show the plain name as long as nobody has looked for namesakes."""
        if not self.shown:
            object.__setattr__(self, "shown", self.name)

    @property
    def needs_look(self) -> bool:
        """Whether a person has something to do for them: read, ask, or write to them."""
        return self.status in _LOOK or bool(self.newer)


def standings(
    course: Course,
    people: Sequence[Person] = (),
    deadline: datetime | None = None,
    survey: Batch | None = None,
    *,
    revealed: bool = False,
) -> list[Standing]:
    """Return where everybody stands.

    Parameters
    ----------
    course : Course
    people : sequence of Person
        Who should hand in.
    deadline : datetime.datetime, optional
        Without it, the one that `deadline_of` knows; without that too, nobody is late.
    survey : Batch, optional
        What was read just now without being graded or remembered.
    revealed : bool
        Whether to put the people's own ids and names in the place of pseudonyms.

    Returns
    -------
    list of Standing
        In the order of statuses, then of names.
    """
    ledger = ledger_of(course)
    with one_engine(), logged(course.class_dir):
        deadline = deadline_of(course, deadline)
        found = _graded(course, ledger, deadline)
    for id, entry in ledger.entries.items():
        if id not in found:
            status = Status.NOTHING if entry.kind == EMPTY else Status.RECEIVED
            late = _late(entry, deadline)
            found[id] = Standing(
                id, entry.name, status, late=late, file=entry.file, time=entry.time
            )
    if survey is not None:
        _read_now(found, survey)
    known = set(found)
    for id, entry in ledger.open.items():
        if id not in known and not _is_known(id, known):
            status = Status.UNREADABLE if entry.kind == UNREAD else Status.ASKED
            found[id] = Standing(id, entry.name, status, file=entry.file, time=entry.time)
    who = pseudonyms_of(course)
    if revealed:
        found = {who.real_id(id): _revealed(one, who) for id, one in found.items()}
    people_ids = _missing(course, people, found, hidden=who.on and not revealed)
    everybody = [*found.items(), *people_ids]
    count = Counter(one.name for _id, one in everybody)
    order = list(Status)
    return sorted(
        (
            replace(
                one,
                mark=mark,
                shown=f"{one.name} [{mark}]" if mark and count[one.name] > 1 else one.name,
            )
            for mark, one in everybody
        ),
        key=lambda one: (order.index(one.status), one.name, one.learner, one.shown),
    )


def sums(everybody: Iterable[Standing]) -> dict[Status, int]:
    """Return how many there are of each status; all of them add up to everybody."""
    count = Counter(one.status for one in everybody)
    return {status: count[status] for status in Status}


def _graded(course: Course, ledger: Ledger, deadline: datetime | None) -> dict[str, Standing]:
    if not course.notebook("release").exists():
        return {}
    by_hand = by_hand_of(course)
    named = criterion_titles(course.lang) | by_hand
    # In the order of the notebook: a database keeps none.
    titles = {id: named.get(id, id) for id in ids_of(course)}
    most = most_of(course)
    found = {}
    with course.gradebook() as gradebook:
        ids = sorted(handed_in(gradebook.db, course.assignment))
        for some in chunks(ids):
            rows, _comments = rows_of(gradebook.db, course.assignment, some)
            names = _names(gradebook.db, some)
            for id in some:
                entry = ledger.entries.get(id)
                newer = ledger.open.get(id)
                found[id] = replace(
                    _marked(rows.get(id, []), titles, by_hand),
                    most=most,
                    learner=id,
                    name=entry.name if entry else names.get(id, id),
                    late=entry is not None and _late(entry, deadline),
                    newer=newer.file if newer and newer.kind == UNREAD else "",
                    file=entry.file if entry else "",
                    time=entry.time if entry else "",
                )
    return found


def _marked(
    rows: Iterable[GradeRow], titles: Mapping[str, str], by_hand: Collection[str]
) -> Standing:
    of = {row.name: row for row in rows}
    # What the gradebook has no row for has no points yet: it is no nought.
    states = {
        id: of[id].marked(by_hand=id in by_hand) if id in of else Marked.WAITING for id in titles
    }
    together = marked_all(states.values())
    return Standing(
        "",
        "",
        OF_MARKS[together],
        tuple(titles[id] for id, state in states.items() if state is Marked.WAITING),
        tuple(titles[id] for id, state in states.items() if state is Marked.AGAIN),
        points=sum(of[id].points or 0.0 for id in titles) if together is Marked.FINAL else None,
        most=sum(of[id].most for id in titles if id in of),
        correct=tuple(
            ToCorrect(titles[id], of[id].points, of[id].most, of[id].odd)
            for id, state in states.items()
            if state is Marked.CORRECT
        ),
    )


def _names(session: Session, ids: Sequence[str]) -> dict[str, str]:
    from nbgrader.api import Student

    asked = select(Student.id, Student.first_name, Student.last_name).where(Student.id.in_(ids))
    return {
        id: " ".join(filter(None, (first, last))) or id
        for id, first, last in session.execute(asked)
    }


def _late(entry: Entry, deadline: datetime | None) -> bool:
    return not on_time(datetime.fromisoformat(entry.time), deadline)


def _read_now(found: dict[str, Standing], survey: Batch) -> None:
    """Add what a survey read, which neither gradebook nor memory knows."""
    for one in survey.handed:
        if one.learner not in found:
            late = one.learner in survey.late
            found[one.learner] = Standing(
                one.learner, one.name, Status.RECEIVED, late=late, file=one.file, time=one.time
            )
    known = set(found)
    for trouble in survey.problems:
        id = trouble.learner
        if id and id not in known:
            status = Status.UNREADABLE if trouble.unread else Status.ASKED
            found.setdefault(id, Standing(id, name_of(trouble), status, file=trouble.file))


def _is_known(id: str, known: Collection[str]) -> bool:
    """Return whether a name without a number is that of exactly one who is known."""
    name, _, number = id.rpartition("_")
    if name and number.isdigit():
        return False
    words = set(id.split("-"))
    return sum(set((one.rpartition("_")[0] or one).split("-")) == words for one in known) == 1


def _revealed(one: Standing, who: Pseudonyms) -> Standing:
    """Return where somebody stands under their own name; files' names were never kept."""
    id = who.real_id(one.learner)
    return replace(
        one,
        learner=id,
        name=who.real_name(one.learner, one.name),
        shown="",
        file="" if one.file == one.learner else one.file,
        newer=id if one.newer == one.learner else one.newer,
    )


def _missing(
    course: Course, people: Sequence[Person], found: Mapping[str, Standing], *, hidden: bool
) -> list[tuple[str, Standing]]:
    """Return those of the list of whom nothing came, and by what each is told from namesakes.

    That is the id that they would have; where two would have the same, the address.
    """
    who = pseudonyms_of(course)
    matcher = Matcher(people, course.assignment)
    absent = [
        (matcher.id_of(line, Ids(())), people[line])
        for line in lacking(people, (who.real_id(id) for id in found))
    ]
    if hidden:
        names = sorted((who[id], who[id]) for id, _person in absent)
    else:
        count = Counter(id for id, _person in absent)
        names = [
            (person.mail if count[id] > 1 else id, person.name or person.number)
            for id, person in absent
        ]
    return [(mark, Standing("", name, Status.MISSING)) for mark, name in names]
