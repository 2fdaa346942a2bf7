"""The page for the person who grades: who is where, and what to do about it.

Counts come first and long lists are folded, so that ten thousand learners
make a long file but no long page. Everything of a learner's is text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from beyondcv.grading import writing
from beyondcv.grading.batch import Batch, Handed, Trouble
from beyondcv.grading.pages.comments import Offered, offered
from beyondcv.grading.pages.paper import document, folded, listed, para, table, text
from beyondcv.grading.people.learners import learner_of
from beyondcv.grading.results import told_apart
from beyondcv.grading.rubric import title_of
from beyondcv.i18n import Lang, Message, msg, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.results import Result

__all__ = ["default_path", "letter", "page", "write"]


def default_path(course: Course) -> Path:
    """Return where the page stands if nothing else is asked: with the class, never in its zip."""
    return course.class_dir / "triage" / f"{course.assignment}.html"


def write(course: Course, batch: Batch, lang: Lang, path: Path | None = None) -> Path | None:
    """Write the page of a run; what was graded is told even if the page cannot be written.

    Parameters
    ----------
    course : Course
    batch : Batch
        Is told the path, or that there is none.
    lang : {"fr", "en"}
        Of the person who grades.
    path : pathlib.Path, optional

    Returns
    -------
    pathlib.Path or None
    """
    target = default_path(course) if path is None else path
    try:
        writing.write(target, page(course, batch, lang).encode())
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


def page(course: Course, batch: Batch, lang: Lang) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    course : Course
    batch : Batch
    lang : {"fr", "en"}

    Returns
    -------
    str
    """
    _ = translator(lang).gettext
    title = title_of(course)
    unread = [trouble for trouble in batch.problems if trouble.unread]
    look = [trouble for trouble in batch.problems if not trouble.unread]
    open_ = [result for result in batch.results if result.to_grade]
    finished = [result for result in batch.results if not result.to_grade]
    shown = (
        ("unreadable", _("Unreadable"), len(unread), _unread(unread, title, course.lang, lang)),
        ("look", _("To look at"), len(look), _troubles(look, lang)),
        ("missing", _("Not handed in"), len(batch.missing), _missing(batch.missing, lang)),
        ("by-hand", _("To grade by hand"), len(open_), _by_hand(open_, course, lang)),
        ("read", _("Read, not graded in this run"), len(batch.handed), _handed(batch.handed, lang)),
        ("graded", _("Graded"), len(finished), _finished(finished, lang)),
        ("earlier", _("Graded in earlier runs"), len(batch.earlier), _handed(batch.earlier, lang)),
        ("notes", _("Good to know"), len(batch.notes), _troubles(batch.notes, lang)),
    )
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
        _("Triage · {title}").format(title=title),
        lang,
        counts
        + "".join(
            f'<section aria-labelledby="{id}">\n'
            f'<h2 id="{id}">{text(name)} ({text(number(count, lang))})</h2>\n{body}</section>\n'
            for id, name, count, body in used
        ),
    )


def letter(trouble: Trouble, title: str, lang: Lang) -> str:
    """Return what to write to a learner whose file could not be read.

    Parameters
    ----------
    trouble : Trouble
    title : str
        The assignment's.
    lang : {"fr", "en"}
        The course's.
    """
    _ = translator(lang).gettext
    cause = trouble.message.params.get("cause")
    name = _name(trouble)
    lines = [
        _("Hello {name},").format(name=name) if name else _("Hello,"),
        "",
        _("Your file “{file}” for “{title}” has arrived, but it cannot be read.").format(
            file=PurePosixPath(trouble.file).name, title=title
        ),
        cause.text(lang) if isinstance(cause, Message) else "",
        _(
            "Open the course’s form where you filled it in, save profile.json, and hand in that "
            "one file, as it is. If that does not work, tell me: we shall look at it together."
        ),
        "",
        _("This is not a zero: your work will be graded as soon as it can be read."),
    ]
    return "\n".join(line for i, line in enumerate(lines) if line or i in (1, 5))


def _unread(troubles: list[Trouble], title: str, course_lang: Lang, lang: Lang) -> str:
    _ = translator(lang).gettext
    items, summary = [], _("What to write to the learner")
    for trouble in troubles:
        words = letter(trouble, title, course_lang)
        label = _("What to write about {file}").format(file=trouble.file)
        lines = words.count("\n") + 1 + len(words) // 100
        items.append(
            f"{_said(trouble, lang)}\n"
            f"<details><summary>{text(summary)}</summary>"
            f'<textarea readonly rows="{lines}" lang="{course_lang}" '
            f'aria-label="{text(label)}">\n{text(words)}</textarea></details>'
        )
    hint = _("Everybody else’s work goes on as usual. A file that cannot be read is not a zero.")
    return para(hint) + folded(_("Files"), listed(items), len(items))


def _troubles(troubles: list[Trouble], lang: Lang) -> str:
    _ = translator(lang).gettext
    items = [_said(trouble, lang) for trouble in troubles]
    return folded(_("Files and people"), listed(items), len(items))


def _said(trouble: Trouble, lang: Lang) -> str:
    who = _name(trouble)
    name = f"<strong>{text(who)}</strong> · " if who else ""
    place = f"{text(trouble.file)}<br>" if trouble.file and trouble.file != who else ""
    return f"{name}{place}{text(trouble.message.text(lang))}"


def _name(trouble: Trouble) -> str:
    """Return the name that stands in the file's path; else the id, or a pseudonym."""
    if trouble.file and trouble.file != trouble.learner:
        learner = learner_of(PurePosixPath(trouble.file), None)
        if learner.certain and learner.id == trouble.learner:
            return learner.name
    return trouble.learner


def _missing(names: list[str], lang: Lang) -> str:
    _ = translator(lang).gettext
    hint = _("People on the roster who handed nothing in. They do not get a zero.")
    return para(hint) + _people(names, lang)


def _by_hand(results: list[Result], course: Course, lang: Lang) -> str:
    _ = translator(lang).gettext
    shown = told_apart(results)
    how = _("In JupyterLab: menu Nbgrader, then Formgrader, then Manual Grading.")
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for result in results:
        left = (line.title for line in result.criteria if line.points is None or line.review)
        groups[tuple(left)].append(shown[result.learner])
    out = para(how)
    for titles, names in groups.items():
        head = _("{count}: {criteria}").format(
            count=number(len(names), lang), criteria=" · ".join(titles)
        )
        out += folded(head, listed(map(text, names), "bcv-names"), len(names))
    return out + _bank(offered(course), course.lang, lang)


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


def _handed(items: list[Handed], lang: Lang) -> str:
    _ = translator(lang).gettext
    before = _("graded before")
    lines = [
        f"{text(item.name)} · {text(item.time[:16].replace('T', ' '))} UTC · {text(item.file)}"
        + (f" · {text(before)}" if item.before else "")
        for item in items
    ]
    return folded(_("Hand-ins"), listed(lines), len(lines))


def _finished(results: list[Result], lang: Lang) -> str:
    _ = translator(lang).gettext
    score = _("{points} of {most}")
    shown = told_apart(results)
    names = [
        f"{shown[result.learner]} · "
        + score.format(points=number(result.total or 0, lang), most=number(result.max_points, lang))
        for result in results
    ]
    return _people(names, lang)


def _people(names: Iterable[str], lang: Lang) -> str:
    items = [text(name) for name in names]
    return folded(translator(lang).gettext("Names"), listed(items, "bcv-names"), len(items))
