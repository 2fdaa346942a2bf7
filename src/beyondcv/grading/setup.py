"""What ``exercises/nbgrader_config.py`` takes from the package."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from beyondcv.i18n import Lang, translator

__all__ = ["MOODLE_NAME", "SANITIZE", "Wording", "templates", "tools_on_path", "wording"]

MOODLE_NAME = r".*/(?P<student_id>[^/]+_\d+)_assignsubmission_file_?/(?P<file_id>[^/]+)$"
"""Moodle's names, for nbgrader's own ``zip_collect``; seen in Moodle 3.9 to 4.5."""

SANITIZE = [
    "beyondcv.grading.code.rebuild.RebuildFromRelease",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""nbgrader's own steps before it runs a notebook, with ours in front."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts of nbgrader's that learners see."""

    code_stub: str
    text_stub: str
    failed: str
    changed: str
    type_changed: str
    passed: str


def wording(lang: Lang) -> Wording:
    """Return nbgrader's texts in the course's language.

    Parameters
    ----------
    lang : {"fr", "en"}

    Returns
    -------
    Wording
        With nbgrader's own fields, such as ``{num_failed}``.
    """
    _ = translator(lang).gettext
    return Wording(
        code_stub="# " + _("Your answer here") + "\nraise NotImplementedError()",
        text_stub=_("Your answer here"),
        failed=_(
            "Criteria without all their points yet: {num_failed}. Read below each of them "
            "what was found and what to do next.\n"
        ),
        changed=_(
            "Locked cells whose contents have changed: {num_changed}. Download the notebook "
            "again: your work is in profile.json and stays.\n"
        ),
        type_changed=_(
            "Cells whose type has changed: {num_changed}. Download the notebook again: your "
            "work is in profile.json and stays.\n"
        ),
        passed=_("Criteria with all their points: {num_passed}.\n"),
    )


def templates() -> list[str]:
    """Return where nbconvert finds formgrader's pages: ours first, then nbgrader's own.

    Ours replaces one file, so that no page asks a host elsewhere for MathJax.

    Returns
    -------
    list of str
        For ``HTMLExporter.extra_template_basedirs``.
    """
    package = find_spec("nbgrader")
    assert package is not None
    assert package.origin is not None
    nbgraders = Path(package.origin).parent / "server_extensions" / "formgrader" / "templates"
    return [str(Path(__file__).parent / "pages" / "templates"), str(nbgraders)]


def tools_on_path() -> None:
    """Let nbgrader find the commands of this environment, ``alembic`` above all.

    Without it nbgrader's first command fails and leaves a gradebook that it
    cannot upgrade.
    """
    tools = str(Path(sys.prefix, "Scripts" if os.name == "nt" else "bin"))
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join(filter(None, (tools, os.environ.get("PATH"))))
