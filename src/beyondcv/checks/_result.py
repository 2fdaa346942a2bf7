"""What a rule says: as data, for the forms and for grading alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["CheckResult", "Finding", "Status"]


class Status(StrEnum):
    """Outcome of a rule.

    A rule that crashes is an `ERROR` and never passes; neither does one that had
    `NOTHING` to look at.
    """

    PASSED = "passed"
    FAILED = "failed"
    NOTHING = "nothing"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the profile that a rule points at.

    Parameters
    ----------
    path : str
        JSON path of the text: ``"basics.summary"``, ``"work[0].highlights[2]"``.
    start, end : int
        Characters of that text, counted from 0, `end` not included.
    text : str
        The characters themselves.
    kind : str
        What was recognised there, an id of the rule's own: ``"phone"``.
    note : str
        One sentence for the reader, in their language; empty where nothing is to
        be done (a proof that was recognised).
    """

    path: str
    start: int
    end: int
    text: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a rule found in a profile.

    Parameters
    ----------
    id : str
        The rule's name: ``"summary-length"``.
    status : Status
    points, max_points : float
        Points earned, and to be earned; both 0 for a rule that only advises.
    title : str
        The rule's name for the reader.
    found, expected, hint : str
        What was found, what was expected, what to do next; sentences in the
        reader's language. A passed rule says in `found` what is good.
    findings : tuple of Finding
        Where, so that a form can underline it.
    values : mapping of str to float
        What was counted, for meters and tables: ``{"characters": 109, "low": 40,
        "high": 220}``.
    """

    id: str
    status: Status
    points: float
    max_points: float
    title: str
    found: str
    expected: str
    hint: str
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
