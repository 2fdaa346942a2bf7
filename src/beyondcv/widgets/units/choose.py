"""Unit 02: nine weights, a ranking, two networks, what stays private, and a way out.

The networks' names stand in ``data/platforms/ratings.csv`` too; a test holds
both together.
"""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Date, Entries, Number, Option, Step, Text, Ticks, Unit
from beyondcv.widgets.units._shared import COURSE, answer, question, review, start

__all__ = ["NETWORKS", "UNIT"]

_CHOICE = f"{COURSE}.choice"

NETWORKS = (
    Option("linkedin", N_("LinkedIn")),
    Option("xing", N_("XING")),
    Option("github", N_("GitHub")),
    Option("mastodon", N_("Mastodon")),
    Option("bluesky", N_("Bluesky")),
    Option("employment-service", N_("Public employment service profile")),
    Option("local-group", N_("Neighbourhood group online")),
    Option("alumni", N_("Alumni network")),
    Option("association", N_("Local association or club")),
    Option("union", N_("Union or trade body")),
)

_CRITERIA = (
    ("people", N_("People"), N_("Are those you want to meet there?")),
    ("language", N_("Language"), N_("Are you at ease in the language that is spoken there?")),
    ("cost", N_("Cost"), N_("Is it free, or a price that you can pay?")),
    ("time", N_("Time"), N_("Does it fit into the time that you have?")),
    ("privacy", N_("Privacy"), N_("Can you show little, and to whom you want?")),
    ("portability", N_("Portability"), N_("Can you take what you wrote elsewhere?")),
    (
        "accessibility",
        N_("Accessibility"),
        N_("Can you use it as you are: old telephone, screen reader, hours, stairs?"),
    ),
    (
        "moderation",
        N_("Moderation"),
        N_("Does somebody step in when a person is harassed or cheated?"),
    ),
    ("exit", N_("Exit"), N_("Can you leave, and lose little if it closes?")),
)


def _weights() -> tuple[Number, ...]:
    *others, last = _CRITERIA
    return (
        *(Number(f"{_CHOICE}.weights.{id}", label, help) for id, label, help in others),
        Number(f"{_CHOICE}.weights.{last[0]}", last[1], last[2], rules=("weights-sum",)),
    )


