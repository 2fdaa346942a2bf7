"""Numbers and dates as a language writes them."""

from __future__ import annotations

import csv
import datetime
import re
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from beyondcv._resources import data_path
from beyondcv.i18n import Lang

__all__ = ["date", "number", "value"]

_LOCALE = {"fr": "fr_FR", "en": "en_GB"}
_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)?")


def number(raw: float, lang: Lang) -> str:
    """Return a number: ``1 780`` and ``2,67`` in French, with no-break spaces."""
    text: str = format_decimal(raw, locale=_LOCALE[lang])
    return text.replace("-", "−")


def date(day: datetime.date | str, lang: Lang) -> str:
    """Return a day in words, its parts held together by no-break spaces."""
    if isinstance(day, str):
        day = datetime.date.fromisoformat(day)
    words = format_date(day, "d MMMM y", locale=_LOCALE[lang])
    if lang == "fr" and day.day == 1:
        words = words.replace("1", "1er", 1)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _from_table(cell: dict[str, Any]) -> float:
    name = str(cell["csv"])
    path = data_path(name if "/" in name else f"published/{name}")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [
            row
            for row in csv.DictReader(stream)
            if all(row.get(column) == str(text) for column, text in cell["where"].items())
        ]
    if len(rows) != 1:
        raise ValueError(f"{cell['csv']}: {len(rows)} rows where {cell['where']}, 1 expected")
    found = _NUMBER.match(rows[0][cell["column"]].strip())
    if not found:
        raise ValueError(f"{cell['csv']}: no number in {rows[0][cell['column']]!r}")
    return float(found.group().replace(",", ".").replace("−", "-"))


def value(raw: Any, lang: Lang) -> str:
    """Return one of `evidence.yml`'s values, formatted.

    Parameters
    ----------
    raw : number, str or dict
        A count; ``{value, unit}``; or ``{csv, where, column, unit}``, a cell of
        a table of ``data/published``, or of ``data`` if the name has a slash.
        Only percent prints its sign.
    lang : {"fr", "en"}

    Raises
    ------
    ValueError
        If the table does not hold exactly one such row.
    """
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, dict):
        return number(raw, lang)
    text = number(_from_table(raw) if "csv" in raw else raw["value"], lang)
    if raw.get("unit") == "percent":
        text += "\N{NO-BREAK SPACE}%" if lang == "fr" else "%"
    return text
