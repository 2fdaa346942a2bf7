"""Unit 02: a network chosen by one's own weights, private first, with a way out.

Counts are the course's own (outline, unit C2). Which network suits whom is not
judged: the ranking is held against the learner's own weights, and an offline
network counts as any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from beyondcv.checks._build import counted, result
from beyondcv.checks._dates import known_today, lies_ahead, parse_day
from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult
from beyondcv.datasets import CRITERIA, RATINGS, networks
from beyondcv.i18n import N_, Lang, number, translator
from beyondcv.profile import Profile

__all__ = [
    "FORMATS",
    "SETTINGS",
    "TIMELINE",
    "exit_plan",
    "network_families",
    "network_ranking",
    "network_settings",
    "scores",
    "timeline_reading",
    "weights_sum",
]

SETTINGS = ("audience", "search", "details", "contacts", "activity", "sign-in")
"""What can be set before anything is published: ``meta.beyondcv.choice.privacy``."""

FORMATS = ("json", "csv", "html", "pdf", "paper")
"""Formats of the copy that is kept: ``meta.beyondcv.choice.exit.format``."""

TIMELINE: Mapping[str, Key] = {
    "02-timeline-1": Key("12", N_("Question 1: look for the two rows of Viadeo and their years.")),
    "02-timeline-2": Key(
        "unsaid", N_("Question 2: read the row of 23 December 2016 word by word.")
    ),
}
"""The timeline's two questions: right answer, and where to look again."""

LEADS = 0.15
"""Part of all weights that the heaviest must have: nine equal ones have 0.11 each."""
PLACES = (0.5, 0.25, 0.25)
"""What the first, second and third place of the ranking are worth."""
WANTED = 4
MOST_READ = 200
"""Own ratings that are read: a file from strangers must not keep a class waiting."""
_SUM, _ROUNDING, _MOST = 100, 0.5, 1_000.0


def _weights(profile: Profile) -> dict[str, float]:
    given = profile.course.choice.weights
    # A slip of the keyboard must not fill a page with digits.
    return {name: min(max(0.0, getattr(given, name) or 0.0), _MOST) for name in CRITERIA}


def _ratings(profile: Profile) -> dict[str, dict[str, int]]:
    """Return the course's ratings, with those that the person replaced and gave a reason for."""
    table = {id: dict(network.ratings) for id, network in networks().items()}
    for own in profile.course.choice.ratings[:MOST_READ]:
        known = own.network in table and own.criterion in CRITERIA
        if known and own.reason.strip() and own.rating in map(str, RATINGS):
            table[own.network][own.criterion] = int(own.rating)
    return table


def scores(profile: Profile) -> dict[str, float]:
    """Return each network's sum of weight times rating, by the person's weights and ratings.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    dict of str to float
        By network; all 0 as long as no weight is given.
    """
    weights = _weights(profile)
    return {
        id: round(sum(weights[name] * rating for name, rating in row.items()), 6)
        for id, row in _ratings(profile).items()
    }


