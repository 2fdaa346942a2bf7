"""Unit 08: a small experiment that can fail, and what few messages can tell.

The parts are those of any trial (outline, unit C8): one variable, a measure with
a number fixed beforehand, a period, a rule for stopping. The right readings are
those of ``data/synthetic/ab_messages.csv``; a test holds them against it.
"""

from __future__ import annotations

from collections.abc import Mapping

from beyondcv.checks._asked import different
from beyondcv.checks._build import result
from beyondcv.checks._dates import parse_day
from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = [
    "ABILITIES",
    "SAMPLE",
    "abilities",
    "experiment_measure",
    "experiment_period",
    "experiment_stop",
    "experiment_variable",
    "sample_size",
]

ABILITIES = ("learn", "initiative", "creativity", "relations")
"""The four abilities of the article (line 19), as the choices ``08-…`` name them."""

OFTEN = ("none", "once", "several")
DAYS = (7, 28)
FEWEST_WORDS = 4

SAMPLE: Mapping[str, Key] = {
    "08-sample-1": Key("600", N_("Question 1: choose 10 messages, and read the sentence below.")),
    "08-sample-2": Key(
        "80", N_("Question 2: go up the numbers until 900 draws of 1,000 are passed.")
    ),
}
"""The two readings of the simulator: right answer, and where to look again."""


def abilities(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the four abilities were looked at and one was chosen; advice, never marked."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    given = profile.course.choices
    count = sum(given.get(f"08-{name}") in OFTEN for name in ABILITIES)
    chosen = given.get("08-train") in ABILITIES
    hint = ""
    if count < len(ABILITIES):
        hint = _("Think of what you did in the last two weeks, not of your character.")
    elif not chosen:
        hint = _("Choose one to train: your experiment is made for it.")
    return result(
        "abilities",
        count == len(ABILITIES) and chosen,
        title=_("Four abilities"),
        found=ngettext(
            "{count} ability assessed, by what you did.",
            "{count} abilities assessed, by what you did.",
            count,
        ).format(count=count),
        expected=_("Four abilities assessed, one chosen to train. There are no points for it."),
        hint=hint,
        values={"count": count, "chosen": chosen},
    )


def _written(profile: Profile) -> set[str]:
    """Return the parts that are written in the learner's own words, none copied from another."""
    trial = profile.course.learning.experiment
    parts = ("hypothesis", "variable", "measure", "stop")
    return set(different(((name, getattr(trial, name)) for name in parts), FEWEST_WORDS))


def experiment_variable(profile: Profile, lang: Lang) -> CheckResult:
    """Whether a hypothesis and the one thing to change are written; half a point each."""
    _ = translator(lang).gettext
    trial = profile.course.learning.experiment
    there = _written(profile) & {"hypothesis", "variable"}
    if len(there) == 2:
        found, hint = _("A hypothesis, and one thing that changes."), ""
    elif there:
        found = (
            _("The hypothesis is there; the thing that changes is missing, too short or the same.")
            if "hypothesis" in there
            else _("What changes is there; the hypothesis is missing, or too short.")
        )
        hint = _("Say in your own words what you expect, then what you change, each by itself.")
    elif trial.hypothesis.strip() or trial.variable.strip():
        found = _("The hypothesis or the thing that changes is too short, or both say the same.")
        hint = _("Say in your own words what you expect, then what you change, each by itself.")
    else:
        found = _("The hypothesis is not written yet.")
        hint = _("Begin with “If I…, then I expect…”. It may be wrong: that is its use.")
    return result(
        "experiment-variable",
        len(there) == 2,
        title=_("Hypothesis and variable"),
        found=found,
        expected=_(
            "A hypothesis and one thing that you change: {count} words or more each."
        ).format(count=FEWEST_WORDS),
        hint=hint,
        values={"written": len(there)},
        share=len(there) / 2,
    )


def experiment_measure(profile: Profile, lang: Lang) -> CheckResult:
    """Whether what is counted is written, and the number that would be enough."""
    _ = translator(lang).gettext
    counted = "measure" in _written(profile)
    target = profile.course.learning.experiment.target
    number = target is not None and target > 0
    if counted and number:
        found, hint = _("You know what you count, and how many are enough."), ""
    elif counted:
        found = _("You know what you count; the number is missing.")
        hint = _("How many would make you go on? Write it before you start.")
    elif profile.course.learning.experiment.measure.strip():
        found = _("What you count is too short, or says the same as another field.")
        hint = _(
            "Name it in {count} words or more: an answer, a call, a visit that happens or does not."
        ).format(count=FEWEST_WORDS)
    elif number:
        found = _("Your number is there; what you count is not written yet in your own words.")
        hint = _("Count something that happens or does not: no likes, no mood.")
    else:
        found = _("What you count is not written yet.")
        hint = _("Count something that happens or does not: no likes, no mood.")
    return result(
        "experiment-measure",
        counted and number,
        title=_("Measure"),
        found=found,
        expected=_("What you count, in {count} words or more, and a number above zero.").format(
            count=FEWEST_WORDS
        ),
        hint=hint,
        values={"written": counted, "number": number},
        share=(counted + number) / 2,
    )


def experiment_period(profile: Profile, lang: Lang) -> CheckResult:
    """Whether first and last day are 7 to 28 days apart."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    low, high = DAYS
    trial = profile.course.learning.experiment
    first, last = parse_day(trial.start), parse_day(trial.end)
    days = (last - first).days if first and last else 0
    passed = low <= days <= high
    hint = ""
    if first is None or last is None:
        found = _("First or last day is not chosen yet.")
        hint = _("Choose both days: a trial without an end has no result.")
    elif days < 0:
        found = _("The last day comes before the first.")
        hint = _("Choose the last day again.")
    else:
        found = ngettext("The trial lasts {count} day.", "The trial lasts {count} days.", days)
        found = found.format(count=days)
        if not passed:
            hint = _("Two weeks suit most trials: long enough to count, short enough to stop.")
    return result(
        "experiment-period",
        passed,
        title=_("Period"),
        found=found,
        expected=_("A first and a last day, {low} to {high} days apart.").format(
            low=low, high=high
        ),
        hint=hint,
        values={"days": days, "low": low, "high": high},
        share=float(passed),
    )


def experiment_stop(profile: Profile, lang: Lang) -> CheckResult:
    """Whether it is written when to stop before the end."""
    _ = translator(lang).gettext
    passed = "stop" in _written(profile)
    if passed:
        found = _("You know when you stop.")
    elif profile.course.learning.experiment.stop.strip():
        found = _("Your stopping rule is too short, or says the same as another field.")
    else:
        found = _("It is not written yet when you would stop.")
    return result(
        "experiment-stop",
        passed,
        title=_("When to stop"),
        found=found,
        expected=_("A sign, and what you do then: {count} words or more.").format(
            count=FEWEST_WORDS
        ),
        hint=""
        if passed
        else _("Try: “If two people say that I disturb them, I stop and I apologise.”"),
        values={"written": passed},
        share=float(passed),
    )


def sample_size(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the two readings of the simulator are right."""
    _ = translator(lang).gettext
    return closed(
        "sample-size",
        SAMPLE,
        profile,
        lang,
        title=_("What few messages can tell"),
        expected=_("Two right readings of the simulator."),
    )
