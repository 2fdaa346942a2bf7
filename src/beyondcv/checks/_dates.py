"""Dates that exist and follow each other. Gaps are no fault and are not looked for.

No clock is read here: a rule that needs to know which day it is gets it as an argument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["dates", "known_today", "lies_ahead", "parse_day", "written"]

_FORM = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?")
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")


def dates(profile: Profile, lang: Lang) -> CheckResult:
    """Whether dates are written ``YYYY[-MM[-DD]]`` (JSON Resume 1.2.1), exist, and are in order.

    Two activities at once are welcome, a break needs no excuse.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    findings: list[Finding] = []
    count = 0
    for path, start, end in _pairs(profile):
        first, last = _parse(start), _parse(end)
        count += bool(start) + bool(end)
        for name, text, parsed in (("startDate", start, first), ("endDate", end, last)):
            if text and parsed is None:
                note = _("Write a year, or a year and a month: 2024 or 2024-06.")
                findings.append(Finding(f"{path}.{name}", 0, len(text), text, "form", note))
        # "2024" may end what "2024-06" began: compare what both say.
        if first and last and last < first[: len(last)]:
            note = _("This end is before its beginning: were they swapped?")
            findings.append(Finding(f"{path}.endDate", 0, len(end), end, "order", note))
    for i, paper in enumerate(profile.certificates):
        count += bool(paper.date)
        if paper.date and _parse(paper.date) is None:
            note = _("Write a year, or a year and a month: 2024 or 2024-06.")
            findings.append(
                Finding(f"certificates[{i}].date", 0, len(paper.date), paper.date, "form", note)
            )
    if findings:
        found = ngettext(
            "{count} date to look at again.", "{count} dates to look at again.", len(findings)
        ).format(count=len(findings))
        hint = findings[0].note
    elif count:
        found = _("Your dates follow each other. Breaks are part of a life and need no excuse.")
        hint = ""
    else:
        found = _("There is no date to check.")
        hint = ""
    return result(
        "dates",
        not findings,
        title=_("Dates"),
        found=found,
        expected=_("Dates such as 2024 or 2024-06, each end after its beginning."),
        hint=hint,
        findings=findings,
        values={"dates": count, "problems": len(findings)},
        nothing=not count,
    )


def parse_day(text: str) -> date | None:
    """Return the day that a text names as the forms write it (``2026-12-01``), None otherwise.

    Parameters
    ----------
    text : str
        Python alone would read ``20261201`` and ``2026-W49-2`` too, which no form shows.

    Returns
    -------
    datetime.date or None
    """
    try:
        return date.fromisoformat(text.strip()) if _DAY.fullmatch(text.strip()) else None
    except ValueError:
        return None


def known_today(profile: Profile, today: date | None) -> date | None:
    """Return the day to judge by: the given one, or else the one on which the file was saved.

    Parameters
    ----------
    profile : Profile
    today : datetime.date or None
        The hand-in's day in grading, the clock's in a form; None where nobody knows.

    Returns
    -------
    datetime.date or None
        None if the file does not say either (``meta.lastModified``).
    """
    return parse_day(profile.meta.last_modified[:10]) if today is None else today


def lies_ahead(day: date, today: date | None) -> bool:
    """Return whether a day is still to come; today is not. Where no day is known, all may be."""
    return today is None or day > today


def written(day: date, lang: Lang) -> str:
    """Return a day as a sentence says it."""
    return f"{day:%d/%m/%Y}" if lang == "fr" else f"{day.day} {day:%B %Y}"


def _pairs(profile: Profile) -> Iterator[tuple[str, str, str]]:
    for name in ("work", "volunteer", "education", "projects"):
        for i, item in enumerate(getattr(profile, name)):
            yield f"{name}[{i}]", item.start_date, item.end_date


def _parse(text: str) -> tuple[int, ...] | None:
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    parts = tuple(int(part) for part in found.groups() if part is not None)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return parts
