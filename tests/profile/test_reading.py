"""What the reader of `profile.json` takes and what it refuses."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beyondcv.errors import ProfileError
from beyondcv.profile import MAX_BYTES, MAX_DEPTH, Profile, dumps, loads

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def objects(texts: tuple[str, ...], lists: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Return JSON objects with some known keys that hold something, and unknown ones."""
    known = st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(texts, TEXTS.filter(bool)),
            **dict.fromkeys(lists, st.lists(TEXTS, min_size=1, max_size=3)),
        },
    )
    unknown = st.dictionaries(TEXTS.map("x-{}".format), VALUES, max_size=3)
    return st.builds(lambda a, b: {**a, **b}, known, unknown)


DATED = ("url", "startDate", "endDate", "summary")
SECTIONS = {
    "work": objects(("name", "position", *DATED), ("highlights",)),
    "volunteer": objects(("organization", "position", *DATED), ("highlights",)),
    "education": objects(("institution", "area", "studyType", *DATED[:3]), ("courses",)),
    "certificates": objects(("name", "date", "issuer")),
    "skills": objects(("name", "level"), ("keywords",)),
    "languages": objects(("language", "fluency")),
    "interests": objects(("name",), ("keywords",)),
    "projects": objects(("name", "description", "entity", "type"), ("roles", "keywords")),
    "awards": objects(("title", "date")),
    "references": objects(("name", "reference")),
}
NAMES = [
    *SECTIONS,
    "basics",
    "location",
    "profiles",
    "label",
    "meta",
    "beyondcv",
    "version",
    "answers",
    "contract",
    "ad",
]
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "$schema": TEXTS,
        "basics": objects(("name", "label", "email", "phone", "summary")).filter(bool),
        "x-unknown": VALUES,
        **{name: st.lists(item, min_size=1, max_size=3) for name, item in SECTIONS.items()},
    },
)


def read_or_refuse(source: bytes) -> None:
    """Read a file; what is read can be written, what is refused is explained."""
    try:
        profile = loads(source)
    except ProfileError as refusal:
        said = refusal.text("fr") + refusal.text("en")
        # Raises if a stranger's half character were in the message.
        said.encode("utf-8")
    else:
        assert profile == loads(dumps(profile))


@given(DOCUMENTS)
def test_nothing_is_lost_on_the_way_in_and_out(document: dict[str, Any]) -> None:
    """Does a JSON Resume document come out as it went in, unknown keys included?"""
    profile = loads(json.dumps(document))

    assert document == profile.to_dict()
    assert profile == loads(dumps(profile))


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfe{\x00}\x00")
@example(b"[]")
@example(b"null")
@example(b'"profile"')
@example(b'{"basics": []}')
@example(b'{"basics": {"label": 3}}')
@example(b'{"work": {}}')
@example(b'{"work": [[]]}')
@example(b'{"work": [{"highlights": "one"}]}')
@example(b'{"work": [{"highlights": [1]}]}')
@example(b'{"meta": {"beyondcv": []}}')
@example(b'{"meta": {"beyondcv": {"version": "1"}}}')
@example(b'{"meta": {"beyondcv": {"version": 0}}}')
@example(b'{"meta": {"beyondcv": {"version": true}}}')
@example(b'{"meta": {"beyondcv": {"version": 999}}}')
@example(b'{"meta": {"beyondcv": {"answers": {"a": 1}}}}')
@example(b'{"meta": {"beyondcv": {"answers": []}}}')
@example(b'{"a": "\x01"}')
def test_bytes_from_strangers_are_a_profile_or_a_profile_error(source: bytes) -> None:
    """Does the reader ever raise anything else, or an error that cannot be printed?"""
    read_or_refuse(source)


