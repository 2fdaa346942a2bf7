"""The in-page workshop in a real browser, on a page that holds nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from beyondcv.book import inpage
from beyondcv.datasets import persona
from beyondcv.profile import dumps

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

pytestmark = pytest.mark.browser

ALIVE = ".bcv-workshop[data-bcv-state=alive]"
MARKUP = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="page/page.css"><script type="module" src="page/page.js"></script>
</head><body><main>
<div class="bcv-profile-bar" data-bcv-lang="{lang}"></div>
<section class="bcv-workshop" data-bcv-unit="{unit}" data-bcv-lang="{lang}"
 data-bcv-assets="page/" aria-labelledby="title"><p id="title">Workshop</p>
<div class="bcv-workshop-outline">What the form asks</div>
<p><button type="button" class="bcv-start" hidden>Start</button></p>
<p class="bcv-progress" role="status"></p><div class="bcv-form"></div></section>
</main></body></html>
"""
REFUSED = """
Object.defineProperty(window, "indexedDB", {value: {open() {
  throw new DOMException("refused", "SecurityError");
}}});
"""
STORED = """
() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("beyondcv");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const got = asked.result.transaction("files").objectStore("files").get("profile.json");
    got.onsuccess = () => { asked.result.close(); resolve(got.result ?? null); };
  };
})
"""
AWAIT = f"""
async (label) => {{
  const until = Date.now() + 10_000;
  while (!((await ({STORED})()) ?? "").includes(label)) {{
    if (Date.now() > until) throw new Error(`not stored: ${{label}}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }}
}}
"""
STORE = """
(text) => new Promise((resolve) => {
  const asked = indexedDB.open("beyondcv");
  asked.onsuccess = () => {
    const change = asked.result.transaction("files", "readwrite");
    change.objectStore("files").put(text, "profile.json");
    change.oncomplete = () => { asked.result.close(); resolve(); };
  };
})
"""


