"""Grades into the LMS's own sheet: only final ones, by the sheet's own maximum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Trouble
from beyondcv.grading.people.matching import Ids
from beyondcv.grading.people.roster import Sheet
from beyondcv.grading.results import Result
from beyondcv.grading.rubric import most_of
from beyondcv.i18n import Lang, Message, msg, number

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["entered", "other_maximum"]


def other_maximum(course: Course, sheet: Sheet) -> Trouble | None:
    """Return what to say of a sheet that counts out of something else than the assignment.

    Said while grading: once marks are given it is late to change Moodle's settings.

    Parameters
    ----------
    course : Course
    sheet : Sheet
    """
    most = most_of(course)
    other = _others(sheet, most)
    if not other:
        return None
    message = msg(
        "The list counts out of {sheet}, the assignment out of {assignment}. Set the maximum "
        "grade to {assignment} in Moodle’s settings of the assignment before you give grades "
        "back, or have them scaled: “beyondcv return --scale”.",
        sheet=number(other[0], course.lang),
        assignment=number(most, course.lang),
    )
    return Trouble("", "", message)


def entered(
    sheet: Sheet, results: Sequence[Result], lang: Lang, *, scale: bool
) -> tuple[list[Trouble], list[Trouble]]:
    """Enter final totals into a sheet.

    Parameters
    ----------
    sheet : Sheet
        Is changed, in its cells for grades alone.
    results : sequence of Result
    lang : {"fr", "en"}
        The course's: how numbers are written.
    scale : bool
        Whether a grade is to be counted out of the sheet's maximum, where that is
        another one than the assignment's.

    Returns
    -------
    problems, notes : list of Trouble

    Raises
    ------
    SubmissionError
        If the sheet takes no grades, or counts otherwise and nothing is to be scaled.
    """
    if not sheet.has_grades:
        raise SubmissionError(
            msg("The sheet has no column “Grade” (in French “Note”). Take Moodle’s grading sheet.")
        )
    problems: list[Trouble] = []
    notes: list[Trouble] = []
    places = _places(sheet, results, problems)
    for index, result in places:
        most = sheet.most(index)
        if most is not None and most != result.max_points and not scale:
            raise SubmissionError(
                msg(
                    "The sheet counts out of {sheet}, the assignment out of {assignment}. Set the "
                    "same maximum in the LMS and take its sheet again, or have grades scaled: "
                    "--scale.",
                    sheet=number(most, lang),
                    assignment=number(result.max_points, lang),
                )
            )
        if result.total is None:
            notes.append(Trouble(result.name, result.learner, _why_not(result)))
            continue
        grade = result.total
        if most is not None and result.max_points:
            grade = grade * most / result.max_points
        sheet.set_grade(index, _written(grade, lang))
    if scale and results and (other := _others(sheet, results[0].max_points)):
        message = msg(
            "Grades were scaled: {assignment} points are {sheet} in the sheet.",
            assignment=number(results[0].max_points, lang),
            sheet=number(other[0], lang),
        )
        notes.append(Trouble("", "", message))
    return problems, notes


def _places(
    sheet: Sheet, results: Sequence[Result], problems: list[Trouble]
) -> list[tuple[int, Result]]:
    """Return the line of each learner who has one, and one alone."""
    placed, places = set(), []
    by_id = {result.learner: result for result in results}
    ids = Ids(by_id)
    people = sheet.people()
    fits = [ids.of(person) for person in people]
    lines = Counter(id for some in fits for id in some)
    for index, (person, mine) in enumerate(zip(people, fits, strict=True)):
        if len(mine) > 1:
            message = msg("Several hand-ins fit this line of the sheet; none was entered.")
            problems.append(Trouble(person.name, "", message))
        if len(mine) != 1:
            continue
        result = by_id[mine[0]]
        if lines[result.learner] == 1:
            places.append((index, result))
        elif result.learner not in placed:
            message = msg("Several lines of the sheet fit this hand-in; it was entered into none.")
            problems.append(Trouble(result.name, result.learner, message))
        placed.add(result.learner)
    problems += [
        Trouble(result.name, result.learner, msg("No line of the sheet fits this learner."))
        for result in results
        if result.learner not in placed
    ]
    return places


def _why_not(result: Result) -> Message:
    if any(line.points is None and not line.odd for line in result.criteria):
        return msg("Not entered: some criteria are still to grade by hand.")
    if any(line.review for line in result.criteria):
        return msg("Not entered: the work has changed since its points were given. Read it again.")
    return msg("Not entered: some points are to be corrected first.")


def _others(sheet: Sheet, most: float) -> list[float]:
    """Return the maxima of a sheet's lines that are not the assignment's."""
    found = (sheet.most(index) for index in range(len(sheet.people())))
    return [one for one in found if one is not None and one != most]


def _written(grade: float, lang: Lang) -> str:
    """Return a grade without a mark between thousands, which no import reads."""
    text = f"{grade:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "fr" else text
