"""What a person has to be asked before it counts, and one id for each person.

Everything here looks at the hand-ins of a run side by side; what one file's
path and content say is `beyondcv.grading.people.matching`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.people.learners import Learner
from beyondcv.grading.people.matching import Ids, Matcher
from beyondcv.grading.people.moodle import hides_names, named_by_moodle
from beyondcv.grading.people.places import Places
from beyondcv.grading.people.slugs import words_of
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.handins.intake import Found

__all__ = [
    "joined",
    "namesakes",
    "not_doubled",
    "of_teams",
    "strangers",
    "team_or_own",
    "undoubted",
    "unknown_participants",
]


def namesakes(
    found: list[Found], places: Places, known: Iterable[str], *, listed: bool
) -> list[Found]:
    """Ask about names that stand in several places, in any order of their words.

    One name in several places may be several people's; without a list nothing
    says so. Moodle's own numbers tell people apart.
    """
    if listed:
        return found
    spots: dict[frozenset[str], set[str]] = defaultdict(set)
    for id in known:
        if not id.rpartition("_")[2].isdigit():
            spots[words_of(id)].add(id)
    of = {}
    for item in found:
        if item.match.by in ("path", "number", "inside") and not item.match.members:
            of[item.file] = _spot(item, places)
            spots[words_of(item.learner.name)].add(of[item.file])
    return [
        _asked(item)
        if item.file in of
        and item.learner.moodle is None
        and _differ(spots[words_of(item.learner.name)], item, of[item.file])
        else item
        for item in found
    ]


def _spot(item: Found, places: Places) -> str:
    path = PurePosixPath(item.file)
    if item.learner.moodle is not None:
        return f"moodle:{item.learner.id}"
    if item.match.by == "path" and (owners := places.owners(path)):
        depth = path.parts.index(owners[0]) + 1
        # Macs write accents in two signs.
        return f"folder:{item.learner.id}:{normalize('NFC', '/'.join(path.parts[:depth]))}"
    return item.learner.id


def _differ(spots: set[str], item: Found, own: str) -> bool:
    """Return whether some of the places may be somebody else's than this one."""
    # A file named as a folder is, in the same words and order, is one person's;
    # `undoubted` looks at names inside files.
    others = spots - {own, item.learner.id}
    if not own.startswith("folder:"):
        others = {spot for spot in others if not spot.startswith(f"folder:{item.learner.id}:")}
    return bool(others)


def _asked(item: Found) -> Found:
    doubt = msg(
        "Files of several folders seem to be those of {name}: one person, or several of a like "
        "name? Give the class’s list with --roster, or rename the folders.",
        name=item.learner.name,
    )
    return replace(item, match=replace(item.match, doubt=item.match.doubt or doubt))


def strangers(found: list[Found], matcher: Matcher) -> list[Found]:
    """Ask about Moodle's hand-ins if none of them is of anybody on the list."""
    moodles = [item for item in found if item.learner.moodle is not None]
    unknown = [
        item
        for item in moodles
        if item.match.person is None
        and not item.match.members
        and item.match.by != "code"
        and not matcher.lists(item.learner.name)
        and not _blind(item)
    ]
    if not matcher.people or len(unknown) < 2 or len(unknown) < len(moodles):
        return found
    doubt = msg(
        "No name of Moodle’s is on the list: it is another class’s list, or these are teams. "
        "Write the team’s name on the line of each member in the class list, into a column "
        "“Group”, and give the list with --roster."
    )
    return [
        replace(item, match=replace(item.match, doubt=item.match.doubt or doubt))
        if item.learner.moodle is not None
        else item
        for item in found
    ]


def _blind(item: Found) -> bool:
    return item.learner.moodle is not None and hides_names(item.learner.moodle.name)


def unknown_participants() -> Message:
    """Return what is said once where Moodle hides names that the list would tell."""
    return msg(
        "Moodle hides the names of some participants, and the list has not their numbers: people "
        "may be called missing who handed in. Download the grading worksheet of this assignment "
        "from Moodle and give it with --roster."
    )


def undoubted(found: list[Found], batch: Batch) -> list[Found]:
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
        if doubt is None or item.match.members:
            # `of_teams` asks about several people's, when it is known which ids they have.
            sure.append(item)
            continue
        # Whose folder it stood in is known, whoever wrote it.
        known = item.learner.moodle is not None or item.match.by == "list"
        batch.problems.append(Trouble(item.file, item.learner.id if known else "", doubt))
    return sure


def not_doubled(found: list[Found], batch: Batch) -> list[Found]:
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


def of_teams(found: list[Found], batch: Batch) -> list[Found]:
    """Set aside a team's file of which a member handed in another one, or which may be no team's.

    Moodle names a team as it names a person, and whoever likes may be called “Groupe A”.
    """
    own: dict[str, set[str]] = defaultdict(set)
    for item in found:
        if not item.match.members:
            own[item.learner.id].add(item.kept.digest)
    asked = {
        item.file: item.learner.name
        for item in found
        if item.match.members and own[item.learner.id] - {item.kept.digest}
    }
    kept = []
    for item in found:
        if item.match.doubt is not None or (item.match.members and item.file in asked):
            doubt = item.match.doubt or _team_or_person(item, asked[item.file])
            one = Trouble(item.file, item.learner.id, doubt, name=item.learner.name)
            batch.problems.append(one)
        else:
            kept.append(item)
    return kept


def team_or_own(item: Found, file: str, folder: str) -> Message | None:
    """Return the question about a team's file and a member's own, of two runs, if it is one.

    Parameters
    ----------
    item : Found
    file, folder : str
        Of what was graded before, and is different.
    """
    before, now = _moodles_name(file), _moodles_name(item.file)
    if item.match.members and before != now:
        return _team_or_person(item, item.learner.name)
    # A team's file is remembered without a folder of Moodle's: feedback goes to people.
    if item.learner.folder and not folder and before and before != now:
        return _team_or_person(item, item.learner.name, before)
    return None


def _moodles_name(file: str) -> str:
    parts = (named_by_moodle(part) for part in PurePosixPath(file).parts)
    return next((named.name for named in parts if named is not None), "")


def _team_or_person(item: Found, name: str, team: str = "") -> Message:
    return msg(
        "One file came as that of the team {other}, and {name}, who is in it, handed in another. "
        "A person may be called as a team is: ask whose work counts. Then give that file alone, "
        "in a folder with the name of each of whom it is.",
        other=team or _moodles_name(item.file),
        name=name,
    )


def joined(found: list[Found], matcher: Matcher, known: Iterable[str]) -> list[Found]:
    """Give each person of the list one id, whichever way the files came; teams, their members."""
    moodle: dict[int, set[Learner]] = defaultdict(set)
    for item in found:
        if item.match.person is not None and item.learner.moodle is not None:
            moodle[item.match.person].add(item.learner)
    ids = Ids(known)

    def of(person: int, learner: Learner) -> Learner:
        theirs = moodle[person]
        if len({one.id for one in theirs}) == 1:
            return min(theirs, key=lambda one: one.folder)
        return replace(learner, id=matcher.id_of(person, ids))

    out = []
    for item in found:
        person, learner = item.match.person, item.learner
        for member in item.match.members:
            # Feedback is given back to people: Moodle's folder is the team's, not theirs.
            alone = Learner("", matcher.people[member].name)
            out.append(replace(item, learner=of(member, alone)))
        if item.match.members:
            continue
        if person is not None and learner.moodle is None:
            item = replace(item, learner=of(person, learner))
        out.append(item)
    return out
