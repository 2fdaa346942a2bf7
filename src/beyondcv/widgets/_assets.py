"""The style sheet and the script that go with a form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from beyondcv.exports import preview_style

__all__ = ["script", "style"]

_HERE = Path(__file__).parent


@cache
def style() -> str:
    """Return the style sheet of the forms, previews included."""
    return (_HERE / "style.css").read_text(encoding="utf-8") + preview_style()


@cache
def script() -> str:
    """Return the script that makes a form easier to use with a screen reader."""
    return (_HERE / "enhance.js").read_text(encoding="utf-8")
