"""A course of nbgrader's, opened with the same settings as nbgrader's own commands."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from beyondcv.errors import SubmissionError
from beyondcv.grading import database, writing
from beyondcv.grading.setup import tools_on_path
from beyondcv.i18n import Lang, as_lang, msg

__all__ = ["Course", "first_assignment", "logged", "one_engine", "open_course"]


@dataclass(frozen=True)
class Course:
    """One language's course, and one assignment in it.

    Parameters
    ----------
    lang : {"fr", "en"}
        Language of what learners read.
    assignment : str
        ``"03-present"``; also the name of its one notebook.
    config : traitlets.config.Config
        What ``nbgrader_config.py`` of the folder says.
    """

    lang: Lang
    assignment: str
    config: Any

    def directory(self, step: str, student: str = ".") -> Path:
        """Return nbgrader's folder of a step: ``"release"``, ``"submitted"`` and so on."""
        where = self._where
        return Path(
            where.format_path(getattr(where, f"{step}_directory"), student, self.assignment)
        )

    def notebook(self, step: str, student: str = ".") -> Path:
        """Return the path of the assignment's notebook in a step."""
        return self.directory(step, student) / f"{self.assignment}.ipynb"

    @cached_property
    def _where(self) -> Any:
        return self.coursedir()

    def coursedir(self, student: str = "*") -> Any:
        """Return nbgrader's own view of the folder."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(
            config=self.config, assignment_id=self.assignment, student_id=student
        )

    @property
    def class_dir(self) -> Path:
        """The folder of everything that this class makes."""
        return Path(self.config.CourseDirectory.release_directory).parent

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open nbgrader's gradebook.

        Raises
        ------
        SubmissionError
            If its database refuses.
        """
        from nbgrader.api import Gradebook

        url = self._where.db_url
        with database.troubles(url), Gradebook(url, self._where.course_id) as gradebook:
            yield gradebook

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second run out of the class's folder.

        Raises
        ------
        SubmissionError
            If another run is at work there, or the gradebook's server is away.
        """
        from filelock import FileLock, Timeout

        self.class_dir.mkdir(parents=True, exist_ok=True)
        path = self.class_dir / "grading.lock"
        try:
            with (
                FileLock(path, timeout=0),
                database.held(self._where.db_url, self._where.course_id),
            ):
                yield
        except Timeout:
            raise SubmissionError(
                msg(
                    "Another run is grading this class right now ({path} is held). Wait until it "
                    "ends, then run this command again.",
                    path=path,
                )
            ) from None

    def expect_gradebook(self) -> None:
        """Refuse to go on with an empty gradebook where the class's own stands elsewhere.

        Raises
        ------
        SubmissionError
            If hand-ins were graded, and the class's folder holds no gradebook.
        """
        lists = (self.class_dir / "handed-in").glob("*.jsonl")
        if any(map(_tells_of_grades, lists)) and not database.there(self._where.db_url):
            raise SubmissionError(
                msg(
                    "This class was graded, and its gradebook {name} is not there. If it is on a "
                    "server, name it with --db or BEYONDCV_DB.",
                    name=database.shown(self._where.db_url),
                )
            )

    def release(self) -> None:
        """Generate the assignment if this class does not have it, or has an older one.

        Raises
        ------
        SubmissionError
            If nbgrader cannot generate it.
        """
        from nbgrader.converters import GenerateAssignment
        from nbgrader.converters.base import NbGraderException

        source, target = self.notebook("source"), self.notebook("release")
        fresh = target.exists() and target.stat().st_mtime >= source.stat().st_mtime
        if fresh and self._is_in_gradebook():
            return
        converter = GenerateAssignment(
            coursedir=self.coursedir("."), config=self.config, force=True
        )
        try:
            with logged(self.class_dir):
                converter.start()
        except (NbGraderException, SystemExit):
            writing.expect_room(target)
            raise SubmissionError(
                msg(
                    "nbgrader could not generate {name}; the reason stands in {log}.",
                    name=self.assignment,
                    log=self.class_dir / "grading.log",
                )
            ) from None

    def _is_in_gradebook(self) -> bool:
        from nbgrader.api import Assignment

        with self.gradebook() as gradebook:
            named = gradebook.db.query(Assignment).filter(Assignment.name == self.assignment)
            return bool(named.count())


def open_course(path: Path, assignment: str, db: str | None = None) -> Course:
    """Open a course directory.

    Parameters
    ----------
    path : pathlib.Path
        ``exercises/fr`` or ``exercises/en``.
    assignment : str
    db : str, optional
        Address of the database that holds the gradebook; as the course's
        settings say by default.

    Returns
    -------
    Course

    Raises
    ------
    SubmissionError
        If there is no such course or assignment, or no such kind of database.
    """
    from traitlets.config.loader import PyFileConfigLoader

    tools_on_path()
    path = path.resolve()
    try:
        lang: Lang | None = as_lang(path.name)
    except ValueError:
        lang = None
    if lang is None or not (path / "nbgrader_config.py").is_file():
        raise SubmissionError(
            msg("{path} is not a course: expected exercises/fr or exercises/en.", path=path)
        )
    config = PyFileConfigLoader("nbgrader_config.py", str(path)).load_config()
    config.CourseDirectory.db_url = database.address(db or config.CourseDirectory.db_url)
    course = Course(lang, assignment, config)
    if not course.notebook("source").is_file():
        found = sorted(p.name for p in (path / "source").iterdir() if p.is_dir())
        raise SubmissionError(
            msg(
                "The course has no assignment {name}; it has: {found}.",
                name=assignment,
                found=", ".join(found),
            )
        )
    return course


def _tells_of_grades(path: Path) -> bool:
    """Return whether a list of hand-ins names one that was graded: not all that came were."""
    for line in path.read_bytes().splitlines():
        try:
            if not json.loads(line).get("kind"):
                return True
        except (ValueError, AttributeError):
            # Damaged, or torn off: whoever reads the list says so.
            return True
    return False


def first_assignment(path: Path) -> str:
    """Return any assignment of a course, for what concerns the whole class."""
    found = (item.parent.name for item in sorted(path.glob("source/*/*.ipynb")))
    return next(found, "")


@contextmanager
def logged(folder: Path) -> Iterator[None]:
    """Send what nbgrader has to say to ``grading.log`` of the class, not to the screen."""
    import traitlets.log
    from sqlalchemy.exc import SAWarning

    log = traitlets.log.get_logger()
    assert isinstance(log, logging.Logger)
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(folder / "grading.log", encoding="utf-8")
    # A log that has no room any more is no reason to stop; what needs room says so itself.
    handler.handleError = lambda record: None  # type: ignore[method-assign]
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    before = log.handlers[:], log.propagate, log.level
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
    try:
        with warnings.catch_warnings():
            # nbgrader's own way of making its rows; nobody who grades can do anything about it.
            warnings.simplefilter("ignore", SAWarning)
            yield
    finally:
        log.handlers, log.propagate = before[:2]
        log.setLevel(before[2])
        with suppress(OSError):
            handler.close()


@contextmanager
def one_engine() -> Iterator[None]:
    """Let nbgrader open its database once, and start no process for it.

    By itself it makes some twenty engines for each hand-in, and runs the command
    ``alembic`` to stamp a new gradebook: a second, and a failure where that
    command is not on PATH.
    """
    import nbgrader.api

    before = nbgrader.api.create_engine, nbgrader.api.get_alembic_version
    nbgrader.api.create_engine = cache(before[0])
    nbgrader.api.get_alembic_version = _alembic_head
    try:
        yield
    finally:
        nbgrader.api.create_engine, nbgrader.api.get_alembic_version = before


def _alembic_head() -> str:
    import nbgrader
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(Path(nbgrader.__file__).parent / "alembic"))
    return str(ScriptDirectory.from_config(settings).get_current_head())
