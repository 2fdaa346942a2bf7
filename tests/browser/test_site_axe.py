"""axe finds no serious or critical fault on any page, light and dark, wide and narrow."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from beyondcv.i18n import LANGS
from tests.browser.names import NAMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STARTS = ("index", *LANGS)


def _paths(start: str) -> list[str]:
    """Return the pages of an edition, or the one where both begin."""
    return ["index.html"] if start == "index" else [f"{start}/{name}.html" for name in NAMES]


def test_every_page_is_looked_at(site: Path) -> None:
    """Is a page that was added also tested?"""
    folders = (site, site / "fr", site / "en")
    built = {
        path.relative_to(site).as_posix() for place in folders for path in place.glob("*.html")
    }
    assert built == {path for start in STARTS for path in _paths(start)}


def _unfold(page: "Page") -> None:
    """Show what is folded, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
    for plot in page.locator(".bcv-plot").all():
        plot.scroll_into_view_if_needed()
        expect(plot).to_have_attribute("data-bcv-drawn", "yes")


def _faults(
    page: "Page", where: str, rules: dict[str, Any] | None = None, within: str | None = None
) -> list[Any]:
    """Return what is serious or critical in what the page shows now, and a sideways scroll."""
    found = Axe().run(page, within, {"resultTypes": ["violations"]} | (rules or {}))
    faults = [
        (where, fault["id"], node["target"], node.get("failureSummary"))
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    return faults + _sideways(page, where)


def _sideways(page: "Page", where: str) -> list[Any]:
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [(where, "scrolls sideways", wide, seen)] if wide > seen else []


# Colours depend on the scheme and not on the width: that costly rule runs once for each.
NO_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
CONTRAST = {"runOnly": ["color-contrast"]}
LARGER = {
    "twice as large": (360, "html { font-size: 200% !important }"),
    # WCAG 2.2, criterion 1.4.12.
    "spaced": (
        320,
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }",
    ),
}


@pytest.mark.parametrize("start", STARTS)
def test_axe_finds_no_serious_fault_on_a_wide_page(
    site: Path, serve: Callable[[Path], str], chromium: "Browser", start: str
) -> None:
    """Can a page be read and used by everybody, in the light, on a wide screen?"""
    address = serve(site)
    page = chromium.new_page(
        viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce"
    )
    faults = []
    for path in _paths(start):
        page.goto(f"{address}/{path}")
        _unfold(page)
        faults += _faults(page, path)
    page.close()
    assert faults == []


@pytest.mark.parametrize("start", STARTS)
def test_axe_finds_no_serious_fault_on_a_narrow_page(
    site: Path, serve: Callable[[Path], str], chromium: "Browser", start: str
) -> None:
    """Can it be on a telephone, in the dark, and in one column with letters set larger?"""
    address = serve(site)
    page = chromium.new_page(
        viewport={"width": 320, "height": 900}, color_scheme="dark", reduced_motion="reduce"
    )
    faults = []
    for path in _paths(start):
        page.set_viewport_size({"width": 320, "height": 900})
        page.goto(f"{address}/{path}")
        _unfold(page)
        faults += _faults(page, path, NO_CONTRAST)
        faults += _faults(page, path, CONTRAST)
        for name, (width, style) in LARGER.items():
            page.set_viewport_size({"width": width, "height": 900})
            larger = page.add_style_tag(content=style)
            faults += _sideways(page, f"{path}, {name}")
            larger.evaluate("(element) => element.remove()")
    page.close()
    assert faults == []


@pytest.mark.parametrize("unit", ["01-cv-or-network", "03-present"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_no_serious_fault_in_a_started_form(
    site: Path,
    serve: Callable[[Path], str],
    chromium: "Browser",
    width: int,
    scheme: Literal["light", "dark"],
    unit: str,
) -> None:
    """Is every step of the form, in the colours of the page around it, without fault too?"""
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{serve(site)}/fr/{unit}.html")
    page.locator(".bcv-start").click()
    steps = page.locator(".bcv-form .bcv-tabs button")
    steps.first.wait_for(timeout=60_000)
    faults = []
    for step in steps.all():
        step.click()
        expect(step).to_have_attribute("aria-current", "step")
        # The rest of the page is looked at above.
        faults += _faults(page, step.inner_text(), within=".bcv-workshop")
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
