"""Unit 08: what the form asks, word for word, and what is a text of one's own.

The questions stand here, and the form reads them from here, because a rule has
to know them: a question copied into its own field is no answer to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from beyondcv.checks._messages import alike
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import LANGS, N_, translator

__all__ = ["ASKED", "Asked", "different", "is_own"]


class Asked(NamedTuple):
    """A question of the form: its label, and what to write."""

    label: str
    help: str = ""


ASKED: Mapping[str, Asked] = {
    "experiment.hypothesis": Asked(
        N_("My hypothesis"),
        N_("If I change this, I expect that… One sentence, which may turn out to be wrong."),
    ),
    "experiment.variable": Asked(
        N_("The one thing that I change"),
        N_("One only: an opening sentence, an hour, a place. Everything else stays as it is."),
    ),
    "experiment.measure": Asked(
        N_("What I count"),
        N_("Something that happens or does not: a call returned, a visit agreed, advice given."),
    ),
    "experiment.stop": Asked(
        N_("When I stop, even before the end"),
        N_("A sign that it costs too much or troubles somebody, and what I do then."),
    ),
    "audit.photo.who": Asked(
        N_("Claim 1: who says so?"), N_("Name them. What do they sell, publish or defend?")
    ),
    "audit.photo.how": Asked(
        N_("Claim 1: how is it known?"),
        N_("Drawn at random, counted, asked, felt? If nothing is said, write that."),
    ),
    "audit.photo.compared": Asked(
        N_("Claim 1: compared with what?"),
        N_("Who is the other group, and how else does it differ?"),
    ),
    "audit.photo.whom": Asked(
        N_("Claim 1: for whom?"), N_("Which people, which country, which year? And you?")
    ),
    "audit.plan.who": Asked(N_("Claim 2: who says so?")),
    "audit.plan.how": Asked(N_("Claim 2: how is it known?")),
    "audit.plan.compared": Asked(N_("Claim 2: compared with what?")),
    "audit.plan.whom": Asked(N_("Claim 2: for whom?")),
    "audit.agility.who": Asked(N_("Claim 3: who says so?")),
    "audit.agility.how": Asked(N_("Claim 3: how is it known?")),
    "audit.agility.compared": Asked(N_("Claim 3: compared with what?")),
    "audit.agility.whom": Asked(N_("Claim 3: for whom?")),
    "watch.name": Asked(N_("Source"), N_("A journal, a programme, a person by their role.")),
    "domains.recruitment": Asked(
        N_("Recruitment"), N_("How are people looked for, sorted or met now?")
    ),
    "domains.customers": Asked(
        N_("Customer relations"), N_("How do customers ask, complain or leave ratings now?")
    ),
    "domains.work": Asked(N_("Forms of work"), N_("Where, when and on what kind of contract?")),
    "domains.employers": Asked(
        N_("Relations between firms and staff"),
        N_("How do they talk to each other, share news, protest?"),
    ),
    "domains.governance": Asked(
        N_("Governance: who decides"), N_("Who has a say, who counts, who is asked?")
    ),
}
"""Every question with a written answer that earns points, by its place in ``learning``."""

_COPIED = 0.8
_MOST_SIGNS = 600


def is_own(text: str, fewest: int) -> bool:
    """Whether a text has that many different words, and is no question of the form.

    A question is copied when the text says little else, and half of the question
    or more: "nothing is said" may answer a question that holds these words.

    Parameters
    ----------
    text : str
    fewest : int
        Different words that it takes.
    """
    said = _said(text)
    return len(said) >= fewest and not any(
        len(said & asked) >= max(_COPIED * len(said), len(asked) / 2) for asked in _asked()
    )


def different(texts: Iterable[tuple[str, str]], fewest: int) -> list[str]:
    """Return the places whose text is one's own and no near copy of an earlier one.

    Parameters
    ----------
    texts : iterable of (place, text)
    fewest : int
        As for `is_own`.
    """
    places: list[str] = []
    kept: list[str] = []
    for place, text in texts:
        folded = fold(text[:_MOST_SIGNS].strip())
        if is_own(text, fewest) and not any(alike(folded, other) for other in kept):
            kept.append(folded)
            places.append(place)
    return places


def _said(text: str) -> frozenset[str]:
    found = (fold(word) for word in words(text[:_MOST_SIGNS]))
    return frozenset(word for word in found if any(sign.isalpha() for sign in word))


@cache
def _asked() -> tuple[frozenset[str], ...]:
    return tuple(
        _said(translator(lang).gettext(text))
        for lang in LANGS
        for asked in ASKED.values()
        for text in asked
        if text
    )
