"""What stands beside the answers of units 01 to 05: channels, networks, profile, messages, plan."""

from __future__ import annotations

from typing import Any

from beyondcv.datasets import networks
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["exit", "goal", "messages", "mix", "network_choice", "plan", "proof", "voice"]

_MESSAGES_SHOWN = 6
_LINES_SHOWN = 30


def mix(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    mix = profile.course.channels
    rows = (
        (_("Job ads"), mix.ads),
        (_("Unsolicited applications"), mix.spontaneous),
        (_("Contacts and recommendations"), mix.relations),
        (_("Job centres and agencies"), mix.intermediaries),
        (_("Profile or CV database"), mix.passive),
        (_("Actions in four weeks"), mix.acts),
        (_("Hours a week"), mix.hours),
    )
    return {
        _("Mix of channels"): [f"{name}: {number(n, lang)}" for name, n in rows if n is not None],
        _("My goal"): [profile.course.contract.goal],
    }


def network_choice(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    choice, known = profile.course.choice, networks()
    rows = ((_("Main network"), choice.main), (_("Second network"), choice.second))
    return {
        _("Networks chosen"): [
            f"{name}: {known[id].names[lang]}" for name, id in rows if id in known
        ],
        _("My goal"): [profile.course.contract.goal],
    }


def exit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    plan = profile.course.choice.exit
    return network_choice(profile, lang) | {
        _("Day of the review and format of the copy"): [f"{plan.date} · {plan.format}".strip(" ·")]
    }


def goal(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    work = [f"{_dates(w)} {w.position}, {w.name}" for w in profile.work]
    unpaid = [f"{_dates(v)} {v.position}, {v.organization}" for v in profile.volunteer]
    study = [f"{_dates(e)} {e.study_type} {e.area}, {e.institution}" for e in profile.education]
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
        _("Work and training"): work + unpaid + study,
    }


def proof(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    groups = (
        *((w.position or w.name, w.highlights) for w in profile.work),
        *((v.position or v.organization, v.highlights) for v in profile.volunteer),
        *((p.name, p.highlights) for p in profile.projects),
    )
    lines = [f"{where}: {line}" for where, highlights in groups for line in highlights]
    return {_("Tasks turned into proofs"): lines}


def voice(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {
        _("Headline"): [profile.basics.label],
        _("Summary"): [profile.basics.summary],
    }


def _dates(section: Any) -> str:
    return f"{section.start_date or '?'} → {section.end_date or '…'} ·"


def messages(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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


def plan(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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
        way = _("towards the target field") if line.target == "yes" else ""
        stage = words.get(line.stage, line.stage)
        rows.append(" · ".join(filter(None, (line.date, line.role, stage, line.act, way))))
    return {
        _("My goal"): [profile.course.contract.goal],
        _("My plan"): rows,
        _("My questions"): list(profile.course.questions[:_MESSAGES_SHOWN]),
    }
