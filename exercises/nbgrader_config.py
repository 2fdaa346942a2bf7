"""nbgrader's settings for both courses, ``exercises/fr`` and ``exercises/en``.

Which course is meant follows from the folder: ``exercises/fr`` or
``exercises/en``, where the two files of the same name hand over to this one.
From anywhere else (the repository's root) it is BEYONDCV_COURSE, or else French:

    nbgrader generate_assignment 03-present
    nbgrader generate_assignment 03-present --course-dir=exercises/en
    BEYONDCV_COURSE=en jupyter lab

All that a class makes stays in one folder that git ignores, ``.class/<lang>``
or ``$BEYONDCV_CLASS_DIR/<lang>``; the gradebook too, unless BEYONDCV_DB is
the address of a database.
"""

import os
from pathlib import Path

from beyondcv.grading.setup import MOODLE_NAME, SANITIZE, templates, tools_on_path, wording

HERE = Path(__file__).resolve().parent
LANG = globals().get("COURSE") or os.environ.get("BEYONDCV_COURSE") or "fr"
CLASS = Path(os.environ.get("BEYONDCV_CLASS_DIR") or HERE.parent / ".class").resolve() / LANG

# nbgrader starts `alembic` by its bare name, whether or not the environment is active.
tools_on_path()

# The exchange has to exist before nbgrader looks at it.
for folder in (CLASS / "exchange", CLASS / "cache"):
    folder.mkdir(parents=True, exist_ok=True)

c = get_config()  # noqa: F821  (nbgrader puts it there)

c.CourseDirectory.course_id = f"beyondcv-{LANG}"
c.CourseDirectory.root = str(HERE / LANG)
for step in ("release", "submitted", "autograded", "feedback", "solution", "source_with_tests"):
    setattr(c.CourseDirectory, f"{step}_directory", str(CLASS / step))
# Formgrader has to open the gradebook that `beyondcv grade` writes.
c.CourseDirectory.db_url = os.environ.get("BEYONDCV_DB") or f"sqlite:///{CLASS / 'gradebook.db'}"
# Data only: a module handed in beside the notebook would be imported instead of ours.
c.CourseDirectory.include = ["*.ipynb", "profile.json", "timestamp.txt", "submission_secret.txt"]
c.CourseDirectory.max_file_size = 2_000  # kB

c.Exchange.root = str(CLASS / "exchange")
c.Exchange.cache = str(CLASS / "cache")
# With a zone, hand-ins of the summer come out two hours wrong.
c.Exchange.timezone = "UTC"

# The graded notebook is the released one: code of the handed-in file never runs.
c.Autograde.sanitize_preprocessors = SANITIZE
c.Execute.shutdown_kernel = "immediate"
c.Execute.timeout = 60
c.Execute.extra_arguments = ["--IPKernelApp.log_level=ERROR"]
c.LimitOutput.max_lines = 200

c.ZipCollectApp.collect_directory_structure = str(
    CLASS / "{downloaded}" / "{assignment_id}" / "{collect_step}"
)
c.FileNameCollectorPlugin.named_regexp = MOODLE_NAME
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json"]

# A page that shows a learner's work asks no other host for anything.
c.HTMLExporter.extra_template_basedirs = templates()

words = wording(LANG)
c.ClearSolutions.code_stub = {"python": words.code_stub}
c.ClearSolutions.text_stub = words.text_stub
c.Validator.failed_warning = words.failed
c.Validator.changed_warning = words.changed
c.Validator.type_changed_warning = words.type_changed
c.Validator.passed_warning = words.passed
