"""Settings of this course: those of both courses, for the language of this folder."""

import runpy
from pathlib import Path

runpy.run_path(
    str(Path(__file__).resolve().parent.parent / "nbgrader_config.py"),
    init_globals={"get_config": get_config, "COURSE": "fr"},  # noqa: F821
)
