"""Grades into the LMS's own sheet: only final ones, by the sheet's own maximum."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Trouble
from beyondcv.grading.grade_rows import Marked
from beyondcv.grading.people.matching import Ids
from beyondcv.grading.people.roster import Sheet
from beyondcv.grading.results import Result
from beyondcv.grading.rubric import most_of
from beyondcv.grading.standing import Standing, Status
from beyondcv.i18n import Lang, Message, msg, number

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["entered", "other_maximum"]

_ABSENT = msg("Not entered: nothing was handed in.")
_LOST = msg("Not entered: what was graded cannot be read back.")
_WITHOUT = {
    Status.UNREADABLE: msg("Not entered: no file of theirs can be read."),
    Status.ASKED: msg("Not entered: something about their file is to be settled first."),
    Status.MISSING: _ABSENT,
    Status.NOTHING: msg("Not entered: nothing of this unit was handed in."),
    Status.RECEIVED: msg("Not entered: their file was read, and is not graded yet."),
    Status.WAITING: _LOST,
    Status.CORRECT: _LOST,
    Status.AGAIN: _LOST,
    Status.GRADED: _LOST,
}
"""Why somebody without a result gets nothing."""


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
    sheet: Sheet,
    results: Sequence[Result],
    lang: Lang,
    *,
    scale: bool,
    others: Sequence[Standing] = (),
    names: Mapping[str, str] | None = None,
) -> tuple[list[Trouble], list[Trouble]]:
    """Enter final totals into a sheet.

    Parameters
    ----------
    sheet : Sheet
        Is changed, in its cells for grades alone.
    results : sequence of Result
    lang : {"fr", "en"}
        The course's: how numbers are written in what is said. The sheet's are its own.
    scale : bool
        Whether a grade is to be counted out of the sheet's maximum, where that is
        another one than the assignment's.
    others : sequence of Standing
        Those who get nothing: a grade of theirs that the sheet holds already stays,
        since Moodle keeps its own where a cell is empty, and that is said.
    names : mapping of str to str, optional
        What people are called, by id.

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
    shown = {one.learner: one.name for one in results} | dict(names or {})
    mark, filled, why = sheet.decimal_mark, set(), {}
    places = _places(sheet, results, shown, problems)
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
            why[index] = Trouble(shown[result.learner], result.learner, _why_not(result))
            continue
        grade = result.total
        if most is not None and result.max_points:
            grade = grade * most / result.max_points
        sheet.set_grade(index, _written(grade, mark))
        filled.add(index)
    _untouched(sheet, filled, _others_why(sheet, results, others) | why, problems, notes)
    if scale and results and (other := _others(sheet, results[0].max_points)):
        message = msg(
            "Grades were scaled: {assignment} points are {sheet} in the sheet.",
            assignment=number(results[0].max_points, lang),
            sheet=number(other[0], lang),
        )
        notes.append(Trouble("", "", message))
    return problems, notes


def _untouched(
    sheet: Sheet,
    filled: Collection[int],
    why: Mapping[int, Trouble],
    problems: list[Trouble],
    notes: list[Trouble],
) -> None:
    """Say of each line without a new grade why, and which old one still stands there."""
    for index, person in enumerate(sheet.people()):
        if index in filled:
            continue
        one = why.get(index)
        grade = sheet.grade(index)
        if not grade:
            if one is not None and one.message != _ABSENT:
                notes.append(one)
            continue
        message = msg(
            "{why} The sheet already held {grade} for them. It was not touched, and Moodle keeps "
            "its own grade where a cell is empty: look whether it is still right.",
            why=one.message if one else msg("Nothing was entered into this line."),
            grade=grade,
        )
        # Who handed in nothing may well have been given that by a person.
        told = notes if one is not None and one.message == _ABSENT else problems
        told.append(Trouble(one.file if one else person.name, one.learner if one else "", message))


def _others_why(
    sheet: Sheet, results: Sequence[Result], others: Sequence[Standing]
) -> dict[int, Trouble]:
    """Return why nothing is entered for those without points, by their line.

    A number or a code says whose line it is. A name says so of who handed in nothing
    only if no more lines bear it than people of that name handed in nothing.
    """
    by_id = {one.learner: one for one in others if one.learner}
    ids = Ids([*by_id, *(one.learner for one in results)])
    absent = [one for one in others if not one.learner]
    marks, named = Ids(one.mark for one in absent), Counter(one.name for one in absent)
    found, free = {}, defaultdict(list)
    for index, person in enumerate(sheet.people()):
        mine, name = ids.of(person), person.name or person.number
        if len(mine) == 1 and mine[0] in by_id:
            one = by_id[mine[0]]
            found[index] = Trouble(one.shown, one.learner, _WITHOUT[one.status])
        elif not mine and marks.own(person):
            found[index] = Trouble(name, "", _ABSENT)
            named[name] -= 1
        elif not mine:
            free[name].append(index)
    for name, lines in free.items():
        if len(lines) <= named[name]:
            found |= {index: Trouble(name, "", _ABSENT) for index in lines}
    return found


def _places(
    sheet: Sheet, results: Sequence[Result], shown: Mapping[str, str], problems: list[Trouble]
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
            placed.update(mine)
        if len(mine) != 1:
            continue
        result = by_id[mine[0]]
        if lines[result.learner] == 1:
            places.append((index, result))
        elif result.learner not in placed:
            message = msg("Several lines of the sheet fit this hand-in; it was entered into none.")
            problems.append(Trouble(shown[result.learner], result.learner, message))
        placed.add(result.learner)
    problems += [
        Trouble(
            shown[result.learner], result.learner, msg("No line of the sheet fits this learner.")
        )
        for result in results
        if result.learner not in placed
    ]
    return places


def _why_not(result: Result) -> Message:
    if result.marked is Marked.WAITING:
        return msg("Not entered: some criteria are still to grade by hand.")
    if result.marked is Marked.CORRECT:
        return msg("Not entered: some points are to be corrected first.")
    return msg("Not entered: the work has changed since its points were given. Read it again.")


def _others(sheet: Sheet, most: float) -> list[float]:
    """Return the maxima of a sheet's lines that are not the assignment's."""
    found = (sheet.most(index) for index in range(len(sheet.people())))
    return [one for one in found if one is not None and one != most]


def _written(grade: float, mark: str) -> str:
    """Return a grade without a mark between thousands, which no import reads."""
    text = f"{grade:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", mark)
