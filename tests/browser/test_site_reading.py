"""Reading the site in a browser: search, quiz, figures, menu, other language, no script."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.names import NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Visit:
    """A reader's visit: the page, and all that a browser complains of."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )

    def _request(self, request: object) -> None:
        url: str = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:", "blob:")):
            self.outside.append(url)

    def open(self, path: str) -> "Page":
        """Go to a page of the site."""
        self.page.goto(f"{self.address}/{path}")
        return self.page


@pytest.fixture
def visit(site: Path, serve: Callable[[Path], str], chromium: "Browser") -> Iterator[Visit]:
    """A visit that must end without an outside request or an error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    made = Visit(context.new_page(), serve(site))
    yield made
    context.close()
    assert made.outside == []
    assert made.errors == []


def _found(page: "Page", lang: str, words: str) -> list[str]:
    page.goto(f"{page.url.split(f'/{lang}/')[0]}/{lang}/search.html?q={words}")
    page.wait_for_function(
        "document.getElementById('bcv-search-status').textContent.match(/\\d|Au|No/)"
    )
    return page.locator("#search-results li > a").all_inner_texts()


@pytest.mark.parametrize(
    ("lang", "typed", "written"),
    [
        ("fr", "reseau", "réseau"),
        ("fr", "COMPETENCES", "compétences"),
        ("fr", "resume preuve", "résumé preuve"),
        ("en", "resume", "résumé"),
    ],
)
def test_search_does_not_mind_accents(visit: Visit, lang: str, typed: str, written: str) -> None:
    """Are the same pages found, in the same order, with and without accents?"""
    page = visit.open(f"{lang}/index.html")
    found = _found(page, lang, typed)
    assert found == _found(page, lang, written)
    if lang == "fr":
        assert found


def test_what_was_searched_is_marked_on_the_page(visit: Visit) -> None:
    """Is « réseau » marked for who typed “reseau”, and can the marks be taken off?"""
    page = visit.open("fr/index.html")
    page.get_by_role("searchbox").fill("reseau")
    page.keyboard.press("Enter")
    page.locator("#search-results li > a").first.click()
    marks = page.locator("article mark")
    marks.first.wait_for()
    assert "réseau" in {text.lower() for text in marks.all_inner_texts()}
    page.get_by_role("button", name="Retirer les marques").click()
    assert marks.count() == 0
    assert "highlight" not in page.url


def test_a_search_for_nothing_says_so(visit: Visit) -> None:
    """Is an empty result announced, in French?"""
    page = visit.open("fr/search.html?q=zzzzqqq")
    status = page.locator("#bcv-search-status")
    status.get_by_text("Aucune page").wait_for()
    assert status.get_attribute("role") == "status"


@pytest.mark.parametrize(
    ("lang", "typed", "said"),
    [
        ("fr", "constructor", "Aucune page"),
        ("fr", "__proto__ toString", "Aucune page"),
        ("en", "hasOwnProperty", "No page"),
        ("en", "valueOf constructor", "No page"),
    ],
)
def test_a_word_of_javascripts_own_is_a_word(
    visit: Visit, lang: str, typed: str, said: str
) -> None:
    """Is what every object of the browser has looked for in the pages, as any other word?"""
    page = visit.open(f"{lang}/search.html?q={typed}")
    page.locator("#bcv-search-status").get_by_text(said).wait_for()
    assert page.locator("#search-results li").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_the_other_language_is_one_click_away(visit: Visit, name: str) -> None:
    """Does the switch lead to the same page and back?"""
    page = visit.open(f"fr/{name}.html")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"**/en/{name}.html")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Français", exact=True).click()
    page.wait_for_url(f"**/fr/{name}.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_figure_is_drawn_when_it_comes_near(visit: Visit, lang: str, scheme: str) -> None:
    """Is plotly.js fetched once, late, and does each figure have ink of the page's own colour?"""
    fetched: list[str] = []
    visit.page.on("request", lambda r: fetched.append(r.url) if "plotly" in r.url else None)
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = visit.open(f"{lang}/03-present.html")
    plots = page.locator(".bcv-plot")
    assert plots.count() == 2
    assert not fetched
    for plot in plots.all():
        plot.scroll_into_view_if_needed()
        plot.locator("svg.main-svg").first.wait_for()
        assert plot.get_attribute("role") == "img"
        assert len(plot.get_attribute("aria-label") or "") > 20
    assert len(fetched) == 1
    ink = page.evaluate("getComputedStyle(document.body).color")
    label = page.locator(".bcv-plot svg text").first
    assert label.evaluate("(text) => getComputedStyle(text).fill") == ink


