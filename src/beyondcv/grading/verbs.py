"""The verbs around grading: prepare, hand-out, collect, comments."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beyondcv.grading.people_verbs import add_deadline, class_list_of
from beyondcv.i18n import Lang, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.hand_out import Prepared

__all__ = ["Said", "add_comments", "add_first", "add_hand_ins", "add_triage", "own_page"]

Said = list[tuple[str, str, str]]
"""Of each assignment: its name, what came of it as JSON and as text."""

_Print = Callable[[Said, bool], None]


def add_first(verbs: Any, shared: argparse.ArgumentParser, lang: Lang, show: _Print) -> None:
    """Add what comes before grading: prepare, hand-out, collect.

    Parameters
    ----------
    verbs
        What `argparse` calls subparsers.
    shared : argparse.ArgumentParser
        Options of every verb.
    lang : {"fr", "en"}
    show : callable
        Prints what came of it; the second argument says whether as JSON.
    """
    _ = translator(lang).gettext
    prepare = verbs.add_parser(
        "prepare",
        parents=[shared],
        help=_("generate the assignment from its source"),
        description=_(
            "Generate the assignment as “nbgrader generate_assignment” does, with the course’s "
            "settings: without hidden tests, and known to the gradebook."
        ),
    )
    prepare.set_defaults(run=_bound(_prepare, show))

    hand_out = verbs.add_parser(
        "hand-out",
        parents=[shared],
        help=_("write one zip to give to learners"),
        description=_(
            "Write a zip to put into Moodle or an e-mail: the notebook, and a short text in the "
            "course’s language that says what to do. No source and no hidden test is in it."
        ),
    )
    hand_out.add_argument(
        "--out", type=Path, required=True, metavar=_("FOLDER"), help=_("where to write")
    )
    hand_out.set_defaults(run=_bound(_hand_out, show))

    collect = verbs.add_parser(
        "collect",
        parents=[shared],
        help=_("read hand-ins without grading: who, what, which problems"),
        description=_(
            "Read hand-ins as “grade” does and say who handed in what, what cannot be read and "
            "who is missing. Nothing is graded or written to the gradebook."
        ),
    )
    add_hand_ins(collect, lang)
    add_deadline(collect, lang)
    add_triage(collect, lang)
    collect.set_defaults(run=_bound(_collect, show))


def add_comments(verbs: Any, shared: argparse.ArgumentParser, lang: Lang, show: _Print) -> None:
    """Add the verb that prints the comment bank; parameters as for `add_first`."""
    _ = translator(lang).gettext
    comments = verbs.add_parser(
        "comments",
        parents=[shared],
        help=_("print comments to start from when grading by hand"),
        description=_(
            "Print, for each criterion that a person grades, comments for every number of "
            "points, in the course’s language, to copy into formgrader."
        ),
    )
    comments.set_defaults(run=_bound(_comments, show))


def add_hand_ins(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add what is read: the files, and the list of those who should have handed in."""
    _ = translator(lang).gettext
    parser.add_argument(
        "files", nargs="+", type=Path, metavar=_("FILE"), help=_("files, zips or folders")
    )
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="CSV",
        help=_("list of the people expected, to name those without a hand-in"),
    )


def add_triage(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the option for the page of the person who grades."""
    _ = translator(lang).gettext
    parser.add_argument(
        "--triage",
        type=Path,
        metavar=_("FILE"),
        help=_("where to write the page with everybody’s status (default: the class’s folder)"),
    )


def _bound(
    verb: Callable[[argparse.Namespace, Course, Lang], tuple[int, str, str]], show: _Print
) -> Callable[[argparse.Namespace, list[Course], Lang], int]:
    def run(options: argparse.Namespace, courses: list[Course], lang: Lang) -> int:
        said, status = [], 0
        for course in courses:
            ended, data, text = verb(options, course, lang)
            said.append((course.assignment, data, text))
            status = max(status, ended)
        show(said, options.json)
        return status

    return run


def _prepare(_options: argparse.Namespace, course: Course, lang: Lang) -> tuple[int, str, str]:
    from beyondcv.grading.hand_out import prepare

    return _prepared(prepare(course), lang)


def _hand_out(options: argparse.Namespace, course: Course, lang: Lang) -> tuple[int, str, str]:
    from beyondcv.grading.hand_out import hand_out

    target = options.out
    if target.suffix == ".zip" and len(options.assignment) > 1:
        target = target.with_name(f"{target.stem}-{course.assignment}.zip")
    return _prepared(hand_out(course, target), lang)


def _prepared(ready: Prepared, lang: Lang) -> tuple[int, str, str]:
    _ = translator(lang).gettext
    values = {"counted": number(ready.counted, lang), "read": number(ready.read, lang)}
    lines = [
        ready.title,
        _("{counted} points are counted by the notebook, {read} are given by a person.").format(
            **values
        ),
        _("Release: {path}").format(path=ready.release),
    ]
    if ready.archive:
        lines.append(_("To give to learners: {path}").format(path=ready.archive))
    else:
        lines.append(_("Next: “beyondcv hand-out” writes a zip to give to learners."))
    data = {key: str(v) if isinstance(v, Path) else v for key, v in asdict(ready).items()}
    return 0, _as_json(data), "\n".join(lines) + "\n"


def _collect(options: argparse.Namespace, course: Course, lang: Lang) -> tuple[int, str, str]:
    from beyondcv.grading.pages.triage import write
    from beyondcv.grading.people.expected import expected
    from beyondcv.grading.report import as_json, collected_text
    from beyondcv.grading.sheets import other_maximum
    from beyondcv.grading.standing import standings
    from beyondcv.grading.survey import survey

    roster = class_list_of(course, options.roster)
    batch = survey(course, options.files, roster, options.deadline)
    people = roster.people() if roster is not None else expected(course)
    everybody = standings(course, people, options.deadline, batch)
    if roster is not None and (note := other_maximum(course, roster)):
        batch.notes.append(note)
    write(course, batch, everybody, lang, own_page(options, course))
    status = 1 if batch.problems or not batch.handed else 0
    return status, as_json(batch, lang, everybody), collected_text(batch, everybody, lang)


def own_page(options: argparse.Namespace, course: Course) -> Path | None:
    """Return the page's path: its own for each of several assignments."""
    path: Path | None = options.triage
    if path is None or len(options.assignment) == 1:
        return path
    return path.with_name(f"{path.stem}-{course.assignment}{path.suffix}")


def _comments(_options: argparse.Namespace, course: Course, lang: Lang) -> tuple[int, str, str]:
    from beyondcv.grading.pages.comments import comments_text, offered

    some = offered(course)
    data = {one.id: {"title": one.title, "comments": dict(one.levels)} for one in some}
    return 0, _as_json(data), comments_text(some, lang)


def _as_json(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