@dataclass
class Seen:
    """What a page asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note the requests and the errors of a page and of its workers."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda line: self.errors.append(line.text) if line.type == "error" else None,
        )

    @property
    def hosts(self) -> set[str | None]:
        """The hosts that were asked."""
        return {
            urlsplit(url).hostname
            for url in self.requests
            if not url.startswith(("data:", "blob:"))
        }

    @property
    def names(self) -> list[str]:
        """File names, in order of asking."""
        return [url.rsplit("/", 1)[-1] for url in self.requests]


@pytest.fixture(scope="session")
def assets(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built assets, with a French page, an English one, and one of a unit that is not."""
    folder = tmp_path_factory.mktemp("inpage")
    inpage.build(folder / "page", root / "_build" / "page")
    (folder / "page" / "keeper.js").rename(folder / "keeper.js")
    for name, lang, unit in (
        ("fr", "fr", "03-present"),
        ("en", "en", "03-present"),
        ("start", "fr", "00-start"),
        ("none", "fr", "99-nothing"),
    ):
        (folder / f"{name}.html").write_text(MARKUP.format(lang=lang, unit=unit), encoding="utf-8")
    return folder


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing yet."""
    made = chromium.new_context()
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def seen() -> Seen:
    """What the pages of a test did."""
    return Seen()


@pytest.fixture
def visit(
    context: BrowserContext, assets: Path, serve: Callable[[Path], str], seen: Seen
) -> Callable[..., Page]:
    """Open a page of the built assets."""
    address = serve(assets)

    def open_page(name: str = "fr", *, start: bool = True, profile: str | None = None) -> Page:
        page = context.new_page()
        seen.watch(page)
        page.goto(f"{address}/{name}.html")
        page.locator("button.bcv-start").wait_for()
        if profile is not None:
            page.evaluate(STORE, profile)
            page.reload()
        if start:
            begin(page)
        return page

    return open_page


def begin(page: Page) -> None:
    """Press the button and wait for the form."""
    page.locator("button.bcv-start").click()
    page.locator(ALIVE).wait_for()


def title(page: Page) -> Locator:
    """Go to the step of the title and return its field."""
    page.get_by_role("button", name=re.compile("^3a")).click()
    return page.get_by_role("textbox", name=re.compile("^(Titre du profil|Headline)$"))


def to_start(page: Page) -> None:
    """Go to the step where a learner chooses what to work on."""
    page.locator(".bcv-tab").first.click()


def stored_label(page: Page) -> str | None:
    """Return the title in what the browser keeps."""
    text = page.evaluate(STORED)
    return json.loads(text)["basics"]["label"] if text else None


def wait_stored(page: Page, label: str) -> None:
    """Wait until the browser keeps this title."""
    page.evaluate(AWAIT, label)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_form_comes_alive_from_the_snapshot(
    visit: Callable[..., Page], seen: Seen, lang: str
) -> None:
    """Does the button give a form, with no outside request and no error?"""
    page = visit(lang)
    assert page.locator(ALIVE).get_attribute("data-bcv-how") == "snapshot"
    assert page.locator(".bcv-workshop-outline").is_hidden()
    assert page.locator("button.bcv-start").is_hidden()
    assert seen.hosts == {"127.0.0.1"}
    assert seen.errors == []


def test_nothing_large_is_fetched_before_the_click(visit: Callable[..., Page], seen: Seen) -> None:
    """Does a reader who does not start the form pay nothing for it?"""
    page = visit(start=False)
    page.locator("button.bcv-start").hover()
    page.wait_for_load_state("networkidle")
    assert not [name for name in seen.names if name.endswith(".bin")]


def test_feedback_follows_typing(visit: Callable[..., Page], seen: Seen) -> None:
    """Does what is typed change the feedback, without any late download?"""
    page = visit(profile=dumps(persona("camille-before", "fr")))
    field = title(page)
    page.get_by_text("21 signes").wait_for()
    field.press("End")
    field.press_sequentially(" dans la logistique")
    page.get_by_text("40 signes").wait_for()
    expect(field).to_have_value("En recherche d’emploi dans la logistique")
    assert not {"site.0.bin", "library.0.bin"} & set(seen.names)
    assert seen.errors == []


def test_profile_survives_a_reload(visit: Callable[..., Page]) -> None:
    """Is what was typed still there after the page was loaded anew?"""
    page = visit()
    title(page).fill("Magasinière, Lille")
    wait_stored(page, "Magasinière, Lille")
    page.reload()
    begin(page)
    expect(title(page)).to_have_value("Magasinière, Lille")


def test_units_and_languages_share_the_profile(visit: Callable[..., Page]) -> None:
    """Does the English page know what was typed on the French one?"""
    page = visit()
    title(page).fill("Magasinière, Lille")
    wait_stored(page, "Magasinière, Lille")
    page.close()
    expect(title(visit("en"))).to_have_value("Magasinière, Lille")
    assert visit("start").locator(ALIVE).is_visible()


def test_profile_is_downloaded_and_erased_without_python(
    visit: Callable[..., Page], seen: Seen
) -> None:
    """Does "my profile" give the very file, and then forget it?"""
    text = dumps(persona("camille-after", "fr"))
    page = visit(start=False, profile=text)
    bar = page.locator(".bcv-profile-bar")
    with page.expect_download() as download:
        bar.get_by_role("button", name="Télécharger").click()
    assert download.value.suggested_filename == "profile.json"
    assert Path(download.value.path()).read_text(encoding="utf-8") == text
    bar.get_by_role("button", name="Effacer").click()
    assert page.evaluate(STORED) == text
    bar.get_by_role("button", name="Oui, l’effacer").click()
    bar.get_by_role("status").get_by_text("effacé").wait_for()
    assert page.evaluate(STORED) is None
    assert "worker.js" not in seen.names


def test_erasing_closes_the_form(visit: Callable[..., Page]) -> None:
    """Is a form that shows an erased profile closed, so that it cannot bring it back?"""
    page = visit()
    title(page).fill("À oublier")
    wait_stored(page, "À oublier")
    bar = page.locator(".bcv-profile-bar")
    bar.get_by_role("button", name="Effacer").click()
    bar.get_by_role("button", name="Oui, l’effacer").click()
    page.locator("button.bcv-start").wait_for()
    assert page.locator(".bcv-form textarea").count() == 0
    assert page.evaluate(STORED) is None


def test_form_erases_too(visit: Callable[..., Page]) -> None:
    """Does the form's own "erase everything" empty the browser's storage?"""
    page = visit()
    title(page).fill("À oublier")
    wait_stored(page, "À oublier")
    form = page.locator(".bcv-form").first
    form.get_by_role("button", name="Effacer", exact=True).click()
    form.get_by_role("button", name="Tout effacer, copies comprises").click()
    page.locator(".bcv-profile-bar").get_by_text("Rien d’enregistré").wait_for()
    assert page.evaluate(STORED) is None


def test_file_from_the_learner_reaches_python(visit: Callable[..., Page], tmp_path: Path) -> None:
    """Does a chosen file arrive in the form, bytes and all?"""
    mine = persona("camille-after", "fr")
    mine.basics.label = "Été à Ça-va-les-Bains"
    file = tmp_path / "profile (1).json"
    file.write_text(dumps(mine), encoding="utf-8")
    page = visit()
    to_start(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=re.compile("mon propre fichier")).click()
    chooser.value.set_files(file)
    wait_stored(page, "Été à Ça-va-les-Bains")


@pytest.mark.parametrize("text", ['{"torn": ', '{"meta": {"beyondcv": {"version": 99}}}'])
def test_unreadable_profile_is_kept_aside(visit: Callable[..., Page], text: str) -> None:
    """Is a text that is no profile, or a later course's, still to be had after a save over it?"""
    page = visit(profile=text)
    title(page).fill("Nouveau départ")
    wait_stored(page, "Nouveau départ")
    copies = page.locator(".bcv-profile-copies")
    copies.locator("summary").click()
    assert "illisible" in copies.locator("li").inner_text()
    assert copies.get_by_role("button", name="Revenir").count() == 0
    with page.expect_download() as download:
        copies.get_by_role("button", name="Télécharger").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == text


