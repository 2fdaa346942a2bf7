"""Where people's names stand in bytes, however a file writes them."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from beyondcv.grading.people import codes
from beyondcv.grading.people.learners import split_name
from beyondcv.grading.people.subjects import Subject

__all__ = ["Traces"]

_WORD = re.compile(rb"[0-9a-z]+")


class Traces:
    """Finds people's names, ids, folders, addresses and codes.

    It looks each word up once, so that it takes no longer for a thousand people
    than for one.

    Parameters
    ----------
    people : iterable of Subject
    """

    def __init__(self, people: Iterable[Subject]) -> None:
        self._by_word: dict[bytes, set[tuple[int, bytes]]] = defaultdict(set)
        self._wordless: set[bytes] = set()
        for form in {form for one in people for mark in _marks(one) for form in _forms(mark)}:
            word = _WORD.search(form)
            if word is None:
                self._wordless.add(form)
            else:
                self._by_word[word[0]].add((word.start(), form))

    def stand_in(self, data: bytes) -> bool:
        """Return whether one of them stands in these bytes, as whole words."""
        data = data.lower()
        if any(form in data for form in self._wordless):
            return True
        for word in _WORD.finditer(data):
            for before, form in self._by_word.get(word[0], ()):
                start = word.start() - before
                end = start + len(form)
                stands = start >= 0 and data.startswith(form, start)
                if stands and not _WORD.match(data[end : end + 1]):
                    return True
        return False


def _marks(one: Subject) -> set[str]:
    first, last = split_name(one.name)
    marks = {one.key, one.id, one.name, f"{first} {last}", f"{last} {first}", *one.marks}
    marks |= {codes.shown(mark) for mark in one.marks if codes.read(mark) == mark}
    return {mark.strip() for mark in marks} - {""}


def _forms(mark: str) -> set[bytes]:
    found = set()
    for form in ("NFC", "NFD"):
        for cased in (mark, mark.lower(), mark.upper()):
            plain = unicodedata.normalize(form, cased)
            for written in (plain, html.escape(plain), json.dumps(plain)[1:-1]):
                found.add(written.encode().lower())
    return found
