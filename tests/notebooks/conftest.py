"""A JupyterLab of one's own on the French notebooks, and the way to an open form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.jupyter import jupyter_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]


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
