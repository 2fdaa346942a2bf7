"""A file that somebody opens is understood, or named for what it is."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beyondcv.datasets import persona
from beyondcv.errors import NotAProfileError, ProfileError
from beyondcv.exports import open_file, takehome
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import dumps
from beyondcv.profile.foreign import KINDS
from tests.foreign import FILES

JARGON = re.compile(r"JSON|UTF|XML|octet|byte|parse|schema|encod", re.IGNORECASE)


@pytest.mark.parametrize("name", FILES)
def test_a_foreign_file_is_named_for_what_it_is(name: str) -> None:
    """Is each kind told from the others by its content, in both languages, with what to do?"""
    data, kind = FILES[name]

    with pytest.raises(NotAProfileError) as refusal:
        open_file(data)

    assert refusal.value.what == KINDS[kind].what
    assert refusal.value.todo == KINDS[kind].todo


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"xml"}))
def test_a_name_is_said_without_jargon(kind: str, lang: Lang) -> None:
    """Would somebody who never heard of JSON understand what it is and the one thing to do?"""
    what, todo = KINDS[kind].what.text(lang), KINDS[kind].todo.text(lang)

    # "profile.json" is the name of a file that they have seen.
    assert not JARGON.search(f"{what} {todo}".replace("profile.json", ""))
    assert todo.count(".") == 1 + todo.count("profile.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("kind", ["json", "page"])
def test_the_courses_own_files_are_read_in_any_certain_encoding(kind: str, encoding: str) -> None:
    """Does a file that Windows saved again hold the same profile, and is that said?"""
    profile = persona("camille-after", "fr")
    text = dumps(profile) if kind == "json" else takehome(profile, "fr")

    opened = open_file(text.encode(encoding))

    assert opened.profile == profile
    assert (opened.note is None) == encoding.startswith("utf-8")


def test_white_space_around_a_profile_is_nothing() -> None:
    """Are lines that a mail program adds no obstacle?"""
    assert (
        open_file(b'\r\n\r\n {"basics": {"label": "Baker"}}\r\n ').profile.basics.label == "Baker"
    )


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (b'{"work": [{"name": 3}]}', "work[0].name"),
        (b'{"basics": {"label": "a" "b"}, "work": [], "skills": []}', "line 1"),
        (b'{"basics": {"label": "a"}, "basics": {}}', "twice"),
    ],
)
def test_a_damaged_profile_has_its_place(source: bytes, place: str) -> None:
    """Is a file that is a profile, with a fault, told from one that is none?"""
    with pytest.raises(ProfileError) as refusal:
        open_file(source)

    assert not isinstance(refusal.value, NotAProfileError)
    assert place in str(refusal.value)


@given(st.binary(max_size=200) | st.sampled_from([data for data, _ in FILES.values()]).flatmap(
    lambda data: st.integers(0, len(data)).map(lambda end: data[:end])))  # fmt: skip
def test_bytes_from_strangers_never_crash(data: bytes) -> None:
    """Is whatever comes a profile, or an error that can be printed in both languages?"""
    try:
        open_file(data)
    except ProfileError as refusal:
        (refusal.text("fr") + refusal.text("en")).encode()


def test_a_profile_cut_anywhere_is_said_to_be_cut() -> None:
    """Is half a download never read as a smaller profile?"""
    text = json.dumps({"basics": {"label": "Baker"}, "work": [{"name": "Sunrise"}], "x": [1, True]})

    for end in range(1, len(text)):
        with pytest.raises(NotAProfileError) as refusal:
            open_file(text[:end].encode())
        assert refusal.value.what == KINDS["cut"].what, text[:end]
