"""Unit 04: people by circle, three first messages, five habits."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Entries, Option, QuickAdd, Step, Text, Unit
from beyondcv.widgets.units._shared import CIRCLES, COURSE, answer, prompted, review, start

__all__ = ["UNIT"]


_LAST = (
    Option("recent", N_("Within a year")),
    Option("dormant", N_("A year or more")),
)
_RECIPIENTS = (
    Option("colleague", N_("Former colleague")),
    Option("trainer", N_("Trainer or teacher")),
    Option("stranger", N_("Somebody I do not know")),
)

UNIT = Unit(
    id="04-first-network",
    title=N_("Building your first network"),
    steps=(
        start(
            intro=N_("You may do the whole course as Camille, a fictional person, or as yourself.")
        ),
        Step(
            id="circles",
            title=N_("My circles"),
            intro=N_("Twenty people in four circles or more. Roles or initials, never a name."),
            blocks=(
                QuickAdd(
                    f"{COURSE}.circles",
                    (
                        Choice("circle", N_("Circle of these people"), CIRCLES),
                        Choice("lastContact", N_("Last contact with them"), _LAST),
                    ),
                    "role",
                    N_("Add several people"),
                    N_("People, one a line"),
                    N_(
                        "A role on each line: “my placement tutor”, “the florist next door”. "
                        "A year or more without news makes a dormant tie."
                    ),
                    N_("Add these people"),
                ),
                Entries(
                    f"{COURSE}.circles",
                    N_("My people"),
                    N_("Person {number}"),
                    N_("Add one person"),
                    (
                        Text("role", N_("Role or initials")),
                        Choice("circle", N_("Circle"), CIRCLES),
                        Choice("lastContact", N_("Last contact"), _LAST),
                        Text("help", N_("What this person could help with (optional)")),
                    ),
                    names=("role",),
                    help=N_("The list stays in your file. It is published nowhere."),
                    rules=("circles-count", "circles-dormant", "circles-anonymous"),
                ),
            ),
        ),
        Step(
            id="messages",
            title=N_("Three messages"),
            intro=N_("One link, one reason, one question that is easy to answer."),
            blocks=(
                Entries(
                    f"{COURSE}.messages",
                    N_("My messages"),
                    N_("Message {number}"),
                    N_("Add a message"),
                    (
                        Choice("to", N_("To whom"), _RECIPIENTS),
                        prompted("link", "messages.link"),
                        prompted("reason", "messages.reason"),
                        Text(
                            "question",
                            N_("My question"),
                            N_("Small: five minutes, a yes or a no is enough."),
                        ),
                        Text(
                            "text",
                            N_("The message"),
                            N_(
                                "150 to 300 characters. Write [first name] where the name goes. "
                                "No CV at first."
                            ),
                            rows=6,
                        ),
                    ),
                    names=("link",),
                    help=N_("A former colleague, a trainer, somebody you do not know: one each."),
                    rules=(
                        "messages-length",
                        "messages-different",
                        "messages-parts",
                        "messages-manner",
                    ),
                ),
                answer(
                    "04-link",
                    N_("Choose one message: how would that person remember you?"),
                    N_("Two or three sentences for your trainer. No name."),
                ),
                answer(
                    "04-request",
                    N_("How much time does your question take that person? How do you know?"),
                    N_("Say too what you could give in return, even something small."),
                ),
            ),
        ),
        Step(
            id="habits",
            title=N_("Five habits"),
            intro=N_("What you already do face to face has its twin online."),
            blocks=(
                Entries(
                    f"{COURSE}.habits",
                    N_("My pairs"),
                    N_("Pair {number}"),
                    N_("Add a pair"),
                    (
                        prompted("offline", "habits.offline"),
                        prompted("online", "habits.online"),
                    ),
                    names=("offline",),
                    help=N_("Greeting, listening, thanking, asking, helping: one pair each."),
                    rules=("habit-pairs",),
                ),
            ),
        ),
        review(
            answer(
                "04-tone",
                N_("Read a message aloud: how would you feel if you received it?"),
                N_("What did you change, and why? Two or three sentences for your trainer."),
            )
        ),
    ),
)
