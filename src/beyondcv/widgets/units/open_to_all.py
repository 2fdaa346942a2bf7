"""Unit 07: rights, two figures, a profile to clean, a false offer, a charter."""

from beyondcv.checks import text_to_clean
from beyondcv.i18n import N_, Lang, translator
from beyondcv.widgets._spec import Choice, Entries, Given, Option, Step, Text, Ticks, Unit
from beyondcv.widgets.units._shared import COURSE, answer, question, review, start

__all__ = ["UNIT"]

_CHARTER = f"{COURSE}.charter"

_MAY = (Option("may", N_("May ask or use")), Option("may-not", N_("May not")))

_CASES = (
    N_("Case 1. “Do you hold the certificate needed to drive our forklift trucks?”"),
    N_("Case 2. “Are you planning to have children?”"),
    N_("Case 3. “Tell me how you handled the orders of your department.”"),
    N_("Case 4. “Are you a member of a trade union?”"),
    N_("Case 5. “Send us your bank details, so that we can study your application.”"),
    N_("Case 6. “The ad says two nights a week: can you work those hours?”"),
    N_(
        "Case 7. The recruiter has told you so beforehand: your public professional profile is "
        "compared with your CV."
    ),
    N_(
        "Case 8. The recruiter notes in your file a religion that a photo on a family page seems "
        "to show."
    ),
)

_SHOWN = (
    Option("public", N_("Everybody")),
    Option("contacts", N_("My contacts only")),
    Option("hidden", N_("Nobody")),
)
_THEMES = (
    Option("time", N_("Time")),
    Option("wellbeing", N_("Well-being")),
    Option("privacy", N_("Private life")),
    Option("respect", N_("Respect for others")),
    Option("exit", N_("Pause or leave")),
)

_FALSE_OFFER = N_(
    "From: Recruitment, Fictif Logistics (fictional) <jobs@fictif-logistics.example.org>\n"
    "Subject: You have been chosen!\n"
    "\n"
    "Hello,\n"
    "Your experience with orders and stock has caught our eye. We offer you a part-time post as "
    "logistics coordinator, for the Hauts-de-France region.\n"
    "Pay: 3,900 euros a month after tax for ten hours a week. No interview is needed, your profile "
    "has convinced us.\n"
    "To keep your place, answer before 6 p.m. today.\n"
    "Send a copy of your identity card and your bank details.\n"
    "Pay 49 euros of file costs by prepaid card; they come back with your first wages.\n"
    "Do not answer on the job site: write to our manager’s private messaging account.\n"
    "Kind regards,\n"
    "Recruitment, Fictif Logistics"
)

_SIGNS = (
    Option("greeting", N_("It begins with “Hello”")),
    Option("pay", N_("The pay is far above what such hours bring")),
    Option("region", N_("It names a region")),
    Option("papers", N_("It wants an identity card and bank details before any contract")),
    Option("trade", N_("It names a post that exists")),
    Option("hurry", N_("It sets a deadline of a few hours")),
    Option("no-interview", N_("It hires without an interview")),
    Option("part-time", N_("The post is part-time")),
    Option("fee", N_("It asks for money")),
    Option("experience", N_("It speaks of orders and stock")),
    Option("channel", N_("It leads away from the job site, to private messaging")),
    Option("spelling", N_("It is written without mistakes")),
)


def _false_offer(lang: Lang) -> str:
    return translator(lang).gettext(_FALSE_OFFER)


