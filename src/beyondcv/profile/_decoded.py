"""From bytes to text, where it is certain what the bytes say.

JSON is UTF-8 (RFC 8259). Windows' Notepad writes UTF-16 when asked for
"Unicode", and old programs write Windows-1252. A wrong guess would turn
somebody's name into another, so a file is read in another encoding only where
no second reading makes sense; otherwise it is refused, with what to do.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NamedTuple

from beyondcv.errors import NotAProfileError
from beyondcv.i18n import Message, msg

__all__ = ["Decoded", "decoded"]


class Decoded(NamedTuple):
    """A file's text, and what its owner should know of how it was read."""

    text: str
    note: Message | None = None


def decoded(data: bytes) -> Decoded:
    """Return the text of a JSON file or of a page.

    Parameters
    ----------
    data : bytes
        UTF-8, with or without a byte order mark; or UTF-16, UTF-32 or Windows-1252
        where that is certain.

    Returns
    -------
    Decoded
        With a note if it was not UTF-8.

    Raises
    ------
    NotAProfileError
        If it is not certain.
    """
    # The first bytes of JSON and of a page are ASCII: their zeros tell the encoding.
    encoding = json.detect_encoding(data)
    usual = encoding.startswith("utf-8")
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if usual and error.reason == _CUT and error.end == len(data):
            # The file ends within a letter: who reads on finds that it is cut short.
            return Decoded(data[: error.start].decode(encoding).removeprefix("\ufeff"))
        western = _western(data) if usual else None
        if western is None:
            raise _uncertain() from None
        return Decoded(western, _read_as("Windows-1252"))
    return Decoded(text, None if usual else _read_as("Unicode, UTF-16"))


_CUT = "unexpected end of data"
"""What Python says of UTF-8 that ends within a letter."""


def _read_as(encoding: str) -> Message:
    return msg(
        "Its letters were written in an older way ({encoding}) and have been recognised: look at "
        "the accents before you go on.",
        encoding=encoding,
    )


def _uncertain() -> NotAProfileError:
    return NotAProfileError(
        msg("The letters of this file cannot be made out with certainty."),
        msg("Open it in the program that made it, and save it with the encoding “UTF-8”."),
    )


_FRENCH = re.compile(
    # No French word ends in “è”, or has a vowel but “e” after it; “ù” stands in “où” alone.
    r"è(?=[bcdfglmnpqrstvxz])|È(?=[BCDFGLMNPQRSTVXZ])|(?<=\d)è(?![^\W_])"
    r"|[êûïœæñÊÛÏŒÆÑ](?=[A-Za-zé])|(?<=[dcrmDCRM])[ûÛ](?![^\W_])"
    r"|(?<![^\W_])[àÀ](?![^\W_])|à(?![^\W_])|(?<=[oO])[ùÙ](?![^\W_])"
    r"|(?<=vit)æ|(?<=m)[²³](?![^\W_])"
)
_LONGEST = 1024 * 1024
_WORD = re.compile(r"[^\W\d_]+")


def _western(data: bytes) -> str | None:
    """Return what Windows-1252 makes of a file, if nothing else can be meant."""
    if len(data) > _LONGEST:
        return None
    try:
        text = data.decode("cp1252")
        # Programs in Central Europe and Turkey write these bytes alike.
        others = [data.decode(other, "replace") for other in ("cp1250", "cp1254")]
    except UnicodeDecodeError:
        return None
    certain = {match.start() for match in _FRENCH.finditer(text)}
    for at, sign in enumerate(text):
        if sign.isascii() or at in certain:
            continue
        if any(other[at] != sign for other in others) or not _written(sign):
            return None
    # A word without a plain letter is of another alphabet: Russian, Greek, Arabic.
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if any(not re.search("[A-Za-z]", word) for word in words):
        return None
    return text


def _written(sign: str) -> bool:
    """Return whether a person writes this sign: a letter, a quotation mark, a dash, a euro."""
    return unicodedata.category(sign)[0] == "L" or sign in "’‘“”«»–—…€°·•§©®™×±\u00a0"
