"""What a person has to do about points: give them, correct them, or read a work again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from beyondcv.grading.pages.comments import Offered, offered
from beyondcv.grading.pages.paper import folded, listed, para, text
from beyondcv.grading.standing import Standing
from beyondcv.i18n import Lang, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["again", "by_hand", "correct"]


def by_hand(some: list[Standing], names: dict[str, str], course: Course, lang: Lang) -> str:
    """Return what is to be graded by hand, grouped by what is left, with comments to start from.

    Parameters
    ----------
    some : list of Standing
    names : dict of str to str
        What people are called, by id.
    course : Course
    lang : {"fr", "en"}
        Of the person who grades.
    """
    _ = translator(lang).gettext
    how = _("In JupyterLab: menu Nbgrader, then Formgrader, then Manual Grading.")
    half = _(
        "Write a half with a point: 1.5. Of “1,5” formgrader makes 15 in some browsers, and "
        "keeps the most that can be earned."
    )
    reread = _("{criterion} (to be read again)")
    odd = _("{criterion} (points to correct: {points})")
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in some:
        titles = (
            *one.waiting,
            *(odd.format(criterion=o.title, points=o.text(lang)) for o in one.correct),
            *(reread.format(criterion=title) for title in one.again),
        )
        groups[titles].append(names[one.learner])
    bank = _bank(offered(course), course.lang, lang) if some else ""
    return para(how) + para(half) + _grouped(groups, lang) + bank


def correct(some: list[Standing], names: dict[str, str], lang: Lang) -> str:
    """Return whose points cannot be right, and which: none of these can be kept.

    Parameters
    ----------
    some : list of Standing
    names : dict of str to str
        What people are called, by id.
    lang : {"fr", "en"}
        Of the person who grades.
    """
    _ = translator(lang).gettext
    hint = _(
        "These points cannot be right: they are no number, or more or fewer than can be earned. "
        "They are not given back. Give others in formgrader."
    )
    lines = [
        f"{names[one.learner]} · {odd.title} · {odd.text(lang)}"
        for one in some
        for odd in one.correct
    ]
    return para(hint) + folded(_("Names"), listed(map(text, lines), "bcv-names"), len(lines))


def again(some: list[Standing], names: dict[str, str], lang: Lang) -> str:
    """Return whose work has changed since its points were given, grouped by criteria.

    Parameters
    ----------
    some : list of Standing
    names : dict of str to str
        What people are called, by id.
    lang : {"fr", "en"}
        Of the person who grades.
    """
    _ = translator(lang).gettext
    hint = _(
        "Their work has changed since its points were given. They are not final, and are not "
        "given back. In formgrader, give others, or press “Resolve” to keep them."
    )
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in some:
        groups[one.again].append(names[one.learner])
    return para(hint) + _grouped(groups, lang)


def _grouped(groups: dict[tuple[str, ...], list[str]], lang: Lang) -> str:
    count = translator(lang).gettext("{count}: {criteria}")
    return "".join(
        folded(
            count.format(count=number(len(names), lang), criteria=" · ".join(titles)),
            listed(map(text, names), "bcv-names"),
            len(names),
        )
        for titles, names in groups.items()
    )


def _bank(some: list[Offered], course_lang: Lang, lang: Lang) -> str:
    _ = translator(lang).gettext
    if not some:
        return ""
    advice = _("Sentences to start from. Copy one, then say what is true of this text.")
    title = _("Comments to start from")
    out = f"<h3>{text(title)}</h3>\n" + para(advice)
    for one in some:
        rows = "".join(
            f"<dt>{text(points)}</dt><dd>"
            + listed(f'<span class="bcv-copy">{text(comment)}</span>' for comment in comments)
            + "</dd>\n"
            for points, comments in one.levels.items()
        )
        out += (
            f'<details lang="{course_lang}"><summary>{text(one.title)}</summary>\n'
            f"<dl>{rows}</dl></details>\n"
        )
    return out
