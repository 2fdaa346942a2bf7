"""Which entry of one list is which of another: by what they say, not by their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

__all__ = ["pairs", "same", "twins"]

_ALIKE = 0.5
"""From here on two entries are one, before and after a change."""

_TWINS = 0.8
"""From here on two new entries, one of each side, are the same one written twice."""

_RATIO = 0.6
"""Of `difflib`: texts that have less in common have it by chance."""

_READ = 400
"""Characters of a text that are compared: two long texts take quadratic time."""

_MOST = 20_000
"""Pairs that are compared at most: a file of thousands of entries must not stop a browser."""

_NAMES = frozenset(
    {
        *("name", "position", "organization", "institution", "area", "startDate", "issuer"),
        *("network", "username", "url", "language", "title", "id", "date"),
        *("role", "who", "act", "feature", "item", "problem"),
    }
)
"""Fields that tell entries apart count twice."""


def same(one: Any, other: Any) -> bool:
    """Return whether two JSON values are equal; at no depth is true 1, as Python has it."""
    # The first answers most questions fast, and never says no where the second says yes.
    return bool(one == other) and _key(one) == _key(other)


def pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Find each entry of a list again in a later version of it.

    Equal entries come first, wherever they stand; then those that are most alike;
    then a text or an entry of one field that was rewritten between two neighbours
    which stayed.

    Parameters
    ----------
    old, new : sequence
        JSON values.

    Returns
    -------
    dict of int to int
        Number in `old` to number in `new`; each number at most once.
    """
    found = _equal(old, new)
    left = [number for number in range(len(old)) if number not in found]
    taken = set(found.values())
    free = [number for number in range(len(new)) if number not in taken]
    found |= _alike(old, new, left, free, _ALIKE)
    for number, place in _rewritten(old, new, found):
        found[number] = place
    return found


def twins(
    one: Sequence[Any], ones: Sequence[int], other: Sequence[Any], others: Sequence[int]
) -> dict[int, int]:
    """Return which new entries of two lists are the same: those numbered `ones` and `others`."""
    found = _equal([one[n] for n in ones], [other[n] for n in others])
    result = {ones[n]: others[m] for n, m in found.items()}
    left = [n for n in ones if n not in result and isinstance(one[n], dict)]
    taken = set(result.values())
    return result | _alike(one, other, left, [n for n in others if n not in taken], _TWINS)


def _equal(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in range(len(new) - 1, -1, -1):
        places[_key(new[place])].append(place)
    found = {}
    for number, value in enumerate(old):
        if here := places.get(_key(value)):
            found[number] = here.pop()
    return found


def _key(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{','.join(sorted(f'{k!r}:{_key(v)}' for k, v in value.items()))}}}"
    if isinstance(value, list):
        return f"[{','.join(map(_key, value))}]"
    # 5 and 5.0 are one number, 1 and true are not one value.
    return repr(float(value)) if type(value) is int and abs(value) < 2**53 else repr(value)


def _alike(
    old: Sequence[Any], new: Sequence[Any], left: list[int], free: list[int], least: float
) -> dict[int, int]:
    if not left or not free or len(left) * len(free) > _MOST:
        return {}
    common = _counts(old)
    scores = [
        (score, -abs(number - place), -number, place)
        for number in left
        for place in free
        if (score := _likeness(old[number], new[place], common)) >= least
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _near, number, place in sorted(scores, reverse=True):
        if -number not in found and place not in taken:
            found[-number] = place
            taken.add(place)
    return found


def _counts(entries: Sequence[Any]) -> dict[tuple[str, str], int]:
    """Return how many entries say the same in a field: such a field tells them little apart."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for entry in entries:
        for name, value in entry.items() if isinstance(entry, dict) else ():
            counts[name, _key(value)] += 1
    return counts


def _likeness(old: Any, new: Any, common: dict[tuple[str, str], int]) -> float:
    """Return 0 for nothing in common, 1 if the one says all that the other says."""
    if isinstance(old, str) and isinstance(new, str):
        return _text_likeness(old, new) if _prose(old) and _prose(new) else 0
    if not (isinstance(old, dict) and isinstance(new, dict)) or not old or not new:
        return 0
    # What was added or removed since is no difference: the fields that both have count.
    fewer = old if len(old) <= len(new) else new
    total = got = 0.0
    for name in fewer:
        weight = (2 if name in _NAMES else 1) / max(1, common.get((name, _key(old.get(name))), 1))
        total += weight
        got += weight * _field_likeness(old.get(name), new.get(name), common)
    return got / total


def _field_likeness(old: Any, new: Any, common: dict[tuple[str, str], int]) -> float:
    if same(old, new):
        return 1
    if isinstance(old, str) and isinstance(new, str):
        return _text_likeness(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return len(_equal(old, new)) / max(len(old), len(new))
    return _likeness(old, new, common)


def _text_likeness(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, old[:_READ], new[:_READ], autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _RATIO:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= _RATIO else 0


def _prose(text: str) -> bool:
    """Return whether it is more than one word: one word is what it is, or another."""
    return " " in text.strip()


def _rewritten(
    old: Sequence[Any], new: Sequence[Any], found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield what was rewritten in place, between neighbours that are still neighbours."""
    taken = set(found.values())
    number = 0
    while number < len(old):
        if number in found:
            number += 1
            continue
        end = number
        while end < len(old) and end not in found:
            end += 1
        start = found[number - 1] + 1 if number else 0
        stop = found[end] if end < len(old) else len(new)
        free = all(place not in taken for place in range(start, stop))
        if stop - start == end - number and free:
            for one, place in zip(range(number, end), range(start, stop), strict=True):
                if _small(old[one]) and type(old[one]) is type(new[place]):
                    yield one, place
        number = end


def _small(entry: Any) -> bool:
    """Return whether an entry that has changed wholly may have been changed in one field."""
    if isinstance(entry, str):
        return not entry or _prose(entry)
    return isinstance(entry, dict) and len(entry) <= 1