def _answers(site: Path, place: int) -> list[bool]:
    """Where the right answer of a question stands, read from the file: the script hides it."""
    text = (site / "fr/03-present.html").read_text(encoding="utf-8")
    form = text.split('<form class="bcv-question"')[place + 1]
    return [part.startswith('yes"') for part in form.split('data-bcv-correct="')[1:]]


def test_a_quiz_is_answered_with_the_keyboard(visit: Visit, site: Path) -> None:
    """Does it explain a wrong answer, give a second try, then explain every answer?"""
    page = visit.open("fr/03-present.html")
    form = page.locator(".bcv-question").first
    right = _answers(site, 0)
    wrong = right.index(False)
    form.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(wrong):
        page.keyboard.press("ArrowDown")
    form.get_by_role("button", name="Vérifier").focus()
    page.keyboard.press("Enter")
    verdict = form.locator(".bcv-verdict")
    assert verdict.get_attribute("role") == "status"
    assert "essayez encore" in verdict.inner_text()
    assert form.locator("p.bcv-why:visible").count() == 1
    form.locator("input").nth(right.index(True)).check()
    page.keyboard.press("Enter")
    assert "juste" in verdict.inner_text()
    assert form.locator("p.bcv-why:visible").count() == len(right)
    assert form.get_by_role("button", name="Recommencer").evaluate(
        "(b) => b === document.activeElement"
    )
    page.keyboard.press("Enter")
    assert verdict.inner_text() == ""
    assert form.locator("p.bcv-why:visible").count() == 0


def test_checking_nothing_asks_for_a_choice(visit: Visit) -> None:
    """Is a click without a choice answered, and not counted as a try?"""
    page = visit.open("fr/03-present.html")
    form = page.locator(".bcv-question").first
    form.get_by_role("button", name="Vérifier").click()
    assert "Choisissez" in form.locator(".bcv-verdict").inner_text()
    assert form.locator("p.bcv-why:visible").count() == 0


def test_recalled_questions_are_marked(visit: Visit) -> None:
    """Does a reader see which questions come from an earlier unit?"""
    page = visit.open("fr/03-present.html")
    assert page.locator(".bcv-question .bcv-tag", has_text="Rappel").count() == 2


def test_the_menu_of_a_narrow_screen(visit: Visit) -> None:
    """Does it open, say so, close with Escape and give the focus back?"""
    visit.page.set_viewport_size({"width": 320, "height": 700})
    page = visit.open("fr/03-present.html")
    menu, contents = page.get_by_role("button", name="Menu"), page.locator("#bcv-contents")
    assert not contents.is_visible()
    menu.click()
    assert contents.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not contents.is_visible()
    assert menu.evaluate("(button) => button === document.activeElement")


def test_the_first_tab_stop_skips_to_the_text(visit: Visit) -> None:
    """Can the keyboard go past the header at once?"""
    page = visit.open("fr/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "bcv-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "bcv-text"


def test_the_site_works_from_files(visit: Visit, site: Path) -> None:
    """Can an unpacked copy be read without a server, and does the switch lead on there?"""
    visit.address = site.as_uri()
    page = visit.open("fr/glossary.html")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/glossary.html")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_without_scripts_everything_can_be_read(
    site: Path, serve: Callable[[Path], str], chromium: "Browser", lang: str
) -> None:
    """Are answers, tables, contents and the workshop's outline there, and no dead button?"""
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(f"{serve(site)}/{lang}/03-present.html")
    assert page.locator("#bcv-contents").is_visible()
    assert page.locator(".bcv-answers > summary").first.is_visible()
    assert page.locator(".bcv-figure-table > summary").first.is_visible()
    assert page.locator(".bcv-workshop-outline").is_visible()
    assert page.locator("article button:visible").count() == 0
    assert page.locator(".bcv-workshop noscript").inner_text().strip()
    context.close()
