"""Unit 06: a week in minutes, its total, a budget.

The two hours are the course's own (outline, unit C6): a guide mark, no finding.
"""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, number, translator
from beyondcv.profile import DayLog, Profile

__all__ = ["BUDGET", "DAYS", "log_days", "log_sum", "time_budget"]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days, as ``meta.beyondcv.presence.log[].day`` names them."""

BUDGET = 120
"""Minutes a week that a budget holds at most."""

MOST_READ = 200
"""Entries that are read: a file from strangers must not keep a class waiting."""
_DAY_MINUTES = 24 * 60
_NAMES = {
    "mon": N_("Monday"),
    "tue": N_("Tuesday"),
    "wed": N_("Wednesday"),
    "thu": N_("Thursday"),
    "fri": N_("Friday"),
    "sat": N_("Saturday"),
    "sun": N_("Sunday"),
}


def _log(profile: Profile) -> dict[str, DayLog]:
    """Return the first entry of each day that a day can hold."""
    kept: dict[str, DayLog] = {}
    for entry in profile.course.presence.log[:MOST_READ]:
        if entry.day in DAYS and 0 <= _spent(entry) <= _DAY_MINUTES:
            kept.setdefault(entry.day, entry)
    return kept


def _spent(day: DayLog) -> float:
    parts = (day.useful or 0.0, day.scrolling or 0.0, day.offline or 0.0)
    return sum(parts) if min(parts) >= 0 else -1.0


def log_days(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the log holds the seven days; days without a minute are welcome, a blank week not."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    days = _log(profile)
    blank = not sum(map(_spent, days.values()))
    count = 0 if blank else len(days)
    hint = ""
    if blank:
        found = _("No minute is written down yet.")
        hint = _("Begin with yesterday: three numbers, even rough ones.")
    else:
        found = ngettext("{count} day of 7.", "{count} days of 7.", count).format(count=count)
        if count < len(DAYS):
            missing = next(day for day in DAYS if day not in days)
            name = _(_NAMES[missing])
            # French writes days small inside a sentence.
            name = name.lower() if lang == "fr" else name
            hint = _("Next: {day}. A day at zero counts, if it is written.").format(day=name)
    return result(
        "log-days",
        count == len(DAYS),
        title=_("Seven days"),
        found=found,
        expected=_("Seven different days: useful minutes, scrolling, away from the screen."),
        hint=hint,
        values={"days": count, "wanted": len(DAYS)},
        share=count / len(DAYS),
    )


def log_sum(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the learner's total is that of the log, to the minute."""
    _ = translator(lang).gettext
    days = _log(profile)
    right = sum(map(_spent, days.values()))
    said = profile.course.presence.total or 0.0
    passed = said > 0 and abs(said - right) < 1
    hint = ""
    if not right:
        found = _("There is nothing to add up yet.")
        hint = _("Write your days first.")
    elif passed:
        found = _("Your total is right: {total} minutes, or {hours} hours.").format(
            total=number(said, lang), hours=number(round(said / 60, 1), lang)
        )
    else:
        found = (
            _("You wrote {total} minutes; the days add up to something else.").format(
                total=number(said, lang)
            )
            if said
            else _("Your total is not written yet.")
        )
        day, entry = next((d, e) for d, e in days.items() if _spent(e))
        hint = _(
            "{day}: {useful} + {scrolling} + {offline} = {sum}. Do so for each day, then add up "
            "the days."
        ).format(
            day=_(_NAMES[day]),
            useful=number(entry.useful or 0, lang),
            scrolling=number(entry.scrolling or 0, lang),
            offline=number(entry.offline or 0, lang),
            sum=number(_spent(entry), lang),
        )
    return result(
        "log-sum",
        passed,
        title=_("Total of the week"),
        found=found,
        expected=_("The sum of all minutes of the seven days."),
        hint=hint,
        values={"said": said},
        share=float(passed),
    )


def time_budget(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the budget is between a minute and two hours a week."""
    _ = translator(lang).gettext
    budget = profile.course.presence.budget or 0.0
    passed = 0 < budget <= BUDGET
    hint = ""
    if budget <= 0:
        found = _("There is no budget yet.")
        hint = _("How many minutes a week could you keep up in a bad week?")
    elif passed:
        found = _("Your budget: {minutes} minutes a week.").format(minutes=number(budget, lang))
    else:
        found = _("Your budget is {minutes} minutes a week: a lot to keep up.").format(
            minutes=number(budget, lang)
        )
        hint = _("What could you leave out? Two hours a week are the most here.")
    return result(
        "time-budget",
        passed,
        title=_("Budget of time"),
        found=found,
        expected=_("A budget of {most} minutes a week or less.").format(most=BUDGET),
        hint=hint,
        values={"budget": budget, "high": BUDGET},
        share=float(passed),
    )
