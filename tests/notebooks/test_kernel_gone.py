"""A form whose kernel ends, starts anew or is out of reach, in a real JupyterLab."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from beyondcv.profile.storage import load
from tests.notebooks.conftest import choose, open_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SILENT = "Python ne répond pas"
KEPT = "Conservé dans profile.json"


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something outside of the browser holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def page(lab: str, chromium: Browser) -> Iterator[Page]:
    """The notebook, its form at the step of the headline."""
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.goto(f"{lab}/lab/tree/03-present.ipynb")
    open_form(page)
    yield page
    page.close()


def label_of(page: Page) -> Locator:
    """The headline's control."""
    return page.get_by_label("Titre du profil", exact=True)


def written(folder: Path) -> str:
    """The headline in the file."""
    return load(folder / "profile.json").profile.basics.label


def server_of(tmp_path: Path) -> int:
    """The process of the server."""
    (found,) = (tmp_path / "home" / "runtime").glob("jpserver-*.json")
    return int(found.stem.removeprefix("jpserver-"))


def kernels(server: int) -> list[int]:
    """The processes of its kernels."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server and b"ipykernel" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def silent(page: Page) -> None:
    """See the one sentence, and nothing that says that it keeps anything."""
    expect(page.get_by_role("alert").filter(has_text=SILENT)).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=SILENT)).to_contain_text("Run All Cells")
    for said in (KEPT, "Votre travail se trouve dans profile.json"):
        expect(page.get_by_text(said)).not_to_be_visible()


def alive(page: Page) -> None:
    """See that the sentence is gone, and all is kept."""
    expect(page.get_by_text(SILENT)).to_have_count(0)
    expect(page.get_by_text(KEPT)).to_be_visible()


def held(page: Page) -> str:
    """The newest text that the browser holds and no file is known to hold."""
    text: str = page.evaluate(
        "() => Object.keys(localStorage).filter((key) => key.startsWith('beyondcv.journal.'))"
        ".flatMap((key) => JSON.parse(localStorage.getItem(key)).entries).at(-1).text"
    )
    return text


def crossed_out(page: Page) -> None:
    """Wait until the browser holds nothing any more: the file does."""
    page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('beyondcv.journal.'))"
    )


def test_a_press_waits_for_what_was_typed_before(page: Page, folder: Path) -> None:
    """Does “Undo”, pressed while Python is busy with the first keys, take the last ones back, too?"""
    page.get_by_label("Résumé", exact=True).press_sequentially("Sept ans")
    label = label_of(page)
    expect(page.locator(".bcv-undo")).to_be_enabled()
    label.evaluate(
        """(field) => {
          for (const sign of "Logistique du frais") {
            field.value += sign;
            field.dispatchEvent(new Event("input", {bubbles: true}));
          }
          document.querySelector(".bcv-undo").click();
        }"""
    )
    expect(label).to_have_value("")
    crossed_out(page)

    assert label.input_value() == ""
    basics = load(folder / "profile.json").profile.basics
    assert (basics.label, basics.summary) == ("", "Sept ans")


def test_what_is_typed_beside_a_dead_kernel_comes_back(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    """Kill it, type, Run All; restart it, type, Run All: is it in the form and in the file?"""
    label = label_of(page)
    label.press_sequentially("Logistique")
    wait_for(lambda: (folder / "profile.json").exists() and written(folder) == "Logistique")
    alive(page)
    crossed_out(page)

    (kernel,) = kernels(server_of(tmp_path))
    os.kill(kernel, signal.SIGKILL)
    silent(page)
    dead = page.get_by_role("dialog").get_by_role("button", name="Ok")
    dead.click(timeout=30_000)
    label.press_sequentially(" du frais")
    silent(page)
    assert held(page) == "Logistique du frais"
    assert written(folder) == "Logistique"

    choose(page, "Run", "Run All Cells")
    wait_for(lambda: written(folder) == "Logistique du frais")
    page.get_by_role("button", name="Titre et résumé").click()
    expect(label).to_have_value("Logistique du frais")
    alive(page)
    crossed_out(page)

    choose(page, "Kernel", "Restart Kernel…")
    page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()
    silent(page)
    label.press_sequentially(" | 7 ans")
    silent(page)
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
    choose(page, "Run", "Run All Cells")
    wait_for(lambda: written(folder) == "Logistique du frais | 7 ans")
    page.get_by_role("button", name="Titre et résumé").click()
    expect(label).to_have_value("Logistique du frais | 7 ans")
    alive(page)


def test_a_server_out_of_reach_is_told_and_goes_on(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    """Is a form that is cut off not said to be kept, and kept as soon as somebody answers?"""
    label = label_of(page)
    label.press_sequentially("Logistique")
    wait_for(lambda: (folder / "profile.json").exists() and written(folder) == "Logistique")
    alive(page)

    server = server_of(tmp_path)
    os.kill(server, signal.SIGSTOP)
    try:
        silent(page)
        label.press_sequentially(" du frais")
        silent(page)
        assert held(page) == "Logistique du frais"
    finally:
        os.kill(server, signal.SIGCONT)
    wait_for(lambda: written(folder) == "Logistique du frais")
    alive(page)
    crossed_out(page)

    # Busy for a while is silent for a while.
    (kernel,) = kernels(server)
    os.kill(kernel, signal.SIGSTOP)
    try:
        silent(page)
    finally:
        os.kill(kernel, signal.SIGCONT)
    alive(page)

    os.kill(server, signal.SIGKILL)
    # At once: JupyterLab's own dialog takes the keyboard away when it comes.
    label.fill("Logistique du frais, encore")
    silent(page)
    assert held(page) == "Logistique du frais, encore"
