"""Which JSON is a profile."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv._resources import data_path
from beyondcv.profile import Profile, holds_profile, loads


@pytest.mark.parametrize(
    "document",
    [
        {"basics": {"label": "Baker"}},
        {"basics": {"name": "Alex Roe"}},
        {"basics": {}},
        {"work": []},
        {"basics": {"name": "", "label": ""}, "work": [], "skills": [], "references": []},
        {"$schema": "https://example.org/schema.json", "basics": {"summary": "I bake."}},
        {"$schema": "https://example.org/schema.json", "basics": {"name": "Alex Roe"}},
        {"$schema": "https://www.jsonresume.org/schema.json", "skills": [{"name": "Baking"}]},
        {"work": [{"position": "Baker", "highlights": ["Baked 400 loaves"]}]},
        {"work": [{"company": "Sunrise Bakery"}]},
        {"work": [None, {"name": "Sunrise Bakery", "industry": "food"}]},
        {"bio": {"label": "Baker"}},
        {"languages": [{"language": "Welsh"}]},
        {"publications": [{"name": "On bread", "publisher": "Hooli", "isbn": "1"}]},
        {"projects": [{"name": "A garden", "description": "For the school", "roles": ["lead"]}]},
        {"meta": {"beyondcv": {"version": 1}}},
        {"meta": {"beyondcv": {"contract": {"goal": "A job"}}}, "name": "x", "scripts": {}},
        {"basics": {"label": "Baker", "summary": "I bake."}, "theme": {"colour": "#fff"}},
    ],
)
def test_what_is_a_profile(document: dict[str, Any]) -> None:
    """Is a JSON Resume of any version known, and whatever the course wrote?"""
    assert holds_profile(document)


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        None,
        "profile",
        {"items": []},
        {"projects": []},
        {"references": []},
        {"languages": [{}], "skills": [None]},
        {
            "$schema": "https://turbo.build/schema.json",
            "projects": [{"name": "web", "url": "x", "description": "The site"}],
        },
        {"name": "some-app", "version": "1.0.0", "keywords": ["cv", "work"], "license": "MIT"},
        {"name": "x", "meta": {"version": "1"}},
        {"meta": {"beyondcv": {}}},
        {"meta": {"beyondcv": []}},
        # Other programs' words that sound like a profile's.
        {"version": 1, "projects": {"app": {"root": "", "projectType": "application"}}},
        {"projects": [{"name": "app", "root": "src"}, {"name": "lib", "root": "lib"}]},
        {"projects": ["packages/*"]},
        {"references": [{"path": "./core"}], "files": []},
        {"languages": ["fr", "en"], "fallback": "en"},
        {"languages": [{"id": "markdown", "extensions": [".md"]}]},
        {"skills": {"fire": 3, "ice": 2}},
        {"skills": [{"name": "fireball", "level": "3", "cost": 4}], "monsters": ["orc", "elf"]},
        {"work": {"dir": "/tmp"}, "interests": "all"},
        {"basics": ["a"], "work": "full-time"},
        {"education": True},
        {"awards": [{"points": 3}]},
        # A curriculum vitae in other words: read as a profile, it would seem nearly empty.
        {
            "basics": {"name": "Alex Roe", "headline": "Baker", "summary": ""},
            "experience": [{"employer": "Sunrise Bakery", "title": "Baker"}],
            "education": [{"school": "Town College"}],
        },
        {
            "basics": {"name": "Alex", "email": "a@example.org", "summary": "Baker."},
            "jobs": [{"employer": "Sunrise", "title": "Baker", "from": "2018", "to": "2020"}],
        },
        {"basics": {"headline": "Baker", "url": {"href": "x"}}, "sections": {"work": {}}},
    ],
)
def test_what_is_no_profile(document: Any) -> None:
    """Is another program's data not taken for somebody's empty profile?"""
    assert not holds_profile(document)


def test_the_courses_own_people_are_profiles() -> None:
    """Is every persona known, as a file and as an object?"""
    for path in data_path("personas").glob("*.json"):
        assert holds_profile(loads(path.read_text(encoding="utf-8")).to_dict())


def test_any_field_of_the_course_makes_a_profile() -> None:
    """Is somebody who wrote one answer, and nothing of a CV, somebody with a profile?"""
    profile = Profile()
    assert not holds_profile(profile.to_dict())

    profile.course.answers["00-goal"] = "To find work."

    assert holds_profile(profile.to_dict())
