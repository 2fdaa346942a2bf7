"""What people type or paste, as the file keeps it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from beyondcv.checks._words import fold
from beyondcv.i18n import LANGS, MONTHS, translator

__all__ = ["clean", "iso_date", "split_words", "without_decimals"]

_BETWEEN = re.compile(r"[\s./,–-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d{1,2}")
_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_FILLERS = frozenset({"en", "in", "le", "of", "on", "the"})
_MONTH_AND_DAY = 2
_FEWEST_LETTERS = 3

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")) | {0x2028: "\n", 0x2029: "\n"}


def clean(text: str) -> str:
    """Return a text without the signs that nobody sees and that cut words in two.

    Word processors and web pages leave them in what is copied: soft hyphens,
    spaces of no width, byte-order marks.
    """
    return text.translate(_UNSEEN)


def iso_date(text: str) -> str:
    """Return a year, a month or a day as ISO 8601 writes it.

    Parameters
    ----------
    text : str
        As people write it: ``"04/2017"``, ``"avril 2017"``, ``"April 15th, 2017"``,
        ``"15.4.2017"``. Where a part is a name, that is the month; where all are
        numbers, the day comes first, as in both languages of the course.

    Returns
    -------
    str
        ``"2017-04"``; a text that names no date, or may name two, comes back as it is.
    """
    plain = fold(unicodedata.normalize("NFKC", clean(text)))
    parts = [part for part in _BETWEEN.split(plain) if part and part not in _FILLERS]
    if len(parts) > 1 and _YEAR.fullmatch(parts[0]):
        year, *rest = parts
    elif parts and _YEAR.fullmatch(parts[-1]):
        *rest, year = parts
        if not any(map(_month, rest)):
            rest.reverse()
    else:
        return clean(text)
    rest.sort(key=_month, reverse=True)
    if len(rest) > _MONTH_AND_DAY:
        return clean(text)
    numbers = [read(part) for read, part in zip((_month_or_number, _day), rest, strict=False)]
    try:
        date(int(year), *[*numbers, 1, 1][:2])
    except ValueError:
        return clean(text)
    return "-".join([year, *(f"{number:02}" for number in numbers)])


def _day(part: str) -> int:
    """Return a day, 0 for what is none."""
    found = _DAY.fullmatch(part)
    return int(found[1]) if found else 0


def _month_or_number(part: str) -> int:
    """Return a month, 0 for what is none: a number with ``th`` is a day."""
    return int(part) if _NUMBER.fullmatch(part) else _month(part)


@cache
def _month(start: str) -> int:
    """Return the month that begins so in one of the languages, 0 unless just one does."""
    if len(start) < _FEWEST_LETTERS:
        return 0
    found = {
        place
        for lang in LANGS
        for place, name in enumerate(MONTHS, 1)
        if fold(translator(lang).gettext(name)).startswith(start)
    }
    return found.pop() if len(found) == 1 else 0


def split_words(text: str) -> list[str]:
    """Return the words between commas."""
    return [word for word in (part.strip() for part in clean(text).split(",")) if word]


def without_decimals(value: float) -> float:
    """Return 5 for 5.0: a file is nicer to read without the decimals of a control."""
    return int(value) if float(value).is_integer() else value
