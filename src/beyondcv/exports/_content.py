"""What of a profile is published, as plain data for any kind of page.

The private fields (telephone, e-mail, street, postcode) are not left out later:
they never get here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from beyondcv.exports._others import section_name
from beyondcv.i18n import MONTHS, Lang, translator
from beyondcv.profile import (
    Entry,
    Profile,
    Project,
    Volunteer,
    Work,
    legible_profile,
    other_sections,
)

__all__ = ["Content", "Item", "Part", "content"]

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-\d{2})?")


@dataclass(frozen=True)
class Item:
    """One line of a path: what, where, when, and what came of it."""

    title: str
    place: str = ""
    when: str = ""
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A headed part of a profile."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Content:
    """A published profile."""

    name: str
    label: str
    place: str
    summary: str
    parts: tuple[Part, ...]
    fictional: bool


def content(profile: Profile, lang: Lang) -> Content:
    """Return what of a profile is published.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
        Language of headings and months.
    """
    _ = translator(lang).gettext
    profile = legible_profile(profile)
    basics = profile.basics

    def done(entry: Work | Volunteer | Project, title: str, place: str, text: str) -> Item:
        when = _span(entry.start_date, entry.end_date, lang)
        return Item(title, place, when, text, _lines(entry.highlights))

    parts = (
        Part(
            _("Experience"),
            tuple(done(w, w.position, w.name, w.summary) for w in profile.work),
        ),
        Part(
            _("Volunteering"),
            tuple(done(v, v.position, v.organization, v.summary) for v in profile.volunteer),
        ),
        Part(
            _("Projects"),
            tuple(done(p, p.name, p.entity, p.description) for p in profile.projects),
        ),
        Part(
            _("Education"),
            tuple(
                Item(
                    _joined((e.study_type, e.area)),
                    e.institution,
                    _span(e.start_date, e.end_date, lang),
                    e.score.strip(),
                    _lines(e.courses),
                )
                for e in profile.education
            ),
        ),
        Part(
            _("Certificates"),
            tuple(Item(c.name, c.issuer, _date(c.date, lang)) for c in profile.certificates),
        ),
        Part(
            _("Skills"),
            tuple(Item(s.name, s.level, text=_joined(s.keywords)) for s in profile.skills),
        ),
        Part(_("Languages"), tuple(Item(x.language, x.fluency) for x in profile.languages)),
        *(
            Part(section_name(name, lang), tuple(_other(entry, lang) for entry in entries))
            for name, entries in other_sections(profile).items()
        ),
        Part(
            _("Interests"), tuple(Item(x.name, text=_joined(x.keywords)) for x in profile.interests)
        ),
        Part(_("Online"), tuple(Item(a.network, a.url or a.username) for a in basics.accounts)),
    )
    kept = (Part(part.title, tuple(i for i in part.items if i != Item(""))) for part in parts)
    return Content(
        name=basics.name,
        label=basics.label,
        place=_joined((basics.location.city, basics.location.region)),
        summary=basics.summary,
        parts=tuple(part for part in kept if part.items),
        fictional=profile.meta.fictional,
    )


def _other(entry: Entry, lang: Lang) -> Item:
    dated = entry.start[1] or entry.end[1]
    when = _span(entry.start[1], entry.end[1], lang) if dated else _date(entry.day[1], lang)
    lines = tuple(line for _key, line in entry.lines)
    return Item(entry.title[1], entry.place[1], when, entry.text[1], lines)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(_lines(texts))


def _date(date: str, lang: Lang) -> str:
    match = _DATE.fullmatch(date)
    if not match or not match[2]:
        return match[1] if match else date
    month = translator(lang).gettext(MONTHS[int(match[2]) - 1])
    return f"{month} {match[1]}"


def _span(start: str, end: str, lang: Lang) -> str:
    _ = translator(lang).gettext
    if not start:
        return _date(end, lang)
    if not end:
        return _("since {date}").format(date=_date(start, lang))
    return f"{_date(start, lang)} – {_date(end, lang)}"
