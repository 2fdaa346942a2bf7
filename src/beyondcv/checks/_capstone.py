"""The capstone: dates of the whole file, another ad, a sheet to copy, the test afterwards.

Counts are the course's own (outline, CAP).
"""

from __future__ import annotations

from dataclasses import replace

from beyondcv.checks._build import result
from beyondcv.checks._dates import dates, parse_day
from beyondcv.checks._overlap import ad_overlap, chosen_ad
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._programme import MOST_READ
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._selftest import done
from beyondcv.checks._text import text_lang, words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["capstone_dates", "other_ad", "post_test", "sheet_privacy"]

SHEET, SHEET_WORDS = 200, 20
"""Characters, and different words, from which on a sheet is more than a heading."""
ITEMS = 10
"""Questions of the self-test."""
MOST_SIGNS = 10_000
"""Characters of a sheet that are read: a file from strangers must not keep a class waiting."""


def capstone_dates(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the dates of the path and those of the twelve weeks exist and are in order."""
    _ = translator(lang).gettext
    path = dates(profile, lang)
    course = profile.course
    findings = list(path.findings)
    days = [
        (f"meta.beyondcv.programme.acts[{i}].date", act.date)
        for i, act in enumerate(course.programme.acts[:MOST_READ])
    ]
    trial, choice = course.learning.experiment, course.choice
    days += [
        ("meta.beyondcv.learning.experiment.start", trial.start),
        ("meta.beyondcv.learning.experiment.end", trial.end),
        ("meta.beyondcv.choice.exit.date", choice.exit.date),
        ("meta.beyondcv.presence.stop.date", course.presence.stop.date),
        *(
            (f"meta.beyondcv.plan[{i}].date", line.date)
            for i, line in enumerate(course.plan[:MOST_READ])
        ),
    ]
    for where, text in days:
        if text.strip() and parse_day(text) is None:
            note = _("Choose a day in the calendar, or write it as 2026-12-01.")
            findings.append(Finding(where, 0, len(text), text, "form", note))
    start, end = parse_day(trial.start), parse_day(trial.end)
    if start and end and end < start:
        note = _("This end is before its beginning: were they swapped?")
        findings.append(
            Finding("meta.beyondcv.learning.experiment.end", 0, 0, trial.end, "order", note)
        )
    planned = any(parse_day(entry.date) for entry in course.programme.acts[:MOST_READ])
    passed = not findings and planned
    if findings:
        found, hint = path.found, findings[0].note
        if not path.findings:
            found = _("A date of your plan is to be looked at again.")
    elif planned:
        found, hint = _("Your dates exist and follow each other."), ""
    else:
        found = _("Your twelve weeks have no date yet.")
        hint = _("Give one action its day.")
    return result(
        "capstone-dates",
        passed,
        title=_("Dates"),
        found=found,
        expected=_("Dates that exist and follow each other, in your experience and in the plan."),
        hint=hint,
        findings=findings,
        values={"problems": len(findings)},
        share=float(passed),
    )


def other_ad(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the profile shares words with another ad than that of unit 03."""
    _ = translator(lang).gettext
    programme, first = profile.course.programme, profile.course.ad
    second = replace(first, id=programme.ad, title="", text=programme.ad_text)
    given = chosen_ad(profile, lang)
    known = "" if given is None else fold(given.text.strip())
    same = (
        second.id == first.id
        if second.id
        else bool(second.text.strip())
        and fold(second.text.strip()) in (known, fold(first.text.strip()))
    )
    if same:
        return result(
            "other-ad",
            False,
            title=_("Words shared with another ad"),
            found=_("This is the ad from unit 03."),
            expected=_("Another ad, with 40 to 90% of its words in your profile."),
            hint=_("Choose another ad, close to your goal, or paste one of your own."),
            share=0.0,
        )
    # The same rule on the same profile, with the other ad in the place of the first.
    other = profile.copy()
    other.course.ad = second
    judged = ad_overlap(other, lang)
    return replace(
        judged,
        id="other-ad",
        title=_("Words shared with another ad"),
        expected=_("Another ad, with 40 to 90% of its words in your profile."),
        findings=tuple(
            replace(finding, path="meta.beyondcv.programme.ad") for finding in judged.findings
        ),
    )


def sheet_privacy(profile: Profile, lang: Lang) -> CheckResult:
    """Whether there is a sheet to copy, free of what nobody needs to know."""
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    path, text = "meta.beyondcv.programme.sheet", profile.course.programme.sheet[:MOST_SIGNS]
    findings = [
        Finding(path, span.start, span.end, text[span.start : span.end], span.kind, "")
        for span in privacy_spans(path, text, tongue)
    ]
    note = _("What you copy into a network is read by strangers: leave this out.")
    findings = [replace(finding, note=note) for finding in findings if finding.kind != "email"]
    said = {fold(word) for word in words(text)}
    short = len(text.strip()) < SHEET or len(said) < SHEET_WORDS
    hint = ""
    if short and text.strip():
        found = _("Your sheet has {count} characters: it is still short.").format(
            count=len(text.strip())
        )
        hint = _("Add what you do and a proof: {count} characters or more.").format(count=SHEET)
    elif short:
        found = _("Your sheet to copy is not written yet.")
        hint = _("Make one from your profile, then correct it.")
    elif findings:
        found = _("Your sheet holds a personal detail.")
        hint = _("Take out “{text}”.").format(text=findings[0].text.strip())
    else:
        found = _("Your sheet keeps your private life private.")
    passed = not short and not findings
    return result(
        "sheet-privacy",
        passed,
        title=_("Sheet to copy"),
        found=found,
        expected=_("One sheet to copy, without telephone, address, age, family or health."),
        hint=hint,
        findings=findings,
        values={"characters": len(text.strip()), "flags": len(findings)},
        share=float(passed),
    )


def post_test(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the second self-test was finished; no answer is looked at, or kept for this."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    taken = profile.course.tests.after
    count = min(ITEMS, sum(bool(answer.strip()) for answer in taken.items.values()))
    passed = done(taken)
    return result(
        "post-test",
        passed,
        title=_("“Where I stand”, second round"),
        found=_("The second round of “Where I stand” is done. Its answers are for you.")
        if passed
        else ngettext(
            "{count} answer of ten in the second round of “Where I stand”.",
            "{count} answers of ten in the second round of “Where I stand”.",
            count,
        ).format(count=count),
        expected=_("Second round of “Where I stand”, finished; right or wrong earns the same."),
        hint="" if passed else _("It takes ten minutes. “I do not know yet” is an answer."),
        values={"items": count},
        share=float(passed),
    )
