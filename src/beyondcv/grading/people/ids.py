"""Ids of the gradebook, and the people of a list that they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from beyondcv.grading.people.moodle import cleaned
from beyondcv.grading.people.roster import Person
from beyondcv.grading.people.slugs import slug, words_of

__all__ = ["Ids", "absent", "lacking"]


class Ids:
    """Ids of the gradebook, found by person; as `Person.is_learner`, for many at once.

    Parameters
    ----------
    ids : iterable of str
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._whole = set(ids) - {""}
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
        both = {words_of(person.name), words_of(cleaned(person.name))}
        by_words = self._unnumbered if person.number else self._every
        return self.own(person) + [id for words in both for id in by_words.get(words, [])]

    def own(self, person: Person) -> list[str]:
        """Return the ids that are this person's and nobody else's, by code or number."""
        coded = f"{slug(person.name)}-{person.code.lower()}" if person.code else ""
        found = [coded] if coded and coded in self._whole else []
        return found + (self._numbers.get(person.number, []) if person.number else [])


def absent(people: Sequence[Person], ids: Iterable[str]) -> list[Person]:
    """Return those who are none of these ids."""
    return [people[line] for line in lacking(people, ids)]


def lacking(people: Sequence[Person], ids: Iterable[str]) -> list[int]:
    """Return the lines of those who are none of these ids; one id stands for one person.

    Of two people of one name, of whom one id is known, one is lacking: nobody stands for both.
    What is a person's alone, a number or a code, is theirs before a name is anybody's.
    """
    known = Ids(ids)
    taken: set[str] = set()
    there: set[int] = set()
    for own in (known.own, known.of):
        for line, person in enumerate(people):
            if line in there:
                continue
            free = next((id for id in own(person) if id not in taken), None)
            if free is not None:
                taken.add(free)
                there.add(line)
    return [line for line in range(len(people)) if line not in there]
