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


@pytest.mark.parametrize(
    ("width", "style"),
    [
        (360, "html { font-size: 200% !important }"),
        # WCAG 2.2, criterion 1.4.12.
        (
            320,
            "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important } p { margin-bottom: 2em !important }",
        ),
    ],
    ids=["twice as large", "spaced"],
)
def test_larger_text_never_scrolls_sideways(
    site: Path, serve: Callable[[Path], str], chromium: "Browser", width: int, style: str
) -> None:
    """Can somebody who sets the text for their own eyes read down a page in one column?"""
    address = serve(site)
    page = chromium.new_page(viewport={"width": width, "height": 900})
    faults = []
    for path in PATHS:
        page.goto(f"{address}/{path}")
        page.add_style_tag(content=style)
        _unfold(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append((path, wide))
    page.close()
    assert faults == []


def test_the_current_page_and_step_show_in_forced_colours(
    site: Path, serve: Callable[[Path], str], chromium: "Browser"
) -> None:
    """Where a reader's own colours replace ours, is the place in the course still to be seen?"""
    page = chromium.new_page(forced_colors="active")
    page.goto(f"{serve(site)}/fr/03-present.html")
    edge = "(a) => getComputedStyle(a).borderLeftColor"
    links = page.locator("#bcv-contents nav").first.locator("a")
    current = page.locator("#bcv-contents .current > a")
    assert current.evaluate(edge) not in {
        link.evaluate(edge) for link in links.all() if "03" not in link.inner_text()
    }
    page.locator(".bcv-start").click()
    steps = page.locator(".bcv-form .bcv-tab")
    steps.first.wait_for(timeout=60_000)
    ground = "(tab) => getComputedStyle(tab).backgroundColor"
    page.locator(".bcv-tab[aria-current=step]").wait_for()
    assert steps.nth(0).evaluate(ground) != steps.nth(1).evaluate(ground)
    page.close()
