"""A profile held against a job ad: the words of the trade that both use.

Stems and a list of synonyms, nothing else: a learner can check every answer
by eye. The band is wide, and full coverage is no aim: a word belongs in a
profile when it is true.
"""

from __future__ import annotations

from functools import cache

from beyondcv.checks._build import result
from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._terms import extract_terms
from beyondcv.checks._text import MAX_TEXT, published, text_lang
from beyondcv.checks._words import content_stems, fold
from beyondcv.datasets import Ad, ad
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile

__all__ = ["SECTIONS", "ad_overlap", "chosen_ad", "overlap"]

SECTIONS = (
    "label",
    "summary",
    "work",
    "volunteer",
    "education",
    "certificates",
    "skills",
    "languages",
    "interests",
    "projects",
)
"""Sections that are compared, in reading order."""

ADVISED = (50, 85)
ACCEPTED = (40, 90)
MIN_TERMS = 3


def chosen_ad(profile: Profile, lang: Lang) -> Ad | None:
    """Return the ad that the learner chose or pasted, its terms filled in.

    Parameters
    ----------
    profile : Profile
        Its ``meta.beyondcv.ad``: the ``id`` of a course ad, or a text.
    lang : {"fr", "en"}
        Language of the course; the profile's own goes first.

    Returns
    -------
    Ad or None
        None if there is no ad, or one that the course does not have.
    """
    tongue = text_lang(profile, lang)
    choice = profile.course.ad
    if choice.id:
        try:
            return ad(choice.id, tongue)
        except KeyError:
            pass
    if choice.text.strip():
        return Ad("", choice.title, "", choice.text, extract_terms(choice.text[:MAX_TEXT], tongue))
    return None


def overlap(profile: Profile, lang: Lang) -> list[tuple[str, dict[str, bool]]]:
    """Return, for each term of the chosen ad, the sections that use it.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}

    Returns
    -------
    list of (str, dict of str to bool)
        In the ad's order; the keys are `SECTIONS`. Empty without an ad.
    """
    chosen = chosen_ad(profile, lang)
    if chosen is None:
        return []
    tongue = text_lang(profile, lang)
    rows: dict[str, list[tuple[str, ...]]] = {name: [] for name in SECTIONS}
    for item in published(profile):
        if item.section in rows:
            rows[item.section].append(content_stems(item.text, tongue))
    table = []
    for term in chosen.terms:
        forms = _forms(term, tongue)
        table.append(
            (
                term,
                {
                    name: any(_holds(row, form) for row in texts for form in forms)
                    for name, texts in rows.items()
                },
            )
        )
    return table


def ad_overlap(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the profile shares words with the chosen ad, without copying it.

    Live advice aims at 50 to 85 %, points accept 40 to 90 %. Judged in whole
    percent, rounded down: what is shown is what is judged.
    """
    _ = translator(lang).gettext
    table = overlap(profile, lang)
    present = [term for term, sections in table if any(sections.values())]
    missing = [term for term, sections in table if not any(sections.values())]
    total = len(table)
    percent = 100 * len(present) // total if total else 0
    expected = _("Between {low} and {high}% of the ad’s words, all of them true for you.").format(
        low=ACCEPTED[0], high=ACCEPTED[1]
    )
    title = _("Words shared with the ad")
    if total < MIN_TERMS:
        return result(
            "ad-overlap",
            False,
            title=title,
            found=_("There is no ad to compare with yet."),
            expected=expected,
            hint=_("Choose one of the course’s ads, or paste an ad that interests you."),
            values=_values(0, total, 0),
            share=0.0,
        )
    found = _("Your profile uses {present} of the ad’s {total} words: {percent}%.").format(
        present=len(present), total=total, percent=percent
    )
    passed = ACCEPTED[0] <= percent <= ACCEPTED[1]
    names = ", ".join(missing)
    if percent > ACCEPTED[1]:
        hint = _(
            "Beware of keyword stuffing: a profile that repeats the whole ad makes readers "
            "suspicious. Keep what you can prove."
        )
    elif percent < ADVISED[0]:
        hint = _("Is this true for you? {terms}. Add only what is, in your own words.").format(
            terms=names
        )
    elif percent > ADVISED[1]:
        hint = _("That is plenty. Check that you can prove each word; no need for more.")
    else:
        hint = _("A good measure. Words that you leave out: {terms}. Is this true for you?").format(
            terms=names
        )
    return result(
        "ad-overlap",
        passed,
        title=title,
        found=found,
        expected=expected,
        hint=hint,
        findings=[Finding("meta.beyondcv.ad", 0, 0, "", "missing-term", term) for term in missing],
        values=_values(len(present), total, percent),
        share=float(passed),
    )


def _values(present: int, total: int, percent: int) -> dict[str, float]:
    return {
        "present": present,
        "total": total,
        "percent": percent,
        "low": ADVISED[0],
        "high": ADVISED[1],
        "accepted_low": ACCEPTED[0],
        "accepted_high": ACCEPTED[1],
    }


def _holds(row: tuple[str, ...], form: tuple[str, ...]) -> bool:
    size = len(form)
    if size == 1:
        return form[0] in row
    return any(row[at : at + size] == form for at in range(len(row) - size + 1))


def _forms(term: str, lang: Lang) -> list[tuple[str, ...]]:
    own = content_stems(term, lang)
    # Capitals are often typed without accents, and stems depend on them.
    forms = {own, content_stems(fold(term), lang)}
    for group in _groups(lang):
        if own in group:
            forms.update(group)
    return [form for form in forms if form]


@cache
def _groups(lang: Lang) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(content_stems(form, lang) for form in group)
        for group in lexicon("synonyms", lang)["groups"]
    )


for _lang in LANGS:
    _groups(_lang)
