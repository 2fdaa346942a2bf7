"""The form of a unit with the keyboard alone, and what is announced of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

FAR = 60
"""Tabs: a control that is farther away than this cannot be reached."""


class Keyboard:
    """A person who has a keyboard and no mouse.

    Parameters
    ----------
    page : playwright.sync_api.Page
    """

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def focus(self) -> Locator:
        """The element that has the focus."""
        return self.page.locator(":focus")

    def to(self, target: Locator, key: str = "Tab") -> None:
        """Go on until `target` has the focus."""
        for _ in range(FAR):
            if target.evaluate("(element) => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"Not reached with {key}: {target}")

    def press(self, name: str, key: str = "Enter", way: str = "Tab") -> None:
        """Go to a button and press it."""
        self.to(self.button(name), way)
        self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def button(self, name: str) -> Locator:
        """Return a button of the form."""
        return self.page.locator(".bcv-form").get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        """Return a text field of the form."""
        return self.page.locator(".bcv-form").get_by_role("textbox", name=name, exact=True)


@pytest.fixture
def keyboard(site: Path, serve: Callable[[Path], str], chromium: Browser) -> Iterator[Keyboard]:
    """The English unit 03 on a phone's width, its form started with the keyboard."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{serve(site)}/en/03-present.html")
    start = page.locator("button.bcv-start")
    start.wait_for()
    start.focus()
    page.keyboard.press("Enter")
    page.locator(".bcv-workshop[data-bcv-state=alive]").wait_for()
    yield Keyboard(page)
    context.close()


def go_to(keyboard: Keyboard, step: str) -> None:
    """Open a step with its button, and wait for the focus on its heading."""
    keyboard.press(step)
    form = keyboard.page.locator(".bcv-form")
    expect(form.get_by_role("heading", name=step, level=3)).to_be_focused()


def tree(page: Page) -> list[dict[str, Any]]:
    """Return what Chromium tells a screen reader of the form."""
    session = page.context.new_cdp_session(page)
    form = session.send(
        "Runtime.evaluate", {"expression": "document.querySelector('.bcv-form.widget-box')"}
    )["result"]["objectId"]
    nodes: list[dict[str, Any]] = session.send("Accessibility.queryAXTree", {"objectId": form})[
        "nodes"
    ]
    session.detach()
    return [node for node in nodes if not node["ignored"]]


def told(node: dict[str, Any], key: str) -> str:
    """Return the role, the name or the description of a node."""
    return str(node.get(key, {}).get("value", ""))


