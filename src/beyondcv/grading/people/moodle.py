"""How Moodle names what it packs, and how a folder is called that holds a group.

Read in Moodle's own source: ``mod/assign/locallib.php`` (3.1 to 3.11,
``download_submissions``), ``mod/assign/classes/downloader.php`` (4.0 and later),
``lib/moodlelib.php`` (``clean_param``, PARAM_FILE), and the language packs (strings
``participant``, ``hiddenuser``, ``defaultteam`` of ``mod_assign``):

- one person: ``Prénom NOM_123_assignsubmission_file_/…`` until 3.11, without the last
  sign since; ``…_onlinetext`` holds typed text; without folders all of it, then the
  file's name, is one name;
- names hidden: ``Participant`` in the place of the name;
- a team: until 3.11 ``Team-Prénom NOM_123_…`` for each member; since then one
  ``Team_45_…`` with the team's number, or ``Default group_…`` without any.

The name is the person's without the signs that PARAM_FILE takes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from beyondcv.grading.people.slugs import slug

__all__ = ["Named", "cleaned", "hides_names", "is_group", "named_by_moodle", "without_group"]

_NAMED = re.compile(
    r"^(?P<name>.+?)(?:_(?P<number>[0-9]{1,18}))?_assignsubmission_(?P<kind>[a-z]+)"
    r"(?P<rest>_.*)?$",
    re.DOTALL,
)
_TAKEN_OUT = re.compile(r"[\x00-\x1f\x7f&<>\"`|':\\/]")

_PARTICIPANT = frozenset(
    {"participant", "participante", "partecipante", "teilnehmer-in", "teilnehmerin", "deelnemer"}
)
"""String ``participant`` in French and English, Spanish and Portuguese, Italian, German, Dutch."""

_GROUPS = frozenset(
    {
        "groupe", "group", "equipe", "team", "binome", "trinome", "duo", "trio", "classe", "class",
        "promo", "promotion", "cohorte", "cohort", "section", "td", "tp", "atelier", "workshop",
        "devoirs", "rendus", "remises", "travaux", "submissions", "hand-ins", "assignments",
    }
)  # fmt: skip
"""First words of folders that hold several people; Moodle proposes “Groupe A”, “Group A”."""
_DEFAULT_TEAM = re.compile(r"^(?:default|groupe par défaut)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What Moodle's name of a folder or file says.

    Parameters
    ----------
    name : str
        A person's, or a team's; as it stands there.
    number : str
        Moodle's, of the hand-in; empty for the team of those who are in no group.
    kind : str
        ``"file"``, ``"onlinetext"``, or what another plug-in is called.
    rest : str
        What follows, from the underscore on.
    """

    name: str
    number: str
    kind: str
    rest: str

    @property
    def folder(self) -> str:
        """The folder's name, also where Moodle was told to make none."""
        number = f"_{self.number}" if self.number else ""
        return f"{self.name}{number}_assignsubmission_{self.kind}"


def named_by_moodle(part: str) -> Named | None:
    """Read the name of a folder or file as one that Moodle gave; None if it is none."""
    found = _NAMED.match(part)
    # Only a team's name stands without a number, and Moodle leaves no underscore in one.
    if found is None or not (found["number"] or "_" not in found["name"]):
        return None
    return Named(found["name"], found["number"] or "", found["kind"], found["rest"] or "")


def cleaned(name: str) -> str:
    """Return a person's name as it stands in Moodle's name of a hand-in."""
    return _TAKEN_OUT.sub("", name.replace("_", " "))


def hides_names(name: str) -> bool:
    """Return whether Moodle hides who handed in."""
    return slug(name) in _PARTICIPANT or slug(name.rpartition("-")[2]) in _PARTICIPANT


def is_group(name: str) -> bool:
    """Return whether a folder's name is that of a group, by its first word."""
    first = slug(name).partition("-")[0]
    return first in _GROUPS or slug(name) in _GROUPS or bool(_DEFAULT_TEAM.match(name))


def without_group(name: str) -> list[str]:
    """Return the names that may be left without a team's in front, longest first.

    Parameters
    ----------
    name : str
        ``"Groupe A-Anne-Sophie Œuvrard"``: which hyphen parts them is not said.
    """
    parts = name.split("-")
    return ["-".join(parts[start:]).strip() for start in range(1, len(parts))]
