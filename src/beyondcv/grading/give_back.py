"""`beyondcv return`: the feedback, and the grades for the LMS.

A mark that a person still has to give is said to be missing; it is never 0.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Trouble
from beyondcv.grading.cells import harmless
from beyondcv.grading.collect import ledger_of
from beyondcv.grading.judging import folders
from beyondcv.grading.pages import group
from beyondcv.grading.pages.feedback import page
from beyondcv.grading.people.matching import Ids
from beyondcv.grading.people.pseudonyms import names_of, pseudonyms_of
from beyondcv.grading.results import Result, results_of
from beyondcv.grading.rubric import title_of
from beyondcv.grading.writing import aside, write
from beyondcv.i18n import msg, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.roster import Sheet

__all__ = ["Returned", "give_back"]


@dataclass
class Returned:
    """What was written.

    Parameters
    ----------
    files : list of pathlib.Path
    results : list of Result
    problems, notes : list of Trouble
    """

    files: list[Path] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)


def give_back(course: Course, out: Path, sheet: tuple[Path, Sheet] | None = None) -> Returned:
    """Write feedback and grades into a folder.

    Parameters
    ----------
    course : Course
    out : pathlib.Path
        Made if it is not there.
    sheet : (pathlib.Path, Sheet), optional
        The LMS's own grade sheet, with the path it was read from: it is never
        written over.

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
    if not done.results:
        raise SubmissionError(
            msg(
                "Nothing of {name} is graded yet. Run “beyondcv grade” first.",
                name=course.assignment,
            )
        )
    grades = out / "grades.csv"
    if sheet is not None:
        if sheet[0].resolve() == grades.resolve():
            raise SubmissionError(
                msg(
                    "The grades would replace the sheet {path}. Choose another folder.", path=grades
                )
            )
        _fill(course, sheet[1], done)
    done.files.append(_feedback(course, done.results, out))
    write(grades, _table(course, done.results))
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
    names = {id: entry.name for id, entry in ledger_of(course).entries.items()}
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


def _feedback(course: Course, results: list[Result], out: Path) -> Path:
    who = pseudonyms_of(course)
    there = names_of(course) if who.on else ledger_of(course)
    entries = {who.real_id(id): entry for id, entry in there.entries.items()}
    title = title_of(course)
    file = translator(course.lang).gettext("feedback") + ".html"
    target = out / "feedback.zip"
    with aside(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for result in results:
            text = page(result, title, course.lang)
            # One by one to the disk would take minutes for a large class.
            single = out / "feedback" / f"{result.learner}.html"
            write(single, text.encode(), settled=False)
            entry = entries.get(result.learner)
            place = entry.folder if entry and entry.folder else result.learner
            archive.writestr(f"{place}/{file}", text)
    return target


def _group(course: Course, results: list[Result], out: Path) -> Path:
    steps = group.progress(group.shares(course), course.assignment)
    target = out / "group.html"
    write(target, group.page(results, steps, title_of(course), course.lang).encode())
    return target


def _table(course: Course, results: list[Result]) -> bytes:
    _ = translator(course.lang).gettext
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";" if course.lang == "fr" else ",")
    titles = [
        f"{line.title} /{number(line.max_points, course.lang)}" for line in results[0].criteria
    ]
    ends = [_("Counted by the notebook"), _("Read"), _("Total"), _("Still to grade by hand")]
    table.writerow([_("Id"), _("Name"), *map(harmless, titles), *ends])
    for result in results:
        values = [
            *(line.points for line in result.criteria),
            result.auto,
            result.manual,
            result.total,
        ]
        cells = ["" if value is None else number(value, course.lang) for value in values]
        table.writerow([harmless(result.learner), harmless(result.name), *cells, result.to_grade])
    return stream.getvalue().encode("utf-8-sig")


def _fill(course: Course, sheet: Sheet, done: Returned) -> None:
    if not sheet.has_grades:
        raise SubmissionError(
            msg("The sheet has no column “Grade” (in French “Note”). Take Moodle’s grading sheet.")
        )
    placed = set()
    people = sheet.people()
    by_id = {result.learner: result for result in done.results}
    ids = Ids(by_id)
    fits = [ids.of(person) for person in people]
    lines = Counter(id for some in fits for id in some)
    for index, (person, mine) in enumerate(zip(people, fits, strict=True)):
        if len(mine) > 1:
            done.problems.append(
                Trouble(
                    person.name,
                    "",
                    msg("Several hand-ins fit this line of the sheet; none was entered."),
                )
            )
        if len(mine) != 1:
            continue
        result = by_id[mine[0]]
        if lines[result.learner] > 1:
            if result.learner not in placed:
                done.problems.append(
                    Trouble(
                        result.name,
                        result.learner,
                        msg(
                            "Several lines of the sheet fit this hand-in; it was entered into none."
                        ),
                    )
                )
            placed.add(result.learner)
            continue
        placed.add(result.learner)
        most = sheet.most(index)
        if most is not None and most != result.max_points:
            raise SubmissionError(
                msg(
                    "The sheet counts out of {sheet}, the assignment out of {assignment}. "
                    "Set the same maximum in the LMS.",
                    sheet=number(most, course.lang),
                    assignment=number(result.max_points, course.lang),
                )
            )
        if result.total is None:
            done.notes.append(
                Trouble(
                    result.name,
                    result.learner,
                    msg("Not entered: some criteria are still to grade by hand."),
                )
            )
        else:
            sheet.set_grade(index, number(result.total, course.lang))
    done.problems += [
        Trouble(result.name, result.learner, msg("No line of the sheet fits this learner."))
        for result in done.results
        if result.learner not in placed
    ]
