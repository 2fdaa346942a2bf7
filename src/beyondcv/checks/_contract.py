"""Unit 00: the contract with oneself; advice, never marked.

A written plan with a day and an hour raised applications and offers: Abel,
Burger, Carranza & Piraino (2019), AEJ: Applied 11(2):284-301.
"""

from __future__ import annotations

import re

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult
from beyondcv.checks._text import text_lang
from beyondcv.checks._words import tokens
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["BARRIERS", "contract_barrier", "contract_goal", "contract_plan"]

BARRIERS = ("technique", "means", "codes", "confidence", "time")
"""What can stand in the way, as ``meta.beyondcv.contract.barrier`` names it."""

_OPENINGS = {
    "fr": re.compile(r"\s*(?:si\b|quand\b|lorsque\b|dès que\b|chaque\b)", re.IGNORECASE),
    "en": re.compile(r"\s*(?:if\b|when\b|as soon as\b|every\b|each\b)", re.IGNORECASE),
}
_DAYS = {
    "fr": r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|tous les jours|"
    r"chaque jour|week-?end)s?\b",
    "en": r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\bevery day\b|\beach day\b|\bweekend\b",
}
_TIMES = {
    "fr": r"\b\d{1,2}\s?(?:h|heures?|:\d\d)|\b(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|"
    r"dix|onze|douze) heures?\b|\bmidi\b|\bmatin\b|\bsoir\b|\baprès-midi\b|\bmidis\b",
    "en": r"\b\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)|\b\d{1,2}:\d\d\b|"
    r"\bat \d{1,2}\b|\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|"
    r"\bnoon\b|\bmorning\b|\bevening\b|\bafternoon\b",
}


def contract_goal(profile: Profile, lang: Lang) -> CheckResult:
    """Whether a goal is written."""
    _ = translator(lang).gettext
    goal = profile.course.contract.goal.strip()
    return result(
        "contract-goal",
        bool(goal),
        title=_("My goal"),
        found=_("You have written your goal.") if goal else _("Your goal is not written yet."),
        expected=_("One sentence on what you want to reach."),
        hint="" if goal else _("What would you like to have in three months?"),
        values={"characters": len(goal)},
    )


def contract_barrier(profile: Profile, lang: Lang) -> CheckResult:
    """Whether a barrier is chosen, so that the course can name help."""
    _ = translator(lang).gettext
    chosen = profile.course.contract.barrier in BARRIERS
    return result(
        "contract-barrier",
        chosen,
        title=_("What could hold me back"),
        found=_("You have named what could hold you back: that is a first step.")
        if chosen
        else _("No obstacle is chosen yet."),
        expected=_("One obstacle from the list."),
        hint="" if chosen else _("Choose the nearest one: the course then shows who can help."),
        values={"chosen": chosen},
    )


def contract_plan(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the if-then sentence opens with a condition and names a day, an hour and an act.

    Day and hour may stand in their own fields instead.
    """
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    contract = profile.course.contract
    text = contract.if_then[:1000]
    opens = bool(_OPENINGS[tongue].match(text))
    day = bool(contract.day.strip() or re.search(_DAYS[tongue], text, re.IGNORECASE))
    hour = bool(contract.time.strip() or re.search(_TIMES[tongue], text, re.IGNORECASE))
    act = len(tokens(text, tongue)) >= 5
    passed = opens and day and hour and act
    hint = ""
    if passed:
        found = _("Your plan says when and what: the moment reminds you to act.")
    elif not text.strip():
        found = _("Your plan is not written yet.")
        hint = _("Try: “If it is Tuesday at 9 o’clock, then I open my profile.”")
    elif not opens:
        found = _("Your plan has begun.")
        hint = _("Begin with “If it is …”: the moment then reminds you to act.")
    elif not day:
        found = _("Your plan begins well.")
        hint = _("Which day? A named day is easier to keep.")
    elif not hour:
        found = _("Your plan has its day.")
        hint = _("At what time? An hour makes it an appointment.")
    else:
        found = _("Your plan has its moment.")
        hint = _("What will you do then? Add “then I …”.")
    return result(
        "contract-plan",
        passed,
        title=_("My plan"),
        found=found,
        expected=_("A sentence such as “If it is [day, time], then I …”."),
        hint=hint,
        values={"opens": opens, "day": day, "time": hour, "act": act},
    )
