"""Stand-in for ``IPython.display``: a page has no output area."""

from __future__ import annotations


def display(*_objects: object, **_options: object) -> None:
    """Show nothing."""


def clear_output(*_args: object, **_options: object) -> None:
    """Clear nothing."""


class HTML:
    """Named by libraries, never shown."""

    def __init__(self, data: str = "", **_options: object) -> None:
        self.data = data
