"""Unit 01: a mix of channels, the hours that it takes, and a CV held against a profile.

Minutes for one act are the course's own assumption, which nobody measured
(``data/lexicons/channels.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping

from beyondcv._resources import read_toml
from beyondcv.checks._build import counted, result
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["MINUTES", "card", "hours", "mix_channels", "mix_relational", "mix_sum", "weekly_hours"]

MINUTES: Mapping[str, int] = read_toml("lexicons/channels.toml")["minutes"]
"""Minutes that one act takes, by the channel's name in ``meta.beyondcv.channels``."""

_NAMES = {
    "ads": N_("Job ads"),
    "spontaneous": N_("Unsolicited applications"),
    "relations": N_("Contacts and recommendations"),
    "intermediaries": N_("Job centres and agencies"),
    "passive": N_("Profile or CV database"),
}
FEWEST = 3
WEEKS = 4
FEATURES = 5
_SUM = 100
_MOST = 1_000.0
"""What a share is read up to: a slip of the keyboard must not fill a page with digits."""
_ROUNDING = 0.5
"""Percents that rounded shares may miss the sum by."""
_TOLERANCE = 0.05
"""Part of the hours that an answer may be off; also the rounding to a tenth of an hour."""


def _shares(profile: Profile) -> dict[str, float]:
    mix = profile.course.channels
    return {name: min(getattr(mix, name) or 0.0, _MOST) for name in MINUTES}


def _acts(profile: Profile) -> float:
    return min(profile.course.channels.acts or 0.0, _MOST)


def mix_sum(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the shares of the five channels add up to a hundred."""
    _ = translator(lang).gettext
    total = sum(_shares(profile).values())
    passed = abs(total - _SUM) <= _ROUNDING
    hint = ""
    if passed:
        found = _("Your shares add up to 100%.")
    elif not total:
        found = _("No share is given yet.")
        hint = _("Begin with the channel that you use most.")
    else:
        found = _("Your shares add up to {total}%.").format(total=_number(total, lang))
        missing = _("Give {rest} more to the channel that you want to try.")
        over = _("Take {rest} away from the channel that serves you least.")
        hint = (missing if total < _SUM else over).format(rest=_number(abs(_SUM - total), lang))
    return result(
        "mix-sum",
        passed,
        title=_("Sum of the mix"),
        found=found,
        expected=_("Five shares that add up to 100%."),
        hint=hint,
        values={"total": total},
        share=float(passed),
    )


def mix_channels(profile: Profile, lang: Lang) -> CheckResult:
    """Whether at least three channels have a share."""
    _ = translator(lang).gettext
    count = sum(share > 0 for share in _shares(profile).values())
    passed = count >= FEWEST
    return counted(
        "mix-channels",
        count,
        FEWEST,
        title=_("Several channels"),
        found=_("Channels with a share: {count}.").format(count=count),
        expected=_("At least {fewest} channels with a share.").format(fewest=FEWEST),
        hint="" if passed else _("Add a channel, even with a small share: recruiters use several."),
        values={"count": count, "low": FEWEST},
    )


def mix_relational(profile: Profile, lang: Lang) -> CheckResult:
    """Whether one channel goes through people; advice, never marked."""
    _ = translator(lang).gettext
    share = _shares(profile)["relations"]
    return result(
        "mix-relational",
        share > 0,
        title=_("A channel that goes through people"),
        found=_("Part of your mix goes through people you know.")
        if share > 0
        else _("No share goes through people you know yet."),
        expected=_("One share for people you know, if that suits you."),
        hint=""
        if share > 0
        else _("One conversation a week counts. Unit 04 shows how; it is your choice."),
        values={"share": share},
    )


def weekly_hours(profile: Profile) -> float:
    """Return the hours a week that the acts of the mix take.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    float
        Hours; 0 as long as no act or no share is given.
    """
    acts = _acts(profile)
    minutes = sum(acts * share / 100 * MINUTES[name] for name, share in _shares(profile).items())
    return minutes / 60 / WEEKS


def hours(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the hours a week are reckoned right, within five per cent."""
    _ = translator(lang).gettext
    said, right = profile.course.channels.hours or 0.0, weekly_hours(profile)
    passed = said > 0 < right and abs(said - right) <= max(_TOLERANCE * right, _TOLERANCE)
    hint = ""
    if not right:
        found = _("There is nothing to work out yet.")
        hint = _("Give your shares and the number of actions first.")
    elif passed:
        found = _("Your hours are right: {hours} a week.").format(hours=_number(said, lang))
    else:
        found = (
            _(
                "You wrote {hours} hours a week; the actions in your mix add up to a different "
                "number."
            ).format(hours=_number(said, lang))
            if said
            else _("Your hours a week are not written yet.")
        )
        hint = _worked(profile, lang)
    return result(
        "hours",
        passed,
        title=_("Hours a week"),
        found=found,
        expected=_("The hours a week that your actions take, within 5%."),
        hint=hint,
        values={"hours": said},
        share=float(passed),
    )


def _worked(profile: Profile, lang: Lang) -> str:
    """Show the way with the first channel; the sum stays the learner's."""
    _ = translator(lang).gettext
    name, share = next((name, share) for name, share in _shares(profile).items() if share)
    acts = _acts(profile)
    mine = acts * share / 100
    return _(
        "{channel}: {acts} actions × {share}% = {mine} actions, × {minutes} minutes = {total} "
        "minutes. Do so for each channel, add up, divide by 60, then by 4."
    ).format(
        channel=_(_NAMES[name]),
        acts=_number(acts, lang),
        share=_number(share, lang),
        mine=_number(mine, lang),
        minutes=MINUTES[name],
        total=_number(mine * MINUTES[name], lang),
    )


def card(profile: Profile, lang: Lang) -> CheckResult:
    """Whether five different features are filled in, each in its own way, on both sides."""
    _ = translator(lang).gettext
    lines = profile.course.channels.card
    # Keyed by the answers first: the same two answers to five features are one line.
    answered = {
        (line.cv.strip().casefold(), line.network.strip().casefold()): line.feature
        for line in lines
        if line.feature.strip() and line.cv.strip() and line.network.strip()
    }
    full = {feature.strip().casefold() for feature in answered.values()}
    count = len(full)
    passed = count >= FEATURES
    hint = ""
    if not passed:
        half = next(
            (
                number
                for number, line in enumerate(lines, 1)
                if (line.cv + line.network).strip()
                and not (line.feature.strip() and line.cv.strip() and line.network.strip())
            ),
            0,
        )
        hint = (
            _("Complete feature {number}: its name and both sides.").format(number=half)
            if half
            else _("Who reads it? When? How long is it? Who keeps it up to date? What proves it?")
        )
    return counted(
        "card",
        count,
        FEATURES,
        title=_("CV and profile, side by side"),
        found=_("Features filled in on both sides: {count}.").format(count=count),
        expected=_("Five different features, each with its CV side and its profile side."),
        hint=hint,
        values={"count": count, "low": FEATURES},
    )


def _number(value: float, lang: Lang) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "fr" else text
