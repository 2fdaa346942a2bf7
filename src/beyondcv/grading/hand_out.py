"""`beyondcv prepare` and `beyondcv hand-out`: the assignment as learners get it.

What is handed out is made from the release alone, and looked at once more
before it leaves: no hidden test, no answer, nothing that somebody handed in.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beyondcv.errors import SubmissionError
from beyondcv.grading.rubric import counted_of, title_of
from beyondcv.grading.writing import aside
from beyondcv.i18n import msg, number, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Prepared", "hand_out", "prepare"]

# What the sources hold and releases must not: nbgrader's marks, and what hidden tests call.
_SECRET = ("HIDDEN TESTS", "BEGIN SOLUTION", "END SOLUTION", "points_of")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An assignment that can be handed out.

    Parameters
    ----------
    assignment, title : str
    release : pathlib.Path
    counted, read : float
        Points that the notebook counts, and that a person gives.
    archive : pathlib.Path or None
        The zip for learners.
    """

    assignment: str
    title: str
    release: Path
    counted: float
    read: float
    archive: Path | None = None


def prepare(course: Course) -> Prepared:
    """Generate the release by nbgrader, as ``nbgrader generate_assignment`` would.

    Parameters
    ----------
    course : Course

    Returns
    -------
    Prepared

    Raises
    ------
    SubmissionError
        If nbgrader cannot generate it, or it would give something away.
    """
    from nbgrader.api import Assignment

    course.release()
    release = course.notebook("release")
    _nothing_given_away(json.loads(release.read_text(encoding="utf-8")), release)
    counted = sum(counted_of(course).values())
    with course.gradebook() as gradebook:
        assignment: Any = gradebook.db.query(Assignment).filter_by(name=course.assignment).one()
        most = float(assignment.max_score)
    return Prepared(course.assignment, title_of(course), release, counted, most - counted)


def hand_out(course: Course, target: Path) -> Prepared:
    """Write one zip to give to learners: the notebook, and a page that says what to do.

    Parameters
    ----------
    course : Course
    target : pathlib.Path
        A folder, or a name that ends in ``.zip``.

    Returns
    -------
    Prepared

    Raises
    ------
    SubmissionError
        If the release would give something away.
    OSError
        If the zip cannot be written.
    """
    ready = prepare(course)
    archive = target if target.suffix == ".zip" else target / f"{course.assignment}.zip"
    _ = translator(course.lang).gettext
    files = {
        f"{course.assignment}.ipynb": ready.release.read_bytes(),
        _("READ-ME") + ".txt": _how_to(course, ready).encode("utf-8-sig"),
    }
    with aside(archive) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            # Without the day, the same assignment gives the same zip.
            entry = zipfile.ZipInfo(f"{course.assignment}/{name}", (2026, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            out.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return Prepared(
        ready.assignment, ready.title, ready.release, ready.counted, ready.read, archive
    )


def _how_to(course: Course, ready: Prepared) -> str:
    _ = translator(course.lang).gettext
    name = course.assignment
    lines = [
        ready.title,
        "=" * len(ready.title),
        "",
        _("{counted} points are counted by the notebook, {read} are given by a person.").format(
            counted=number(ready.counted, course.lang), read=number(ready.read, course.lang)
        ),
        "",
        _("You have three ways. They count the same; choose the one that suits you."),
        "",
        "1. " + _("The course’s page of this unit: fill in the form there, save profile.json."),
        "2. "
        + _(
            "JupyterLab with the course: open {name}.ipynb, menu Run, then Run All Cells. Fill "
            "in the form, save the notebook."
        ).format(name=name),
        "3. " + _("On paper or by telephone: ask the person who supports you."),
        "",
        _("Hand in one file: profile.json, the saved notebook, or the form’s take-home page."),
        _("You may hand in again: the last version counts."),
        _("You may work as Camille Exemple, a fictional person: it earns as many points."),
    ]
    return "\r\n".join(lines) + "\r\n"


def _nothing_given_away(notebook: Any, path: Path) -> None:
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        found = [word for word in _SECRET if word in source]
        if cell.get("outputs"):
            found.append("outputs")
        if found:
            raise SubmissionError(
                msg(
                    "The release {path} would give something away ({found}, cell {cell}). It was "
                    "not handed out; delete it and run “beyondcv prepare” again.",
                    path=path,
                    found=", ".join(found),
                    cell=cell["metadata"].get("nbgrader", {}).get("grade_id", "?"),
                )
            )
