"""Find what the chapters ask for and the built pages lack.

Jupyter Book exits with 0 when a chapter is missing from the contents, when a
cell fails or a figure is dropped. So the builder counts: what stands in the
sources against what stands in the pages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

__all__ = ["Page", "asked", "chapters", "edition_problems", "link_problems", "read_page"]

_DIRECTIVE = re.compile(r"^\s*(?:`{3,}|:{3,})\{([a-z-]+)\}[ \t]*(.*?)[ \t]*$", re.MULTILINE)

# The directive, and the attribute that its element carries on the page.
_MARKS = {
    "workshop": "data-bcv-unit",
    "explore": "data-bcv-figure",
    "evidence": "data-bcv-evidence",
    "quiz": "data-bcv-quiz",
}
_BOXES = ("in-short", "trainers")
_LOADS = {"script": "src", "img": "src", "source": "src", "iframe": "src", "audio": "src"}


@dataclass
class Page:
    """What matters of a built page.

    Parameters
    ----------
    lang : str
        Of the ``html`` element.
    marks : Counter
        ``(directive, argument)`` of each of our elements.
    ids : set of str
    links : list of str
        Addresses that a reader can follow.
    loads : list of str
        Addresses that the browser loads by itself.
    plots : list of str
        JSON of each Plotly figure.
    """

    lang: str = ""
    marks: Counter[tuple[str, str]] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    plots: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.lang = at.get("lang", "")
        if "id" in at:
            page.ids.add(at["id"])
        for directive, mark in _MARKS.items():
            if mark in at:
                page.marks[directive, at[mark]] += 1
        if "data-bcv-box" in at:
            page.marks[at["data-bcv-box"], ""] += 1
        if tag == "a" and "href" in at:
            page.links.append(at["href"])
        if tag in _LOADS and at.get(_LOADS[tag]):
            page.loads.append(at[_LOADS[tag]])
        if tag == "link" and {"stylesheet", "icon", "preload"} & set(at.get("rel", "").split()):
            page.loads.append(at.get("href", ""))
        self._json = tag == "script" and at.get("type") == "application/json"
        if self._json:
            page.plots.append("")

    def handle_endtag(self, tag: str) -> None:
        self._json = self._json and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._json:
            self.page.plots[-1] += data


def read_page(path: Path) -> Page:
    """Return what matters of a built page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def asked(source: str) -> Counter[tuple[str, str]]:
    """Return what a chapter's Markdown asks for, as `Page.marks` counts it."""
    wanted: Counter[tuple[str, str]] = Counter()
    for directive, argument in _DIRECTIVE.findall(source):
        if directive in _BOXES:
            wanted[directive, ""] += 1
        elif directive in _MARKS:
            for name in argument.split() or [""]:
                wanted[directive, name] += 1
    return wanted


def chapters(toc: Path) -> list[str]:
    """Return the names of all chapters of a ``_toc.yml``, the root first."""
    content: dict[str, Any] = yaml.safe_load(toc.read_text(encoding="utf-8"))

    def walk(item: Any) -> list[str]:
        if isinstance(item, list):
            return [name for part in item for name in walk(part)]
        if not isinstance(item, dict):
            return []
        own = [item[key] for key in ("root", "file") if key in item]
        below = [item[key] for key in ("parts", "chapters", "sections", "entries") if key in item]
        return own + walk(below)

    return walk(content)


def _plot_problem(text: str) -> str:
    try:
        figure = json.loads(text)
    except ValueError as error:
        return f"a figure's data cannot be read ({error})"
    return "" if figure.get("data") else "a figure holds nothing to draw"


def edition_problems(source: Path, html: Path, lang: str) -> list[str]:
    """Return what the sources of an edition ask for and its pages lack.

    Parameters
    ----------
    source : pathlib.Path
        The folder of chapters, with its ``_toc.yml``.
    html : pathlib.Path
        The built pages.
    lang : str
        What every page must say its language is.
    """
    problems: list[str] = []
    for name in chapters(source / "_toc.yml"):
        chapter, built = source / f"{name}.md", html / f"{name}.html"
        if not chapter.exists():
            problems.append(f"{lang}/{name}.md is in _toc.yml but does not exist")
            continue
        if not built.exists():
            problems.append(f"{lang}/{name}.html was not built")
            continue
        page, wanted = read_page(built), asked(chapter.read_text(encoding="utf-8"))
        if page.lang != lang:
            problems.append(f"{lang}/{name}.html says that its language is {page.lang!r}")
        for (directive, argument), count in sorted(wanted.items()):
            found = page.marks[directive, argument]
            if found != count:
                what = f"{{{directive}}} {argument}".strip()
                problems.append(f"{lang}/{name}.html: {what} is there {found} times, not {count}")
        problems += [
            f"{lang}/{name}.html: {fault}" for fault in map(_plot_problem, page.plots) if fault
        ]
    return problems


def link_problems(site: Path) -> list[str]:
    """Return links between pages that lead nowhere, and loads from other hosts."""
    pages = {path: read_page(path) for path in sorted(site.rglob("*.html"))}
    problems = []
    for path, page in pages.items():
        where = path.relative_to(site).as_posix()
        for address in page.loads:
            if urlsplit(address).scheme or address.startswith("//"):
                problems.append(f"{where} loads {address} from another host")
        for address in [*page.links, *page.loads]:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.exists():
                problems.append(f"{where} leads to {address}, which is not there")
            elif parts.fragment and target in pages and parts.fragment not in pages[target].ids:
                problems.append(f"{where} leads to {address}: no such place on that page")
    return problems
