"""The capstone's twelve weeks: acts with a day, some that give, within a budget of minutes.

A written plan of job search raised applications, offers and employment among
young people in South Africa: Abel, Burger, Carranza & Piraino (2019). That no
act need be online, and that giving counts, are the course's own (outline, CAP).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from beyondcv.checks._build import counted, result
from beyondcv.checks._dates import parse_day, written
from beyondcv.checks._result import CheckResult
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = [
    "MOST_READ",
    "programme_acts",
    "programme_budget",
    "programme_give",
    "programme_offline",
    "weekly_minutes",
]

ACTS, GIVES, OFFLINE = 12, 4, 4
DAYS = 84
"""Twelve weeks: those that hold most of the acts."""
WEEK = 7 * 24 * 60
"""Minutes that a week has."""
FEWEST_WORDS = 2
MOST_READ, MOST_SIGNS = 300, 500
"""Acts, and characters of each, that are read: a stranger's file must not keep a class waiting."""
MOST_SHOWN = 60
"""Characters of an act that a message repeats."""


@dataclass(frozen=True)
class _Act:
    day: date
    what: str
    said: str
    kind: str
    place: str
    minutes: float | None


def _dated(profile: Profile) -> list[_Act]:
    """Return the acts that say what and when, each once."""
    seen: dict[tuple[date, str], _Act] = {}
    for entry in profile.course.programme.acts[:MOST_READ]:
        day, what = parse_day(entry.date), fold(entry.act.strip()[:MOST_SIGNS])
        if day is not None and what:
            said = " ".join(entry.act.split())
            act = _Act(day, what, said, entry.kind, entry.place, entry.minutes)
            seen.setdefault((day, what), act)
    return list(seen.values())


def _parted(profile: Profile) -> tuple[list[_Act], list[_Act]]:
    """Return the acts of the twelve weeks that hold most of them, and the others.

    One mistyped year must not take all the others away, whichever way it lies.
    """
    acts = _dated(profile)
    days = sorted(act.day for act in acts)
    if not days:
        return [], []
    last = timedelta(days=DAYS - 1)
    # Of two such spans the earlier one.
    first = max(days, key=lambda day: bisect_right(days, day + last) - bisect_left(days, day))
    inside = [act for act in acts if first <= act.day <= first + last]
    return inside, [act for act in acts if not first <= act.day <= first + last]


def _acts(profile: Profile) -> list[_Act]:
    """Return the acts that say what and when, each once, within twelve weeks."""
    return _parted(profile)[0]


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


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1].rstrip() + "…"


def programme_acts(profile: Profile, lang: Lang) -> CheckResult:
    """Whether twelve acts or more have a day within twelve weeks."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count, (inside, beyond) = len(_different(profile)), _parted(profile)
    dated = len(inside)
    begun_lines = sum(
        bool((act.act + act.date).strip()) for act in profile.course.programme.acts[:MOST_READ]
    )
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
        if beyond:
            act = min(beyond, key=lambda act: act.day)
            found += " " + ngettext(
                "{count} more lies outside them, on {day}: “{act}”. Is its date right?",
                "{count} more lie outside them, the first on {day}: “{act}”. Are their dates "
                "right?",
                len(beyond),
            ).format(count=len(beyond), day=written(act.day, lang), act=_short(act.said))
        if dated > count < ACTS:
            hint = _("The same words count once, one word not at all: say for whom, or what about.")
        elif begun_lines > count < ACTS:
            hint = _(
                "Some lines have no day or no action, or lie beyond twelve weeks: look at them."
            )
        elif count < ACTS:
            hint = _("About one action a week is enough. What could week {week} hold?").format(
                week=count + 1
            )
    return counted(
        "programme-acts",
        count,
        ACTS,
        title=_("Twelve weeks"),
        found=found,
        expected=_("At least {count} different actions with a day, within twelve weeks.").format(
            count=ACTS
        ),
        hint=hint,
        values={"acts": count, "wanted": ACTS},
    )


def programme_give(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four acts give something to somebody."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(act.kind == "give" for act in _different(profile))
    return counted(
        "programme-give",
        count,
        GIVES,
        title=_("Giving"),
        found=ngettext("{count} action that gives.", "{count} actions that give.", count).format(
            count=count
        ),
        expected=_("At least {count} actions that give something to somebody.").format(count=GIVES),
        hint=""
        if count >= GIVES
        else _("An ad passed on, a letter read over, a hand with a file: small gifts count."),
        values={"give": count, "wanted": GIVES},
    )


def programme_offline(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four acts are away from the screen; rest counts too."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(act.place == "offline" for act in _different(profile))
    return counted(
        "programme-offline",
        count,
        OFFLINE,
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
        hint = hint.format(day=written(week, lang), minutes=number(over[week], lang))
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
