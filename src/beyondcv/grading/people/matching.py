"""Whose hand-in a file is: by the code inside it, by the class's list, then by name.

Where two of these say different things, or none says enough, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from beyondcv.grading.people import codes
from beyondcv.grading.people.learners import Learner, learner_of, slug, stem
from beyondcv.grading.people.roster import Person
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

__all__ = ["By", "Ids", "Match", "Matcher", "absent"]

By = Literal["code", "number", "list", "path", "inside"]
"""What says whose file it is: the code inside it; Moodle's number; a name on the
path that the class's list has, or that no list is there to confirm; the name
inside the file, which is a guess."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whose file it seems to be.

    Parameters
    ----------
    learner : Learner
    by : By
    person : int or None
        Line of the class's list.
    fits : bool
        Whether the path names that person too.
    place : str
        Whose the file would be without its code, if that is somebody else.
    doubt : Message or None
        Why a person has to be asked.
    note : Message or None
        What is worth knowing.
    """

    learner: Learner
    by: By
    person: int | None = None
    fits: bool = False
    place: str = ""
    doubt: Message | None = None
    note: Message | None = None


class Matcher:
    """Looks learners up in a class's list.

    Parameters
    ----------
    people : sequence of Person
        Empty without a list.
    assignment : str
        Its name, which notebooks carry too and which says nothing of whose they are.
    """

    def __init__(self, people: Sequence[Person] = (), assignment: str = "") -> None:
        self.people, self.assignment = people, assignment
        self._codes = {person.code: i for i, person in enumerate(people) if person.code}
        self._numbers = {person.number: i for i, person in enumerate(people) if person.number}
        self._mails = {person.mail.lower(): i for i, person in enumerate(people) if person.mail}
        self._names: dict[frozenset[str], list[int]] = defaultdict(list)
        for i, person in enumerate(people):
            if words := _words(person.name):
                self._names[words].append(i)
        self.passed_over = 0
        """Codes that could not be looked up, for want of a list that has any."""

    def match(self, path: PurePosixPath, profile: Profile | None) -> Match:
        """Return whose file it seems to be.

        Parameters
        ----------
        path : pathlib.PurePosixPath
            Path below the folder or the zip that was given.
        profile : Profile or None
            What the file holds, if it could be read.
        """
        claim = learner_of(path, profile, self.assignment)
        outside = self._outside(path, claim, profile)
        typed = profile.course.learner.strip() if profile else ""
        if profile is None or not typed:
            return outside
        if not self._codes:
            self.passed_over += 1
            return outside
        person = self._codes.get(codes.read(typed) or "")
        if person is None:
            message = msg(
                "The code “{code}” in this file is not one of the list’s. Ask the learner for it.",
                code=typed[:40],
            )
            if outside.doubt is None and outside.by != "inside":
                return replace(outside, note=message)
            return replace(outside, doubt=outside.doubt or message)
        return self._by_code(person, claim, outside, profile)

    def id_of(self, person: int, known: Ids) -> str:
        """Return a person's id in the gradebook: the one that is there, or a new one."""
        one = self.people[person]
        plain = slug(one.name) if one.name else "participant"
        alone = len(self._names[_words(one.name)]) < 2
        if one.number:
            return f"{plain}_{one.number}"
        if not alone and one.code:
            return f"{plain}-{one.code.lower()}"
        there = known.of(one)
        return there[0] if len(there) == 1 else plain

    def _by_code(self, person: int, claim: Learner, outside: Match, profile: Profile) -> Match:
        name = self.people[person].name
        if claim.folder and outside.doubt is not None:
            return outside
        placed = outside.by != "inside"
        fits = placed and (
            outside.person == person or (outside.person is None and self._fits(person, claim))
        )
        other = ""
        if not fits and outside.person not in (None, person):
            other = self.people[outside.person or 0].name
        elif placed and not fits and claim.folder:
            other = claim.name
        if other:
            return replace(
                outside,
                doubt=msg(
                    "The code in this file belongs to {name}; the folder it was in says {other}. "
                    "Ask both.",
                    name=name,
                    other=other,
                ),
            )
        learner = _named(claim, name)
        if fits or not placed:
            # Part of a name inside the file says nothing against the code; nor does Camille's.
            inside = claim.name if profile.basics.name and not profile.meta.fictional else ""
            alike = fits or _words(inside) <= _words(name)
            return Match(learner, "code", person, fits, "" if alike else claim.id)
        note = msg(
            "The code in this file says that {name} handed it in; the folder it was in says "
            "{other}.",
            name=name,
            other=claim.name,
        )
        return Match(learner, "code", person, False, claim.id, note=note)

    def _outside(self, path: PurePosixPath, claim: Learner, profile: Profile | None) -> Match:
        """Return what the path says, and the name inside the file for want of anything else."""
        if not claim.folder and (theirs := self._on_path(path)):
            name, *others = (self.people[person].name for person in theirs)
            if others:
                # A learner chooses the names of files, and of folders inside a zip.
                doubt = msg(
                    "This path names two people of the list, {name} and {other}. Ask whose file "
                    "it is, and leave one name.",
                    name=name,
                    other=others[0],
                )
                return Match(claim, "path", doubt=doubt)
            return Match(_named(claim, name), "list", theirs[0], fits=True)
        if not claim.certain and profile is not None and profile.meta.fictional:
            named: list[int] = []
        else:
            named = self._names.get(_words(claim.name), [])
        if claim.folder:
            return self._moodle(claim, named)
        if len(named) == 1:
            learner = _named(claim, self.people[named[0]].name)
            if claim.certain:
                return Match(learner, "list", named[0], fits=True)
            note = msg(
                "Taken for the hand-in of {name} by the name inside the file: likely, not certain.",
                name=learner.name,
            )
            return Match(learner, "inside", named[0], note=note)
        by: By = "path" if claim.certain else "inside"
        if named:
            return Match(
                claim,
                by,
                doubt=msg(
                    "Several people of the list are called {name}. Put the file into a folder "
                    "with Moodle’s name or the e-mail address, or have the code typed in.",
                    name=claim.name,
                ),
            )
        if not self.people:
            return Match(claim, by)
        if claim.certain:
            note = msg("Nobody of the list is called {name}.", name=claim.name)
            return Match(claim, by, note=note)
        return Match(
            claim,
            by,
            doubt=msg(
                "Nothing says whose file this is. Put it into a folder named for its learner, or "
                "have the learner’s code typed in."
            ),
        )

    def _on_path(self, path: PurePosixPath) -> list[int]:
        """Return whom of the list a file and the folders around it name, outermost first."""
        found: dict[int, None] = {}
        for part in (*path.parts[:-1], stem(path.name)):
            person = self._mails.get(part.lower())
            named = self._names.get(_words(part), []) if person is None else [person]
            if len(named) == 1:
                found[named[0]] = None
        return list(found)

    def _moodle(self, claim: Learner, named: list[int]) -> Match:
        person = self._numbers.get(claim.id.rpartition("_")[2])
        if person is not None and named and person not in named:
            return Match(
                claim,
                "number",
                person,
                doubt=msg(
                    "Moodle’s number is that of {name} in the list, Moodle’s name that of "
                    "{other}. If the list was made for another assignment, remove its column "
                    "of identifiers.",
                    name=self.people[person].name,
                    other=claim.name,
                ),
            )
        if person is None and len(named) == 1:
            person = named[0]
        return Match(claim, "number", person, fits=person is not None)

    def _fits(self, person: int, claim: Learner) -> bool:
        words = _words(claim.name)
        # Where names are hidden, Moodle calls everybody “Participant”.
        return words in (_words(self.people[person].name), {"participant"})


