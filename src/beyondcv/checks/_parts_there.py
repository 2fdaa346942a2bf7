"""What of the whole course stands in the file: nine parts, one for each unit that makes one.

Only presence is looked at here; how good a part is stays the business of its unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from beyondcv.checks._build import result
from beyondcv.checks._channels import mix_channels, mix_sum
from beyondcv.checks._dates import parse_day
from beyondcv.checks._result import CheckResult, Status
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile, legible_profile

__all__ = ["LIGHT", "PARTS", "FilePart", "capstone_parts", "parts"]

_SUM, _ROUNDING = 100, 0.5
_PEOPLE, _MESSAGES, _LINES, _RULES, _WEEKS, _HIGHLIGHTS = 10, 3, 10, 5, 4, 3
_MOST_READ = 300

_WORDS = 2
"""Words that a text of the file holds at least: a sign in each field is no part."""
_MOST_SIGNS = 1_000

LIGHT = ("contract", "channels", "profile", "network", "calendar")
"""Parts of the four-hour path: units 00, 01, 03, 04 and 06."""


@dataclass(frozen=True)
class FilePart:
    """One part of the file.

    Parameters
    ----------
    id : str
    unit : str
        The unit that makes it.
    title : str
        For the reader, in their language.
    wanted : str
        What makes it whole, for the reader.
    there : bool
        Whether all of that stands in the file.
    begun : bool
        Whether some of it does.
    """

    id: str
    unit: str
    title: str
    wanted: str
    there: bool
    begun: bool


def _said(text: str) -> bool:
    return len(words(text[:_MOST_SIGNS])) >= _WORDS


def _different(texts: Iterable[str]) -> int:
    """Count the texts that say something, each once."""
    return len({fold(text.strip()[:_MOST_SIGNS]) for text in texts if _said(text)})


def _contract(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    contract = profile.course.contract
    return _said(contract.goal), _said(contract.if_then)


def _channels(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    return tuple(rule(profile, lang).status is Status.PASSED for rule in (mix_sum, mix_channels))


def _choice(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    choice = profile.course.choice
    shares = sum(
        value or 0 for value in vars(choice.weights).values() if not isinstance(value, dict)
    )
    return (
        abs(shares - _SUM) <= _ROUNDING,
        bool(choice.exit.format.strip()),
        parse_day(choice.exit.date) is not None,
    )


def _profile(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    lines = [
        line
        for group in (profile.work, profile.volunteer, profile.projects)
        for entry in group[:_MOST_READ]
        for line in entry.highlights
    ]
    return (
        _said(profile.basics.label) and _said(profile.basics.summary),
        _different(lines) >= _HIGHLIGHTS,
        any(word.strip() for skill in profile.skills for word in skill.keywords),
    )


def _network(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    people = {entry.role.strip() for entry in profile.course.circles[:_MOST_READ]} - {""}
    texts = [entry.text for entry in profile.course.messages[:_MOST_READ]]
    return len(people) >= _PEOPLE, _different(texts) >= _MESSAGES


def _plan(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    lines = [
        f"{line.role} {line.act}"
        for line in profile.course.plan[:_MOST_READ]
        if line.act.strip() and parse_day(line.date) is not None
    ]
    return (_different(lines) >= _LINES,)


def _calendar(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    presence = profile.course.presence
    weeks = {act.week for act in presence.calendar[:_MOST_READ] if _said(act.act)}
    return len(weeks & {1, 2, 3, 4}) >= _WEEKS, bool(presence.budget)


def _charter(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    rules = [rule.text for rule in profile.course.charter.rules[:_MOST_READ]]
    return (_different(rules) >= _RULES,)


def _experiment(profile: Profile, lang: Lang) -> tuple[bool, ...]:
    trial = profile.course.learning.experiment
    return (
        _said(trial.hypothesis),
        _said(trial.measure) and fold(trial.measure.strip()) != fold(trial.hypothesis.strip()),
        parse_day(trial.start) is not None and parse_day(trial.end) is not None,
    )


_Look = Callable[[Profile, Lang], tuple[bool, ...]]

PARTS: Mapping[str, tuple[str, str, str, _Look]] = {
    "contract": (
        "00-start",
        N_("My contract"),
        N_("a goal and a sentence “If it is…, then I…”"),
        _contract,
    ),
    "channels": (
        "01-cv-or-network",
        N_("My mix of channels"),
        N_("three channels or more, 100% in all"),
        _channels,
    ),
    "choice": (
        "02-choose",
        N_("My choice of network"),
        N_("weights of 100 in all, and a way out with its date and format"),
        _choice,
    ),
    "profile": (
        "03-present",
        N_("My profile"),
        N_("headline, summary, three proofs, one skill with a keyword"),
        _profile,
    ),
    "network": (
        "04-first-network",
        N_("My circles and messages"),
        N_("ten people or more, three messages"),
        _network,
    ),
    "plan": ("05-develop", N_("My network by goal"), N_("ten dated lines"), _plan),
    "calendar": (
        "06-animate",
        N_("My four weeks"),
        N_("an action in each of four weeks, and a time budget"),
        _calendar,
    ),
    "charter": ("07-open-to-all", N_("My charter"), N_("five rules"), _charter),
    "experiment": (
        "08-agility",
        N_("My experiment"),
        N_("a hypothesis, a measure, a start and an end"),
        _experiment,
    ),
}
"""Each part: its unit, its name, what makes it whole, and how that is looked for."""


def parts(profile: Profile, lang: Lang) -> list[FilePart]:
    """Return what is there and what is missing, in the order of the units.

    Parameters
    ----------
    profile : Profile
        With the light path chosen, only the parts of `LIGHT` are asked for.
    lang : {"fr", "en"}

    Returns
    -------
    list of FilePart
    """
    _ = translator(lang).gettext
    light = profile.course.choices.get("09-path") == "light"
    profile = legible_profile(profile)
    found = []
    for id, (unit, title, wanted, look) in PARTS.items():
        if light and id not in LIGHT:
            continue
        seen = look(profile, lang)
        found.append(FilePart(id, unit, _(title), _(wanted), all(seen), any(seen)))
    return found


def capstone_parts(profile: Profile, lang: Lang) -> CheckResult:
    """Whether all parts of the chosen path are there; each counts the same.

    With the light path (``choices["09-path"]`` is ``light``) five parts are the whole.
    """
    _ = translator(lang).gettext
    found = parts(profile, lang)
    there = [part for part in found if part.there]
    missing = [part for part in found if not part.there]
    hint = ""
    if missing:
        # What was begun is nearest to being done.
        first = min(missing, key=lambda part: not part.begun)
        hint = _("Next: {title} (unit {unit}). It needs {wanted}.").format(
            title=first.title, unit=first.unit[:2], wanted=first.wanted
        )
    return result(
        "capstone-parts",
        not missing,
        title=_("All parts of my file"),
        found=_("{there} of {total} parts are ready.").format(there=len(there), total=len(found)),
        expected=_("Every part of the route you chose."),
        hint=hint,
        values={"there": len(there), "total": len(found)},
        share=len(there) / len(found),
    )
