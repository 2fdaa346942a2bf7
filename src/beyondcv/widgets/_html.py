"""The words under a control, as HTML. What a person typed is always text here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from beyondcv.checks import CheckResult, Finding, Status
from beyondcv.i18n import Lang, translator
from beyondcv.widgets._report import Report

__all__ = ["feedback", "heading", "meter", "mirror", "notes", "paragraph", "verdicts"]


def heading(text: str, level: int) -> str:
    """Return a heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, css: str) -> str:
    """Return one paragraph of text."""
    return f'<p class="{css}">{escape(text)}</p>' if text else ""


def meter(result: CheckResult, lang: Lang) -> str:
    """Return how long a text is, as words with a bar beside them.

    The bar repeats what the words say and is hidden from screen readers.
    """
    ngettext = translator(lang).ngettext
    count, limit = int(result.values["characters"]), int(result.values["high"])
    words = ngettext(
        "{count} character out of {limit}", "{count} characters out of {limit}", count
    ).format(count=count, limit=limit)
    low = int(result.values["low"])
    css = "bcv-in" if low <= count <= limit else "bcv-out"
    share = min(100, round(100 * count / limit))
    return (
        f'<p class="bcv-meter {css}"><span class="bcv-bar" aria-hidden="true">'
        f'<i style="width:{share}%"></i></span> {escape(words)}</p>'
    )


def verdicts(results: Iterable[CheckResult], lang: Lang) -> str:
    """Return what is there first, then one next step for what is not there yet."""
    ordered = sorted(results, key=lambda result: result.status is not Status.PASSED)
    items = [_verdict(result, lang) for result in ordered]
    return f'<ul class="bcv-says">{"".join(items)}</ul>' if items else ""


def _verdict(result: CheckResult, lang: Lang) -> str:
    _ = translator(lang).gettext
    match result.status:
        case Status.PASSED:
            css, word, text = "bcv-got", _("Met"), result.found
        case Status.FAILED:
            css, word = "bcv-next", _("In progress") if result.max_points else _("Tip")
            text = " ".join(part for part in (result.found, result.hint) if part)
        case _:
            css, word, text = "bcv-next", _("Not checked"), result.hint
    return f'<li class="{css}"><b>{escape(word)}</b> {escape(text)}</li>'


def mirror(text: str, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the text with what was found in it marked; nothing if nothing was."""
    if not findings:
        return ""
    _ = translator(lang).gettext
    pieces, done = [], 0
    for start, end in _merged(findings, len(text)):
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    pieces.append(escape(text[done:]))
    title = escape(_("Your text, with the words to look at marked:"))
    return f'<p class="bcv-mirror"><span>{title}</span> {"".join(pieces)}</p>'


def _merged(findings: Iterable[Finding], length: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((f.start, min(f.end, length)) for f in findings):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif start < end:
            spans.append((start, end))
    return spans


def notes(findings: Iterable[Finding], lang: Lang) -> str:
    """Return what was found, word by word, with the reason."""
    _ = translator(lang).gettext
    said = dict.fromkeys(
        _("“{text}”: {note}").format(text=f.text, note=f.note) for f in findings if f.note
    )
    items = "".join(f"<li>{escape(item)}</li>" for item in said)
    return f'<ul class="bcv-notes">{items}</ul>' if items else ""


def feedback(
    report: Report,
    text: str,
    path: str,
    lang: Lang,
    rules: Sequence[str] = (),
    meter_rule: str = "",
) -> str:
    """Return all that is to be said of the text at `path`.

    An empty text gets its meter and nothing else: nobody is blamed for not
    having begun.
    """
    length = report.rule(meter_rule) if meter_rule else None
    parts = [meter(length, lang)] if length else []
    if text.strip():
        results = [length] if length else []
        results += [report.rule(rule) for rule in rules]
        found = report.at(path)
        parts += [verdicts(results, lang), mirror(text, found, lang), notes(found, lang)]
    return "".join(parts)
