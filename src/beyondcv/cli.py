"""The `beyondcv` command, for trainers: prepare, hand out, collect, grade, return.

The status at the end is 0 if all went well, 1 if something needs a look
(everything else is done all the same), 2 if the command was not understood.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from beyondcv import __version__
from beyondcv.errors import BeyondCVError, is_full
from beyondcv.grading.grade_verbs import add_grade, add_return
from beyondcv.grading.people_verbs import add_database, add_people_verbs
from beyondcv.grading.verbs import Said, add_comments, add_first
from beyondcv.i18n import LANGS, N_, Lang, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["main"]

# What argparse says by itself; it looks its words up in the catalogue that `_parser` gives it.
_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)

_EXTRAS = {"psycopg": "postgres", "distributed": "cluster", "dask": "cluster"}
"""Which extra of the package brings a module; every other one is `grading`'s."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        What was typed after ``beyondcv``.

    Returns
    -------
    int
        0, 1 or 2.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name that this terminal cannot write must not end the run.
            stream.reconfigure(errors="backslashreplace")
    typed = list(sys.argv[1:] if arguments is None else arguments)
    lang = _asked(typed) or _environment()
    options = _parser(lang or "en").parse_args(typed)
    courses: list[Course] = []
    spoken: Lang = lang or "en"
    try:
        from beyondcv.grading.course import first_assignment, open_course

        # What concerns the whole class names no assignment.
        names = getattr(options, "assignment", None) or [first_assignment(options.course)]
        database = getattr(options, "db", None)
        courses = [open_course(options.course, name, database) for name in names]
        # Where the terminal names no language, all is said in the course's, errors too.
        spoken = lang or courses[0].lang
        with courses[0].locked():
            status: int = options.run(options, courses, spoken)
            sys.stdout.flush()  # while a full disk can still be said to be full
    except ImportError as error:
        _say(
            spoken,
            N_("{module} is missing: pip install 'beyondcv[{extra}]'."),
            module=error.name or error,
            extra=_EXTRAS.get((error.name or "").partition(".")[0], "grading"),
        )
        return 2
    except BeyondCVError as error:
        print(error.text(spoken), file=sys.stderr)
        return 2
    except OSError as error:
        if is_full(error):
            _say(
                spoken,
                N_(
                    "The disk is full: {path} was not written. What stood there before stays, and "
                    "so does what was done. Make room, then run the same command again."
                ),
                path=_unwritten(error.filename, spoken) or _full_place(options, courses, spoken),
            )
            return 2
        # Above all a file that is open in a spreadsheet, which Windows locks.
        _say(
            spoken,
            N_("{path} cannot be written or read ({reason}). Close it elsewhere and try again."),
            path=error.filename or "?",
            reason=error.strerror or error,
        )
        return 2
    except KeyboardInterrupt:
        _say(spoken, N_("Stopped. Run the same command again: it goes on where it was."))
        return 1
    except Exception as error:
        # A sentence for who grades, the details for who mends it.
        if not courses:
            raise
        _say(
            spoken,
            N_(
                "Something unforeseen happened ({error}). What was done before stays. Tell the "
                "authors of the course; details stand in {path}."
            ),
            error=type(error).__name__,
            path=_noted(courses[0]),
        )
        return 2
    return status


def _unwritten(path: str | None, lang: Lang) -> str:
    """Return what could not be written: a temporary file has no name, only a folder."""
    if path and Path(path).is_dir():
        return translator(lang).gettext("a temporary file in {folder}").format(folder=path)
    return path or ""


def _full_place(options: argparse.Namespace, courses: list[Course], lang: Lang) -> Path | str:
    """Return where there is no room, for an error that does not say what it was writing."""
    from beyondcv.grading.writing import without_room

    places = [course.class_dir for course in courses]
    places += [getattr(options, "out", None) or places[0]] if places else []
    # Neither of them: what this command prints goes to a file.
    found = without_room([*places, Path(tempfile.gettempdir())])
    if found:
        return _unwritten(str(found), lang) if found == Path(tempfile.gettempdir()) else found
    # Python would try once more at the end, and fail once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return translator(lang).gettext("what this command prints")


def _noted(course: Course) -> Path:
    """Write what has just happened into the class's log, and return its path."""
    from traitlets.log import get_logger

    from beyondcv.grading.course import logged

    with logged(course.class_dir):
        get_logger().exception("beyondcv %s", __version__)
    return course.class_dir / "grading.log"


def _print(said: Said, as_json: bool) -> None:
    """Print what came of each assignment: alone as it is, several under their names."""
    if as_json and len(said) > 1:
        print(json.dumps({name: json.loads(data) for name, data, _text in said}, indent=1))
    elif as_json:
        print(said[0][1], end="")
    else:
        for name, _data, text in said:
            print(text if len(said) == 1 else f"{name}\n\n{text}", end="")


class _Parser(argparse.ArgumentParser):
    """Refuses unclear commands with status 2, in the reader's language."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def _parser(lang: Lang) -> _Parser:
    catalogue = translator(lang)
    _ = catalogue.gettext
    argparse._ = _  # type: ignore[attr-defined]
    argparse.ngettext = catalogue.ngettext  # type: ignore[attr-defined]
    parser = _Parser(
        prog="beyondcv",
        description=_(
            "Prepare a course’s assignments, hand them out, collect and grade what comes back "
            "with nbgrader, and return the feedback."
        ),
        epilog=_("Status: 0 all went well, 1 something needs a look, 2 the command was not clear."),
    )
    parser.add_argument(
        "--version", action="version", version=f"beyondcv {__version__}", help=_("show the version")
    )
    speak = _("language of the messages; learners' texts follow the course")
    parser.add_argument("--lang", choices=LANGS, help=speak)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=_("VERB"))

    shared = _Parser(add_help=False)
    shared.add_argument(
        "--assignment",
        required=True,
        action="append",
        metavar=_("NAME"),
        help=_("for example 03-present; repeat it for several"),
    )
    shared.add_argument(
        "--course", type=Path, required=True, metavar=_("FOLDER"), help="exercises/fr, exercises/en"
    )
    add_database(shared, lang)
    shared.add_argument("--lang", choices=LANGS, help=speak)
    shared.add_argument("--json", action="store_true", help=_("print the result as JSON"))

    add_first(verbs, shared, lang, _print)
    add_grade(verbs, shared, lang, _print)
    add_return(verbs, shared, lang, _print)
    add_people_verbs(verbs, lang, speak)
    add_comments(verbs, shared, lang, _print)
    return parser


def _asked(typed: list[str]) -> Lang | None:
    """Find --lang before argparse does: its own words depend on it."""
    for index, word in enumerate(typed):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang":
            value = "".join(typed[index + 1 : index + 2])
        for lang in LANGS:
            if value == lang:
                return lang
    return None


def _environment() -> Lang | None:
    """Return the language of the terminal; None if it says nothing (C, POSIX)."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for lang in LANGS:
            if os.environ.get(name, "").lower().startswith(lang):
                return lang
    return None


def _say(lang: Lang, text: str, **values: object) -> None:
    print(translator(lang).gettext(text).format(**values), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
