"""The self-test of unit 00 in a real browser, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_form_keyboard import Keyboard, go_to

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_a_passage_can_be_taken_without_a_mouse(
    site: Path, serve: Callable[[Path], str], chromium: Browser
) -> None:
    """Are ten questions answered with Tab and the arrows, and is the end announced?"""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{serve(site)}/en/00-start.html")
    start = page.locator("button.bcv-start")
    start.wait_for()
    start.focus()
    page.keyboard.press("Enter")
    page.locator(".bcv-workshop[data-bcv-state=alive]").wait_for()
    keyboard = Keyboard(page)

    go_to(keyboard, "Where I stand")
    groups = page.locator(".bcv-form").get_by_role("radiogroup")
    expect(groups).to_have_count(10)
    expect(groups.nth(9)).to_have_accessible_name(
        "10. Two weeks of effort, no answer. What do you tell yourself?"
    )
    for number in range(10):
        first = groups.nth(number).get_by_role("radio").first
        keyboard.to(first)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(groups.nth(number).get_by_role("radio").nth(1)).to_be_checked()
    keyboard.press("I have finished")

    expect(page.get_by_role("status").filter(has_text="Finished on")).to_be_visible()
    expect(keyboard.button("I have finished")).to_be_focused()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    context.close()
