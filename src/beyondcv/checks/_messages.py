"""Unit 04: three first messages; lengths, copies and parts, never style.

The band is the course's own: a connection note has to fit into 300 signs on a
network that limits it there (outline, unit C4).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from beyondcv.checks._build import counted, result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import text_lang, words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import FirstMessage, Profile

__all__ = [
    "BAND",
    "RECIPIENTS",
    "alike",
    "messages_different",
    "messages_length",
    "messages_manner",
    "messages_parts",
    "says_enough",
]

RECIPIENTS = ("colleague", "trainer", "stranger")
"""To whom, as ``meta.beyondcv.messages[].to`` says it."""

BAND = (150, 300)
WANTED = 3
SAME = 0.8
FEWEST_WORDS = 12
"""Different words from which on 150 signs say something: one letter held down says nothing."""
MOST_READ = 12
"""Messages that are read; comparing each with each must not keep a class waiting."""
MOST_SIGNS = 600

_THANKS = {
    "fr": re.compile(r"merci|remerci|reconnaissant|gré", re.IGNORECASE),
    "en": re.compile(r"thank|grateful|appreciate", re.IGNORECASE),
}
_ATTACHED = {
    "fr": re.compile(r"ci-joint|pièces? jointes?|(?:joins|joint|voici|envoie) mon cv", re.I),
    "en": re.compile(
        r"attached|attachment|enclosed|(?:attach|enclose|send|here is) (?:you )?my cv", re.I
    ),
}


def _messages(profile: Profile) -> list[tuple[str, FirstMessage, str]]:
    """Return path, message and text of those that hold a text."""
    return [
        (f"meta.beyondcv.messages[{i}]", message, message.text.strip())
        for i, message in enumerate(profile.course.messages[:MOST_READ])
        if message.text.strip()
    ]


def says_enough(text: str, fewest: int) -> bool:
    """Whether a text holds that many different words.

    Parameters
    ----------
    text : str
    fewest : int
    """
    return len({fold(word) for word in words(text[:MOST_SIGNS])}) >= fewest


def messages_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three messages hold 150 to 300 signs; a third of the points for each.

    The very same text counts once, and a text of hardly any words not at all.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    low, high = BAND
    found_here = _messages(profile)
    good: set[str] = set()
    findings = []
    for path, message, text in found_here:
        note = ""
        if not low <= len(text) <= high:
            note = _("{count} characters; a first message holds {low} to {high}.").format(
                count=len(text), low=low, high=high
            )
        elif not says_enough(text, FEWEST_WORDS):
            note = _("Few different words: say what links you, and what you would like to know.")
        elif fold(text) in good:
            note = _("The same text as an earlier message: it counts once.")
        if note:
            findings.append(Finding(f"{path}.text", 0, 0, message.text, "length", note))
        else:
            good.add(fold(text))
    within = len(good)
    hint = ""
    if not found_here:
        found = _("There is no message yet.")
        hint = _("Begin with somebody who has seen you work: link, reason, question.")
    else:
        found = ngettext(
            "{count} message, {within} of {low} to {high} characters.",
            "{count} messages, {within} of {low} to {high} characters.",
            len(found_here),
        ).format(count=len(found_here), within=within, low=low, high=high)
        if within < WANTED and any(low <= len(item.text.strip()) <= high for item in findings):
            hint = next(f.note for f in findings if low <= len(f.text.strip()) <= high)
        elif within < WANTED and findings:
            hint = _("Too long: keep one link and one question. Too short: say what links you.")
        elif within < WANTED:
            hint = _("Write the next one: a former colleague, a trainer, then a stranger.")
    return counted(
        "messages-length",
        within,
        WANTED,
        title=_("Length of the messages"),
        found=found,
        expected=_("{wanted} messages of {low} to {high} characters.").format(
            wanted=WANTED, low=low, high=high
        ),
        hint=hint,
        findings=findings,
        values={"messages": len(found_here), "within": within, "low": low, "high": high},
    )


def messages_different(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three messages differ from each other (`difflib` ratio below 0.8)."""
    _ = translator(lang).gettext
    kept: list[str] = []
    findings = []
    found_here = _messages(profile)
    for path, message, text in found_here:
        folded = fold(text[:MOST_SIGNS])
        if any(alike(folded, other) for other in kept):
            note = _("Nearly the same as an earlier message. What links you to this person only?")
            findings.append(Finding(f"{path}.text", 0, 0, message.text, "copy", note))
        else:
            kept.append(folded)
    passed = len(kept) >= WANTED
    if len(found_here) < 2:
        found = _("There are not two messages to compare yet.")
    elif findings:
        found = _("Two messages are nearly the same.")
    else:
        found = _("Each message is written for one person.")
    hint = ""
    if not passed:
        hint = (
            _("Change the link and the question: those two sentences are for one person.")
            if findings
            else _("Write {wanted} messages to three different people.").format(wanted=WANTED)
        )
    return result(
        "messages-different",
        passed,
        title=_("One message, one person"),
        found=found,
        expected=_("{wanted} messages that are no copies of each other.").format(wanted=WANTED),
        hint=hint,
        findings=findings,
        values={"messages": len(found_here), "different": len(kept)},
        share=float(passed),
    )


