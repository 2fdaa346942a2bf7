"""Personal details recognised in a text.

Telephone numbers by Google's libphonenumber (phonenumberslite) and by the
shape of numbers kept for fiction, French social security numbers by
python-stdnum, IBAN by its control number (ISO 7064 mod 97-10, python-stdnum),
the rest by the patterns of ``data/lexicons/privacy*.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from phonenumbers import PhoneNumberMatcher
from stdnum.fr import nir
from stdnum.iso7064 import mod_97_10

from beyondcv.checks._lexicons import lexicon, regex, shared
from beyondcv.i18n import LANGS, Lang

__all__ = ["KINDS", "Span", "scan"]

KINDS = (
    "phone",
    "address",
    "birth",
    "family",
    "health",
    "religion",
    "politics",
    "union",
    "nationality",
    "id",
    "bank",
    "email",
)
"""What is recognised, in the order in which it is named to the reader."""

# A French reader writes French numbers; an English text may come from any of these.
_REGIONS: dict[Lang, tuple[str, ...]] = {"fr": ("FR",), "en": ("FR", "GB", "IE", "US")}
_DIGITS_OF_A_PHONE = 7
_SIGNS_OF_AN_IBAN = range(15, 35)
"""From Norway’s to what the standard (ISO 13616) has room for."""

_NIR = re.compile(
    r"(?<!\d)[12][\s.]?\d\d[\s.]?\d\d[\s.]?(?:\d\d|2[AB])[\s.]?\d{3}[\s.]?\d{3}[\s.-]?\d\d(?!\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?:\s?[A-Z0-9]){11,30}\b")


class Span(NamedTuple):
    """Characters of a text, and what is personal about them."""

    start: int
    end: int
    kind: str


def scan(text: str, lang: Lang, *, headline: bool = False, place: bool = False) -> tuple[Span, ...]:
    """Return the personal details of a text, in order, not overlapping.

    Parameters
    ----------
    text : str
    lang : {"fr", "en"}
    headline : bool
        Whether the text is the headline or the summary, where "45 ans" alone is an age.
    place : bool
        Whether the text is that of a field for a place, where five digits are a postcode.
    """
    spans: list[Span] = []
    # Numbers with a meaning of their own first: a telephone is not looked for inside an IBAN.
    for start, end, kind in (
        *_numbers(text),
        *_patterns(text, lang, headline),
        *_phones(text, lang),
    ):
        _add(spans, start, end, kind)
    for start, end in _addresses(text, place):
        _add(spans, start, end, "address")
    return tuple(sorted(spans))


def _add(spans: list[Span], start: int, end: int, kind: str) -> None:
    if start < end and not any(item.start < end and start < item.end for item in spans):
        spans.append(Span(start, end, kind))


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    if sum(sign.isdigit() for sign in text) < _DIGITS_OF_A_PHONE:
        return
    for found in _IBAN.finditer(text):
        # The longest run may swallow the next word in capitals: try shorter ends.
        for end in range(found.end(), found.start() + 14, -1):
            compact = "".join(text[found.start() : end].split())
            if text[end - 1].isspace() or len(compact) not in _SIGNS_OF_AN_IBAN:
                continue
            if mod_97_10.is_valid(compact[4:] + compact[:4]):
                yield found.start(), end, "bank"
                break
    for found in _NIR.finditer(text):
        if nir.is_valid(re.sub(r"[\s.-]", "", found[0])):
            yield *found.span(), "id"


def _phones(text: str, lang: Lang) -> Iterator[tuple[int, int, str]]:
    if sum(sign.isdigit() for sign in text) < _DIGITS_OF_A_PHONE:
        return
    spans = [found.span() for shape in _shapes("phone") for found in shape.finditer(text)]
    for region in _REGIONS[lang]:
        spans += [(match.start, match.end) for match in PhoneNumberMatcher(text, region)]
    for start, end in spans:
        if not _no_phone().search(text[max(0, start - 20) : start]):
            yield start, end, "phone"


def _patterns(text: str, lang: Lang, headline: bool) -> Iterator[tuple[int, int, str]]:
    for kind, only_headline, pattern in _compiled(lang):
        if headline or not only_headline:
            for found in pattern.finditer(text):
                yield *_underlined(found), kind
    if "@" in text:
        for pattern in _shapes("email"):
            for found in pattern.finditer(text):
                yield *found.span(), "email"


def _addresses(text: str, place: bool) -> Iterator[tuple[int, int]]:
    if not any(sign.isdigit() for sign in text):
        return
    forms = _postcodes()
    for pattern in _shapes("way"):
        for found in pattern.finditer(text):
            end = found.start() + len(found[0].rstrip())
            yield found.start(), end
            near = forms["digits"][0].search(text, end, min(len(text), end + 40))
            if near and not re.search(r"[.!?\n|]", text[end : near.start()]):
                yield near.span()
    if place:
        for found in forms["digits"][0].finditer(text):
            yield found.span()
    for name in ("town_after", "town_before", "named", "letters"):
        for pattern in forms[name]:
            for found in pattern.finditer(text):
                yield _underlined(found)


def _underlined(found: re.Match[str]) -> tuple[int, int]:
    group: str | int = "x" if "x" in found.re.groupindex and found["x"] is not None else 0
    start = found.start(group)
    return start, start + len(found[group].rstrip())


@cache
def _compiled(lang: Lang) -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    data = lexicon("privacy", lang)
    return tuple(
        (kind, how == "headline", regex(pattern, exact=how == "exact"))
        for kind in KINDS
        if kind in data
        for how in ("any", "exact", "headline")
        for pattern in data[kind].get(how, ())
    )


@cache
def _shapes(name: str) -> tuple[re.Pattern[str], ...]:
    data = shared("privacy")[name]
    return tuple(
        regex(pattern, exact=how == "exact")
        for how in ("any", "exact")
        for pattern in data.get(how, ())
    )


@cache
def _no_phone() -> re.Pattern[str]:
    return regex(shared("privacy")["phone"]["not_after"])


@cache
def _postcodes() -> dict[str, tuple[re.Pattern[str], ...]]:
    data = shared("privacy")["postcode"]
    return {
        name: tuple(
            regex(pattern, exact=True) for pattern in ([value] if isinstance(value, str) else value)
        )
        for name, value in data.items()
    }


# Patterns are compiled and telephone tables loaded now, so that the browser's
# memory snapshot holds them and the first key stroke does not wait.
for _lang in LANGS:
    _compiled(_lang)
    for _region in _REGIONS[_lang]:
        list(PhoneNumberMatcher("+33 1 99 00 12 34, 01 99 00 12 34", _region))
for _name in ("way", "phone", "email"):
    _shapes(_name)
_postcodes()
_no_phone()
