"""The capstone: the file so far, a sheet to copy, twelve weeks, looking back."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import (
    AdChoice,
    Choice,
    Date,
    Entries,
    FileSoFar,
    Number,
    Option,
    QuickAdd,
    SelfCheck,
    SheetDraft,
    SpreadActs,
    Step,
    Text,
    Unit,
)
from beyondcv.widgets.units._shared import COURSE, answer, question, review, start

__all__ = ["UNIT"]

_PROGRAMME = f"{COURSE}.programme"

_KINDS = (
    Option("give", N_("Give: an ad, a hand, an idea")),
    Option("meet", N_("Meet somebody new")),
    Option("keep", N_("Keep in touch")),
    Option("ask", N_("Ask for advice")),
    Option("thank", N_("Thank")),
    Option("wake", N_("Wake a dormant tie")),
    Option("apply", N_("Apply")),
    Option("learn", N_("Learn, take stock")),
    Option("rest", N_("Rest")),
)
_PLACES = (
    Option("offline", N_("Away from the screen")),
    Option("online", N_("Online")),
)

UNIT = Unit(
    id="09-capstone",
    title=N_("Final project: my presence, my plan"),
    steps=(
        start(
            question(
                "09-path",
                N_("My route"),
                (
                    Option(
                        "full",
                        N_("The whole course: ten units"),
                        N_("Nine parts of your file are asked for."),
                    ),
                    Option(
                        "light",
                        N_("The four-hour route: units 00, 01, 03, 04, 06 and this one"),
                        N_("Five parts of your file are asked for. The points are the same."),
                    ),
                ),
            ),
            intro=N_("Your file of the other units opens here by itself, if it is on this device."),
        ),
        Step(
            id="file",
            title=N_("My file so far"),
            intro=N_("See what the other units have left, then try your profile on another ad."),
            blocks=(
                FileSoFar(),
                AdChoice(
                    id=f"{_PROGRAMME}.ad",
                    text=f"{_PROGRAMME}.adText",
                    label=N_("Another ad"),
                    help=N_("Not the one of unit 03. 40 to 90% of its words: true ones, no more."),
                    rule="other-ad",
                ),
            ),
        ),
        Step(
            id="sheet",
            title=N_("My sheet to copy"),
            intro=N_("One page: what you will copy into each network, or onto paper."),
            blocks=(
                SheetDraft(),
                Text(
                    f"{_PROGRAMME}.sheet",
                    N_("The sheet"),
                    N_(
                        "Take out what the network does not ask for. Read it as a stranger would: "
                        "what is copied there is public."
                    ),
                    rows=16,
                    rules=("sheet-privacy",),
                ),
            ),
        ),
        Step(
            id="plan",
            title=N_("My twelve weeks"),
            intro=N_("Twelve small actions: four that give, four away from the screen."),
            blocks=(
                Number(
                    f"{_PROGRAMME}.budget",
                    N_("Minutes a week"),
                    N_("What you can manage even in a bad week. 60 is enough for most plans."),
                    high=1200,
                    step=5,
                    rules=("programme-budget",),
                ),
                QuickAdd(
                    f"{_PROGRAMME}.acts",
                    (
                        Choice("kind", N_("Kind of these actions"), _KINDS),
                        Choice("place", N_("Place of these actions"), _PLACES),
                    ),
                    "act",
                    N_("Add several actions"),
                    N_("Small actions, one a line"),
                    N_(
                        "An action has a verb and a person, named by their role: “call my former "
                        "tutor”."
                    ),
                    N_("Add these small actions"),
                    N_("Write one line for each small action first."),
                ),
                SpreadActs(),
                Entries(
                    f"{_PROGRAMME}.acts",
                    N_("My actions"),
                    N_("Small action {number}"),
                    N_("Add one small action"),
                    (
                        Text("act", N_("What I do")),
                        Date("date", N_("Day")),
                        Choice("kind", N_("Kind"), _KINDS),
                        Choice("place", N_("Place"), _PLACES),
                        Number("minutes", N_("Minutes"), high=600, step=5),
                    ),
                    names=("act",),
                    help=N_("A week with no action is allowed. Plan at least one rest."),
                    rules=(
                        "programme-acts",
                        "programme-give",
                        "programme-offline",
                        "capstone-dates",
                    ),
                ),
            ),
        ),
        Step(
            id="look-back",
            title=N_("Looking back"),
            intro=N_("What changed since unit 00, and what you still doubt."),
            blocks=(
                answer(
                    "09-reflection",
                    N_("About 200 words: unit 00 and now"),
                    N_(
                        "What you thought, what you did, what you will keep, what you will stop, "
                        "what you would have left if the platform closed. 100 words on the "
                        "four-hour route."
                    ),
                    rows=12,
                ),
                answer(
                    "09-sources",
                    N_("Which evidence do you rely on, and what does it not say?"),
                    N_("One study or one count of your own, with its limit. Three sentences."),
                    rows=4,
                ),
            ),
        ),
        Step(
            id="test",
            title=N_("Where I stand"),
            intro=N_("The same kind of questions as in unit 00. For your eyes only."),
            blocks=(SelfCheck("after"),),
        ),
        review(),
    ),
)
