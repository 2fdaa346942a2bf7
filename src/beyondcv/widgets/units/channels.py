"""Unit 01: reading a chart, weighing claims, CV and profile side by side, a mix of channels."""

from beyondcv.i18n import N_
from beyondcv.widgets._spec import Choice, Entries, Number, Option, Step, Text, Unit
from beyondcv.widgets.units._shared import (
    COURSE,
    EVIDENCE_GRADES,
    answer,
    prompted,
    question,
    review,
    start,
)

__all__ = ["UNIT"]

_CHANNELS = f"{COURSE}.channels"

_VERDICTS = (Option("true", N_("True")), Option("false", N_("False")))

_CLAIMS = (
    (
        N_("Claim 1. In France, in 2015, personal contacts led to more hires than CV databases."),
        N_("Claim 1: kind of evidence"),
    ),
    (
        N_(
            "Claim 2. The share of hires made through CV databases is my own chance of being "
            "hired that way."
        ),
        N_("Claim 2: kind of evidence"),
    ),
    (
        N_(
            "Claim 3. In 2018, among managers, social networks led to a larger share of hires in "
            "information technology than on average."
        ),
        N_("Claim 3: kind of evidence"),
    ),
    (
        N_(
            "Claim 4. Most recruiters say that they use social networks: so most hires are made "
            "there."
        ),
        N_("Claim 4: kind of evidence"),
    ),
    (
        N_(
            "Claim 5. In South Africa, young people who learned to use LinkedIn with coaches were "
            "more often employed at the end."
        ),
        N_("Claim 5: kind of evidence"),
    ),
    (
        N_("Claim 6. Profiles with a photo are rated higher: so a photo makes me more competent."),
        N_("Claim 6: kind of evidence"),
    ),
)

_SHARES = (
    ("ads", N_("Job ads, in %"), N_("An answer to an ad: about 35 minutes.")),
    (
        "spontaneous",
        N_("Unsolicited applications, in %"),
        N_("A letter or a visit to a firm that has published nothing: about 40 minutes."),
    ),
    (
        "relations",
        N_("Contacts and recommendations, in %"),
        N_("A message, a call, a coffee with somebody you know: about 60 minutes."),
    ),
    (
        "intermediaries",
        N_("Job centres and agencies, in %"),
        N_(
            "A job centre (in France, France Travail), a temping agency, a school, an adviser: "
            "about 30 minutes."
        ),
    ),
    (
        "passive",
        N_("Profile or CV database, in %"),
        N_("Keeping a profile or a CV up to date, without writing to anyone: about 3 minutes."),
    ),
)


def _claims() -> tuple[Choice, ...]:
    fields: list[Choice] = []
    for number, (claim, proof) in enumerate(_CLAIMS, 1):
        rules = ("claims",) if number == len(_CLAIMS) else ()
        path = f"{COURSE}.choices.01-proof-{number}"
        fields.append(question(f"01-claim-{number}", claim, _VERDICTS))
        fields.append(Choice(path, proof, EVIDENCE_GRADES, rules=rules))
    return tuple(fields)


UNIT = Unit(
    id="01-cv-or-network",
    title=N_("CV or network? Sorting fact from fiction"),
    steps=(
        start(),
        Step(
            id="chart",
            title=N_("1. Read the chart"),
            intro=N_("Keep the chart of channels in sight: it is on the page of this unit."),
            blocks=(
                question(
                    "01-chart-1",
                    N_("Question 1. Which channel led to the most hires?"),
                    (
                        Option("ads", N_("Job ads")),
                        Option("spontaneous", N_("Unsolicited applications")),
                        Option("relations", N_("Personal or professional contacts")),
                        Option("bases", N_("CV databases")),
                    ),
                ),
                question(
                    "01-chart-2",
                    N_("Question 2. Which channel was used for nearly seven hires in ten?"),
                    (
                        Option("bases", N_("CV databases")),
                        Option("spontaneous", N_("Unsolicited applications")),
                        Option("intermediaries", N_("Job centres and agencies")),
                        Option("relations", N_("Personal or professional contacts")),
                    ),
                ),
                question(
                    "01-chart-3",
                    N_(
                        "Question 3. The percentage “led to the hire” for CV databases: what is "
                        "it a share of?"
                    ),
                    (
                        Option("chance", N_("Of my own chances of being hired")),
                        Option("people", N_("Of the people who have a profile or a CV online")),
                        Option("hires", N_("Of all the hires in the survey, whoever was hired")),
                        Option("firms", N_("Of the firms that look at CV databases")),
                    ),
                ),
                question(
                    "01-chart-4",
                    N_("Question 4. What can this chart not tell you?"),
                    (
                        Option("today", N_("What share each channel has today")),
                        Option("least", N_("Whether CV databases led to fewer hires than ads")),
                        Option("several", N_("That firms used several channels at once")),
                    ),
                    "chart-reading",
                ),
            ),
        ),
        Step(
            id="claims",
            title=N_("2. Weigh six claims"),
            intro=N_(
                "For each one: is it true or false as it is written? And what kind of evidence "
                "is its figure? The cards on the page tell you."
            ),
            blocks=_claims(),
        ),
        Step(
            id="card",
            title=N_("3. CV and profile, side by side"),
            intro=N_("Five features, two sides each. A few words are enough."),
            blocks=(
                Entries(
                    f"{_CHANNELS}.card",
                    N_("My card"),
                    N_("Feature {number}"),
                    N_("Add a feature"),
                    (
                        Text("feature", N_("Feature"), example=N_("who reads it")),
                        prompted("cv", "card.cv", rows=2),
                        prompted("network", "card.network", rows=2),
                    ),
                    names=("feature",),
                    help=N_(
                        "For example: who reads it, when, how long it is, who keeps it up to "
                        "date, what proves what it says."
                    ),
                    rules=("card",),
                ),
                answer(
                    "01-sentence",
                    N_("Rewrite the article’s sentence so that it is true"),
                    N_(
                        "“I will no longer have to send my CV, recruiters will come to me.” "
                        "Write what you could say instead, to a friend."
                    ),
                ),
            ),
        ),
        Step(
            id="mix",
            title=N_("4. My mix for four weeks"),
            intro=N_(
                "Share out your next four weeks. You may leave a channel at 0. "
                "A mix without any online profile earns as many points."
            ),
            blocks=(
                *(Number(f"{_CHANNELS}.{name}", label, help) for name, label, help in _SHARES),
                Number(
                    f"{_CHANNELS}.acts",
                    N_("Actions in four weeks"),
                    N_("All channels together. Twenty makes five a week."),
                    high=400,
                    rules=("mix-sum", "mix-channels", "mix-relational"),
                ),
                Number(
                    f"{_CHANNELS}.hours",
                    N_("Hours a week that this takes"),
                    N_(
                        "For each channel: actions × share × minutes. Add up, divide by 60, then "
                        "by 4. Does it fit into the hours that you really have?"
                    ),
                    high=168,
                    step=0.1,
                    rules=("hours",),
                ),
                answer(
                    "01-mix",
                    N_("Why this mix, in your sector?"),
                    N_("Two or three sentences, with one figure of the page and its date."),
                ),
                answer(
                    "01-limit",
                    N_("What does that figure not say?"),
                    N_("One limit: its year, its country, who was asked, what was counted."),
                ),
            ),
        ),
        review(),
    ),
)
