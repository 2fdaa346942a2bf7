"""Unit 05: a plan of acts towards people, each tagged and dated.

Counts are the course's own (outline, unit C5). That people gain from choosing
their ties by a goal: Utz (2016).

A rule knows no clock: the same file earns the same marks whenever it is graded.
So "the next ninety days" are the ninety days after the plan's earliest date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from beyondcv.checks._build import counted, result
from beyondcv.checks._circles import CIRCLES, gives_away
from beyondcv.checks._dates import parse_day, written
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import NO_WORDS, words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import PlanLine, Profile, is_blank

__all__ = [
    "TAGS",
    "plan_anonymous",
    "plan_dates",
    "plan_give",
    "plan_lines",
    "plan_tags",
    "plan_target",
]

TAGS = {
    "circle": CIRCLES,
    "goal": ("information", "advice", "introduction", "skill", "support"),
    "tie": ("strong", "moderate", "weak", "dormant"),
    "stage": ("meet", "keep", "give", "ask", "thank", "wake"),
    "target": ("yes", "no"),
}
"""The five tags of a line of ``meta.beyondcv.plan``, and what each can be."""

LINES, DAYS, TARGET, GIVE = 10, 90, 3, 2
FEWEST_WORDS = 3
MOST_READ = 200
MOST_SIGNS = 500


def plan_lines(profile: Profile, lang: Lang) -> CheckResult:
    """Whether ten lines say who and what, each another."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = len(_lines(profile))
    findings = []
    for i, line in enumerate(profile.course.plan[:MOST_READ]):
        if line.role.strip() and len(words(line.act[:MOST_SIGNS])) < FEWEST_WORDS:
            note = _("What will you do? Three words or more: “call to catch up”.")
            path = f"meta.beyondcv.plan[{i}].act"
            findings.append(Finding(path, 0, len(line.act), line.act, "act", note))
    hint = ""
    if not count:
        found = _("No line says who and what yet.")
        hint = _("Begin with somebody whom you will see this week anyway.")
    else:
        found = ngettext(
            "{count} line says who and what.", "{count} lines say who and what.", count
        ).format(count=count)
        if count < LINES:
            hint = _("Look at your circles: which person has no next action yet?")
    return counted(
        "plan-lines",
        count,
        LINES,
        title=_("People and actions"),
        found=found,
        expected=_("At least {lines} lines, each with a role and an action.").format(lines=LINES),
        hint=hint,
        findings=findings,
        values={"lines": count, "wanted": LINES},
    )


def plan_tags(profile: Profile, lang: Lang) -> CheckResult:
    """Whether ten lines have their five tags."""
    _ = translator(lang).gettext
    lines = _lines(profile)
    count = sum(_is_tagged(line) for _i, line in lines)
    findings = []
    for i, line in lines:
        for tag in TAGS:
            if getattr(line, tag) not in TAGS[tag]:
                note = _("Choose one answer: the tags tell you later whom to write to.")
                path = f"meta.beyondcv.plan[{i}].{tag}"
                findings.append(Finding(path, 0, 0, getattr(line, tag), "tag", note))
    hint = ""
    if not lines:
        found = _("There is no line to tag yet.")
        hint = _("Add a line: who, and what you will do.")
    else:
        found = _("Lines with their five tags: {count}.").format(count=count)
        if findings and count < LINES:
            hint = _("Complete line {number}: circle, goal, tie, stage, target field.").format(
                number=min(i for i, line in lines if not _is_tagged(line)) + 1
            )
        elif count < LINES:
            hint = _("Go on in the same way with the next lines.")
    return counted(
        "plan-tags",
        count,
        LINES,
        title=_("Tags"),
        found=found,
        expected=_("At least {lines} lines with circle, goal, tie, stage and target field.").format(
            lines=LINES
        ),
        hint=hint,
        findings=findings,
        values={"tagged": count, "wanted": LINES},
    )