class Ids:
    """Ids of the gradebook, found by person; as `Person.is_learner`, for many at once.

    Parameters
    ----------
    ids : iterable of str
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._whole = set(ids)
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._every: dict[frozenset[str], list[str]] = defaultdict(list)
        self._unnumbered: dict[frozenset[str], list[str]] = defaultdict(list)
        for id in sorted(self._whole):
            name, _, number = id.rpartition("_")
            words = frozenset((name or id).split("-"))
            self._every[words].append(id)
            if name and number.isdigit():
                self._numbers[number].append(id)
            else:
                self._unnumbered[words].append(id)

    def of(self, person: Person) -> list[str]:
        """Return the ids that may be this person's."""
        words = _words(person.name)
        coded = f"{slug(person.name)}-{person.code.lower()}" if person.code else ""
        found = [coded] if coded in self._whole else []
        if not person.number:
            return found + self._every.get(words, [])
        return found + self._numbers.get(person.number, []) + self._unnumbered.get(words, [])


def absent(people: Iterable[Person], ids: Iterable[str]) -> list[Person]:
    """Return those who are none of these ids."""
    known = Ids(ids)
    return [person for person in people if not known.of(person)]


def _words(name: str) -> frozenset[str]:
    return frozenset(slug(name).split("-")) if name.strip() else frozenset()


def _named(claim: Learner, name: str) -> Learner:
    if claim.folder or not name:
        return claim
    return Learner(slug(name), name)
