"""The capstone: another ad, the sheet to copy, twelve weeks of acts, the test afterwards.

A written plan of job search raised applications, offers and employment among
young people in South Africa: Abel, Burger, Carranza & Piraino (2019). That no
act need be online, and that giving counts, are the course's own (outline, CAP).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from beyondcv.checks._build import result
from beyondcv.checks._dates import dates, parse_day
from beyondcv.checks._overlap import ad_overlap, chosen_ad
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._selftest import done
from beyondcv.checks._text import text_lang, words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = [
    "KINDS",
    "capstone_dates",
    "other_ad",
    "post_test",
    "programme_acts",
    "programme_budget",
    "programme_give",
    "programme_offline",
    "sheet_privacy",
    "weekly_minutes",
]

KINDS = ("meet", "keep", "give", "ask", "thank", "wake", "apply", "learn", "rest")
"""What an act can be, as ``meta.beyondcv.programme.acts[].kind`` names it."""

ACTS, GIVES, OFFLINE, DAYS, ITEMS = 12, 4, 4, 84, 10
FEWEST_WORDS = 2
WEEK = 7 * 24 * 60
SHEET, SHEET_WORDS = 200, 20
"""Characters, and different words, from which on a sheet is more than a heading."""
MOST_READ = 300
MOST_SIGNS = 10_000
_DATES = "meta.beyondcv.programme.acts[{}].date"


@dataclass(frozen=True)
class _Act:
    day: date
    what: str
    kind: str
    place: str
    minutes: float | None


def _acts(profile: Profile) -> list[_Act]:
    """Return the acts that say what and when, each once, within twelve weeks of the first."""
    seen: dict[tuple[date, str], _Act] = {}
    for entry in profile.course.programme.acts[:MOST_READ]:
        day, what = parse_day(entry.date), fold(entry.act.strip()[:500])
        if day is not None and what:
            seen.setdefault((day, what), _Act(day, what, entry.kind, entry.place, entry.minutes))
    if not seen:
        return []
    first = min(act.day for act in seen.values())
    return [act for act in seen.values() if (act.day - first).days < DAYS]


def _different(profile: Profile) -> list[_Act]:
    """Return the acts that count: two words or more, the same words once; rest needs one."""
    kept: dict[str, _Act] = {}
    for act in _acts(profile):
        if act.kind == "rest" or len(words(act.what)) >= FEWEST_WORDS:
            kept.setdefault(act.what, act)
    return list(kept.values())


def weekly_minutes(profile: Profile) -> dict[date, float]:
    """Return the minutes of each week that has acts, by the Monday it begins with."""
    weeks: dict[date, float] = {}
    for act in _acts(profile):
        monday = act.day - timedelta(days=act.day.weekday())
        weeks[monday] = weeks.get(monday, 0) + (act.minutes or 0)
    return weeks


def programme_acts(profile: Profile, lang: Lang) -> CheckResult:
    """Whether twelve acts or more have a day within twelve weeks."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count, dated = len(_different(profile)), len(_acts(profile))
    written = len(profile.course.programme.acts[:MOST_READ])
    hint = ""
    if not count:
        found = _("No action has its day yet.")
        hint = _("Begin with next week: one action that takes ten minutes.")
    else:
        found = ngettext(
            "{count} action with its day, within twelve weeks.",
            "{count} actions with their day, within twelve weeks.",
            count,
        ).format(count=count)
        if count < ACTS:
            hint = (
                _("The same words count once, one word not at all: say for whom, or what about.")
                if dated > count
                else _(
                    "Some lines have no day or no action, or lie beyond twelve weeks: look at them."
                )
                if written > count
                else _("About one action a week is enough. What could week {week} hold?").format(
                    week=min(12, count + 1)
                )
            )
    return result(
        "programme-acts",
        count >= ACTS,
        title=_("Twelve weeks"),
        found=found,
        expected=_("At least {count} different actions with a day, within twelve weeks.").format(
            count=ACTS
        ),
        hint=hint,
        values={"acts": count, "wanted": ACTS},
        share=min(count, ACTS) / ACTS,
    )


