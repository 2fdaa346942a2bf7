"""The forms' clock stands still, so that days of fictional people stay where they are."""

from __future__ import annotations

from datetime import date

import pytest

from beyondcv.widgets import _clock

TODAY = date(2026, 11, 23)
"""The day on which the fictional people's files were saved."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always the same day."""
    monkeypatch.setattr(_clock, "today", lambda: TODAY)
