"""A gradebook on a PostgreSQL server, in place of the class's own file.

Nothing here or elsewhere prints a password: messages name a database by
`shown`, and what a driver says passes through `reason`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, exc, inspect, make_url, pool, text

from beyondcv.errors import SubmissionError
from beyondcv.grading.writing import has_room
from beyondcv.i18n import msg

__all__ = ["address", "cleansed", "held", "shown", "there", "troubles"]

_WAIT = "10"
"""Seconds until a server that does not answer counts as away."""
_LOCK = 0x62637621
"""Our number among PostgreSQL's advisory locks, which each database has for itself."""
_TROUBLES = (exc.OperationalError, exc.InterfaceError, exc.ProgrammingError)
_DAMAGED = ("not a database", "malformed", "encrypted")
"""What SQLite says of a file that no waiting makes whole again."""
_FULL = "disk is full"


def address(given: str) -> str:
    """Return a database's address as SQLAlchemy wants it.

    Parameters
    ----------
    given : str
        ``postgresql+psycopg://user@host/name``; ``postgresql://`` and
        ``postgres://`` mean the same.

    Raises
    ------
    SubmissionError
        If it is no address of a PostgreSQL or SQLite database.
    """
    try:
        url = make_url(given)
        kind = url.drivername.partition("+")[0]
    except (exc.ArgumentError, ValueError):
        kind = ""
    if kind == "sqlite":
        return given
    if kind not in ("postgres", "postgresql") or not url.database:
        # What was given is not repeated: it may hold a password.
        raise SubmissionError(
            msg(
                "The address of the database is not understood. Expected "
                "postgresql+psycopg://user@host/name."
            )
        )
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": _WAIT})
    return url.render_as_string(hide_password=False)


def there(given: str) -> bool:
    """Return whether a gradebook is where an address says; a server's is asked later."""
    url = make_url(given)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def cleansed(engine: Engine) -> None:
    """Write a database anew, so that no page of its files holds what was removed from it.

    A server's log of changes and its backups are for those who run it.
    """
    lite = engine.dialect.name == "sqlite"
    # PostgreSQL keeps samples of every column, names too, in a table of its own.
    steps = ("VACUUM",) if lite else ("VACUUM (FULL, ANALYZE)", "VACUUM FULL pg_statistic")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for step in steps:
            connection.execute(text(step))


def shown(given: str) -> str:
    """Return an address as messages name it: without user, password and settings."""
    url = make_url(given)
    plain = URL.create(url.get_backend_name(), host=url.host, port=url.port, database=url.database)
    return plain.render_as_string()


@contextmanager
def troubles(given: str) -> Iterator[None]:
    """Say what the database refuses as an error that a reader can act on.

    Raises
    ------
    SubmissionError
        If the database cannot be reached, read or written.
    """
    try:
        yield
    except exc.DatabaseError as error:
        reason = _reason(error, given)
        if _is_full(given, reason):
            raise SubmissionError(
                msg(
                    "The disk is full: {name} was not written. What was graded before stays. Make "
                    "room, then run the same command again.",
                    name=shown(given),
                )
            ) from None
        if any(word in reason for word in _DAMAGED):
            raise SubmissionError(
                msg(
                    "The gradebook {name} is damaged ({reason}). Put your last copy of it in its "
                    "place. Without one, move it away and grade again: points and comments given "
                    "by hand are lost then.",
                    name=shown(given),
                    reason=reason,
                )
            ) from None
        if not isinstance(error, _TROUBLES):
            raise
        raise SubmissionError(
            msg(
                "The gradebook {name} cannot be read or written ({reason}). What was graded "
                "before stays; run the same command again when it answers.",
                name=shown(given),
                reason=reason,
            )
        ) from None


@contextmanager
def held(given: str, course: str) -> Iterator[None]:
    """Keep runs of other machines out of a server's database while this one grades.

    Nothing happens for a file: the lock of the class's folder guards it.

    Parameters
    ----------
    given : str
    course : str
        nbgrader's name of the course.

    Raises
    ------
    SubmissionError
        If the database does not answer, another run holds it, or it is another
        course's.
    """
    if make_url(given).get_backend_name() == "sqlite":
        yield
        return
    with troubles(given):
        engine = create_engine(given, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT")
        connection = engine.connect()
    try:
        with troubles(given):
            free = connection.scalar(text(f"select pg_try_advisory_lock({_LOCK})"))
            others = _courses(connection) - {course}
        if not free:
            raise SubmissionError(
                msg(
                    "Another run is grading into {name} right now. Wait until it ends, then run "
                    "this command again.",
                    name=shown(given),
                )
            )
        if others:
            # nbgrader knows assignments by their names alone, which both languages share.
            raise SubmissionError(
                msg(
                    "The database {name} holds another course, {found}. Each course needs a "
                    "database of its own.",
                    name=shown(given),
                    found=", ".join(sorted(others)),
                )
            )
        yield
    finally:
        # Closing alone gives the lock back only when the server comes to notice it.
        with suppress(exc.SQLAlchemyError):
            connection.scalar(text(f"select pg_advisory_unlock({_LOCK})"))
        connection.invalidate()
        connection.close()
        engine.dispose()


def _courses(connection: Any) -> set[str]:
    if not inspect(connection).has_table("assignment"):
        return set()
    return set(connection.scalars(text("select distinct course_id from assignment")))


def _is_full(given: str, reason: str) -> bool:
    """Return whether a database has no room; SQLite has other words for some of the cases."""
    if _FULL in reason or "No space left" in reason:
        return True
    url = make_url(given)
    if url.get_backend_name() != "sqlite" or not url.database:
        return False
    folder = Path(url.database).parent
    return folder.is_dir() and not has_room(folder)


def _reason(error: exc.DBAPIError, given: str) -> str:
    """Return the first line of what the driver says."""
    lines = str(error.orig or error).strip().splitlines() or [type(error).__name__]
    password = make_url(given).password
    return lines[0].replace(str(password), "***") if password else lines[0]
