"""The words under a control, as HTML. What a person typed is always text here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from beyondcv.checks import CheckResult, Finding, Status, is_prompt
from beyondcv.i18n import Lang, number, translator
from beyondcv.profile import is_blank
from beyondcv.widgets._report import Report

__all__ = ["feedback", "heading", "meter", "mirror", "notes", "paragraph", "verdicts"]

_LONG = 140
"""Characters: a shorter text is not shown a second time with marks."""


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
    _, ngettext = translator(lang).gettext, translator(lang).ngettext
    count, limit = int(result.values["characters"]), int(result.values["high"])
    words = ngettext(
        "{count} character out of {limit}", "{count} characters out of {limit}", count
    ).format(count=number(count, lang), limit=number(limit, lang))
    good = result.status is Status.PASSED
    met = _("Met")
    badge = f"<b>{escape(met)}</b> " if good else ""
    share = min(100, round(100 * count / limit))
    return (
        f'<p class="bcv-meter {"bcv-got" if good else "bcv-open"}">'
        f'<span class="bcv-bar" aria-hidden="true"><i style="width:{share}%"></i></span> '
        f"<span>{badge}{escape(words)}</span></p>"
    )


def verdicts(
    results: Iterable[CheckResult],
    lang: Lang,
    *,
    titled: bool = False,
    measured: bool = False,
    one_step: bool = False,
) -> str:
    """Return what is there first, then the next step for what is not there yet.

    Parameters
    ----------
    results : iterable of CheckResult
    lang : {"fr", "en"}
    titled : bool
        Whether each rule is named: where it does not stand under its text.
    measured : bool
        Whether a rule with points that is not met yet says what it takes.
    one_step : bool
        Whether one next step is told, and what else is to come is only named: under a
        list, where many rules at once would be a wall of text on a telephone.
    """
    ordered = sorted(results, key=lambda result: result.status is not Status.PASSED)
    later: list[CheckResult] = []
    if one_step:
        todo = [r for r in ordered if r.max_points and r.status is not Status.PASSED]
        later = todo[1:]
        # Advice that has nothing to advise yet waits, too.
        ordered = [r for r in ordered if r not in later and (r.max_points or r.hint or not todo)]
    items = "".join(_verdict(result, lang, titled, measured) for result in ordered)
    if later:
        then = escape(translator(lang).gettext("Then"))
        names = escape(", ".join(result.title for result in later))
        items += f'<li class="bcv-later"><b>{then}</b> {names}</li>'
    return f'<ul class="bcv-says">{items}</ul>' if items else ""


def _verdict(result: CheckResult, lang: Lang, titled: bool, measured: bool) -> str:
    _ = translator(lang).gettext
    # Advice that goes with a rule that is met (a photograph, say) takes no side.
    passed = result.status is Status.PASSED and bool(result.max_points or not result.hint)
    if passed:
        word = _("Met")
    elif result.status is Status.NOTHING and not result.hint:
        word = _("Not looked at")
    elif result.max_points:
        word = _("In progress")
    else:
        word = _("Tip")
    text = " ".join(part for part in (result.found, result.hint) if part)
    title = f"<strong>{escape(result.title)}</strong><br>" if titled else ""
    css = "bcv-got" if passed else "bcv-next"
    goal = ""
    if measured and result.max_points and not passed:
        goal = f' <span class="bcv-expected">{escape(result.expected)}</span>'
    return f'<li class="{css}"><b>{escape(word)}</b> {title}{escape(text)}{goal}</li>'


def mirror(text: str, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the text with what is to be looked at marked; nothing if nothing is."""
    spans = _merged((f for f in findings if f.note), len(text))
    if not spans or len(text) < _LONG:
        return ""
    _ = translator(lang).gettext
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    pieces.append(escape(text[done:]))
    title = escape(_("Your text, with the words to look at marked:"))
    return f'<p class="bcv-mirror"><span>{title}</span>{"".join(pieces)}</p>'


def _merged(findings: Iterable[Finding], length: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((f.start, min(f.end, length)) for f in findings):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        elif start < end:
            spans.append((start, end))
    return spans


def notes(text: str, findings: Iterable[Finding], lang: Lang) -> str:
    """Return each reason once, with the words that it is said of.

    Nothing is quoted when the whole text is meant.
    """
    _ = translator(lang).gettext
    said: dict[str, dict[str, None]] = {}

    def quote(words: str) -> str:
        return f"<b>{escape(words)}</b><br>" if words else ""

    for finding in findings:
        if finding.note:
            words = said.setdefault(finding.note, {})
            if finding.text.strip() not in ("", text.strip()):
                words[_("“{text}”").format(text=finding.text)] = None
    items = "".join(
        f"<li>{quote(', '.join(words))}{escape(note)}</li>" for note, words in said.items()
    )
    return f'<ul class="bcv-reasons">{items}</ul>' if items else ""


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
    if is_prompt(text):
        said = translator(lang).gettext("These are the words of the question: write yours instead.")
        parts.append(paragraph(said, "bcv-tip"))
    elif not is_blank(text):
        results = report.rules(rules)
        if length and length.status is not Status.PASSED:
            # The meter has said what was found; how much it takes stands nowhere else.
            results.insert(0, replace(length, found=length.expected))
        found = report.at(path)
        parts += [verdicts(results, lang), mirror(text, found, lang), notes(text, found, lang)]
    return "".join(parts)