def alike(one: str, other: str) -> bool:
    """Whether two folded texts are nearly the same."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= SAME
        and matcher.quick_ratio() >= SAME
        and matcher.ratio() >= SAME
    )


def messages_parts(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three messages ask a question and have their link and reason written down."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    findings = []
    complete = 0
    found_here = _messages(profile)
    seen: set[str] = set()
    for path, message, text in found_here:
        link, reason, known = (fold(part.strip()) for part in (message.link, message.reason, text))
        missing = [
            word
            for word, there in (
                (_("link"), link and link != known),
                # What is copied from the field above says nothing new.
                (_("reason"), reason and reason not in (link, known)),
                (_("question mark"), "?" in text),
                (_("a text of its own"), known not in seen),
            )
            if not there
        ]
        seen.add(known)
        complete += not missing
        if missing:
            note = _("Still missing: {parts}.").format(parts=", ".join(missing))
            findings.append(Finding(f"{path}.text", 0, 0, message.text, "parts", note))
    passed = complete >= WANTED
    hint = ""
    if not found_here:
        found = _("There is no message yet.")
        hint = _("What links you? Why this person? What could they answer with a yes or a no?")
    else:
        found = ngettext(
            "{complete} message of {count} has its link, its reason and a question.",
            "{complete} messages of {count} have their link, their reason and a question.",
            complete,
        ).format(complete=complete, count=len(found_here))
        if findings:
            hint = findings[0].note
        elif not passed:
            hint = _("Write the next one: a former colleague, a trainer, then a stranger.")
    return counted(
        "messages-parts",
        complete,
        WANTED,
        title=_("Link, reason, question"),
        found=found,
        expected=_("{wanted} messages, each with a link, a reason and a question mark.").format(
            wanted=WANTED
        ),
        hint=hint,
        findings=findings,
        values={"messages": len(found_here), "complete": complete},
    )


def messages_manner(profile: Profile, lang: Lang) -> CheckResult:
    """Whether messages thank, come without a CV, and go to three kinds of people; advice."""
    _ = translator(lang).gettext
    tongue = text_lang(profile, lang)
    found_here = _messages(profile)
    findings = []
    thanks = 0
    for path, message, text in found_here:
        thanks += bool(_THANKS[tongue].search(text))
        attached = _ATTACHED[tongue].search(message.text)
        if attached:
            note = _("No CV with a first message: talk first, send it when you are asked.")
            start, end = attached.span()
            findings.append(Finding(f"{path}.text", start, end, attached[0], "attached", note))
    kinds = {message.to for _path, message, _text in found_here} & set(RECIPIENTS)
    hint = ""
    if not found_here:
        found = _("There is no message yet.")
    else:
        found = _(
            "Messages that thank: {thanks} of {count}. Kinds of people: {kinds} of three."
        ).format(thanks=thanks, count=len(found_here), kinds=len(kinds))
        if findings:
            hint = findings[0].note
        elif thanks < len(found_here):
            hint = _("A thank-you takes one short line.")
        elif len(kinds) < len(RECIPIENTS):
            hint = _("One to a former colleague, one to a trainer, one to a stranger.")
    return result(
        "messages-manner",
        bool(found_here) and not hint,
        title=_("Courtesy"),
        found=found,
        expected=_("A word of thanks, no CV at first, three kinds of people."),
        hint=hint,
        findings=findings,
        values={"thanks": thanks, "kinds": len(kinds)},
    )
