"""Who handed in what: files read, learners named, the version of each that counts.

One bad file never stops the others; what is doubtful is asked, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from beyondcv.errors import BeyondCVError, NotAProfileError, ProfileError
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins import files
from beyondcv.grading.handins.deadline import moment, on_time
from beyondcv.grading.handins.extract import profile_in, supported
from beyondcv.grading.handins.spool import Kept, Spool
from beyondcv.grading.people.learners import Learner, learner_of_folder, naming_folder
from beyondcv.grading.people.matching import Ids, Match, Matcher
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

__all__ = ["Found", "take_in"]


@dataclass(frozen=True, slots=True)
class Found:
    """One hand-in that counts."""

    file: str
    learner: Learner
    kept: Kept
    time: datetime
    match: Match


def take_in(
    sources: list[Path],
    spool: Spool,
    batch: Batch,
    matcher: Matcher | None = None,
    deadline: datetime | None = None,
    known: Iterable[str] = (),
    reading: Callable[[bytes], Profile] = profile_in,
) -> list[Found]:
    """Read everything that was handed in, and keep one of each learner.

    It is the last one before the deadline, or else the last one.

    Parameters
    ----------
    sources : list of pathlib.Path
        Files, zips and folders.
    spool : Spool
        Takes the profiles.
    batch : Batch
        Takes what is wrong and what is worth knowing.
    matcher : Matcher, optional
        Knows the class's list.
    deadline : datetime.datetime, optional
    known : iterable of str
        Ids that the gradebook has.
    reading : callable
        Returns what a file holds, or raises a `BeyondCVError`.

    Returns
    -------
    list of Found
        In the order of the learners' ids.
    """
    matcher = matcher or Matcher()
    found = _by_folder(_read(sources, spool, batch, matcher, reading))
    found = _not_doubled(_undoubted(found, batch), batch)
    for item in found:
        if item.match.note is not None:
            batch.notes.append(Trouble(item.file, item.learner.id, item.match.note))
    if matcher.passed_over:
        note = msg(
            "Learners’ codes stand in these files, and no list says whose they are. Give it with "
            "--roster."
        )
        batch.notes.append(Trouble("", "", note))
    return _one_of_each(_joined(found, matcher, known), batch, deadline)


def _read(
    sources: list[Path],
    spool: Spool,
    batch: Batch,
    matcher: Matcher,
    reading: Callable[[bytes], Profile],
) -> list[Found]:
    found: list[Found] = []
    bad: list[Trouble] = []
    for source, below in zip(sources, files.places(sources), strict=True):
        for item in files.read(source, below):
            if isinstance(item, files.Unreadable):
                learner = matcher.match(item.path, None).learner
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, item.error.message))
                continue
            try:
                profile = reading(item.data) if supported(item.path) else None
            except BeyondCVError as error:
                learner = matcher.match(item.path, None).learner
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, _for_trainers(error)))
                continue
            match = matcher.match(item.path, profile)
            learner = match.learner
            if profile is None:
                bad.append(
                    Trouble(
                        str(item.path),
                        learner.id if learner.certain else "",
                        _other_kind(item.path),
                    )
                )
                continue
            found.append(Found(str(item.path), learner, spool.put(profile), item.time, match))
    readable = {item.learner.id for item in found}
    for trouble in bad:
        path = PurePosixPath(trouble.file)
        aside = (
            not supported(path)
            or path.suffix.lower() == ".txt"
            or "_onlinetext_" in f"{trouble.file}_"
        )
        harmless = trouble.learner in readable and aside
        (batch.notes if harmless else batch.problems).append(replace(trouble, unread=not harmless))
    return found


def _by_folder(found: list[Found]) -> list[Found]:
    """Name learners by their folders where both a file and its folder could name one.

    A folder whose files have several names holds a group; a folder of one's own
    is the learner's, who may call the file as they like. One name in several
    places may be several people's.
    """
    names: dict[PurePosixPath, set[str]] = defaultdict(set)
    for item in found:
        names[PurePosixPath(item.file).parent].add(item.learner.id)
    places: dict[str, set[PurePosixPath]] = defaultdict(set)
    named = []
    for item in found:
        path, learner = PurePosixPath(item.file), item.learner
        folder = naming_folder(path)
        if item.match.by == "path" and not learner.folder and folder is not None:
            if len(names[path.parent]) == 1:
                learner = learner_of_folder(folder)
            # Macs write accents in two signs.
            places[learner.id].add(PurePosixPath(normalize("NFC", str(folder))))
        named.append(item if learner is item.learner else _renamed(item, learner))
    return [_asked(item) if len(places[item.learner.id]) > 1 else item for item in named]


def _renamed(item: Found, learner: Learner) -> Found:
    note = item.match.note
    if note is not None and "name" in note.params:
        note = replace(note, params={**note.params, "name": learner.name})
    return replace(item, learner=learner, match=replace(item.match, learner=learner, note=note))


def _asked(item: Found) -> Found:
    if item.match.by != "path":
        return item
    doubt = msg(
        "Files of several folders seem to be those of {name}: one person, or several of a like "
        "name? Give the class’s list with --roster, or rename the folders.",
        name=item.learner.name,
    )
    return replace(item, match=replace(item.match, doubt=item.match.doubt or doubt))


def _for_trainers(error: BeyondCVError) -> Message:
    """Return the cause; what the profile's own errors say is said to its owner."""
    if isinstance(error, ProfileError) and not isinstance(error, NotAProfileError):
        return msg("Not readable. What to write to the learner: “{cause}”", cause=error.message)
    return error.message


