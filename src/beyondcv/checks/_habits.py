"""Unit 04: habits of face-to-face life and their online twins."""

from __future__ import annotations

from beyondcv.checks._build import counted
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["habit_pairs"]

WANTED = 5
FEWEST_WORDS = 2
MOST_READ = 50
MOST_SIGNS = 500


def habit_pairs(profile: Profile, lang: Lang) -> CheckResult:
    """Whether five habits each have an online twin; a fifth of the points for each.

    A pair counts once, with two words or more on both sides, and not the same
    words twice.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    pairs = set()
    findings = []
    for i, pair in enumerate(profile.course.habits[:MOST_READ]):
        here, there = pair.offline[:MOST_SIGNS], pair.online[:MOST_SIGNS]
        known = (fold(here.strip()), fold(there.strip()))
        enough = all(len(words(side)) >= FEWEST_WORDS for side in (here, there))
        if enough and known[0] != known[1]:
            pairs.add(known)
        elif here.strip() or there.strip():
            side = "online" if here.strip() else "offline"
            note = _("Two words or more on each side, and not the same ones.")
            value = getattr(pair, side)
            findings.append(Finding(f"meta.beyondcv.habits[{i}].{side}", 0, 0, value, "side", note))
    count = len(pairs)
    if not count:
        found = _("No pair is complete yet.")
    else:
        found = ngettext("{count} complete pair.", "{count} complete pairs.", count).format(
            count=count
        )
    hint = ""
    if count < WANTED:
        hint = _("Think of yesterday: greeting, listening, thanking, asking, helping.")
    return counted(
        "habit-pairs",
        count,
        WANTED,
        title=_("Habits that carry over"),
        found=found,
        expected=_("{wanted} habits, each with its online twin.").format(wanted=WANTED),
        hint=hint,
        findings=findings,
        values={"pairs": count, "wanted": WANTED},
    )
