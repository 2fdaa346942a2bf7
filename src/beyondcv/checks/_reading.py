"""Unit 01: closed questions on the chart of channels, and six claims to weigh.

The answers are kept in ``meta.beyondcv.choices`` under the names used here; the
form's texts are in `beyondcv.widgets.units.channels`. Where the right answers
come from: Dares (Ofer 2016), Apec (2018), HelloWork (2024), Wheeler et al.
(2022), Roulin & Levashina (2019), all in ``data/published/evidence.yml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Profile

__all__ = ["CHART", "CLAIMS", "Key", "chart_reading", "claims", "closed"]


class Key(NamedTuple):
    """The right answer to a closed question, and where to look again (a message id)."""

    right: str
    look: str


CHART: Mapping[str, Key] = {
    "01-chart-1": Key("relations", N_("Question 1: compare the full circles, from left to right.")),
    "01-chart-2": Key("spontaneous", N_("Question 2: look at the open marks, then at the table.")),
    "01-chart-3": Key("hires", N_("Question 3: read under the chart what the 100 stands for.")),
    "01-chart-4": Key("today", N_("Question 4: read the year of the chart again.")),
}
"""The chart's four questions: right answer, and where to look again."""

CLAIMS: Mapping[str, Key] = {
    "01-claim-1": Key("true", N_("Claim 1: compare two channels on the chart.")),
    "01-proof-1": Key("official", N_("Claim 1: the Dares card says what kind of evidence it is.")),
    "01-claim-2": Key(
        "false", N_("Claim 2: a share of hires and a chance are not parts of the same whole.")
    ),
    "01-proof-2": Key("official", N_("Claim 2: the figure is that of the Dares card.")),
    "01-claim-3": Key("true", N_("Claim 3: read the Apec card.")),
    "01-proof-3": Key("survey", N_("Claim 3: who made the Apec figure, and who was asked?")),
    "01-claim-4": Key(
        "false", N_("Claim 4: using a channel is not the same as hiring through it.")
    ),
    "01-proof-4": Key("survey", N_("Claim 4: who asked, on the HelloWork card?")),
    "01-claim-5": Key("true", N_("Claim 5: read the South African card.")),
    "01-proof-5": Key("causal", N_("Claim 5: were the groups drawn at random?")),
    "01-claim-6": Key("false", N_("Claim 6: read the limits on the Roulin and Levashina card.")),
    "01-proof-6": Key("observational", N_("Claim 6: was anything drawn at random there?")),
}
"""The six claims: whether they hold, and the kind of proof behind their figure."""


def chart_reading(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the four questions on the chart are answered right."""
    _ = translator(lang).gettext
    return closed(
        "chart-reading",
        CHART,
        profile,
        lang,
        title=_("Reading the chart"),
        expected=_("Four right answers on the chart of channels."),
    )


def claims(profile: Profile, lang: Lang) -> CheckResult:
    """Whether six claims are weighed right: true or false, and the kind of proof."""
    _ = translator(lang).gettext
    return closed(
        "claims",
        CLAIMS,
        profile,
        lang,
        title=_("Six claims"),
        expected=_("For each claim: true or false, and the kind of evidence."),
    )


def closed(
    id: str, key: Mapping[str, Key], profile: Profile, lang: Lang, *, title: str, expected: str
) -> CheckResult:
    """Judge closed questions: what part is right, and where to look again."""
    _ = translator(lang).gettext
    given = profile.course.choices
    right = [name for name, item in key.items() if given.get(name) == item.right]
    open_ = [name for name in key if not given.get(name)]
    hint = ""
    if open_:
        hint = _("Some answers are still open: you may answer, look again, and change.")
    elif len(right) < len(key):
        hint = _(next(item.look for name, item in key.items() if name not in right))
    return result(
        id,
        len(right) == len(key),
        title=title,
        found=_("Right answers: {right} of {total}.").format(right=len(right), total=len(key)),
        expected=expected,
        hint=hint,
        values={"right": len(right), "total": len(key), "open": len(open_)},
        share=len(right) / len(key),
    )
