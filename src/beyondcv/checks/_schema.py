"""Whether other programs can read the profile: JSON Resume 1.2.1."""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import is_empty
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile, validate

__all__ = ["valid"]

_FEW = 2


def valid(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the profile holds something and follows JSON Resume 1.2.1.

    Half of the points with one or two faults.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    problems = validate(profile)
    empty = is_empty(profile)
    passed = not problems and not empty
    hint = ""
    if empty:
        found = _("Your sheet is still empty.")
        hint = _("Write your headline: that is enough to begin.")
    elif problems:
        found = ngettext(
            "{count} place that other programs could not read.",
            "{count} places that other programs could not read.",
            len(problems),
        ).format(count=len(problems))
        hint = problems[0].message.text(lang)
    else:
        found = _("Other tools can open your profile too: you can take it elsewhere.")
    share = 0.0 if empty else 1.0 if not problems else 0.5 if len(problems) <= _FEW else 0.0
    return result(
        "valid",
        passed,
        title=_("A file that others can read"),
        found=found,
        expected=_(
            "A profile that says something and that other tools can open: JSON Resume, 1.2.1."
        ),
        hint=hint,
        findings=[
            Finding(problem.path, 0, 0, "", "schema", problem.message.text(lang))
            for problem in problems
        ],
        values={"problems": len(problems)},
        share=share,
    )
