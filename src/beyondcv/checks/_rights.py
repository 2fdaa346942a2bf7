"""Unit 07: what a recruiter may ask and use, two figures to read, the signs of a scam.

The answers are kept in ``meta.beyondcv.choices`` and ``meta.beyondcv.charter``
under the names used here; the form's texts are in
`beyondcv.widgets.units.open_to_all`. The eight cases follow the French Code du
travail, art. L1221-6, and the Cnil's guide on recruitment (30 January 2023);
the signs follow Cybermalveillance.gouv.fr, "Fausse offre d'emploi par mail"
(20 January 2025). All in ``data/published/evidence.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping

from beyondcv.checks._build import counted
from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["CASES", "DECOYS", "READINGS", "SIGNS", "asking", "figure_reading", "scam_signs"]

_JOB = N_("Case {number}: could the work be done without knowing it? If so, they may not ask.")
_LINK = N_("Case {number}: does it have a direct and necessary link with this job?")

CASES: Mapping[str, Key] = {
    "07-ask-1": Key("may", _LINK),
    "07-ask-2": Key("may-not", _JOB),
    "07-ask-3": Key("may", _LINK),
    "07-ask-4": Key("may-not", _JOB),
    "07-ask-5": Key("may-not", _JOB),
    "07-ask-6": Key("may", _LINK),
    "07-ask-7": Key("may", _LINK),
    "07-ask-8": Key("may-not", _JOB),
}
"""The eight cases: "may" or "may-not", and the question to ask oneself again."""

READINGS: Mapping[str, Key] = {
    "07-read-1": Key("old", N_("Question 1: choose “Age” above the first figure.")),
    "07-read-2": Key(
        "gap", N_("Question 2: choose “Occupation”: a gap between groups, and most of each group.")
    ),
    "07-read-3": Key("acquisti", N_("Question 3: look for the mark that says “no clear gap”.")),
    "07-read-4": Key(
        "apart", N_("Question 4: read the headings of the three groups: what is counted in each?")
    ),
}
"""Four questions on the unit's two figures: right answer, and where to look again."""

SIGNS = ("pay", "no-interview", "hurry", "papers", "fee", "channel")
"""What makes the course's false offer look like one."""

DECOYS = ("greeting", "region", "trade", "experience", "part-time", "spelling")
"""What the false offer holds too, and honest ones as well."""

ENOUGH = 4


def asking(profile: Profile, lang: Lang) -> CheckResult:
    """Whether eight questions of a recruiter are sorted right; half a point for each."""
    _ = translator(lang).gettext
    numbered = {
        name: Key(item.right, _(item.look).format(number=number))
        for number, (name, item) in enumerate(CASES.items(), 1)
    }
    return closed(
        "asking",
        numbered,
        profile,
        lang,
        title=_("May ask, may not ask"),
        expected=_("Eight cases sorted right, under the law that the page quotes."),
    )


def figure_reading(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the four questions on the unit's two figures are answered right."""
    _ = translator(lang).gettext
    return closed(
        "figure-reading",
        READINGS,
        profile,
        lang,
        title=_("Reading two figures"),
        expected=_("Four right answers on the two figures of the page."),
    )


def scam_signs(profile: Profile, lang: Lang) -> CheckResult:
    """Whether four of six signs of a scam are found, a false alarm taking one back.

    Who ticks everything therefore earns nothing, as in life: somebody who
    suspects every message answers none.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    ticked = set(profile.course.charter.scam)
    hits, alarms = len(ticked & set(SIGNS)), len(ticked & set(DECOYS))
    count = max(0, hits - alarms)
    if not ticked:
        found = _("No sign is ticked yet.")
    else:
        found = _("{hits} of 6 signs found.").format(hits=hits)
        if alarms:
            found += " " + ngettext(
                "{count} false alarm: an honest offer may say that too.",
                "{count} false alarms: an honest offer may say that too.",
                alarms,
            ).format(count=alarms)
    hint = ""
    if alarms:
        hint = _("For each box ask: would an honest employer write this too?")
    elif count < ENOUGH:
        hint = _(
            "What does the message ask for, how fast, by which channel, and what does it promise?"
        )
    return counted(
        "scam-signs",
        count,
        ENOUGH,
        title=_("Signs of a scam"),
        found=found,
        expected=_("At least {enough} signs; each false alarm takes one back.").format(
            enough=ENOUGH
        ),
        hint=hint,
        values={"hits": hits, "alarms": alarms, "enough": ENOUGH},
    )
