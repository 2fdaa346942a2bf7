"""This course's settings: those of both courses, for this folder's language."""

import runpy
from pathlib import Path

runpy.run_path(
    str(Path(__file__).resolve().parent.parent / "nbgrader_config.py"),
    init_globals={"get_config": get_config, "COURSE": "en"},  # noqa: F821
)
