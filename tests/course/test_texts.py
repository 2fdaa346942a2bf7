"""Do the book's texts keep to their own rules? (Fast: nothing is built.)"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from beyondcv._resources import data_path, read_toml
from beyondcv.book.quiz import load
from beyondcv.i18n import Lang
from tests.course import parity
from tests.course.pages import BOOK, LANGS, Directive, Page, all_pages, pages, read, words

BODY_MEAN, BODY_MAX, SHORT_MAX, SHORT_WORDS, QUOTE_WORDS = 20, 40, 15, 150, 30
UNIT_WORDS = range(1200, 2501)
BLOCKS: dict[Lang, list[str]] = {
    "fr": [
        "Questions", "Objectifs", "En 2011, l’article disait…", "L’essentiel", "Ce que l’on sait",
        "Explorer", "Construire", "S’entraîner", "Passer à l’acte", "Points clés",
    ],
    "en": [
        "Questions", "Objectives", "In 2011, the article said…", "In short", "What is known",
        "Explore", "Build", "Practise", "Act", "Key points",
    ],
}  # fmt: skip
# Their words are the same in both languages: ids, not titles.
NEUTRAL = {"evidence", "explore", "workshop", "quiz"}
BANNED = read_toml("lexicons/banned.toml")

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
    code = re.compile(r"\{[\w:-]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|https?://\S+|</?[a-z][^>]*>")
    return [code.sub("x", line) for line in lines]


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


@each([page for page in PAGES if page.lang == "en"])
def test_english_typography(page: Page) -> None:
    """Is English set in English, no French spacing or guillemets left over?"""
    for line in _prose_lines(page):
        assert not re.search(r"[\s\u00a0\u202f][;:!?](?:\s|$)", line), line
        assert not re.search(r"\d[\s\u00a0]%", line), line
        assert "«" not in line, line


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


# Parity


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


@each(QUIZZES, "path")
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


@each([path for path in QUIZZES if path.parts[-3] == "fr"], "path")
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
