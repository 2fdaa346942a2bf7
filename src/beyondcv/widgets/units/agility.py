"""Unit 08: four abilities, an experiment, three claims, sources, five domains, a flop.

The questions with a written answer stand in `beyondcv.checks.ASKED`: the rules
have to know them.
"""

from beyondcv.checks import ASKED
from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Date, Entries, Number, Option, Step, Text, Unit
from beyondcv.widgets.units._shared import COURSE, EVIDENCE_GRADES, answer, question, review, start

__all__ = ["UNIT"]

_LEARNING = f"{COURSE}.learning"

_OFTEN = (
    Option("none", N_("Not in these two weeks")),
    Option("once", N_("Once")),
    Option("several", N_("Several times")),
)
_ABILITIES = (
    (
        "learn",
        N_("To learn. I asked somebody how they do something, then I tried it myself."),
        N_("To learn"),
    ),
    (
        "initiative",
        N_("To take the initiative. I began something that nobody had asked me for."),
        N_("To take the initiative"),
    ),
    (
        "creativity",
        N_("To create. I did a usual thing in another way, or joined two ideas."),
        N_("To create"),
    ),
    (
        "relations",
        N_("Varied relationships. I talked with somebody of another trade, age or opinion."),
        N_("Varied relationships"),
    ),
)
_CLAIMS = (
    (
        "photo",
        N_(
            "Claim 1, in the sellers’ box: “A profile with a photo is seen many times as often.” "
            "What kind of evidence?"
        ),
    ),
    (
        "plan",
        N_("Claim 2, Abel card: “Writing a plan helps people find work.” What kind of evidence?"),
    ),
    (
        "agility",
        N_("Claim 3, De Meuse card: “Agile people lead better.” What kind of evidence?"),
    ),
)
_LANGUAGES = (
    Option("fr", N_("In French")),
    Option("en", N_("In English")),
    Option("other", N_("In another language")),
)
_OPINIONS = (
    Option("same", N_("Mostly agrees with me")),
    Option("other", N_("Mostly disagrees with me")),
)


def _asked(name: str, rows: int = 1, rules: tuple[str, ...] = ()) -> Text:
    asked = ASKED[name]
    return Text(f"{_LEARNING}.{name}", asked.label, asked.help, rows=rows, rules=rules)


def _claims() -> tuple[Choice | Text, ...]:
    fields: list[Choice | Text] = []
    for claim, label in _CLAIMS:
        last = claim == _CLAIMS[-1][0]
        rules = ("audit-grades",) if last else ()
        fields.append(question(f"08-grade-{claim}", label, EVIDENCE_GRADES, *rules))
        fields += [
            _asked(f"audit.{claim}.{aspect}", rows=2) for aspect in ("who", "how", "compared")
        ]
        rules = ("audit-questions",) if last else ()
        fields.append(_asked(f"audit.{claim}.whom", rows=2, rules=rules))
    return tuple(fields)


