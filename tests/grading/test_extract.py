"""The profile in each kind of file."""

from __future__ import annotations

import json

import pytest

from beyondcv.errors import BeyondCVError, ProfileError
from beyondcv.exports import ELEMENT_ID
from beyondcv.grading.handins.extract import PROFILE_MIME, profile_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.profile import dumps
from tests.grading.handins import as_json, as_notebook, as_page, finished

KINDS = {"json": as_json, "notebook": as_notebook, "page": as_page}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_holds_the_same_profile(kind: str) -> None:
    """Does the profile come out of each kind of hand-in unchanged?"""
    profile = finished()

    assert dumps(profile_in(KINDS[kind](profile))) == dumps(profile)


def test_a_byte_order_mark_is_no_obstacle() -> None:
    """Is a file saved by Windows' Notepad read?"""
    assert profile_in(b"\xef\xbb\xbf" + as_json(finished())).basics.name == "Camille Exemple"


def test_text_that_looks_like_the_end_of_a_script_stays_text() -> None:
    """Can a summary hold </script> and come back from the page?"""
    profile = finished()
    profile.basics.summary = "</script><script>alert(1)</script>"

    assert profile_in(as_page(profile)).basics.summary == profile.basics.summary


def test_the_last_output_of_a_notebook_counts() -> None:
    """Is the newest of several saved profiles taken?"""
    notebook = json.loads(as_notebook(finished()))
    older = json.loads(json.dumps(notebook["cells"][1]))
    older["outputs"][0]["data"][PROFILE_MIME]["basics"]["label"] = "old"
    notebook["cells"].insert(0, older)

    assert profile_in(json.dumps(notebook).encode()).basics.label != "old"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "The file is empty"),
        (b"  \n", "The file is empty"),
        (b'{"basics": ', "cannot be read as JSON"),
        (b'{"cells": [], "nbformat": 4', "it is cut short"),
        (b'{"cells": [], "nbformat": 4}', "This notebook holds no profile"),
        (b'{"cells": [1, {"outputs": [2, {"data": 3}]}], "nbformat": 4}', "holds no profile"),
        (b"<html><p>Bonjour</p></html>", "This page holds no profile"),
        (
            f'<script type="application/json" id="{ELEMENT_ID}">{{"basics": </script>'.encode(),
            "cannot be read as JSON",
        ),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"[" * 100_000, "nested more than"),
        (b'{"basics": {"label": "' + b"x" * 1_100_000 + b'"}}', "larger than"),
        (b'{"cells": ' + b"[" * 100_000 + b'"nbformat"', "it is cut short"),
    ],
)  # fmt: skip
def test_every_bad_file_has_its_cause(data: bytes, cause: str) -> None:
    """Is what is wrong said, instead of a crash?"""
    with pytest.raises(BeyondCVError, match=cause):
        profile_in(data)


@pytest.mark.timeout(60)
def test_a_page_of_unclosed_tags_takes_no_time() -> None:
    """Is a page made to keep a parser busy refused at once?"""
    for text in (b"<script " * 500_000, b"<" * 5_000_000, b"<script beyondcv-profile" * 100_000):
        with pytest.raises(ProfileError):
            profile_in(text)


def test_the_same_content_has_the_same_fingerprint() -> None:
    """Is a hand-in that a notebook wrote, keys sorted, not taken for another version?"""
    profile = finished("fr")
    profile.course.choices = {"b": "1", "a": "2"}
    other = finished("fr")
    other.course.choices = {"a": "2", "b": "1"}
    with Spool() as spool:
        one, two = spool.put(profile), spool.put(other)
        assert one.digest == two.digest
        assert spool.get(one).to_dict() == spool.get(two).to_dict() == profile.to_dict()
        other.course.choices["a"] = "3"
        assert spool.put(other).digest != one.digest
