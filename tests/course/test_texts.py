"""Do the book's texts keep to their own rules? (Fast: nothing is built.)"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from beyondcv._resources import data_path, read_toml
from beyondcv.book.quiz import load
from beyondcv.i18n import Lang
from tests.course.pages import BOOK, Directive, Page, all_pages, words

BODY_MEAN, BODY_MAX, SHORT_MAX, SHORT_WORDS, QUOTE_WORDS = 20, 40, 15, 150, 30
UNIT_WORDS = range(1200, 2501)
BLOCKS: dict[Lang, list[str]] = {
    "fr": [
        "Questions", "Objectifs", "En 2011, l’article disait…", "L’essentiel", "Ce que l’on sait",
        "Explorer", "Construire", "S’entraîner", "Passer à l’acte", "Points clés",
    ],
    "en": [
        "Questions", "Objectives", "In 2011, the article said…", "In short", "What is known",
        "Explore", "Build", "Practise", "Take action", "Key points",
    ],
}  # fmt: skip
BANNED = read_toml("lexicons/banned.toml")

FRENCH_DATA = sorted(
    path
    for pattern in (
        "data/ads/fr/*.json",
        "data/personas/*.fr.json",
        "data/comments/fr.toml",
        "data/selftest/items.fr.toml",
        "data/published/evidence.yml",
        "exercises/fr/source/*/*.ipynb",
        "notebooks/fr/*.ipynb",
    )
    for path in BOOK.parent.glob(pattern)
)
CODE = re.compile(r"\{[\w:-]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|https?://\S+|</?[a-z][^>]*>")

PAGES = all_pages()
UNITS = [page for page in PAGES if page.is_unit]
QUIZZES = sorted(BOOK.glob("*/_quiz/*.yml"))


def _id(value: object) -> str:
    if isinstance(value, Page):
        return f"{value.lang}/{value.name}"
    return f"{value.parts[-3]}/{value.stem}" if isinstance(value, Path) else str(value)


def each(values: list[Page] | list[Path], name: str = "page") -> pytest.MarkDecorator:
    """Run a test for each page or file."""
    return pytest.mark.parametrize(name, values, ids=_id)


def _texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if block.under[-1:] != ("Sources",)]


def _quiz_text(path: Path) -> str:
    parts = []
    for question in load(path):
        parts += [question.stem, *(f"{o.text} {o.why}" for o in question.options)]
    return "\n".join(parts)


# Sentences and length


@each(PAGES)
def test_sentences_are_short(page: Page) -> None:
    """Is the mean sentence of the text at most twenty words, and none endless?"""
    sentences = [
        sentence
        for block in page.blocks
        if block.kind in {"paragraph", "item"} and block.under[-1:] != ("Sources",)
        for sentence in block.sentences
    ]
    lengths = [len(words(sentence)) for sentence in sentences]
    endless = [s for s, n in zip(sentences, lengths, strict=True) if n > BODY_MAX]

    assert endless == []
    assert sum(lengths) / len(lengths) <= BODY_MEAN


@each(PAGES)
def test_in_short_is_short(page: Page) -> None:
    """Does the plain-language box keep to fifteen words a sentence and 150 in all?"""
    blocks = [block for block in page.blocks if "in-short" in block.inside]
    long = [s for block in blocks for s in block.sentences if len(words(s)) > SHORT_MAX]

    assert long == []
    assert sum(len(words(block.text)) for block in blocks) <= SHORT_WORDS
    assert blocks or not page.is_unit


@each(UNITS)
def test_a_unit_is_read_in_a_sitting(page: Page) -> None:
    """Is a chapter neither a stub nor a treatise?"""
    assert sum(len(words(text)) for text in _texts(page)) in UNIT_WORDS


@each(PAGES)
def test_the_article_is_quoted_briefly(page: Page) -> None:
    """Is every quotation of the article short, and followed by its source?"""
    texts = [b.text for b in page.blocks if b.kind == "quote"]
    for index, text in enumerate(texts):
        if text.startswith("canden.fr"):
            quotation = texts[index - 1]
            original = re.search(r"«[^»]*»|“[^”]*”", quotation)
            assert original, quotation
            assert len(original.group().split()) <= QUOTE_WORDS + 2, quotation


# Words


def _banned(text: str, lang: Lang) -> list[str]:
    return [
        match.group()
        for entry in BANNED[lang]
        for match in re.finditer(rf"(?<!\w)(?:{entry['pattern']})(?!\w)", text, re.IGNORECASE)
    ]


@each(PAGES)
def test_no_banned_word(page: Page) -> None:
    """Is the page free of what belittles, blames or is jargon?"""
    text = "\n".join(_texts(page))

    assert _banned(text, page.lang) == []
    assert len(re.findall(r"\betc\.", text)) <= BANNED["etc_per_page"]


@each(QUIZZES, "path")
def test_no_banned_word_in_quizzes(path: Path) -> None:
    """Are the questions free of it too?"""
    lang: Lang = "fr" if path.parts[-3] == "fr" else "en"

    assert _banned(_quiz_text(path), lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il suffit de cliquer."),
        ("fr", "Cliquez simplement."),
        ("en", "Just click, e.g. here."),
    ],
)
def test_banned_words_are_found(lang: Lang, text: str) -> None:
    """Does the search for banned words find one?"""
    assert _banned(text, lang)


def _prose_lines(page: Page) -> list[str]:
    lines = [
        line for line in page.body if not re.match(r"^\s*(`{3,}\{?(?!admon|drop)|:[\w-]+:)", line)
    ]
    return [CODE.sub("x", line) for line in lines]


FRENCH_FAULTS = {
    "a plain space before a high sign": re.compile(r" [;:!?»](?!\w)|« "),
    "no space before a high sign": re.compile(r"[\w)][;!?»]|\w:(?=\s|$)"),
    "no space after a guillemet": re.compile(r"«(?![\u00a0\u202f])"),
    "a straight apostrophe": re.compile(r"\w'\w"),
    "a breaking space before a per cent sign": re.compile(r"\d(?: |)%"),
    "a median point": re.compile(r"\w[·•]\w"),
    "three full stops": re.compile(r"\.\.\."),
    "straight quotes": re.compile(r'"'),
}


def _french_faults(lines: list[str]) -> list[tuple[str, str]]:
    return [
        (name, line)
        for line in lines
        for name, fault in FRENCH_FAULTS.items()
        if fault.search(line)
    ]


@each([page for page in PAGES if page.lang == "fr"])
def test_french_typography(page: Page) -> None:
    """Are no-break spaces, guillemets and apostrophes those of French?"""
    assert _french_faults(_prose_lines(page)) == []


@each([path for path in QUIZZES if path.parts[-3] == "fr"], "path")
def test_french_typography_in_quizzes(path: Path) -> None:
    """And in the questions?"""
    assert _french_faults(_quiz_text(path).split("\n")) == []


def _strings(value: object) -> Iterator[str]:
    """Yield what is read by a person in a file: no addresses, no names of the machine."""
    if isinstance(value, str):
        yield CODE.sub("x", value)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from () if key in {"url", "canonical", "metadata"} else _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _french_data(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    if path.suffix == ".yml":
        return [card["fr"] for card in yaml.safe_load(text).values()]
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return json.loads(text)


@pytest.mark.parametrize("path", FRENCH_DATA, ids=lambda path: path.name)
def test_french_typography_in_data(path: Path) -> None:
    """And in ads, people, comments, evidence cards, notebooks and assignments?"""
    lines = [line for text in _strings(_french_data(path)) for line in text.split("\n")]

    assert lines
    assert _french_faults(lines) == []


@each([page for page in PAGES if page.lang == "en"])
def test_english_typography(page: Page) -> None:
    """Is English set in English, no French spacing or guillemets left over?"""
    for line in _prose_lines(page):
        assert not re.search(r"[\s\u00a0\u202f][;:!?](?:\s|$)", line), line
        assert not re.search(r"\d[\s\u00a0]%", line), line
        assert "«" not in line, line


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_right_answer_is_not_the_longest(lang: Lang) -> None:
    """Does one have to read the answers, rather than compare their lengths?"""
    longest, total = [], 0
    for path in QUIZZES:
        for question in load(path) if path.parts[-3] == lang else ():
            right, *wrong = sorted(question.options, key=lambda o: not o.correct)
            total += 1
            if len(right.text) > max(len(option.text) for option in wrong):
                longest.append(question.id)

    assert len(longest) <= total / 3, longest


# Structure


@each(PAGES)
def test_headings_are_in_order(page: Page) -> None:
    """Is there one h1, first, and no level left out?"""
    levels = [level for level, _ in page.headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each(UNITS)
def test_a_unit_has_its_ten_blocks(page: Page) -> None:
    """Do all units have the same ten blocks in the same order?"""
    assert BLOCKS[page.lang] == [text for level, text in page.headings if level == 2]


@each(UNITS)
def test_a_unit_has_its_parts(page: Page) -> None:
    """Does a unit have its box, evidence, workshop, quiz, notes and sources?"""
    names = Counter(directive.name for directive in page.directives)

    assert names["in-short"] == names["trainers"] == 1
    assert Directive("workshop", page.name) in page.directives
    assert Directive("quiz", page.name) in page.directives
    assert names["evidence"] >= 1
    assert page.headings[-1] == (3, "Sources")


@each(PAGES)
def test_claims_of_sellers_stay_in_their_box(page: Page) -> None:
    """Does a seller's claim stand only in a box that takes it apart?"""
    entries = yaml.safe_load(data_path("published/evidence.yml").read_text(encoding="utf-8"))
    critical = {name for name, entry in entries.items() if entry.get("critical")}
    depth = ""
    for line in page.body:
        if line.startswith("`````{admonition}"):
            depth = "admonition"
        elif line.startswith("`````"):
            depth = ""
        if any(name in line for name in critical):
            assert depth, line
