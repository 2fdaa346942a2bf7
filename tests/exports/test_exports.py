"""What is taken away: the page, the preview, the Markdown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from beyondcv.checks import FOLD
from beyondcv.datasets import persona
from beyondcv.errors import ProfileError
from beyondcv.exports import ELEMENT_ID, extract_takehome, markdown, preview, sheet, takehome
from beyondcv.exports._sheet import SHORT
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, Work, dumps, loads
from tests.widgets.forms import Page

PRIVATE = {
    "phone": "+33 1 99 00 12 34",
    "email": "someone@example.org",
    "address": "12 Example Street",
    "postal_code": "59000",
}


def private_profile() -> Profile:
    """Return a profile with every private field filled."""
    profile = persona("camille-after", "en")
    profile.basics.phone, profile.basics.email = PRIVATE["phone"], PRIVATE["email"]
    profile.basics.location.address = PRIVATE["address"]
    profile.basics.location.postal_code = PRIVATE["postal_code"]
    return profile


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("private", PRIVATE.values())
def test_private_fields_are_not_published(lang: Lang, private: str) -> None:
    """Is no private field to be read on any page?"""
    profile = private_profile()

    assert private not in Page(takehome(profile, lang)).text
    assert private not in preview(profile, lang, "phone")
    assert private not in preview(profile, lang, "desktop")
    assert private not in markdown(profile, lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["camille-before", "camille-after"])
def test_take_home_page_holds_the_whole_profile(name: str, lang: Lang) -> None:
    """Does the profile come out of the page as it went in?"""
    profile = persona(name, lang)

    assert loads(extract_takehome(takehome(profile, lang))) == profile


def test_take_home_page_says_what_it_holds() -> None:
    """Is the reader told that private fields are in the file, though not to be seen?"""
    assert "whole profile" in Page(takehome(private_profile(), "en")).text
    assert "tout votre profil" in Page(takehome(private_profile(), "fr")).text


@pytest.mark.parametrize("lang", LANGS)
def test_take_home_page_is_a_page(lang: Lang) -> None:
    """Has it a language, a title, one main heading, and nothing from outside?"""
    page = Page(takehome(persona("camille-after", lang), lang))
    found = dict(page.elements)

    assert found["html"]["lang"] == lang
    assert "title" in page.tags
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert not page.tags & {"link", "img", "iframe", "object"}
    assert [a for _, attributes in page.elements for a in attributes if a in ("src", "href")] == []


def test_fictional_person_is_said_to_be_fictional() -> None:
    """Does the page say so for Camille, and not for others?"""
    assert "fictional" in Page(takehome(persona("camille-after", "en"), "en")).text
    assert "fictional" not in Page(takehome(Profile(), "en")).text


TRICKY = ["</script>", "<!-- <script>", "<\\/script>", "&lt;", "]]>", "\u2028", "</SCRIPT >"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TRICKY) | st.text(st.characters(blacklist_categories=["Cs"]))))
def test_no_text_breaks_out_of_the_page(pieces: list[str]) -> None:
    """Can no text of a learner's end the element that holds it, or change it?"""
    profile = Profile(work=[Work(position="".join(pieces))])
    profile.basics.summary = profile.basics.label = "".join(pieces)

    page = takehome(profile, "en")

    assert extract_takehome(page) == _escaped(profile)
    assert loads(extract_takehome(page)) == profile
    assert [tag for tag, _ in Page(page).elements].count("script") == 1


def _escaped(profile: Profile) -> str:
    return dumps(profile).replace("</", "<\\/").replace("<!--", "<\\u0021--")


def test_foreign_page_is_refused_with_a_reason() -> None:
    """Does a page without a profile say what to choose instead?"""
    with pytest.raises(ProfileError, match=r"profile\.json"):
        extract_takehome("<html><script id='other'>{}</script></html>")


def test_only_a_script_element_holds_the_profile() -> None:
    """Is the id alone not enough?"""
    with pytest.raises(ProfileError):
        extract_takehome(f'<div id="{ELEMENT_ID}">{{}}</div>')


def test_preview_shows_the_fold() -> None:
    """Do the first characters stand before the fold and the rest behind it?"""
    profile = Profile()
    profile.basics.summary = "a" * FOLD + "b" * 10

    before, after = preview(profile, "en").split("See more")

    assert "a" * FOLD in before
    assert "b" not in Page(before).text.split("a")[-1]
    assert "b" * 10 in after


