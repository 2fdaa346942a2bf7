"""Skills: a handful, each with the words under which somebody would look for it."""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["skills"]

BAND = (5, 10)
FEWEST = 3


def skills(profile: Profile, lang: Lang) -> CheckResult:
    """Whether there are five to ten skills, each with a keyword.

    Half of the points for their number; half for the keywords, from three
    skills on.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    low, high = BAND
    # The first of a name counts: one skill written five times is one skill.
    once = {
        fold(skill.name.strip()): (i, skill)
        for i, skill in reversed(list(enumerate(profile.skills)))
        if skill.name.strip()
    }
    named = sorted(once.values(), key=lambda entry: entry[0])
    bare = [(i, skill) for i, skill in named if not any(word.strip() for word in skill.keywords)]
    count = len(named)
    enough = low <= count <= high
    worded = count >= FEWEST and not bare
    findings = [
        Finding(
            f"skills[{i}].name",
            0,
            len(skill.name),
            skill.name,
            "without-keyword",
            _("Which words would a recruiter type? Add one or two."),
        )
        for i, skill in bare
    ]
    hint = ""
    if not count:
        found = _("There is no skill yet.")
        hint = _("Begin with one thing that people ask you to do.")
    else:
        found = ngettext(
            "{count} skill, {worded} with keywords.",
            "{count} skills, {worded} with keywords.",
            count,
        ).format(count=count, worded=count - len(bare))
        if count > high:
            hint = _("Keep the {high} that serve your aim; the others blur them.").format(high=high)
        elif bare:
            hint = _("Add to “{name}” the words that your trade uses for it.").format(
                name=bare[0][1].name.strip()
            )
        elif count < low:
            hint = ngettext(
                "One more skill would complete the picture: look at your proofs.",
                "{missing} more skills would complete the picture: look at your proofs.",
                low - count,
            ).format(missing=low - count)
    return result(
        "skills",
        enough and worded,
        title=_("Skills"),
        found=found,
        expected=_("Between {low} and {high} skills, each with one keyword or more.").format(
            low=low, high=high
        ),
        hint=hint,
        findings=findings,
        values={"count": count, "worded": count - len(bare), "low": low, "high": high},
        share=(int(enough) + int(worded)) / 2,
    )
