"""Two versions of a profile put together."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beyondcv.datasets import persona
from beyondcv.i18n import Lang
from beyondcv.profile import Profile
from beyondcv.profile._merge import Conflict, merge
from beyondcv.profile._pairs import same

KEYS = st.sampled_from("abc")
WORDS = st.lists(st.sampled_from(["stock", "cold", "led", "seven", "people"]), max_size=4)
TEXTS = WORDS.map(" ".join)
LEAVES = st.integers(0, 2) | st.booleans() | TEXTS
ENTRIES = st.dictionaries(st.sampled_from(["name", "role", "note"]), TEXTS, max_size=3)
LISTS = st.lists(TEXTS, max_size=4) | st.lists(ENTRIES, max_size=4) | st.lists(LEAVES, max_size=3)
OBJECTS = st.dictionaries(
    KEYS,
    st.recursive(LEAVES | LISTS, lambda inner: st.dictionaries(KEYS, inner, max_size=3)),
    max_size=3,
)


def texts(value: Any) -> Iterator[str]:
    """Yield every text within a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


@given(OBJECTS, OBJECTS)
def test_who_changed_nothing_loses_nothing_of_the_other(
    base: dict[str, Any], changed: dict[str, Any]
) -> None:
    """Is the one version taken whole when the other is as it was?"""
    assert merge(base, base, changed) == (changed, [])
    assert merge(base, changed, base) == (changed, [])


@given(OBJECTS, OBJECTS)
def test_the_same_change_twice_is_one_change(base: dict[str, Any], same: dict[str, Any]) -> None:
    """Do two who wrote the same agree?"""
    assert merge(base, same, same) == (same, [])


@given(OBJECTS, OBJECTS, OBJECTS)
def test_no_text_vanishes(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Is every text in the result, or told as a conflict, or an old one that somebody changed?"""
    merged, conflicts = merge(base, mine, theirs)

    told = {text for c in conflicts for text in (*texts(c.mine), *texts(c.theirs))}
    kept = {*texts(merged), *texts(base), *told, ""}
    assert {*texts(mine), *texts(theirs)} <= kept


@given(OBJECTS, OBJECTS, OBJECTS)
def test_neither_version_is_touched(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Are the three versions as they were?"""
    before = deepcopy((base, mine, theirs))

    merge(base, mine, theirs)

    assert (base, mine, theirs) == before


@given(OBJECTS, OBJECTS, OBJECTS, OBJECTS)
def test_changes_of_different_sections_commute(
    one: dict[str, Any], other: dict[str, Any], new_one: dict[str, Any], new_other: dict[str, Any]
) -> None:
    """Does it not matter who saves first, when each changed a section of their own?"""
    base = {"one": one, "other": other}
    mine, theirs = {**base, "one": new_one}, {**base, "other": new_other}

    assert merge(base, mine, theirs) == ({"one": new_one, "other": new_other}, [])
    assert merge(base, theirs, mine) == ({"one": new_one, "other": new_other}, [])


JOBS = [
    {"name": "Verdura", "position": "Manager", "startDate": "2017", "summary": "Ran the stock."},
    {"name": "Verdura", "position": "Till operator", "startDate": "2014"},
    {"name": "Post", "position": "Courier", "startDate": "2010"},
]


@given(st.permutations(range(3)), st.integers(0, 2), TEXTS.filter(bool))
def test_a_moved_entry_takes_its_change_along(order: list[int], changed: int, text: str) -> None:
    """Does what the one writes into a job stand in that job, wherever the other moved it?"""
    mine = {"work": [JOBS[place] for place in order]}
    theirs = deepcopy({"work": JOBS})
    theirs["work"][changed]["description"] = text

    for merged, conflicts in (
        merge({"work": JOBS}, mine, theirs),
        merge({"work": JOBS}, theirs, mine),
    ):
        assert conflicts == []
        assert [job["position"] for job in merged["work"]] == [
            JOBS[place]["position"] for place in order
        ]
        assert merged["work"][order.index(changed)]["description"] == text


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "c": 3}, {"a": 1, "b": 2, "c": 3}),
        ({"a": {"x": 1}}, {"a": {"x": 2}}, {"a": {"x": 1, "y": 1}}, {"a": {"x": 2, "y": 1}}),
        ({}, {"a": {"x": 1}}, {"a": {"y": 1}}, {"a": {"x": 1, "y": 1}}),
        ({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}),
        ({"a": "one"}, {"a": "two"}, {}, {"a": "two"}),
        ({"a": 5}, {"a": 5.0, "b": 1}, {"a": 5, "c": 1}, {"a": 5, "b": 1, "c": 1}),
        (
            {"a": ["x y"]},
            {"a": ["x y", "m n"]},
            {"a": ["x y", "t u"]},
            {"a": ["x y", "m n", "t u"]},
        ),
        (
            {"a": ["x y"]},
            {"a": ["m n", "x y"]},
            {"a": ["t u", "x y"]},
            {"a": ["m n", "t u", "x y"]},
        ),
        ({}, {"a": ["stock"]}, {"a": ["stock", "cold"]}, {"a": ["stock", "cold"]}),
        ({"a": ["p", "q"]}, {"a": ["p"]}, {"a": ["p", "q", "r"]}, {"a": ["p", "r"]}),
        ({"a": ["p"]}, {"a": ["q"]}, {"a": ["r"]}, {"a": ["q", "r"]}),
        (
            {"a": ["stock", "Excel", "cold"]},
            {"a": ["stocks", "Excel", "cold"]},
            {"a": ["supply", "cold", "HACCP"]},
            {"a": ["stocks", "supply", "cold", "HACCP"]},
        ),
        (
            {"a": [{}]},
            {"a": [{"name": "x"}]},
            {"a": [{}, {"name": "y"}]},
            {"a": [{"name": "x"}, {"name": "y"}]},
        ),
        (
            {"work": JOBS},
            {"work": JOBS[1:]},
            {"work": [*JOBS, {"name": "New"}]},
            {"work": [*JOBS[1:], {"name": "New"}]},
        ),
        (
            {"work": JOBS},
            {"work": JOBS[1:]},
            {"work": [JOBS[0] | {"summary": "Ran all the stock."}, *JOBS[1:]]},
            {"work": [JOBS[0] | {"summary": "Ran all the stock."}, *JOBS[1:]]},
        ),
    ],
    ids=[
        "two new fields",
        "two fields of one section",
        "a section that both began",
        "removed here",
        "emptied there, rewritten here",
        "one number in two spellings",
        "two lines added",
        "two lines put first",
        "the same word added twice",
        "a tick taken away, another set",
        "another tick on each side",
        "one word changed on both sides, others removed and added",
        "two new entries",
        "an entry removed, another added",
        "an entry removed here and corrected there",
    ],
)
def test_both_changes_are_taken(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Any]
) -> None:
    """Do changes of different fields and different entries join without a question?"""
    assert merge(base, mine, theirs) == (expected, [])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected", "conflict"),
    [
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "2"}, ("a", "2", "3")),
        ({"a": "1"}, {}, {"a": "3"}, {}, ("a", None, "3")),
        ({}, {"a": {"x": "2"}}, {"a": {"x": "3"}}, {"a": {"x": "2"}}, ("a.x", "2", "3")),
        ({"a": 1}, {"a": {"x": 1}}, {"a": [1]}, {"a": {"x": 1}}, ("a", {"x": 1}, [1])),
        (
            {"a": ["I led seven people", "x y"]},
            {"a": ["new one", "I led seven people well", "x y"]},
            {"a": ["I led eight people", "x y"]},
            {"a": ["new one", "I led seven people well", "x y"]},
            ("a[1]", "I led seven people well", "I led eight people"),
        ),
        (
            {"work": [{}]},
            {"work": [{"name": "x"}]},
            {"work": [{"name": "y"}]},
            {"work": [{"name": "x"}]},
            ("work[0].name", "x", "y"),
        ),
        (
            {"work": JOBS},
            {"work": [*JOBS[:2], JOBS[2] | {"position": "Postwoman"}]},
            {"work": [JOBS[2] | {"position": "Postman"}, *JOBS[:2]]},
            {"work": [JOBS[2] | {"position": "Postwoman"}, *JOBS[:2]]},
            ("work[0].position", "Postwoman", "Postman"),
        ),
    ],
)
def test_the_same_field_is_a_conflict(
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    expected: dict[str, Any],
    conflict: tuple[str, Any, Any],
) -> None:
    """Does mine stand in the result, and are both texts told with their place there?"""
    assert merge(base, mine, theirs) == (expected, [Conflict(*conflict)])


