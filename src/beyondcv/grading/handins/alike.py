"""Hand-ins that are somebody else's work, word for word: said, never judged.

Who wrote first, and whether they worked together, is for a person to ask.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from beyondcv.datasets import PERSONAS, persona
from beyondcv.grading.batch import Trouble
from beyondcv.grading.people.moodle import is_group
from beyondcv.i18n import LANGS, Message, msg
from beyondcv.profile import Profile, is_blank, legible_profile

if TYPE_CHECKING:
    from beyondcv.grading.handins.intake import Found

__all__ = ["Print", "is_alike", "print_of", "remarks"]

_OFFERED = frozenset({"camille-before"})
"""Personas that the forms themselves offer to start from."""
_WHOSE = ("name", "email", "phone", "url", "image", "location", "profiles")
_SET_BY_FORMS = frozenset({"version", "lang", "persona", "learner"})
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Print:
    """Fingerprints of a hand-in's work, whoever's name is on it; empty for no work.

    Parameters
    ----------
    resume, course : str
        Of what is published, and of what stands in ``meta.beyondcv``.
    """

    resume: str
    course: str

    @property
    def full(self) -> bool:
        """Whether there is any work at all."""
        return bool(self.resume or self.course)


def print_of(profile: Profile) -> Print:
    """Return the fingerprints of a profile's work.

    Parameters
    ----------
    profile : Profile
    """
    data = legible_profile(profile).to_dict(bare=True)
    course = dict(data.pop("meta", {}).get("beyondcv", {}))
    data.pop("$schema", None)
    for key in _SET_BY_FORMS:
        course.pop(key, None)
    if isinstance(basics := data.get("basics"), dict):
        data["basics"] = {key: value for key, value in basics.items() if key not in _WHOSE}
    return Print(_digest(data), _digest(course))


def _digest(value: Any) -> str:
    if not _says_something(value):
        return ""
    text = json.dumps(value, sort_keys=True).encode()
    return hashlib.sha256(text).hexdigest()[:32]


def _says_something(value: Any) -> bool:
    if isinstance(value, str):
        return not is_blank(value)
    if isinstance(value, dict):
        return any(map(_says_something, value.values()))
    if isinstance(value, list):
        return any(map(_says_something, value))
    return value is not None and value is not False


@cache
def _examples() -> dict[Print | str, str]:
    """Return the names of the course's finished people by their fingerprints, whole and in part."""
    found: dict[Print | str, str] = {}
    for name in PERSONAS:
        for lang in LANGS if name not in _OFFERED else ():
            profile = persona(name, lang)
            mark = print_of(profile)
            found[mark] = found[mark.resume] = profile.basics.name
            if profile.course.answers:
                found[mark.course] = profile.basics.name
    return found


def _of_example(mark: Print) -> Message | None:
    """Return what is said of work that is a fictional person's, whole or in part."""
    examples = _examples()
    if mark in examples:
        return msg(
            "This is the work of {example}, a fictional person of the course, handed in unchanged.",
            example=examples[mark],
        )
    if mark.resume in examples:
        return msg(
            "The CV in it is, word for word, that of {example}, a fictional person of the course.",
            example=examples[mark.resume],
        )
    if mark.course in examples:
        return msg(
            "What is written beside the CV is, word for word, that of {example}, a fictional "
            "person of the course.",
            example=examples[mark.course],
        )
    return None


def _of_one_team(one: Found, other: Found) -> bool:
    """Return whether two hand-ins are one team's, and so the same by intention."""
    if one.file == other.file:
        return True
    teams = [
        item.learner.moodle.name.partition("-")[0]
        for item in (one, other)
        if item.learner.moodle is not None and is_group(item.learner.moodle.name)
    ]
    return len(teams) == 2 and teams[0] == teams[1]


def is_alike(trouble: Trouble) -> bool:
    """Return whether a note is one of these remarks."""
    return "others" in trouble.message.params or "example" in trouble.message.params


def remarks(
    found: Iterable[Found],
    together: Callable[[Found, Found], bool] = lambda one, other: False,
    called: Callable[[Found], str] = lambda item: item.learner.name,
) -> list[Trouble]:
    """Return a remark for each hand-in that is another's, or the course's own example.

    Both keep their points: people may have worked together.

    Parameters
    ----------
    found : iterable of Found
        One hand-in of each learner.
    together : callable
        Returns whether the class's list has the learners of two hand-ins in one team.
    called : callable
        What the others' learners are called.
    """
    same: dict[Print, list[Found]] = defaultdict(list)
    said: list[Trouble] = []
    told: set[str] = set()
    for item in found:
        if item.print.full:
            same[item.print].append(item)
        # A team's file is one, whoever it is of.
        if item.file not in told and (message := _of_example(item.print)) is not None:
            said.append(Trouble(item.file, item.learner.id, message))
        told.add(item.file)
    for group in same.values():
        first: dict[str, Found] = {}
        for item in group:
            first.setdefault(item.file, item)
        for item in first.values():
            others = [one for one in group if not (_of_one_team(one, item) or together(one, item))]
            if not others:
                continue
            names = [called(one) for one in others[:_SHOWN]] + ["…"] * (len(others) > _SHOWN)
            message = msg(
                "The work is the same, word for word, as that of {others}. Its points stay; look "
                "whether they worked together. If they are a team, write its name on their lines "
                "of the class list, into a column “Group”.",
                others=", ".join(names),
            )
            said.append(Trouble(item.file, item.learner.id, message))
    return said
