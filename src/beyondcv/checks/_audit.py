"""Unit 08: claims held against four questions, sources to watch, five domains of change.

Texts are counted, never judged; only the kinds of proof have a right answer,
that of the cards in ``data/published/evidence.yml`` (a test compares them).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from beyondcv.checks._asked import different, is_own
from beyondcv.checks._build import counted, result
from beyondcv.checks._dates import known_today, parse_day
from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult
from beyondcv.checks._words import fold
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile
from beyondcv.profile._learning import Watched

__all__ = [
    "AUDITED",
    "audit_grades",
    "audit_questions",
    "domains",
    "watch_opinion",
    "watch_sources",
]


class _Claim(NamedTuple):
    evidence: str
    grade: str
    look: str


AUDITED: Mapping[str, _Claim] = {
    "photo": _Claim(
        "vendor-photo", "survey", N_("Claim 1: the seller did the counting, or says so.")
    ),
    "plan": _Claim("abel-2019", "causal", N_("Claim 2: how were the groups made?")),
    "agility": _Claim(
        "de-meuse-2017", "observational", N_("Claim 3: was anything drawn at random there?")
    ),
}
"""The three claims: card of the page, kind of proof, and where to look again."""

QUESTIONS = ("who", "how", "compared", "whom")
DOMAINS = ("recruitment", "customers", "work", "employers", "governance")
LANGUAGES = ("fr", "en", "other")
SOURCES = 3
MOST_READ = 30
ANSWER_WORDS, DOMAIN_WORDS = 2, 4


def audit_questions(profile: Profile, lang: Lang) -> CheckResult:
    """Whether twelve questions, four for each claim, have an answer of their own."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    audit = profile.course.learning.audit
    cells = [
        (f"{claim}.{question}", getattr(getattr(audit, claim), question))
        for claim in AUDITED
        for question in QUESTIONS
    ]
    own = different(cells, ANSWER_WORDS)
    count = len(own)
    lost = [place for place, text in cells if text.strip() and place not in own]
    hint = ""
    if lost:
        hint = _(
            "Claim {number}: an answer of one word, a copied question or twice the same text "
            "does not count."
        ).format(number=list(AUDITED).index(lost[0].partition(".")[0]) + 1)
    elif count < len(cells):
        hint = _("If a seller gives no method, that is an answer too: write what is missing.")
    return result(
        "audit-questions",
        count == len(cells),
        title=_("Four questions to three claims"),
        found=ngettext("{count} answer of {total}.", "{count} answers of {total}.", count).format(
            count=count, total=len(cells)
        ),
        expected=_("Twelve answers in your own words, none of them repeated."),
        hint=hint,
        values={"answers": count, "total": len(cells)},
        share=count / len(cells),
    )


def audit_grades(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the kind of proof of each claim is right."""
    _ = translator(lang).gettext
    return closed(
        "audit-grades",
        {f"08-grade-{name}": Key(claim.grade, claim.look) for name, claim in AUDITED.items()},
        profile,
        lang,
        title=_("Kinds of evidence"),
        expected=_("The kind of evidence behind each claim, as its card says."),
    )


def domains(profile: Profile, lang: Lang) -> CheckResult:
    """Whether one change stands in each of the five domains."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    held = profile.course.learning.domains
    there = different(((name, getattr(held, name)) for name in DOMAINS), DOMAIN_WORDS)
    count = len(there)
    hint = ""
    if count < len(DOMAINS):
        hint = _("Look at a place that you know: a shop, a school, a building site, a GP surgery.")
    return result(
        "domains",
        count == len(DOMAINS),
        title=_("Five areas"),
        found=ngettext(
            "{count} area of {total} has its change.",
            "{count} areas of {total} have their change.",
            count,
        ).format(count=count, total=len(DOMAINS)),
        expected=_("One change in each area, in {count} words or more of your own.").format(
            count=DOMAIN_WORDS
        ),
        hint=hint,
        values={"domains": count, "total": len(DOMAINS)},
        share=count / len(DOMAINS),
    )


def watch_sources(profile: Profile, lang: Lang, today: date | None = None) -> CheckResult:
    """Whether three different sources have a date and a language.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date, optional
        As for `known_today`: nobody has read a source tomorrow.
    """
    _ = translator(lang).gettext
    today = known_today(profile, today)
    count = len(_sources(profile, today))
    begun = sum(bool(source.name.strip()) for source in profile.course.learning.watch[:MOST_READ])
    hint = ""
    if count < SOURCES:
        hint = (
            _("A source has a date that is still to come: when did you read or hear it?")
            if any(
                _is_unread(source, today) for source in profile.course.learning.watch[:MOST_READ]
            )
            else _(
                "Give each source its date and its language: without a date, nobody sees it grow "
                "old."
            )
            if begun > count
            else _("A library, a trade journal, a radio programme, a colleague: all are sources.")
        )
    return counted(
        "watch-sources",
        count,
        SOURCES,
        title=_("Sources to follow"),
        found=_("Sources with their date and their language: {count}.").format(count=count),
        expected=_("{count} different sources, each with a date and a language.").format(
            count=SOURCES
        ),
        hint=hint,
        values={"sources": count, "wanted": SOURCES},
    )


def watch_opinion(profile: Profile, lang: Lang, today: date | None = None) -> CheckResult:
    """Whether one complete source is of another opinion; parameters as for `watch_sources`."""
    _ = translator(lang).gettext
    passed = "other" in _sources(profile, known_today(profile, today)).values()
    return result(
        "watch-opinion",
        passed,
        title=_("Another opinion"),
        found=_("One source disagrees with you.")
        if passed
        else _("No source that disagrees with you yet."),
        expected=_("At least one complete source that disagrees with you."),
        hint="" if passed else _("Who would say that you are wrong? Read them too."),
        values={"there": passed},
        share=float(passed),
    )


def _is_unread(source: Watched, today: date | None) -> bool:
    """Return whether a source would be read after tomorrow: where it is late, it is another day."""
    day = parse_day(source.date)
    return day is not None and today is not None and day > today + timedelta(days=1)


def _sources(profile: Profile, today: date | None) -> dict[str, str]:
    """Return the opinion of each complete source, by its name."""
    found: dict[str, str] = {}
    for source in profile.course.learning.watch[:MOST_READ]:
        name = fold(source.name.strip()[:200])
        dated = parse_day(source.date) and not _is_unread(source, today)
        if is_own(source.name, 1) and dated and source.language in LANGUAGES:
            found.setdefault(name, source.opinion)
    return found
