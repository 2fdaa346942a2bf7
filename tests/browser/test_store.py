"""Does the page's store say what is there, whoever else writes into this browser?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SOURCES = Path(__file__).parents[2] / "src" / "beyondcv"
OPEN = """
(async () => {
  const {openStore} = await import("/book/page/store.js");
  window.store = await openStore();
})()
"""
PUT = """
(values) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("beyondcv", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("files");
  asked.onsuccess = () => {
    const change = asked.result.transaction("files", "readwrite");
    for (const [key, value] of Object.entries(values)) change.objectStore("files").put(value, key);
    change.oncomplete = () => { asked.result.close(); resolve(); };
    change.onerror = reject;
  };
})
"""
LOADED = """
store.load().then(({text, revision, copies}) =>
  [text, revision, copies.map((copy) => [copy.text, copy.why])])
"""
TYPED = """
(text) => {
  const field = document.createElement("input");
  field.className = "bcv-at:basics.label";
  document.body.append(field);
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}
"""
JOURNAL = (
    "Object.entries(localStorage).filter(([key]) => key.startsWith('beyondcv.journal')).join()"
)
HOLD = """
new Promise((resolve) => {
  const asked = indexedDB.open("beyondcv", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("files");
  asked.onsuccess = () => {
    window.held = asked.result;  // never lets go
    window.waiting = indexedDB.open("beyondcv", 3);
    resolve();
  };
})
"""


@pytest.fixture(scope="module")
def address(serve: Callable[[Path], str]) -> str:
    """Return where the modules stand, and a page that runs nothing."""
    return serve(SOURCES)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has kept nothing yet."""
    made = chromium.new_context()
    yield made
    made.close()


def tab(context: BrowserContext, address: str, **values: Any) -> Page:
    """Return a page with a store, in which something stood before."""
    page = context.new_page()
    page.goto(f"{address}/widgets/outline.css")
    if values:
        page.evaluate(PUT, {f"profile.json{name}": value for name, value in values.items()})
    page.evaluate(OPEN)
    return page


MINE = '{"basics":{"name":"Z"}}'


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ({"": 5}, [None, 0, []]),
        ({"": ""}, [None, 0, []]),
        ({"": {"a": 1}}, [None, 0, [['{"a":1}', "unreadable"]]]),
        ({"": MINE, ".about": {"revision": "7", "saved": "hier"}}, [MINE, 0, []]),
        ({"": MINE, ".about": 5}, [MINE, 0, []]),
        ({"": MINE, ".copies": 5}, [MINE, 0, []]),
        ({"": MINE, ".copies": [None]}, [MINE, 0, []]),
        ({"": MINE, ".copies": [{"at": "hier", "why": "<b>", "text": 5}]}, [MINE, 0, []]),
        ({"": MINE, ".copies": [{"why": "<b>", "text": "x"}]}, [MINE, 0, [["x", "other"]]]),
    ],
)
def test_what_is_not_of_the_courses_shape_stands_in_nobodys_way(
    context: BrowserContext, address: str, there: dict[str, Any], found: list[Any]
) -> None:
    """Is the rest read, and what could be somebody's work still a copy after the next save?"""
    page = tab(context, address, **there)
    assert page.evaluate(LOADED) == found
    page.evaluate("store.save('{}', null)")
    text, _, copies = page.evaluate(LOADED)
    assert (text, copies) == ("{}", found[2])


def test_what_the_browser_refuses_to_erase_is_not_forgotten(
    context: BrowserContext, address: str
) -> None:
    """Is the journal still there when "erase everything" failed, and gone when it did not?"""
    page = tab(context, address, **{"": MINE})
    page.evaluate(TYPED, "À garder")
    page.evaluate(
        "window.clear = IDBObjectStore.prototype.clear;"
        "IDBObjectStore.prototype.clear = () => { throw new DOMException('no'); }; 0"
    )
    assert page.evaluate("store.eraseAll().then(() => 'erased', () => 'refused')") == "refused"
    assert "À garder" in page.evaluate(JOURNAL)
    page.evaluate("IDBObjectStore.prototype.clear = window.clear; store.eraseAll()")
    assert page.evaluate(LOADED)[0] is None
    assert page.evaluate(JOURNAL) == ""


def test_a_tab_forgets_what_another_erased_and_nothing_on_somebodys_word(
    context: BrowserContext, address: str
) -> None:
    """Does the store look whether it is true what a message says?"""
    one, two = (tab(context, address, **{"": MINE}) for _ in range(2))
    one.evaluate(TYPED, "Mots privés")
    said = (
        "window.said = new Promise((resolve) =>"
        " store.addEventListener('change', ({detail}) => resolve(detail.erased), {once: true}))"
    )
    for word in ("{revision: 0, erased: 'all'}", "null", "5", "{erased: {}}"):
        one.evaluate(f"{said}; 0")
        two.evaluate(f"new BroadcastChannel('beyondcv').postMessage({word})")
        assert one.evaluate("said") is False
        assert "Mots privés" in one.evaluate(JOURNAL)
    one.evaluate(f"{said}; 0")
    two.evaluate("store.eraseAll()")
    assert one.evaluate("said") is True
    one.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")  # it would write them down
    assert one.evaluate(JOURNAL) == ""


def test_a_connection_that_was_taken_away_is_opened_again_once(
    context: BrowserContext, address: str
) -> None:
    """Do two that ask at the same time share the new one?"""
    page = tab(context, address, **{"": MINE})
    page.evaluate(
        "store.files.database.close();"
        "window.opened = 0; const open = indexedDB.open.bind(indexedDB);"
        "indexedDB.open = (...given) => { window.opened++; return open(...given); }; 0"
    )
    texts = page.evaluate(
        "Promise.all([1, 2, 3].map(() => store.load())).then((all) => all.map(({text}) => text))"
    )
    assert texts == [MINE] * 3
    assert page.evaluate("opened") == 1


def test_a_database_that_another_page_holds_is_not_waited_for_for_ever(
    context: BrowserContext, address: str
) -> None:
    """Does the page go on, and say that it keeps nothing?"""
    other = context.new_page()
    other.goto(f"{address}/widgets/outline.css")
    other.evaluate(HOLD)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/widgets/outline.css")
    page.evaluate("import('/book/page/store.js').then((module) => { window.module = module; })")
    page.evaluate("window.opening = module.openStore().then(({persistent}) => persistent); 0")
    page.clock.run_for(60_000)
    assert page.evaluate("opening") is False
