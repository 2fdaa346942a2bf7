"""Unit 06: reading the table of posts, and three texts; lengths and parts, never style.

The band is the course's own. The right answers come from
``data/synthetic/posts.csv`` and from the draws of `beyondcv.figures`; a test
holds both against them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from beyondcv.checks._build import result
from beyondcv.checks._circles import name_spans
from beyondcv.checks._messages import alike, says_enough
from beyondcv.checks._privacy import privacy_spans
from beyondcv.checks._reading import Key, closed
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import sentences, text_lang, words
from beyondcv.checks._words import fold
from beyondcv.i18n import N_, Lang, translator
from beyondcv.profile import Post, Profile

__all__ = [
    "BAND",
    "KINDS",
    "PER_HOUR",
    "link_source",
    "posts_care",
    "posts_length",
    "rung_per_hour",
]

KINDS = ("comment", "question", "link")
"""The three texts, as ``meta.beyondcv.presence.posts[].kind`` names them."""

BAND = (120, 700)
OWN_WORDS = 6
FEWEST_WORDS = 10
MOST_READ = 12
MOST_SIGNS = 1_500
_IMAGES = ("own", "permitted")

PER_HOUR: Mapping[str, Key] = {
    "06-best": Key(
        "comment", N_("Question 1: conversations of all posts of a kind, divided by their hours.")
    ),
    "06-luck": Key(
        "mostly", N_("Question 2: draw again ten times, and keep a tally of the first place.")
    ),
}
"""The two questions on the chart of posts: right answer, and where to look again."""

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SECRET = {
    "fr": re.compile(
        r"confidentiel\w*|usage interne|ne pas diffuser|secret\w*|entre nous", re.IGNORECASE
    ),
    "en": re.compile(
        r"confidential\w*|internal use|not for release|secret\w*|between us", re.IGNORECASE
    ),
}


def rung_per_hour(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the two questions on conversations per hour are answered right."""
    _ = translator(lang).gettext
    return closed(
        "rung-per-hour",
        PER_HOUR,
        profile,
        lang,
        title=_("Conversations per hour"),
        expected=_("Two right answers on the chart of posts."),
    )


def _posts(profile: Profile) -> list[tuple[str, Post, str]]:
    """Return path, post and text of those that hold a text."""
    return [
        (f"meta.beyondcv.presence.posts[{i}]", post, post.text.strip())
        for i, post in enumerate(profile.course.presence.posts[:MOST_READ])
        if post.text.strip()
    ]


