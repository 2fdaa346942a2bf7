"""The common list of sources: complete, well formed, and in the page's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pybtex.database import Entry, parse_file

from beyondcv.book.evidence import load as load_evidence
from beyondcv.book.references import EnglishStyle, FrenchStyle
from tests.course.pages import all_pages

BIB = Path(__file__).parents[2] / "book" / "references.bib"
ENTRIES: dict[str, Entry] = dict(parse_file(str(BIB)).entries)
EVIDENCE = load_evidence()
DOI = re.compile(r"10\.\d{4,9}/[-._;()/:a-zA-Z0-9]*[a-zA-Z0-9]")
STYLES = {"fr": FrenchStyle, "en": EnglishStyle}

each = pytest.mark.parametrize("key", ENTRIES)


def ids(key: str) -> list[str]:
    """Return the ids of evidence.yml that an entry stands for."""
    return re.split(r",\s*", ENTRIES[key].fields.get("evidence", key))


def printed(lang: str, key: str) -> str:
    """Return an entry as its page prints it."""
    return str(STYLES[lang]().format_entry("1", ENTRIES[key]).text.render_as("text"))


@each
def test_an_entry_says_who_what_and_where(key: str) -> None:
    """Has each entry an author, a title or its description in both languages, and a way to it?"""
    fields = ENTRIES[key].fields

    assert ENTRIES[key].persons["author"]
    assert "title" in fields or ("about_fr" in fields and "about_en" in fields)
    assert fields["keywords"] in ("read", "cited")
    if fields["keywords"] == "read":
        assert "doi" in fields or fields["url"].startswith("http")


@each
def test_a_doi_is_well_formed(key: str) -> None:
    """Is each DOI a DOI, bare, with nothing around it?"""
    doi = ENTRIES[key].fields.get("doi")

    assert doi is None or DOI.fullmatch(doi)


@each
def test_what_was_never_opened_gives_no_figure(key: str) -> None:
    """Has a work that nobody opened neither a card of evidence nor a DOI from memory?"""
    if ENTRIES[key].fields["keywords"] == "cited":
        assert "doi" not in ENTRIES[key].fields
        assert not set(ids(key)) & set(EVIDENCE)


@pytest.mark.parametrize("ident", EVIDENCE)
def test_every_proof_is_in_the_list(ident: str) -> None:
    """Is each source of a card in references.bib, with the same DOI?

    If not: add an entry whose key is the source's id, or name the id in `evidence`.
    """
    entries = [ENTRIES[key].fields for key in ENTRIES if ident in ids(key)]

    assert entries
    if doi := EVIDENCE[ident].get("doi"):
        assert doi in [fields.get("doi") for fields in entries]


def test_every_doi_of_a_page_is_in_the_list() -> None:
    """Is each DOI that a chapter cites well formed, and in references.bib?"""
    known = {fields.fields.get("doi") for fields in ENTRIES.values()}
    cited = {
        doi for page in all_pages() for doi in re.findall(r"https://doi\.org/([^)\s]+)", page.text)
    }

    assert [doi for doi in cited if not DOI.fullmatch(doi)] == []
    assert cited - known == set()


def test_words_between_are_those_of_the_page() -> None:
    """Does a French page say « et », an English one “and”, and so on?"""
    assert printed("fr", "roulin-2019").startswith("Roulin, N. et Levashina, J. (2019). LinkedIn")
    assert printed("en", "roulin-2019").startswith("Roulin, N. and Levashina, J. (2019).")
    assert printed("en", "roulin-2019").endswith(
        " Personnel Psychology, 72(2), 187–211. doi:10.1111/peps.12296"
    )
    assert "R. et collègues (2022)" in printed("fr", "chetty-2022")
    assert "(sans date)" in printed("fr", "apec-2018")
    assert printed("fr", "apec-2018").endswith("Lu sur gestionsociale.fr")
    assert printed("en", "apec-2018").endswith("Read on gestionsociale.fr")


def test_a_title_in_the_other_language_is_marked() -> None:
    """Can a screen reader tell an English title on a French page, and the other way round?"""
    for lang, key, other in (("fr", "roulin-2019", "en"), ("en", "insee-2013", "fr")):
        entry = ENTRIES[key]
        assert f"language-{other}" in repr(STYLES[lang]().format_entry("1", entry).text)
        own = STYLES[other]().format_entry("1", entry).text
        assert "language-" not in repr(own)


@pytest.mark.parametrize("lang", STYLES)
def test_the_order_is_that_of_the_names(lang: str) -> None:
    """Do bodies stand among people, and is nobody sorted behind an accent or a brace?"""
    names = [str(entry.persons["author"][0]) for entry in STYLES[lang]().sort(ENTRIES.values())]
    firsts = [name.strip("{}")[0].casefold() for name in names]

    assert firsts == sorted(firsts)


@pytest.mark.slow
@pytest.mark.parametrize("lang", STYLES)
def test_the_page_lists_every_entry_once(lang: str, site: Path) -> None:
    """Does the built page hold the whole list, its titles marked?"""
    html = (site / lang / "bibliography.html").read_text(encoding="utf-8")
    other = "en" if lang == "fr" else "fr"

    assert len(re.findall(r'<li id="[^"]+"><p>', html)) == len(ENTRIES)
    assert f'<span lang="{other}">' in html
