"""What a person who grades by hand is shown beside each answer, by the answer's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from beyondcv.exercise import _parts_capstone as capstone
from beyondcv.exercise import _parts_practice as practice
from beyondcv.exercise import _parts_profile as profile_parts
from beyondcv.i18n import Lang
from beyondcv.profile import Profile

__all__ = ["ANSWERS", "PARTS"]


def _nothing(profile: Profile, lang: Lang) -> dict[str, list[str]]:
    return {}


PARTS: Mapping[str, Callable[[Profile, Lang], dict[str, list[str]]]] = {
    "01-limit": _nothing,
    "01-mix": profile_parts.mix,
    "01-sentence": _nothing,
    "02-drawback": profile_parts.network_choice,
    "02-exit": profile_parts.exit,
    "02-reason": profile_parts.network_choice,
    "03-goal": profile_parts.goal,
    "03-proof": profile_parts.proof,
    "03-voice": profile_parts.voice,
    "04-link": profile_parts.messages,
    "04-request": profile_parts.messages,
    "04-tone": profile_parts.messages,
    "05-feasible": profile_parts.plan,
    "05-give": profile_parts.plan,
    "05-structure": profile_parts.plan,
    "06-rights": practice.posts,
    "06-sustainable": practice.four_weeks,
    "06-value": practice.posts,
    "07-balance": _nothing,
    "07-help": practice.charter,
    "07-remedy": _nothing,
    "08-critical": practice.audit,
    "08-flop": practice.trial,
    "08-forward": practice.domains,
    "09-clarity": capstone.clear,
    "09-evidence": capstone.evidence,
    "09-fit": capstone.fit,
    "09-reciprocity": capstone.reciprocity,
    "09-sustainability": capstone.sustained,
    "09-truth": profile_parts.proof,
}
"""Parts of the profile by the name of the answer that they go with."""

ANSWERS: Mapping[str, str] = {name: "09-reflection" for name in PARTS if name.startswith("09-")}
"""The answer to read, where it is not that of the same name: the capstone has one for all."""
