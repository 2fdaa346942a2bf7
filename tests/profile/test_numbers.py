"""Numbers in a profile: read, written, refused."""

from __future__ import annotations

import pytest

from beyondcv.errors import ProfileError
from beyondcv.profile import Profile, dumps, loads


def _with(text: str) -> str:
    return f'{{"meta": {{"beyondcv": {{"version": 1, "channels": {{"ads": {text}}}}}}}}}'


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("30", 30), ("3.5", 3.5), ("null", None)])
def test_a_number_is_read(text: str, value: float | None) -> None:
    """Is zero a number, and null none?"""
    assert loads(_with(text)).course.channels.ads == value


@pytest.mark.parametrize("value", [0, 30, 3.5])
def test_a_number_comes_back_as_it_was(value: float) -> None:
    """Is a number written as it came?"""
    profile = Profile()
    profile.course.channels.ads = value

    assert loads(dumps(profile)) == profile
    assert f'"ads": {value}' in dumps(profile)


@pytest.mark.parametrize("text", ['"30"', "true", "[]", "{}", "NaN", "Infinity", "1e999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Are texts, yes/no, lists and what JSON has not refused, with their place?"""
    with pytest.raises(ProfileError):
        loads(_with(text))
