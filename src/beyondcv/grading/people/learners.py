"""Whose hand-in a file is, from the path it came with.

Moodle puts each hand-in into a folder ``Prénom NOM_12345_assignsubmission_file_``
(the same in French and in English), or in front of the file's name. Without
Moodle the folder's or the file's own name says it. A name that says nothing
(``profile (1).json``) leaves the name inside the profile, which is a guess.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from beyondcv.exercise import visible
from beyondcv.profile import Profile

__all__ = [
    "Learner",
    "learner_of",
    "learner_of_folder",
    "naming_folder",
    "slug",
    "split_name",
    "stem",
]

_MOODLE = re.compile(
    r"^(?P<name>.+?)_(?P<number>[0-9]{1,18})_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<rest>.*))?$"
)
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

_LATIN = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "ʼ": "'", "ʹ": "'"}
)  # fmt: skip
# Apostrophes and hyphens part words, whichever of their many forms a program writes.
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]")
# What no database takes as text: NUL, and halves of a sign.
_NO_TEXT = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")
_LONGEST = 60
# Windows cannot make a folder of these names.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
}


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
    """

    id: str
    name: str
    folder: str = ""
    certain: bool = True


def learner_of(path: PurePosixPath, profile: Profile | None, assignment: str = "") -> Learner:
    """Return whose file it is.

    Parameters
    ----------
    path : pathlib.PurePosixPath
        Path below the folder or the zip that was given.
    profile : Profile or None
        What the file holds, if it could be read.
    assignment : str
        Its name says nothing of whose file it is.

    Returns
    -------
    Learner
    """
    # The outermost is Moodle's own: what stands below it, a learner may have named.
    for part in path.parts:
        if found := _MOODLE.match(part):
            name, number = _name(found["name"]), found["number"]
            prefix = f"{found['name']}_{number}_assignsubmission_{found['kind']}_"
            folder = prefix if part == path.name else part
            if _FORBIDDEN.search(folder) or visible(folder) != folder:
                # Moodle writes none of these; a zip of feedback must not either.
                folder = ""
            return Learner(f"{slug(name)}_{number}", name, folder)
    own = stem(path.name)
    if own != assignment and not _GENERIC.match(own):
        return Learner(slug(own), _name(own.replace("_", " ").replace("-", " ")))
    if (there := naming_folder(path)) is not None:
        return learner_of_folder(there)
    name = _name(profile.basics.name) if profile else ""
    return Learner(slug(name or own), name or own, certain=False)


def naming_folder(path: PurePosixPath) -> PurePosixPath | None:
    """Return the innermost folder around a file that may be named for a learner."""
    named = (folder for folder in path.parents if folder.name and not _GENERIC.match(folder.name))
    return next(named, None)


def learner_of_folder(folder: PurePosixPath) -> Learner:
    """Return whom a folder is named for."""
    return Learner(slug(folder.name), _name(folder.name.replace("_", " ")))


def slug(text: str) -> str:
    """Return a text as lower-case letters, digits and hyphens.

    Letters that have no Latin form, and what is cut off from a very long text,
    are kept apart by a short fingerprint, whatever the order of the words.
    """
    text = unicodedata.normalize("NFC", text).lower().translate(_LATIN)
    plain = unicodedata.normalize("NFKD", _BETWEEN.sub(" ", text))
    joined = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
    lost = any(sign.isalpha() and not sign.isascii() for sign in plain)
    if joined and len(joined) <= _LONGEST and not lost and joined not in _RESERVED:
        return joined
    words = " ".join(sorted(text.split()))
    mark = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{joined[:_LONGEST]}-x{mark}".lstrip("-")


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
        ".json", ".ipynb", ".html", ".htm", ".txt",
    ):  # fmt: skip
        left = left[: -len(suffix)]
    while (shorter := _RENAMED.sub("", left)) != left:
        left = shorter
    return _COPY_OF.sub("", left.strip()) or name
