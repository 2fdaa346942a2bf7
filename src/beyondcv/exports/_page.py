"""A published profile as HTML. Everything that a person typed is text here."""

from __future__ import annotations

from html import escape

from beyondcv.exports._content import Content, Item, Part

__all__ = ["body", "paragraphs"]


def paragraphs(text: str) -> str:
    """Return a text of several paragraphs."""
    parts = (part.strip() for part in text.split("\n\n"))
    return "".join(f"<p>{_lines(part)}</p>" for part in parts if part)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def body(content: Content, level: int) -> str:
    """Return the parts after the summary, with headings of a level."""
    return "".join(_part(part, level) for part in content.parts)


def _part(part: Part, level: int) -> str:
    short = not any(item.when or item.lines for item in part.items)
    items = "".join(f"<li>{_item(item)}</li>" for item in part.items)
    css = "bcv-cv-short" if short else "bcv-cv-long"
    title = f"<h{level}>{escape(part.title)}</h{level}>"
    return f'<section>{title}<ul class="{css}">{items}</ul></section>'


def _item(item: Item) -> str:
    head = f"<strong>{escape(item.title)}</strong>"
    if item.place:
        head += f' <span class="bcv-cv-place">{escape(item.place)}</span>'
    if item.when:
        head += f' <span class="bcv-cv-when">{escape(item.when)}</span>'
    text = f' <span class="bcv-cv-text">{_lines(item.text)}</span>' if item.text else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in item.lines)
    return head + text + (f"<ul>{lines}</ul>" if lines else "")
