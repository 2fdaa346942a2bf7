"""Two versions of a profile put together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beyondcv.profile._merge import merge

KEYS = st.sampled_from("abc")
LEAVES = st.integers(0, 2) | st.lists(st.integers(0, 1), max_size=2)
OBJECTS = st.dictionaries(
    KEYS, st.recursive(LEAVES, lambda inner: st.dictionaries(KEYS, inner, max_size=3)), max_size=3
)


@given(OBJECTS, OBJECTS)
def test_who_changed_nothing_loses_nothing_of_the_other(
    base: dict[str, Any], changed: dict[str, Any]
) -> None:
    """Is the one version taken whole when the other is as it was?"""
    assert merge(base, base, changed) == (changed, False)
    assert merge(base, changed, base) == (changed, False)


@given(OBJECTS, OBJECTS)
def test_the_same_change_twice_is_one_change(base: dict[str, Any], same: dict[str, Any]) -> None:
    """Do two who wrote the same agree?"""
    assert merge(base, same, same) == (same, False)


@given(OBJECTS, OBJECTS, OBJECTS)
def test_what_was_passed_over_is_said(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Do both orders give the same when nothing was passed over?"""
    merged, passed_over = merge(base, mine, theirs)
    other, other_passed_over = merge(base, theirs, mine)

    if not passed_over and not other_passed_over:
        assert merged == other


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "c": 3}, ({"a": 1, "b": 2, "c": 3}, False)),
        (
            {"a": {"x": 1}},
            {"a": {"x": 2}},
            {"a": {"x": 1, "y": 1}},
            ({"a": {"x": 2, "y": 1}}, False),
        ),
        ({}, {"a": {"x": 1}}, {"a": {"y": 1}}, ({"a": {"x": 1, "y": 1}}, False)),
        ({"a": 1}, {}, {"a": 1, "b": 2}, ({"b": 2}, False)),
        ({"a": 1}, {"a": 2}, {"a": 3}, ({"a": 2}, True)),
        ({"a": 1}, {"a": 2}, {}, ({"a": 2}, False)),
        ({"a": 1}, {}, {"a": 3}, ({}, True)),
        ({"a": [1]}, {"a": [1, 2]}, {"a": [1, 3]}, ({"a": [1, 2]}, True)),
        ({"a": 1}, {"a": {"x": 1}}, {"a": [1]}, ({"a": {"x": 1}}, True)),
    ],
)
def test_examples(
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    expected: tuple[dict[str, Any], bool],
) -> None:
    """Additions, changes within objects, deletions, and true conflicts."""
    assert merge(base, mine, theirs) == expected
