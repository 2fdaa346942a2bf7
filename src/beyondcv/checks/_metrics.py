"""A profile in eight numbers: what the course shows of "before" and "after"."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.checks._registry import check
from beyondcv.i18n import Lang
from beyondcv.profile import Profile

__all__ = ["Metrics", "metrics"]


@dataclass(frozen=True)
class Metrics:
    """One row of the table of the sample profiles.

    Parameters
    ----------
    label, summary : int
        Characters of headline and summary.
    words_per_sentence : float
        Mean of the summary, to one decimal.
    highlights, with_number, verb_first : int
        Lines on what was done; those with a number; those that open with a verb.
    buzzwords : int
        Worn expressions, counted as ideas.
    privacy_flags : int
        Kinds of personal details in the published part.
    ad_terms, ad_total : int
        Words of the chosen ad that the profile uses, and all its words.
    skills : int
        Skills that have a name.
    """

    label: int
    summary: int
    words_per_sentence: float
    highlights: int
    with_number: int
    verb_first: int
    buzzwords: int
    privacy_flags: int
    ad_terms: int
    ad_total: int
    skills: int


def metrics(profile: Profile, lang: Lang) -> Metrics:
    """Return a profile's numbers, each counted by the rule that judges it.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
    """

    def value(rule_id: str, name: str) -> float:
        return check(rule_id, profile, lang).values[name]

    return Metrics(
        label=int(value("label-length", "characters")),
        summary=int(value("summary-length", "characters")),
        words_per_sentence=round(value("sentence-length", "mean"), 1),
        highlights=int(value("proofs", "lines")),
        with_number=int(value("proofs", "proved")),
        verb_first=int(value("action-first", "verbs")),
        buzzwords=int(value("cliches", "count")),
        privacy_flags=int(value("privacy", "kinds")),
        ad_terms=int(value("ad-overlap", "present")),
        ad_total=int(value("ad-overlap", "total")),
        skills=int(value("skills", "count")),
    )
