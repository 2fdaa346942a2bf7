"""The forms and the pages on hosts that know little, in frames, and after the site was rebuilt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from beyondcv.book import inpage
from beyondcv.widgets.units import UNITS
from tests.browser.hosts import Host, place_form, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ALIVE = ".bcv-workshop[data-bcv-state=alive]"
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  window.violations.push(`${violatedDirective}: ${blockedURI}`));
"""
NO_STORAGE = """
const refuse = () => { throw new DOMException("refused", "SecurityError"); };
for (const name of ["indexedDB", "localStorage", "caches"]) {
  Object.defineProperty(window, name, {get: refuse});
}
"""


@pytest.fixture(scope="module")
def form(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built assets, with two pages."""
    return place_form(root, tmp_path_factory.mktemp("hosts"))


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet, and notes what a page's policy refuses."""
    made = chromium.new_context()
    made.set_default_timeout(60_000)
    made.add_init_script(WATCH)
    yield made
    made.close()


def start(page: Page, address: str) -> None:
    """Open a page, press its button and wait for its form."""
    page.goto(address)
    page.locator("button.bcv-start").first.click()
    page.locator(ALIVE).first.wait_for()


def test_every_form_starts_on_a_host_that_knows_little(context: BrowserContext, site: Path) -> None:
    """Do all start from endings that any host serves, below a path, as the pages' policy asks?"""
    mean = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=600"}
    errors: list[str] = []
    page = context.new_page()
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    with serving(Host(site, prefix="/cours/2026/", headers=mean, few=True)) as host:
        for number, unit in enumerate(UNITS):
            start(page, f"{host.address}{'fr' if number % 2 else 'en'}/{unit}.html")
            assert page.locator(ALIVE).first.get_attribute("data-bcv-how") == "snapshot"
            assert page.evaluate("window.violations") == [], unit
    assert errors == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_page_does_its_work_under_its_own_policy(
    context: BrowserContext, site: Path, lang: str
) -> None:
    """Are figures drawn and printed, and the search answered, with nothing refused?"""
    page = context.new_page()
    with serving(Host(site)) as host:
        for path in [site / "index.html", *sorted((site / lang).glob("*.html"))]:
            page.goto(f"{host.address}{path.relative_to(site).as_posix()}?q=profil")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            # Playwright's own waiting evaluates text, which the policy refuses.
            expect(page.locator(".bcv-plot:not([data-bcv-drawn=yes])")).to_have_count(0)
            assert page.evaluate("window.violations") == [], path.name
            policy = page.locator("meta[http-equiv=Content-Security-Policy]")
            said = policy.get_attribute("content") or ""
            assert not re.search(r"script-src [^;]*'unsafe-(inline|eval)'|https?:|\*", said)


def test_a_script_that_is_no_file_of_the_site_does_not_run(
    context: BrowserContext, site: Path
) -> None:
    """Would a text that somebody slipped into a page stay a text?"""
    page = context.new_page()
    with serving(Host(site)) as host:
        page.goto(f"{host.address}fr/index.html")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran=1>')")
        page.evaluate(
            """() => new Promise((resolve) => {
              const look = () => (window.violations.length ? resolve() : setTimeout(look, 50));
              look();
            })"""
        )
        assert page.evaluate("typeof ran") == "undefined"


@pytest.mark.parametrize(
    ("headers", "packs"),
    [
        ({}, True),
        ({"Content-Security-Policy": "default-src 'self' 'wasm-unsafe-eval'"}, False),
    ],
    ids=["compresses", "only its own files run"],
)
def test_a_form_starts_on_a_host_with_a_will_of_its_own(
    context: BrowserContext, form: Path, headers: dict[str, str], packs: bool
) -> None:
    """Does it start though the host compresses, or forbids code that is no file?"""
    page = context.new_page()
    with serving(Host(form, headers=headers, packs=packs)) as host:
        start(page, f"{host.address}fr.html")
        assert page.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_a_page_works_in_a_frame_of_a_learning_platform(
    context: BrowserContext, site: Path, tmp_path: Path, storage: bool
) -> None:
    """Do form, quiz and search work where a frame allows scripts and no forms?"""
    if not storage:
        context.add_init_script(NO_STORAGE)
    with serving(Host(site)) as host, serving(Host(tmp_path)) as platform:
        (tmp_path / "index.html").write_text(
            '<!doctype html><iframe sandbox="allow-scripts allow-same-origin" width="1200" '
            f'height="700" src="{host.address}fr/03-present.html"></iframe>'
        )
        page = context.new_page()
        page.goto(f"{platform.address}index.html")
        frame = page.frame_locator("iframe")
        frame.locator("button.bcv-start").click()
        frame.locator(ALIVE).wait_for()
        frame.locator("button.bcv-check").first.click()
        expect(frame.locator(".bcv-verdict").first).not_to_be_empty()
        frame.get_by_role("searchbox").fill("profil")
        frame.get_by_role("searchbox").press("Enter")
        expect(frame.locator("#search-results li").first).to_be_visible()


def rebuild(folder: Path) -> None:
    """Do what a new build does: another folder, which the page's script names."""
    old = inpage.name_of(folder / "page")
    new = f"{int(old, 16) ^ 1:012x}"
    (folder / "page" / old).rename(folder / "page" / new)
    for script in (folder / "page" / "page.js", *folder.glob("page/*/*.js")):
        script.write_text(script.read_text("utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "Le cours a été mis à jour"), ("en", "The course was updated")],
)
def test_a_page_older_than_the_site_says_reload_which_works(
    context: BrowserContext, root: Path, tmp_path: Path, lang: str, said: str
) -> None:
    """Is somebody whose tab stayed open over a new build told what to do?"""
    folder = place_form(root, tmp_path)
    page = context.new_page()
    with serving(Host(folder, headers={"Cache-Control": "no-cache"})) as host:
        page.goto(f"{host.address}{lang}.html")
        page.locator("button.bcv-start").wait_for()
        rebuild(folder)
        page.locator("button.bcv-start").click()
        notes = page.locator(".bcv-notes")
        notes.get_by_text(said).wait_for()
        notes.locator("button.bcv-reload").click()
        page.locator("button.bcv-reload").wait_for(state="detached")
        page.locator("button.bcv-start").click()
        page.locator(ALIVE).wait_for()


def test_a_form_open_over_a_new_build_goes_on_and_says_reload(
    context: BrowserContext, root: Path, tmp_path: Path
) -> None:
    """Is what is typed still kept when Python needs a file that is gone?"""
    folder = place_form(root, tmp_path)
    page = context.new_page()
    with serving(Host(folder)) as host:
        start(page, f"{host.address}en.html")
        rebuild(folder)
        page.get_by_role("button", name=re.compile("^3a")).click()
        page.get_by_role("textbox", name="Summary").fill("Call +81 3-1234-5678 about it.")
        page.locator(".bcv-notes").get_by_role("button", name="Reload the page").click()
        page.locator("button.bcv-start").wait_for()
        expect(page.locator(".bcv-profile-bar")).to_contain_text("Saved in this browser")
