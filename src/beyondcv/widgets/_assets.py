"""The style sheet and the scripts that go with a form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from beyondcv.exports import preview_style

__all__ = ["scripts", "style"]

_HERE = Path(__file__).parent


@cache
def style() -> str:
    """Return the style sheet of the forms, previews included."""
    return (_HERE / "style.css").read_text(encoding="utf-8") + preview_style()


@cache
def scripts() -> str:
    """Return what a notebook runs beside a form.

    In order: it is made easier to use with a screen reader; what is typed is written
    down; and Python is asked whether it is there.
    """
    names = ("enhance.js", "journal.js", "pulse.js")
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
