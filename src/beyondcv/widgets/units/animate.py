"""Unit 06: a week in minutes, a budget, four weeks, three texts, a rule to stop."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Date, Entries, Number, Option, QuickAdd, Step, Text, Unit
from beyondcv.widgets.units._shared import COURSE, answer, prompted, question, review, start

__all__ = ["UNIT"]

_PRESENCE = f"{COURSE}.presence"

_DAYS = (
    Option("mon", N_("Monday")),
    Option("tue", N_("Tuesday")),
    Option("wed", N_("Wednesday")),
    Option("thu", N_("Thursday")),
    Option("fri", N_("Friday")),
    Option("sat", N_("Saturday")),
    Option("sun", N_("Sunday")),
)
_RUNGS = (
    Option("read", N_("Read or listen")),
    Option("react", N_("React, thank")),
    Option("comment", N_("Write a comment")),
    Option("ask", N_("Ask a question")),
    Option("share", N_("Share, with my view")),
    Option("publish", N_("Publish a text of mine")),
    Option("meet", N_("Meet somebody")),
)
_PLACES = (
    Option("online", N_("On a screen")),
    Option("offline", N_("Away from the screen")),
)
_KINDS = (
    Option("comment", N_("A comment")),
    Option("question", N_("A question")),
    Option("link", N_("A link, with my view")),
)
_IMAGES = (
    Option("none", N_("No image")),
    Option("own", N_("My own image, with nobody who can be recognised")),
    Option("permitted", N_("An image with consent in writing")),
)

_MINUTES = Number("minutes", N_("Minutes"), low=0, high=240, step=5)

UNIT = Unit(
    id="06-animate",
    title=N_("Staying active, managing your time"),
    steps=(
        start(),
        Step(
            id="week",
            title=N_("My week in minutes"),
            intro=N_("Seven days, three numbers a day. Rough numbers are welcome."),
            blocks=(
                Entries(
                    f"{_PRESENCE}.log",
                    N_("My days"),
                    N_("Day {number}"),
                    N_("Add a day"),
                    (
                        Choice("day", N_("Day"), _DAYS),
                        Number(
                            "useful",
                            N_("Useful minutes on a screen"),
                            N_("Searching, writing to somebody, learning."),
                            high=600,
                            step=5,
                        ),
                        Number(
                            "scrolling",
                            N_("Minutes of scrolling"),
                            N_("Without having chosen to. No shame: a feed is made for that."),
                            high=600,
                            step=5,
                        ),
                        Number(
                            "offline",
                            N_("Minutes away from the screen"),
                            N_("A call, a visit, a meeting for your search."),
                            high=600,
                            step=5,
                        ),
                    ),
                    names=("day",),
                    help=N_("A day of rest counts too: choose the day and leave the zeros."),
                    rules=("log-days",),
                ),
                Number(
                    f"{_PRESENCE}.total",
                    N_("Total of the seven days, in minutes"),
                    N_("Add up all the minutes, the three columns together."),
                    high=10_080,
                    step=5,
                    rules=("log-sum",),
                ),
                Number(
                    f"{_PRESENCE}.budget",
                    N_("My budget, in minutes a week"),
                    N_("120 at most, for all that follows. Choose what you would keep up."),
                    high=600,
                    step=10,
                    rules=("time-budget",),
                ),
            ),
        ),
        Step(
            id="chart",
            title=N_("Conversations per hour"),
            intro=N_("Keep the chart of posts in sight: it is on the page of this unit."),
            blocks=(
                question(
                    "06-best",
                    N_(
                        "Question 1. In the table of 60 posts, which kind gives the most useful "
                        "conversations per hour?"
                    ),
                    (
                        Option("success", N_("Announcing a success")),
                        Option("question", N_("A question")),
                        Option("comment", N_("A comment under somebody’s text")),
                        Option("raw", N_("Sharing without comment")),
                    ),
                ),
                question(
                    "06-luck",
                    N_("Question 2. In the other draws, does that kind come first?"),
                    (
                        Option("always", N_("Yes, in every draw")),
                        Option("mostly", N_("Most often, but not always")),
                        Option("seldom", N_("Hardly ever")),
                    ),
                    "rung-per-hour",
                ),
            ),
        ),
        Step(
            id="calendar",
            title=N_("Four weeks"),
            intro=N_("Two actions a week, three rungs, four actions away from the screen."),
            blocks=(
                QuickAdd(
                    f"{_PRESENCE}.calendar",
                    (
                        Number("week", N_("Week of these actions"), low=1, high=4),
                        Choice("rung", N_("Rung of these actions"), _RUNGS),
                        Choice("where", N_("Where they take place"), _PLACES),
                        Number("minutes", N_("Minutes for each"), low=5, high=120, step=5),
                    ),
                    "act",
                    N_("Add actions"),
                    N_("Actions, one a line"),
                    N_("Say what and with whom: “thank the tutor of my placement by phone”."),
                    N_("Add these actions"),
                    N_("Write one line for each action first."),
                ),
                Entries(
                    f"{_PRESENCE}.calendar",
                    N_("My four weeks"),
                    N_("Action {number}"),
                    N_("Add one action"),
                    (
                        Number("week", N_("Week"), N_("From 1 to 4."), low=0, high=4),
                        Choice("rung", N_("Rung"), _RUNGS),
                        Choice("where", N_("Where"), _PLACES),
                        Text("act", N_("What I will do")),
                        _MINUTES,
                    ),
                    names=("week", "act"),
                    help=N_("All of it may take place away from the screen."),
                    rules=(
                        "calendar-weeks",
                        "calendar-rungs",
                        "calendar-offline",
                        "time-weeks",
                    ),
                ),
            ),
        ),
        Step(
            id="texts",
            title=N_("Three texts"),
            intro=N_("To publish, to say aloud, to pin up or to keep in a drawer: as you like."),
            blocks=(
                Entries(
                    f"{_PRESENCE}.posts",
                    N_("My texts"),
                    N_("Text {number}"),
                    N_("Add a text"),
                    (
                        Choice("kind", N_("What it is"), _KINDS),
                        Text(
                            "text",
                            N_("The text"),
                            N_("120 to 700 characters. A fact of yours, one thing for others."),
                            rows=6,
                        ),
                        prompted("source", "posts.source"),
                        Choice("image", N_("Image"), _IMAGES),
                        Text(
                            "alt",
                            N_("Description of the image, if there is one"),
                            N_("What it shows, in one sentence, for those who do not see it."),
                        ),
                    ),
                    names=("text",),
                    help=N_("A comment, a question, a link: one each."),
                    rules=("posts-length", "link-source", "posts-care"),
                ),
                answer(
                    "06-value",
                    N_("Choose one text: what can a reader do better after reading it?"),
                    N_("Two or three sentences for your trainer. Who is that reader?"),
                ),
                answer(
                    "06-rights",
                    N_("What did you check before letting this text go?"),
                    N_("Source, image, people, employer, tone: what did you keep or take out?"),
                ),
            ),
        ),
        review(
            prompted(f"{_PRESENCE}.stop.measure", "stop.measure"),
            Number(
                f"{_PRESENCE}.stop.number",
                N_("Below this number, I change or stop"),
                low=0,
                high=1000,
            ),
            Date(
                f"{_PRESENCE}.stop.date",
                N_("The day I count"),
                rules=("stop-rule",),
            ),
            answer(
                "06-sustainable",
                N_("What will you do in a week when you no longer feel like it?"),
                N_("The smallest action, the rest you allow yourself, the person you tell."),
            ),
            title=N_("My rule, and my file"),
            intro=N_("Decide today when you will count, and when you will stop."),
        ),
    ),
)
