"""A text of signs that show nothing is no text."""

from __future__ import annotations

import pytest

from beyondcv.checks import graded, parts
from beyondcv.datasets import persona
from beyondcv.exports import sheet
from beyondcv.i18n import Lang
from beyondcv.profile import Profile, is_blank, legible

FILLERS = ["\u3164", "\u2800", "\u115f", "\u1160", "\uffa0", "\u200b", "\u2060", "\ufeff", "\u00ad",
           "\u034f", "\u180e", "\u17b4", "\ufe0f", "\U000e0041", "\u2063", "\u202e", "\u00a0",
           "\u3000", "\u0301", "\x00", "\U0001d173", "\U0001d159"]  # fmt: skip


@pytest.mark.parametrize("sign", FILLERS, ids=ascii)
def test_what_shows_nothing_is_blank(sign: str) -> None:
    """Is a text of fillers, zero widths or lone marks empty, and one more letter not?"""
    assert is_blank(sign)
    assert is_blank(f" {sign * 40}\n{sign}")
    assert legible(sign * 40) == ""
    assert not is_blank(f"{sign}a{sign}")


@pytest.mark.parametrize(
    "text", ["é", "e\u0301", "王", "👩‍🔧", "❤️", "한", "ｱ", "٣", "?", "\U0001fae8"]
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    """Are letters, signs and pictures of every script texts, untouched?"""
    assert not is_blank(text)
    assert legible(text) == text


def test_fillers_are_no_words_and_move_nothing() -> None:
    """Do fillers between words count for none, every other sign keeping its place?"""
    assert legible("un\u3164\u3164\u2800 deux") == "un    deux"


def _filled(value: object, sign: str) -> object:
    if isinstance(value, dict):
        return {key: _filled(item, sign) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, sign) for item in value]
    return f"{sign * 12} {sign * 30} {sign}" if isinstance(value, str) else value


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("sign", ["\u3164", "\u2800", "\u115f", "\u200b"], ids=ascii)
def test_a_profile_of_fillers_earns_what_an_empty_one_earns(sign: str, lang: Lang) -> None:
    """Does a profile whose every text is invisible get no points, part or export?"""
    data = persona("camille-after", lang).to_dict() | {
        "meta": {"beyondcv": {"answers": {"03-goal": sign * 40}, "contract": {"goal": sign * 9}}}
    }
    profile = Profile.from_dict(_filled(data, sign))  # type: ignore[arg-type]
    before = profile.to_dict()

    assert not any(part.begun for part in parts(profile, lang))
    assert sum(result.points for result in graded("03-present", profile, lang)) <= sum(
        result.points for result in graded("03-present", Profile(), lang)
    )
    assert sheet(profile, lang) == ""
    assert profile.to_dict() == before
