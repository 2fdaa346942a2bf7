"""The one clock of the forms: rules are told the day, and read none themselves."""

from __future__ import annotations

from datetime import date

__all__ = ["today"]


def today() -> date:
    """Return the day on this device's calendar."""
    return date.today()
