"""From a template of this package to a node of the page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from beyondcv.book.words import words
from beyondcv.i18n import Lang, as_lang

__all__ = ["CourseDirective", "inline", "json_script", "render"]

_HERE = Path(__file__).parent
_log = logging.getLogger(__name__)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE / "templates", _HERE / "theme"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inline"] = inline
    environment.filters["json_script"] = json_script
    return environment


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def inline(text: str) -> Markup:
    """Return a line of Markdown (emphasis, links, code) as HTML, its markup escaped."""
    return Markup(_markdown().renderInline(text))  # noqa: S704  (raw HTML is switched off)


def json_script(data: object) -> Markup:
    """Return data as JSON that can stand inside a ``script`` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704


def render(template: str, **values: Any) -> str:
    """Return a template of this package, filled."""
    return _environment().get_template(template).render(**values)


class CourseDirective(SphinxDirective):
    """What all our directives can do."""

    @property
    def lang(self) -> Lang:
        """The edition's language."""
        return as_lang(self.config.language or "en")

    def html(self, template: str, **values: Any) -> nodes.raw:
        """Return a template of this package, filled, as a node."""
        text = render(template, words=words(self.lang), lang=self.lang, **values)
        return nodes.raw("", text, format="html")

    def complain(self, text: str) -> list[nodes.Node]:
        """Warn at the directive's line; with ``-W`` the build fails."""
        _log.warning(text, location=self.get_location(), type="beyondcv")
        return []
