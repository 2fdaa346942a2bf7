"""The book: a Sphinx extension, a theme, and the builder of the site.

`setup` is what Sphinx calls for ``extensions: [beyondcv.book]``. The extension
gives the pages their directives (``workshop``, ``explore``, ``evidence``,
``quiz``, ``in-short``, ``trainers``) and the role ``fact``; the theme
``beyondcv`` draws them. Nothing on a built page comes from another host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    from beyondcv.book import (
        boxes,
        evidence,
        explore,
        misconceptions,
        pages,
        quiz,
        references,
        search,
        workshop,
    )

    parts = (boxes, evidence, explore, misconceptions, pages, quiz, references, search, workshop)
    for part in parts:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
