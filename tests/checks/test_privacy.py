"""Private life: what is pointed out, and what is not mistaken for it."""

from __future__ import annotations

import pytest

from beyondcv.checks import Status, check
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from tests.checks.profiles import marked, passes, profile, said

PERSONAL: dict[Lang, list[tuple[str, str]]] = {
    "fr": [
        ("phone", "Appelez le 01 99 00 12 34"),
        ("phone", "+33 6 39 98 12 34"),
        ("phone", "06.39.98.12.34"),
        ("address", "J'habite 12 rue de l’Exemple, 59000"),
        ("address", "3 bis avenue Foch"),
        ("address", "12 cours Mirabeau"),
        ("address", "59000 Lille"),
        ("address", "Lille (59000)"),
        ("birth", "né le 12/03/1989"),
        ("birth", "Née le 1er mars 1970"),
        ("birth", "né·e le 12 mars 1989"),
        ("birth", "Je suis née en 1970"),
        ("birth", "J’ai 45 ans"),
        ("birth", "Âge : 45 ans"),
        ("birth", "Date de naissance : hier"),
        ("family", "Marié, 2 enfants"),
        ("family", "mariée"),
        ("family", "Célibataire"),
        ("family", "J’ai deux enfants"),
        ("family", "mère de trois enfants"),
        ("family", "Maman de 3 garçons"),
        ("family", "Je suis enceinte"),
        ("family", "En congé parental depuis 2022"),
        ("health", "Titulaire de la RQTH"),
        ("health", "Reconnue travailleuse handicapée"),
        ("health", "Je suis diabétique"),
        ("health", "En bonne santé, permis B"),
        ("health", "après une longue maladie"),
        ("religion", "Je suis catholique"),
        ("religion", "de confession musulmane"),
        ("politics", "Membre du parti socialiste"),
        ("politics", "Militante au PCF"),
        ("union", "Déléguée syndicale"),
        ("union", "Membre de la CGT"),
        ("union", "Syndiqué"),
        ("nationality", "Nationalité : française"),
        ("nationality", "De nationalité algérienne"),
        ("nationality", "Titulaire d’un titre de séjour"),
        ("nationality", "Je suis réfugiée"),
        ("id", "NIR 2 55 08 14 168 025 38"),
        ("bank", "IBAN FR76 3000 6000 0112 3456 7890 189"),
        ("id", "Passeport n° 12AB34567"),
        ("email", "camille@example.org"),
    ],
    "en": [
        ("phone", "Call me on 01 99 00 12 34"),
        ("phone", "+44 7700 900123"),
        ("phone", "07700 900 123"),
        ("phone", "+353 1 234 5678"),
        ("phone", "(212) 555-0123"),
        ("address", "I live at 12 High Street"),
        ("address", "12 rue de l’Exemple, 59000"),
        ("address", "Flat 2, SW1A 1AA"),
        ("address", "D02 X285"),
        ("address", "K1A 0B1"),
        ("birth", "born 12/03/1989"),
        ("birth", "Born on 12 March 1989"),
        ("birth", "Born in 1970"),
        ("birth", "I am 45 years old"),
        ("birth", "I’m 45"),
        ("birth", "Aged 45"),
        ("birth", "Date of birth: yesterday"),
        ("family", "Married, 2 children"),
        ("family", "I am married"),
        ("family", "single, no children"),
        ("family", "mother of three"),
        ("family", "I have two kids"),
        ("family", "I am pregnant"),
        ("family", "On maternity leave"),
        ("health", "I am disabled"),
        ("health", "I have diabetes"),
        ("health", "after a long illness"),
        ("religion", "I am a Muslim"),
        ("religion", "Practising Catholic"),
        ("politics", "member of the Labour Party"),
        ("union", "Trade union representative"),
        ("union", "Shop steward"),
        ("union", "Member of UNISON"),
        ("nationality", "Nationality: Irish"),
        ("nationality", "I am Algerian"),
        ("nationality", "I have a work permit"),
        ("nationality", "EU citizen"),
        ("id", "AB 12 34 56 C"),
        ("id", "123-45-6789"),
        ("bank", "GB82 WEST 1234 5698 7654 32"),
        ("id", "Passport no. 123456789"),
    ],
}
"""Sentences that say something personal, and its kind."""

