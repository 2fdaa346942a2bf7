"""What the tests ask of any browser."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import Any

__all__ = ["PATIENCE", "STILL", "Engine", "GoneError", "Tab"]

PATIENCE = 180.0
"""Seconds after which a state that did not come is a failure: twice and more what a slow machine
needs to start a form the plain way."""

_BETWEEN = 0.05

STILL = """const found = () => document.querySelector(given[0]);
    const seen = ({top, bottom, width}) => width > 0 && top >= 0 && bottom <= innerHeight;
    for (let was = ''; ; ) {
      found()?.scrollIntoView({block: 'center', behavior: 'instant'});
      const place = found()?.getBoundingClientRect();
      const now = JSON.stringify(place);
      if (place && seen(place) && now === was) {
        return [place.left + place.width / 2, place.top + place.height / 2].map(Math.round);
      }
      was = now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }"""
"""Brings an element into view, waits until the page no longer moves it, returns its middle."""


_LISTEN = """window.bcvHit = false;
    document.addEventListener("click", ({target}) => {
      if (target.closest(given[0])) window.bcvHit = true;
    }, {capture: true, once: true});"""

_MISSED = "return window.bcvHit === false"
"""A press that led to another page has taken the mark along: it has hit."""


class GoneError(RuntimeError):
    """The page was left while a script ran in it."""


class Tab(ABC):
    """One tab of a browser."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address and wait until the page is loaded."""

    @abstractmethod
    def run(self, body: str, *values: Any) -> Any:
        """Run the body of an async function in the page.

        Parameters
        ----------
        body : str
            JavaScript; what was given is in ``given[0]``, ``given[1]``, …
        *values
            Anything that JSON can hold.

        Returns
        -------
        Any
            What the body returns, by way of JSON.
        """

    @abstractmethod
    def press(self, css: str) -> None:
        """Press the mouse where the first element that fits was a moment ago."""

    def click(self, css: str) -> None:
        """Bring the first element that fits into view and press the mouse on it.

        A page that moves under the hand is pressed again, as a person does.
        """
        until = time.monotonic() + PATIENCE
        while True:
            self.run(STILL, css)
            self.run(_LISTEN, css)
            self.press(css)
            try:
                missed = self.run(_MISSED)
            except GoneError:
                return
            if not missed:
                return
            if time.monotonic() > until:
                raise TimeoutError(f"Never hit: {css}")

    @abstractmethod
    def type(self, text: str) -> None:
        """Press the keys of `text`, one after the other, wherever the focus is."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab as a person does; no question is answered with "stay"."""

    def wait(self, expression: str, *values: Any) -> None:
        """Wait until an expression of the page is true, whatever the page does meanwhile.

        Raises
        ------
        TimeoutError
            If it does not come true in `PATIENCE`.
        """
        until = time.monotonic() + PATIENCE
        while True:
            try:
                found = self.run(f"return Boolean({expression})", *values)
            except GoneError:
                found = False
            if found:
                return
            if time.monotonic() > until:
                shown = self.run("return document.body.innerText")
                raise TimeoutError(f"Never true in this page: {expression}\n{shown}")
            time.sleep(_BETWEEN)


class Engine(ABC):
    """A browser with a store of its own, empty at the start and shared by its tabs.

    Attributes
    ----------
    name : str
        ``"chromium"``, ``"firefox"`` or ``"webkit"``.
    """

    name: str

    @abstractmethod
    def tab(self) -> Tab:
        """Open a new tab."""

    @abstractmethod
    def close(self) -> None:
        """End the browser; nothing of it stays."""