def posts_length(profile: Profile, lang: Lang) -> CheckResult:
    """Whether a comment, a question and a link each hold 120 to 700 signs, none a copy.

    A third of the points for each kind; a question needs its question mark.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    low, high = BAND
    written = _posts(profile)
    good: dict[str, str] = {}
    findings = []
    for path, post, text in written:
        folded = fold(text[:MOST_SIGNS])
        note = ""
        if not low <= len(text) <= high:
            note = _("{count} characters; a text holds {low} to {high} here.").format(
                count=len(text), low=low, high=high
            )
        elif not says_enough(text, FEWEST_WORDS):
            note = _("Few different words: write one or two whole sentences.")
        elif post.kind not in KINDS:
            note = _("Choose what it is: a comment, a question or a link.")
        elif post.kind == "question" and "?" not in text:
            note = _("A question needs its question mark.")
        elif any(alike(folded, other) for kind, other in good.items() if kind != post.kind):
            note = _("Nearly the same as another text. What is this one for?")
        if note:
            findings.append(Finding(f"{path}.text", 0, 0, post.text, "length", note))
        else:
            good.setdefault(post.kind, folded)
    missing = [kind for kind in KINDS if kind not in good]
    hint = ""
    if not written:
        found = _("There is no text yet.")
        hint = _("Begin with the comment: one fact from your own practice, then a question.")
    else:
        found = ngettext(
            "{count} of 3 texts is ready.", "{count} of 3 texts are ready.", len(good)
        ).format(count=len(good))
        if missing and findings:
            hint = findings[0].note
        elif missing:
            hint = {
                "comment": _("Still to write: a comment under somebody else’s text."),
                "question": _("Still to write: a question that many can answer."),
                "link": _("Still to write: a link, its source, and what you think of it."),
            }[missing[0]]
    return result(
        "posts-length",
        not missing,
        title=_("Three texts"),
        found=found,
        expected=_(
            "A comment, a question and a link with your view, each of {low} to {high} characters."
        ).format(low=low, high=high),
        hint=hint,
        findings=findings if missing else (),
        values={"ready": len(good), "wanted": len(KINDS), "low": low, "high": high},
        share=len(good) / len(KINDS),
    )


def link_source(profile: Profile, lang: Lang) -> CheckResult:
    """Whether a link says where it comes from, and one sentence of it is the learner's own.

    Half the points each. The source is an address, or two words and more
    ("magazine of the trade, March"): a page pinned to a board has one too. A
    sentence is one's own if six words stand outside quotation marks.
    """
    _ = translator(lang).gettext
    links = [(post, text) for _path, post, text in _posts(profile) if post.kind == "link"]
    best = max(((_sourced(post), _own(text)) for post, text in links), key=sum, default=(0, 0))
    sourced, own = best
    hint = ""
    if not links:
        found = _("There is no link yet.")
        hint = _("Choose one page or article that taught you something this month.")
    elif sourced and own:
        found = _("The source is named, and your own view stands beside it.")
    elif sourced:
        found = _("The source is named; your own view is missing.")
        hint = _("Add a sentence without quotation marks: what do you take from it, for whom?")
    else:
        found = _("The source is not named yet.")
        hint = _("Who published it, and where? An address, or the name and the date of a magazine.")
    return result(
        "link-source",
        bool(sourced and own),
        title=_("Source and own view"),
        found=found,
        expected=_("A link with its source and at least one sentence of your own."),
        hint=hint,
        values={"source": sourced, "own": own},
        share=(sourced + own) / 2,
    )


def _sourced(post: Post) -> int:
    source = post.source.strip()[:MOST_SIGNS]
    if fold(source) == fold(post.text.strip()[:MOST_SIGNS]):
        return 0
    return int(bool(_ADDRESS.match(source)) or len(words(source)) >= 2)


def _own(text: str) -> int:
    bare = _ADDRESS.sub(" ", _QUOTED.sub(" ", text[:MOST_SIGNS]))
    return int(any(len(words(part)) >= OWN_WORDS for part in sentences(bare)))


def posts_care(profile: Profile, lang: Lang) -> CheckResult:
    """Whether texts keep secrets, names and private life out, and images are described; advice."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    own = fold(profile.basics.name.strip())
    written = _posts(profile)
    findings = []
    bare = False
    for path, post, _text in written:
        text = post.text[:MOST_SIGNS]
        at = f"{path}.text"
        spans = [(s.start, s.end, "private") for s in privacy_spans(at, text, tongue)]
        spans += [
            (start, end, "name")
            for start, end in name_spans(text)
            if not own or fold(text[start:end]) != own
        ]
        spans += [(*found.span(), "secret") for found in _SECRET[tongue].finditer(text)]
        notes = {
            "private": _("A personal detail. A text travels further than you think: leave it out."),
            "name": _("A person’s name. Ask first, or write the role."),
            "secret": _("This may belong to an employer. When in doubt, ask or leave it out."),
        }
        findings += [
            Finding(at, start, end, text[start:end], kind, notes[kind])
            for start, end, kind in sorted(spans)
        ]
        if post.image in _IMAGES and not post.alt.strip():
            bare = True
            note = _("An image without a description: say in a sentence what it shows.")
            findings.append(Finding(f"{path}.alt", 0, 0, post.alt, "alt", note))
    places = len({finding.path for finding in findings})
    if not written:
        found, hint = _("There is no text yet."), ""
    elif findings:
        found = ngettext(
            "{count} place to look at again before you publish.",
            "{count} places to look at again before you publish.",
            places,
        ).format(count=places)
        hint = findings[0].note
    else:
        found, hint = _("Nothing private, nobody’s name, no secret was recognised."), ""
    return result(
        "posts-care",
        bool(written) and not findings,
        title=_("Before publishing"),
        found=found,
        expected=_(
            "No personal detail, no name without consent, nothing confidential, images described."
        ),
        hint=hint,
        findings=findings,
        values={"places": places, "undescribed": bare},
    )
