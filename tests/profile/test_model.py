"""`Profile` as an object: independent copies, the course's own part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from beyondcv._resources import data_path
from beyondcv.profile import Profile, Work, dumps, loads, validate

PERSONAS = sorted(data_path("personas").glob("*.json"))


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_personas_come_out_unchanged_and_valid(path: Path) -> None:
    """Do the course's own people follow JSON Resume and survive reading and writing?"""
    text = path.read_text(encoding="utf-8")
    profile = loads(text)

    assert json.loads(text) == json.loads(dumps(profile))
    assert validate(profile) == []
    assert profile.meta.fictional


def test_a_copy_shares_nothing() -> None:
    """Can a copy, or the dictionary, change without the profile?"""
    profile = Profile(work=[Work(highlights=["one"])], extra={"x": {"y": [1]}})
    profile.course.answers["a"] = "b"
    before = dumps(profile)

    copy, data = profile.copy(), profile.to_dict()
    copy.work[0].highlights.append("two")
    copy.course.answers["a"] = "c"
    copy.extra["x"]["y"].append(2)
    data["work"][0]["highlights"].append("three")
    data["x"]["y"].append(3)
    data["meta"]["beyondcv"]["answers"]["a"] = "d"

    assert before == dumps(profile)


def test_the_source_of_a_profile_is_not_shared() -> None:
    """Can the dictionary that a profile was made from change without it?"""
    data: dict[str, Any] = {
        "work": [{"highlights": ["one"]}],
        "x": [1],
        "meta": {"beyondcv": {"answers": {}}},
    }
    profile = Profile.from_dict(data)
    before = dumps(profile)

    data["work"][0]["highlights"].append("two")
    data["x"].append(2)
    data["meta"]["beyondcv"]["answers"]["a"] = "b"

    assert before == dumps(profile)


def test_the_course_keeps_its_part_under_meta() -> None:
    """Does an answer travel in ``meta.beyondcv``, with its version?"""
    profile = Profile()
    profile.course.answers["reflection"] = "Ma réponse"
    profile.course.contract.if_then = "Si c’est mardi à neuf heures, j’ouvre mon profil."

    assert profile.to_dict() == {
        "meta": {
            "beyondcv": {
                "version": 1,
                "contract": {"ifThen": "Si c’est mardi à neuf heures, j’ouvre mon profil."},
                "answers": {"reflection": "Ma réponse"},
            }
        }
    }


def test_an_untouched_course_part_is_not_written() -> None:
    """Does a plain JSON Resume document stay one?"""
    assert loads('{"basics": {"name": "A"}}').to_dict() == {"basics": {"name": "A"}}


def test_accounts_are_json_resumes_profiles() -> None:
    """Are accounts on networks found under their JSON Resume name?"""
    profile = loads('{"basics": {"profiles": [{"network": "Mastodon"}]}}')

    assert [account.network for account in profile.basics.accounts] == ["Mastodon"]
