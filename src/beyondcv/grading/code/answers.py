"""Assignments in which learners write code: their answers, and nothing else of their notebook.

The graded notebook is the released one. Only what stands in a learner's answer
cells is put back, each found by its ``grade_id``; locked cells, tests, metadata
and added cells of theirs are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from beyondcv.errors import BeyondCVError, SubmissionError
from beyondcv.exercise import visible
from beyondcv.grading.handins.extract import notebook_in, profile_of
from beyondcv.i18n import msg
from beyondcv.profile import Profile, dumps

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["answer_cells", "answers_in", "rebuilt", "taken_out"]

_KEY = "notebook"
_LONGEST = 100_000
# Every sign that Markdown, HTML or a formula could take for its own.
_SPELLED = {code: f"&#{code};" for code in range(33, 127) if not chr(code).isalnum()}


def answer_cells(course: Course) -> frozenset[str]:
    """Return the ids of the cells that learners fill in.

    Parameters
    ----------
    course : Course

    Returns
    -------
    frozenset of str
        Empty for the assignments of this course, whose answers stand in ``profile.json``.
    """
    notebook = json.loads(course.notebook("source").read_bytes())
    marks = (cell.get("metadata", {}).get("nbgrader", {}) for cell in notebook["cells"])
    return frozenset(str(mark["grade_id"]) for mark in marks if mark.get("solution"))


def answers_in(data: bytes, ids: Set[str]) -> Profile:
    """Read the answers in a handed-in notebook.

    Parameters
    ----------
    data : bytes
    ids : set of str
        What `answer_cells` says.

    Returns
    -------
    Profile
        The one that the notebook carries, if any; the answers travel along
        until `taken_out` takes them.

    Raises
    ------
    SubmissionError
        If it is no notebook of this assignment, or too long.
    """
    notebook = notebook_in(data)
    if notebook is None:
        raise SubmissionError(msg("This assignment is a notebook. Ask for the .ipynb file."))
    answers: dict[str, str] = {}
    added = 0
    for cell in notebook["cells"]:
        id = _grade_id(cell)
        if id in ids and id not in answers:
            answers[id] = _source(cell)[:_LONGEST]
        elif (not id and isinstance(cell, dict) and cell.get("cell_type") == "code") or id in ids:
            added += 1
    if not answers:
        raise SubmissionError(
            msg("This notebook holds no answer cell of this assignment. Ask for the right one.")
        )
    profile = Profile()
    with suppress(BeyondCVError):
        profile = profile_of(notebook)
    profile.course.extra[_KEY] = {"answers": answers, "added": added}
    dumps(profile)  # refuses what is too large to be set aside
    return profile


def taken_out(profile: Profile) -> tuple[dict[str, str], int]:
    """Take the answers out of a profile that `answers_in` returned.

    Returns
    -------
    answers : dict of str to str
        By ``grade_id``.
    added : int
        How many cells of the learner's were left out.
    """
    held = profile.course.extra.pop(_KEY, {})
    return dict(held.get("answers", {})), int(held.get("added", 0))


def rebuilt(release: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """Return the released notebook with the answers in their cells.

    Answers in words stand as text: no HTML, link, picture or formula in them.

    Parameters
    ----------
    release : dict
        As JSON reads it.
    answers : mapping of str to str
    """
    notebook = deepcopy(dict(release))
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        answer = answers.get(mark.get("grade_id", ""))
        if not mark.get("solution") or answer is None or answer == "".join(cell["source"]):
            continue
        if cell["cell_type"] == "code":
            cell["source"] = answer
        else:
            lines = visible(answer).translate(_SPELLED).split("\n")
            cell["source"] = "<p>" + "<br>".join(lines) + "</p>"
    return notebook


def _grade_id(cell: Any) -> str:
    match cell:
        case {"metadata": {"nbgrader": {"grade_id": str(id)}}}:
            return id
    return ""


def _source(cell: Mapping[str, Any]) -> str:
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(map(str, source))
    return str(source or "").encode("utf-8", "replace").decode("utf-8")
