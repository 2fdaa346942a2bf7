"""What a learner did not touch comes out of the course as it came in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beyondcv.profile import Profile, Work, dumps, loads, validate
from beyondcv.profile._schema import KEYS
from tests.profile.test_reading import TEXTS, VALUES

LINE = st.none() | TEXTS
LINES = st.none() | st.lists(LINE, max_size=3)
LOCATION = st.none() | st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("address", "postalCode", "city", "countryCode", "region"), LINE)
)
ACCOUNTS = st.none() | st.lists(
    st.none() | st.fixed_dictionaries({}, optional=dict.fromkeys(("network", "url"), LINE)),
    max_size=2,
)
UNKNOWN = st.dictionaries(TEXTS.map("x-{}".format), VALUES, max_size=2)


def entry(section: str) -> st.SearchStrategy[Any]:
    """Return an entry with any of its keys, each filled, empty or null, and unknown ones."""
    values: dict[type, Any] = {str: LINE, list: LINES, dict: LOCATION}
    keys: dict[str, Any] = {key: values[kind] for key, kind in KEYS[section].items()}
    if section == "basics":
        keys["profiles"] = ACCOUNTS
    known = st.fixed_dictionaries({}, optional=keys)
    return st.none() | st.builds(lambda a, b: {**a, **b}, known, UNKNOWN)


COURSE: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {"version": st.just(1)},
    optional={
        "learner": LINE,
        "contract": st.none() | st.fixed_dictionaries({}, optional={"goal": LINE}),
        "answers": st.none() | st.dictionaries(TEXTS, LINE, max_size=2),
        "questions": LINES,
        "circles": st.none() | st.lists(st.none() | st.just({}), max_size=2),
    },
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "$schema": LINE,
        "x-unknown": VALUES,
        "meta": st.none() | st.fixed_dictionaries({}, optional={"beyondcv": COURSE}),
        **{
            name: entry(name) if name == "basics" else st.none() | st.lists(entry(name), max_size=2)
            for name in KEYS
        },
    },
)


@given(DOCUMENTS)
def test_every_value_comes_back_the_empty_ones_too(document: dict[str, Any]) -> None:
    """Does null stay null, "" stay "" and [] stay [], wherever JSON Resume has a place?"""
    # Old names become new ones, which is another test's question.
    for language in document.get("languages") or []:
        for old in ("name", "level"):
            (language or {}).pop(old, None)
    profile = loads(json.dumps(document))

    assert profile.to_dict() == document
    assert json.loads(dumps(profile)) == document
    assert profile.copy().to_dict() == document


def test_a_null_in_a_list_never_becomes_an_empty_line() -> None:
    """Does [null] stay, though the form shows an empty line, and beside a line that is changed?"""
    profile = loads('{"work": [{"highlights": [null, "Baked 400 loaves"]}]}')
    profile.work[0].highlights[1] = "Baked 500 loaves"
    profile.work[0].highlights.append("Trained 3 apprentices")

    assert profile.to_dict()["work"][0]["highlights"] == [
        None,
        "Baked 500 loaves",
        "Trained 3 apprentices",
    ]


def test_what_is_typed_over_a_null_is_kept_and_may_be_cleared_again() -> None:
    """Is a null forgotten once somebody wrote in its place?"""
    profile = loads('{"basics": {"label": null}, "work": [null, {"name": ""}]}')
    profile.basics.label = "Baker"
    profile.work[0].name = "Sunrise Bakery"
    profile.work[1].position = "Baker"

    assert profile.to_dict() == {
        "basics": {"label": "Baker"},
        "work": [{"name": "Sunrise Bakery"}, {"name": "", "position": "Baker"}],
    }


def test_what_the_learner_cleared_is_gone() -> None:
    """Does a text that was in the file stay away once it is deleted?"""
    profile = loads('{"basics": {"label": "Baker", "summary": ""}, "skills": [{"name": "Oven"}]}')
    profile.basics.label = ""
    profile.skills.clear()

    assert profile.to_dict() == {"basics": {"summary": ""}}


def test_a_file_of_the_course_stays_one_with_nothing_in_it() -> None:
    """Is the course's mark kept, though no section holds anything?"""
    document = {"meta": {"beyondcv": {"version": 1}}}

    assert loads(json.dumps(document)).to_dict() == document


@pytest.mark.parametrize(
    "document",
    [
        {"basics": {"email": "", "url": None, "profiles": [None]}},
        {"work": [{"startDate": "", "highlights": [None]}, None]},
        {"work": None, "skills": [{"keywords": None}]},
    ],
)
def test_what_is_empty_is_no_fault(document: dict[str, Any]) -> None:
    """Does an empty place, kept as it was, cost no points?"""
    assert validate(loads(json.dumps(document))) == []


def test_profiles_are_compared_by_what_they_say() -> None:
    """Is an empty place no difference between two profiles?"""
    assert loads('{"work": [{"name": "", "summary": null}]}') == Profile(work=[Work()])
