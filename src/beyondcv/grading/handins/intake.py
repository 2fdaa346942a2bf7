"""Who handed in what: files read, learners named, the version of each that counts.

One bad file never stops the others; what is doubtful is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from beyondcv.checks import begun
from beyondcv.errors import BeyondCVError, NotAProfileError, ProfileError
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.handins import doubts, files
from beyondcv.grading.handins.alike import Print, print_of, remarks
from beyondcv.grading.handins.choice import latest_of, one_of_each, outdated, saved_at
from beyondcv.grading.handins.extract import other_kind, profile_in, supported
from beyondcv.grading.handins.items import to_do
from beyondcv.grading.handins.spool import Kept, Spool
from beyondcv.grading.people.learners import Learner, naming_folder
from beyondcv.grading.people.matching import Ids, Match, Matcher
from beyondcv.grading.people.moodle import hides_names, named_by_moodle
from beyondcv.grading.people.places import Places
from beyondcv.i18n import Message, msg
from beyondcv.profile import Basics, Profile

__all__ = ["Found", "of_one_team", "take_in"]


@dataclass(frozen=True, slots=True)
class Found:
    """One hand-in that counts."""

    file: str
    learner: Learner
    kept: Kept
    time: datetime
    match: Match
    print: Print = field(default_factory=lambda: Print("", ""))
    begun: bool = True
    """Whether anything of the assignment's unit stands in it."""
    saved: datetime | None = None
    """When the form saved it, as the file itself says."""
    latest: datetime | None = None
    """When the last file of the same learner came that can be read, whichever counts."""


@dataclass(frozen=True, slots=True)
class _Good:
    """A file that holds a profile, and what of it says whose it is."""

    path: PurePosixPath
    time: datetime
    kept: Kept
    print: Print
    gist: Profile
    begun: bool
    saved: datetime | None
    source: Path | None


@dataclass(frozen=True, slots=True)
class _Bad:
    """A file that holds none."""

    path: PurePosixPath
    message: Message
    other: bool
    """Whether it is something else, which nobody misses beside a profile."""
    container: bool = False
    """Whether it is a zip or a folder."""
    time: datetime | None = None
    source: Path | None = None
    """The zip or the folder that was given; None for loose files."""


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
        In the order of the learners' ids; `beyondcv.grading.handins.choice` says which counts.
    """
    matcher, known = matcher or Matcher(), list(known)
    good, bad = _read(sources, spool, reading, matcher.assignment)
    places = Places(
        (one.path for one in good), (one.path for one in bad), matcher.lists, matcher.assignment
    )
    found = []
    for one in good:
        match = matcher.match(one.path, one.gist, places)
        found.append(
            Found(
                str(one.path),
                match.learner,
                one.kept,
                one.time,
                match,
                one.print,
                one.begun,
                one.saved,
            )
        )
    beside = {(one.source, item.learner.id) for one, item in zip(good, found, strict=True)}
    _account(bad, beside, sources, batch, matcher, places, Ids(known))
    found = doubts.namesakes(found, places, known, listed=bool(matcher.people))
    found = doubts.strangers(found, matcher)
    found = doubts.undoubted(doubts.not_doubled(found, batch), batch)
    _note(found, batch, matcher)
    found = doubts.of_teams(doubts.joined(found, matcher, known), batch)
    latest = latest_of((item.learner.id, item.time) for item in found)
    outdated(batch, latest)
    chosen = [
        replace(item, latest=latest[item.learner.id])
        for item in one_of_each(found, batch, deadline)
    ]
    batch.notes += remarks(chosen, partial(of_one_team, matcher))
    return chosen


def _read(
    sources: list[Path], spool: Spool, reading: Callable[[bytes], Profile], assignment: str
) -> tuple[list[_Good], list[_Bad]]:
    good: list[_Good] = []
    bad: list[_Bad] = []
    for source, below in zip(sources, files.places(sources), strict=True):
        given = source if files.holds_several(source) else None
        for item in files.read(source, below):
            if isinstance(item, files.Unreadable):
                other = not supported(item.path) or item.path.name.startswith(".")
                container = item.container or item.path.suffix.lower() == ".zip"
                bad.append(_Bad(item.path, item.error.message, other, container, item.time, given))
                continue
            if not supported(item.path):
                bad.append(
                    _Bad(item.path, _other_kind(item), other=True, time=item.time, source=given)
                )
                continue
            if (typed := _typed(item.path)) is not None:
                bad.append(_Bad(item.path, typed, other=True, time=item.time, source=given))
                continue
            try:
                profile = reading(item.data)
            except BeyondCVError as error:
                other = isinstance(error, NotAProfileError) or item.path.suffix.lower() == ".txt"
                bad.append(
                    _Bad(item.path, _for_trainers(error), other, time=item.time, source=given)
                )
                continue
            mark, work = print_of(profile), begun(assignment, profile)
            kept, saved = spool.put(profile), saved_at(profile, item.time)
            gist = _gist(profile)
            good.append(_Good(item.path, item.time, kept, mark, gist, work, saved, given))
    return good, bad


def _gist(profile: Profile) -> Profile:
    """Return the little of a profile that says whose it is, so that memory stays flat."""
    gist = Profile(basics=Basics(name=profile.basics.name))
    gist.meta.extra = {"fictional": True} if profile.meta.fictional else {}
    gist.course.learner = profile.course.learner
    return gist


def _typed(path: PurePosixPath) -> Message | None:
    """Return what is said of text that was typed into Moodle; it is no file of the learner's."""
    named = [named_by_moodle(part) for part in path.parts]
    if any(one is not None and one.kind == "onlinetext" for one in named):
        return msg(
            "This text was typed into Moodle; it is not graded. Read it, and ask for profile.json "
            "if no file came with it."
        )
    return None


