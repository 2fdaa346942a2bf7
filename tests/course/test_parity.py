"""Do both editions hold the same course, and are the quizzes whole?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from beyondcv.book.quiz import load
from tests.course import parity
from tests.course.pages import BOOK, LANGS, Directive, Page, pages, read

# Their words are the same in both languages: ids, not titles.
NEUTRAL = {"evidence", "explore", "workshop", "quiz"}
QUIZZES = sorted(BOOK.glob("*/_quiz/*.yml"))


def test_both_editions_have_the_same_files() -> None:
    """Is every page and every quiz there in both languages?"""
    french, english = (
        {str(path.relative_to(BOOK / lang)) for path in (BOOK / lang).rglob("*.*")}
        for lang in LANGS
    )

    assert french == english


def _pairs() -> list[tuple[Page, Page]]:
    return [
        (page, read(BOOK / "en" / page.path.name, "en"))
        for page in pages("fr")
        if (BOOK / "en" / page.path.name).exists()
    ]


pairs = pytest.mark.parametrize(("french", "english"), _pairs(), ids=lambda page: page.name)


@pairs
def test_same_headings(french: Page, english: Page) -> None:
    """Do both languages have the same headings, by number and level?"""
    assert [level for level, _ in french.headings] == [level for level, _ in english.headings]


@pairs
def test_same_directives(french: Page, english: Page) -> None:
    """Do both languages call the same directives with the same ids, in order?"""

    def neutral(page: Page) -> list[Directive]:
        return [d if d.name in NEUTRAL else Directive(d.name, "") for d in page.directives]

    assert neutral(french) == neutral(english)


def _numbers(page: Page) -> Counter[str]:
    prose = re.sub(r"https?://\S+|\]\([^)]*\)|`[^`]*`|(?m:^\s*\d+\. )", "", page.text)
    found = re.findall(r"\d+(?:[,\u00a0\u202f]\d+)*", prose)
    return Counter(re.sub(r"\D", "", number) for number in found)


@pairs
def test_same_numbers_and_links(french: Page, english: Page) -> None:
    """Do both languages pull the same numbers and cite the same addresses?"""
    doi = re.compile(r"https://doi\.org/[^)\s]+")

    assert Counter(french.roles("fact")) == Counter(english.roles("fact"))
    assert doi.findall(french.text) == doi.findall(english.text)
    assert _numbers(french) == _numbers(english)


def test_english_follows_french() -> None:
    """Was every English page read again since its French page changed?

    If not: mend the English, then `python -m tests.course.parity --update PAGE`.
    """
    assert parity.stale() == []


def test_a_change_in_french_shows(tmp_path: Path) -> None:
    """Does a changed French page or quiz make its English page stale, until updated?"""
    for lang in LANGS:
        (tmp_path / lang / "_quiz").mkdir(parents=True)
        (tmp_path / lang / "01-x.md").write_text("# x\n", encoding="utf-8")
    parity.update("01-x", tmp_path)
    assert parity.stale(tmp_path) == []

    (tmp_path / "fr" / "01-x.md").write_text("# y\n", encoding="utf-8")
    assert parity.stale(tmp_path) == ["01-x"]

    parity.update("01-x", tmp_path)
    (tmp_path / "fr" / "_quiz" / "01-x.yml").write_text("[]", encoding="utf-8")
    assert parity.stale(tmp_path) == ["01-x"]
    assert "# x" in (tmp_path / "en" / "01-x.md").read_text(encoding="utf-8")


# Quizzes


@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_quizzes_are_complete(path: Path) -> None:
    """Has each question one right answer, and each option an explanation and a code?

    The reader itself refuses a question that has not.
    """
    questions = load(path)
    places = [next(i for i, o in enumerate(q.options) if o.correct) for q in questions]

    assert len([q for q in questions if not q.recall]) == 5
    assert len([q for q in questions if q.recall]) == (0 if path.stem == "00-start" else 2)
    assert all((BOOK / "fr" / f"{q.recall}.md").exists() for q in questions if q.recall)
    assert max(Counter(places).values()) < len(questions) / 2, "the right answer is at one place"


@pytest.mark.parametrize(
    "path", [path for path in QUIZZES if path.parts[-3] == "fr"], ids=lambda path: path.stem
)
def test_quizzes_agree(path: Path) -> None:
    """Are the questions the same in both languages, with the same codes in order?"""
    french, english = (
        [
            (q.id, q.recall, [o.code for o in q.options])
            for q in load(BOOK / lang / "_quiz" / path.name)
        ]
        for lang in LANGS
    )

    assert french == english
