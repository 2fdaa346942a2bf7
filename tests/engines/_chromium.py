"""Chromium behind the common face, by Playwright."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

from tests import chromium
from tests.engines._face import Engine, GoneError, Tab

__all__ = ["Chromium"]

_LEFT = ("context was destroyed", "has been closed", "navigated")


class Chromium(Engine):
    """A headless Chromium.

    Parameters
    ----------
    program : str
        Path of the browser.
    """

    name = "chromium"

    def __init__(self, program: str) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path=program, args=list(chromium.ARGUMENTS)
        )
        self._context = self._browser.new_context()

    def tab(self) -> ChromiumTab:
        """Open a new tab; see `Engine.tab`."""
        return ChromiumTab(self._context.new_page())

    def close(self) -> None:
        """End the browser; see `Engine.close`."""
        self._browser.close()
        self._playwright.stop()


class ChromiumTab(Tab):
    """A tab of `Chromium`; `page` is Playwright's."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> None:
        """Go to an address; see `Tab.open`."""
        self.page.goto(address)

    def run(self, body: str, *values: Any) -> Any:
        """Run a script; see `Tab.run`."""
        try:
            return self.page.evaluate(f"async (given) => {{ {body} }}", list(values))
        except Error as error:
            if any(word in error.message for word in _LEFT):
                raise GoneError(error.message) from error
            raise

    def press(self, css: str) -> None:
        """Press on an element; see `Tab.press`."""
        self.page.locator(css).first.click()

    def type(self, text: str) -> None:
        """Press keys; see `Tab.type`."""
        self.page.keyboard.type(text)

    def picture(self) -> bytes:
        """Return what the window shows; see `Tab.picture`."""
        return self.page.screenshot()

    def close(self) -> None:
        """Close the tab; see `Tab.close`."""
        self.page.close(run_before_unload=False)
