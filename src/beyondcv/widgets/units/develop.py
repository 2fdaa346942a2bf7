"""Unit 05: a drawing and a curve to read, a plan of acts by goal, three open questions."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Date, Entries, Lines, Option, QuickAdd, Step, Unit
from beyondcv.widgets.units._shared import (
    CIRCLES,
    COURSE,
    answer,
    prompted,
    question,
    review,
    start,
)

__all__ = ["UNIT"]


_TIES = (
    Option("strong", N_("Strong (often)")),
    Option("moderate", N_("Moderate (now and then)")),
    Option("weak", N_("Weak (hardly ever)")),
    Option("dormant", N_("Dormant (a year or more)")),
)
_TARGETS = (
    Option("yes", N_("Yes, it leads there")),
    Option("no", N_("No, somewhere else")),
)
_STAGES = (
    Option("meet", N_("Meet")),
    Option("keep", N_("Keep in touch")),
    Option("give", N_("Give")),
    Option("ask", N_("Ask")),
    Option("thank", N_("Thank")),
    Option("wake", N_("Wake up")),
)
_GOALS = (
    Option("information", N_("Information")),
    Option("advice", N_("Advice")),
    Option("introduction", N_("An introduction")),
    Option("skill", N_("A skill")),
    Option("support", N_("Support")),
)
_MUTUAL = (
    Option("weak", N_("Somebody with 0 or 1 mutual contact: nearly unknown")),
    Option("moderate", N_("Somebody with 5 to 12 mutual contacts: a moderate tie")),
    Option("strong", N_("Somebody with 17 mutual contacts or more: a strong tie")),
)


UNIT = Unit(
    id="05-develop",
    title=N_("Growing and organising your network around your goals"),
    steps=(
        start(),
        Step(
            id="graph",
            title=N_("1. Read the network"),
            intro=N_(
                "Keep the small network of thirteen people in sight: it is on the page of this "
                "unit, as a drawing and as a table."
            ),
            blocks=(
                question(
                    "05-degree",
                    N_("Question 1. How many ties does goods-in have?"),
                    tuple(Option(n, n) for n in ("3", "4", "5", "6")),
                ),
                question(
                    "05-bridge",
                    N_("Question 2. Who is the bridge between the shop and the warehouse?"),
                    (
                        Option("camille", N_("Camille, who has the most ties")),
                        Option("head", N_("The head of the shop")),
                        Option("tutor", N_("The tutor")),
                        Option("volunteer", N_("The volunteer")),
                    ),
                ),
                question(
                    "05-density",
                    N_(
                        "Question 3. Shop: 11 ties of 15 possible. Warehouse: 5 of 10. "
                        "Which group is denser?"
                    ),
                    (
                        Option("shop", N_("The shop")),
                        Option("warehouse", N_("The warehouse")),
                        Option("same", N_("Both alike")),
                    ),
                ),
                question(
                    "05-reach",
                    N_("Question 4. How many steps, at least, from Camille to coordination?"),
                    tuple(Option(n, n) for n in ("2", "3", "4", "5")),
                    "graph-reading",
                ),
            ),
        ),
        Step(
            id="curve",
            title=N_("2. Read the curve"),
            intro=N_(
                "The figure of the inverted U is on the page too. Its data are fictional; "
                "their direction is that of a real experiment."
            ),
            blocks=(
                question(
                    "05-curve-digital",
                    N_(
                        "Question 5. More digital sector: who has the best chance of bringing "
                        "useful news?"
                    ),
                    _MUTUAL,
                ),
                question(
                    "05-curve-trade",
                    N_(
                        "Question 6. Less digital sector: who has the best chance of bringing "
                        "useful news?"
                    ),
                    _MUTUAL,
                    "curve-reading",
                ),
            ),
        ),
        Step(
            id="plan",
            title=N_("3. My plan"),
            intro=N_(
                "Ten lines: a person, an action, a day. Roles or initials, never a name. Every "
                "action may happen face to face."
            ),
            blocks=(
                QuickAdd(
                    f"{COURSE}.plan",
                    (
                        Choice("circle", N_("Circle of these people"), CIRCLES),
                        Choice("tie", N_("Tie with them"), _TIES),
                        Choice("target", N_("Towards the target field"), _TARGETS),
                    ),
                    "role",
                    N_("Add several people"),
                    N_("People, one a line"),
                    N_("Take them from your circles of unit 04, by their role."),
                    N_("Add these people"),
                ),
                Entries(
                    f"{COURSE}.plan",
                    N_("My plan"),
                    N_("Line {number}"),
                    N_("Add one line"),
                    (
                        prompted("role", "plan.role"),
                        prompted("act", "plan.act"),
                        Choice("stage", N_("Stage of the relationship"), _STAGES),
                        Date(
                            "date",
                            N_("Day"),
                            N_(
                                "Your earliest date opens the plan; all others come within the "
                                "90 days after it."
                            ),
                        ),
                        Choice("goal", N_("What I look for"), _GOALS),
                        Choice("circle", N_("Circle"), CIRCLES),
                        Choice("tie", N_("Tie"), _TIES),
                        Choice("target", N_("Towards the target field"), _TARGETS),
                    ),
                    names=("role", "act"),
                    help=N_(
                        "Three lines towards your target field, two actions that give. The plan "
                        "stays in your file."
                    ),
                    rules=(
                        "plan-lines",
                        "plan-tags",
                        "plan-dates",
                        "plan-target",
                        "plan-give",
                        "plan-anonymous",
                    ),
                ),
            ),
        ),
        Step(
            id="questions",
            title=N_("4. Three questions"),
            intro=N_(
                "For a conversation of twenty minutes with somebody who does the job. "
                "You ask for what they know, not for a job."
            ),
            blocks=(
                Lines(
                    f"{COURSE}.questions",
                    N_("Question {number}"),
                    N_("Add a question"),
                    N_("Begin with “how”, “what” or “why”. One thing at a time."),
                    rules=("questions-open",),
                ),
            ),
        ),
        review(
            answer(
                "05-structure",
                N_("What is your goal, and which lines lead to it?"),
                N_("Where was the gap in your network? Two or three sentences. No name."),
            ),
            answer(
                "05-give",
                N_("What do you give, to whom, before you ask?"),
                N_("Something within your reach: time, a thank you, a job ad passed on."),
            ),
            answer(
                "05-feasible",
                N_("Why can you keep to this plan? What do you do if a week is missed?"),
                N_("Say how many actions a week, and when you meet these people anyway."),
            ),
            intro=N_("Three short answers for your trainer, then what is there and what is next."),
        ),
    ),
)
