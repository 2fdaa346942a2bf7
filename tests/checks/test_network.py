"""Unit 04: people, dormant ties, names, messages, habits."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv.checks import CheckResult, check, check_unit, graded
from beyondcv.checks._circles import name_spans
from beyondcv.datasets import persona
from beyondcv.i18n import Lang
from beyondcv.profile import Profile
from tests.checks.profiles import marked, passes, profile

UNIT = "04-first-network"


def unit04(**parts: Any) -> Profile:
    """Return a profile with these parts of ``meta.beyondcv``."""
    return profile(meta={"beyondcv": parts})


def people(count: int, circles: int = 4, dormant: int = 0) -> Profile:
    """Return a list of people spread over circles."""
    keys = ("work", "training", "close", "local", "target")[:circles]
    return unit04(
        circles=[
            {
                "circle": keys[i % circles],
                "role": f"collègue {i}",
                "lastContact": "dormant" if i < dormant else "recent",
            }
            for i in range(count)
        ]
    )


def messages(*texts: str, **parts: str) -> Profile:
    """Return a profile with these messages, link and reason noted."""
    noted = {"link": "la réception", "reason": "elle connaît l’entrepôt"} | parts
    return unit04(messages=[noted | {"text": text} for text in texts])


def text(start: str, signs: int = 200) -> str:
    """Return a message of that length with a question."""
    return (start + " quai à la fin de mars, un jour où il a plu sur nous" * 9)[: signs - 1] + "?"


@pytest.mark.parametrize(
    ("count", "circles", "share"),
    [(20, 4, 1), (20, 5, 1), (19, 4, 5 / 6), (20, 3, 2 / 3), (10, 2, 1 / 3), (4, 4, 1 / 3)],
)
def test_people_and_circles(count: int, circles: int, share: float) -> None:
    """Do people count by fives, and circles as a third?"""
    result = check("circles-count", people(count, circles), "fr")

    assert result.points == pytest.approx(share)
    assert passes(result) is (share == 1)


def test_a_person_counts_once_and_an_unknown_circle_not_at_all() -> None:
    """Is a pasted list no longer than what it names?"""
    twice = unit04(circles=[{"circle": "work", "role": r} for r in ("Chef", "chef ", "chef")])
    odd = unit04(circles=[{"circle": f"c{i}", "role": "chef"} for i in range(5)])

    assert check("circles-count", twice, "fr").values["people"] == 1
    assert check("circles-count", odd, "fr").values["circles"] == 0


@pytest.mark.parametrize(("dormant", "points"), [(0, 0), (3, 0.6), (5, 1), (9, 1)])
def test_dormant_ties(dormant: int, points: float) -> None:
    """Is each of five dormant ties worth a fifth?"""
    assert check("circles-dormant", people(20, 4, dormant), "en").points == pytest.approx(points)


@pytest.mark.parametrize(
    "role",
    ["Marie Dupont", "ma prof, Mme Martin", "M. Dupont", "Mr Smith", "mon chef Jean-Pierre Martin"],
)
def test_names_are_found(role: str) -> None:
    """Is a first name with a surname, or a title with one, seen?"""
    assert name_spans(role)


@pytest.mark.parametrize(
    "role",
    [
        "Conseillère France Travail", "prof au lycée Victor Hugo", "M. D.", "Marie D.", "S. et K.",
        "Former Boss", "la voisine du 3e", "Chef de Rayon Frais", "tuteur chez Logis Démo",
        "Maths Teacher", "stage à l’hôpital Claude Bernard", "[prénom], ma tutrice",
    ],
)  # fmt: skip
def test_roles_and_places_are_no_names(role: str) -> None:
    """Is nobody accused of naming a person who named a role, a firm or a school?"""
    assert name_spans(role) == []


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Marie Dupont", "name"),
        ("formatrice@example.org", "email"),
        ("le voisin, 01 99 00 12 34", "phone"),
    ],
)
def test_one_slip_costs_half_two_cost_all(role: str, kind: str) -> None:
    """Are names, e-mail addresses and telephones pointed at where they stand?"""
    one = unit04(circles=[{"role": role}, {"role": "ma tutrice"}])
    two = unit04(circles=[{"role": role}, {"role": role + "."}])
    result = check("circles-anonymous", one, "fr")

    assert result.points == 0.5
    assert len(marked(result, kind)) == 1
    assert check("circles-anonymous", two, "fr").points == 0


def test_ones_own_name_may_stand_under_a_message() -> None:
    """Can somebody sign with the name that is theirs?"""
    signed = messages("Merci, Marie Exemple")
    signed.course.circles = people(1).course.circles
    assert not passes(check("circles-anonymous", signed, "fr"))

    signed.basics.name = "Marie Exemple"
    assert passes(check("circles-anonymous", signed, "fr"))


@pytest.mark.parametrize(("signs", "good"), [(149, False), (150, True), (300, True), (301, False)])
def test_the_band_of_a_message(signs: int, good: bool) -> None:
    """Are both ends of the band inside?"""
    written = messages(*(text(f"{i}" * 60, signs) for i in "abc"))
    result = check("messages-length", written, "fr")

    assert passes(result) is good
    assert bool(result.findings) is not good


def test_copies_are_seen() -> None:
    """Do three messages that change one word count as one, and different ones as three?"""
    start = "Bonjour [prénom], nous avons travaillé ensemble au quai. Avez-vous dix minutes "
    copies = messages(*(f"{start} {day} ?" for day in ("lundi", "mardi", "jeudi")))
    own = persona("camille-after", "fr")

    assert check("messages-different", copies, "fr").values["different"] == 1
    assert check("messages-different", own, "fr").points == 1


@pytest.mark.parametrize(
    ("written", "points"),
    [
        (messages(*(text(c * 60) for c in "abc")), 1),
        (messages(*(text(c * 60).replace("?", ".") for c in "abc")), 0),
        (messages(*(text(c * 60) for c in "abc"), link=""), 0),
        (messages(*(text(c * 60) for c in "abc"), reason=" "), 0),
        (messages(text("a")), 1 / 3),
    ],
)
def test_the_parts_of_a_message(written: Profile, points: float) -> None:
    """Does each message need its link, its reason and a question mark?"""
    assert check("messages-parts", written, "en").points == pytest.approx(points)


@pytest.mark.parametrize(
    ("said", "lang", "kind"),
    [
        ("Mon CV est ci-joint. Merci", "fr", "attached"),
        ("My CV is attached. Thanks", "en", "attached"),
    ],
)
def test_courtesy_is_advice(said: str, lang: Lang, kind: str) -> None:
    """Is a CV in the first message pointed out, without costing a point?"""
    result = check("messages-manner", messages(said), lang)

    assert marked(result, kind)
    assert result.max_points == 0


@pytest.mark.parametrize(
    ("pairs", "count"),
    [
        ([("je salue", "un mot d’accueil")] * 5, 1),
        ([(f"geste numéro {i}", f"pareil numéro {i}") for i in range(5)], 5),
        ([("je salue", "")], 0),
        ([("je salue", "Je salue")], 0),
        ([("dire merci", "merci")], 0),
    ],
)
def test_habit_pairs(pairs: list[tuple[str, str]], count: int) -> None:
    """Does a pair count once, with words of its own on both sides?"""
    written = unit04(habits=[{"offline": one, "online": other} for one, other in pairs])

    assert check("habit-pairs", written, "fr").values["pairs"] == count


@pytest.mark.parametrize("count", [4, 5])
def test_five_pairs_are_asked_for(count: int) -> None:
    """Does each of five pairs earn a fifth?"""
    words = ("greet", "listen", "thank", "ask", "help")[:count]
    pairs = [{"offline": f"{word} the team", "online": f"{word} by message"} for word in words]
    result = check("habit-pairs", unit04(habits=pairs), "en")

    assert result.points == count / 5
    assert passes(result) is (count == 5)


@pytest.mark.timeout(60)
def test_a_huge_list_keeps_nobody_waiting() -> None:
    """Is a file of a stranger read in a moment, however long it is?"""
    huge = unit04(
        circles=[{"role": "Marie Dupont " * 500}] * 2_000,
        messages=[{"text": "ab" * 5_000 + str(i)} for i in range(500)],
        habits=[{"offline": "x " * 9_000, "online": "y " * 9_000}] * 500,
    )
    results: list[CheckResult] = check_unit(UNIT, huge, "fr")

    assert results


def test_staying_off_line_earns_every_point() -> None:
    """Can messages to be said on the telephone, signed by nobody, have fourteen?"""
    unseen = persona("camille-after", "fr")
    unseen.basics.name = unseen.basics.label = ""
    for message in unseen.course.messages:
        message.to = ""
        message.text = message.text.replace(" Camille", "")

    assert sum(result.points for result in graded(UNIT, unseen, "fr")) == 14
