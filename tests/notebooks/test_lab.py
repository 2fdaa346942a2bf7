"""A learner's way through the workshop in JupyterLab, in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from beyondcv.profile.storage import load
from beyondcv.widgets import MIME
from tests.jupyter import jupyter_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
LABEL = "Gestion de stocks et logistique du frais | 7 ans à la tête d’un rayon"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The French notebooks in a folder of their own."""
    folder = tmp_path / "notebooks"
    shutil.copytree(ROOT / "notebooks" / "fr", folder)
    return folder


@pytest.fixture
def lab(folder: Path, tmp_path: Path) -> Iterator[str]:
    """Start JupyterLab on that folder; return its address."""
    # Nobody's own settings, open files or news.
    own = {
        f"{name}_DIR": str(tmp_path / name)
        for name in ("JUPYTER_CONFIG", "JUPYTERLAB_SETTINGS", "JUPYTERLAB_WORKSPACES")
    }
    with jupyter_server("lab", cwd=folder, home=tmp_path / "home", environment=own) as address:
        yield address


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something outside of the browser holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def choose(page: Page, menu: str, item: str) -> None:
    """Choose an item of JupyterLab's menus; its name may be followed by a shortcut."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=re.compile(rf"^{item}(?! \w*…| As)")).first.click()


def open_form(page: Page) -> None:
    """Run All, once, then go to the step of the headline."""
    expect(page.get_by_role("heading", name="Présenter son profil et son parcours")).to_be_visible(
        timeout=60_000
    )
    # Before its kernel is there, JupyterLab drops a Run All without a word.
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=60_000)
    choose(page, "Run", "Run All Cells")
    page.get_by_role("button", name="Titre et résumé").click(timeout=60_000)


def test_what_is_typed_is_kept(lab: str, folder: Path, chromium: Browser) -> None:
    """Run All, type, see the feedback change, save, reload, Run All: is it all there?"""
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{lab}/lab/tree/03-present.ipynb")

    open_form(page)
    label = page.get_by_label("Titre du profil", exact=True)
    expect(page.get_by_text("0 signe sur 220")).to_be_visible()
    assert not (folder / "profile.json").exists()

    label.press_sequentially(LABEL)
    expect(page.get_by_text(f"{len(LABEL)} signes sur 220")).to_be_visible()
    wait_for((folder / "profile.json").exists)
    wait_for(lambda: load(folder / "profile.json").profile.basics.label == LABEL)

    choose(page, "File", "Save Notebook")
    wait_for(lambda: carried(folder / "03-present.ipynb") == {"basics": {"label": LABEL}})

    page.reload()
    open_form(page)
    expect(label).to_have_value(LABEL)
    assert errors == []
    page.close()


def carried(path: Path) -> object:
    """Return the profile that a saved notebook holds."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return next((o["data"][MIME] for o in outputs if MIME in o.get("data", {})), None)
