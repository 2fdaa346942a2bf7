"""The autograded notebook that nbgrader would write, with room for the outputs.

nbgrader's own first half (the released notebook in place of the handed-in one,
hidden tests back in, metadata checked) is the same for every learner: it runs
once for a batch.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from beyondcv.errors import SubmissionError
from beyondcv.grading.judging.judge import Judged
from beyondcv.grading.judging.plan import Step, steps_of
from beyondcv.grading.writing import expect_room
from beyondcv.i18n import msg

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Template", "template_of"]


@dataclass(frozen=True)
class Template:
    """A notebook to fill in.

    Parameters
    ----------
    notebook : dict
        As nbformat writes it: sources split into lines, no outputs.
    release : bytes
        The released notebook, which stands for the handed-in one.
    steps : tuple of Step
    """

    notebook: dict[str, Any]
    release: bytes
    steps: tuple[Step, ...]

    def filled(self, judged: Judged) -> str:
        """Return the notebook's text with a learner's outputs."""
        cells = list(self.notebook["cells"])
        for step in self.steps:
            cells[step.cell] = cells[step.cell] | {
                "outputs": [_split(output) for output in judged.outputs[step.cell]],
                "execution_count": step.count,
            }
        whole = self.notebook | {"cells": cells}
        # As nbformat writes it.
        text = json.dumps(
            whole, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": ")
        )
        return text + "\n"


def template_of(course: Course) -> Template:
    """Return the course's notebook as nbgrader prepares it for grading.

    Parameters
    ----------
    course : Course
        With its release generated.

    Raises
    ------
    KernelNeededError
        If its cells need a kernel.
    SubmissionError
        If nbgrader cannot prepare it.
    """
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException

    path = course.notebook("release")
    converter = Autograde(coursedir=course.coursedir("."), config=course.config)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    converter._init_preprocessors()
    names = {
        "student": ".",
        "assignment": course.assignment,
        "notebook": course.assignment,
        "db_url": course.coursedir().db_url,
    }
    resources = {"unique_key": course.assignment, "nbgrader": names}
    try:
        text, _resources = converter.exporter.from_filename(str(path), resources=resources)
    except (NbGraderException, ValueError, RuntimeError, OSError) as error:
        expect_room(path)
        raise SubmissionError(
            msg("nbgrader could not prepare {name} ({reason}).", name=path.name, reason=error)
        ) from None
    notebook = json.loads(text)
    steps = steps_of([{**cell, "source": "".join(cell["source"])} for cell in notebook["cells"]])
    notebook["metadata"]["language_info"] = _language()
    return Template(notebook, path.read_bytes(), steps)


def _language() -> dict[str, Any]:
    """Return what a kernel of this environment says of its language."""
    from ipykernel.ipkernel import IPythonKernel

    return copy.deepcopy(IPythonKernel.language_info)


def _split(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output as nbformat writes it: texts split into lines."""
    data = {
        kind: value.splitlines(keepends=True) if isinstance(value, str) else value
        for kind, value in output["data"].items()
    }
    return output | {"data": data}
