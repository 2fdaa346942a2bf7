"""Boxes around Markdown: *In short*, and notes *For trainers*."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx

from beyondcv.book._html import CourseDirective
from beyondcv.book.words import words

__all__ = ["setup"]


class _Box(nodes.General, nodes.Element):
    """A box that folds (``details``) or does not (``section``)."""


class _BoxDirective(CourseDirective):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    kind: ClassVar[str]
    title: ClassVar[str]
    folds: ClassVar[bool]

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        title = self.arguments[0] if self.arguments else words(self.lang)[self.title]
        box = _Box("", kind=self.kind, title=title, folds=self.folds)
        self.set_source_info(box)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class InShort(_BoxDirective):
    """The chapter in plain language."""

    kind, title, folds = "in-short", "in_short", False


class Trainers(_BoxDirective):
    """Notes for trainers, folded."""

    kind, title, folds = "trainers", "trainers", True


def _under_its_own_heading(box: _Box) -> bool:
    heading = box.parent.next_node(nodes.title) if box.parent else None
    return heading is not None and _plain(heading.astext()) == _plain(box["title"])


def _plain(title: str) -> str:
    return title.casefold().replace("’", "'")


def _open(translator: Any, box: _Box) -> None:
    title = translator.encode(box["title"])
    if box["folds"]:
        translator.body.append(
            f'<details class="bcv-box bcv-{box["kind"]}" data-bcv-box="{box["kind"]}">'
            f'<summary>{title}</summary><div class="bcv-box-body">\n'
        )
        return
    translator.body.append(
        f'<div class="bcv-box bcv-{box["kind"]}" data-bcv-box="{box["kind"]}" role="group" '
        f'aria-label="{title}">'
    )
    # A title that repeats the heading just above would be read out twice.
    if not _under_its_own_heading(box):
        translator.body.append(f'<p class="bcv-box-title" aria-hidden="true">{title}</p>')
    translator.body.append('<div class="bcv-box-body">\n')


def _close(translator: Any, box: _Box) -> None:
    translator.body.append(f"</div></{'details' if box['folds'] else 'div'}>\n")


def setup(app: Sphinx) -> None:
    """Register the directives and how their boxes are written."""
    app.add_node(_Box, html=(_open, _close))
    app.add_directive("in-short", InShort)
    app.add_directive("trainers", Trainers)
