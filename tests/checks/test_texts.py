"""Headline, summary, sentences, clichés, wording for everybody."""

from __future__ import annotations

import pytest

from beyondcv.checks import check
from beyondcv.i18n import LANGS, Lang
from tests.checks.profiles import marked, passes, profile, said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("count", "good"), [(0, False), (39, False), (40, True), (220, True), (221, False)]
)
def test_length_of_the_headline(lang: Lang, count: int, good: bool) -> None:
    """Is the band 40 to 220, both included?"""
    result = check("label-length", profile(basics={"label": "x" * count}), lang)

    assert passes(result) == good
    assert result.values == {"characters": count, "low": 40, "high": 220}
    assert bool(result.hint) != good
    assert marked(result) == ["x" * (count - 220)] * (count > 220)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("count", "good"), [(0, False), (299, False), (300, True), (1500, True), (1501, False)]
)
def test_length_of_the_summary(lang: Lang, count: int, good: bool) -> None:
    """Is the band 300 to 1,500, both included?"""
    assert passes(check("summary-length", said("x" * count), lang)) == good


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("lengths", "good"),
    [([20], True), ([21], False), ([35, 3, 3, 3], True), ([36, 3, 3, 3], False)],
)
def test_sentences_are_measured_in_words(lang: Lang, lengths: list[int], good: bool) -> None:
    """Are 20 words on average and 35 at most held each by itself, and long words welcome?"""
    sentences = [" ".join(["anticonstitutionnellement"] * count) + "." for count in lengths]
    result = check("sentence-length", said(" ".join(sentences)), lang)

    assert passes(result) == good
    assert marked(result) == [text for text in sentences if text.count(" ") >= 35]


STATUS: dict[Lang, list[str]] = {
    "fr": [
        "En recherche d’emploi",
        "Étudiant",
        "Étudiante motivée et dynamique",
        "Open to work #opentowork",
        "Demandeuse d’emploi | disponible immédiatement",
        "En recherche active d'un nouveau challenge",
        "",
    ],
    "en": [
        "Looking for a job",
        "Student",
        "Open to work",
        "Motivated student looking for a new challenge",
        "Unemployed since 2024",
        "",
    ],
}
TRADE: dict[Lang, list[str]] = {
    "fr": [
        "Étudiante en logistique, cherche un stage",
        "Boulangère depuis 12 ans",
        "En reconversion professionnelle vers le soin",
        "Aide à domicile | DEAES en cours | Lens",
        "Sertissage de pierres fines",
    ],
    "en": [
        "Logistics student looking for a placement",
        "Nurse in training",
        "Care assistant | 3 years | Leeds",
        "Gemstone setting",
    ],
}


@pytest.mark.parametrize(
    ("lang", "label", "good"),
    [
        (lang, label, good)
        for lang in LANGS
        for good, labels in ((False, STATUS[lang]), (True, TRADE[lang]))
        for label in labels
    ],
)
def test_a_headline_says_more_than_a_status(lang: Lang, label: str, good: bool) -> None:
    """Does a status alone fail, and a trade that no list knows pass?"""
    assert passes(check("label-specific", profile(basics={"label": label}), lang)) == good


def test_a_status_beside_a_trade_is_left_alone() -> None:
    """Is a status underlined only where it is all that the headline says?"""
    alone = check("label-specific", profile(basics={"label": "Open to work"}), "en")
    beside = check("label-specific", profile(basics={"label": "Nurse, open to work"}), "en")

    assert (marked(alone), marked(beside)) == (["Open to work"], [])


@pytest.mark.parametrize(
    ("lang", "text", "good"),
    [
        ("fr", "Pendant sept ans, j’ai fait tourner un rayon frais.", True),
        ("fr", "Je cherche un poste en menuiserie.", True),
        ("fr", "Je cherche un emploi.", False),
        ("fr", "Né le 12/03/1989, 2 enfants, je suis rigoureux.", False),
        ("fr", "Joignable au 01 99 00 12 34.", False),
        ("fr", "x" * 270 + " 18 %", False),
        ("en", "For seven years I ran a fresh-food department.", True),
        ("en", "I want to become an electrician.", True),
        ("en", "Team player looking for a challenge.", False),
        ("en", "Married, 2 children, born 12/03/1989.", False),
    ],
)
def test_the_first_lines_hold_a_proof_or_a_target(lang: Lang, text: str, good: bool) -> None:
    """Do a telephone or an age prove nothing, and "a challenge" aim at nothing?"""
    assert passes(check("summary-fold", said(text), lang)) == good


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Dynamique, motivée et force de proposition", 3),
        ("fr", "Motivé·e, motivés, motivées", 1),
        ("fr", "Je veux mettre cette rigueur au service d’une PME", 0),
        ("fr", "J’ai motivé une équipe et dynamisé les ventes", 0),
        ("fr", "Ma lettre de motivation", 0),
        ("en", "Dynamic team player, good at teamwork", 2),
        ("en", "Motivated a team of six", 0),
        ("en", "Motivated. A team of six", 1),
        ("fr", "J’ai motivé une équipe", 0),
        ("fr", "Niveau A. Dynamique.", 1),
        ("en", "Team leadership", 0),
    ],
)
def test_cliches_are_counted_as_ideas(lang: Lang, text: str, expected: int) -> None:
    """Is a worn word one, however inflected, and a verb none?"""
    result = check("cliches", said(text), lang)

    assert result.values["count"] == expected
    assert passes(result) == (expected == 0)


def test_the_name_of_an_employer_is_no_cliche() -> None:
    """May one have worked at "Dynamique Services"?"""
    own = profile(work=[{"name": "Dynamique Services"}])

    assert marked(check("cliches", own, "fr")) == []


@pytest.mark.parametrize(
    ("lang", "text", "note"),
    [
        ("fr", "Employé·e", "Employée ou employé"),
        ("fr", "coordinateur·rice", "coordinatrice ou coordinateur"),
        ("fr", "infirmier·ère", "infirmière ou infirmier"),
        ("fr", "motivé(e)s", "motivées et motivés"),
        ("fr", "Accueillir les clients", "la clientèle"),
        ("en", "Foreman of a site", "supervisor"),
        ("en", "He or she", "they"),
    ],
)
def test_wording_is_offered(lang: Lang, text: str, note: str) -> None:
    """Is there an offer without a median point, and never a fault?"""
    result = check("inclusive", said(text), lang)

    assert passes(result)
    assert [note in item.note and "·" not in item.note for item in result.findings] == [True]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fr", "node.js, prix/vente, est-ce"), ("fr", "Une cliente"), ("en", "Manage a manual")],
)
def test_ordinary_words_get_no_offer(lang: Lang, text: str) -> None:
    """Is nothing offered where nothing is abbreviated or gendered?"""
    assert marked(check("inclusive", said(text), lang)) == []
