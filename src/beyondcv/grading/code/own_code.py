"""Hand-ins whose answers are code: rebuilt from the release, run inside the walls, then scored.

nbgrader does everything else: it restores locked cells and hidden tests before,
and records the points after.
"""

from __future__ import annotations

import builtins
import copy
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import determine_grade, is_grade, is_solution
from traitlets.log import get_logger

from beyondcv.errors import SubmissionError
from beyondcv.exercise import RESULT_MIME
from beyondcv.grading.code.answers import rebuilt, taken_out
from beyondcv.grading.code.isolation.run import Ran, run
from beyondcv.grading.code.isolation.walls import Limits, Walls, walls
from beyondcv.grading.judging import folders, stock
from beyondcv.grading.judging.direct import Done, Work
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["grade", "walls_for"]

_AFTER = [
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
_NOT_OURS = "beyondcv.grading.code.rebuild.RebuildFromRelease"


def walls_for(course: Course) -> Walls:
    """Return where this course's hand-ins may run.

    Raises
    ------
    SubmissionError
        If nowhere.
    """
    return walls((course.class_dir, course.directory("source")))


def grade(
    course: Course,
    works: Iterable[Work],
    say: Callable[[Work, Message], None],
    limits: Limits | None = None,
) -> Iterator[list[Done]]:
    """Grade hand-ins; see `beyondcv.grading.judging.direct.grade`.

    Parameters
    ----------
    course : Course
    works : iterable of Work
        Whose profiles come from `beyondcv.grading.code.answers.answers_in`.
    say : callable
        Told what is worth knowing of a hand-in.
    limits : Limits, optional
    """
    way = walls_for(course)
    release = json.loads(course.notebook("release").read_bytes())
    beside = _beside(course)
    for work in works:
        try:
            yield [_one(course, work, release, beside, way, limits or _limits(course), say)]
        except OSError:
            raise
        except Exception as error:
            get_logger().exception("%s", work.learner.id)
            yield [Done(work.key, error)]


def _limits(course: Course) -> Limits:
    usual = Limits()
    asked = course.config.Execute.get("timeout")
    return replace(usual, cell=asked) if isinstance(asked, int) and asked > 0 else usual


def _one(
    course: Course,
    work: Work,
    release: Mapping[str, Any],
    beside: Mapping[str, bytes],
    way: Walls,
    limits: Limits,
    say: Callable[[Work, Message], None],
) -> Done:
    profile = work.profile()
    answers, added = taken_out(profile)
    files = dict(beside)
    if dumps(profile) != dumps(Profile()):
        files["profile.json"] = dumps(profile).encode()
    # Rules on days read the hand-in's there.
    files["timestamp.txt"] = folders.stamp(work.time)
    notebook = json.dumps(rebuilt(release, answers), ensure_ascii=False, indent=1)
    folders.put(
        course.directory("submitted", work.learner.id),
        {
            **files,
            f"{course.assignment}.ipynb": notebook.encode(),
        },
    )
    shown = {_id(cell): "".join(cell["source"]) for cell in release["cells"]}
    ran: list[Ran | SubmissionError] = []

    class RunInside(NbGraderPreprocessor):  # type: ignore[misc]
        """Run the notebook inside the walls, in the place of nbgrader's own step."""

        def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
            """Fill in the outputs."""
            theirs = [n for n, cell in enumerate(nb.cells) if _is_theirs(cell)]
            try:
                ran.append(run(way, nb, theirs, files, limits))
            except SubmissionError as error:
                ran.append(error)
                raise ValueError from None
            _fill(nb, ran[-1], shown)
            return nb, resources

    config = copy.deepcopy(course.config)
    before = [step for step in config.Autograde.sanitize_preprocessors if step != _NOT_OURS]
    config.Autograde.sanitize_preprocessors = before
    config.Autograde.autograde_preprocessors = [RunInside, *_AFTER]
    try:
        judged = stock.autograde(replace(course, config=config), work)
    except SubmissionError:
        if ran and isinstance(ran[-1], SubmissionError):
            raise ran[-1] from None
        raise
    if added:
        say(work, msg("Cells that are not of the assignment were left out: {count}.", count=added))
    if ran and isinstance(ran[-1], Ran):
        for place, why in ran[-1].stopped.items():
            say(work, _why(_name(release, place), why))
        if not ran[-1].honest:
            say(work, msg("At the end its code made failing tests pass: its points stay open."))
    return Done(work.key, None, judged)


def _beside(course: Course) -> dict[str, bytes]:
    """Return the files that the assignment gives to learners."""
    folder = course.directory("release")
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.suffix != ".ipynb" and not path.name.startswith(".")
    }


def _is_theirs(cell: Any) -> bool:
    return bool(cell.cell_type == "code" and is_solution(cell))


def _fill(notebook: Any, ran: Any, shown: Mapping[str, str]) -> None:
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        cell.outputs = [nbformat.from_dict(output) for output in ran.outputs.get(place, [])]  # type: ignore[no-untyped-call]
        cell.execution_count = ran.counts.get(place)
        if is_grade(cell) and not is_solution(cell):
            cell.outputs.append(_result(cell, shown, honest=ran.honest))


def _result(cell: Any, shown: Mapping[str, str], *, honest: bool) -> Any:
    """Return what feedback is made from, for a test cell."""
    try:
        points, most = determine_grade(cell)
    except (ValueError, KeyError):
        # More points than there are: it was not the test that said so.
        cell.outputs = [_error("Stopped", "points")]
        points, most = determine_grade(cell)
    errors = [output for output in cell.outputs if output.output_type == "error"]
    found = _found(errors[0], shown.get(cell.metadata.nbgrader.grade_id, "")) if errors else ""
    status = "passed" if points == most else "failed"
    data = {
        "id": cell.metadata.nbgrader.grade_id,
        "status": status if honest else "error",
        "points": points,
        "max_points": most,
        "title": cell.metadata.nbgrader.grade_id,
        "found": found,
        "expected": "",
        "hint": "",
    }
    return nbformat.from_dict(  # type: ignore[no-untyped-call]
        {"output_type": "display_data", "metadata": {}, "data": {RESULT_MIME: data}}
    )


def _found(error: Any, test: str) -> str:
    """Return an error's name, and its text if the test that learners see says it.

    Any other text may be a hidden test, read by the learner's code.
    """
    name = error.ename if error.ename in (*dir(builtins), "Stopped") else "Error"
    text = error.evalue.strip()
    return f"{name}: {text}" if text and text in test else str(name)


def _error(name: str, value: str) -> Any:
    return nbformat.from_dict(  # type: ignore[no-untyped-call]
        {"output_type": "error", "ename": name, "evalue": value, "traceback": []}
    )


def _name(release: Mapping[str, Any], place: int) -> str:
    try:
        cell = release["cells"][place]
    except IndexError:
        return str(place)
    return _id(cell) or str(place)


def _id(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id") or "")


def _why(cell: str, why: str) -> Message:
    reasons = {
        "time": msg("it took too long"),
        "memory": msg("it took too much memory"),
        "output": msg("it wrote too much"),
        "tests": msg("after it, failing tests no longer failed"),
        "ended": msg("it ended the program that ran it"),
    }
    return msg(
        "Its cell {cell} was stopped ({reason}) and left out; the others were run without it.",
        cell=cell,
        reason=reasons[why],
    )