def tell_apart(nodes: list[dict[str, Any]]) -> None:
    """Check the names of controls and the levels of headings."""
    controls = [
        (told(node, "role"), told(node, "name"))
        for node in nodes
        if told(node, "role") in ("button", "textbox", "combobox", "radio", "link")
    ]
    assert controls
    assert all(name for _role, name in controls)
    assert len(set(controls)) == len(controls)
    assert not [n for n in nodes if told(n, "name") and told(n, "name") == told(n, "description")]

    levels = [
        prop["value"]["value"]
        for node in nodes
        if told(node, "role") == "heading"
        for prop in node["properties"]
        if prop["name"] == "level"
    ]
    assert levels[0] == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_from_an_empty_sheet_to_a_download(keyboard: Keyboard) -> None:
    """Can a profile be begun, filled, mended and taken home without a mouse?"""
    page = keyboard.page
    keyboard.press("Start from an empty sheet", "Space")
    said = page.locator(".bcv-begin .bcv-status")
    said.get_by_text("the sheet is empty").wait_for()
    # A browser scrolls by whole pixels: a part of one may stay outside.
    expect(said).to_be_in_viewport(ratio=0.99)

    keyboard.press("Next step")
    expect(keyboard.focus).to_have_text("3a. Headline and summary")
    expect(keyboard.focus).to_be_in_viewport()
    keyboard.to(keyboard.field("Headline"))
    keyboard.write("Baker, 7 years of sourdough, looking for a team in Leeds")
    page.locator(".bcv-meter").get_by_text("56 characters").wait_for()

    keyboard.press("Next step")
    expect(keyboard.focus).to_have_text("3b. Experience and proofs")
    keyboard.press("Add a job")
    expect(keyboard.focus).to_have_accessible_name("Job 1 – Position")
    keyboard.write("Baker")
    for number, line in enumerate(("Baked 90 loaves a day", "Trained 2 apprentices"), 1):
        keyboard.press("Add an achievement – Job 1")
        expect(keyboard.focus).to_have_accessible_name(f"Job 1 – Achievement {number}")
        keyboard.write(line)

    keyboard.press("Move up – Job 1 – Achievement 2", "Space")
    first, second = (keyboard.field(f"Job 1 – Achievement {number}") for number in (1, 2))
    expect(first).to_have_value("Trained 2 apprentices")
    expect(keyboard.focus).to_have_accessible_name("Move up – Job 1 – Achievement 1")
    expect(keyboard.focus).to_have_attribute("aria-disabled", "true")

    keyboard.press("Remove – Job 1 – Achievement 1")
    expect(second).to_have_count(0)
    expect(keyboard.focus).to_have_accessible_name("Job 1 – Achievement 1")
    keyboard.press("Undo")
    expect(first).to_have_value("Trained 2 apprentices")
    expect(second).to_have_value("Baked 90 loaves a day")

    keyboard.to(page.locator(".bcv-form .bcv-bar-actions .bcv-download"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    profile = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert profile["work"][0]["highlights"] == ["Trained 2 apprentices", "Baked 90 loaves a day"]


def test_focus_is_never_lost(keyboard: Keyboard) -> None:
    """Does the focus stay near when what had it goes away?"""
    page = keyboard.page
    go_to(keyboard, "3b. Education and skills")
    keyboard.press("Add a skill")
    expect(keyboard.focus).to_have_accessible_name("Skill 1 – Name of the skill")
    keyboard.press("Remove – Skill 1")
    expect(keyboard.focus).to_have_accessible_name("Add a skill")

    keyboard.press("Erase")
    expect(keyboard.focus).to_have_accessible_name("No, keep it")
    page.keyboard.press("Enter")
    expect(keyboard.focus).to_have_accessible_name("Erase")
    page.keyboard.press("Enter")
    keyboard.press("Erase, keep a copy", way="Shift+Tab")
    expect(keyboard.focus).to_have_text("Where to start")
    expect(page.locator(".bcv-state").get_by_text("There was nothing to keep")).to_be_in_viewport()


def test_a_step_says_its_name_when_it_opens(keyboard: Keyboard) -> None:
    """Is the new step heard and, on a small screen, seen, whichever button led to it?"""
    for step in ("3b. Experience and proofs", "Where to start"):
        keyboard.press(step, way="Shift+Tab" if step.startswith("Where") else "Tab")
        expect(keyboard.focus).to_have_role("heading")
        expect(keyboard.focus).to_have_text(step)
        expect(keyboard.focus).to_be_in_viewport()
        expect(keyboard.focus).to_have_css("outline-style", "solid")


def test_feedback_is_announced_politely(keyboard: Keyboard) -> None:
    """Does the live region stay while its words change, and is it tied to its control?"""
    go_to(keyboard, "3a. Headline and summary")
    field = keyboard.field("Headline")
    inside = keyboard.page.get_by_role("textbox", name="Headline")
    region = keyboard.page.locator(".bcv-field", has=inside).locator("[role=status]")
    expect(region).to_have_attribute("aria-live", "polite")
    kept = region.element_handle()

    keyboard.to(field)
    keyboard.write("Baker")
    region.get_by_text("names a trade or a task").wait_for()
    # Still being typed: shown at once, announced once the keys rest.
    expect(region).not_to_have_attribute("aria-busy", "true")
    assert kept is not None
    assert kept.evaluate("(element) => element.isConnected")
    described = (field.get_attribute("aria-describedby") or "").split()
    assert region.get_attribute("id") in described


def test_every_control_has_a_name_of_its_own(keyboard: Keyboard) -> None:
    """Can a screen reader tell all controls apart, with headings in order?"""
    go_to(keyboard, "Read it again and take it with you")
    tell_apart(tree(keyboard.page))
    for step in ("3b. Education and skills", "3b. Experience and proofs"):
        keyboard.press("Previous step")
        expect(keyboard.focus).to_have_text(step)
    for number in (1, 2):
        keyboard.press("Add a job")
        expect(keyboard.focus).to_have_accessible_name(f"Job {number} – Position")
    tell_apart(tree(keyboard.page))


def test_ads_are_one_named_group(keyboard: Keyboard) -> None:
    """Do the arrow keys choose an ad, and is the ad itself left out of the description?"""
    page = keyboard.page
    group = page.get_by_role("radiogroup", name="Job ad")
    keyboard.to(group.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    text = page.locator(".bcv-ad-text")
    text.wait_for()
    ad = re.compile(re.escape((text.text_content() or "")[:20]))
    expect(group).to_have_accessible_description(re.compile("compares your profile"))
    expect(group).not_to_have_accessible_description(ad)
    expect(keyboard.focus).to_be_checked()


def test_help_is_heard_once_and_nothing_is_called_compulsory(
    site: Path, serve: Callable[[Path], str], chromium: Browser
) -> None:
    """Is a group described once, not at each of its options, and is no number "required"?"""
    page = chromium.new_page()
    page.goto(f"{serve(site)}/en/02-choose.html")
    page.locator("button.bcv-start").click()
    form = page.locator(".bcv-form").first
    form.get_by_role("button", name=re.compile("^5")).click()
    group = form.get_by_role("group", name=re.compile("^Settings"))
    expect(group).to_have_accessible_description(re.compile("offline"))
    for option in group.get_by_role("checkbox").all():
        expect(option).to_have_accessible_description("")
    form.get_by_role("button", name=re.compile("^2")).click()
    form.get_by_role("spinbutton").first.wait_for()
    assert form.locator("[required]").count() == 0
    page.close()