@pytest.mark.parametrize("lang", LANGS)
def test_preview_of_an_empty_profile_says_so(lang: Lang) -> None:
    """Is nothing invented for an empty sheet?"""
    words = {"en": "No headline yet", "fr": "Pas encore de titre"}

    assert words[lang] in preview(Profile(), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_dates_are_read_aloud_as_dates(lang: Lang) -> None:
    """Are months written out in the page's language, and odd dates left as they are?"""
    words = {"en": "April 2017 – June 2024", "fr": "avril 2017 – juin 2024"}
    profile = Profile(
        work=[Work(start_date="2017-04", end_date="2024-06"), Work(start_date="soon")]
    )

    assert words[lang] in preview(profile, lang)
    assert "soon" in preview(profile, lang)


@settings(max_examples=60, deadline=None)
@given(st.text("ab <>*_`#[]()!&\\-+=1.|~{}", min_size=1).filter(lambda t: t.strip()))
def test_markdown_shows_what_was_typed(text: str) -> None:
    """Is no sign of a learner's taken for markup?"""
    profile = Profile(work=[Work(position="x", highlights=[text])])
    shown = Page(MarkdownIt().render(markdown(profile, "en")))

    assert shown.tags <= {"h1", "h2", "ul", "li", "strong", "p"}
    assert " ".join(text.split()) in shown.text


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_holds_the_published_profile(lang: Lang) -> None:
    """Is every field there to copy, as plain text, and nothing private with it?"""
    text = sheet(persona("camille-after", lang), lang)

    assert {"fr": "TITRE\n", "en": "HEADLINE\n"}[lang] in text
    assert "HACCP" in text
    assert "camille.exemple@example.org" not in text
    assert "linkedin" not in text.casefold()
    private = sheet(persona("camille-before", lang), lang)
    assert "12 rue de l’Exemple\n" not in private
    assert sheet(Profile(), lang) == ""


@pytest.mark.parametrize("summary", ["A b. " * 200, "word " * 200, "x" * 900])
def test_the_short_text_fits(summary: str) -> None:
    """Does the short text end with a sentence or a word, within its limit?"""
    profile = Profile()
    profile.basics.summary = summary
    short = sheet(profile, "en").split("\n")[1]

    assert 0 < len(short) <= SHORT


OTHERS = {
    "basics": {"name": "Alex Roe"},
    "work": [{"company": "Sunrise Bakery", "position": "Baker"}],
    "education": [{"institution": "Town College", "gpa": "3.5", "courses": ["Sourdough"]}],
    "awards": [{"title": "Golden loaf", "awarder": "Guild", "awardDate": "2019-05"}],
    "publications": [{"name": "On rye", "publisher": "Hooli", "releaseDate": "2020"}],
    "references": [{"name": "Kim Doe", "reference": "Never late.", "phone": "0639981234"}],
    "interests": [{"name": "Chess"}],
    "sideProjects": [{"name": "A garden", "highlights": ["Planted 40 trees"], "mail": "k@e.org"}],
    "talks": ["Bread for all"],
    "emergencyContacts": [{"name": "Mum Roe"}],
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("said", [
    "Sunrise Bakery", "3.5", "Sourdough", "Golden loaf", "Guild", "2019", "On rye", "Hooli",
    "Kim Doe", "Never late.", "Chess", "A garden", "Planted 40 trees", "Bread for all", "Talks",
])  # fmt: skip
def test_what_no_form_edits_stands_on_every_page(said: str, lang: Lang) -> None:
    """Are employers of old files, awards, publications and other sections to be read?"""
    profile = loads(json.dumps(OTHERS))

    for page in (takehome(profile, lang), preview(profile, lang)):
        assert said in Page(page).text
    assert said in markdown(profile, lang).replace("\\", "")
    assert said.upper() in sheet(profile, lang).upper()


@pytest.mark.parametrize("private", ["0639981234", "k@e.org", "Mum Roe"])
def test_what_stands_beside_it_is_not_published(private: str) -> None:
    """Does a telephone in a reference stay in the file?"""
    profile = loads(json.dumps(OTHERS))

    assert private not in Page(takehome(profile, "en")).text
    assert private not in preview(profile, "en") + markdown(profile, "en") + sheet(profile, "en")
    assert private in takehome(profile, "en")


def test_headings_are_in_the_readers_language() -> None:
    """Are JSON Resume's sections named in French on a French page?"""
    text = markdown(loads(json.dumps(OTHERS)), "fr")

    assert [line[3:] for line in text.splitlines() if line.startswith("## ")][2:5] == [
        "Distinctions",
        "Publications",
        "Références",
    ]
