"""Adding, moving and removing in a list of the profile, and the buttons for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from beyondcv.profile import Profile
from beyondcv.widgets import _paths
from beyondcv.widgets._views import Kit

__all__ = ["Moves"]


class Moves:
    """Adding, moving and removing in one list of the profile."""

    def __init__(self, kit: Kit, path: str) -> None:
        self.session, self.path = kit.session, path
        self.moved: Callable[[list[int]], None] = lambda order: None

    @property
    def items(self) -> list[Any]:
        """The list as it is now."""
        items: list[Any] = self.session.get(self.path)
        return items

    def add(self, item: Any) -> None:
        """Add at the end."""
        self.session.change(lambda profile: self._of(profile).append(item))

    def remove(self, number: int) -> None:
        """Remove one."""
        order = [n for n in range(len(self.items)) if n != number]
        self.session.change(lambda profile: self._of(profile).pop(number))
        self.moved(order)

    def swap(self, one: int, other: int) -> None:
        """Exchange two; nothing happens beyond the ends."""
        if 0 <= other < len(self.items):

            def exchange(profile: Profile) -> None:
                items = self._of(profile)
                items[one], items[other] = items[other], items[one]

            order = list(range(len(self.items)))
            order[one], order[other] = other, one
            self.session.change(exchange)
            self.moved(order)

    def _of(self, profile: Profile) -> list[Any]:
        items: list[Any] = _paths.get(profile, self.path)
        return items

    def buttons(self, kit: Kit, number: int, name: str, *, named: bool = False) -> w.Box:
        """Return the buttons that move and remove the item of that number.

        They say its name if nothing beside them does.
        """
        _ = kit.gettext
        actions = (
            (_("Move up"), lambda: self.swap(number, number - 1), "bcv-up"),
            (_("Move down"), lambda: self.swap(number, number + 1), "bcv-down"),
            (_("Remove"), lambda: self.remove(number), "bcv-remove"),
        )
        return kit.box(
            [
                kit.button(
                    f"{label} – {name}" if named else label,
                    action,
                    f"bcv-quiet {css}",
                    title=f"{label} – {name}",
                )
                for label, action, css in actions
            ],
            "bcv-moves",
        )
