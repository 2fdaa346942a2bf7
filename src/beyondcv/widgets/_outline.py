"""The same steps and labels without Python: for the page before it starts, and for paper."""

from __future__ import annotations

from html import escape

from beyondcv.i18n import Lang, translator
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._spec import (
    AdChoice,
    Block,
    Choice,
    Entries,
    FieldSpec,
    Lines,
    StartChoice,
    Text,
    Words,
)
from beyondcv.widgets.units import unit

__all__ = ["outline"]


def outline(unit_id: str, lang: Lang) -> str:
    """Return a unit's form as plain HTML to read, or to fill in on paper.

    Parameters
    ----------
    unit_id : str
    lang : {"fr", "en"}

    Returns
    -------
    str
        A fragment whose headings start at level 3. Nothing in it looks as if
        one could type there.
    """
    _ = translator(lang).gettext
    steps = []
    for step in unit(unit_id).steps:
        blocks = "".join(_block(block, lang) for block in step.blocks)
        steps.append(
            f"<section><h3>{escape(_(step.title))}</h3>"
            f"{paragraph(_(step.intro), 'bcv-intro')}{blocks}</section>"
        )
    return f'<div class="bcv-outline" lang="{lang}">{"".join(steps)}</div>'


def _block(block: Block, lang: Lang) -> str:
    _ = translator(lang).gettext
    match block:
        case StartChoice():
            items = (
                _("Start from Camille (fictional person)"),
                _("Start from an empty sheet"),
                _("Start from my own file"),
            )
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case AdChoice():
            return _item(
                _("Job ad"), _("The ad that you would answer. Your profile is held against it.")
            )
        case Entries():
            fields = "".join(f"<li>{_field(field, lang)}</li>" for field in block.fields)
            help = paragraph(_(block.help), "bcv-help") if block.help else ""
            return f"<h4>{escape(_(block.title))}</h4>{help}<ul>{fields}</ul>"
        case Text() | Words() | Choice() | Lines():
            return f"<div>{_field(block, lang)}</div>"
        case _:
            return ""


def _field(field: FieldSpec, lang: Lang) -> str:
    _ = translator(lang).gettext
    label = _(field.label).format(number="…")
    if isinstance(field, Choice):
        options = "".join(f"<li>{escape(_(option.label))}</li>" for option in field.options)
        return f"{_item(label, '')}<ul>{options}</ul>"
    return _item(label, _(field.help) if field.help else "")


def _item(label: str, help: str) -> str:
    return f"<p><strong>{escape(label)}</strong></p>{paragraph(help, 'bcv-help')}"
