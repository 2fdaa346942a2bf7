"""A learner's way through the workshop in JupyterLab, in a real browser."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from beyondcv.profile.storage import load
from beyondcv.widgets import MIME
from tests.notebooks.conftest import choose, open_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LABEL = "Gestion de stocks et logistique du frais | 7 ans à la tête d’un rayon"


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something outside of the browser holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


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
