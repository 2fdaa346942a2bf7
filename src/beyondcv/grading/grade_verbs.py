"""The verbs that grade: grade, return."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beyondcv.grading.people_verbs import add_people_options, class_list_of
from beyondcv.grading.verbs import Said, add_hand_ins, add_triage, own_page
from beyondcv.i18n import Lang, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["add_grade", "add_return"]

_Print = Callable[[Said, bool], None]


def add_grade(verbs: Any, shared: argparse.ArgumentParser, lang: Lang, show: _Print) -> None:
    """Add the verb that reads hand-ins and grades them; parameters as for `add_first`."""
    _ = translator(lang).gettext
    grade = verbs.add_parser(
        "grade",
        parents=[shared],
        help=_("read hand-ins and grade them into the gradebook"),
        description=_(
            "Read hand-ins (a Moodle zip, folders, profile.json, notebooks, take-home pages) and "
            "grade them into nbgrader’s gradebook. Only data is read; no learner’s code runs. "
            "Running it again goes on where it was."
        ),
    )
    add_hand_ins(grade, lang)
    grade.add_argument(
        "--verify",
        type=_count(lang),
        default=3,
        metavar="N",
        help=_("hand-ins, drawn by lot, that nbgrader grades once more to compare (default 3)"),
    )
    grade.add_argument(
        "--stock",
        action="store_true",
        help=_("grade everything by nbgrader’s own converter: the same, and slower"),
    )
    add_people_options(grade, lang)
    add_triage(grade, lang)
    grade.add_argument(
        "--run-notebooks",
        action="store_true",
        help=_("run the code that learners wrote where an assignment asks for code, isolated"),
    )
    grade.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help=_("have the workers of this Dask cluster judge; all is still written here"),
    )
    grade.set_defaults(run=partial(_grade, show=show))


def add_return(verbs: Any, shared: argparse.ArgumentParser, lang: Lang, show: _Print) -> None:
    """Add the verb that writes feedback and grades; parameters as for `add_first`."""
    _ = translator(lang).gettext
    back = verbs.add_parser(
        "return",
        parents=[shared],
        help=_("write the feedback and the grades"),
        description=_(
            "Write each learner’s feedback, a zip of it under the names that Moodle’s upload "
            "expects, and the grades. What a person still has to grade is said to be missing."
        ),
    )
    back.add_argument(
        "--out", type=Path, required=True, metavar=_("FOLDER"), help=_("where to write")
    )
    back.add_argument(
        "--sheet",
        type=Path,
        metavar="CSV",
        help=_("Moodle’s grading sheet: a copy with only its grade cells changed is written"),
    )
    back.add_argument(
        "--scale",
        action="store_true",
        help=_("enter grades by the sheet’s own maximum (100 in Moodle, unless it was changed)"),
    )
    back.set_defaults(run=partial(_return, show=show))


def _grade(options: argparse.Namespace, courses: list[Course], lang: Lang, show: _Print) -> int:
    from beyondcv.grading.collect import collect
    from beyondcv.grading.pages.triage import write
    from beyondcv.grading.people.expected import expect, expected
    from beyondcv.grading.people.pseudonyms import begin
    from beyondcv.grading.progress import progress
    from beyondcv.grading.report import as_json, graded_text
    from beyondcv.grading.sheets import other_maximum
    from beyondcv.grading.standing import standings

    if options.pseudonyms:
        begin(courses[0])
    roster = class_list_of(courses[0], options.roster)
    said, status = [], 0
    for course in courses:
        start = time.perf_counter()
        with progress(lang) as advance:
            batch = collect(
                course,
                options.files,
                roster,
                advance,
                verify=0 if options.stock else options.verify,
                by_stock=options.stock,
                deadline=options.deadline,
                run_notebooks=options.run_notebooks,
                scheduler=options.scheduler,
                texts=options.json,
            )
        batch.seconds = time.perf_counter() - start
        if roster is not None and options.roster is not None:
            expect(course, roster)
        people = roster.people() if roster is not None else expected(course)
        everybody = standings(course, people, options.deadline)
        if roster is not None and (note := other_maximum(course, roster)):
            batch.notes.append(note)
        write(course, batch, everybody, lang, own_page(options, course))
        data = as_json(batch, lang, everybody) if options.json else ""
        said.append((course.assignment, data, graded_text(batch, everybody, lang)))
        fine = not batch.problems and (batch.results or batch.nothing)
        status = max(status, 0 if fine else 1)
    show(said, options.json)
    return status


def _return(options: argparse.Namespace, courses: list[Course], lang: Lang, show: _Print) -> int:
    from beyondcv.grading.give_back import give_back
    from beyondcv.grading.people.expected import expected
    from beyondcv.grading.people.roster import read_sheet
    from beyondcv.grading.report import as_json, returned_text

    said, status = [], 0
    for course in courses:
        sheet = (options.sheet, read_sheet(options.sheet, grades=True)) if options.sheet else None
        out = options.out / course.assignment if len(courses) > 1 else options.out
        people = [] if sheet else expected(course)
        done = give_back(course, out, sheet, scale=options.scale, people=people)
        said.append((course.assignment, as_json(done, lang), returned_text(done, lang)))
        look = done.problems or any(one.needs_look for one in done.everybody)
        status = max(status, 1 if look else 0)
    show(said, options.json)
    return status


def _count(lang: Lang) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal():
            _ = translator(lang).gettext
            raise argparse.ArgumentTypeError(_("expected a whole number, 0 or more"))
        return int(text)

    return read
