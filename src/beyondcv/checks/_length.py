"""Lengths: headline, summary, sentences.

Bands: data.md §5 of the course's design, wide on purpose. The upper limit of
a headline is LinkedIn's (220 signs, seen 2026-11; it may change); a summary's
beginning of 270 signs is what a profile shows before "see more".
"""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import sentences, words
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["FOLD", "label_length", "sentence_length", "summary_length"]

LABEL = (40, 220)
SUMMARY = (300, 1500)
FOLD = 270
MEAN_WORDS = 20
MAX_WORDS = 35


def label_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the headline is long enough to say something and short enough to be shown."""
    _ = translator(lang).gettext
    low, high = LABEL
    text = profile.basics.label
    count = len(text.strip())
    hint = ""
    if count == 0:
        found = _("Your headline is still empty.")
        hint = _("Write what you do, for whom, and one proof. One line is enough.")
    elif count < low:
        found = _("Your headline has {count} characters: a start.").format(
            count=number(count, lang)
        )
        hint = _("Add one thing: a task, a number, a place or what you aim for.")
    elif count > high:
        found = _("Your headline has {count} characters, and plenty to say.").format(
            count=number(count, lang)
        )
        hint = _("Keep the most useful words first; the rest fits in the summary.")
    else:
        found = _("Good length: {count} of {high} characters.").format(
            count=number(count, lang), high=number(high, lang)
        )
    passed = low <= count <= high
    return result(
        "label-length",
        passed,
        title=_("Length of the headline"),
        found=found,
        expected=_("Between {low} and {high} characters.").format(
            low=number(low, lang), high=number(high, lang)
        ),
        hint=hint,
        findings=_beyond("basics.label", text, high, lang),
        values={"characters": count, "low": low, "high": high},
        share=float(passed),
    )


def summary_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the summary leaves room for four parts and is still read."""
    _ = translator(lang).gettext
    low, high = SUMMARY
    text = profile.basics.summary
    count = len(text.strip())
    hint = ""
    if count == 0:
        found = _("Your summary is still empty.")
        hint = _("Write one sentence about what you do today. The other parts follow.")
    elif count < low:
        found = _("Your summary has {count} characters: a start.").format(count=number(count, lang))
        hint = _("Four parts help: today, a proof, your aim, an invitation. Which one is missing?")
    elif count > high:
        found = _("Your summary has {count} characters, and plenty to say.").format(
            count=number(count, lang)
        )
        hint = _("Move details to your experiences and keep what helps a reader decide.")
    else:
        found = _("Good length: {count} of {high} characters.").format(
            count=number(count, lang), high=number(high, lang)
        )
    passed = low <= count <= high
    return result(
        "summary-length",
        passed,
        title=_("Length of the summary"),
        found=found,
        expected=_("Between {low} and {high} characters.").format(
            low=number(low, lang), high=number(high, lang)
        ),
        hint=hint,
        findings=_beyond("basics.summary", text, high, lang),
        values={"characters": count, "low": low, "high": high},
        share=float(passed),
    )


def sentence_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the summary's sentences can be read in one breath.

    Words are counted, not their length: measured on the course's own sample,
    LIX rose from 37 to 44 in the *better* French text, for long trade words.
    """
    _ = translator(lang).gettext
    text = profile.basics.summary
    parts = sentences(text)
    counts = [len(words(part)) for part in parts]
    mean = sum(counts) / len(counts) if counts else 0.0
    longest = max(counts, default=0)
    findings: list[Finding] = []
    at = 0
    for part, count in zip(parts, counts, strict=True):
        start = text.index(part, at)
        at = start + len(part)
        if count > MAX_WORDS:
            note = _("{count} words in one sentence: two sentences would be easier to read.")
            findings.append(
                Finding(
                    "basics.summary", start, at, part, "long-sentence", note.format(count=count)
                )
            )
    passed = bool(parts) and mean <= MEAN_WORDS and longest <= MAX_WORDS
    hint = ""
    if not parts:
        found = _("There is no sentence to measure yet.")
        hint = _("Write one sentence about what you do today. The other parts follow.")
    elif passed:
        found = _("Your sentences read easily: {mean:.0f} words on average.").format(mean=mean)
    else:
        found = _(
            "Your sentences hold a lot: {mean:.0f} words on average, {longest} at most."
        ).format(mean=mean, longest=longest)
        hint = _("Cut the longest sentence in two: one idea each.")
    return result(
        "sentence-length",
        passed,
        title=_("Length of sentences"),
        found=found,
        expected=_(
            "{mean} words a sentence on average or fewer, and none longer than {longest}."
        ).format(mean=MEAN_WORDS, longest=MAX_WORDS),
        hint=hint,
        findings=findings,
        values={"sentences": len(parts), "mean": mean, "longest": longest, "high": MEAN_WORDS},
    )


def _beyond(path: str, text: str, high: int, lang: Lang) -> list[Finding]:
    _ = translator(lang).gettext
    if len(text.strip()) <= high:
        return []
    start = len(text) - len(text.lstrip()) + high
    note = _("What comes after the first {high} characters may be cut off.").format(high=high)
    return [Finding(path, start, len(text), text[start:], "beyond-limit", note)]
