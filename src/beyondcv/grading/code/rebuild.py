"""The notebook that is graded is the trainer's, whatever was handed in.

nbgrader restores locked cells that it finds, but runs every other cell of a
learner's notebook too, with the trainer's rights. Here the released notebook
takes the place of the handed-in one as nbgrader's first step. Nothing of a
learner is lost: their work is ``profile.json``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

__all__ = ["RebuildFromRelease"]


class RebuildFromRelease(NbGraderPreprocessor):  # type: ignore[misc]
    """Put the release in the place of the handed-in notebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the released notebook.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The handed-in notebook, which is not looked at.
        resources : nbconvert.exporters.exporter.ResourcesDict

        Returns
        -------
        nb, resources

        Raises
        ------
        FileNotFoundError
            If the assignment was not generated in this class's folder.
        """
        names = resources["nbgrader"]
        course = self.parent.parent.coursedir
        folder = course.format_path(course.release_directory, ".", names["assignment"])
        path = Path(folder, f"{names['notebook']}.ipynb")
        return nbformat.read(path, as_version=4), resources  # type: ignore[no-untyped-call]
