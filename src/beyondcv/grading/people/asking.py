"""What is asked about a single file, because a learner may have chosen the name that decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from beyondcv.grading.people.learners import stem
from beyondcv.grading.people.moodle import named_by_moodle
from beyondcv.grading.people.places import Places
from beyondcv.i18n import Message, msg

if TYPE_CHECKING:
    from beyondcv.grading.people.learners import Learner
    from beyondcv.grading.people.match import Match
    from beyondcv.profile import Profile

__all__ = ["chosen_name", "names_another", "unknown_team"]


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
    """
    if match.members or match.doubt is not None:
        return None
    below = path.parts[at + 1 :] if at >= 0 else path.parts
    names = [named.name if (named := named_by_moodle(part)) else stem(part) for part in below]
    if profile is not None and not profile.meta.fictional:
        names.append(profile.basics.name)
    for name in names:
        theirs = whom(name)
        if theirs and match.person not in [line for line, _name in theirs]:
            return msg(
                "This file names {other}, who is somebody else of the list. Look whose work it is.",
                other=theirs[0][1],
            )
    return None


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
