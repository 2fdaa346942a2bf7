"""From text to `Profile` and back, with limits on what is read.

A profile comes from strangers: a file of 1 MiB at most, nested 32 deep at
most, with no value that JSON does not know (NaN, duplicate keys, lone
surrogates).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NoReturn

from beyondcv.errors import ProfileError
from beyondcv.i18n import Message, msg
from beyondcv.profile._aliases import renamed
from beyondcv.profile._decoded import decoded
from beyondcv.profile._fields import shown
from beyondcv.profile._migrations import migrate
from beyondcv.profile._model import Profile

__all__ = ["MAX_BYTES", "MAX_DEPTH", "dumps", "loads", "parse", "too_large"]

MAX_BYTES = 1024 * 1024
"""Largest profile that is read, in bytes of UTF-8."""

MAX_DEPTH = 32
"""Deepest nesting of lists and objects that is read."""

_MAX_DIGITS = 300
_WIDEST = 4  # bytes of a character, in UTF-32
_STYLES: tuple[dict[str, Any], ...] = ({"indent": 1}, {"separators": (",", ":")})
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_BRACKET = re.compile(r"[\[\]{}]")


def loads(source: str | bytes) -> Profile:
    """Read a profile.

    Parameters
    ----------
    source : str or bytes
        A JSON Resume document; bytes are in UTF-8, or as `decoded` can tell.

    Returns
    -------
    Profile
        With the names of JSON Resume 1.2.1 and the present version of ``meta.beyondcv``.

    Raises
    ------
    ProfileError
        If the document is too large, too deep, not JSON, or not a profile.
    """
    if len(source) > MAX_BYTES * _WIDEST:
        raise too_large()
    data = parse(decoded(source).text if isinstance(source, bytes) else source)
    if not isinstance(data, dict):
        raise _not_json(msg("it does not start with “{{”"))
    return Profile.from_dict(migrate(renamed(data)))


def parse(text: str) -> Any:
    """Return the JSON value of a text.

    Raises
    ------
    ProfileError
        If the text is too large, too deep, or not JSON.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise too_large()
    text = text.removeprefix("\ufeff")
    if _HALF.search(text):
        raise _not_json(msg("a character that does not exist"))
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
    if "\\u" in text:
        _refuse_surrogates(data)
    return data


def too_large() -> ProfileError:
    """Return the error that a file of more than `MAX_BYTES` gets."""
    return ProfileError(
        msg(
            "This file is larger than a profile can be ({limit} KiB). "
            "Check that it is your profile.json.",
            limit=MAX_BYTES // 1024,
        )
    )


def dumps(profile: Profile, *, packed: bool = False) -> str:
    """Return the profile as JSON text that `loads` can read again.

    Indented, for people; packed if the indented text were too large to be read.
    Half characters, left where a browser cut an emoji in two, become "�".

    Parameters
    ----------
    profile : Profile
    packed : bool
        For machines: without indentation, and made in a tenth of the time.

    Raises
    ------
    ProfileError
        If the profile holds more than `MAX_BYTES`.
    """
    data = profile.to_dict()
    for style in _STYLES[packed:]:
        text = _mended(json.dumps(data, ensure_ascii=False, allow_nan=False, **style)) + "\n"
        size = len(text.encode("utf-8"))
        if size <= MAX_BYTES:
            return text
    raise ProfileError(
        msg(
            "Your profile is too large to be kept: {size} KiB, and {limit} at most. Shorten your "
            "texts, or remove the picture that was pasted into it.",
            size=size // 1024 + 1,
            limit=MAX_BYTES // 1024,
        )
    )


def _mended(text: str) -> str:
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _not_json(where: Message) -> ProfileError:
    return ProfileError(
        msg(
            "This file looks like a profile, but something in it is damaged ({where}). "
            "Choose the profile.json as you downloaded it from the course.",
            where=where,
        )
    )


def _refuse_depth(text: str) -> None:
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            raise ProfileError(
                msg(
                    "This file is nested more than {limit} deep: it is not a profile.",
                    limit=MAX_DEPTH,
                )
            )


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise _not_json(msg("“{name}” appears twice in one object", name=shown(twice)))
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
