"""What was typed and is not known to be kept, put back where it was typed.

The page writes each keystroke down before Python hears of it (``journal.js``). Whoever
closed the tab too early finds it here at the next start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beyondcv.i18n import Lang
from beyondcv.profile import Conflict, Profile
from beyondcv.widgets import _paths
from beyondcv.widgets._places import Place, place

__all__ = ["DRAFT", "Left", "Replayed", "replay"]

DRAFT = "draft:"
"""How the path of a control begins whose content waits for a button."""

Entry = Mapping[str, Any]
"""Of the journal: ``path``, ``text`` and ``before`` (both as seen), ``seq``, ``time``."""


@dataclass(frozen=True)
class Left:
    """Something that was typed and has no place any more.

    Parameters
    ----------
    label : str
        Name of the control that it was typed in.
    text : str
    seqs : tuple of int
        Numbers of the journal's entries.
    """

    label: str
    text: str
    seqs: tuple[int, ...]


@dataclass(frozen=True)
class Replayed:
    """What came of it.

    Parameters
    ----------
    conflicts : list of Conflict
        Fields that somebody had changed otherwise meanwhile.
    left : list of Left
    drafts : dict of str to str
        Contents of the controls that wait for a button, by path.
    """

    conflicts: list[Conflict]
    left: list[Left]
    drafts: dict[str, str]


class _NoPlaceError(Exception):
    """The place is not there, and cannot be made."""


def replay(profile: Profile, entries: Iterable[Entry], lang: Lang) -> Replayed:
    """Write a journal into a profile.

    A field that holds what its control showed at any time takes the last text. One
    that holds that text already is left alone. One that holds anything else takes it,
    too, and what it held is told as a conflict, unless that is nothing.

    Parameters
    ----------
    profile : Profile
        Is changed.
    entries : iterable of mapping
        Several of one path are a chain, the newest last. Foreign or broken ones are left.
    lang : {"fr", "en"}
        Of the names in `Left`.
    """
    chains: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=_age):
        chains[str(entry.get("path", ""))].append(entry)
    result = Replayed([], [], {})
    waiting = []
    for path, chain in chains.items():
        if path.startswith(DRAFT):
            if text := _text(chain[-1], "text"):
                result.drafts[path] = text
        else:
            waiting.append((path, chain))
    # A line of a new entry may have been written before the entry's other fields.
    while waiting:
        again = []
        for path, chain in waiting:
            try:
                result.conflicts.extend(_write(profile, path, chain))
            except _NoPlaceError:
                again.append((path, chain))
        if len(again) == len(waiting):
            break
        waiting = again
    result.left.extend(_left(path, chain, lang) for path, chain in waiting)
    return result


def _age(entry: Entry) -> tuple[float, float]:
    time, seq = entry.get("time", 0), entry.get("seq", 0)
    number = (int, float)
    return time if isinstance(time, number) else 0, seq if isinstance(seq, number) else 0


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _left(path: str, chain: Sequence[Entry], lang: Lang) -> Left:
    here = place(path)
    return Left(
        here.name(path, lang) if here else path,
        _text(chain[-1], "text"),
        tuple(entry["seq"] for entry in chain if isinstance(entry.get("seq"), int)),
    )


def _write(profile: Profile, path: str, chain: Sequence[Entry]) -> list[Conflict]:
    last = _text(chain[-1], "text")
    here = place(path)
    if here is None:
        if last.strip():
            raise _NoPlaceError(path)
        return []
    try:
        value = here.write(last)
    except ValueError:
        if last.strip():
            raise _NoPlaceError(path) from None
        return []  # an emptied number: the profile keeps the one that it has
    list_path, is_box, box = path.partition("#")
    if is_box:
        _tick(profile, list_path, box, bool(value))
        return []
    earlier = [_text(chain[0], "before")]
    for entry in chain:
        earlier += [_text(entry, "before"), _text(entry, "text")]
    if not _there(profile, path, here):
        if not last.strip():
            return []
        if earlier[0].strip():
            raise _NoPlaceError(path)  # the entry that it was written in is gone
        _grow(profile, path)
    held = _paths.get(profile, path)
    if here.says(last, held):
        return []
    known = held in ("", None, []) or any(here.says(seen, held) for seen in earlier)
    _paths.put(profile, path, value)
    return [] if known else [Conflict(path, value, held)]


def _tick(profile: Profile, path: str, box: str, ticked: bool) -> None:
    if not _there(profile, path, None):
        raise _NoPlaceError(path)
    held = _paths.get(profile, path)
    if ticked and box not in held:
        _paths.put(profile, path, [*held, box])
    elif not ticked and box in held:
        _paths.put(profile, path, [item for item in held if item != box])


def _there(profile: Profile, path: str, here: Place | None) -> bool:
    """Return whether the entry and, in a list of lines, the line of this path exist."""
    for list_path, number in _lists(path):
        # A place of a ranking is there before anybody filled it.
        free = here is not None and not here.grows and f"{list_path}[{number}]" == path
        if not free and number >= len(_paths.get(profile, list_path)):
            return False
    return True


def _grow(profile: Profile, path: str) -> None:
    """Add what is missing for this path, if it is one entry right at the end of each list."""
    for list_path, number in _lists(path):
        try:
            items = _paths.get(profile, list_path)
        except IndexError:
            items = []  # of an entry that is about to be added
        if number > len(items):
            raise _NoPlaceError(path)
    for list_path, number in _lists(path):
        items = _paths.get(profile, list_path)
        if number == len(items):
            items.append(
                "" if f"{list_path}[{number}]" == path else _paths.kind(profile, list_path)()
            )


def _lists(path: str) -> list[tuple[str, int]]:
    """Return the lists on the way, the outer ones first, with the number in each."""
    found, start = [], 0
    while (start := path.find("[", start)) >= 0:
        end = path.index("]", start)
        found.append((path[:start], int(path[start + 1 : end])))
        start = end
    return found
