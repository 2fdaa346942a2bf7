"""Lengths: headline, summary, sentences.

Bands: data.md §5 of the course's design, wide on purpose. The upper limit of
a headline and the 270 signs of a summary that show before "see more" are
LinkedIn's: source and date in ``data/platforms/limits.csv``, held equal by a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import sentences, words
from beyondcv.i18n import N_, Lang, number, translator
from beyondcv.profile import Profile

__all__ = ["FOLD", "label_length", "sentence_length", "summary_length"]

LABEL = (40, 220)
SUMMARY = (300, 1500)
FOLD = 270
MEAN_WORDS = 20
MAX_WORDS = 35


@dataclass(frozen=True)
class _Says:
    """What is said of a text that is empty, short, long or right; all are message ids."""

    title: str
    empty: str
    begin: str
    short: str
    add: str
    long: str
    cut: str


_LABEL_SAYS = _Says(
    title=N_("Length of the headline"),
    empty=N_("Your headline is still empty."),
    begin=N_("Write what you do, for whom, and one proof. One line is enough."),
    short=N_("Your headline has {count} characters: a start."),
    add=N_("Add one thing: a task, a number, a place or what you aim for."),
    long=N_("Your headline has {count} characters, and plenty to say."),
    cut=N_("Keep the most useful words first; the rest fits in the summary."),
)
_SUMMARY_SAYS = _Says(
    title=N_("Length of the summary"),
    empty=N_("Your summary is still empty."),
    begin=N_("Write one sentence about what you do today. The other parts follow."),
    short=N_("Your summary has {count} characters: a start."),
    add=N_("Four parts help: today, a proof, your aim, an invitation. Which one is missing?"),
    long=N_("Your summary has {count} characters, and plenty to say."),
    cut=N_("Move details to your experiences and keep what helps a reader decide."),
)


def label_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the headline is long enough to say something and short enough to be shown."""
    return _in_band("label", profile.basics.label, LABEL, _LABEL_SAYS, lang)


def summary_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the summary leaves room for four parts and is still read."""
    return _in_band("summary", profile.basics.summary, SUMMARY, _SUMMARY_SAYS, lang)


def _in_band(field: str, text: str, band: tuple[int, int], says: _Says, lang: Lang) -> CheckResult:
    _ = translator(lang).gettext
    (low, high), count = band, len(text.strip())
    passed = low <= count <= high
    if passed:
        found, hint = _("Good length: {count} of {high} characters."), ""
    elif count == 0:
        found, hint = _(says.empty), _(says.begin)
    elif count < low:
        found, hint = _(says.short), _(says.add)
    else:
        found, hint = _(says.long), _(says.cut)
    written = {"count": number(count, lang), "low": number(low, lang), "high": number(high, lang)}
    return result(
        f"{field}-length",
        passed,
        title=_(says.title),
        found=found.format(**written),
        expected=_("Between {low} and {high} characters.").format(**written),
        hint=hint,
        findings=_beyond(f"basics.{field}", text, high, lang),
        values={"characters": count, "low": low, "high": high},
        share=float(passed),
    )


def sentence_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the summary's sentences can be read in one breath.

    Words are counted, not their length: measured on the course's own sample,
    LIX rose from 37 to 44 in the *better* French text, for long trade words.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
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
        found = ngettext(
            "Your sentences read easily: {mean:.0f} word on average.",
            "Your sentences read easily: {mean:.0f} words on average.",
            round(mean),
        ).format(mean=mean)
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
