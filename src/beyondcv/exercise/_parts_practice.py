"""What stands beside the answers of units 06 to 08: texts, weeks, rules, claims, experiment."""

from __future__ import annotations

from beyondcv.i18n import N_, Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["audit", "charter", "domains", "four_weeks", "posts", "trial"]

_MESSAGES_SHOWN = 6
_ACTS_SHOWN = 40
_RULES_SHOWN = 12


_RUNGS = {
    "read": N_("Read or listen"),
    "react": N_("React, thank"),
    "comment": N_("Write a comment"),
    "ask": N_("Ask a question"),
    "share": N_("Share, with my view"),
    "publish": N_("Publish a text of mine"),
    "meet": N_("Meet somebody"),
}


_KINDS = {
    "comment": N_("A comment under somebody’s text"),
    "question": N_("A question"),
    "link": N_("A link, with my view"),
}


def posts(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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


def four_weeks(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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
        _("Stopping rule"): [
            _("On {date}, fewer than {number}: {measure}").format(
                date=presence.stop.date or "?",
                number=number(presence.stop.number or 0, lang),
                measure=presence.stop.measure,
            )
        ],
    }


def charter(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    return {_("My rules"): [rule.text for rule in profile.course.charter.rules[:_RULES_SHOWN]]}


def audit(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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


def trial(profile: Profile, lang: Lang) -> dict[str, list[str]]:
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


def domains(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    _ = translator(lang).gettext
    seen = profile.course.learning.domains
    return {
        _("Five areas"): [
            seen.recruitment, seen.customers, seen.work, seen.employers, seen.governance
        ],
        _("Sources to follow"): [
            f"{source.name} · {source.date} · {source.language} · {source.opinion}"
            for source in profile.course.learning.watch[:_MESSAGES_SHOWN]
        ],
    }  # fmt: skip