UNIT = Unit(
    id="07-open-to-all",
    title=N_("Open to all? Unwritten rules, elitism, rights and risks"),
    steps=(
        start(
            intro=N_(
                "Nothing about your life is needed here: Camille, a fictional person, earns as "
                "many points."
            )
        ),
        Step(
            id="asking",
            title=N_("1. May they ask?"),
            intro=N_(
                "A firm is looking for somebody to coordinate its logistics. Under French law, "
                "quoted on the page, which of these may it ask, or use?"
            ),
            blocks=tuple(
                question(
                    f"07-ask-{number}", case, _MAY, *(("asking",) if number == len(_CASES) else ())
                )
                for number, case in enumerate(_CASES, 1)
            ),
        ),
        Step(
            id="reading",
            title=N_("2. Read two figures"),
            intro=N_("Keep the two figures of the page in sight."),
            blocks=(
                question(
                    "07-read-1",
                    N_("Question 1. In which age group do most people lack the Internet basics?"),
                    (
                        Option("young", N_("15 to 24")),
                        Option("adult", N_("25 to 39")),
                        Option("senior", N_("60 to 74")),
                        Option("old", N_("75 and over")),
                    ),
                ),
                question(
                    "07-read-2",
                    N_("Question 2. What does the figure say of manual workers and managers?"),
                    (
                        Option("most", N_("Most manual workers lack the basics")),
                        Option(
                            "gap",
                            N_(
                                "The share is several times that of managers, and small in both "
                                "groups"
                            ),
                        ),
                        Option("cause", N_("Their trade is the cause of it")),
                    ),
                ),
                question(
                    "07-read-3",
                    N_("Question 3. Which experiment found no clear gap over a whole country?"),
                    (
                        Option("manant", N_("Manant, Pajak and Soulié, France, 2019")),
                        Option("baert", N_("Baert, Belgium, 2018")),
                        Option("acquisti", N_("Acquisti and Fong, United States, 2020")),
                        Option("evsyukova", N_("Evsyukova, Rusche and Mill, United States, 2025")),
                    ),
                ),
                question(
                    "07-read-4",
                    N_("Question 4. May the four effects be averaged?"),
                    (
                        Option("average", N_("Yes: all four are in per cent")),
                        Option(
                            "apart",
                            N_("No: they do not count the same thing, nor compare the same people"),
                        ),
                        Option("biggest", N_("No, the biggest one is the true one")),
                    ),
                    "figure-reading",
                ),
                answer(
                    "07-balance",
                    N_(
                        "“Open to all in practice” (line 20), “elitist” (line 16): what do you say?"
                    ),
                    N_(
                        "Four to six sentences: one figure with its date for each side, and what "
                        "they do not say."
                    ),
                    rows=5,
                ),
            ),
        ),
        Step(
            id="redaction",
            title=N_("3. Clean a profile"),
            intro=N_(
                "Camille’s first profile says too much. Take out what nobody needs for the work, "
                "and keep what is about the work."
            ),
            blocks=(
                Given(
                    N_("Camille’s profile, before (fictional)"),
                    text_to_clean,
                    f"{_CHARTER}.redacted",
                    N_("Copy this text into the box"),
                ),
                Text(
                    f"{_CHARTER}.redacted",
                    N_("The cleaned profile"),
                    N_("You may reword it. Copying replaces what is here; “Undo” brings it back."),
                    rows=12,
                    rules=("redaction",),
                ),
            ),
        ),
        Step(
            id="scam",
            title=N_("4. Look at an offer"),
            intro=N_("This message came this morning. Which signs should make you stop?"),
            blocks=(
                Given(N_("Message received (fictional)"), _false_offer),
                Ticks(
                    f"{_CHARTER}.scam",
                    N_("What makes it suspect"),
                    _SIGNS,
                    N_("Tick only real signs: not what an honest employer might write too."),
                    rules=("scam-signs",),
                ),
            ),
        ),
        Step(
            id="charter",
            title=N_("5. My charter"),
            intro=N_(
                "What you show is your choice. If it is used against you, the fault lies with "
                "whoever discriminates. Hiding everything is a good answer too."
            ),
            blocks=(
                Entries(
                    f"{_CHARTER}.exposure",
                    N_("What I show, and to whom"),
                    N_("Item {number}"),
                    N_("Add an item"),
                    (
                        Text(
                            "item",
                            N_("Item"),
                            N_("A kind of information, never the information."),
                            example=N_("telephone number"),
                        ),
                        Choice("shown", N_("Who sees it"), _SHOWN),
                        Text("reason", N_("Why"), example=N_("I give it when a date is fixed")),
                    ),
                    names=("item", "shown"),
                    help=N_("After looking yourself up: see “Look yourself up” on the page."),
                    rules=("charter-exposure", "privacy"),
                ),
                Entries(
                    f"{_CHARTER}.rules",
                    N_("My rules"),
                    N_("Rule {number}"),
                    N_("Add a rule"),
                    (
                        Choice("theme", N_("What it is about"), _THEMES),
                        Text("text", N_("My rule"), N_("One sentence that can be kept or broken.")),
                    ),
                    names=("text",),
                    help=N_("Five at least, one of them on time or on well-being."),
                    rules=("charter-rules",),
                ),
                Entries(
                    f"{_CHARTER}.recourse",
                    N_("Where I would turn"),
                    N_("Problem {number}"),
                    N_("Add a problem"),
                    (
                        Text("problem", N_("If this happens"), example=N_("a false offer")),
                        Text("contact", N_("I tell"), N_("An office or a role, never a name.")),
                    ),
                    names=("problem",),
                    rules=("charter-recourse",),
                ),
            ),
        ),
        Step(
            id="help",
            title=N_("6. Lift one barrier"),
            intro=N_("For yourself, then for somebody else."),
            blocks=(
                answer(
                    "07-remedy",
                    N_("One barrier, one remedy near you"),
                    N_(
                        "Access, unwritten rules or connections: which one stops you, or "
                        "Camille? Who helps, where, when? A role or a place, no name."
                    ),
                    rows=4,
                ),
                answer(
                    "07-help",
                    N_("How did you help, or will you help, one other person?"),
                    N_(
                        "What you did or will do, for how long, and how that person stays in "
                        "charge. No name."
                    ),
                    rows=4,
                ),
            ),
        ),
        review(),
    ),
)
