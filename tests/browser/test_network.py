"""The in-page workshop on a connection that is slow, drops, or is not there."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from beyondcv.book import inpage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

ALIVE = ".bcv-workshop[data-bcv-state=alive]"
MARKUP = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="page/page.css"><script type="module" src="page/page.js"></script>
</head><body><main><section class="bcv-workshop" data-bcv-unit="03-present" data-bcv-lang="en"
 aria-labelledby="title"><p id="title">Workshop</p>
<p><button type="button" class="bcv-start" hidden>Start</button></p>
<p class="bcv-progress" role="status"></p>
<div class="bcv-workshop-outline">What the form asks</div><div class="bcv-form"></div></section>
</main></body></html>
"""
KEPT = """
async () => {
  const kept = await caches.open("bcv-pages");
  return (await kept.keys()).map(({url}) => url.split("/").pop());
}
"""


class Network:
    """What lies between a learner and the files, and what goes through it.

    Parameters
    ----------
    files : pathlib.Path
        The folder that is served.
    """

    def __init__(self, files: Path) -> None:
        self.up = threading.Event()
        self.up.set()
        self.flowing = threading.Event()
        self.flowing.set()
        self.breaks_at = ""
        self.asked: Counter[str] = Counter()
        network = self

        class Handler(SimpleHTTPRequestHandler):
            extensions_map = SimpleHTTPRequestHandler.extensions_map | {
                ".js": "text/javascript",
            }

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

            def send_head(self) -> object:  # type: ignore[override]  # typeshed names a buffer
                name = self.path.rpartition("/")[2]
                if not network.up.is_set():
                    self.close_connection = True
                    return None
                network.asked[name] += 1
                if name.endswith(".bin"):
                    network.flowing.wait()
                return super().send_head()

            def copyfile(self, source, outputfile):  # type: ignore[no-untyped-def]
                if not self.path.endswith(network.breaks_at or "nothing"):
                    return super().copyfile(source, outputfile)
                network.up.clear()
                outputfile.write(source.read(1000))
                self.connection.shutdown(socket.SHUT_RDWR)
                return None

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(files)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.server.server_port}/page.html"

    def close(self) -> None:
        """End, and let go whoever still waits."""
        self.flowing.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="session")
def files(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built assets and a page, as they stand on a host."""
    folder = tmp_path_factory.mktemp("network")
    inpage.build(folder / "page", root / "_build" / "page")
    (folder / "page" / "keeper.js").rename(folder / "keeper.js")
    (folder / "page.html").write_text(MARKUP, encoding="utf-8")
    return folder


@pytest.fixture
def network(files: Path) -> Iterator[Network]:
    """A network that works, so far."""
    made = Network(files)
    yield made
    made.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    made = chromium.new_context()
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, network: Network) -> Callable[[], Page]:
    """Open the page, as far as its button."""

    def open_page() -> Page:
        page = context.new_page()
        page.goto(network.address)
        return page

    return open_page


def test_a_dropped_connection_is_said_and_only_what_is_missing_is_fetched(
    visit: Callable[[], Page], network: Network
) -> None:
    """Does a start survive a tunnel, without a click, and without paying twice?"""
    network.breaks_at = "snapshot.5.bin"
    page = visit()
    page.get_by_role("button", name="Start").click()
    said = page.get_by_role("status")
    said.get_by_text("The network does not answer").wait_for()
    network.breaks_at = ""
    network.up.set()
    page.locator(ALIVE).wait_for()
    assert page.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"
    assert network.asked["snapshot.0.bin"] == network.asked["wasm.0.bin"] == 1
    assert network.asked["snapshot.5.bin"] == 2
    assert network.asked["library.0.bin"] == 0


def test_a_slow_start_shows_how_much_and_can_be_stopped(
    visit: Callable[[], Page], network: Network
) -> None:
    """Is there a way back from a start that takes too long, and does the focus go there?"""
    network.flowing.clear()
    page = visit()
    begin = page.get_by_role("button", name="Start")
    begin.click()
    page.get_by_role("progressbar", name="What has been fetched so far").wait_for()
    page.get_by_role("button", name="Stop").press("Enter")
    expect(begin).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(
        "Stopped. What has arrived is kept: the next start goes on from there."
    )
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_text("What the form asks")).to_be_visible()
    network.flowing.set()
    begin.click()
    page.locator(ALIVE).wait_for()


def test_a_form_that_was_opened_once_opens_without_a_network(
    visit: Callable[[], Page], network: Network
) -> None:
    """Can a learner go on at home, where there is no network?"""
    page = visit()
    page.get_by_role("button", name="Start").click()
    page.locator(ALIVE).wait_for()
    needed = ["page.html", "page.js", "worker.js", "manager.js", "form.css"]
    page.wait_for_function(
        f"async (needed) => {{ const kept = await ({KEPT})();"
        " return needed.every((name) => kept.includes(name)); }",
        arg=needed,
    )
    page.close()
    network.up.clear()
    again = visit()
    again.get_by_role("button", name="Start").click()
    again.locator(ALIVE).wait_for()
    assert again.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"


def test_readers_who_start_no_form_keep_nothing(visit: Callable[[], Page]) -> None:
    """Is nothing stored on the device of somebody who only reads?"""
    page = visit()
    page.get_by_role("button", name="Start").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_no_network_at_the_click_is_said_as_such(
    context: BrowserContext, visit: Callable[[], Page]
) -> None:
    """Is a learner without a network told so, and not that the form is broken?"""
    page = visit()
    begin = page.get_by_role("button", name="Start")
    begin.wait_for()
    context.set_offline(True)
    begin.click()
    notes = page.get_by_role("alert")
    notes.get_by_text("There is no network").wait_for()
    assert notes.get_by_role("button", name="Print this page").is_visible()
    context.set_offline(False)
    notes.get_by_role("button", name="Try again").click()
    page.locator(ALIVE).wait_for()


@pytest.mark.parametrize("name", ["DecompressionStream", "WebAssembly", "Worker"])
def test_a_browser_that_lacks_something_gets_a_sentence_and_another_way(
    context: BrowserContext, visit: Callable[[], Page], name: str
) -> None:
    """Is there never a button that does nothing?"""
    context.add_init_script(f"delete globalThis.{name}")
    page = visit()
    page.get_by_role("status").get_by_text("too old for the form").wait_for()
    assert page.get_by_role("button", name="Start").count() == 0
    assert page.get_by_role("button", name="Print this page").is_visible()
    assert page.get_by_text("What the form asks").is_visible()


def test_the_form_is_one_named_group(visit: Callable[[], Page]) -> None:
    """Is a name read when the focus comes to the new form, and not all that is in it?"""
    page = visit()
    page.get_by_role("button", name="Start").press("Enter")
    page.locator(ALIVE).wait_for()
    expect(page.locator(":focus")).to_have_role("group")
    expect(page.locator(":focus")).to_have_accessible_name("Workshop")
