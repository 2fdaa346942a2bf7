"""The page for the person who grades: who is where, and what to do about it.

Where everybody stands comes from `beyondcv.grading.standing`, whatever run did
what; only remarks on files are of the last run. Counts come first and long lists
are folded, so that ten thousand learners make a long file but no long page.
Everything of a learner's is text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.grading import writing
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.pages import marks
from beyondcv.grading.pages.letters import letter_box, said
from beyondcv.grading.pages.paper import document, folded, listed, para, table, text
from beyondcv.grading.results import named_apart
from beyondcv.grading.rubric import title_of
from beyondcv.grading.standing import LABELS, Standing, Status
from beyondcv.i18n import Lang, msg, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["default_path", "page", "write"]


def default_path(course: Course) -> Path:
    """Return where the page stands if nothing else is asked: with the class, never in its zip."""
    return course.class_dir / "triage" / f"{course.assignment}.html"


def write(
    course: Course,
    batch: Batch,
    everybody: Sequence[Standing],
    lang: Lang,
    path: Path | None = None,
) -> Path | None:
    """Write the page; what was graded is told even if the page cannot be written.

    Parameters
    ----------
    course : Course
    batch : Batch
        The last run; is told the path, or that there is none.
    everybody : sequence of Standing
    lang : {"fr", "en"}
        Of the person who grades.
    path : pathlib.Path, optional

    Returns
    -------
    pathlib.Path or None
    """
    target = default_path(course) if path is None else path
    try:
        writing.write(target, page(course, batch, everybody, lang).encode())
    except OSError as error:
        message = msg(
            "The page with everybody’s status cannot be written here ({reason}). Everything else "
            "was done.",
            reason=writing.reason(error),
        )
        batch.problems.append(Trouble(str(target), "", message))
        return None
    batch.triage = target
    return target


def page(course: Course, batch: Batch, everybody: Sequence[Standing], lang: Lang) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    course : Course
    batch : Batch
        The last run, for its remarks on files.
    everybody : sequence of Standing
    lang : {"fr", "en"}

    Returns
    -------
    str
    """
    _ = translator(lang).gettext
    of = {status: [one for one in everybody if one.status is status] for status in Status}
    apart = named_apart((one.learner, one.name) for one in everybody if one.learner)
    names = apart | {one.learner: one.shown for one in everybody if one.shown != one.name}
    unread = of[Status.UNREADABLE]
    theirs = {one.learner for one in unread}
    look = [one for one in batch.problems if not (one.unread and one.learner in theirs)]
    late = [one for one in everybody if one.late]
    newer = [one for one in everybody if one.newer]
    bodies = {
        Status.UNREADABLE: ("unreadable", _unread(unread, batch, names, course, lang)),
        Status.ASKED: ("asked", _asked(of[Status.ASKED], lang)),
        Status.MISSING: ("missing", _missing(of[Status.MISSING], lang)),
        Status.NOTHING: ("nothing", _nothing(of[Status.NOTHING], names, lang)),
        Status.RECEIVED: ("read", _handed(of[Status.RECEIVED], lang)),
        Status.WAITING: ("by-hand", marks.by_hand(of[Status.WAITING], names, course, lang)),
        Status.CORRECT: ("correct", marks.correct(of[Status.CORRECT], names, lang)),
        Status.AGAIN: ("again", marks.again(of[Status.AGAIN], names, lang)),
        Status.GRADED: ("graded", _finished(of[Status.GRADED], names, lang)),
    }
    shown = [
        *((id, _(LABELS[status]), len(of[status]), body) for status, (id, body) in bodies.items()),
        ("newer", _("Of them a later file cannot be read"), len(newer), _newer(newer, lang)),
        ("late", _("Of them handed in late"), len(late), _people(_names(late, names), lang)),
        (
            "look",
            _("Files to look at, in the last run"),
            len(look),
            _look(look, names, course, lang),
        ),
        ("notes", _("Good to know"), len(batch.notes), _troubles(batch.notes, names, lang)),
    ]
    used = [line for line in shown if line[2]]
    counts = table(
        _("How many"),
        (_("Status"), _("Number")),
        (
            (f'<a href="#{id}">{text(name)}</a>', text(number(count, lang)))
            for id, name, count, _body in used
        ),
    )
    if not used:
        counts = para(_("Nothing was handed in."))
    return document(
        _("Triage · {title}").format(title=title_of(course)),
        lang,
        counts
        + "".join(
            f'<section aria-labelledby="{id}">\n'
            f'<h2 id="{id}">{text(name)} ({text(number(count, lang))})</h2>\n{body}</section>\n'
            for id, name, count, body in used
        ),
    )