def plan_dates(profile: Profile, lang: Lang) -> CheckResult:
    """Whether ten lines have a day within the ninety that follow the earliest one."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    days = {i: day for i, line in _lines(profile) if (day := parse_day(line.date))}
    first = min(days.values(), default=None)
    late = {i for i, day in days.items() if first and day - first > timedelta(DAYS)}
    count = len(days) - len(late)
    note = _("More than {days} days after your first date.").format(days=DAYS)
    findings = [
        Finding(f"meta.beyondcv.plan[{i}].date", 0, len(line.date), line.date, "late", note)
        for i, line in _lines(profile)
        if i in late
    ]
    hint = ""
    if not days:
        found = _("No line has its day yet.")
        hint = _("Begin with the action that you could do this week.")
    else:
        found = ngettext(
            "{count} action, from {first} on.",
            "{count} actions in {days} days, from {first} on.",
            count,
        ).format(count=count, days=DAYS, first=written(first, lang) if first else "")
        if late:
            hint = _("Bring the later actions closer, or look at your first date again.")
        elif count < LINES:
            hint = _("Give the next line its day, even a rough one: you may move it later.")
    return counted(
        "plan-dates",
        count,
        LINES,
        title=_("Days"),
        found=found,
        expected=_(
            "At least {lines} actions with a day, all within {days} days of the first one."
        ).format(lines=LINES, days=DAYS),
        hint=hint,
        findings=findings,
        values={"dated": count, "late": len(late), "wanted": LINES},
    )


def plan_target(profile: Profile, lang: Lang) -> CheckResult:
    """Whether three lines lead towards the field aimed at."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(line.target == "yes" for _i, line in _lines(profile))
    if not count:
        found = _("No line leads towards your target field yet.")
    else:
        found = ngettext(
            "{count} line leads towards your target field.",
            "{count} lines lead towards your target field.",
            count,
        ).format(count=count)
    hint = _("Who knows somebody there? The way may go through a person outside the field.")
    return counted(
        "plan-target",
        count,
        TARGET,
        title=_("Towards the goal"),
        found=found,
        expected=_("At least {count} lines towards your target field.").format(count=TARGET),
        hint="" if count >= TARGET else hint,
        values={"target": count, "wanted": TARGET},
    )


def plan_give(profile: Profile, lang: Lang) -> CheckResult:
    """Whether two acts give something."""
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    count = sum(line.stage == "give" for _i, line in _lines(profile))
    if not count:
        found = _("No action gives something yet.")
    else:
        found = ngettext(
            "{count} action gives something.", "{count} actions give something.", count
        ).format(count=count)
    hint = _("A job ad passed on, a useful detail, an hour of help: what could you give?")
    return counted(
        "plan-give",
        count,
        GIVE,
        title=_("Giving"),
        found=found,
        expected=_("At least {count} actions of the stage “give”.").format(count=GIVE),
        hint="" if count >= GIVE else hint,
        values={"give": count, "wanted": GIVE},
    )


def plan_anonymous(profile: Profile, lang: Lang) -> CheckResult:
    """Whether the plan gives nobody away; advice, never marked."""
    _ = translator(lang).gettext
    findings = gives_away(profile, _texts(profile), lang)
    nothing = all(is_blank(text) for _path, text in _texts(profile))
    nobody = _("Nobody’s name, address or number was found in your plan.")
    return result(
        "plan-anonymous",
        not findings,
        title=_("Nobody’s name"),
        found=_("Your plan holds somebody’s name, address or number.")
        if findings
        else _(NO_WORDS)
        if nothing
        else nobody,
        expected=_("Roles or initials."),
        hint=_("Replace “{text}” by a role or by initials.").format(text=findings[0].text.strip())
        if findings
        else "",
        findings=findings,
        values={"texts": len({finding.path for finding in findings})},
        nothing=nothing,
    )


def _lines(profile: Profile) -> list[tuple[int, PlanLine]]:
    """Return the lines that say who and what, each once, with their places."""
    found: dict[tuple[str, str], tuple[int, PlanLine]] = {}
    for i, line in enumerate(profile.course.plan[:MOST_READ]):
        role, act = line.role.strip()[:MOST_SIGNS], line.act.strip()[:MOST_SIGNS]
        if role and len(words(act)) >= FEWEST_WORDS:
            found.setdefault((fold(role), fold(act)), (i, line))
    return list(found.values())


def _is_tagged(line: PlanLine) -> bool:
    return all(getattr(line, tag) in known for tag, known in TAGS.items())


def _texts(profile: Profile) -> Iterator[tuple[str, str]]:
    for i, line in enumerate(profile.course.plan[:MOST_READ]):
        for name in ("role", "act"):
            yield f"meta.beyondcv.plan[{i}].{name}", getattr(line, name)[:MOST_SIGNS]
    for i, question in enumerate(profile.course.questions[:MOST_READ]):
        yield f"meta.beyondcv.questions[{i}]", question[:MOST_SIGNS]
