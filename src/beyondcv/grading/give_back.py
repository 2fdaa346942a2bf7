"""`beyondcv return`: the feedback, and the grades for the LMS.

A mark that a person still has to give is said to be missing; it is never 0. One that
was given to a work that has changed since, or that cannot be right, waits too: see
`beyondcv.grading.results`. Who handed in nothing of the unit is told so, without marks.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Trouble
from beyondcv.grading.grades_table import table
from beyondcv.grading.judging import folders
from beyondcv.grading.ledger import ledger_of
from beyondcv.grading.packing import Page, packed
from beyondcv.grading.pages import group
from beyondcv.grading.pages.feedback import nothing_page, page
from beyondcv.grading.people.pseudonyms import names_of, pseudonyms_of
from beyondcv.grading.results import Result, results_of
from beyondcv.grading.rubric import title_of
from beyondcv.grading.sheets import entered
from beyondcv.grading.standing import Standing, Status, standings
from beyondcv.grading.writing import aside, write
from beyondcv.i18n import Lang, msg, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Person, Sheet

__all__ = ["Returned", "give_back"]


@dataclass
class Returned:
    """What was written.

    Parameters
    ----------
    files : list of pathlib.Path
    results : list of Result
    nothing : list of Standing
        Those whose hand-in holds nothing of the unit.
    everybody : list of Standing
        The whole class under its own names, those without points too.
    problems, notes : list of Trouble
    """

    files: list[Path] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    nothing: list[Standing] = field(default_factory=list)
    everybody: list[Standing] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)


def give_back(
    course: Course,
    out: Path,
    sheet: tuple[Path, Sheet] | None = None,
    *,
    scale: bool = False,
    people: Sequence[Person] = (),
) -> Returned:
    """Write feedback and grades into a folder.

    Parameters
    ----------
    course : Course
    out : pathlib.Path
        Made if it is not there.
    sheet : (pathlib.Path, Sheet), optional
        The LMS's own grade sheet, with the path it was read from: it is never
        written over.
    scale : bool
        Whether to enter grades by the sheet's maximum, where it is another one.
    people : sequence of Person
        Who should have handed in; without them, those of the sheet.

    Returns
    -------
    Returned

    Raises
    ------
    SubmissionError
        If nothing was graded yet, or the sheet cannot take the grades.
    OSError
        If the folder cannot be written.
    """
    course.expect_gradebook()
    done = Returned()
    done.results = _results(course, done)
    expected = people or (sheet[1].people() if sheet is not None else ())
    done.everybody = standings(course, expected, revealed=True)
    done.nothing = [one for one in done.everybody if one.status is Status.NOTHING]
    if not done.results and not done.nothing:
        raise SubmissionError(
            msg(
                "Nothing of {name} is graded yet. Run “beyondcv grade” first.",
                name=course.assignment,
            )
        )
    names = {one.learner: one.shown for one in done.everybody if one.learner}
    done.problems += _odd(done.results, names, course.lang)
    done.problems += _newer(done.everybody)
    grades = out / "grades.csv"
    if sheet is not None:
        if sheet[0].resolve() == grades.resolve():
            raise SubmissionError(
                msg(
                    "The grades would replace the sheet {path}. Choose another folder.", path=grades
                )
            )
        results = {one.learner for one in done.results}
        others = [one for one in done.everybody if one.learner not in results]
        problems, notes = entered(
            sheet[1], done.results, course.lang, scale=scale, others=others, names=names
        )
        done.problems += problems
        done.notes += notes
    done.files.append(_feedback(course, done, names, expected, out, for_moodle=sheet is not None))
    write(grades, table(done.results, done.everybody, course.lang))
    done.files.append(grades)
    done.files.append(_group(course, done.results, out))
    if sheet is not None:
        given, lines = sheet
        target = out / given.name
        if target == grades or target.resolve() == given.resolve():
            target = out / f"moodle-{given.name}"
        write(target, lines.dump())
        done.files.append(target)
    return done


def _results(course: Course, done: Returned) -> list[Result]:
    entries = ledger_of(course).entries
    names = {id: entry.name for id, entry in entries.items() if not entry.kind}
    if not course.notebook("release").exists():
        return []
    with course.gradebook() as gradebook:
        for submission in gradebook.assignment_submissions(course.assignment):
            student = submission.student
            name = " ".join(filter(None, (student.first_name, student.last_name)))
            names.setdefault(student.id, name or student.id)
    who = pseudonyms_of(course)
    ids = sorted(names, key=who.real_id)
    there = {}
    for id in ids:
        name = who.real_name(id, names[id])
        if folders.is_whole(course.notebook("autograded", id)):
            there[id] = name
            continue
        message = msg(
            "Nothing is returned: the graded notebook is missing or damaged, or grading was cut "
            "off. Grade the same files again."
        )
        done.problems.append(Trouble(name, who.real_id(id), message))
    return [
        replace(result, learner=who.real_id(result.learner)) for result in results_of(course, there)
    ]


def _newer(everybody: Iterable[Standing]) -> list[Trouble]:
    """Return what to say of those whose last file counts for nothing, since it cannot be read."""
    return [
        Trouble(
            one.shown,
            one.learner,
            msg(
                "Their last file cannot be read; what is given back is of an earlier one, which "
                "still counts. Ask for the file again."
            ),
        )
        for one in everybody
        if one.newer
    ]


def _odd(results: list[Result], names: Mapping[str, str], lang: Lang) -> list[Trouble]:
    """Return what to say of marks that cannot be right; they are given to nobody."""
    said = []
    for result in results:
        for line in result.criteria:
            if line.odd:
                message = msg(
                    "“{title}”: “{given}” is no number for nbgrader. Type it again in formgrader, "
                    "with a point: 1.5. Until then it is not given back.",
                    title=line.title,
                    given=line.odd,
                )
            elif line.beyond and line.points is not None:
                message = msg(
                    "“{title}” has {points} of {most} points; extra credit counts on top. Correct "
                    "it in formgrader: until then it is not given back.",
                    title=line.title,
                    points=number(line.points, lang),
                    most=number(line.max_points, lang),
                )
            else:
                continue
            name = names.get(result.learner, result.name)
            said.append(Trouble(name, result.learner, message))
    return said


def _feedback(
    course: Course,
    done: Returned,
    shown: Mapping[str, str],
    people: Sequence[Person],
    out: Path,
    *,
    for_moodle: bool,
) -> Path:
    who = pseudonyms_of(course)
    there = names_of(course) if who.on else ledger_of(course)
    entries = {who.real_id(id): entry for id, entry in there.entries.items()}
    title, lang = title_of(course), course.lang
    file = translator(lang).gettext("feedback") + ".html"
    target = out / "feedback.zip"
    pages = [
        Page(one.learner, one.name, shown.get(one.learner, one.name), _made_out(one, title, lang))
        for one in done.results
    ]
    pages += [
        Page(one.learner, one.name, one.shown, partial(nothing_page, title=title, lang=lang))
        for one in done.nothing
    ]
    for one in pages:
        # One by one to the disk would take minutes for a large class.
        write(out / "feedback" / f"{one.learner}.html", one.html(one.name).encode(), settled=False)
    placed, notes = packed(pages, entries, people, for_moodle=for_moodle)
    done.notes += notes
    with aside(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, text in placed:
            archive.writestr(f"{place}/{file}", text)
    return target


def _made_out(result: Result, title: str, lang: Lang) -> Callable[[str], str]:
    """Return what writes a page to a name: a person's or, with the same points, a team's."""
    return lambda name: page(replace(result, name=name), title, lang)


def _group(course: Course, results: list[Result], out: Path) -> Path:
    steps = group.progress(group.shares(course), course.assignment)
    target = out / "group.html"
    write(target, group.page(results, steps, title_of(course), course.lang).encode())
    return target
