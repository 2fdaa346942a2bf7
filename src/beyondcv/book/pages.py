"""What surrounds each page: the theme, its words, and only the scripts that it needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from beyondcv.book.policy import POLICY
from beyondcv.book.words import words
from beyondcv.book.workshop import to_page_assets
from beyondcv.i18n import LANGS, as_lang

__all__ = ["setup"]

_HERE = Path(__file__).parent
_NAMES = {"fr": "Français", "en": "English"}
_PARTS = {
    "quiz.js": 'class="bcv-quiz"',
    "figures.js": 'class="bcv-plot"',
    # After figures.js, which it asks to draw.
    "explore.js": 'class="bcv-controls"',
}


_UNIT = re.compile(r'(href="(?:[^"]*/)?(\d\d)-[^"/]*">)')
_HERE_UNIT = re.compile(r'(<a class="current[^>]*href="#">)')


def _numbered(pagename: str, menu: str) -> str:
    """Put a unit's number before its title in the menu: texts speak of "unit 04"."""
    menu = _UNIT.sub(r'\1<span class="bcv-unit-number">\2</span> ', menu)
    number = pagename.rpartition("/")[2][:2]
    if number.isdigit():
        menu = _HERE_UNIT.sub(rf'\1<span class="bcv-unit-number">{number}</span> ', menu)
    return menu


def _context(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    lang = as_lang(app.config.language or "en")
    body: str = context.get("body") or ""
    labels = app.env.get_domain("std").anonlabels  # type: ignore[attr-defined]
    promise = labels.get("promise", (app.config.root_doc, ""))
    up = "../" * (pagename.count("/") + 1)
    toctree: Callable[..., str] = context.get("toctree", lambda **_options: "")
    context.update(
        words=words(lang),
        bcv_menu=lambda **options: _numbered(pagename, toctree(**options)),
        bcv_title=app.config.html_title,
        bcv_scripts=[name for name, mark in _PARTS.items() if mark in body],
        bcv_policy=POLICY,
        bcv_assets=to_page_assets(pagename),
        bcv_workshop=to_page_assets(pagename) if 'class="bcv-workshop"' in body else "",
        bcv_vendor="../" * pagename.count("/") + app.config.beyondcv_vendor,
        bcv_promise=promise,
        bcv_editions=[
            {
                "lang": other,
                "name": _NAMES[other],
                "href": f"{up}{other}/{pagename}.html",
                "current": other == lang,
            }
            for other in LANGS
        ],
        bcv_home=f"{up}index.html",
    )


def _columns(table: nodes.table) -> str:
    head = table.next_node(nodes.thead)
    return ", ".join(entry.astext() for entry in head.findall(nodes.entry)) if head else ""


def _scrollable_tables(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each table a box of its own, so that a narrow page never scrolls sideways."""
    label = words(as_lang(app.config.language or "en"))["table"]
    for number, table in enumerate(list(doctree.findall(nodes.table)), start=1):
        title = table.next_node(nodes.title)
        own = title.astext() if title else label.format(n=number, columns=_columns(table))
        name = escape(own)
        place = table.parent.index(table)
        opening = f'<div class="bcv-scroll" role="group" tabindex="0" aria-label="{name}">'
        table.parent[place : place + 1] = [
            nodes.raw("", opening, format="html"),
            table,
            nodes.raw("", "</div>", format="html"),
        ]


def setup(app: Sphinx) -> None:
    """Register the theme and what its templates read."""
    app.add_html_theme("beyondcv", str(_HERE / "theme"))
    app.add_config_value("beyondcv_editions", {}, "html", (dict,))
    app.connect("html-page-context", _context)
    app.connect("doctree-resolved", _scrollable_tables)
