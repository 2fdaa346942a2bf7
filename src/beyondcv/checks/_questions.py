"""Unit 05: questions that nobody can answer by yes or no.

Judged by how they begin and end, nothing else (``data/lexicons/questions.*.toml``):
a learner can see why a question is taken for a closed one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from beyondcv.checks._build import counted
from beyondcv.checks._lexicons import lexicon
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import text_lang
from beyondcv.checks._words import fold, tokens
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["is_open", "questions_open"]

WANTED = 3
FEWEST_WORDS = 3
MOST_READ = 50
MOST_SIGNS = 500

_TOKEN = re.compile(r"[\w'-]+")
_CLAUSE = re.compile(r"[,;:–—()]")
_SENTENCE = re.compile(r"[^.!?…]*\?")


class _Words(NamedTuple):
    opens: frozenset[str]
    before: frozenset[str]
    ends: frozenset[str]
    closes: frozenset[str]
    inverted: re.Pattern[str]
    tags: frozenset[str]


def questions_open(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three questions are open; a third of the points for each."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    tongue = text_lang(profile, lang)
    asked = set()
    findings = []
    for i, text in enumerate(profile.course.questions[:MOST_READ]):
        known = fold(text[:MOST_SIGNS].strip())
        if not known:
            continue
        if is_open(text[:MOST_SIGNS], tongue):
            asked.add(known)
        else:
            note = (
                _("Yes or no would answer it: begin with “how”, “what” or “why”.")
                if "?" in text
                else _("Is it a question? End it with a question mark.")
            )
            path = f"meta.beyondcv.questions[{i}]"
            findings.append(Finding(path, 0, len(text), text, "closed", note))
    count = len(asked)
    hint = ""
    if not count and not findings:
        found = _("There is no question yet.")
        hint = _("Begin with “How”: how did that person come to this trade?")
    else:
        found = ngettext("{count} open question.", "{count} open questions.", count).format(
            count=count
        )
        if count < WANTED:
            hint = (
                _("“{text}”: {note}").format(
                    text=findings[0].text.strip()[:80].strip(), note=findings[0].note
                )
                if findings
                else _("What would only this person know? Ask that.")
            )
    return counted(
        "questions-open",
        count,
        WANTED,
        title=_("Open questions"),
        found=found,
        expected=_("At least {count} questions that yes or no do not answer.").format(count=WANTED),
        hint=hint,
        findings=findings,
        values={"open": count, "wanted": WANTED},
    )


def is_open(text: str, lang: Lang) -> bool:
    """Whether the last question of a text is one that yes or no do not answer.

    Parameters
    ----------
    text : str
    lang : {"fr", "en"}
        Language of the text.

    Notes
    -----
    Open is a question of which a clause begins with an asking word ("Selon vous,
    comment …?") or that ends with one ("Vous commencez par quoi ?"), as long as
    no clause begins as a closed one does ("Est-ce que", "Pouvez-vous", "Do you")
    and no tag ("n’est-ce pas ?", "or not?") invites a yes.
    """
    sentences = _SENTENCE.findall(fold(text).replace("’", "'").replace("ʼ", "'").replace("‐", "-"))
    if not sentences or len(tokens(text, lang)) < FEWEST_WORDS:
        return False
    known = _known(lang)
    clauses = [c for part in _CLAUSE.split(sentences[-1][:-1]) if (c := _TOKEN.findall(part))]
    if not clauses or " ".join(clauses[-1]) in known.tags or _has_tag(clauses[-1], known):
        return False
    if any(_closes(clause, known) for clause in clauses):
        return False
    return any(_opens(clause, known) for clause in clauses) or clauses[-1][-1] in known.ends


def _opens(clause: list[str], known: _Words) -> bool:
    at = 0
    while at < min(len(clause) - 1, 2) and clause[at] in known.before - known.opens:
        at += 1
    return clause[at] in known.opens or clause[at].startswith(("qu'", "jusqu'ou"))


def _closes(clause: list[str], known: _Words) -> bool:
    if _opens(clause, known):
        return False
    first = next((i for i, word in enumerate(clause) if word not in known.before), 0)
    return clause[first] in known.closes or any(map(known.inverted.search, clause[: first + 3]))


def _has_tag(clause: list[str], known: _Words) -> bool:
    said = " ".join(clause)
    return any(" " in tag and said.endswith(f" {tag}") for tag in known.tags)


@cache
def _known(lang: Lang) -> _Words:
    data = lexicon("questions", lang)
    sets = {name: frozenset(data[name].split()) for name in ("opens", "before", "ends", "closes")}
    subjects = "|".join(data["subjects"].split())
    inverted = rf"^[\w']+-(?:{subjects})$" if subjects else r"(?!)"
    return _Words(**sets, inverted=re.compile(inverted), tags=frozenset(data["tags"].split("|")))
