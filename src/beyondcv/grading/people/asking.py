"""What is asked about a single file, because a learner may have chosen the name that decides."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from beyondcv.grading.people import codes
from beyondcv.grading.people.learners import stem
from beyondcv.grading.people.moodle import is_group, named_by_moodle
from beyondcv.grading.people.places import Places
from beyondcv.grading.people.slugs import slug, words_of
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.people.learners import Learner
    from beyondcv.grading.people.match import Match
    from beyondcv.profile import Profile

__all__ = [
    "Behind",
    "behind_team",
    "chosen_name",
    "name_in_a_name",
    "names_another",
    "person_or_team",
    "two_of_one_name",
    "unknown_team",
    "which_of",
]


class Behind(NamedTuple):
    """Names that may be left behind a team's, until Moodle 3.11: “Groupe A-Anne-Sophie Œuvrard”.

    Parameters
    ----------
    sure, unsure : list of str
        Those before which a team's name stands as a whole, and those before which part of a
        person's may stand too.
    """

    sure: list[str]
    unsure: list[str]


def behind_team(name: str, teams: Container[str]) -> Behind:
    """Return the names that may be left of one that begins with a team's.

    A hyphen is in people's names too: Anne-Sophie Martin is not Sophie Martin.

    Parameters
    ----------
    name : str
        As Moodle writes it.
    teams : container of str
        Slugs of the teams that the list knows.
    """
    parts = name.split("-")
    cuts = range(1, len(parts))
    rests = {at: "-".join(parts[at:]).strip() for at in cuts}
    known = [at for at in cuts if slug("-".join(parts[:at])) in teams]
    if known:
        return Behind([rests[at] for at in known], [])
    if not is_group(name):
        return Behind([], [])
    # “Groupe A-1-…”: a figure or a single letter is no first name.
    sure = [at for at in cuts if all(len(part) == 1 or part.isdigit() for part in parts[1:at])]
    return Behind([rests[at] for at in sure], [rests[at] for at in cuts if at not in sure])


def chosen_name(
    path: PurePosixPath,
    claim: Learner,
    outside: Match,
    places: Places,
    *,
    listed: Callable[[str], bool] | None,
) -> Message | None:
    """Return the question about a path whose names may be the learner's choice, if it is one.

    Parameters
    ----------
    path : pathlib.PurePosixPath
    claim : Learner
        Whose the path says it is.
    outside : Match
        What the class's list makes of that.
    places : Places
    listed : callable or None
        Returns whether the class's list has a name; None without a list.
    """
    if (below := places.doubtful(path)) is not None:
        named = named_by_moodle(below[0])
        return msg(
            "Its name is one that Moodle gives to the hand-ins of {other}, but it stands below "
            "“{folder}”, where a learner may have chosen it. Ask whose it is. If Moodle wrote it, "
            "give that folder or zip by itself; if not, rename the file.",
            other=named.name if named else "",
            folder=below[1],
        )
    owners = places.owners(path)
    if claim.moodle or not owners:
        return None
    if listed is not None:
        if outside.by != "list" or listed(owners[0]):
            return None
        return msg(
            "It stands below “{folder}”, which is nobody’s name of the list, and the name {name} "
            "further inside may be the learner’s choice. Ask whose it is; then give that folder "
            "by itself, or rename it.",
            folder=owners[0],
            name=outside.learner.name,
        )
    if len(owners) > 1:
        return msg(
            "Two folders may say whose this is, {name} and {other}. Give the class’s list with "
            "--roster, or give the folder {name} by itself if it is a group’s.",
            name=owners[0],
            other=owners[1],
        )
    if places.mixed(path):
        return msg(
            "The folder {name} holds files of several names: one person’s, or several people’s? "
            "Give the class’s list with --roster, or give the folder by itself if it is a group’s.",
            name=owners[0],
        )
    return None


def names_another(
    path: PurePosixPath,
    at: int,
    match: Match,
    profile: Profile | None,
    whom: Callable[[str], list[tuple[int, str]]],
    together: Callable[[int | None, int], bool],
) -> Message | None:
    """Say whom else of the list a file names, by its name or inside it.

    Parameters
    ----------
    path : pathlib.PurePosixPath
    at : int
        Which part of it Moodle wrote, -1 for none.
    match : Match
    profile : Profile or None
    whom : callable
        Returns the lines of the list, and their names, that a name may mean.
    together : callable
        Returns whether two lines of the list are in one team, which hands in one work.
    """
    if match.members or match.doubt is not None:
        return None
    below = path.parts[at + 1 :] if at >= 0 else path.parts
    names = [named.name if (named := named_by_moodle(part)) else stem(part) for part in below]
    if profile is not None and not profile.meta.fictional:
        names.append(profile.basics.name)
    for name in names:
        theirs = whom(name)
        own = match.person is None and words_of(name) == words_of(match.learner.name)
        known = any(line == match.person or together(match.person, line) for line, _name in theirs)
        if theirs and not own and not known:
            return msg(
                "This file names {other}, who is somebody else of the list. Look whose work it is.",
                other=theirs[0][1],
            )
    return None


def which_of(lines: Sequence[int], claim: Learner, number: str) -> Message:
    """Say that several people of the list have the name that Moodle gives.

    Parameters
    ----------
    lines : sequence of int
        Theirs.
    claim : Learner
    number : str
        Moodle's, of the hand-in.
    """
    return msg(
        "{count} people of the list are called {name}. Moodle’s number {number} keeps this "
        "hand-in apart from the others’, but the list does not say whose line it is. The grading "
        "worksheet that Moodle offers for this assignment does: give it with --roster.",
        count=len(lines),
        name=claim.name,
        number=number,
    )


def two_of_one_name(name: str, code: str) -> Message:
    """Return the question about a file with the code of somebody of the same name."""
    return msg(
        "Two people of the list are called {name}: the code in this file, {code}, is that of one, "
        "and it came as the other’s. Ask both.",
        name=name,
        code=codes.shown(code),
    )


def name_in_a_name(whole: str, name: str) -> Message:
    """Return the question about a name that holds somebody's, behind what may be a team's."""
    return msg(
        "Moodle’s name “{other}” may mean {name}, in a team, or somebody else whose name ends "
        "alike. Write the team’s name on the line of each member in the class list, into a column "
        "“Group”, or give Moodle’s grading worksheet for this assignment with --roster.",
        other=whole,
        name=name,
    )


def person_or_team(name: str) -> Message:
    """Return the question about a hand-in whose name is a person's and a team's of the list."""
    return msg(
        "The list has a person called {name} and a team of that name, and nothing says whose "
        "hand-in this is. Ask them. Then give the file alone, in a folder with the name of each of "
        "whom it is.",
        name=name,
    )


def unknown_team(name: str) -> Message:
    """Return the question about a team's hand-in whose members nothing says.

    Parameters
    ----------
    name : str
        The team's.
    """
    return msg(
        "This is the hand-in of a team, {name}, and nothing says who is in it: its members may be "
        "called missing. Write the team’s name on the line of each member in the class list, into "
        "a column “Group”, and give the list with --roster.",
        name=name,
    )