UNIT = Unit(
    id="02-choose",
    title=N_("Choosing your network"),
    steps=(
        start(),
        Step(
            id="timeline",
            title=N_("1. Read the timeline"),
            intro=N_("Keep the timeline in sight: it is on the page of this unit."),
            blocks=(
                question(
                    "02-timeline-1",
                    N_("Question 1. How many years lie between Viadeo’s start and receivership?"),
                    (
                        Option("3", N_("About 3")),
                        Option("7", N_("About 7")),
                        Option("12", N_("About 12")),
                        Option("20", N_("About 20")),
                    ),
                ),
                question(
                    "02-timeline-2",
                    N_("Question 2. What does the timeline say of the members’ data in 2016?"),
                    (
                        Option("erased", N_("That they were erased when the firm failed")),
                        Option("returned", N_("That every member received a copy")),
                        Option(
                            "unsaid",
                            N_(
                                "That another firm took over the assets; not what each member "
                                "could keep"
                            ),
                        ),
                        Option("moved", N_("That they were moved to LinkedIn")),
                    ),
                    "timeline-reading",
                ),
            ),
        ),
        Step(
            id="weights",
            title=N_("2. What counts for you"),
            intro=N_(
                "Share out 100 among nine criteria. 0 is allowed. One criterion at least should "
                "lead, with 15 or more."
            ),
            blocks=_weights(),
        ),
        Step(
            id="ranking",
            title=N_("3. Your ranking"),
            intro=N_(
                "Set the sliders of the figure to your weights, or work it out: each weight "
                "times the rating, then add up. Which three networks come first?"
            ),
            blocks=(
                Choice(f"{_CHOICE}.ranking[0]", N_("First place"), NETWORKS),
                Choice(f"{_CHOICE}.ranking[1]", N_("Second place"), NETWORKS),
                Choice(
                    f"{_CHOICE}.ranking[2]", N_("Third place"), NETWORKS, rules=("network-ranking",)
                ),
                Entries(
                    f"{_CHOICE}.ratings",
                    N_("Would you rate it differently? (optional)"),
                    N_("My rating {number}"),
                    N_("Change a rating"),
                    (
                        Choice("network", N_("Network"), NETWORKS),
                        Choice(
                            "criterion",
                            N_("Criterion"),
                            tuple(Option(id, label) for id, label, _help in _CRITERIA),
                        ),
                        Choice(
                            "rating",
                            N_("My rating"),
                            (
                                Option("0", N_("0: bad for me")),
                                Option("1", N_("1: rather bad")),
                                Option("2", N_("2: in between")),
                                Option("3", N_("3: rather good")),
                                Option("4", N_("4: very good for me")),
                            ),
                        ),
                        Text("reason", N_("Because…"), N_("What you saw, heard or tried.")),
                    ),
                    names=("reason",),
                    help=N_(
                        "The course’s ratings are its opinion. Yours replaces it here once you "
                        "give a reason. The figure keeps the course’s."
                    ),
                ),
            ),
        ),
        Step(
            id="networks",
            title=N_("4. Two networks, a reason, a drawback"),
            intro=N_(
                "The ranking advises, you decide. Networks without a screen count as much as the "
                "others."
            ),
            blocks=(
                Choice(f"{_CHOICE}.main", N_("My main network"), NETWORKS),
                Choice(
                    f"{_CHOICE}.second",
                    N_("My second network, of another family"),
                    NETWORKS,
                    rules=("network-families",),
                ),
                answer(
                    "02-reason",
                    N_("Why this main network, for your goal?"),
                    N_("Name your goal, and whom you want to meet there. Two or three sentences."),
                ),
                answer(
                    "02-drawback",
                    N_("What do you lose or risk with it?"),
                    N_("One real drawback, and what you do about it."),
                ),
                Entries(
                    "basics.profiles",
                    N_("Accounts to show on my profile (optional)"),
                    N_("Account {number}"),
                    N_("Add an account"),
                    (
                        Text("network", N_("Network")),
                        Text("username", N_("Name of the account")),
                        Text(
                            "url", N_("Address of the page"), example=N_("https://example.org/me")
                        ),
                    ),
                    names=("network", "username"),
                    help=N_(
                        "Anybody who reads your profile will see them. Leave the list empty if you "
                        "would rather not: no point depends on it."
                    ),
                ),
            ),
        ),
        Step(
            id="private",
            title=N_("5. Private first, and the way out"),
            intro=N_("Before you publish: who sees what, what you keep, and when you look again."),
            blocks=(
                Ticks(
                    f"{_CHOICE}.privacy",
                    N_("Settings made, or planned on paper"),
                    (
                        Option("audience", N_("Who sees my page, or my line in the directory")),
                        Option(
                            "search", N_("Whether a search, or a list, leads from my name to it")
                        ),
                        Option(
                            "details",
                            N_("Telephone, address and date of birth kept to myself"),
                        ),
                        Option("contacts", N_("My contacts’ numbers and names kept to myself")),
                        Option(
                            "activity",
                            N_(
                                "Who sees what I read, say and attend; photos of me only with my "
                                "consent"
                            ),
                        ),
                        Option(
                            "sign-in",
                            N_(
                                "A password used nowhere else and a second step; or papers locked "
                                "away"
                            ),
                        ),
                    ),
                    help=N_("Each one exists offline too: a directory, a mailing list, a photo."),
                    rules=("network-settings",),
                ),
                Choice(
                    f"{_CHOICE}.exit.format",
                    N_("Format of the copy that I keep"),
                    (
                        Option("json", N_("JSON: profile.json, the file of this course")),
                        Option("csv", N_("CSV: a table, as in many exports")),
                        Option("html", N_("HTML: the take-home page")),
                        Option("pdf", N_("PDF: to read and print")),
                        Option("paper", N_("Paper: a notebook or printed sheets")),
                    ),
                ),
                Date(
                    f"{_CHOICE}.exit.date",
                    N_("Day on which I look again: stay or leave?"),
                    N_("In six months, for example."),
                    rules=("exit-plan",),
                ),
                answer(
                    "02-exit",
                    N_("How would you leave?"),
                    N_("What do you copy first, whom do you tell, what will be left behind?"),
                    rows=4,
                ),
            ),
        ),
        review(),
    ),
)
