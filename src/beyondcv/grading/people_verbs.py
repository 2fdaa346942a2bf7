"""The verbs about people: roster, purge; and what `grade` is told about them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beyondcv.exercise import visible
from beyondcv.i18n import LANGS, Lang, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course
    from beyondcv.grading.people.purge import Gone
    from beyondcv.grading.people.roster import Sheet

__all__ = [
    "add_database",
    "add_deadline",
    "add_people_options",
    "add_people_verbs",
    "class_list_of",
]


def class_list_of(course: Course, given: Path | None) -> Sheet | None:
    """Return the list that was given, or the class's own, with its codes looked over."""
    from beyondcv.grading.people.class_list import checked
    from beyondcv.grading.people.private import list_of
    from beyondcv.grading.people.roster import read_sheet

    path = given or list_of(course)
    if given is None and not path.exists():
        return None
    sheet = read_sheet(path)
    checked(sheet.people(), path)
    return sheet


def add_database(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the option that names a gradebook on a server."""
    _ = translator(lang).gettext
    parser.add_argument(
        "--db",
        metavar="URL",
        help=_(
            "gradebook on a PostgreSQL server, postgresql+psycopg://user@host/name (default: "
            "BEYONDCV_DB, or else a file in the class’s folder)"
        ),
    )


def add_deadline(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the option that says until when a hand-in is on time."""
    _ = translator(lang).gettext
    parser.add_argument(
        "--deadline",
        type=_time(lang),
        metavar=_("TIME"),
        help=_(
            "until when a hand-in is on time, for example 2026-12-01 or 2026-12-01T18:00+01:00 "
            "(without it: the due date in nbgrader’s gradebook). The last hand-in before it "
            "counts; who hands in later is graded, and said to be late"
        ),
    )


def add_people_options(grade: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the deadline and the pseudonyms to `beyondcv grade`."""
    _ = translator(lang).gettext
    add_deadline(grade, lang)
    grade.add_argument(
        "--pseudonyms",
        action="store_true",
        help=_(
            "keep names out of the gradebook, folders and reports of a new class; who is who "
            "stands in its folder “roster” alone"
        ),
    )


def add_people_verbs(verbs: Any, lang: Lang, speak: str) -> None:
    """Add the verbs that concern a whole class: roster, purge.

    Parameters
    ----------
    verbs
        What `argparse` calls subparsers.
    lang : {"fr", "en"}
    speak : str
        What ``--lang`` says of itself.
    """
    _ = translator(lang).gettext
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--course", type=Path, required=True, metavar=_("FOLDER"), help="exercises/fr, exercises/en"
    )
    shared.add_argument("--lang", choices=LANGS, help=speak)
    shared.add_argument("--json", action="store_true", help=_("print the result as JSON"))

    roster = verbs.add_parser(
        "roster",
        parents=[shared],
        help=_("give each person of a class a code that says whose a file is"),
        description=_(
            "Write a class list with a code on each line. A learner types the code into unit 00’s "
            "form, and “grade” then knows whose the file is, whatever its name. Who has a code "
            "keeps it. “grade” uses the class’s list by itself."
        ),
    )
    roster.add_argument(
        "--class-list", type=Path, required=True, metavar="CSV", help=_("a line for each person")
    )
    roster.add_argument(
        "--out",
        type=Path,
        metavar="CSV",
        help=_("where to write (default: the class’s folder “roster”)"),
    )
    roster.set_defaults(run=_roster)

    purge = verbs.add_parser(
        "purge",
        parents=[shared],
        help=_("remove learners from every file of a class"),
        description=_(
            "Remove learners from every file of a class: gradebook, hand-ins, feedback, lists, "
            "log and pages. Without --yes it only counts. Grading the same files again brings "
            "them back; what was written elsewhere, and copies of the disk, are yours to remove. "
            "Keep hand-ins and points no longer than your organisation’s rules say."
        ),
    )
    who = purge.add_mutually_exclusive_group(required=True)
    who.add_argument(
        "--learner",
        action="append",
        metavar=_("NAME"),
        help=_("name, id in the gradebook, pseudonym or code; repeat it for several"),
    )
    who.add_argument(
        "--before",
        type=_day(lang),
        metavar=_("DAY"),
        help=_("everybody who has handed in nothing since that day, for example 2026-09-01"),
    )
    add_database(purge, lang)
    purge.add_argument("--yes", action="store_true", help=_("really remove them"))
    purge.set_defaults(run=_purge)


def _roster(options: argparse.Namespace, courses: list[Course], lang: Lang) -> int:
    from beyondcv.grading.people.class_list import make_list

    path, people, fresh = make_list(courses[0], options.class_list, options.out)
    if options.json:
        _say(json.dumps({"file": str(path), "people": people, "new": fresh}))
    else:
        ngettext = translator(lang).ngettext
        _say(
            ngettext(
                "{count} person in {path}, {fresh} with a new code.",
                "{count} people in {path}, {fresh} with a new code.",
                people,
            ).format(count=people, path=path, fresh=fresh)
        )
    return 0


def _purge(options: argparse.Namespace, courses: list[Course], lang: Lang) -> int:
    from beyondcv.grading.people.purge import purge
    from beyondcv.grading.people.subjects import find, older_than

    course = courses[0]
    course.expect_gradebook()
    people = (
        older_than(course, options.before)
        if options.learner is None
        else [find(course, wanted) for wanted in options.learner]
    )
    done = purge(course, people, really=options.yes)
    if options.json:
        said = {
            "people": [one.key for one in people],
            "removed": options.yes,
            **done.counts,
            "left": [str(path) for path in done.left],
        }
        _say(json.dumps(said, indent=1))
    else:
        _say(_purged(done, lang, really=options.yes))
    return 1 if done.left else 0


def _purged(done: Gone, lang: Lang, *, really: bool) -> str:
    catalogue = translator(lang)
    _, ngettext = catalogue.gettext, catalogue.ngettext
    count = len(done.people)
    head = (
        ngettext("{count} learner removed:", "{count} learners removed:", count)
        if really
        else ngettext(
            "{count} learner would be removed:", "{count} learners would be removed:", count
        )
    )
    parts = [head.format(count=count)]
    parts += [f"  - {visible(one.name or one.id)} [{one.key}]" for one in done.people]
    parts.append(
        _(
            "Rows of the gradebook: {rows}. Folders: {folders}. Lines of lists and of the log: "
            "{lines}. Pages and other files: {files}."
        ).format(**done.counts)
    )
    if done.files:
        # A copy of the gradebook may be among them.
        parts.append(_("Pages and other files that go whole:"))
        parts += [f"  - {visible(str(path))}" for path in done.files]
    if done.left:
        parts.append(_("Look at these files; they are other people’s and hold a name:"))
        parts += [f"  - {visible(str(path))}" for path in done.left]
    if not really and count:
        parts.append(_("Nothing was removed. Add --yes to do it."))
    return "\n".join(parts)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _time(lang: Lang) -> Callable[[str], datetime]:
    from beyondcv.grading.handins.deadline import read_deadline

    def read(text: str) -> datetime:
        try:
            return read_deadline(text)
        except (ValueError, OverflowError):
            raise argparse.ArgumentTypeError(_neither(lang, text)) from None

    return read


def _day(lang: Lang) -> Callable[[str], datetime]:
    def read(text: str) -> datetime:
        try:
            day = datetime.fromisoformat(text).date()
            return datetime.combine(day, datetime.min.time()).astimezone()
        except (ValueError, OverflowError):
            raise argparse.ArgumentTypeError(_neither(lang, text)) from None

    return read


def _neither(lang: Lang, found: str) -> str:
    _ = translator(lang).gettext
    return _(
        "“{found}” is no day of the calendar: expected a day such as 2026-12-01, or a time such "
        "as 2026-12-01T18:00+01:00"
    ).format(found=found)
