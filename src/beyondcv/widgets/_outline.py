"""The same steps and labels without Python: for the page before it starts, and for paper."""

from __future__ import annotations

from html import escape

from beyondcv.checks import parts
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile
from beyondcv.widgets._given import given_html
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._selfcheck import paper
from beyondcv.widgets._spec import (
    AdChoice,
    Block,
    Choice,
    Date,
    Entries,
    FieldSpec,
    FileSoFar,
    Given,
    Lines,
    Number,
    QuickAdd,
    SelfCheck,
    StartChoice,
    Text,
    Ticks,
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
            return _list(
                _("Start from Camille (fictional person)"),
                _("Start from an empty sheet"),
                _("Start from my own file"),
            )
        case AdChoice():
            return f"<p><strong>{escape(_(block.label))}</strong>{_help(_(block.help))}</p>"
        case FileSoFar():
            items = (
                _("Unit {unit}. {title}: {wanted}.").format(
                    unit=part.unit[:2], title=part.title, wanted=part.wanted
                )
                for part in parts(Profile(), lang)
            )
            return _list(*items)
        case Entries():
            fields = "".join(
                f'<li class="{_blank(field)}">{_field(field, lang)}</li>' for field in block.fields
            )
            return (
                f"<h4>{escape(_(block.title))}</h4>"
                f"{paragraph(_(block.help) if block.help else '', 'bcv-help')}<ul>{fields}</ul>"
            )
        case SelfCheck():
            return paper(block, lang)
        case QuickAdd():
            choices = "".join(_block(choice, lang) for choice in block.choices)
            label = f'<p class="bcv-blank"><strong>{escape(_(block.label))}</strong>'
            return f"<h4>{escape(_(block.title))}</h4>{choices}{label}{_help(_(block.help))}</p>"
        case Given():
            return given_html(block, lang)
        case Text() | Number() | Date() | Words() | Choice() | Ticks() | Lines():
            options = block.options if isinstance(block, Choice | Ticks) else ()
            label = f'<p class="{_blank(block)}"><strong>{_field(block, lang)}</strong></p>'
            return label + _list(*(_(option.label) for option in options))
        case _:
            return ""


def _field(field: FieldSpec, lang: Lang) -> str:
    _ = translator(lang).gettext
    label = escape(_(field.label).format(number="…"))
    return label + _help(_(field.help) if not isinstance(field, Choice) and field.help else "")


def _blank(field: FieldSpec) -> str:
    """Return the classes that give a field its lines on paper; a choice is ticked instead."""
    match field:
        case Choice() | Ticks():
            return "bcv-pick"
        case Lines():
            return "bcv-blank bcv-rows-6"
        case Text(rows=rows):
            return f"bcv-blank bcv-rows-{rows}"
        case _:
            return "bcv-blank"


def _help(text: str) -> str:
    return f'<br><span class="bcv-help">{escape(text)}</span>' if text else ""


def _list(*items: str) -> str:
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<ul class="bcv-options">{rows}</ul>' if rows else ""
