"""The index of misconceptions: whole, in plain words, and drawn from the quizzes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from beyondcv.book.misconceptions import CODES, places
from beyondcv.book.quiz import load
from beyondcv.checks import _selftest
from tests.course.pages import BOOK, LANGS, words
from tests.course.test_curriculum import ALL_UNITS
from tests.course.test_texts import _banned

Sentences = dict[str, dict[str, str]]


def sentences(lang: str) -> Sentences:
    """Return an edition's sentences by code."""
    found: Any = yaml.safe_load((BOOK / lang / "_misconceptions.yml").read_text(encoding="utf-8"))
    return dict(found)


@pytest.mark.parametrize("lang", LANGS)
def test_each_idea_has_its_three_sentences(lang: str) -> None:
    """Are all twenty there, the heading never being the idea itself?"""
    texts = sentences(lang)

    assert tuple(texts) == CODES
    for text in texts.values():
        assert set(text) == {"truth", "idea", "known"}
        assert text["truth"].casefold() != text["idea"].rstrip(".").casefold()


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_is_that_of_the_course(lang: Any) -> None:
    """Are sentences short, without a figure and without a banned word?"""
    for text in sentences(lang).values():
        parts = [text["truth"], text["idea"], *re.split(r"(?<=[.?]) ", text["known"])]
        assert all(len(words(part)) <= 25 for part in parts), parts
        assert not re.search(r"\d", " ".join(parts))
        assert not _banned(" ".join(parts), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_place_is_a_question_with_that_answer(lang: str) -> None:
    """Is a unit named for an idea exactly where its quiz offers that idea?"""
    for code, held in places(BOOK / lang).items():
        named = {(place.unit, q.id) for place in held for q in place.questions}
        asked = {
            (path.stem, question.id)
            for path in (BOOK / lang / "_quiz").glob("*.yml")
            for question in load(path)
            if code in {option.code for option in question.options}
        }
        assert named == asked


@pytest.mark.parametrize("code", CODES)
def test_every_idea_is_treated_somewhere(code: str) -> None:
    """Does some quiz treat each of the twenty, once all units are there?"""
    held = places(BOOK / "fr")[code]
    waiting = [unit for unit in ALL_UNITS if not (BOOK / "fr" / f"{unit}.md").exists()]
    if not held and waiting:
        pytest.skip(f"pending: {code} is in no quiz yet; to come: {', '.join(waiting)}")

    assert held


def test_the_self_test_asks_for_the_same_ideas() -> None:
    """Are the ideas of the self-test those of the index?"""
    items = _selftest.items("A", "en")

    assert {o.code for item in items for o in item.options if o.code} == set(CODES)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_has_a_section_for_each(lang: str, site: Path) -> None:
    """Does the built page hold twenty sections that can be linked to?"""
    html = (site / lang / "misconceptions.html").read_text(encoding="utf-8")

    assert re.findall(r'<section id="(m\d\d)">', html) == [code.lower() for code in CODES]
    assert re.findall(r'data-bcv-misconception="(M\d\d)"', html) == list(CODES)
