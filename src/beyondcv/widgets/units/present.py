"""Unit 03: headline and summary (3a), path, proofs and skills (3b)."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import AdChoice, Entries, Lines, Preview, Step, Text, Unit, Words
from beyondcv.widgets.units._shared import answer, prompted, review, start

__all__ = ["UNIT"]

_START = Text("startDate", N_("Start (year-month)"), example="2017-04", date=True)
_END = Text("endDate", N_("End (empty if it goes on)"), example="2024-06", date=True)
_HIGHLIGHTS = Lines(
    "highlights",
    N_("Achievement {number}"),
    N_("Add an achievement"),
    N_("A verb, what you did, how much or how long, for whom."),
)

UNIT = Unit(
    id="03-present",
    title=N_("Presenting your profile and experience"),
    steps=(
        start(
            AdChoice(),
            intro=N_("Choose whose profile you work on, then a job ad to compare it with."),
        ),
        Step(
            id="headline",
            title=N_("3a. Headline and summary"),
            intro=N_("This is what is read first, often on a telephone."),
            blocks=(
                prompted(
                    "basics.label",
                    "label",
                    rows=2,
                    rules=("label-specific",),
                    meter="label-length",
                ),
                Text(
                    "basics.summary",
                    N_("Summary"),
                    N_(
                        "Four parts: what you do today, a proof, what you aim at, an invitation "
                        "to write to you. The first 270 characters must stand alone."
                    ),
                    rows=9,
                    rules=("summary-fold", "sentence-length"),
                    meter="summary-length",
                ),
                Text(
                    "basics.location.region",
                    N_("Region"),
                    N_("The region is enough: no street, no postcode."),
                ),
                Text(
                    "basics.name",
                    N_("Name to show (optional)"),
                    N_(
                        "It stands at the top of your page. Nothing depends on it: "
                        "leave it empty if you prefer."
                    ),
                ),
                answer(
                    "03-goal",
                    N_("How does your experience lead to your goal?"),
                    N_("Two or three sentences. They are read by your trainer, not by recruiters."),
                ),
            ),
        ),
        Step(
            id="path",
            title=N_("3b. Experience and proofs"),
            intro=N_("Turn tasks into proofs. A break needs no apology and no entry."),
            blocks=(
                Entries(
                    "work",
                    N_("Jobs"),
                    N_("Job {number}"),
                    N_("Add a job"),
                    (
                        Text("position", N_("Position")),
                        Text("name", N_("Employer")),
                        _START,
                        _END,
                        Text("summary", N_("In one sentence"), rows=2),
                        _HIGHLIGHTS,
                    ),
                    names=("position", "name"),
                    help=N_("The latest first. Placements and temporary work count."),
                    rules=("proofs", "action-first", "dates"),
                ),
                Entries(
                    "volunteer",
                    N_("Volunteering"),
                    N_("Volunteering {number}"),
                    N_("Add volunteering"),
                    (
                        Text("position", N_("Position")),
                        Text("organization", N_("Organisation")),
                        _START,
                        _END,
                        _HIGHLIGHTS,
                    ),
                    names=("position", "organization"),
                    help=N_(
                        "An association, a neighbour, a school: what you did for others is a proof."
                    ),
                ),
                Entries(
                    "projects",
                    N_("Projects"),
                    N_("Project {number}"),
                    N_("Add a project"),
                    (
                        Text("name", N_("Name of the project")),
                        Text("description", N_("In one sentence"), rows=2),
                        _START,
                        _END,
                        _HIGHLIGHTS,
                    ),
                    names=("name",),
                    help=N_("Something that you made, alone or with others."),
                ),
                answer(
                    "03-proof",
                    N_("Which proof are you happiest to show, and why?"),
                    N_("Say what shows that it is true: a figure, a period, who benefited."),
                ),
            ),
        ),
        Step(
            id="learning",
            title=N_("3b. Education and skills"),
            intro=N_("What you learnt, and the words under which somebody would look for it."),
            blocks=(
                Entries(
                    "education",
                    N_("Education"),
                    N_("Course {number}"),
                    N_("Add a course"),
                    (
                        Text("studyType", N_("Diploma or kind of course")),
                        Text("area", N_("Subject")),
                        Text("institution", N_("School or training centre")),
                        _START,
                        _END,
                    ),
                    names=("area", "studyType", "institution"),
                    help=N_("Finished or not."),
                ),
                Entries(
                    "certificates",
                    N_("Certificates"),
                    N_("Certificate {number}"),
                    N_("Add a certificate"),
                    (
                        Text("name", N_("Name of the certificate")),
                        Text("issuer", N_("Given by")),
                        Text("date", N_("Date (year-month)"), example="2025-11", date=True),
                    ),
                    names=("name",),
                    help=N_("First aid, driving of machines, digital skills…"),
                ),
                Entries(
                    "skills",
                    N_("Skills"),
                    N_("Skill {number}"),
                    N_("Add a skill"),
                    (
                        Text("name", N_("Name of the skill")),
                        Text("level", N_("Level, in your words")),
                        Words(
                            "keywords",
                            N_("Keywords, with commas between them"),
                            N_("The words of job ads: a tool, a task, a standard."),
                            N_("stocktaking, ordering"),
                        ),
                    ),
                    names=("name",),
                    help=N_("Five to ten, each with one keyword at least."),
                    rules=("skills",),
                ),
                Entries(
                    "languages",
                    N_("Languages"),
                    N_("Language {number}"),
                    N_("Add a language"),
                    (
                        Text("language", N_("Language")),
                        Text("fluency", N_("Level, in your words")),
                    ),
                    names=("language",),
                ),
            ),
        ),
        review(
            answer(
                "03-voice",
                N_("Read your profile aloud: does it sound like you? What did you change?"),
                N_("Two or three sentences for your trainer."),
            ),
            Preview(),
            intro=N_("See what a recruiter sees, what is there and what comes next."),
        ),
    ),
)
