"""Waiting for a short pause in typing before doing something that costs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

__all__ = ["DELAY", "Debounce"]

DELAY = 0.09
"""Seconds. Feedback is due 200 ms after a key; the checks need the rest."""


class Debounce:
    """Call `action` once the calls have paused for `delay` seconds.

    In a kernel and in Pyodide an event loop runs and the wait costs nothing.
    Where no loop runs (a plain script) there is nobody typing: `action` is
    called at once.

    Parameters
    ----------
    action : callable
    delay : float
        Seconds.
    """

    def __init__(self, action: Callable[[], None], delay: float = DELAY) -> None:
        self._action = action
        self._delay = delay
        self._handle: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Ask for the action."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.flush()
            return
        self.cancel()
        self._handle = loop.call_later(self._delay, self.flush)

    @property
    def pending(self) -> bool:
        """Whether something was asked for and is still to be done."""
        return self._handle is not None

    def cancel(self) -> None:
        """Forget what was asked for."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def flush(self) -> None:
        """Do it now."""
        self.cancel()
        self._action()