def programme_give(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four acts give something to somebody."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(act.kind == "give" for act in _different(profile))
    return result(
        "programme-give",
        count >= GIVES,
        title=_("Giving"),
        found=ngettext("{count} action that gives.", "{count} actions that give.", count).format(
            count=count
        ),
        expected=_("At least {count} actions that give something to somebody.").format(count=GIVES),
        hint=""
        if count >= GIVES
        else _("An ad passed on, a letter read over, a hand with a file: small gifts count."),
        values={"give": count, "wanted": GIVES},
        share=min(count, GIVES) / GIVES,
    )


def programme_offline(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four acts are away from the screen; rest counts too."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(act.place == "offline" for act in _different(profile))
    return result(
        "programme-offline",
        count >= OFFLINE,
        title=_("Away from the screen"),
        found=ngettext(
            "{count} small action away from the screen.",
            "{count} small actions away from the screen.",
            count,
        ).format(count=count),
        expected=_("At least {count} actions away from the screen.").format(count=OFFLINE),
        hint=""
        if count >= OFFLINE
        else _("A call, a visit, a coffee, a day of rest: which action could do without a screen?"),
        values={"offline": count, "wanted": OFFLINE},
        share=min(count, OFFLINE) / OFFLINE,
    )


def programme_budget(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the minutes of every week stay within the budget.

    Counted once there are twelve acts that all say their minutes; half of the
    points if one week alone is too full.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    budget, acts = profile.course.programme.budget or 0, _acts(profile)
    # Rest takes no minutes, and a box that shows 0 cannot be told from one left alone.
    without = sum(act.minutes is None and act.kind != "rest" for act in acts)
    weeks = weekly_minutes(profile)
    over = {week: minutes for week, minutes in weeks.items() if minutes > budget}
    hint, share = "", 0.0
    if budget <= 0:
        found = _("Your minutes a week are not written yet.")
        hint = _("How long can you give it every week, even in a bad week?")
    elif budget > WEEK:
        found = _("Your {budget} minutes a week are more than a week holds.").format(
            budget=number(budget, lang)
        )
        hint = _("How long can you give it every week, even in a bad week?")
    elif len(_different(profile)) < ACTS or without:
        found = _("There is not enough to count yet.")
        hint = (
            ngettext(
                "{count} action has no minutes yet.",
                "{count} actions have no minutes yet.",
                without,
            ).format(count=without)
            if without
            else _("First write {count} actions with their day and minutes.").format(count=ACTS)
        )
    elif over:
        week = min(over)
        found = ngettext(
            "{count} week is fuller than your {budget} minutes.",
            "{count} weeks are fuller than your {budget} minutes.",
            len(over),
        ).format(count=len(over), budget=number(budget, lang))
        hint = _("The week of {day} holds {minutes} minutes: move one action, or take one away.")
        hint = hint.format(day=week.isoformat(), minutes=number(over[week], lang))
        share = 0.5 if len(over) == 1 else 0.0
    else:
        found = _("Every week holds {budget} minutes or less.").format(budget=number(budget, lang))
        share = 1.0
    return result(
        "programme-budget",
        share == 1,
        title=_("Minutes a week"),
        found=found,
        expected=_("No week beyond the minutes that you give yourself."),
        hint=hint,
        values={"budget": budget, "most": max(weeks.values(), default=0)},
        share=share,
    )


def capstone_dates(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the dates of the path and those of the twelve weeks exist and are in order."""
    _ = translator(lang).gettext
    path = dates(profile, lang)
    course = profile.course
    findings = list(path.findings)
    days = [
        (_DATES.format(i), entry.date) for i, entry in enumerate(course.programme.acts[:MOST_READ])
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
