"""From text to `Profile` and back, with limits on what is read.

A profile comes from strangers: a file of 1 MiB at most, nested 32 deep at
most, with no value that JSON does not know (NaN, duplicate keys, lone
surrogates).
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from beyondcv.errors import ProfileError
from beyondcv.i18n import Message, msg
from beyondcv.profile._migrations import migrate
from beyondcv.profile._model import Profile

__all__ = ["MAX_BYTES", "MAX_DEPTH", "dumps", "loads"]

MAX_BYTES = 1024 * 1024
"""Largest profile that is read, in bytes of UTF-8."""

MAX_DEPTH = 32
"""Deepest nesting of lists and objects that is read."""

_MAX_DIGITS = 300


def loads(source: str | bytes) -> Profile:
    """Read a profile.

    Parameters
    ----------
    source : str or bytes
        A JSON Resume document; bytes are UTF-8, with or without a byte order mark.

    Returns
    -------
    Profile
        Brought up to the present version of ``meta.beyondcv``.

    Raises
    ------
    ProfileError
        If the document is too large, too deep, not JSON, or not a profile.
    """
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MAX_BYTES:
        raise ProfileError(
            msg(
                "This file holds {size} bytes; a profile holds {limit} at most. "
                "Check that it is your profile.json.",
                size=len(raw),
                limit=MAX_BYTES,
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_json(msg("its text is not UTF-8")) from None
    _refuse_depth(text)
    try:
        data = json.loads(
            text,
            object_pairs_hook=_no_duplicates,
            parse_constant=_no_constant,
            parse_int=_short_int,
            parse_float=_short_float,
        )
    except json.JSONDecodeError as error:
        raise _not_json(
            msg("line {line}, column {column}", line=error.lineno, column=error.colno)
        ) from None
    if not isinstance(data, dict):
        raise _not_json(msg("it does not start with “{{”"))
    _refuse_surrogates(data)
    return Profile.from_dict(migrate(data))


def dumps(profile: Profile) -> str:
    """Return the profile as JSON text, indented, ending in a new line."""
    return json.dumps(profile.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _not_json(where: Message) -> ProfileError:
    return ProfileError(
        msg(
            "This file is not a profile: it cannot be read as JSON ({where}). "
            "Choose the profile.json that you downloaded from the course.",
            where=where,
        )
    )


def _refuse_depth(text: str) -> None:
    depth, inside, escaped = 0, False, False
    for sign in text:
        if inside:
            if escaped:
                escaped = False
            elif sign == "\\":
                escaped = True
            elif sign == '"':
                inside = False
        elif sign == '"':
            inside = True
        elif sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise ProfileError(
                    msg(
                        "This file is nested more than {limit} deep: it is not a profile.",
                        limit=MAX_DEPTH,
                    )
                )
        elif sign in "]}":
            depth -= 1


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _not_json(msg("“{name}” stands twice in one object", name=twice))
    return data


def _no_constant(name: str) -> NoReturn:
    raise _not_json(msg("“{name}” is not a JSON value", name=name))


def _short_int(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise _not_json(msg("a number of {count} digits", count=len(digits)))
    return int(digits)


def _short_float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise _not_json(msg("a number that is too large"))
    return value


def _refuse_surrogates(value: Any) -> None:
    match value:
        case str():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                raise _not_json(msg("a character that does not exist")) from None
        case list():
            for item in value:
                _refuse_surrogates(item)
        case dict():
            for key, item in value.items():
                _refuse_surrogates(key)
                _refuse_surrogates(item)