@pytest.mark.parametrize(("one", "other"), [([True], [1]), ({"x": False}, {"x": 0}), (True, 1)])
def test_true_is_not_one_at_any_depth(one: Any, other: Any) -> None:
    """Is a number in place of a truth a change, however deep it stands?"""
    assert not same(one, other)
    assert same(one, deepcopy(one))
    assert merge({"a": one}, {"a": other}, {"a": one})[0] == {"a": other}


def test_places_of_a_ranking_are_questions_of_their_own() -> None:
    """Do a first place here and a second place there join, and do not become three?"""

    def ranking(*places: str) -> dict[str, Any]:
        return {"meta": {"beyondcv": {"choice": {"ranking": list(places)}}}}

    merged, conflicts = merge(ranking("a", "b"), ranking("c", "b"), ranking("a", "d", "e"))

    assert (merged, conflicts) == (ranking("c", "d", "e"), [])


def test_a_note_on_somebody_never_goes_to_somebody_else() -> None:
    """Are two people who share closed answers told apart, when one takes the other's place?"""
    shared = {"circle": "work", "lastContact": "recent"}
    anna, bert, carl = ({**shared, "role": role} for role in ("Anna", "Bert", "Carl"))
    noted = anna | {"help": "knows the boss"}

    merged, conflicts = merge({"a": [anna, bert]}, {"a": [bert, carl]}, {"a": [noted, bert]})

    assert conflicts == []
    assert carl in merged["a"]
    assert noted in merged["a"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_two_units_of_one_person(lang: Lang) -> None:
    """Do answers of two units, written in two tabs, both stand in the file?"""
    base = persona("camille-before", lang).to_dict()
    mine, theirs = Profile.from_dict(base), Profile.from_dict(base)
    mine.work[0].highlights[1] += " 7 %"
    mine.course.answers["03-goal"] = "It leads there."
    theirs.work[0].summary = "Fresh goods."
    theirs.course.contract.goal = "A job"

    merged, conflicts = merge(base, mine.to_dict(), theirs.to_dict())

    both = Profile.from_dict(merged)
    assert conflicts == []
    assert both.work[0].highlights == mine.work[0].highlights
    assert both.work[0].summary == "Fresh goods."
    assert both.course.answers == {"03-goal": "It leads there."}
    assert both.course.contract.goal == "A job"


def test_a_huge_file_does_not_stop_the_browser() -> None:
    """Is a list of thousands of lines that all changed merged all the same, nothing lost?"""
    base = {"a": [f"line number {n} as it was" for n in range(3000)]}
    mine = {"a": [f"{n} quite another" for n in range(3000)]}
    theirs = {"a": [f"line number {n} as it is" for n in range(3000)]}

    merged, conflicts = merge(base, mine, theirs)

    kept = {*merged["a"], *(c.theirs for c in conflicts)}
    assert {*mine["a"], *theirs["a"]} <= kept