HARMLESS: dict[Lang, list[str]] = {
    "fr": [
        "7 ans à la tête d’un rayon",
        "23 ans d’expérience",
        "J’ai 23 ans d’expérience",
        "J'ai 20 ans de métier dans le bâtiment",
        "Je recherche dans le domaine de la santé",
        "Syndic de copropriété",
        "Référente santé-sécurité",
        "Bénévole à la Croix-Rouge",
        "Secours catholique",
        "Accompagné 12 enfants en centre de loisirs",
        "Garde de 3 enfants à domicile",
        "Encadré 25 enfants.",
        "2 enfants accueillis chaque jour",
        "Accompagnement de personnes en situation de handicap",
        "Accompagnement de travailleurs handicapés",
        "Aide aux personnes âgées de 80 ans",
        "Marie Exemple",
        "J’ai marié les saveurs",
        "Mission handicap",
        "Gestion des arrêts maladie et congés maternité",
        "Syndicat d’initiative de Lille",
        "Employée de 1995 à 2005",
        "15 000 colis par an",
        "Préparé 12000 colis",
        "Budget de 59000 €",
        "12 places de parking",
        "Donné 2 cours de français",
        "2 cours de Yoga",
        "Nettoyage de 4 rues du centre",
        "Union Logistique (enseigne fictive)",
        "Politique RH et achats",
        "Parti de zéro, j’ai créé un atelier",
        "Sciences politiques",
        "Membre du parti pris",
        "Permis B",
        "CACES 3, 5",
        "Titre professionnel (en cours)",
        "Français, langue courante",
        "Animaux naturalisés",
        "Traitement des récépissés",
        "Association née en 1998",
        "Projet né en 2019 d’une envie",
        "Séparé les flux propres et sales",
        "Malade ou absent, personne n’était oublié",
        "Soins aux malades",
        "Ventes : 01/02/2019 - 05/06/2020",
        "2017-2024",
        "Enceinte acoustique",
        "Aide au titre de séjour pour 40 familles",
        "Cuisine française",
        "Célébration de mariages",
        "Vente à 20 ans : 30 %",
        "Inventaire de 210 m² et 18 %",
        "Nationalités : 12 dans l’équipe",
        "Parent d’élève, kermesse de l’école",
        "Membre du bureau de l’association",
        "Voie ferrée : 3 passages",
        "1 place de marché en ligne",
        "Service militaire",
        "Responsable de la veille",
        "Éducation populaire",
        "De 2 à 12 enfants",
        "Ligne de production 3 route 4",
        "J'ai 45 ans dans le viseur",
        "SIRET 123 456 789 00012",
        "2019 2020 2021",
        "ISBN 978-2-07-036822-8",
        "15.06.2019 au 18.07.2020",
        "Classe de CP 25 élèves",
        "Titre RNCP 37123 Logistique",
        "Lot 12345 Produit",
        "Immatriculation AB-123-CD",
        "Élue au conseil municipal",
        "Célibataires : soirées organisées",
        "Droit de la nationalité",
        "Je suis responsable de la sécurité",
        "permis de conduire B",
        "Suivi de grossesse",
        "5 route de nuit",
        "1 impasse évitée",
    ],
    "en": [
        "23 years of experience",
        "7 years running a department",
        "I work in health care",
        "I am looking for work in health and safety",
        "Red Cross volunteer",
        "Union Logistics (fictional)",
        "Credit union member services",
        "Looked after 12 children a day",
        "Taught 3 children aged 5",
        "Nursery for 40 children",
        "Married design with function",
        "single point of contact",
        "Single sign-on",
        "a 45-year-old company",
        "Born out of a need",
        "Project born in 2019",
        "Christian Aid volunteer",
        "Catholic school",
        "Labour market analysis",
        "Labour relations",
        "Green Party wall",
        "European projects",
        "French cuisine",
        "French teacher",
        "English: A2",
        "American Airlines desk",
        "Maternity leave cover",
        "Handled maternity leave requests",
        "Cared for disabled people",
        "Disability support worker",
        "12 High Street shops served",
        "Served 12000 parcels",
        "Packed 15000 boxes a week",
        "2017-2024",
        "01/02/2019 - 05/06/2020",
        "ISO 9001",
        "State Union of students",
        "Sick pay calculations",
        "I am 100% committed",
        "I am 20 minutes away",
        "Grade A1 2nd",
        "Member of the team",
        "Faith in people",
        "Health: first aider",
        "Parental guidance",
        "EU regulations",
        "work permits for 40 sites",
        "Blood drive volunteer",
        "I have 3 children's books published",
        "Represented the company",
        "Unite the team",
        "25 to 30 orders",
        "Member of the Green Team",
        "single parent support group facilitator",
        "ISBN 0-19-852663-6",
        "I am in good health and safety practice",
        "I am blind tasting",
        "My faith in teams",
        "Nationality law",
        "Born leader",
        "right to work checks",
        "Worked with union representatives",
        "Order 555-123-4567",
    ],
}
"""Sentences of work that look personal to a careless rule."""


