"""Whose hand-in a file is: by the code inside it, by the class's list, then by name.

Where two of these say different things, or none says enough, a person is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from beyondcv.grading.people import asking, codes
from beyondcv.grading.people.ids import Ids, absent
from beyondcv.grading.people.learners import (
    Learner,
    learner_of,
    learner_of_folder,
    moodle_at,
    naming_folder,
    stem,
)
from beyondcv.grading.people.match import By, Match
from beyondcv.grading.people.moodle import (
    cleaned,
    hides_names,
    is_group,
)
from beyondcv.grading.people.places import Places
from beyondcv.grading.people.roster import Person
from beyondcv.grading.people.slugs import slug, words_of
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

__all__ = ["By", "Ids", "Match", "Matcher", "absent"]


_TEAM = 6
"""Most people of a team; a list's groups may be whole classes."""


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
        self._groups: dict[str, list[int]] = defaultdict(list)
        for i, person in enumerate(people):
            for words in {words_of(person.name), words_of(cleaned(person.name))} - {frozenset()}:
                self._names[words].append(i)
            for group in person.groups:
                self._groups[slug(cleaned(group))].append(i)
        self.passed_over = 0
        """Codes that could not be looked up, for want of a list that has any."""

    def lists(self, name: str) -> bool:
        """Return whether a name or an address is that of somebody of the list."""
        return name.lower() in self._mails or words_of(name) in self._names

    def are_team(self, one: int | None, other: int | None) -> bool:
        """Return whether two lines of the list are in one team, and not only in one class."""
        if one is None or other is None:
            return False
        groups = {slug(cleaned(group)) for group in self.people[one].groups}
        return any(
            other in self._groups[group] and len(self._groups[group]) <= _TEAM for group in groups
        )

    def match(
        self, path: PurePosixPath, profile: Profile | None, places: Places | None = None
    ) -> Match:
        """Return whose file it seems to be.

        Parameters
        ----------
        path : pathlib.PurePosixPath
            Path below the folder or the zip that was given.
        profile : Profile or None
            What the file holds, if it could be read.
        places : Places, optional
            What is known of the folders around it; without it Moodle is believed everywhere.
        """
        at = moodle_at(path) if places is None else places.moodle(path)
        claim = learner_of(path, profile, self.assignment, at)
        owners = places.owners(path) if places is not None else []
        if places is not None and claim.moodle is None and owners:
            # A folder of one's own is the learner's, who may call the file as they like.
            claim = learner_of_folder(PurePosixPath(owners[0]))
        elif places is not None and claim.moodle is None and naming_folder(path) is not None:
            claim = learner_of(PurePosixPath(path.name), profile, self.assignment, at)
        outside = self._outside(path, claim, profile)
        if places is not None and outside.doubt is None:
            doubt = asking.chosen_name(
                path, claim, outside, places, listed=self.lists if self.people else None
            )
            outside = replace(outside, doubt=doubt)
        match = self._with_code(path, claim, outside, profile, owners)
        remark = asking.names_another(path, at, match, profile, self._whom, self.are_team)
        return replace(match, remark=remark)

    def _with_code(
        self,
        path: PurePosixPath,
        claim: Learner,
        outside: Match,
        profile: Profile | None,
        owners: Sequence[str],
    ) -> Match:
        typed = profile.course.learner.strip() if profile else ""
        if profile is None or not typed or (outside.members and outside.doubt is None):
            return outside
        if not self._codes:
            self.passed_over += 1
            return outside
        person = self._codes.get(codes.read(typed) or "")
        if outside.members:
            return self._one_of(person, claim, outside)
        if person is None:
            message = msg(
                "The code “{code}” in this file is not one of the list’s. Ask the learner for it.",
                code=typed[:40],
            )
            if outside.doubt is None and outside.by != "inside":
                return replace(outside, note=message)
            return replace(outside, doubt=outside.doubt or message)
        return self._by_code(person, claim, outside, profile, owners)

    def id_of(self, person: int, known: Ids) -> str:
        """Return a person's id in the gradebook: the one that is there, or a new one."""
        one = self.people[person]
        plain = slug(one.name) if one.name else "participant"
        alone = len(self._names[words_of(one.name)]) < 2
        if one.number:
            return f"{plain}_{one.number}"
        if not alone and one.code:
            return f"{plain}-{one.code.lower()}"
        there = known.of(one)
        return there[0] if len(there) == 1 else plain

    def _by_code(
        self,
        person: int,
        claim: Learner,
        outside: Match,
        profile: Profile,
        owners: Sequence[str],
    ) -> Match:
        name = self.people[person].name
        if outside.by == "list" and outside.person is None and self._fits(person, claim):
            # Of several people of one name, this one.
            outside = replace(outside, doubt=None)
        if outside.doubt is not None and (claim.moodle or owners):
            return outside
        placed = outside.by != "inside"
        fits = placed and (
            outside.person == person or (outside.person is None and self._fits(person, claim))
        )
        other = ""
        foreign = placed and not fits and bool(owners)
        if not fits and outside.person not in (None, person):
            other = self.people[outside.person or 0].name
        elif placed and not fits and claim.moodle:
            other = claim.name
        if other and words_of(other) == words_of(name):
            return replace(outside, doubt=asking.two_of_one_name(name, self.people[person].code))
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
        if foreign and not words_of(owners[0]) <= words_of(name):
            # Part of a name is a nickname; anything else is somebody, though not of the list.
            doubt = msg(
                "The code in this file belongs to {name}; the folder it was in says {other}. "
                "Ask both.",
                name=name,
                other=owners[0],
            )
            return Match(learner, "code", person, False, claim.id, doubt=doubt)
        if fits or not placed:
            # Part of a name inside the file says nothing against the code; nor does Camille's.
            inside = claim.name if profile.basics.name and not profile.meta.fictional else ""
            alike = fits or words_of(inside) <= words_of(name)
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
        if not claim.moodle and (theirs := self._on_path(path)):
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
            named = self._names.get(words_of(claim.name), [])
        if claim.moodle:
            return self._moodle(claim)
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
                "list" if claim.certain else by,
                doubt=msg(
                    "Several people of the list are called {name}. Put the file into a folder "
                    "with Moodle’s name or the e-mail address, or have the code typed in.",
                    name=claim.name,
                ),
            )
        if not self.people:
            return Match(claim, by)
        if claim.certain:
            return Match(claim, by, note=self._unlisted(claim))
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
            named = self._names.get(words_of(part), []) if person is None else [person]
            if len(named) == 1:
                found[named[0]] = None
        return list(found)

    def _moodle(self, claim: Learner) -> Match:
        whole = claim.moodle
        assert whole is not None
        found = [there for name in (whole.name, claim.name) if (there := self._lines(name))]
        behind = asking.behind_team(whole.name, self._groups)
        named = found[0] if found else []
        if not named and (own := next(filter(self.lists, behind.sure), "")):
            named, number = self._lines(own), f"_{whole.number}" if whole.number else ""
            claim = replace(claim, id=f"{slug(own)}{number}", name=own)
        person = self._numbers.get(whole.number)
        if person is None and (either := self._person_or_team(claim)) is not None:
            return either
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
        if person is None and not named and (other := next(filter(self.lists, behind.unsure), "")):
            doubt = asking.name_in_a_name(whole.name, self.people[self._lines(other)[0]].name)
            return Match(claim, "number", doubt=doubt)
        if person is None and (team := self._team(claim)) is not None:
            return team
        if person is None and named:
            return Match(claim, "number", note=asking.which_of(named, claim, whole.number))
        if person is None and self.people and not named:
            return Match(claim, "number", note=self._unlisted(claim))
        return Match(claim, "number", person, fits=person is not None)

    def _person_or_team(self, claim: Learner) -> Match | None:
        """Return the question about a name that is a person's and a team's of the list."""
        whole = claim.moodle
        assert whole is not None
        team, named = self._groups.get(slug(whole.name), []), self._lines(whole.name)
        if not team or not named:
            return None
        # Who has another number of Moodle's did not hand this in.
        may_be = [line for line in named if not (self.people[line].number and whole.number)]
        either = tuple(dict.fromkeys((*team, *may_be)))
        doubt = asking.person_or_team(whole.name)
        return Match(replace(claim, name=whole.name), "number", members=either, doubt=doubt)

    def _one_of(self, person: int | None, claim: Learner, asked: Match) -> Match:
        """Return whose a file is that may be a person's or a team's, if its code says so."""
        team = self._groups.get(slug(asked.learner.name), [])
        theirs = self._lines(asked.learner.name)
        if person is None or (person in team) == (person in theirs):
            return asked
        if person in team:
            return replace(asked, members=tuple(team), doubt=None)
        return Match(claim, "code", person, fits=True)

    def _team(self, claim: Learner) -> Match | None:
        """Return the match of a team's hand-in, or None if it is one person's."""
        whole = claim.moodle
        assert whole is not None
        members = self._groups.get(slug(whole.name), [])
        if members:
            return Match(replace(claim, name=whole.name), "number", members=tuple(members))
        if whole.number and (claim.name != whole.name or not is_group(whole.name)):
            return None
        return Match(
            replace(claim, name=whole.name),
            "number",
            doubt=asking.unknown_team(whole.name),
        )

    def _unlisted(self, claim: Learner) -> Message:
        if claim.moodle and hides_names(claim.moodle.name):
            return msg(
                "Moodle hides who {name} {number} is, and the list has no such number: those who "
                "are said to be missing may have handed in. Give the grading worksheet that "
                "Moodle offers for this assignment with --roster.",
                name=claim.name,
                number=claim.moodle.number,
            )
        return msg("Nobody of the list is called {name}.", name=claim.name)

    def _lines(self, name: str) -> list[int]:
        return self._names.get(words_of(name), [])

    def _whom(self, name: str) -> list[tuple[int, str]]:
        return [(i, self.people[i].name) for i in self._lines(name)]

    def _fits(self, person: int, claim: Learner) -> bool:
        if claim.moodle and hides_names(claim.moodle.name):
            return True
        return person in self._names.get(words_of(claim.name), [])


def _named(claim: Learner, name: str) -> Learner:
    if claim.moodle or not name:
        return claim
    return Learner(slug(name), name)