@given(st.recursive(VALUES, lambda inner: st.dictionaries(st.sampled_from(NAMES), inner)))
def test_json_from_strangers_is_a_profile_or_a_profile_error(value: Any) -> None:
    """Does JSON of the wrong shape ever raise anything but `ProfileError`?"""
    read_or_refuse(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "-Infinity"),
        ('{"a": 1e999}', "too large"),
        ('{"a": 1, "b": 2, "a": 3}', "“a” appears twice"),
        (r'{"a": "\ud83d"}', "does not exist"),
        (r'{"\ude00": 1}', "does not exist"),
        ('{"a": "\ud83d"}', "does not exist"),
        ('{"a": ' + "9" * 1_000_000 + "}", "1000000 digits"),
        ('{"a": ' + "9" * (MAX_BYTES + 1) + "}", "larger than"),
        ('{"a": ' + "[" * MAX_DEPTH, "nested"),
        ("", "line 1, column 1"),
        ('{"basics": {"label"', "line 1"),
        ("[1]", "does not start with “{”"),
        ('{"work": [{}, {"name": 3}]}', "work[1].name"),
    ],
    ids=lambda value: value[:20],
)
def test_what_no_profile_holds_is_refused(source: str, said: str) -> None:
    """Is the cause named?"""
    with pytest.raises(ProfileError, match=said.replace("[", r"\[").replace("”", ".")) as caught:
        loads(source)
    assert len(str(caught.value)) < 400


def test_what_is_just_small_and_flat_enough_is_read() -> None:
    """Are the limits themselves still inside?"""
    nested = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    head, tail = f'{{"a": {nested}, "b": "', '[[{{\\""}'
    source = head + "é" * ((MAX_BYTES - len(head) - len(tail)) // 2) + tail

    assert {"a", "b"} == set(loads(source).extra)


def test_a_byte_order_mark_is_skipped() -> None:
    """Can a file saved by Windows Notepad be read?"""
    assert loads(b'\xef\xbb\xbf{"basics": {"label": "Logistics"}}').basics.label == "Logistics"
    assert loads('\ufeff{"basics": {"label": "Logistics"}}').basics.label == "Logistics"


@pytest.mark.parametrize("key", ["a" * 500_000, "{0}", "%s", "«", "\u202e"])
def test_a_name_from_a_stranger_fits_into_the_message(key: str) -> None:
    """Is an absurd key shortened and never taken for a field of the message?"""
    with pytest.raises(ProfileError) as caught:
        loads(json.dumps({"meta": {"beyondcv": {"answers": {key: 1}}}}))
    assert len(caught.value.text("fr")) < 200


@pytest.mark.parametrize(
    "source",
    [
        "{" + ",".join(f'"{i}":0' for i in range(90_000)) + ',"7":0}',
        '{"a":[' + "{}," * 300_000 + "0]}",
        '{"a":"' + '\\"' * 500_000 + '"}',
        '"' * MAX_BYTES,
        '{"a":"' + "\\" * (MAX_BYTES - 10),
    ],
    ids=["duplicate key at the end", "many objects", "many quotes", "only quotes", "backslashes"],
)
@pytest.mark.timeout(60)
def test_reading_takes_time_in_proportion(source: str) -> None:
    """Is a hostile file of 1 MiB answered within seconds, on a slow machine too?"""
    with contextlib.suppress(ProfileError):
        loads(source)


def test_null_and_empty_are_read_as_nothing() -> None:
    """Is ``null`` no text and no entry, though it is written back?"""
    profile = loads('{"basics": {"label": null, "name": ""}, "work": null, "skills": []}')

    assert Profile() == profile
    assert profile.to_dict(bare=True) == {}


def test_a_profile_too_large_to_be_read_again_is_not_written() -> None:
    """Would the writer make a file that the reader refuses?"""
    profile = Profile()
    profile.basics.image = "data:image/png;base64," + "A" * MAX_BYTES

    with pytest.raises(ProfileError, match="too large to be kept"):
        dumps(profile)


def test_a_large_profile_is_packed_to_stay_readable() -> None:
    """Can a profile that was read always be written, though indenting makes it longer?"""
    source = '{"x":[' + "1," * 500_000 + "1]}"
    profile = loads(source)

    assert profile == loads(dumps(profile))


def test_an_emoji_cut_in_two_is_mended() -> None:
    """Can a text that a browser cut in the middle of an emoji be written?"""
    profile = Profile()
    profile.basics.label = "Stock \ud83d"
    profile.basics.summary = "\ud83d\ude00"

    again = loads(dumps(profile).encode("utf-8"))

    assert (again.basics.label, again.basics.summary) == ("Stock �", "😀")
