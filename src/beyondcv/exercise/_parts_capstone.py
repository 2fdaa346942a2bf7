"""What stands beside the capstone's answer: the whole file, a criterion at a time."""

from __future__ import annotations

from beyondcv.exercise._parts_profile import messages, mix
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["clear", "evidence", "fit", "reciprocity", "sustained"]

_ACTS_SHOWN = 40


def clear(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Headline"): [profile.basics.label],
        _("Sheet to copy"): [profile.course.programme.sheet],
    }


def fit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    course = profile.course
    accounts = [account.network for account in profile.basics.accounts]
    return {
        _("My goal"): [course.contract.goal],
        _("Networks chosen"): [course.choice.main, course.choice.second, *accounts],
        _("Other ad: {id}").format(id=course.programme.ad or "–"): [course.programme.ad_text],
    } | mix(profile, lang)


def reciprocity(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    acts = profile.course.programme.acts
    return {
        _("Acts that give or thank"): [a.act for a in acts if a.kind in ("give", "thank")],
    } | messages(profile, lang)


def evidence(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    answers, trial = profile.course.answers, profile.course.learning.experiment
    return {
        _("What is leant on"): [answers.get("09-sources", ""), answers.get("01-limit", "")],
        _("Experiment"): [trial.hypothesis, trial.measure, trial.stop],
    }


def sustained(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    course = profile.course
    programme, stop, leave = course.programme, course.presence.stop, course.choice.exit
    stopping = _("On {date}, fewer than {number}: {measure}").format(
        date=stop.date or "?", number=number(stop.number or 0, lang), measure=stop.measure
    )
    return {
        _("Minutes a week: {minutes}").format(minutes=number(programme.budget or 0, lang)): [],
        _("Twelve weeks"): [f"{act.date} · {act.act}" for act in programme.acts[:_ACTS_SHOWN]],
        _("Rules of the charter"): [rule.text for rule in course.charter.rules[:_ACTS_SHOWN]],
        _("Rule to stop"): [stopping] if stop.measure else [],
        _("Way out"): [leave.date, leave.format, course.answers.get("02-exit", "")],
    }
