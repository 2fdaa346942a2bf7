"""What the checks say of a profile, ready to be asked by place or by rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from beyondcv.checks import CheckResult, Finding, check_unit
from beyondcv.i18n import Lang
from beyondcv.profile import Profile
from beyondcv.widgets._spec import Unit

__all__ = ["Report"]


class Report:
    """The verdicts on one profile.

    Parameters
    ----------
    unit : Unit
    profile : Profile
    lang : {"fr", "en"}
    today : datetime.date
        What the clock says: rules read none.
    """

    def __init__(self, unit: Unit, profile: Profile, lang: Lang, today: date) -> None:
        self.results: tuple[CheckResult, ...] = tuple(check_unit(unit.id, profile, lang, today))
        self.today = today
        self._rules = {result.id: result for result in self.results}
        self._places: dict[str, list[Finding]] = {}
        for result in self.results:
            for finding in result.findings:
                here = self._places.setdefault(finding.path, [])
                if finding not in here:
                    here.append(finding)

    def rule(self, id: str) -> CheckResult:
        """Return the verdict of a rule of this unit."""
        return self._rules[id]

    def rules(self, ids: Iterable[str]) -> list[CheckResult]:
        """Return the verdicts of some rules of this unit."""
        return [self.rule(id) for id in ids]

    def at(self, path: str) -> tuple[Finding, ...]:
        """Return what was found in the text at `path`, in reading order."""
        found = self._places.get(path, ())
        return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))
