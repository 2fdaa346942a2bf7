"""Unit 00: the contract with oneself (goal, obstacle, time, sentence, helper)."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Option, SelfCheck, Step, Text, Unit
from beyondcv.widgets.units._shared import COURSE, start

__all__ = ["UNIT"]

_CONTRACT = f"{COURSE}.contract"

_BARRIERS = (
    Option(
        "technique",
        N_("Technology: I am not at ease with a computer or a phone"),
        N_(
            "Who can help: a digital-skills adviser near you, a library, a neighbour. One step at "
            "a time."
        ),
    ),
    Option(
        "means",
        N_("Equipment: no computer, a weak connection, little data"),
        N_("This course works on a telephone and on paper. Ask about a computer room near you."),
    ),
    Option(
        "codes",
        N_("Unwritten rules: I do not know what people write, or how"),
        N_("Unit 3 shows them one by one, with an example before and after."),
    ),
    Option(
        "confidence",
        N_("Confidence: I do not dare to put myself forward"),
        N_("You may work as Camille, a fictional person. Nothing is published by this course."),
    ),
    Option(
        "time",
        N_("Time: I cannot find any"),
        N_("Choose a day and an hour below, even for a short while. One line improved is a step."),
    ),
)

_DAYS = (
    Option("monday", N_("Monday")),
    Option("tuesday", N_("Tuesday")),
    Option("wednesday", N_("Wednesday")),
    Option("thursday", N_("Thursday")),
    Option("friday", N_("Friday")),
    Option("saturday", N_("Saturday")),
    Option("sunday", N_("Sunday")),
)

UNIT = Unit(
    id="00-start",
    title=N_("Getting started"),
    steps=(
        start(
            Text(
                f"{COURSE}.learner",
                N_("My code, if I was given one"),
                N_(
                    "Six characters from the person who supports you. They show that the file is "
                    "yours, even without your name in it. No code? Leave this empty."
                ),
            ),
            intro=N_("You may do the whole course as Camille, a fictional person, or as yourself."),
        ),
        Step(
            id="contract",
            title=N_("My contract with myself"),
            intro=N_(
                "A few short answers. They are for you; you can change them whenever you want."
            ),
            blocks=(
                Text(
                    f"{_CONTRACT}.goal",
                    N_("My goal"),
                    N_("What you would like to have in three months: a job, a placement, a trade."),
                    rows=3,
                    rules=("contract-goal",),
                ),
                Choice(
                    f"{_CONTRACT}.barrier",
                    N_("What gets in my way most"),
                    _BARRIERS,
                    listed=True,
                ),
                Choice(f"{_CONTRACT}.day", N_("My day"), _DAYS),
                Text(f"{_CONTRACT}.time", N_("My hour"), example=N_("9:00")),
                Text(
                    f"{_CONTRACT}.ifThen",
                    N_("My sentence “If it is…, then I…”"),
                    N_(
                        "For example: if it is Tuesday at nine, then I open my profile and "
                        "improve one line."
                    ),
                    rows=2,
                    rules=("contract-plan",),
                ),
                Text(
                    f"{_CONTRACT}.helper",
                    N_("The person I can ask for help"),
                    N_("A role is enough, no name: “my adviser”, “a colleague from the course”."),
                ),
            ),
        ),
        Step(
            id="self-check",
            title=N_("Where I stand"),
            intro=N_(
                "Ten questions, five sentences, one number: ten minutes. Nothing is marked, and "
                "you may leave this out. The course asks again at its end."
            ),
            blocks=(SelfCheck("before"),),
        ),
    ),
)
