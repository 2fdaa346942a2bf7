"""Ids of the gradebook, and the people of a list that they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from beyondcv.grading.people.moodle import cleaned
from beyondcv.grading.people.roster import Person
from beyondcv.grading.people.slugs import slug, words_of

__all__ = ["Ids", "absent"]


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
        coded = f"{slug(person.name)}-{person.code.lower()}" if person.code else ""
        found = [coded] if coded and coded in self._whole else []
        by_words = self._unnumbered if person.number else self._every
        found += self._numbers.get(person.number, []) if person.number else []
        return found + [id for words in both for id in by_words.get(words, [])]


def absent(people: Iterable[Person], ids: Iterable[str]) -> list[Person]:
    """Return those who are none of these ids."""
    known = Ids(ids)
    return [person for person in people if not known.of(person)]
