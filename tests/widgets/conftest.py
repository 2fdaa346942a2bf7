"""The forms' clock stands still, and no form outlives its test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from beyondcv.widgets import _clock, page

TODAY = date(2026, 11, 23)
"""The day on which the fictional people's files were saved."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always the same day."""
    monkeypatch.setattr(_clock, "today", lambda: TODAY)


@pytest.fixture(autouse=True)
def no_form_before() -> Iterator[None]:
    """The worker of a page knows its own forms only, with the comms that they were made with."""
    page._FORMS.clear()
    yield
    page._FORMS.clear()
