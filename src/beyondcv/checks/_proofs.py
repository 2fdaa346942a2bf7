"""Lines on what one did: whether they carry a proof and open with an action."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from math import ceil

from beyondcv.checks._build import result
from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._numbers import proof_spans
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import Text, highlights, text_lang
from beyondcv.checks._words import fold
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile

__all__ = ["action_first", "opens_with_verb", "proofs"]

WANTED = 3
_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def proofs(profile: Profile, lang: Lang) -> CheckResult:
    """Whether there are three lines on what was done, half of them with a number.

    Paid or unpaid work and projects count alike; the same line counts
    once. A third of the points for
    three lines, a third for a first proof, a third when half of the lines hold one.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    once: dict[str, Text] = {}
    for item in highlights(profile):
        once.setdefault(fold(item.text.strip()), item)
    lines = list(once.values())
    findings: list[Finding] = []
    proved = 0
    for item in lines:
        private = privacy_spans(item.path, item.text, tongue)
        spans = [
            (start, end)
            for start, end in proof_spans(item.text, tongue)
            if not any(flag.start < end and start < flag.end for flag in private)
        ]
        if spans:
            proved += 1
            findings += [
                Finding(item.path, start, end, item.text[start:end], "proof")
                for start, end in spans
            ]
        else:
            note = _("How many? How long? How often? For whom?")
            findings.append(Finding(item.path, 0, len(item.text), item.text, "without-proof", note))
    needed = ceil(max(len(lines), WANTED) / 2)
    share = (int(len(lines) >= WANTED) + int(proved >= 1) + int(proved >= needed)) / 3
    passed = len(lines) >= WANTED and proved >= needed
    hint = ""
    if not lines:
        found = _("There is no line yet on what you did.")
        hint = _(
            "Think of one task: what you did, how many, for whom. "
            "Volunteering, school and projects count too."
        )
    else:
        found = ngettext(
            "{lines} line on what you did, {proved} with a number.",
            "{lines} lines on what you did, {proved} with a number.",
            len(lines),
        ).format(lines=len(lines), proved=proved)
        if proved < needed:
            hint = _("Take one line without a number: how many, how long, how often, for whom?")
        elif len(lines) < WANTED:
            hint = _("Add a line: another task, paid or not, told the same way.")
    return result(
        "proofs",
        passed,
        title=_("Proofs"),
        found=found,
        expected=_(
            "At least {wanted} lines, and half of them with a number, an amount, a duration or "
            "a frequency."
        ).format(wanted=WANTED),
        hint=hint,
        findings=findings,
        values={"lines": len(lines), "proved": proved, "needed": needed, "wanted": WANTED},
        share=share,
    )


def action_first(profile: Profile, lang: Lang) -> CheckResult:
    """Whether lines open with a verb of action; advice, never marked."""
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    lines = highlights(profile)
    others = [item for item in lines if not opens_with_verb(item.text, tongue)]
    verbs = len(lines) - len(others)
    passed = bool(lines) and verbs * 2 >= len(lines)
    hint = ""
    if not lines:
        found = _("There is no line yet on what you did.")
        hint = _("Begin your first line with a verb: organised, trained, repaired …")
    else:
        found = _("Opening with a verb of action: {verbs} of {lines} lines.").format(
            verbs=verbs, lines=len(lines)
        )
        if others:
            hint = _("Put what you did first: “Trained 9 people” rather than “Training”.")
    findings = []
    for item in others:
        word = _FIRST.search(item.text)
        start, end = word.span() if word else (0, len(item.text))
        note = _("What did you do? A verb could open this line.")
        findings.append(Finding(item.path, start, end, item.text[start:end], "without-verb", note))
    return result(
        "action-first",
        passed,
        title=_("Action first"),
        found=found,
        expected=_("A verb of action at the beginning of at least half of the lines."),
        hint=hint,
        findings=findings,
        values={"lines": len(lines), "verbs": verbs},
    )


def opens_with_verb(text: str, lang: Lang) -> bool:
    """Return whether a line opens with a verb of action.

    Accents matter: "Commandé" is an action, "Commande" a noun.

    Parameters
    ----------
    text : str
    lang : {"fr", "en"}
    """
    openers = _openers(lang)
    for found in _FIRST.finditer(unicodedata.normalize("NFC", text)):
        word = found[0].lower()
        if fold(word) in openers:
            continue
        return word in _verbs(lang)
    return False


@cache
def _openers(lang: Lang) -> frozenset[str]:
    return frozenset(map(fold, lexicon("verbs", lang)["openers"].split()))


@cache
def _verbs(lang: Lang) -> frozenset[str]:
    data = lexicon("verbs", lang)
    if lang == "en":
        return frozenset((data["past"] + data["imperative"]).split())
    forms = set(data["forms"].split())
    forms |= {form + ending for form in data["forms"].split() for ending in ("e", "s", "es")}
    for infinitive in data["er"].split():
        root = infinitive.removesuffix("er")
        forms |= {infinitive, *(root + end for end in ("é", "ée", "és", "ées", "ais", "ai"))}
        # "Gère" but not "Commande": the present of a verb is often a noun as well,
        # except where its spelling changes.
        if re.search(r"[éeè][bcdfglmnprstv]$", root):
            forms.add(root[:-2] + "è" + root[-1] + "e")
    return frozenset(forms)


for _lang in LANGS:
    _verbs(_lang)
    _openers(_lang)
