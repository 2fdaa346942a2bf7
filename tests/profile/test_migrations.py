"""Older files are brought up to date, newer ones refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from beyondcv.errors import ProfileError
from beyondcv.profile import VERSION, Profile, loads
from beyondcv.profile._migrations import STEPS, migrate


def to_two(course: dict[str, Any]) -> dict[str, Any]:
    """Rename a field."""
    course["goal"] = course.pop("aim")
    return course


def to_three(course: dict[str, Any]) -> dict[str, Any]:
    """Fold a field into another."""
    return {"contract": {"goal": course["goal"]}}


FAKE = {1: to_two, 2: to_three}


def document(**course: Any) -> dict[str, Any]:
    """Return a document with a course part."""
    return {"basics": {"name": "A"}, "meta": {"canonical": "x", "beyondcv": course}}


def test_there_is_a_step_from_every_earlier_version() -> None:
    """Can every version that was ever in use be read?"""
    assert set(range(1, VERSION)) == set(STEPS)


def test_steps_are_taken_one_after_the_other() -> None:
    """Does a file of version 1 arrive at version 3, the rest untouched?"""
    old = document(version=1, aim="a job")

    new = migrate(old, steps=FAKE, target=3)

    assert document(version=3, contract={"goal": "a job"}) == new
    assert document(version=1, aim="a job") == old


def test_a_file_half_way_takes_the_remaining_steps() -> None:
    """Does a file of version 2 skip the first step?"""
    assert document(version=3, contract={"goal": "a job"}) == migrate(
        document(version=2, goal="a job"), steps=FAKE, target=3
    )


@pytest.mark.parametrize(
    "data", [{}, {"meta": None}, {"meta": {}}, {"meta": {"beyondcv": None}}, document(version=3)]
)
def test_what_is_up_to_date_or_has_no_course_part_stays(data: dict[str, Any]) -> None:
    """Is a plain JSON Resume document left alone?"""
    assert migrate(data, steps=FAKE, target=3) is data


def test_a_newer_file_is_refused() -> None:
    """Is a file of a newer course refused, with both versions named?"""
    with pytest.raises(ProfileError, match=rf"newer version of the course \({VERSION + 1}\)"):
        loads(f'{{"meta": {{"beyondcv": {{"version": {VERSION + 1}}}}}}}')


@pytest.mark.parametrize("version", [0, -1, 1.0, 1.5, "1", True, False, None, [], {}])
def test_a_version_that_cannot_be_is_refused(version: object) -> None:
    """Is nonsense for a version named as such, and shown, by each way in?"""
    text = json.dumps(document(version=version))
    with pytest.raises(ProfileError, match=r"meta\.beyondcv\.version") as refused:
        loads(text)
    assert json.dumps(version) in refused.value.text("en")
    assert f"trouvé\u00a0: {json.dumps(version)}" in refused.value.text("fr")
    with pytest.raises(ProfileError, match=r"meta\.beyondcv\.version"):
        migrate(document(version=version), steps=FAKE, target=3)
    with pytest.raises(ProfileError, match=r"meta\.beyondcv\.version"):
        Profile.from_dict(document(version=version))


def test_a_course_part_without_a_version_is_of_today() -> None:
    """Is what no course has written yet read all the same?"""
    assert loads('{"meta": {"beyondcv": {"lang": "fr"}}}').course.version == VERSION


def test_a_step_that_cannot_cope_is_a_profile_error() -> None:
    """Does a strange old file end in a clear error, not in a crash?"""
    with pytest.raises(ProfileError, match="older version"):
        migrate(document(version=1), steps=FAKE, target=3)