def _other_kind(path: PurePosixPath) -> Message:
    if path.suffix.lower() in (".eml", ".msg"):
        return msg(
            "This is a whole mail. Save the file that is attached to it into a folder named for "
            "its learner."
        )
    return msg("This kind of file is not read. Ask for profile.json.")


def _undoubted(found: list[Found], batch: Batch) -> list[Found]:
    """Set aside those of which a person has to say whose they are."""
    marks = defaultdict(set)
    for item in found:
        marks[item.learner.id].add(item.kept.digest)
    sure = []
    for item in found:
        doubt = item.match.doubt
        guessed = item.match.by == "inside"
        if doubt is None and guessed and len(marks[item.learner.id]) > 1:
            doubt = msg(
                "Nothing says whose file this is, and several different ones carry the "
                "name {name}. Put each into a folder named for its learner.",
                name=item.learner.name,
            )
        if doubt is not None:
            id = item.learner.id if item.learner.folder else ""
            batch.problems.append(Trouble(item.file, id, doubt))
            continue
        sure.append(item)
    return sure


def _not_doubled(found: list[Found], batch: Batch) -> list[Found]:
    """Set aside files that carry one person's code from several places, none of them hers."""
    places: dict[int, set[str]] = defaultdict(set)
    strange = [item for item in found if item.match.by == "code" and not item.match.fits]
    for item in strange:
        if item.match.person is not None and item.match.place:
            places[item.match.person].add(item.match.place)
    hers = {item.match.person for item in found if item.match.fits}
    kept = []
    for item in found:
        match = item.match
        person = match.person
        if person is not None and match.place and len(places[person]) + (person in hers) > 1:
            message = msg(
                "Several people’s files carry the code of {name}. Ask whose this one is.",
                name=item.learner.name,
            )
            batch.problems.append(Trouble(item.file, "", message))
        else:
            kept.append(item)
    return kept


def _joined(found: list[Found], matcher: Matcher, known: Iterable[str]) -> list[Found]:
    """Give each person of the list one id, whichever way the files came."""
    moodle = defaultdict(set)
    for item in found:
        if item.match.person is not None and item.learner.folder:
            moodle[item.match.person].add(item.learner)
    ids = Ids(known)
    joined = []
    for item in found:
        person, learner = item.match.person, item.learner
        if person is not None and not learner.folder:
            theirs = moodle[person]
            if len({one.id for one in theirs}) == 1:
                learner = next(iter(theirs))
            else:
                learner = replace(learner, id=matcher.id_of(person, ids))
        joined.append(item if learner is item.learner else replace(item, learner=learner))
    return joined


def _one_of_each(found: list[Found], batch: Batch, deadline: datetime | None = None) -> list[Found]:
    ordered = sorted(found, key=lambda item: (on_time(item.time, deadline), item.time, item.file))
    counts = {item.learner.id: item for item in ordered}
    for item in ordered:
        best = counts[item.learner.id]
        if best.kept.digest == item.kept.digest:
            continue
        message = (
            msg("A later file of the same learner counts: {file}.", file=best.file)
            if item.time <= best.time
            else msg(
                "It came after the deadline; the last one before it counts: {file}.", file=best.file
            )
        )
        batch.notes.append(Trouble(item.file, item.learner.id, message))
    for id in sorted(counts):
        item = counts[id]
        if deadline is not None and not on_time(item.time, deadline):
            batch.late.append(id)
            message = msg(
                "Handed in late, {time}; the deadline was {deadline}. It is graded all the same.",
                time=moment(item.time),
                deadline=moment(deadline),
            )
            batch.notes.append(Trouble(item.file, id, message))
    return [counts[id] for id in sorted(counts)]
