"""The group picture: what a whole group misses, and how it moves from unit to unit.

Nobody can be found in it, not by subtraction either:

- under `SMALLEST` learners there is no picture at all;
- who has all points of a criterion and who has not are two groups, and a number
  is shown only if both have `SMALLEST` learners; else only which of them is the
  small one, and that in groups of twice `SMALLEST` alone, where it says nothing
  finer than "fewer than five";
- means are rounded to ten per cent, so that they do not give a number away;
- an assignment is compared only if those who did it and are not compared are
  none, or at least `SMALLEST`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from beyondcv.grading.pages.paper import document, para, table, text
from beyondcv.grading.results import Result
from beyondcv.i18n import Lang, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["SMALLEST", "Missed", "Step", "missed", "page", "progress", "shares"]

SMALLEST = 5
"""Fewest people that a number may be about."""


@dataclass(frozen=True, slots=True)
class Missed:
    """How many of a group lack points of one criterion.

    Parameters
    ----------
    title : str
    people : int
        Whose points are known; 0 if there are too few of them.
    count : int or None
        Of those who lack points; None: it is not shown.
    few, most : bool
        Whether fewer than `SMALLEST` lack points, or all but fewer than that.
    """

    title: str
    people: int
    count: int | None = None
    few: bool = False
    most: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A group's mean share of the counted points in one assignment, in tenths."""

    assignment: str
    tenths: int


def missed(results: Iterable[Result]) -> list[Missed]:
    """Return the criteria of an assignment, the most missed first.

    Parameters
    ----------
    results : iterable of Result
    """
    titles: dict[str, str] = {}
    people: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    for result in results:
        for line in result.criteria:
            titles.setdefault(line.id, line.title)
            if line.final is not None:
                people[line.id] += 1
                lacking[line.id] += line.final < line.max_points
    lines = [_missed(titles[id], people[id], lacking[id]) for id in titles]
    return sorted(lines, key=_rank)


def _missed(title: str, people: int, lacking: int) -> Missed:
    if people < 2 * SMALLEST:
        return Missed(title, 0)
    if lacking < SMALLEST:
        return Missed(title, people, few=True)
    if people - lacking < SMALLEST:
        return Missed(title, people, most=True)
    return Missed(title, people, lacking)


def _rank(line: Missed) -> float:
    """Order by what is shown, so that the order says nothing more."""
    if not line.people:
        return 2.0
    if line.most:
        return -1.0
    return 1.0 if line.few else -(line.count or 0) / line.people


def shares(course: Course) -> dict[str, dict[str, float]]:
    """Return each learner's share of the counted points, by assignment.

    Parameters
    ----------
    course : Course
        Any assignment of it.

    Returns
    -------
    dict of str to dict of str to float
        By assignment, then by learner; without those some of whose criteria
        could not be judged.
    """
    from nbgrader.api import Assignment, Grade, GradeCell, SubmittedAssignment, SubmittedNotebook

    points = func.coalesce(Grade.manual_score, Grade.auto_score)
    asked = (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            func.sum(points),
            func.sum(GradeCell.max_score),
            func.count(Grade.id) - func.count(points),
        )
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .group_by(Assignment.name, SubmittedAssignment.student_id)
    )
    found: dict[str, dict[str, float]] = {}
    with course.gradebook() as gradebook:
        for name, learner, given, most, unknown in gradebook.db.execute(asked):
            if not unknown and most:
                found.setdefault(name, {})[learner] = given / most
    return {name: _by_person(some) for name, some in found.items()}


def _by_person(some: Mapping[str, float]) -> dict[str, float]:
    """Name learners alike in all assignments: Moodle numbers them anew in each."""
    short = {id: id.rpartition("_")[0] if id.rpartition("_")[2].isdigit() else id for id in some}
    used = Counter(short.values())
    return {short[id] if used[short[id]] == 1 else id: value for id, value in some.items()}


def progress(found: Mapping[str, Mapping[str, float]], assignment: str) -> list[Step]:
    """Return how the same learners did in several assignments, in the course's order.

    Parameters
    ----------
    found : mapping of str to mapping
        What `shares` returns.
    assignment : str
        The one that the picture is about.

    Returns
    -------
    list of Step
        Empty if fewer than two assignments can be compared.
    """
    group = set(found.get(assignment, ()))
    if len(group) < SMALLEST:
        return []
    chosen = [assignment]
    others = [name for name in found if name != assignment]
    for name in sorted(others, key=lambda name: (-len(group & found[name].keys()), name)):
        both = group & found[name].keys()
        if len(both) >= SMALLEST:
            group = both
            chosen.append(name)
    # Who is in an assignment but not in the group could be worked out if they were few.
    left = {name: len(found[name]) - len(group) for name in chosen}
    shown = [name for name in sorted(chosen) if left[name] == 0 or left[name] >= SMALLEST]
    if assignment not in shown or len(shown) < 2:
        return []
    return [
        Step(name, round(10 * sum(found[name][id] for id in group) / len(group))) for name in shown
    ]


def page(results: Sequence[Result], steps: Sequence[Step], title: str, lang: Lang) -> str:
    """Return the picture as a self-contained HTML page.

    Parameters
    ----------
    results : sequence of Result
    steps : sequence of Step
    title : str
        The assignment's.
    lang : {"fr", "en"}
    """
    _ = translator(lang).gettext
    head = _("The group · {title}").format(title=title)
    if len(results) < SMALLEST:
        few = _("Fewer than {smallest} people: no picture, since it would show who they are.")
        return document(head, lang, para(few.format(smallest=SMALLEST)))
    rows = [(text(line.title), _cell(line, lang)) for line in missed(results)]
    body = table(
        _("Criteria, the most missed first"),
        (_("Criterion"), _("Without all its points")),
        rows,
    )
    if steps:
        known = ((text(step.assignment), _share(step.tenths, lang)) for step in steps)
        units = _("From unit to unit")
        body += f"<h2>{text(units)}</h2>\n" + table(
            _("The same people in each; mean share of the counted points"),
            (_("Unit"), _("About")),
            known,
        )
    how = _(
        "A number is shown only where it is about {smallest} people or more, and those whom it "
        "is not about are as many. Means are rounded to ten per cent. Show one state of this "
        "page only: two of different days, set side by side, may say something about one person."
    ).format(smallest=SMALLEST)
    return document(head, lang, body + para(how))


def _cell(line: Missed, lang: Lang) -> str:
    _ = translator(lang).gettext
    if not line.people:
        return text(_("not shown"))
    if line.few:
        return text(_("fewer than {smallest}").format(smallest=SMALLEST))
    if line.most:
        return text(_("all but fewer than {smallest}").format(smallest=SMALLEST))
    said = _("{count} of {people}").format(
        count=number(line.count or 0, lang), people=number(line.people, lang)
    )
    return _meter((line.count or 0) / line.people, said)


def _share(tenths: int, lang: Lang) -> str:
    said = translator(lang).gettext("{share}%").format(share=number(10 * tenths, lang))
    return _meter(tenths / 10, said)


def _meter(share: float, said: str) -> str:
    # The words say it; the bar is for the eye.
    return f'{text(said)} <meter value="{share:.2f}" aria-hidden="true"></meter>'
