"""What a learner gets back: one page, in the course's language, with no code in it."""

from __future__ import annotations

from html import escape

from beyondcv.exercise import visible
from beyondcv.grading.pages.paper import LOCKED
from beyondcv.grading.results import Criterion, Result
from beyondcv.i18n import Lang, number, translator

__all__ = ["nothing_page", "page"]

_STYLE = """
body{font:1.1rem/1.6 system-ui,sans-serif;max-width:45rem;margin:0 auto;padding:1rem;
color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.5rem}
h3{font-size:1.1rem;margin:0 0 .5rem}
article{border:1px solid #767676;border-left-width:.4rem;border-radius:.3rem;padding:1rem;
margin:1rem 0}
.bcv-all{border-left-color:#1b6e3c}.bcv-part{border-left-color:#8a5a00}
.bcv-none{border-left-color:#a1260d}.bcv-wait{border-left-color:#4a4a4a}
dt{font-weight:600}dd{margin:0 0 .6rem}.bcv-text{white-space:pre-wrap}
table{border-collapse:collapse}th,td{text-align:left;padding:.3rem 1rem .3rem 0;
border-bottom:1px solid #767676}
@media (prefers-color-scheme:dark){body{color:#ececec;background:#161616}
.bcv-all{border-left-color:#6cc48c}.bcv-part{border-left-color:#e0ad4f}
.bcv-none{border-left-color:#f08a74}.bcv-wait{border-left-color:#b5b5b5}}
@media print{body{color:#000;background:#fff}article{break-inside:avoid}}
"""


def page(result: Result, title: str, lang: Lang) -> str:
    """Return a learner's feedback as a self-contained HTML page.

    Parameters
    ----------
    result : Result
    title : str
        The assignment's.
    lang : {"fr", "en"}

    Returns
    -------
    str
    """
    _ = translator(lang).gettext
    waiting = _("not graded yet")
    counted = [line for line in result.criteria if not line.manual]
    read = [line for line in result.criteria if line.manual]
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in (
            (
                _("Counted by the notebook"),
                waiting if result.auto is None else _score(result.auto, _most(counted), lang),
            ),
            (
                _("Read by the person who supports you"),
                waiting if result.manual is None else _score(result.manual, _most(read), lang),
            ),
            (
                _("Total"),
                waiting if result.total is None else _score(result.total, result.max_points, lang),
            ),
        )
    )
    counted_head, read_head = _("What was counted"), _("What was read")
    complete = sum((line.final or 0.0) >= line.max_points for line in result.criteria)
    done = _("Criteria with all their points: {count} of {most}").format(
        count=complete, most=len(result.criteria)
    )
    points = _("Points")
    again = _("You can change your profile and hand it in again.")
    return _document(
        title,
        lang,
        f"<p>{escape(visible(result.name))}</p>\n"
        f"<p><strong>{escape(done)}</strong></p>\n"
        f"<h2>{escape(counted_head)}</h2>\n"
        + "\n".join(_counted(line, lang) for line in counted)
        + f"\n<h2>{escape(read_head)}</h2>\n"
        + "\n".join(_read(line, lang) for line in read)
        + f"\n<h2>{escape(points)}</h2>\n<table>{rows}</table>\n<p>{escape(again)}</p>\n",
    )


def nothing_page(name: str, title: str, lang: Lang) -> str:
    """Return the page of somebody whose hand-in holds nothing of the unit.

    Parameters
    ----------
    name, title : str
        The learner's and the assignment's.
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    texts = (
        _("Your file has arrived and can be read. It holds nothing of this unit yet."),
        _("This is not a zero: there is nothing to mark."),
        _(
            "What to do next: open this unit’s form, go through its steps, save profile.json and "
            "hand in that file. If you have done so already, you may have sent another file: look "
            "where your browser keeps what you download."
        ),
    )
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    return _document(title, lang, f"<p>{escape(visible(name))}</p>\n{body}")


def _document(title: str, lang: Lang, body: str) -> str:
    feedback = translator(lang).gettext("Feedback")
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"{LOCKED}"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(feedback)} · {escape(title)}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n"
    )


def _counted(line: Criterion, lang: Lang) -> str:
    _ = translator(lang).gettext
    if line.review or line.odd or line.beyond:
        return _again(line, lang, [])
    if line.points is None:
        return _article(
            line,
            "bcv-wait",
            _("could not be judged"),
            [(_("What to do next"), _("Nothing to do: the person who supports you looks at it."))],
        )
    points = line.points
    kind = "bcv-all" if points >= line.max_points else "bcv-part" if points else "bcv-none"
    texts = [(_("Found"), line.found), (_("Expected"), line.expected)]
    if points < line.max_points:
        texts.append((_("What to do next"), line.hint))
    return _article(line, kind, _score(points, line.max_points, lang), texts)


def _read(line: Criterion, lang: Lang) -> str:
    _ = translator(lang).gettext
    expected, comment = (_("Expected"), line.expected), (_("Comment"), line.comment)
    if line.review or line.odd or line.beyond:
        # What was said of the text as it was is no comment on the one that is there now.
        return _again(line, lang, [expected] if line.review else [expected, comment])
    if line.points is None:
        return _article(line, "bcv-wait", _("not graded yet"), [expected, comment])
    texts = [(_("Found"), line.found), expected, comment]
    complete = line.points >= line.max_points
    if not complete:
        step = _("Compare your answer with what is expected, and change one thing.")
        texts.append((_("What to do next"), step))
    kind = "bcv-all" if complete else "bcv-part" if line.points else "bcv-none"
    return _article(line, kind, _score(line.points, line.max_points, lang), texts)


def _again(line: Criterion, lang: Lang, texts: list[tuple[str, str]]) -> str:
    """Return a criterion whose points are not final, without them."""
    _ = translator(lang).gettext
    why = (
        _("Your work has changed since it was read: it will be read again.")
        if line.review
        else _("The person who supports you looks at these points again.")
    )
    said = [(_("What comes next"), why), *texts]
    return _article(line, "bcv-wait", _("to be read again"), said)


def _article(line: Criterion, kind: str, score: str, texts: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<dt>{escape(name)}</dt><dd class="bcv-text">{escape(visible(text))}</dd>'
        for name, text in texts
        if text.strip()
    )
    return (
        f'<article class="{kind}"><h3>{escape(line.title)} · {escape(score)}</h3>'
        + (f"<dl>{items}</dl>" if items else "")
        + "</article>"
    )


def _score(points: float, most: float, lang: Lang) -> str:
    text = translator(lang).gettext("{points} of {most}")
    return text.format(points=number(points, lang), most=number(most, lang))


def _most(lines: list[Criterion]) -> float:
    return sum(line.max_points for line in lines)
