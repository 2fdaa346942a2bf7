"""Two versions of one JSON document, put together field by field.

One person has the course open in two tabs or two notebooks, or two people share
a computer: both versions started from one `base`. What only one of them changed
is taken from it. What both changed is a `Conflict`: mine stands in the result,
theirs is handed back with it, and nothing that somebody wrote is dropped.

Entries of a list are told by what they say, not by their number (see
`beyondcv.profile._pairs`), so that a line added in one window and a line
corrected in the other are two changes and not one. An entry that one side
removed and the other changed stays. Lists whose *places* mean something, such as
a ranking, are merged place by place.

Why our own: of what PyPI holds, ``json-merger`` alone merges JSON from three sides
with lists by identity; it is under the GPL, wants a comparator written for each
list, and brings three packages into the browser. ``merge3`` merges lines of text;
``jsonmerge``, ``deepmerge`` and ``mergedeep`` know no base; ``nbdime`` is for
notebooks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from beyondcv.profile._pairs import pairs, same, twins

__all__ = ["Conflict", "merge"]

_ABSENT: Any = object()

_BY_PLACE = frozenset({"meta.beyondcv.choice.ranking"})
"""Lists whose first, second, third place are questions of their own."""


class Conflict(NamedTuple):
    """One place that both sides changed, each in its own way.

    Parameters
    ----------
    path : str
        JSON path of the place in the merged document: ``"work[0].position"``.
    mine, theirs : any
        What each side has there; None for nothing. The document holds `mine`.
    """

    path: str
    mine: Any
    theirs: Any


def merge(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> tuple[dict[str, Any], list[Conflict]]:
    """Put two versions of a JSON object together.

    Parameters
    ----------
    base : dict
        What both started from.
    mine, theirs : dict
        The two versions. They are not changed; the result shares values with them.

    Returns
    -------
    dict
        Both versions' changes; mine where both changed the same field.
    list of Conflict
        Those fields. A field that they emptied and I rewrote is none: no word is lost.
    """
    conflicts: list[Conflict] = []
    return _objects(base, mine, theirs, "", conflicts), conflicts


def _objects(
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    path: str,
    conflicts: list[Conflict],
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key in (*mine, *(key for key in theirs if key not in mine)):
        old, one, other = (item.get(key, _ABSENT) for item in (base, mine, theirs))
        value = _value(old, one, other, f"{path}.{key}" if path else key, conflicts)
        if value is not _ABSENT:
            result[key] = value
    return result


def _value(base: Any, mine: Any, theirs: Any, path: str, conflicts: list[Conflict]) -> Any:
    if same(mine, base) or same(mine, theirs):
        return theirs
    if same(theirs, base):
        return mine
    present = [value for value in (mine, theirs) if value is not _ABSENT]
    if all(isinstance(value, dict) for value in present):
        # An object whose fields are all empty is not written: absent is an empty one here.
        merged: Any = _objects(_or(base, {}), _or(mine, {}), _or(theirs, {}), path, conflicts)
        return merged if merged or len(present) > 1 else _ABSENT
    if all(isinstance(value, list) for value in present):
        merged = _lists(_or(base, []), _or(mine, []), _or(theirs, []), path, conflicts)
        return merged if merged or len(present) > 1 else _ABSENT
    if theirs is not _ABSENT and theirs != "":
        conflicts.append(Conflict(path, None if mine is _ABSENT else mine, theirs))
    return mine


def _or(value: Any, empty: Any) -> Any:
    """Return `value` if it is of the kind of `empty`, else `empty`."""
    return value if isinstance(value, type(empty)) else empty


def _at(items: list[Any], place: int) -> Any:
    return items[place] if _NOWHERE < place < len(items) else _ABSENT


_NOWHERE = -1


class _Row(NamedTuple):
    """One entry: its number in each of the three lists, -1 where it is not."""

    base: int
    mine: int
    theirs: int


def _lists(
    base: list[Any], mine: list[Any], theirs: list[Any], path: str, conflicts: list[Conflict]
) -> list[Any]:
    if path in _BY_PLACE:
        rows = [_Row(n, n, n) for n in range(max(len(mine), len(theirs)))]
    else:
        rows = _ordered(_rows(base, mine, theirs))
    result: list[Any] = []
    for row in rows:
        old, one, other = _at(base, row.base), _at(mine, row.mine), _at(theirs, row.theirs)
        if one is _ABSENT or other is _ABSENT:
            # New, or removed on the one side and changed on the other.
            there = one if other is _ABSENT else other
            if not same(there, old):
                result.append(there)
        else:
            result.append(_value(old, one, other, f"{path}[{len(result)}]", conflicts))
    return result


def _rows(base: list[Any], mine: list[Any], theirs: list[Any]) -> list[_Row]:
    to_mine, to_theirs = pairs(base, mine), pairs(base, theirs)
    rows = [_Row(n, to_mine.get(n, _NOWHERE), to_theirs.get(n, _NOWHERE)) for n in range(len(base))]
    held_mine, held_theirs = set(to_mine.values()), set(to_theirs.values())
    new = [n for n in range(len(mine)) if n not in held_mine]
    others = [n for n in range(len(theirs)) if n not in held_theirs]
    both = twins(mine, new, theirs, others)
    rows += [_Row(_NOWHERE, n, both.get(n, _NOWHERE)) for n in new]
    paired = set(both.values())
    rows += [_Row(_NOWHERE, _NOWHERE, n) for n in others if n not in paired]
    return [row for row in rows if max(row.mine, row.theirs) > _NOWHERE]


def _ordered(rows: list[_Row]) -> list[_Row]:
    """Return the rows in my order, in theirs if they alone moved entries.

    What the other side has besides comes after the entry that it follows there, and
    after what was added behind that entry here.
    """
    lead, follow = (2, 1) if _moved(rows, 2) and not _moved(rows, 1) else (1, 2)
    ordered = sorted((row for row in rows if row[lead] > _NOWHERE), key=lambda row: row[lead])
    others = sorted((row for row in rows if row[lead] == _NOWHERE), key=lambda row: row[follow])
    for row in others:
        before = [
            (known[follow], place)
            for place, known in enumerate(ordered)
            if _NOWHERE < known[follow] < row[follow]
        ]
        place = max(before)[1] + 1 if before else 0
        while place < len(ordered) and ordered[place].base == ordered[place][follow] == _NOWHERE:
            place += 1
        ordered.insert(place, row)
    return ordered


def _moved(rows: list[_Row], side: int) -> bool:
    """Return whether a side has what it kept of the base in another order."""
    places = [row[side] for row in rows if min(row.base, row[side]) > _NOWHERE]
    return places != sorted(places)
