"""The forms behind a network that answers in the site's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import chromium as chromium_finder
from tests.browser.hosts import Host, place_form, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ALIVE = ".bcv-workshop[data-bcv-state=alive]"
SAID = {
    "fr": "Quelque chose sur le réseau répond à la place du cours",
    "en": "Something on the network answers in place of the course",
}
ALL_KEPT = """
async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      found.push([request.url, await (await kept.match(request)).text()]);
    }
  }
  return found.filter(([, text]) => text.includes("Identifiez-vous")).map(([url]) => url);
}
"""
POISON = """
async () => {
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      const {headers} = await kept.match(request);
      await kept.put(request, new Response("<html>Identifiez-vous</html>", {headers}));
    }
  }
}
"""


@pytest.fixture(scope="module")
def form(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built assets, with two pages."""
    return place_form(root, tmp_path_factory.mktemp("filters"))


@pytest.fixture
def host(form: Path) -> Iterator[Host]:
    """A host that lets browsers keep its answers, as most do."""
    with serving(Host(form, headers={"Cache-Control": "max-age=600"})) as made:
        yield made


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    made = chromium.new_context()
    made.set_default_timeout(60_000)
    yield made
    made.close()


def press(page: Page, address: str) -> None:
    """Open a page and press its button."""
    page.goto(address)
    page.locator("button.bcv-start").click()


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        (r"wasm\.3\.bin", "fr"),
        (r"\.bin", "en"),
        (r"worker\.js", "fr"),
        (r"manager\.js", "en"),
        (r"form\.css", "fr"),
    ],
)
def test_a_filters_page_is_neither_used_nor_kept(
    context: BrowserContext, host: Host, name: str, lang: str
) -> None:
    """Is it said, and does the form start by itself when the filter is gone?"""
    page = context.new_page()
    host.filtered = name
    press(page, f"{host.address}{lang}.html")
    page.get_by_role("status").get_by_text(SAID[lang]).wait_for()
    host.filtered = ""
    page.locator(ALIVE).wait_for()
    assert page.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"
    assert page.evaluate(ALL_KEPT) == []


def test_what_is_kept_heals(context: BrowserContext, host: Host) -> None:
    """Does a form start again in a browser that keeps what a filter answered?"""
    page = context.new_page()
    press(page, f"{host.address}fr.html")
    page.locator(ALIVE).wait_for()
    page.wait_for_function(
        "async () => (await (await caches.open('bcv-pages')).keys())"
        ".filter(({url}) => /worker|manager|form/.test(url)).length === 3"
    )
    page.evaluate(POISON)
    press(page, f"{host.address}fr.html")
    page.locator(ALIVE).wait_for()
    assert page.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"
    page.wait_for_function(f"async () => (await ({ALL_KEPT})()).length === 0")


def test_a_page_to_sign_in_is_not_kept_for_the_course(context: BrowserContext, host: Host) -> None:
    """Does a chapter read without a network never turn out to be a filter's page?"""
    page = context.new_page()
    press(page, f"{host.address}fr.html")
    page.locator(ALIVE).wait_for()
    page.wait_for_function("navigator.serviceWorker.controller")
    host.filtered = "html"
    page.goto(f"{host.address}en.html")
    page.get_by_text("Identifiez-vous").wait_for()
    assert page.evaluate(ALL_KEPT) == []


def test_parts_are_compared_without_https_too(chromium: Browser, host: Host) -> None:
    """Is a filter seen in a room whose server has no certificate?"""
    rules = "--host-resolver-rules=MAP room.example 127.0.0.1 , MAP * ~NOTFOUND"
    given = [one for one in chromium_finder.ARGUMENTS if "resolver" not in one]
    browser = chromium.browser_type.launch(
        executable_path=chromium_finder.find(), args=[*given, rules]
    )
    page = browser.new_page()
    page.set_default_timeout(60_000)
    host.filtered = r"wasm\.3\.bin"
    press(page, f"{host.address.replace('127.0.0.1', 'room.example')}fr.html")
    assert page.evaluate("crypto.subtle === undefined")
    page.get_by_role("status").get_by_text(SAID["fr"]).wait_for()
    host.filtered = ""
    page.locator(ALIVE).wait_for()
    browser.close()
