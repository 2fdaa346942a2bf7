"""What the forms of several units share: their first and last steps, and what they ask alike."""

from beyondcv.checks import PROMPTS
from beyondcv.i18n import N_
from beyondcv.widgets._spec import (
    Block,
    Choice,
    Option,
    Progress,
    StartChoice,
    Step,
    TakeHome,
    Text,
)

__all__ = [
    "CIRCLES",
    "COURSE",
    "EVIDENCE_GRADES",
    "answer",
    "prompted",
    "question",
    "review",
    "start",
]

COURSE = "meta.beyondcv"
"""JSON path of what JSON Resume has no place for."""

CIRCLES = (
    Option("work", N_("Work")),
    Option("training", N_("Training")),
    Option("close", N_("Family and friends")),
    Option("local", N_("Neighbourhood")),
    Option("target", N_("Target field")),
)

EVIDENCE_GRADES = (
    Option("causal", N_("◆ Causal: groups drawn at random")),
    Option("observational", N_("● Observational: a link, no draw")),
    Option("official", N_("■ Official statistics")),
    Option("survey", N_("▣ Survey by a firm or an association")),
)


def start(
    *others: Block,
    intro: str = N_("Working as Camille earns as many points as working as yourself."),
) -> Step:
    """Return the first step of a form: whose profile it works on, then `others`."""
    return Step("start", N_("Where to start"), intro, (StartChoice(), *others))


def review(
    *others: Block,
    title: str = N_("Read it again and take it with you"),
    intro: str = N_("See what is there and what comes next."),
) -> Step:
    """Return the last step of a form: `others`, then the criteria and the take-home file."""
    return Step("review", title, intro, (*others, Progress(), TakeHome()))


def question(name: str, label: str, options: tuple[Option, ...], *rules: str) -> Choice:
    """Return a closed question, all its options in sight; the last one tells what is right."""
    return Choice(f"{COURSE}.choices.{name}", label, options, listed=True, rules=rules)


def prompted(
    path: str, name: str, *, rows: int = 1, rules: tuple[str, ...] = (), meter: str = ""
) -> Text:
    """Return a text whose question the rules know, by its name there."""
    asked = PROMPTS[name]
    return Text(path, asked.label, asked.help, rows=rows, rules=rules, meter=meter)


def answer(name: str, label: str, help: str, *, rows: int = 3, rules: tuple[str, ...] = ()) -> Text:
    """Return a free-text answer, which a trainer reads."""
    return Text(f"{COURSE}.answers.{name}", label, help, rows=rows, rules=rules)