def weights_sum(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the nine weights add up to a hundred."""
    _ = translator(lang).gettext
    total = sum(_weights(profile).values())
    passed = abs(total - _SUM) <= _ROUNDING
    hint = ""
    if passed:
        found = _("Your weights add up to 100.")
    elif not total:
        found = _("No weight is given yet.")
        hint = _("Begin with the criterion that would make you leave a network.")
    else:
        found = _("Your weights add up to {total}.").format(total=number(total, lang))
        missing = _("Give {rest} more to what counts most for you.")
        over = _("Take {rest} away from what counts least for you.")
        hint = (missing if total < _SUM else over).format(rest=number(abs(_SUM - total), lang))
    return result(
        "weights-sum",
        passed,
        title=_("Sum of the weights"),
        found=found,
        expected=_("Nine weights that add up to 100."),
        hint=hint,
        values={"total": total},
        share=float(passed),
    )


def network_ranking(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the three best networks are those of the person's own weights.

    Half of the points for the first place, a quarter for each of the two
    others. Networks with equal scores may stand in any order. Weights that are
    all alike are no choice yet and earn nothing.
    """
    _ = translator(lang).gettext
    weights = _weights(profile)
    ranking = profile.course.choice.ranking[: len(PLACES)]
    marks = scores(profile)
    total = sum(weights.values())
    chosen = total > 0 and max(weights.values()) / total >= LEADS
    right = [
        id in marks and marks[id] == best and id not in ranking[:place]
        for place, (id, best) in enumerate(
            zip(ranking, sorted(marks.values(), reverse=True), strict=False)
        )
    ]
    hint = ""
    if not total:
        found = _("There are no weights to rank by yet.")
        hint = _("Share out 100 among the nine criteria first.")
    elif not chosen:
        found = _("Your weights are nearly all alike: no criterion leads yet.")
        hint = _("What would make you leave a network? Give that criterion at least 15 of 100.")
    elif not any(ranking):
        found = _("Your ranking is still empty.")
        hint = _worked(profile, lang)
    else:
        found = _("Places that agree with your weights: {right} of {total}.").format(
            right=sum(right), total=len(PLACES)
        )
        hint = "" if sum(right) == len(PLACES) else _worked(profile, lang)
    unsaid = [own for own in profile.course.choice.ratings[:MOST_READ] if not own.reason.strip()]
    if hint and unsaid:
        hint += " " + _("A rating that you change counts once you give your reason.")
    share = sum(worth for worth, good in zip(PLACES, right, strict=False) if good) if chosen else 0
    return result(
        "network-ranking",
        share == 1,
        title=_("Ranking by your weights"),
        found=found,
        expected=_("The three networks that your weights put first, the best one on top."),
        hint=hint,
        values={"right": sum(right) if chosen else 0, "total": len(PLACES)},
        share=share,
    )


def _worked(profile: Profile, lang: Lang) -> str:
    """Reckon one network through; the comparison stays the learner's."""
    _ = translator(lang).gettext
    choice = profile.course.choice
    known = networks()
    id = next((id for id in (*choice.ranking, choice.main, *known) if id in known), "")
    weights, row = _weights(profile), _ratings(profile)[id]
    terms = [f"{number(weights[name], lang)} × {row[name]}" for name in CRITERIA if weights[name]]
    return _(
        "{network}: {terms} = {total}. Do the same for the others, or set the sliders of the "
        "figure to your weights."
    ).format(
        network=known[id].names[lang],
        terms=" + ".join(terms),
        total=number(scores(profile)[id], lang),
    )


def network_families(profile: Profile, lang: Lang) -> CheckResult:
    """Whether two networks are chosen, of two families; half for two of the same family."""
    _ = translator(lang).gettext
    choice, known = profile.course.choice, networks()
    main, second = known.get(choice.main), known.get(choice.second)
    share, hint = 0.0, ""
    if main is None or second is None:
        found = (
            _("No network is chosen yet.")
            if main is second
            else _("One network is chosen; the other is still open.")
        )
        hint = _("An association, a union or alumni count as much as a network online.")
    elif main is second:
        found = _("The main and the second network are the same.")
        hint = _("If it closes, what is left? Choose a second one of another family.")
    elif main.family == second.family:
        share = 0.5
        found = _("{main} and {second} are of the same family.").format(
            main=main.names[lang], second=second.names[lang]
        )
        hint = _("What happens to one may happen to the other. Choose one of another family.")
    else:
        share = 1.0
        found = _("{main} and {second}: two networks of two families.").format(
            main=main.names[lang], second=second.names[lang]
        )
    return result(
        "network-families",
        share == 1,
        title=_("A main and a second network"),
        found=found,
        expected=_("Two different networks, of two different families."),
        hint=hint,
        share=share,
    )


def network_settings(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four of six privacy settings are made, or planned on paper."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = len(set(profile.course.choice.privacy) & set(SETTINGS))
    passed = count >= WANTED
    return counted(
        "network-settings",
        count,
        WANTED,
        title=_("Private first"),
        found=ngettext(
            "{count} of six settings is ticked.", "{count} of six settings are ticked.", count
        ).format(count=count),
        expected=_("At least {wanted} of six settings, made or planned.").format(wanted=WANTED),
        hint="" if passed else _("Who can see what, today? Look at one setting more."),
        values={"count": count, "wanted": WANTED},
    )


def exit_plan(profile: Profile, lang: Lang, today: date | None = None) -> CheckResult:
    """Whether the way out has a day to come and a format, half of the points each.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date, optional
        As for `known_today`.
    """
    _ = translator(lang).gettext
    plan = profile.course.choice.exit
    day, today = parse_day(plan.date), known_today(profile, today)
    past = day is not None and not lies_ahead(day, today)
    dated, kept = day is not None and not past, plan.format in FORMATS
    if day is None:
        found = _("The day of your review is still open.")
        hint = _("Choose a day: in six months you look again, and stay or leave.")
    elif past and day == today:
        found = _("The day of your review is today.")
        hint = _("Choose a day in the future.")
    elif past:
        found = _("The day of your review has passed.")
        hint = _("Choose a day in the future.")
    elif not kept:
        found = _("The day is set; the format of your copy is still open.")
        hint = _("Choose a format that opens without that network.")
    else:
        found = _("The day and the format of your copy are set.")
        hint = ""
    return result(
        "exit-plan",
        dated and kept,
        title=_("Way out"),
        found=found,
        expected=_("A future day, and a format for the copy that you keep."),
        hint=hint,
        share=(dated + kept) / 2,
    )


def timeline_reading(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the two questions on the timeline are answered right."""
    _ = translator(lang).gettext
    return closed(
        "timeline-reading",
        TIMELINE,
        profile,
        lang,
        title=_("Reading the timeline"),
        expected=_("Two right answers on the timeline of networks."),
    )
