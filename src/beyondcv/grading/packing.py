"""Where each page stands in ``feedback.zip``, so that Moodle knows whom it is for.

Moodle reads it from the folder's name: a number in its second place, then a plug-in's
(``mod/assign/feedback/file/importziplib.php``). The number is a person's; where teams
hand in, a team's, since 4.0: then all its members get what stands there, and nothing
reaches one of them alone. What it cannot tell it passes over without a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from beyondcv.grading.batch import Trouble
from beyondcv.grading.ledger import Entry
from beyondcv.grading.people.ids import Ids
from beyondcv.grading.people.learners import moodle_at
from beyondcv.grading.people.moodle import Named, cleaned, named_by_moodle
from beyondcv.grading.people.roster import Person
from beyondcv.i18n import msg

__all__ = ["Page", "packed"]

_NO_FOLDER = re.compile(r'[<>:"|?*\\/]')


@dataclass(frozen=True, slots=True)
class Page:
    """What one person gets back.

    Parameters
    ----------
    learner, name : str
        The id, and what they are called.
    shown : str
        The name, told from namesakes.
    html : callable
        The page, made out to a name: a person's or a team's.
    """

    learner: str
    name: str
    shown: str
    html: Callable[[str], str]


def packed(
    pages: Sequence[Page],
    entries: Mapping[str, Entry],
    people: Sequence[Person] = (),
    *,
    for_moodle: bool = False,
) -> tuple[list[tuple[str, str]], list[Trouble]]:
    """Return the zip's folders, each with its page, and what is to be said of some.

    Parameters
    ----------
    pages : sequence of Page
    entries : mapping of str to Entry
        The hand-ins, by the same ids.
    people : sequence of Person
        Of the sheet or the list: their numbers are Moodle's.
    for_moodle : bool
        Whether the zip is meant for Moodle although no hand-in came from there.

    Returns
    -------
    list of (str, str)
    list of Trouble
    """
    teams: dict[str, list[Page]] = defaultdict(list)
    alone: list[Page] = []
    for one in pages:
        entry = entries.get(one.learner)
        team = _team(one.learner, entry)
        if team is not None and team.number:
            teams[f"{team.folder}_"].append(one)
        else:
            alone.append(one)
    placed, said = [], []
    numbers = _numbers([one.learner for one in pages], people)
    for folder, members in teams.items():
        name = folder.partition("_")[0]
        texts = {one.html(name) for one in members}
        if len(texts) == 1:
            placed.append((folder, texts.pop()))
            continue
        message = msg(
            "Their team’s pages differ, and Moodle gives a team’s feedback to all its members. "
            "Send each their own, from the folder “feedback”."
        )
        said += [Trouble(one.shown, one.learner, message) for one in members]
        placed += [(_own(one, numbers), one.html(one.name)) for one in members]
    if teams:
        message = msg(
            "Moodle gives the page in a team’s folder to all its members; some versions pass it "
            "over. After the upload, look how many people Moodle says have feedback."
        )
        said.append(Trouble("feedback.zip", "", message))
    for_moodle = for_moodle or any(_named(entry) for entry in entries.values())
    for one in alone:
        entry = entries.get(one.learner)
        place = entry.folder if entry else ""
        number = numbers.get(one.learner, "")
        # Who is in no team has no number that Moodle would take where teams hand in.
        unsure = _team(one.learner, entry) is not None or not (place or number)
        placed.append((place or _own(one, numbers), one.html(one.name)))
        if unsure and for_moodle:
            message = msg(
                "Nothing says Moodle’s number, so Moodle’s upload of feedback passes this page "
                "over. Send it from the folder “feedback”, or give Moodle’s grading sheet with "
                "--sheet."
            )
            said.append(Trouble(one.shown, one.learner, message))
    return sorted(placed), said


def _own(one: Page, numbers: Mapping[str, str]) -> str:
    """Return a folder of one person's, as Moodle would name it where the number is known."""
    if one.learner not in numbers:
        return one.learner
    name = _NO_FOLDER.sub("", cleaned(one.name)).strip() or "feedback"
    return f"{name}_{numbers[one.learner]}_assignfeedback_file_"


def _named(entry: Entry | None) -> Named | None:
    """Return what Moodle's name of the folder that a hand-in came in says."""
    path = PurePosixPath(entry.file if entry else "")
    at = moodle_at(path)
    return named_by_moodle(path.parts[at]) if at >= 0 else None


def _team(learner: str, entry: Entry | None) -> Named | None:
    """Return the team that handed in for this person; None if they did so themselves."""
    named = _named(entry)
    if named is None or entry is None or entry.folder:
        return None
    return None if named.number and learner.endswith(f"_{named.number}") else named


def _numbers(ids: Iterable[str], people: Sequence[Person]) -> dict[str, str]:
    """Return Moodle's numbers of those of whom the id or one line of the list says it."""
    found = {}
    ids = list(ids)
    for id in ids:
        name, _, number = id.rpartition("_")
        if name and number.isdigit():
            found[id] = number
    known = Ids(ids)
    fits = [(known.of(person), person.number) for person in people]
    lines = Counter(id for some, _number in fits for id in some)
    for some, number in fits:
        if len(some) == 1 and number and lines[some[0]] == 1:
            found.setdefault(some[0], number)
    return found
