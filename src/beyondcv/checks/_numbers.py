"""What can be counted in a sentence: numbers, amounts, durations, frequencies."""

from __future__ import annotations

import re
from functools import cache

from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._words import fold, fold_in_place
from beyondcv.i18n import LANGS, Lang

__all__ = ["proof_spans"]

_YEAR = re.compile(r"(?:19|20)\d\d")
# A number stands by itself or before a unit: "B2B" and "5S" are names.
_NUMBER = re.compile(
    r"(?<![\w.,/-])[+±~≈<>]?\d+(?:[.,\s\u00a0\u202f]\d+)*"
    r"(?![/.-]\d)(?=$|[^\w]|(?:k|K|M|h\d{0,2}|H|kg|g|t|m|m²|m³|km|cm|min|€|x|ème|e|er|th|st|nd|rd)\b)"
)


@cache
def _words(lang: Lang) -> re.Pattern[str]:
    data = lexicon("numbers", lang)
    forms = [*data["words"].split(), *data["frequencies"]]
    forms.sort(key=len, reverse=True)
    joined = "|".join(re.escape(fold(form)).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w])")


@cache
def _set(lang: Lang, name: str) -> frozenset[str]:
    value = lexicon("numbers", lang)[name]
    return frozenset(map(fold, value.split() if isinstance(value, str) else value))


def proof_spans(text: str, lang: Lang) -> list[tuple[int, int]]:
    """Return where a text holds a number, an amount, a duration or a frequency.

    A year alone is a date, not a proof; a number behind the name of a standard
    or of software ("ISO 9001", "Excel 2016") is part of a name.

    Parameters
    ----------
    text : str
    lang : {"fr", "en"}

    Returns
    -------
    list of (int, int)
        Characters of `text`, in order.
    """
    spans = [
        found.span()
        for found in _NUMBER.finditer(text)
        if not _YEAR.fullmatch(found[0].strip()) and not _is_name(text, found, lang)
    ]
    spans += [found.span() for found in _words(lang).finditer(fold_in_place(text))]
    return sorted(spans)


def _is_name(text: str, found: re.Match[str], lang: Lang) -> bool:
    before = re.search(
        r"([^\W\d_]+)[\s\u00a0\u202f+-]*$", text[max(0, found.start() - 40) : found.start()]
    )
    if before is None or fold(before[1]) not in _set(lang, "names"):
        return False
    after = re.match(r"[\s\u00a0\u202f]*([^\W\d_]+|[%€])", text[found.end() : found.end() + 40])
    return after is None or fold(after[1]) not in _set(lang, "units")


for _lang in LANGS:
    _words(_lang)
