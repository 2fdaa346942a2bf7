"""What stands beside the capstone's answer: the whole file, a criterion at a time."""

from __future__ import annotations

from beyondcv.exercise._parts_profile import goal, messages, mix, network_choice, proof
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["clear", "evidence", "fit", "reciprocity", "sustained", "truth"]

_ACTS_SHOWN = 40


def clear(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
        _("Sheet to copy"): [profile.course.programme.sheet],
    }


def fit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    course = profile.course
    parts = network_choice(profile, lang)
    accounts = [account.network for account in profile.basics.accounts]
    parts[_("Networks chosen")] += [name for name in accounts if name.strip()]
    reasons = [course.answers.get(name, "") for name in ("01-mix", "02-reason", "02-drawback")]
    return (
        parts
        | mix(profile, lang)
        | {
            _("Reasons given in units 01 and 02"): reasons,
            _("Other ad: {id}").format(id=course.programme.ad or "–"): [course.programme.ad_text],
        }
    )


def reciprocity(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    acts = profile.course.programme.acts
    return {
        _("Actions that give or thank"): [a.act for a in acts if a.kind in ("give", "thank")],
    } | messages(profile, lang)


def evidence(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    answers, trial = profile.course.answers, profile.course.learning.experiment
    return {
        _("Evidence relied on"): [
            answers.get(name, "")
            for name in ("09-sources", "01-limit", "07-balance", "08-critical")
        ],
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
        _("Stopping rule"): [stopping] if stop.measure else [],
        _("When motivation fades"): [course.answers.get("06-sustainable", "")],
        _("Way out"): [leave.date, leave.format, course.answers.get("02-exit", "")],
    }


def truth(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    # Whether what is still going on is said to be so shows in the path and its dates.
    return goal(profile, lang) | proof(profile, lang)
