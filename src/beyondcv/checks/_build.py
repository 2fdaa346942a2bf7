"""How rules put their results together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from beyondcv.checks._result import CheckResult, Finding, Status
from beyondcv.i18n import Lang
from beyondcv.profile import Profile

__all__ = ["DayRule", "Rule", "counted", "result"]

Rule = Callable[[Profile, Lang], CheckResult]
DayRule = Callable[[Profile, Lang, date | None], CheckResult]
"""A rule that says of a day whether it is still to come: it is told which day it is."""


def result(
    id: str,
    passed: bool,
    *,
    title: str,
    found: str,
    expected: str = "",
    hint: str = "",
    findings: Sequence[Finding] = (),
    values: Mapping[str, float] | None = None,
    share: float | None = None,
    nothing: bool = False,
) -> CheckResult:
    """Build a rule's result.

    Parameters
    ----------
    id, title, found, expected, hint, findings, values
        As in `CheckResult`.
    passed : bool
    share : float, optional
        Part of the rule's points that is earned, 0 to 1. Absent for a rule that
        only advises. How many points the whole is worth stands in `units.toml`.
    nothing : bool
        Whether there was nothing to look at, so that no fault says nothing good either.
    """
    return CheckResult(
        id=id,
        status=Status.NOTHING if nothing else Status.PASSED if passed else Status.FAILED,
        points=share or 0.0,
        max_points=0.0 if share is None else 1.0,
        title=title,
        found=found,
        expected=expected,
        hint=hint,
        findings=tuple(findings),
        values=dict(values or {}),
    )


def counted(
    id: str,
    count: int,
    wanted: int,
    *,
    title: str,
    found: str,
    expected: str,
    hint: str,
    findings: Sequence[Finding] = (),
    values: Mapping[str, float],
) -> CheckResult:
    """Build the result of a rule that counts: each one earns its share, up to `wanted`.

    Parameters
    ----------
    id, title, found, expected, hint, findings, values
        As in `CheckResult`.
    count, wanted : int
        How many there are, and from how many on the rule is met.
    """
    return result(
        id,
        count >= wanted,
        title=title,
        found=found,
        expected=expected,
        hint=hint,
        findings=findings,
        values=values,
        share=min(count, wanted) / wanted,
    )