UNIT = Unit(
    id="08-agility",
    title=N_("Agility and relationships: learning as you go"),
    steps=(
        start(),
        Step(
            id="abilities",
            title=N_("1. Four abilities"),
            intro=N_(
                "Count what you did in the last two weeks, at work, at home or in an "
                "association. There are no points here: answer as it was."
            ),
            blocks=(
                *(question(f"08-{name}", label, _OFTEN) for name, label, _short in _ABILITIES),
                question(
                    "08-train",
                    N_("The ability that I train in my experiment"),
                    tuple(Option(name, short) for name, _label, short in _ABILITIES),
                ),
            ),
        ),
        Step(
            id="experiment",
            title=N_("2. My experiment"),
            intro=N_("One change, two weeks, one count. Calls, letters or a workshop will do."),
            blocks=(
                _asked("experiment.hypothesis", rows=2),
                _asked("experiment.variable", rules=("experiment-variable",)),
                _asked("experiment.measure"),
                Number(
                    f"{_LEARNING}.experiment.target",
                    N_("How many would be enough to go on"),
                    N_("Write the number before you start: afterwards it is tempting to move it."),
                    high=1000,
                    rules=("experiment-measure",),
                ),
                Date(f"{_LEARNING}.experiment.start", N_("First day")),
                Date(
                    f"{_LEARNING}.experiment.end",
                    N_("Last day"),
                    N_("Seven to twenty-eight days later; two weeks suit most trials."),
                    rules=("experiment-period",),
                ),
                _asked("experiment.stop", rows=2, rules=("experiment-stop",)),
            ),
        ),
        Step(
            id="sample",
            title=N_("3. Read the simulator"),
            intro=N_("Keep the simulator in sight: it is on the page of this unit."),
            blocks=(
                question(
                    "08-sample-1",
                    N_(
                        "Question 1. With 10 messages of each version, in how many of 1,000 draws "
                        "does the better version win?"
                    ),
                    (
                        Option("1000", N_("In all of them: the difference is real")),
                        Option("900", N_("In about 900")),
                        Option("600", N_("In about 600")),
                        Option("100", N_("In about 100")),
                    ),
                ),
                question(
                    "08-sample-2",
                    N_(
                        "Question 2. From how many messages of each version does the better one "
                        "win in more than 900 draws of 1,000?"
                    ),
                    (
                        Option("20", N_("From 20")),
                        Option("40", N_("From 40")),
                        Option("80", N_("From 80")),
                        Option("320", N_("From 320")),
                    ),
                    "sample-size",
                ),
            ),
        ),
        Step(
            id="audit",
            title=N_("4. Three claims, four questions"),
            intro=N_(
                "A few words for each question. The cards and the box of the page hold the "
                "answers; what they do not say is an answer too."
            ),
            blocks=(
                *_claims(),
                answer(
                    "08-critical",
                    N_("Which claim would you pass on to a friend, and in what words?"),
                    N_(
                        "Say also which one you leave aside, and what would make you change your "
                        "mind. Three or four sentences for your trainer."
                    ),
                    rows=4,
                ),
            ),
        ),
        Step(
            id="flop",
            title=N_("5. A useful flop"),
            intro=N_("Yours or Camille’s. Nobody has to share something painful."),
            blocks=(
                answer(
                    "08-flop",
                    N_(
                        "A flop: what I tried, what happened, what I will change, what others can "
                        "use"
                    ),
                    N_(
                        "Facts first, no blame, nobody’s name. Four or five sentences for your "
                        "trainer."
                    ),
                    rows=6,
                ),
            ),
        ),
        Step(
            id="watch",
            title=N_("6. Twenty minutes to keep up"),
            intro=N_("Three sources, one of which disagrees with you."),
            blocks=(
                Entries(
                    f"{_LEARNING}.watch",
                    N_("My sources"),
                    N_("Source {number}"),
                    N_("Add a source"),
                    (
                        Text("name", ASKED["watch.name"].label, ASKED["watch.name"].help),
                        Text(
                            "address",
                            N_("Where I find it (optional)"),
                            N_("A web address, a library shelf, a broadcasting time."),
                        ),
                        Date("date", N_("Read or heard on")),
                        Choice("language", N_("In which language"), _LANGUAGES),
                        Choice("opinion", N_("Its opinion, compared with mine"), _OPINIONS),
                    ),
                    names=("name",),
                    help=N_("None of them needs an account."),
                    rules=("watch-sources", "watch-opinion"),
                ),
            ),
        ),
        Step(
            id="domains",
            title=N_("7. Five areas, and what remains"),
            intro=N_("One change that you have seen in each area, in a sentence."),
            blocks=(
                *(
                    _asked(f"domains.{name}", rows=2)
                    for name in ("recruitment", "customers", "work", "employers")
                ),
                _asked("domains.governance", rows=2, rules=("domains",)),
                answer(
                    "08-forward",
                    N_("If the platform closed tomorrow, what would you have left?"),
                    N_(
                        "Then: what may change in your trade, what will not, and how would you "
                        "notice that you are wrong? Four or five sentences for your trainer."
                    ),
                    rows=6,
                ),
            ),
        ),
        review(),
    ),
)