def _account(
    bad: list[_Bad],
    beside: set[tuple[Path | None, str]],
    sources: list[Path],
    batch: Batch,
    matcher: Matcher,
    places: Places,
    ids: Ids,
) -> None:
    """Say of every file that holds no profile whose it is, and whether anybody misses it.

    `beside` are those of whom something can be read, with the zip or folder that it came in.
    """
    readable = {id for _source, id in beside}
    whole = {source.name for source in sources} if len(sources) == 1 else set()
    for one in bad:
        match = matcher.match(one.path, None, places)
        id = match.learner.id if _names_somebody(one, match, places, whole) else ""
        harmless = one.other and (one.source, match.learner.id) in beside
        # Nothing has to be asked for beside a profile that was read.
        message = _cause(one.message) if harmless else one.message
        unread = not harmless
        if match.members and match.doubt is not None and unread:
            message, unread = match.doubt, False
        lines = () if harmless else match.members
        team = [(matcher.id_of(line, ids), matcher.people[line].name) for line in lines]
        (batch.notes if harmless else batch.problems).extend(
            Trouble(str(one.path), id, message, unread=unread, time=one.time, name=name)
            for id, name in team or [(id, "")]
        )
        if id and match.note is not None and id not in readable:
            batch.notes.append(Trouble(str(one.path), id, match.note))


def _with_cause(error: NotAProfileError) -> Message:
    """Return what is said; what the file is can be said to its owner too, as its `cause`."""
    cause = error.what.params.get("what", error.what)
    return replace(error.message, params={**error.message.params, "cause": cause})


def _names_somebody(one: _Bad, match: Match, places: Places, whole: set[str]) -> bool:
    if not match.learner.certain or match.members or one.path.is_absolute():
        return False
    if match.by != "path":
        return True
    if places.owners(one.path):
        return True
    # A loose file that is something else makes nobody a learner; a zip or a folder may be theirs.
    mine = one.container and str(one.path) not in whole if one.other else True
    return mine and naming_folder(one.path) is None


def _for_trainers(error: BeyondCVError) -> Message:
    """Return the cause; what the profile's own errors say is said to its owner."""
    if isinstance(error, NotAProfileError):
        return _with_cause(error)
    if isinstance(error, ProfileError):
        return msg("Not readable. What to write to the learner: “{cause}”", cause=error.message)
    return error.message


def _cause(message: Message) -> Message:
    """Return what is wrong with a file, without what to do about it."""
    what = message.params.get("what")
    return what if isinstance(what, Message) else message


def _other_kind(item: files.Handed) -> Message:
    if item.path.suffix.lower() in (".eml", ".msg"):
        return to_do(
            msg("This is a whole mail."),
            msg("Save the file that is attached to it into a folder named for its learner."),
        )
    return _with_cause(other_kind(item.data))


def of_one_team(matcher: Matcher, one: Found, other: Found) -> bool:
    """Return whether the class's list has the learners of two hand-ins in one team."""
    return matcher.are_team(one.match.person, other.match.person)


def _note(found: list[Found], batch: Batch, matcher: Matcher) -> None:
    for item in found:
        for note in (item.match.note, item.match.remark):
            if note is not None:
                batch.notes.append(Trouble(item.file, item.learner.id, note))
    if matcher.passed_over:
        note = msg(
            "Learners’ codes stand in these files, and no list says whose they are. Give it with "
            "--roster."
        )
        batch.notes.append(Trouble("", "", note))
    hidden = [
        item
        for item in found
        if item.match.person is None and (named := item.learner.moodle) and hides_names(named.name)
    ]
    if hidden and matcher.people:
        # They are graded; but who of the list is missing cannot be said.
        batch.problems.append(Trouble("", "", doubts.unknown_participants()))
