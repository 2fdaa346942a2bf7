"""Moodle's zips of hand-ins as each of its versions writes them, in French and in English.

Built from what Moodle's source does (`beyondcv.grading.people.moodle` says where):
``python -m tests.grading.moodles`` prints what comes of each of them.
"""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from beyondcv.grading.batch import Batch
from beyondcv.grading.handins.intake import Found, take_in
from beyondcv.grading.handins.spool import Spool
from beyondcv.grading.people.ids import absent
from beyondcv.grading.people.matching import Matcher
from beyondcv.grading.people.roster import Person
from beyondcv.i18n import LANGS, Lang
from tests.grading.handins import as_json, finished, write_zip, zipped

Version = Literal["3.11", "4.1"]
VERSIONS: tuple[Version, ...] = ("3.11", "4.1")

DEFAULT_TEAM = {"fr": "Groupe par défaut", "en": "Default group"}
TEAMS = {"fr": ("Équipe 1", "Groupe A"), "en": ("Team 1", "Group A")}
CLASS = [
    Person("", "N'Guessan KOUAMÉ-FICTIF", groups=("Équipe 1", "Team 1")),
    Person("", "Léa D’ARC", groups=("Équipe 1", "Team 1")),
    Person("", "Anne-Sophie ŒUVRARD", groups=("Groupe A", "Group A")),
    Person("", "Tom_2 MARTIN", groups=("Groupe A", "Group A")),
]
NUMBERED = [
    Person(str(number), person.name, groups=person.groups)
    for number, person in enumerate(CLASS, 41)
]
TYPED = b"<p>Bonjour</p>"


def clean_filename(name: str) -> str:
    """What Moodle's function of that name leaves (PARAM_FILE)."""
    return re.sub(r"[\x00-\x1f\x7f&<>\"`|':\\/]", "", name)


def work(who: str) -> bytes:
    """Somebody's profile, unlike everybody else's."""
    profile = finished("fr")
    profile.course.answers["03-goal"] = f"Mon but : {who}."
    return as_json(profile)


@dataclass(frozen=True)
class Packed:
    """Options of Moodle's download.

    Parameters
    ----------
    lang : {"fr", "en"}
    version : {"3.11", "4.1"}
    blind, team, folders : bool
        Names hidden; teams hand in; a folder for each hand-in.
    """

    lang: Lang
    version: Version
    blind: bool = False
    team: bool = False
    folders: bool = True

    def prefix(self, person: Person, number: int) -> str:
        """The beginning of each name of a hand-in."""
        name = "Participant" if self.blind else person.name
        group = person.groups[LANGS.index(self.lang)] if person.groups else ""
        group = group or DEFAULT_TEAM[self.lang]
        if self.version == "3.11":
            full = f"{group}-{name}" if self.team else name
            return clean_filename(f"{full.replace('_', ' ')}_{number}_")
        if self.team:
            tail = f"_{500 + sum(map(ord, group)) % 100}" if person.groups else ""
            return clean_filename(group.replace("_", " ") + tail)
        return clean_filename(f"{name.replace('_', ' ')}_{number}")

    def path(self, prefix: str, kind: str, file: str) -> str:
        """Where a file of a hand-in stands in the zip."""
        joint = "" if self.version == "3.11" else "_"
        if not self.folders:
            return clean_filename(f"{prefix}{joint}assignsubmission_{kind}_{file}")
        if self.version == "3.11":
            return f"{prefix}assignsubmission_{kind}_/{file}"
        return f"{prefix}_assignsubmission_{kind}/{file}"

    def files(self, people: list[Person]) -> dict[str, bytes]:
        """What the zip holds: a file of each, and typed text of the first."""
        files = {}
        for number, person in enumerate(people, 41):
            prefix = self.prefix(person, number)
            whose = str(person.groups) if self.team else person.name
            files[self.path(prefix, "file", "profile.json")] = work(whose)
        files[self.path(self.prefix(people[0], 41), "onlinetext", "onlinetext.html")] = TYPED
        return files


def sets() -> Iterator[Packed]:
    """Every way to download."""
    for lang, version, blind, team, folders in itertools.product(
        LANGS, VERSIONS, (False, True), (False, True), (True, False)
    ):
        if not (blind and team and version == "4.1"):  # a team's name hides nobody
            yield Packed(lang, version, blind, team, folders)


def taken(
    folder: Path, files: dict[str, bytes], people: list[Person], name: str = "devoirs-77.zip"
) -> tuple[dict[str, Found], Batch, list[str]]:
    """What comes of a zip: hand-ins by id, what is said, who is missing."""
    archive = write_zip(folder / name, files)
    batch = Batch()
    with Spool() as spool:
        found = take_in([archive], spool, batch, Matcher(people, "03-present"))
    told = (t.learner for t in (*batch.problems, *batch.notes))
    missing = absent(people, {*(item.learner.id for item in found), *told})
    return {item.learner.id: item for item in found}, batch, [one.name for one in missing]


def nested(files: dict[str, bytes]) -> bytes:
    """Somebody's own zip."""
    return zipped(files)


def main() -> int:
    """Print the table."""
    lists = {"none": [], "names": CLASS, "numbers": NUMBERED}
    head = ("lang", "Moodle", "names", "who", "packed", "list", "graded", "asked", "missing")
    rows = [head]
    with tempfile.TemporaryDirectory() as name:
        for packed, (kind, people) in itertools.product(sets(), lists.items()):
            found, batch, missing = taken(Path(name), packed.files(CLASS), people)
            rows.append(
                (
                    packed.lang,
                    packed.version,
                    "hidden" if packed.blind else "shown",
                    "teams" if packed.team else "people",
                    "folders" if packed.folders else "files",
                    kind,
                    str(len(found)),
                    str(len(batch.problems)),
                    str(len(missing)),
                )
            )
    for row in rows:
        sys.stdout.write("| " + " | ".join(row) + " |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
