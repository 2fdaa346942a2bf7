"""`beyondcv grade`: everything that was handed in, into the gradebook.

One bad file never stops the others; what is doubtful is asked, never guessed;
missing is not zero.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from traitlets.log import get_logger

from beyondcv import __version__
from beyondcv.errors import BeyondCVError, ProfileError, SubmissionError
from beyondcv.grading import files
from beyondcv.grading.autograde import autograde, join
from beyondcv.grading.course import logged, one_engine
from beyondcv.grading.extract import profile_in, supported
from beyondcv.grading.learners import Learner, learner_of
from beyondcv.grading.ledger import Entry, Ledger
from beyondcv.grading.results import Result, result_of
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.roster import Sheet

__all__ = ["Batch", "Trouble", "collect", "ledger_of"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a trainer has to look at, or only to know.

    Parameters
    ----------
    file : str
        Its path; a person's name where no file is meant.
    learner : str
        Id, or ``""`` if nobody knows.
    message : Message
    """

    file: str
    learner: str
    message: Message


@dataclass
class Batch:
    """What came of one run.

    Parameters
    ----------
    results : list of Result
        Of everybody whose hand-in was in this run.
    graded, unchanged : list of str
        Ids that nbgrader graded now, and that were graded before from the same data.
    problems, notes : list of Trouble
        What went wrong, and what is only worth knowing.
    missing : list of str
        Names of the roster without any hand-in, readable or not. They get no 0.
    seconds : float
        Spent grading.
    """

    results: list[Result] = field(default_factory=list)
    graded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    file: str
    learner: Learner
    profile: Profile
    time: datetime


def ledger_of(course: Course) -> Ledger:
    """Return the class's memory of what was graded."""
    return Ledger(course.class_dir / "handed-in" / f"{course.assignment}.json")


def collect(
    course: Course,
    sources: Iterable[Path],
    roster: Sheet | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
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

    Returns
    -------
    Batch
    """
    batch = Batch()
    ledger = ledger_of(course)
    found = _last_of_each(_undoubted(_read(list(sources), batch), batch), batch)
    if found:
        course.release()
    progress(0, len(found))
    with logged(course.class_dir), one_engine():
        for done, item in enumerate(found, 1):
            try:
                _grade(course, item, ledger, batch)
            except BeyondCVError as error:
                batch.problems.append(Trouble(item.file, item.learner.id, error.message))
            except Exception as error:
                get_logger().exception("%s", item.learner.id)
                message = _unforeseen(error, course.class_dir / "grading.log")
                batch.problems.append(Trouble(item.file, item.learner.id, message))
            progress(done, len(found))
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


def _read(sources: list[Path], batch: Batch) -> list[_Found]:
    found: list[_Found] = []
    bad: list[Trouble] = []
    for source, below in zip(sources, files.places(sources), strict=True):
        for item in files.read(source, below):
            if isinstance(item, files.Unreadable):
                learner = learner_of(item.path, None)
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, item.error.message))
                continue
            try:
                profile = profile_in(item.data) if supported(item.path) else None
            except BeyondCVError as error:
                learner = learner_of(item.path, None)
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, _for_trainers(error)))
                continue
            learner = learner_of(item.path, profile)
            if profile is None:
                bad.append(
                    Trouble(
                        str(item.path),
                        learner.id if learner.certain else "",
                        msg("This kind of file is not read. Ask for profile.json."),
                    )
                )
                continue
            found.append(_Found(str(item.path), learner, profile, item.time))
    readable = {item.learner.id for item in found}
    for trouble in bad:
        path = PurePosixPath(trouble.file)
        aside = (
            not supported(path)
            or path.suffix.lower() == ".txt"
            or "_onlinetext_" in f"{trouble.file}_"
        )
        harmless = trouble.learner in readable and aside
        (batch.notes if harmless else batch.problems).append(trouble)
    return found


def _for_trainers(error: BeyondCVError) -> Message:
    """Return the cause; what the profile's own errors say is said to its owner."""
    if isinstance(error, ProfileError):
        return msg("Not readable. What to write to the learner: “{cause}”", cause=error.message)
    return error.message


def _undoubted(found: list[_Found], batch: Batch) -> list[_Found]:
    """Set aside those whose learner is a guess that fits several different files."""
    marks = defaultdict(set)
    for item in found:
        marks[item.learner.id].add(dumps(item.profile))
    sure = []
    for item in found:
        if item.learner.certain or len(marks[item.learner.id]) == 1:
            sure.append(item)
        else:
            batch.problems.append(
                Trouble(
                    item.file,
                    "",
                    msg(
                        "Nothing says whose file this is, and several different ones carry the "
                        "name {name}. Put each into a folder named for its learner.",
                        name=item.learner.name,
                    ),
                )
            )
    return sure


def _last_of_each(found: list[_Found], batch: Batch) -> list[_Found]:
    last: dict[str, _Found] = {}
    for item in sorted(found, key=lambda item: (item.time, item.file)):
        earlier = last.get(item.learner.id)
        last[item.learner.id] = item
        if earlier is not None and dumps(earlier.profile) != dumps(item.profile):
            batch.notes.append(
                Trouble(
                    earlier.file,
                    item.learner.id,
                    msg("A later file of the same learner counts: {file}.", file=item.file),
                )
            )
    return [last[id] for id in sorted(last)]


def _grade(course: Course, item: _Found, ledger: Ledger, batch: Batch) -> None:
    learner = item.learner
    mark = _mark(course, item.profile)
    before = ledger.entries.get(learner.id)
    there = course.notebook("autograded", learner.id).exists()
    if before is not None and not learner.certain and not before.is_of(mark):
        raise SubmissionError(
            msg(
                "Nothing says whose file this is. Another one that carries the name {name} was "
                "graded before: {file}. Put it into a folder named for its learner.",
                name=learner.name,
                file=before.file,
            )
        )
    if before is not None and there and before.mark == mark:
        batch.unchanged.append(learner.id)
    elif before is not None and there and before.time > item.time.isoformat():
        batch.unchanged.append(learner.id)
        batch.notes.append(
            Trouble(
                item.file,
                learner.id,
                msg(
                    "It is older than {file}, which was graded before and still counts.",
                    file=before.file,
                ),
            )
        )
    else:
        join(course, learner, item.profile, item.time)
        # Without a mark the next run grades it again.
        mark = mark if autograde(course, learner) else mark.partition(".")[0]
        ledger.put(
            learner.id,
            Entry(mark, item.file, item.time.isoformat(), learner.name, learner.folder),
        )
        batch.graded.append(learner.id)
    result = result_of(course, learner.id, learner.name)
    batch.results.append(result)
    batch.problems += [
        Trouble(
            item.file,
            learner.id,
            msg("The criterion “{title}” could not be judged; look at it.", title=line.title),
        )
        for line in result.criteria
        if not line.manual and line.points is None
    ]


def _mark(course: Course, profile: Profile) -> str:
    """Return fingerprints of the profile and of what judges it."""
    rules = course.notebook("source").read_bytes() + __version__.encode()
    parts = (dumps(profile).encode(), rules)
    return ".".join(hashlib.sha256(part).hexdigest()[:32] for part in parts)
