"""What the forms ask, where an answer could be the question itself.

A rule that counts words would take "Why this person" for a reason. So these
questions stand here, the forms read them from here, and a text that says the
very words of one of them, no more and no less, is no answer. Examples ("call
to ask for news") are another matter: who takes one over has chosen it.

Unit 08 judges its own questions more closely (`beyondcv.checks._asked`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from beyondcv.checks._asked import Asked
from beyondcv.checks._words import tokens
from beyondcv.i18n import LANGS, N_, translator
from beyondcv.profile import Profile

__all__ = ["PROMPTS", "answered", "is_prompt"]

PROMPTS: Mapping[str, Asked] = {
    "card.cv": Asked(N_("CV side")),
    "card.network": Asked(N_("Profile side")),
    "label": Asked(
        N_("Headline"),
        N_("A trade or a task, then a target or a proof. Not only “looking for work”."),
    ),
    "messages.link": Asked(N_("What links us"), N_("A place, a moment, a shared task.")),
    "messages.reason": Asked(N_("Why this person"), N_("What they know and you do not.")),
    "habits.offline": Asked(N_("Face to face, I…")),
    "habits.online": Asked(N_("Online, I can…")),
    "plan.role": Asked(N_("Role or initials")),
    "plan.act": Asked(N_("Next action"), N_("Small, and yours to do: “call to catch up”.")),
    "posts.source": Asked(
        N_("Source (for a link)"), N_("Address of the page, or name and date of the magazine.")
    ),
    "stop.measure": Asked(
        N_("What I will count"), N_("Two words or more; something better than likes.")
    ),
}
"""Labels and helps by the field that they stand at."""

_MOST_READ = 200
_MOST_SIGNS = 200


def is_prompt(text: str) -> bool:
    """Whether a text says the very words of a question, in either language."""
    return bool(text) and len(text) <= _MOST_SIGNS and _said(text) in _prompts()


def answered(profile: Profile) -> Profile:
    """Return the profile without the answers that are their own question.

    The same object where nothing has to go, as nearly always.
    """
    if not any(is_prompt(getattr(held, name)) for held, name in _answers(profile)):
        return profile
    mine = profile.copy()
    for held, name in _answers(mine):
        if is_prompt(getattr(held, name)):
            setattr(held, name, "")
    return mine


def _answers(profile: Profile) -> Iterator[tuple[Any, str]]:
    course = profile.course
    yield profile.basics, "label"
    yield course.presence.stop, "measure"
    for lines, names in (
        (course.channels.card, ("cv", "network")),
        (course.messages, ("link", "reason")),
        (course.habits, ("offline", "online")),
        (course.plan, ("role", "act")),
        (course.presence.posts, ("source",)),
    ):
        for line in lines[:_MOST_READ]:
            for name in names:
                yield line, name


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[str, ...]:
    # Any language's tokens: only the words are looked at, not their stems.
    return tuple(token.word for token in tokens(text, LANGS[0]))


@cache
def _prompts() -> frozenset[tuple[str, ...]]:
    return frozenset(
        _said(translator(lang).gettext(text))
        for lang in LANGS
        for asked in PROMPTS.values()
        for text in asked
        if text
    )
