"""Whose hand-in a file is, from the path it came with.

Moodle puts each hand-in into a folder of its own making, or writes the same in
front of the file's name (`beyondcv.grading.people.moodle`). Without Moodle the
folder's or the file's own name says it. A name that says nothing
(``profile (1).json``) leaves the name inside the profile, which is a guess.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from beyondcv.exercise import visible
from beyondcv.grading.people.moodle import (
    Named,
    hides_names,
    is_group,
    named_by_moodle,
    without_group,
)
from beyondcv.grading.people.slugs import slug, words_of
from beyondcv.profile import Profile

__all__ = [
    "Learner",
    "learner_of",
    "learner_of_folder",
    "moodle_at",
    "name_at",
    "naming_folder",
    "says_nothing",
    "slug",
    "split_name",
    "stem",
]

# What browsers, Windows, macOS, JupyterLab and Google Drive add to a name.
_RENAMED = re.compile(r"\s*(?:\(\d+\)|[-–\s]\s*(?:copie|copy)(?:\s*\(?\d+\)?)?)$", re.IGNORECASE)
# … and what mail programs put in front when a message is sent on.
_COPY_OF = re.compile(
    r"^(?:(?:copie de|copy of)\s+|(?:fwd?|tr)(?:\s*[:_-]\s*|\s+)|"
    r"(?:re|rép)(?:\s*[:_]\s*|\s+(?=profil)))+",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:mon|my)[-_ ]?)?(?:profile?|resume|cv|beyondcv|take[-_ ]?home|a[-_ ]emporter|"
    r"onlinetext|\d\d-[a-z-]+|untitled|sans titre|document|download)"
    r"(?:[-_ ](?:fr|en))?(?:[-_ .]?\d[-_ .\d]*)?$",
    re.IGNORECASE,
)

_FORBIDDEN = re.compile(r'[<>:"|?*\\]')

# What no database takes as text: NUL, and halves of a sign.
_NO_TEXT = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")


@dataclass(frozen=True, slots=True)
class Learner:
    """A person who handed something in.

    Parameters
    ----------
    id : str
        Safe in nbgrader and in every file system: ``"lea-d-arc_12345"``.
    name : str
        As it was written where it was found.
    folder : str
        Moodle's name of the hand-in's folder, ``""`` without Moodle.
    certain : bool
        False if the id is a guess from inside the file.
    moodle : Named or None
        What Moodle's own name of the hand-in says.
    """

    id: str
    name: str
    folder: str = ""
    certain: bool = True
    moodle: Named | None = None


def learner_of(
    path: PurePosixPath, profile: Profile | None, assignment: str = "", at: int | None = None
) -> Learner:
    """Return whose file it is.

    Parameters
    ----------
    path : pathlib.PurePosixPath
        Path below the folder or the zip that was given.
    profile : Profile or None
        What the file holds, if it could be read.
    assignment : str
        Its name says nothing of whose file it is.
    at : int, optional
        Which part of the path Moodle wrote, -1 for none; the outermost that looks like it by
        default, since a learner may have named what stands below.

    Returns
    -------
    Learner
    """
    at = moodle_at(path) if at is None else at
    if at >= 0 and (named := named_by_moodle(path.parts[at])) is not None:
        return _moodles(named, path.parts[at], is_file=at == len(path.parts) - 1)
    own = stem(path.name)
    if not says_nothing(own, assignment):
        return Learner(slug(own), _name(own.replace("_", " ").replace("-", " ")))
    if (there := naming_folder(path)) is not None:
        return learner_of_folder(there)
    name = _name(profile.basics.name) if profile else ""
    return Learner(slug(name or own), name or own, certain=False)


def name_at(file: str, id: str) -> str:
    """Return the name that stands in a file's path, if it is this learner's; else the id."""
    if file and file != id:
        learner = learner_of(PurePosixPath(file), None)
        if learner.certain and learner.id == id:
            return learner.name
    return id


def moodle_at(path: PurePosixPath) -> int:
    """Return which part of a path is the outermost that looks like Moodle's; -1 for none."""
    looks = (i for i, part in enumerate(path.parts) if named_by_moodle(part) is not None)
    return next(looks, -1)


def says_nothing(own: str, assignment: str = "") -> bool:
    """Return whether a file's or folder's name, without endings, names nobody."""
    return own == assignment or bool(_GENERIC.match(own))


def naming_folder(path: PurePosixPath) -> PurePosixPath | None:
    """Return the innermost folder around a file that may be named for a learner."""
    named = (folder for folder in path.parents if folder.name and not says_nothing(folder.name))
    return next(named, None)


def learner_of_folder(folder: PurePosixPath) -> Learner:
    """Return whom a folder is named for."""
    return Learner(slug(folder.name), _name(folder.name.replace("_", " ")))


def _moodles(named: Named, part: str, *, is_file: bool) -> Learner:
    folder = f"{named.folder}_" if is_file else part
    if _FORBIDDEN.search(folder) or visible(folder) != folder:
        # Moodle writes none of these; a zip of feedback must not either.
        folder = ""
    name = named.name
    if named.rest and is_group(name):
        # Until 3.11 the team stands in front of each member's name.
        # A name of one word would be the end of a team's own: “Groupe A-1”.
        left = [one for one in without_group(name) if len(words_of(one)) > 1 or hides_names(one)]
        name = left[0] if left else name
    number = f"_{named.number}" if named.number else ""
    return Learner(f"{slug(name)}{number}", _name(name), folder, moodle=named)


def split_name(name: str) -> tuple[str, str]:
    """Return first and last name: the last is what is written in capitals, if anything."""
    words = name.translate(_NO_TEXT).split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        return " ".join(word for word in words if word not in capitals), " ".join(capitals)
    return " ".join(words[:1]), " ".join(words[1:])


def _name(text: str) -> str:
    """Return a name on one line, as one writes it, of a length that fits into a table."""
    return visible(unicodedata.normalize("NFC", " ".join(text.split())))[:100]


def stem(name: str) -> str:
    """Return a file's name without its endings and what browsers and mail programs add."""
    left = name
    while (suffix := PurePosixPath(left).suffix.lower()) in (
        ".json", ".ipynb", ".html", ".htm", ".txt", ".zip",
    ):  # fmt: skip
        left = left[: -len(suffix)]
    while (shorter := _RENAMED.sub("", left)) != left:
        left = shorter
    return _COPY_OF.sub("", left.strip()) or name
