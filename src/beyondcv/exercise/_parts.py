"""What a person who grades by hand is shown beside each answer, by the answer's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from beyondcv.datasets import networks
from beyondcv.i18n import N_, Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["ANSWERS", "PARTS"]

_MESSAGES_SHOWN = 6
_ACTS_SHOWN = 40
_LINES_SHOWN = 30
_RULES_SHOWN = 12


def _goal(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    work = [f"{_dates(w)} {w.position}, {w.name}" for w in profile.work]
    unpaid = [f"{_dates(v)} {v.position}, {v.organization}" for v in profile.volunteer]
    study = [f"{_dates(e)} {e.study_type} {e.area}, {e.institution}" for e in profile.education]
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
        _("Path"): work + unpaid + study,
    }


def _proof(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    groups = (
        *((w.position or w.name, w.highlights) for w in profile.work),
        *((v.position or v.organization, v.highlights) for v in profile.volunteer),
        *((p.name, p.highlights) for p in profile.projects),
    )
    lines = [f"{where}: {line}" for where, highlights in groups for line in highlights]
    return {_("Tasks turned into proofs"): lines}


def _voice(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
    }


def _mix(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    mix = profile.course.channels
    rows = (
        (_("Job ads"), mix.ads),
        (_("Unsolicited applications"), mix.spontaneous),
        (_("Relations and recommendations"), mix.relations),
        (_("Public and private go-betweens"), mix.intermediaries),
        (_("Profile or CV base"), mix.passive),
        (_("Acts in four weeks"), mix.acts),
        (_("Hours a week"), mix.hours),
    )
    return {
        _("Mix of channels"): [f"{name}: {number(n, lang)}" for name, n in rows if n is not None],
        _("My goal"): [profile.course.contract.goal],
    }


def _nothing(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    return {}


def _messages(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Message {number}").format(number=i): [
            _("What links us: {text}").format(text=message.link),
            _("Why this person: {text}").format(text=message.reason),
            _("My question: {text}").format(text=message.question),
            message.text,
        ]
        for i, message in enumerate(profile.course.messages[:_MESSAGES_SHOWN], 1)
    }


_RUNGS = {
    "read": N_("Read or listen"),
    "react": N_("React, thank"),
    "comment": N_("Write a comment"),
    "ask": N_("Ask a question"),
    "share": N_("Share with my view"),
    "publish": N_("Publish a text of mine"),
    "meet": N_("Meet somebody"),
}
_KINDS = {
    "comment": N_("A comment under somebody’s text"),
    "question": N_("A question"),
    "link": N_("A link, with my view"),
}


def _posts(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    parts = {}
    for i, post in enumerate(profile.course.presence.posts[:_MESSAGES_SHOWN], 1):
        kind = _(_KINDS[post.kind]) if post.kind in _KINDS else "?"
        lines = [kind, post.text]
        if post.source.strip():
            lines.append(_("Source: {text}").format(text=post.source))
        if post.alt.strip():
            lines.append(_("Image: {text}").format(text=post.alt))
        parts[_("Text {number}").format(number=i)] = lines
    return parts


def _four_weeks(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    presence = profile.course.presence
    acts = sorted(presence.calendar[:_ACTS_SHOWN], key=lambda act: act.week or 0)
    offline = _("Away from the screen")
    return {
        _("Four weeks"): [
            _("Week {week}: {rung}, {minutes} min. {act}").format(
                week=number(act.week or 0, lang),
                rung=_(_RUNGS[act.rung]) if act.rung in _RUNGS else "?",
                minutes=number(act.minutes or 0, lang),
                act=f"{act.act} ({offline})" if act.where == "offline" else act.act,
            )
            for act in acts
        ],
        _("Minutes a week"): [
            _("Spent: {spent}. Budget: {budget}.").format(
                spent=number(presence.total or 0, lang), budget=number(presence.budget or 0, lang)
            )
        ],
        _("Rule to stop"): [
            _("On {date}, fewer than {number}: {measure}").format(
                date=presence.stop.date or "?",
                number=number(presence.stop.number or 0, lang),
                measure=presence.stop.measure,
            )
        ],
    }


def _plan(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    words = {
        "meet": _("meet"),
        "keep": _("keep in touch"),
        "give": _("give"),
        "ask": _("ask"),
        "thank": _("thank"),
        "wake": _("wake up"),
    }
    rows = []
    for line in profile.course.plan[:_LINES_SHOWN]:
        way = _("towards the field aimed at") if line.target == "yes" else ""
        stage = words.get(line.stage, line.stage)
        rows.append(" · ".join(filter(None, (line.date, line.role, stage, line.act, way))))
    return {
        _("My goal"): [profile.course.contract.goal],
        _("My plan"): rows,
        _("My questions"): list(profile.course.questions[:_MESSAGES_SHOWN]),
    }


def _charter(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {_("My rules"): [rule.text for rule in profile.course.charter.rules[:_RULES_SHOWN]]}


def _network_choice(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    choice, known = profile.course.choice, networks()
    rows = ((_("Main network"), choice.main), (_("Second network"), choice.second))
    return {
        _("Networks chosen"): [
            f"{name}: {known[id].names[lang]}" for name, id in rows if id in known
        ],
        _("My goal"): [profile.course.contract.goal],
    }


def _exit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    plan = profile.course.choice.exit
    return _network_choice(profile, lang) | {
        _("Day of the review and format of the copy"): [f"{plan.date} · {plan.format}".strip(" ·")]
    }


def _clear(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
        _("Sheet to copy"): [profile.course.programme.sheet],
    }


def _fit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    course = profile.course
    parts = _network_choice(profile, lang)
    accounts = [account.network for account in profile.basics.accounts]
    parts[_("Networks chosen")] += [name for name in accounts if name.strip()]
    reasons = [course.answers.get(name, "") for name in ("01-mix", "02-reason", "02-drawback")]
    return (
        parts
        | _mix(profile, lang)
        | {
            _("Reasons given in units 01 and 02"): reasons,
            _("Other ad: {id}").format(id=course.programme.ad or "–"): [course.programme.ad_text],
        }
    )


def _reciprocity(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    acts = profile.course.programme.acts
    return {
        _("Acts that give or thank"): [a.act for a in acts if a.kind in ("give", "thank")],
    } | _messages(profile, lang)


def _evidence(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    answers, trial = profile.course.answers, profile.course.learning.experiment
    return {
        _("What is leant on"): [
            answers.get(name, "")
            for name in ("09-sources", "01-limit", "07-balance", "08-critical")
        ],
        _("Experiment"): [trial.hypothesis, trial.measure, trial.stop],
    }


def _sustained(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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
        _("When the wish to go on fades"): [course.answers.get("06-sustainable", "")],
        _("Way out"): [leave.date, leave.format, course.answers.get("02-exit", "")],
    }


def _truth(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    # Whether what is still going on is said to be so shows in the path and its dates.
    return _goal(profile, lang) | _proof(profile, lang)


def _dates(section: Any) -> str:
    return f"{section.start_date or '?'} → {section.end_date or '…'} ·"


def _audit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    audit = profile.course.learning.audit
    return {
        _("Claim {number}").format(number=i): [
            _("Who says so: {text}").format(text=claim.who),
            _("How it is known: {text}").format(text=claim.how),
            _("Compared with what: {text}").format(text=claim.compared),
            _("For whom: {text}").format(text=claim.whom),
        ]
        for i, claim in enumerate((audit.photo, audit.plan, audit.agility), 1)
    }


def _trial(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    trial = profile.course.learning.experiment
    target = "" if trial.target is None else number(trial.target, lang)
    return {
        _("My experiment"): [
            trial.hypothesis,
            trial.variable,
            f"{trial.measure} · {target}",
            f"{trial.start or '?'} → {trial.end or '?'}",
            trial.stop,
        ]
    }


def _domains(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    seen = profile.course.learning.domains
    return {
        _("Five domains"): [
            seen.recruitment, seen.customers, seen.work, seen.employers, seen.governance
        ],
        _("Sources to watch"): [
            f"{source.name} · {source.date} · {source.language} · {source.opinion}"
            for source in profile.course.learning.watch[:_MESSAGES_SHOWN]
        ],
    }  # fmt: skip


PARTS: Mapping[str, Callable[[Profile, Lang], dict[str, list[str]]]] = {
    "01-limit": _nothing,
    "01-mix": _mix,
    "01-sentence": _nothing,
    "02-drawback": _network_choice,
    "02-exit": _exit,
    "02-reason": _network_choice,
    "03-goal": _goal,
    "03-proof": _proof,
    "03-voice": _voice,
    "04-link": _messages,
    "04-request": _messages,
    "04-tone": _messages,
    "05-feasible": _plan,
    "05-give": _plan,
    "05-structure": _plan,
    "06-rights": _posts,
    "06-sustainable": _four_weeks,
    "06-value": _posts,
    "07-balance": _nothing,
    "07-help": _charter,
    "07-remedy": _nothing,
    "08-critical": _audit,
    "08-flop": _trial,
    "08-forward": _domains,
    "09-clarity": _clear,
    "09-evidence": _evidence,
    "09-fit": _fit,
    "09-reciprocity": _reciprocity,
    "09-sustainability": _sustained,
    "09-truth": _truth,
}
"""Parts of the profile by the name of the answer that they go with."""

ANSWERS: Mapping[str, str] = {name: "09-reflection" for name in PARTS if name.startswith("09-")}
"""The answer to read, where it is not that of the same name: the capstone has one for all."""