@pytest.mark.parametrize(
    ("lang", "kind", "text"),
    [(lang, kind, text) for lang in LANGS for kind, text in PERSONAL[lang]],
)
def test_personal_details_are_named(lang: Lang, kind: str, text: str) -> None:
    """Is it found, called what it is, and is the reader told why?"""
    result = check("privacy", said(text), lang)

    assert {item.kind for item in result.findings} == {kind}
    assert all(item.note for item in result.findings)
    assert passes(result) == (kind == "email")


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang in LANGS for text in HARMLESS[lang]]
)
def test_work_is_not_private_life(lang: Lang, text: str) -> None:
    """Is a sentence about one's work left alone?"""
    assert marked(check("privacy", said(text), lang)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_law_is_named(lang: Lang) -> None:
    """Does each flag say which law protects the person?"""
    for kind, text in PERSONAL[lang]:
        for finding in check("privacy", said(text), lang).findings:
            assert ("L1221-6" in finding.note) == (kind != "email")


def test_kept_back_fields_are_no_fault() -> None:
    """May the file hold a telephone and an address in their own fields?"""
    own = profile(
        basics={
            "label": "x",
            "phone": "01 99 00 12 34",
            "email": "a@example.org",
            "location": {"address": "12 rue de l’Exemple", "postalCode": "59000"},
        }
    )
    result = check("privacy", own, "fr")

    assert passes(result)
    assert result.values["fields_kept_back"] == 4


@pytest.mark.parametrize("name", ["camille-before", "camille-after"])
@pytest.mark.parametrize("lang", LANGS)
def test_kinds_are_counted_once(name: str, lang: Lang) -> None:
    """Are an address and its postcode one kind, and a family one?"""
    kinds = [item.kind for item in check("privacy", persona(name, lang), lang).findings]

    expected = ["family", "family", "birth", "phone", "address", "address"]
    assert kinds == (expected if name == "camille-before" else [])


@pytest.mark.parametrize(
    ("text", "points"),
    [("Logistique", 1), ("Logistique, 01 99 00 12 34", 0.5), ("Marié, né le 12/03/1989", 0)],
)
def test_one_kind_costs_half(text: str, points: float) -> None:
    """Is credit partial?"""
    assert check("privacy", said(text), "fr").points == points


def test_what_the_course_has_no_form_for_is_read_too() -> None:
    """Is a number in a reference, kept unchanged in the file, found as well?"""
    own = profile(
        basics={"label": "x"}, references=[{"name": "A", "reference": "Tél. 01 99 00 12 34"}]
    )
    result = check("privacy", own, "fr")

    assert result.status is Status.FAILED
    assert [item.path for item in result.findings] == ["references[0].reference"]


def test_a_postcode_alone_counts_in_a_field_for_a_place() -> None:
    """Is "59000" a postcode as a region and a number elsewhere?"""
    place = profile(basics={"label": "x", "location": {"region": "59000"}})

    assert marked(check("privacy", place, "fr")) == ["59000"]
    assert marked(check("privacy", said("Préparé 59000 colis"), "fr")) == []


def test_what_is_not_read_is_not_called_clean() -> None:
    """Does a telephone number behind ten thousand characters not slip through?"""
    result = check("privacy", said("x " * 5_000 + "01 99 00 12 34"), "fr")

    assert result.status is Status.FAILED
    assert result.points == 0


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["\n", "1 ", "2 enfants, ", "FR76 ", "12 rue ", "01 99 00 12 34 "]
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_hostile_text_takes_no_time(piece: str, lang: Lang) -> None:
    """Is a text of a hundred thousand signs read in a few seconds, not in hours?"""
    check("privacy", said(piece * (100_000 // len(piece))), lang)
