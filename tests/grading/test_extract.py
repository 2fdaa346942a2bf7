"""The profile in each kind of file."""

from __future__ import annotations

import json

import pytest

from beyondcv.errors import BeyondCVError, NotAProfileError, ProfileError
from beyondcv.exports import ELEMENT_ID
from beyondcv.grading.handins.extract import PROFILE_MIME, other_kind, profile_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.profile import Profile, dumps
from beyondcv.profile.foreign import KINDS
from tests.foreign import FILES
from tests.grading.handins import as_json, as_notebook, as_page, finished

KINDS_OF_HAND_IN = {"json": as_json, "notebook": as_notebook, "page": as_page}


@pytest.mark.parametrize("kind", KINDS_OF_HAND_IN)
def test_every_kind_holds_the_same_profile(kind: str) -> None:
    """Does the profile come out of each kind of hand-in unchanged?"""
    profile = finished()

    assert dumps(profile_in(KINDS_OF_HAND_IN[kind](profile))) == dumps(profile)


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
        (b"", "This file is empty"),
        (b"  \n", "This file is empty"),
        (b'{"basics": ', "its end is missing"),
        (b'{"basics": {"label": "a" "b"}}', "line 1, column"),
        (b'{"cells": [], "nbformat": 4', "it is cut short"),
        (b'{"cells": [], "nbformat": 4}', "This notebook holds no profile"),
        (b'{"cells": [1, {"outputs": [2, {"data": 3}]}], "nbformat": 4}', "holds no profile"),
        (b"<html><p>Bonjour</p></html>", "This page holds no profile"),
        (
            f'<script type="application/json" id="{ELEMENT_ID}">{{"basics": </script>'.encode(),
            "its end is missing",
        ),
        (b"\xff\xfe{\x00}", "cannot be made out"),
        (b"[" * 100_000, "nested more than"),
        (b'{"basics": {"label": "' + b"x" * 1_100_000 + b'"}}', "larger than"),
        (b'{"cells": ' + b"[" * 100_000 + b'"nbformat"', "it is cut short"),
    ],
)  # fmt: skip
def test_every_bad_file_has_its_cause(data: bytes, cause: str) -> None:
    """Is what is wrong said, instead of a crash?"""
    with pytest.raises(BeyondCVError, match=cause):
        profile_in(data)


# A notebook without a profile, and a file that is cut short, have causes of their own.
@pytest.mark.parametrize(
    "name", [name for name, (_, kind) in FILES.items() if kind not in ("notebook", "cut")]
)
def test_what_is_no_profile_is_named_to_the_trainer(name: str) -> None:
    """Is a foreign file never an empty profile, and is it said what to ask for again?"""
    data, kind = FILES[name]

    with pytest.raises(NotAProfileError) as refusal:
        profile_in(data)

    said = refusal.value.text("fr")
    assert said.startswith(f"Pas un profil. {KINDS[kind].what.text('fr')}")
    assert "Redemandez profile.json" in said


@pytest.mark.parametrize("letter", ["é", "€", "😀"])
def test_a_file_cut_within_a_letter_is_cut(letter: str) -> None:
    """Is half an accent at the end of a file no question of encodings?"""
    data = f'{{"basics": {{"name": "Zoé {letter}'.encode()[:-1]
    with pytest.raises(ProfileError) as caught:
        profile_in(data)
    assert "cut short" in caught.value.text("en")


def test_a_file_of_another_kind_is_named_too() -> None:
    """Is a file whose ending is not read named by its bytes?"""
    assert "a PDF" in other_kind(FILES["cv.pdf"][0]).text("en")
    assert "a picture" in other_kind(FILES["photo.heic"][0]).text("en")
    assert "does not know" in other_kind(b"\x01\x02\x03").text("en")


@pytest.mark.parametrize("kind", KINDS_OF_HAND_IN)
def test_a_hand_in_with_nothing_in_it_is_no_profile(kind: str) -> None:
    """Is a form that nobody touched asked for again, whichever way it came?"""
    with pytest.raises(NotAProfileError):
        profile_in(KINDS_OF_HAND_IN[kind](Profile()))


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
