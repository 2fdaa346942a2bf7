"""Names that JSON Resume once had."""

from __future__ import annotations

import json
from typing import Any

import pytest

from beyondcv.profile import Profile, dumps, loads


def read(document: dict[str, Any]) -> Profile:
    """Return what the course reads of a document."""
    return loads(json.dumps(document))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"work": [{"company": "Sunrise"}]}, {"work": [{"name": "Sunrise"}]}),
        ({"work": [{"website": "https://a.example"}]}, {"work": [{"url": "https://a.example"}]}),
        ({"volunteer": [{"website": "https://a.example"}]},
         {"volunteer": [{"url": "https://a.example"}]}),
        ({"basics": {"picture": "https://a.example/p.jpg"}},
         {"basics": {"image": "https://a.example/p.jpg"}}),
        ({"basics": {"website": "https://a.example"}}, {"basics": {"url": "https://a.example"}}),
        ({"education": [{"gpa": "3.5"}]}, {"education": [{"score": "3.5"}]}),
        ({"publications": [{"website": "https://a.example"}]},
         {"publications": [{"url": "https://a.example"}]}),
        ({"awards": [{"awardDate": "2014"}]}, {"awards": [{"date": "2014"}]}),
        ({"languages": [{"name": "Welsh", "level": "Fluent"}]},
         {"languages": [{"language": "Welsh", "fluency": "Fluent"}]}),
        ({"hobbies": [{"name": "Chess"}]}, {"interests": [{"name": "Chess"}]}),
        ({"bio": {"label": "Baker"}}, {"basics": {"label": "Baker"}}),
        ({"basics": {"location": {"state": "Kent"}}}, {"basics": {"location": {"region": "Kent"}}}),
        ({"basics": {"profiles": {"github": "alex"}}},
         {"basics": {"profiles": [{"network": "github", "username": "alex"}]}}),
    ],
    ids=lambda value: json.dumps(value)[:40],
)  # fmt: skip
def test_an_old_name_is_read_as_the_new_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Does every name of the versions from 2014 on stand where the course looks?"""
    assert read(old).to_dict() == new


@pytest.mark.parametrize(
    "document",
    [
        {"work": [{"company": "Old Ltd", "name": "New Ltd"}]},
        {"basics": {"website": "https://old.example", "url": "https://new.example"}},
        {"education": [{"gpa": "3.5", "score": "First"}]},
        {"hobbies": [{"name": "Chess"}], "interests": [{"name": "Go"}]},
        {"work": [{"company": {"id": 3}}]},
        {"work": [{"company": "", "position": "Baker"}]},
    ],
    ids=lambda value: json.dumps(value)[:40],
)
def test_nothing_is_written_over(document: dict[str, Any]) -> None:
    """Do both stay where both are given, and what no text can be where it was?"""
    assert read(document).to_dict() == document


def test_the_same_text_twice_stands_once() -> None:
    """Is an old name with the same text as the new one not kept beside it?"""
    assert read({"work": [{"company": "Sunrise", "name": "Sunrise"}]}).to_dict() == {
        "work": [{"name": "Sunrise"}]
    }


def test_a_mark_that_was_a_number_is_read_and_kept() -> None:
    """Is gpa 3.5 shown as a text, its number not lost?"""
    profile = read({"education": [{"gpa": 3.5}]})

    assert profile.education[0].score == "3.5"
    assert profile.to_dict()["education"][0]["gpa"] == 3.5


def test_a_first_draft_has_its_name_and_first_site() -> None:
    """Are first and last name joined, and the first of several sites taken?"""
    document = {
        "bio": {
            "firstName": "Alex",
            "lastName": "Roe",
            "email": {"work": "alex@example.org"},
            "websites": [{"type": "home", "url": "https://a.example"}],
        }
    }
    basics = read(document).basics

    assert (basics.name, basics.url, basics.email) == (
        "Alex Roe",
        "https://a.example",
        "alex@example.org",
    )
    assert basics.extra["websites"] == document["bio"]["websites"]


def test_reading_twice_changes_nothing_more() -> None:
    """Is a file that the course saved read as it was saved?"""
    profile = read({"work": [{"company": "Sunrise"}], "education": [{"gpa": 3.5}]})

    assert loads(dumps(profile)).to_dict() == profile.to_dict()
