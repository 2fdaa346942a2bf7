"""The frame of the pages that a run writes: self-contained, printable, without any script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from beyondcv.exercise import visible
from beyondcv.i18n import Lang

__all__ = ["LOCKED", "document", "folded", "listed", "para", "table", "text"]

_STYLE = """
body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;
color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.5rem}h3{font-size:1.1rem}
table{border-collapse:collapse}caption{text-align:left;font-weight:600}
th,td{text-align:left;vertical-align:top;padding:.3rem 1rem .3rem 0;
border-bottom:1px solid #767676}
td.bcv-n{text-align:right;font-variant-numeric:tabular-nums}
details{border:1px solid #767676;border-radius:.3rem;padding:.3rem 1rem;margin:.5rem 0}
summary{font-weight:600;cursor:pointer;min-height:1.6rem}
a{color:#0b4f8a}:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}
ul.bcv-names{columns:14rem;padding-left:1.2rem}li{break-inside:avoid}
.bcv-text{white-space:pre-wrap}.bcv-copy{user-select:all}
textarea{box-sizing:border-box;width:100%;font:inherit;color:inherit;background:#f4f4f4;
border:1px solid #767676;padding:.5rem}
meter{width:8rem;max-width:100%}meter::-webkit-meter-optimum-value{background:#3a7ab0}
meter::-moz-meter-bar{background:#3a7ab0}
@media (prefers-color-scheme:dark){body{color:#ececec;background:#161616}
textarea{background:#262626}a{color:#9cc9f5}:focus-visible{outline-color:#9cc9f5}}
@media (max-width:30rem){th,td{padding-right:.5rem}}
@media print{body{color:#000;background:#fff;max-width:none}
textarea{background:#fff;border:0;field-sizing:content}}
"""

LOCKED = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)
"""Lets no script run and nothing be loaded, whatever a page comes to hold."""

_OPEN_UP_TO = 200


def document(title: str, lang: Lang, body: str) -> str:
    """Return a whole page.

    Parameters
    ----------
    title : str
        Plain text.
    lang : {"fr", "en"}
    body : str
        HTML.

    Returns
    -------
    str
        A page that lets no script run and loads nothing, whatever stands in it.
    """
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"{LOCKED}"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{text(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Return a stranger's text as HTML that shows it and does nothing else."""
    return escape(visible(value))


def para(value: str) -> str:
    """Return a paragraph of plain text."""
    return f"<p>{text(value)}</p>\n"


def listed(items: Iterable[str], kind: str = "") -> str:
    """Return a list of HTML items."""
    mark = f' class="{kind}"' if kind else ""
    return f"<ul{mark}>" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>\n"


def folded(head: str, body: str, lines: int) -> str:
    """Return something that opens; it stands open if it is short.

    Parameters
    ----------
    head : str
        Plain text.
    body : str
        HTML.
    lines : int
        How long it is: ten thousand lines stay folded, on paper too.
    """
    mark = " open" if lines <= _OPEN_UP_TO else ""
    return f"<details{mark}><summary>{text(head)}</summary>\n{body}</details>\n"


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table.

    Parameters
    ----------
    caption : str
        Plain text.
    heads : iterable of str
        Plain text.
    rows : iterable of iterable of str
        HTML cells; the first of each names its row.
    """
    body = ""
    for first, *rest in rows:
        cells = "".join(f'<td class="bcv-n">{cell}</td>' for cell in rest)
        body += f'<tr><th scope="row">{first}</th>{cells}</tr>\n'
    top = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    return (
        f"<table><caption>{text(caption)}</caption>\n<thead><tr>{top}</tr></thead>\n"
        f"<tbody>\n{body}</tbody></table>\n"
    )
