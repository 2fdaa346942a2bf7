"""Unit 04: people by circle, dormant ties, and nobody's name.

Counts are the course's own (outline, unit C4). That acquaintances matter and
not only close friends: Granovetter (1973); Rajkumar and others (2022).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from beyondcv.checks._build import counted, result
from beyondcv.checks._lexicons import shared
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import text_lang
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Contact, Profile

__all__ = [
    "CIRCLES",
    "circles_anonymous",
    "circles_count",
    "circles_dormant",
    "gives_away",
    "name_spans",
]

CIRCLES = ("work", "training", "close", "local", "target")
"""The five circles, as ``meta.beyondcv.circles[].circle`` names them."""

PEOPLE, SPREAD, DORMANT = 20, 4, 5
_STEP = 5
"""People that earn the next part of the points."""
MOST_READ = 300
"""Entries that are read: a file from strangers must not keep a class waiting."""
MOST_SIGNS = 1_000


def _people(profile: Profile) -> list[Contact]:
    """Return the entries that say who, each once."""
    found: dict[tuple[str, str], Contact] = {}
    for entry in profile.course.circles[:MOST_READ]:
        role = fold(entry.role.strip()[:MOST_SIGNS])
        if role:
            found.setdefault((entry.circle, role), entry)
    return list(found.values())


def circles_count(profile: Profile, lang: Lang) -> CheckResult:
    """Whether twenty people stand in four circles or more.

    Two thirds of the points for the people, by fives; one third for the circles.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    people = _people(profile)
    count = len(people)
    spread = len({entry.circle for entry in people} & set(CIRCLES))
    passed = count >= PEOPLE and spread >= SPREAD
    steps = (min(count, PEOPLE) // _STEP) / (PEOPLE // _STEP)
    share = 2 / 3 * steps + (1 / 3 if spread >= SPREAD else 0)
    hint = ""
    if not count:
        found = _("Nobody is on your list yet.")
        hint = _("Begin with one person who has seen you work or learn. Write the role, no name.")
    else:
        found = ngettext(
            "{count} person. Circles: {spread} of five.",
            "{count} people. Circles: {spread} of five.",
            count,
        ).format(count=count, spread=spread)
        if spread < SPREAD:
            hint = _("Look into a circle that is still empty: who was there?")
        elif count < PEOPLE:
            hint = ngettext(
                "One more person: who sold to you, taught you, or worked next door?",
                "{missing} more people: who sold to you, taught you, or worked next door?",
                PEOPLE - count,
            ).format(missing=PEOPLE - count)
    return result(
        "circles-count",
        passed,
        title=_("People and circles"),
        found=found,
        expected=_("At least {people} people in at least {spread} circles.").format(
            people=PEOPLE, spread=SPREAD
        ),
        hint=hint,
        values={"people": count, "circles": spread, "wanted": PEOPLE},
        share=min(1.0, share),
    )


def circles_dormant(profile: Profile, lang: Lang) -> CheckResult:
    """Whether five of the people have not been heard of for a year or more."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(entry.last_contact == "dormant" for entry in _people(profile))
    if not count:
        found = _("No dormant tie is on your list yet.")
    else:
        found = ngettext("{count} dormant tie.", "{count} dormant ties.", count).format(count=count)
    hint = "" if count >= DORMANT else _("Whom did you see every week three years ago?")
    return counted(
        "circles-dormant",
        count,
        DORMANT,
        title=_("Dormant ties"),
        found=found,
        expected=_("At least {count} people without news for a year or more.").format(
            count=DORMANT
        ),
        hint=hint,
        values={"dormant": count, "wanted": DORMANT},
    )


def circles_anonymous(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the list and the messages give nobody away: no full name, e-mail or telephone.

    All points without any, half with one text that has one. The learner's own
    name is theirs to write.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    findings = gives_away(profile, _texts(profile), lang)
    places = len({finding.path for finding in findings})
    empty = not _people(profile)
    hint = ""
    if empty:
        found = _("Nobody is on your list yet, so there is nobody to protect.")
        hint = _("Write roles from the start: “the driver of line 4”, “my first tutor”.")
    elif places:
        found = ngettext(
            "{count} text says who somebody is.", "{count} texts say who somebody is.", places
        ).format(count=places)
        hint = _("Replace “{text}” by a role or by initials.").format(text=findings[0].text.strip())
    else:
        found = _("Roles and initials: no name was found.")
    return result(
        "circles-anonymous",
        not empty and not places,
        title=_("Nobody’s name"),
        found=found,
        expected=_(
            "No full name, no e-mail address, no telephone number in the list or the messages."
        ),
        hint=hint,
        findings=findings,
        values={"people": len(_people(profile)), "texts": places},
        share=0.0 if empty else max(0.0, 1 - places / 2),
    )


def gives_away(profile: Profile, texts: Iterable[tuple[str, str]], lang: Lang) -> list[Finding]:
    """Return where texts hold somebody's name, e-mail address or telephone number.

    Parameters
    ----------
    profile : Profile
        Its own name is the learner's to write.
    texts : iterable of tuple of str
        JSON path and text.
    lang : {"fr", "en"}
        The reader's language.
    """
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    own = fold(profile.basics.name.strip())
    notes = {
        "name": _("A person’s name. A role or initials are enough: “my cookery teacher”, “M. D.”."),
        "email": _("An e-mail address. It belongs to that person, not to your file."),
        "phone": _("A telephone number. It belongs to that person, not to your file."),
    }
    findings = []
    for path, text in texts:
        spans = [
            (s.start, s.end, s.kind) for s in privacy_spans(path, text, tongue) if s.kind in notes
        ]
        spans += [
            (start, end, "name")
            for start, end in name_spans(text)
            if not own or fold(text[start:end]) != own
        ]
        findings += [
            Finding(path, start, end, text[start:end], kind, notes[kind])
            for start, end, kind in sorted(spans)
        ]
    return findings


def _texts(profile: Profile) -> Iterator[tuple[str, str]]:
    for i, entry in enumerate(profile.course.circles[:MOST_READ]):
        for name in ("role", "help"):
            yield f"meta.beyondcv.circles[{i}].{name}", getattr(entry, name)[:MOST_SIGNS]
    for i, message in enumerate(profile.course.messages[:MOST_READ]):
        for name in ("link", "reason", "question", "text"):
            yield f"meta.beyondcv.messages[{i}].{name}", getattr(message, name)[:MOST_SIGNS]


def name_spans(text: str) -> list[tuple[int, int]]:
    """Return where a text holds what looks like somebody's name.

    A frequent first name before a capitalised word, or a title ("Mrs") before
    one. A school or a street that bears a name is no person. Names that the list
    does not know pass: a check that takes "France Travail" for a person would
    be worse.
    """
    spans: list[tuple[int, int]] = []
    for pattern in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span("x")
            before = text[max(0, start - 30) : start]
            if _place().search(before) or any(a < end and start < b for a, b in spans):
                continue
            spans.append((start, end))
    return spans


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = shared("names")
    first = "|".join(data["first"].split())
    title = "|".join(map(re.escape, data["titles"].split()))
    # Two letters at least: "Marie D." are initials.
    last = r"(?:(?:de|du|da|le|la|el|ben|van|von)\s){0,2}[A-ZÀ-Þ][\w'’-]+"
    return (
        re.compile(rf"(?<!\w)(?P<x>(?:{first})(?:-[A-ZÀ-Þ]\w+)?\s{last})"),
        re.compile(rf"(?<!\w)(?P<x>(?:{title})\s{last})"),
    )


@cache
def _place() -> re.Pattern[str]:
    words = "|".join(shared("names")["places"].split())
    return re.compile(rf"\b(?:{words})(?:\s[\w'’-]+)?\s{{0,3}}$", re.IGNORECASE)


# Compiled now, so that the browser's memory snapshot holds them.
_patterns()
_place()