def test_two_starts_are_one(visit: Callable[..., Page], seen: Seen) -> None:
    """Does an impatient second click start no second Python?"""
    page = visit(start=False)
    page.locator("button.bcv-start").dblclick()
    page.locator(ALIVE).wait_for()
    assert len([name for name in seen.names if name == "snapshot.0.bin"]) == 1


def test_refused_storage_is_said_before_typing(
    context: BrowserContext, visit: Callable[..., Page]
) -> None:
    """Is a learner told at once, and can the work still be done and downloaded?"""
    context.add_init_script(REFUSED)
    page = visit(start=False)
    page.locator(".bcv-notes").get_by_text("ne garde pas votre travail").wait_for()
    begin(page)
    title(page).fill("Sans mémoire")
    bar = page.locator(".bcv-profile-bar")
    bar.get_by_text("Gardé dans cette page seulement").wait_for()
    with page.expect_download() as download:
        bar.get_by_role("button", name="Télécharger").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["basics"]["label"] == "Sans mémoire"


def test_unknown_unit_is_said_with_a_way_out(visit: Callable[..., Page]) -> None:
    """Is an error of Python shown in place, in the page's language, with what to do?"""
    page = visit("none", start=False)
    page.locator("button.bcv-start").click()
    notes = page.locator(".bcv-notes")
    notes.get_by_role("button", name="Réessayer").wait_for()
    assert notes.get_by_text("rechargez la page").is_visible()
    assert "99-nothing" in (notes.locator("pre").text_content() or "")
    assert page.locator("button.bcv-start").is_visible()
    assert page.locator(".bcv-workshop-outline").is_visible()


def test_error_in_a_callback_leaves_the_form_alive(visit: Callable[..., Page]) -> None:
    """Is a failure while typing shown, and does the form go on?"""
    page = visit()
    to_start(page)
    # A choice that the list does not have: Python refuses it.
    choice = page.locator(".bcv-form input[type=radio]").last
    choice.evaluate("(choice) => { choice.value = '99'; }")
    choice.click()
    notes = page.locator(".bcv-notes")
    notes.get_by_text("Quelque chose n’a pas fonctionné").wait_for()
    assert "TraitError" in (notes.locator("pre").text_content() or "")
    title(page).fill("Toujours là")
    wait_stored(page, "Toujours là")


@pytest.fixture
def broken(assets: Path, tmp_path: Path, serve: Callable[[Path], str]) -> Callable[[str], str]:
    """A copy of the assets with one file damaged; returns the page's address."""

    def damage(name: str) -> str:
        copy = tmp_path / "copy"
        shutil.copytree(assets, copy)
        for file in copy.glob(f"page/*/{name}"):
            file.write_bytes(file.read_bytes()[:1000] + b"no longer what it was")
        return f"{serve(copy)}/fr.html"

    return damage


def test_damaged_snapshot_gives_a_plain_start(
    context: BrowserContext, broken: Callable[[str], str]
) -> None:
    """Does Python start the slow way when its memory cannot be restored?"""
    page = context.new_page()
    page.goto(broken("snapshot.0.bin"))
    page.locator("button.bcv-start").click()
    page.locator(ALIVE).wait_for(timeout=90_000)
    assert page.locator(ALIVE).get_attribute("data-bcv-how") == "plain"
    title(page).fill("Par l’autre chemin")
    wait_stored(page, "Par l’autre chemin")


def test_damaged_runtime_is_said_and_can_be_stopped(
    context: BrowserContext, broken: Callable[[str], str]
) -> None:
    """Does a start that cannot work end in a message and not in silence?"""
    page = context.new_page()
    page.goto(broken("wasm.0.bin"))
    page.locator("button.bcv-start").click()
    page.locator(".bcv-progress").get_by_text("répond à la place du cours").wait_for()
    page.get_by_role("button", name="Arrêter").click()
    expect(page.locator("button.bcv-start")).to_be_focused()


def test_late_import_is_fetched_when_asked_for(visit: Callable[..., Page], seen: Seen) -> None:
    """Does a phone number of a far country, whose plan is not in memory, still get found?"""
    page = visit(profile=dumps(persona("camille-before", "fr")))
    page.get_by_role("button", name=re.compile("^3a")).click()
    page.get_by_role("textbox", name="Résumé").fill("Appelez le +81 3-1234-5678 pour en parler.")
    page.get_by_text("« +81 3-1234-5678 »").wait_for()
    assert seen.errors == []


def test_no_axe_fault_and_nothing_cut_at_320_pixels(visit: Callable[..., Page]) -> None:
    """Is the live form free of serious faults, and does it fit a small phone?"""
    from axe_playwright_python.sync_playwright import Axe

    page = visit(profile=dumps(persona("camille-before", "fr")))
    page.set_viewport_size({"width": 320, "height": 800})
    title(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    faults = [
        fault["id"]
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert faults == []
