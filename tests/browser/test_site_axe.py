"""axe finds no serious or critical fault on any page, light and dark, wide and narrow."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.names import NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATHS = ["index.html", *(f"{lang}/{name}.html" for lang in ("fr", "en") for name in NAMES)]


def test_every_page_is_looked_at(site: Path) -> None:
    """Is a page that was added also tested?"""
    folders = (site, site / "fr", site / "en")
    built = {
        path.relative_to(site).as_posix() for place in folders for path in place.glob("*.html")
    }
    assert built == set(PATHS)


def _unfold(page: "Page") -> None:
    """Show what is folded, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
    for plot in page.locator(".bcv-plot").all():
        plot.scroll_into_view_if_needed()
        page.wait_for_function(
            "(plot) => plot.dataset.bcvDrawn === 'yes'", arg=plot.element_handle()
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_serious_fault(
    site: Path,
    serve: Callable[[Path], str],
    chromium: "Browser",
    width: int,
    scheme: str,
) -> None:
    """Can a page be read and used by everybody, and does a narrow one never scroll sideways?"""
    address = serve(site)
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = []
    for path in PATHS:
        page.goto(f"{address}/{path}")
        _unfold(page)
        found = Axe().run(page).response["violations"]
        faults += [
            (path, fault["id"], node["target"], node.get("failureSummary"))
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append((path, "scrolls sideways", wide, width))
    context.close()
    assert not faults


@pytest.mark.parametrize("unit", ["01-cv-or-network", "03-present"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_serious_fault_in_a_started_form(
    site: Path,
    serve: Callable[[Path], str],
    chromium: "Browser",
    width: int,
    scheme: str,
    unit: str,
) -> None:
    """Is every step of the form, in the colours of the page around it, without fault too?"""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{serve(site)}/fr/{unit}.html")
    page.locator(".bcv-start").click()
    steps = page.locator(".bcv-form .bcv-tabs button")
    steps.first.wait_for(timeout=60_000)
    faults = []
    for step in steps.all():
        step.click()
        page.wait_for_function(
            "(step) => step.getAttribute('aria-current') === 'step'", arg=step.element_handle()
        )
        found = Axe().run(page).response["violations"]
        faults += [
            (step.inner_text(), fault["id"], node["target"], node.get("failureSummary"))
            for fault in found
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((step.inner_text(), "scrolls sideways", [], None))
    context.close()
    assert not faults