def _unread(
    some: list[Standing], batch: Batch, names: dict[str, str], course: Course, lang: Lang
) -> str:
    _ = translator(lang).gettext
    title = title_of(course)
    now: dict[str, list[Trouble]] = defaultdict(list)
    for trouble in batch.problems:
        if trouble.unread:
            now[trouble.learner].append(trouble)
    # The reason is known on the day: the next run remembers that there was one.
    before = msg("It came in an earlier run and cannot be read. Nothing readable came since.")
    items = [
        letter_box(trouble, title, course.lang, lang, names)
        for one in some
        for trouble in now[one.learner] or [Trouble(one.file, one.learner, before, unread=True)]
    ]
    hint = _("Everybody else’s work goes on as usual. A file that cannot be read is not a zero.")
    return para(hint) + folded(_("Files"), listed(items), len(items))


def _look(troubles: list[Trouble], names: dict[str, str], course: Course, lang: Lang) -> str:
    _ = translator(lang).gettext
    title = title_of(course)
    items = [
        letter_box(one, title, course.lang, lang, names) if one.unread else said(one, lang, names)
        for one in troubles
    ]
    return folded(_("Files and people"), listed(items), len(items))


def _troubles(troubles: list[Trouble], names: dict[str, str], lang: Lang) -> str:
    items = [said(trouble, lang, names) for trouble in troubles]
    return folded(translator(lang).gettext("Files and people"), listed(items), len(items))


def _asked(some: list[Standing], lang: Lang) -> str:
    _ = translator(lang).gettext
    hint = _(
        "A file came that seems to be theirs, and something about it has to be settled first. "
        "What it is was said when the file was read: reading the same files again says it again."
    )
    items = [
        f"<strong>{text(one.shown)}</strong>" + (f" · {text(file)}" if (file := _file(one)) else "")
        for one in some
    ]
    return para(hint) + folded(_("Files and people"), listed(items), len(items))


def _missing(some: list[Standing], lang: Lang) -> str:
    _ = translator(lang).gettext
    hint = _("People on the roster who handed nothing in. They do not get a zero.")
    return para(hint) + _people((one.shown for one in some), lang)


def _nothing(some: list[Standing], names: dict[str, str], lang: Lang) -> str:
    _ = translator(lang).gettext
    hint = _(
        "Their file can be read and holds nothing of this unit. They do not get a zero, and there "
        "is nothing to mark by hand; their page says what to do."
    )
    return para(hint) + _people(_names(some, names), lang)


def _handed(some: list[Standing], lang: Lang) -> str:
    lines = []
    for one in some:
        when = f"{one.time[:16].replace('T', ' ')} UTC" if one.time else ""
        lines.append(text(" · ".join(filter(None, (one.shown, when, _file(one))))))
    return folded(translator(lang).gettext("Hand-ins"), listed(lines), len(lines))


def _finished(some: list[Standing], names: dict[str, str], lang: Lang) -> str:
    _ = translator(lang).gettext
    score = _("{points} of {most}")
    lines = [
        f"{names[one.learner]} · "
        + score.format(points=number(one.points or 0, lang), most=number(one.most, lang))
        for one in some
    ]
    return _people(lines, lang)


def _newer(some: list[Standing], lang: Lang) -> str:
    _ = translator(lang).gettext
    hint = _(
        "Their last file cannot be read. What was graded before still counts, and is what goes "
        "back; ask for the file again."
    )
    return para(hint) + _people((_newest(one) for one in some), lang)


def _newest(one: Standing) -> str:
    return one.shown if one.newer == one.learner else f"{one.shown} · {one.newer}"


def _file(one: Standing) -> str:
    """Return the hand-in's path; with pseudonyms none is kept, and an id names no file."""
    return "" if one.file == one.learner else one.file


def _names(some: Iterable[Standing], names: dict[str, str]) -> list[str]:
    return [names.get(one.learner, one.shown) for one in some]


def _people(names: Iterable[str], lang: Lang) -> str:
    items = [text(name) for name in names]
    return folded(translator(lang).gettext("Names"), listed(items, "bcv-names"), len(items))
