"""What a headline and the opening of a summary say.

A status ("looking for work") says what the reader already supposes; a trade or
a task can be searched for. Roulin & Levashina (2019, doi 10.1111/peps.12296):
readers judge visible skills well, personality badly.
"""

from __future__ import annotations

import re
from functools import cache

from beyondcv.checks._build import result
from beyondcv.checks._length import FOLD
from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._numbers import proof_spans
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import text_lang
from beyondcv.checks._words import Phrases, stopwords, tokens
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile

__all__ = ["label_specific", "summary_fold"]

_NEEDED = 2
_READ = 2 * FOLD
_PARTS = re.compile(r"[|•·–—,;/]")


@cache
def _phrases(lang: Lang, name: str) -> Phrases:
    return Phrases({form: [form] for form in lexicon("labels", lang)[name]}, lang)


@cache
def _words(lang: Lang, name: str) -> frozenset[str]:
    return frozenset(
        part.word for part in tokens(" ".join(lexicon("labels", lang)[name].split()), lang)
    )


def _telling(text: str, lang: Lang) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the tokens that tell something, and the spans of status phrases."""
    row = tokens(text, lang)
    status = [(first, last) for first, last, _name in _phrases(lang, "status").find(text)]
    taken = {at for first, last in status for at in range(first, last)}
    telling = [
        at
        for at, token in enumerate(row)
        if at not in taken
        and len(token.word) > 1
        and not token.word.isdigit()
        and token.word not in stopwords(lang)
        and token.word not in _words(lang, "filler")
    ]
    return telling, [(row[first].start, row[last - 1].end) for first, last in status]


def label_specific(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the headline names something besides a status.

    Status phrases, grammar words and fillers are taken away. What is left must
    be one word of the list of trades and tasks or, since no list is complete,
    two other words. A proof or a target is advice: a number, or a second part
    behind a sign.
    """
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    text = profile.basics.label[:_READ]
    telling, status = _telling(text, tongue)
    row = tokens(text, tongue)
    trade = any(row[at].word in _words(tongue, "trades") for at in telling)
    parts = [part for part in _PARTS.split(text) if _telling(part, tongue)[0]]
    proof = bool(proof_spans(text, tongue)) or len(parts) > 1
    passed = trade or len(telling) >= _NEEDED
    hint = ""
    if not text.strip():
        found = _("Your headline is still empty.")
        hint = _("Name a trade or a task first: what would a recruiter type to find you?")
    elif not passed and not status:
        found = _("Your headline does not name a trade or a task yet.")
        hint = _("Name a trade or a task first: what would a recruiter type to find you?")
    elif not passed:
        found = _("Your headline says where you stand, not yet what you can do.")
        hint = _(
            "Name a trade or a task first: what would a recruiter type to find you? "
            "Your availability can come last."
        )
    elif not trade:
        found = _("Your headline says more than a status.")
        hint = _("Does it use the words of your trade? Read a job ad aloud and compare.")
    elif not proof:
        found = _("Your headline names a trade or a task.")
        hint = _("One proof or one target would complete it: years, a diploma, a place.")
    else:
        found = _("Your headline names a trade or a task, and a proof or a target.")
    findings = [
        Finding(
            "basics.label",
            start,
            end,
            text[start:end],
            "status",
            _("This says where you stand, not what you can do."),
        )
        for start, end in status
        if not passed
    ]
    return result(
        "label-specific",
        passed,
        title=_("What the headline says"),
        found=found,
        expected=_("A trade or a task, with a proof or a target; not only a status."),
        hint=hint,
        findings=findings,
        values={"telling": len(telling), "trade": trade, "proof": proof},
        share=float(passed),
    )


def summary_fold(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the first 270 signs, which a reader sees first, hold a proof or a target.

    Numbers inside what `privacy` flags (a birth date, a telephone) prove nothing.
    """
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    text = profile.basics.summary
    head = text[:FOLD]
    private = privacy_spans("basics.summary", text[:_READ], tongue)
    proofs = [
        (start, end)
        for start, end in proof_spans(head, tongue)
        if not any(item.start < end and start < item.end for item in private)
    ]
    row = tokens(head, tongue)
    targets = [
        (row[first].start, row[last - 1].end)
        for first, last, _name in _phrases(tongue, "targets").find(head)
        if _leads_somewhere(head[row[last - 1].end :], tongue)
    ]
    passed = bool(proofs or targets)
    hint = ""
    if not text.strip():
        found = _("Your summary is still empty.")
        hint = _("Begin with what you do, then a number or what you aim for.")
    elif proofs and targets:
        found = _("The beginning of your summary holds a proof and a target.")
    elif proofs:
        found = _("The beginning of your summary holds a proof.")
    elif targets:
        found = _("The beginning of your summary says what you aim for.")
    else:
        found = _("The beginning of your summary holds neither a number nor a target yet.")
        hint = _("Move one fact up: how many, how long, or the work you aim for.")
    return result(
        "summary-fold",
        passed,
        title=_("The first lines of the summary"),
        found=found,
        expected=_(
            "A proof or a target in the first {fold} characters: this is all that a reader "
            "sees before “see more”."
        ).format(fold=FOLD),
        hint=hint,
        findings=[
            Finding("basics.summary", start, end, text[start:end], kind)
            for kind, spans in (("proof", proofs), ("target", targets))
            for start, end in spans
        ],
        values={
            "shown": len(head),
            "fold": FOLD,
            "proofs": len(proofs),
            "targets": len(targets),
        },
        share=float(passed),
    )


def _leads_somewhere(rest: str, lang: Lang) -> bool:
    """Whether a target is named in the next words: "a challenge" and "a job" are none."""
    clause = rest.split(".")[0].split("\n")[0]
    telling, _status = _telling(" ".join(clause.split()[:10]), lang)
    return bool(telling)


for _lang in LANGS:
    for _name in ("status", "targets"):
        _phrases(_lang, _name)
    for _name in ("filler", "trades"):
        _words(_lang, _name)
