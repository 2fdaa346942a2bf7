"""Unit 06: four weeks within a budget, rungs of the ladder, a rule to stop.

The counts are the course's own (outline, unit C6). Why a plan in writing: Abel
and others (2019).
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from beyondcv.checks._build import counted, result
from beyondcv.checks._dates import known_today, lies_ahead, parse_day
from beyondcv.checks._result import CheckResult
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import CalendarAct, Profile

__all__ = [
    "RUNGS",
    "calendar_offline",
    "calendar_rungs",
    "calendar_weeks",
    "stop_rule",
    "time_weeks",
]

RUNGS = ("read", "react", "comment", "ask", "share", "publish", "meet")
"""The ladder, as ``meta.beyondcv.presence.calendar[].rung`` names its rungs."""

WEEKS, ACTS, KINDS, OFFLINE = 4, 2, 3, 4
FEWEST_WORDS = 2
MOST_READ = 200
"""Acts that are read: a file from strangers must not keep a class waiting."""
MOST_SIGNS = 300


def _acts(profile: Profile) -> list[CalendarAct]:
    """Return the acts that say week, rung, what and how long; a copy in one week counts once."""
    kept: dict[tuple[float, str], CalendarAct] = {}
    for act in profile.course.presence.calendar[:MOST_READ]:
        said = act.act[:MOST_SIGNS]
        complete = act.week in range(1, WEEKS + 1) and act.rung in RUNGS and (act.minutes or 0) > 0
        if complete and len(words(said)) >= FEWEST_WORDS:
            kept.setdefault((act.week or 0, fold(said.strip())), act)
    return list(kept.values())


def time_weeks(profile: Profile, lang: Lang) -> CheckResult:
    """Whether each of four planned weeks stays within the learner's own budget."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    budget = profile.course.presence.budget or 0.0
    minutes = Counter[int]()
    for act in _acts(profile):
        minutes[int(act.week or 0)] += round(act.minutes or 0)
    within = sum(0 < spent <= budget for spent in minutes.values())
    over = next((week for week in sorted(minutes) if minutes[week] > budget), 0)
    hint = ""
    if not minutes or budget <= 0:
        found = _("There is nothing to compare yet.")
        hint = _("Write your budget, then actions with their minutes.")
    else:
        found = ngettext(
            "{count} week stays within your budget.",
            "{count} weeks stay within your budget.",
            within,
        ).format(count=within)
        if over:
            hint = _(
                "Week {week} takes {minutes} minutes, your budget is {budget}: move an action, "
                "or shorten one."
            ).format(week=over, minutes=minutes[over], budget=number(budget, lang))
        elif within < WEEKS:
            hint = _("Plan the weeks that are still empty; fewer minutes are welcome.")
    return result(
        "time-weeks",
        within >= WEEKS,
        title=_("Weeks within the budget"),
        found=found,
        expected=_("Four weeks whose minutes stay within your own budget."),
        hint=hint,
        values={"within": within, "budget": budget},
        share=within / WEEKS,
    )


def calendar_weeks(profile: Profile, lang: Lang) -> CheckResult:
    """Whether each of four weeks holds two acts; a quarter of the points for each week."""
    _ = translator(lang).gettext
    acts = Counter(int(act.week or 0) for act in _acts(profile))
    full = sum(acts[week] >= ACTS for week in range(1, WEEKS + 1))
    hint = ""
    if not acts:
        found = _("No action is planned yet.")
        hint = _("Week 1: one thing to read, one person to thank. Say what and how many minutes.")
    else:
        found = _("Weeks with two actions or more: {count}.").format(count=full)
        if full < WEEKS:
            short = next(week for week in range(1, WEEKS + 1) if acts[week] < ACTS)
            hint = _(
                "Add an action to week {week}. An action counts with its rung, its minutes and "
                "two words or more."
            ).format(week=short)
    return result(
        "calendar-weeks",
        full >= WEEKS,
        title=_("Four weeks"),
        found=found,
        expected=_("Four weeks, each with at least two actions."),
        hint=hint,
        values={"weeks": full, "acts": acts.total()},
        share=full / WEEKS,
    )


def calendar_rungs(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three rungs of the ladder are used, on a screen or away from it."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = len({act.rung for act in _acts(profile)})
    passed = count >= KINDS
    return counted(
        "calendar-rungs",
        count,
        KINDS,
        title=_("Rungs of the ladder"),
        found=ngettext("{count} rung is used.", "{count} rungs are used.", count).format(
            count=count
        ),
        expected=_("At least three different rungs, on a screen or away from it."),
        hint=""
        if passed
        else _("Try the next rung up or down: a question, a thank you, a meeting."),
        values={"rungs": count, "wanted": KINDS},
    )


def calendar_offline(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four acts take place away from a screen; meeting somebody always does."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(act.rung == "meet" or act.where == "offline" for act in _acts(profile))
    passed = count >= OFFLINE
    return counted(
        "calendar-offline",
        count,
        OFFLINE,
        title=_("Away from the screen"),
        found=ngettext(
            "{count} action away from the screen.", "{count} actions away from the screen.", count
        ).format(count=count),
        expected=_("At least four actions away from the screen: one a week, for example."),
        hint=""
        if passed
        else _("A call, a coffee, a question at the counter, a notice at the library: all count."),
        values={"offline": count, "wanted": OFFLINE},
    )


def stop_rule(profile: Profile, lang: Lang, today: date | None = None) -> CheckResult:
    """Whether a measure, a number of one or more and a day to come are written.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date, optional
        As for `known_today`.
    """
    _ = translator(lang).gettext
    stop = profile.course.presence.stop
    measure = len(words(stop.measure[:MOST_SIGNS])) >= FEWEST_WORDS
    # "Fewer than 0" would never happen: such a rule stops nothing.
    some = (stop.number or 0) >= 1
    when = parse_day(stop.date)
    day = when is not None and lies_ahead(when, known_today(profile, today))
    passed = measure and some and day
    hint = ""
    if passed:
        found = _("Your rule has its measure, its number and its day.")
    elif not (measure or some or when):
        found = _("There is no stopping rule yet.")
        hint = _("By which day, and below how many useful conversations, do you change your plan?")
    else:
        found = _("You have started your stopping rule.")
        hint = (
            _("Say in two words or more what you count: useful conversations, for example.")
            if not measure
            else _("Write a number of 1 or more: below it, you change or stop.")
            if not some
            else _("Choose the day on which you will count.")
            if when is None
            else _("The day on which you count is not in the future: choose one to come.")
        )
    return result(
        "stop-rule",
        passed,
        title=_("Stopping rule"),
        found=found,
        expected=_("What you count, a number of 1 or more, and a day to come."),
        hint=hint,
        values={"parts": measure + some + day, "wanted": 3},
        share=float(passed),
    )
