"""Unit 07: a charter of one's own: what is shown to whom, rules, where to turn.

How much somebody shows is never judged: a charter in which all is hidden has
the same points.
"""

from __future__ import annotations

from beyondcv.checks._build import result
from beyondcv.checks._result import CheckResult, Finding
from beyondcv.checks._text import words
from beyondcv.checks._words import fold
from beyondcv.i18n import Lang, translator
from beyondcv.profile import Profile

__all__ = ["SHOWN", "THEMES", "charter_exposure", "charter_recourse", "charter_rules"]

SHOWN = ("public", "contacts", "hidden")
"""To whom an item is shown, as ``meta.beyondcv.charter.exposure[].shown`` says it."""
THEMES = ("time", "wellbeing", "privacy", "respect", "exit")
"""What a rule is about, as ``meta.beyondcv.charter.rules[].theme`` says it."""

RULES = 5
ITEMS = 6
CONTACTS = 2
FEWEST_WORDS = 4
MOST_READ = 60
MOST_SIGNS = 600
_CARE = ("time", "wellbeing")


def charter_rules(profile: Profile, lang: Lang) -> CheckResult:
    """Whether there are five rules with a theme, one of them on time or well-being.

    A rule counts once, with four words or more. Without one on time or
    well-being, half of the points at most.
    """
    _ = translator(lang).gettext
    ngettext = translator(lang).ngettext
    kept: dict[str, str] = {}
    findings = []
    for i, rule in enumerate(profile.course.charter.rules[:MOST_READ]):
        text = rule.text[:MOST_SIGNS].strip()
        if rule.theme in THEMES and len(words(text)) >= FEWEST_WORDS:
            # The same sentence under two themes is one rule: the one that cares counts.
            known = kept.get(fold(text))
            kept[fold(text)] = known if known in _CARE and known else rule.theme
        elif text:
            path = f"meta.beyondcv.charter.rules[{i}].text"
            note = _("A theme and {fewest} words or more.").format(fewest=FEWEST_WORDS)
            findings.append(Finding(path, 0, 0, rule.text, "rule", note))
    count = len(kept)
    cares = any(theme in _CARE for theme in kept.values())
    share = min(count, RULES) / RULES
    hint = ""
    if not count:
        found = _("There is no rule yet.")
        hint = _("Begin with time: on which day, for how long, and when do you stop?")
    else:
        found = ngettext("{count} rule.", "{count} rules.", count).format(count=count)
        found += " " + (
            _("One at least protects your time or your well-being.")
            if cares
            else _("None protects your time or your well-being yet.")
        )
        if not cares:
            hint = _("Add a rule on time or on well-being: when do you stop, and what then?")
        elif count < RULES:
            hint = _("What do you never write? How do you treat others? When would you leave?")
    return result(
        "charter-rules",
        count >= RULES and cares,
        title=_("Rules of the charter"),
        found=found,
        expected=_(
            "At least {rules} rules with a theme, one of them on time or on well-being."
        ).format(rules=RULES),
        hint=hint,
        findings=findings,
        values={"rules": count, "wanted": RULES, "cares": float(cares)},
        share=share if cares else share / 2,
    )


def charter_exposure(profile: Profile, lang: Lang) -> CheckResult:
    """Whether six items say to whom they are shown and why; advice, never marked."""
    _ = translator(lang).gettext
    items = {
        fold(line.item.strip())
        for line in profile.course.charter.exposure[:MOST_READ]
        if line.item.strip() and line.shown in SHOWN and line.reason.strip()
    }
    count = len(items)
    return result(
        "charter-exposure",
        count >= ITEMS,
        title=_("What is shown to whom"),
        found=_("Items decided, each with its reason: {count}.").format(count=count),
        expected=_("{items} items, each with a choice and a reason; all hidden is one.").format(
            items=ITEMS
        ),
        hint=""
        if count >= ITEMS
        else _("Telephone, photo, town, birthday, list of contacts, opinions: who needs them?"),
        values={"items": count, "wanted": ITEMS},
    )


def charter_recourse(profile: Profile, lang: Lang) -> CheckResult:
    """Whether two problems have somewhere to turn to; advice, never marked."""
    _ = translator(lang).gettext
    lines = profile.course.charter.recourse[:MOST_READ]
    count = sum(bool(line.problem.strip() and line.contact.strip()) for line in lines)
    return result(
        "charter-recourse",
        count >= CONTACTS,
        title=_("Where to turn"),
        found=_("Problems with somewhere to turn to: {count}.").format(count=count),
        expected=_("At least {contacts} problems, each with an office or a role.").format(
            contacts=CONTACTS
        ),
        hint=""
        if count >= CONTACTS
        else _("An unfair refusal, data that you want deleted, a scam: whom do you tell?"),
        values={"contacts": count, "wanted": CONTACTS},
    )
