"""Proofs, action first, skills, dates, photograph, form of the file, contract."""

from __future__ import annotations

from datetime import date

import pytest

from beyondcv.checks import check
from beyondcv.checks._dates import parse_day
from beyondcv.checks._numbers import proof_spans
from beyondcv.checks._proofs import opens_with_verb
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import done, marked, passes, profile, said


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Livré 12 000 colis", ["12 000"]),
        ("fr", "Deux fois par semaine", ["Deux", "par semaine"]),
        ("fr", "en 18 mois", ["18"]),
        ("fr", "120 m², 1h30, 24/7", ["120", "1", "24/7"]),
        ("fr", "en 2023, de 2017-2024, le 01/02/2019", []),
        ("fr", "ISO 9001, Excel 2016, CACES 3, B2B", []),
        ("en", "a team of six, every week", ["six", "every week"]),
        ("en", "Windows 11, 5S", []),
    ],
)
def test_what_can_be_counted(lang: Lang, text: str, expected: list[str]) -> None:
    """Is a quantity told from a date and from a name?"""
    assert [text[start:end] for start, end in proof_spans(text, lang)] == expected


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("lines", "thirds"),
    [
        ([], 0),
        (["x"], 0),
        (["x", "y", "z"], 1),
        (["9 x"], 1),
        (["9 x", "y", "z"], 2),
        (["9 x", "8 y"], 2),
        (["9 x", "8 y", "z"], 3),
        (["9 x", "8 y", "z", "a", "b", "c"], 2),
    ],
)
def test_proofs_are_marked_by_thirds(lang: Lang, lines: list[str], thirds: int) -> None:
    """Three lines; a first proof; half of them proved: a third each?"""
    result = check("proofs", done(*lines), lang)

    assert result.points == pytest.approx(thirds / 3)
    assert passes(result) == (thirds == 3)
    assert bool(result.hint) != passes(result)


def test_unpaid_work_and_projects_count_alike() -> None:
    """Can somebody without a job have all proofs?"""
    own = profile(
        volunteer=[{"highlights": ["Formé 4 personnes"]}],
        projects=[{"highlights": ["Vendu 30 tartes", "Monté un site"]}],
    )

    assert passes(check("proofs", own, "fr"))


@pytest.mark.parametrize(
    ("lang", "line", "verb"),
    [
        ("fr", "Réduit la casse", True),
        ("fr", "J’ai formé 9 personnes", True),
        ("fr", "Gère 3 rayons", True),
        ("fr", "Encadrer une équipe", True),
        ("fr", "FORMÉ 9 personnes", True),
        ("fr", "Forme\u0301 9 personnes", True),
        ("fr", "Commande de matériel", False),
        ("fr", "Commandé du matériel", True),
        ("fr", "En charge des commandes", False),
        ("fr", "Gestion du rayon", False),
        ("en", "Cut waste by 18%", True),
        ("en", "I trained 9 people", True),
        ("en", "Manage a team", True),
        ("en", "Order management", False),
        ("en", "Responsible for orders", False),
        ("en", "", False),
    ],
)
def test_lines_that_open_with_an_action(lang: Lang, line: str, verb: bool) -> None:
    """Is a verb told from the noun that looks like it?"""
    assert opens_with_verb(line, lang) == verb


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("count", "words", "points"),
    [(0, 1, 0), (2, 1, 0), (4, 1, 0.5), (5, 0, 0.5), (5, 1, 1), (10, 1, 1), (11, 1, 0.5)],
)
def test_skills_are_a_handful_with_keywords(
    lang: Lang, count: int, words: int, points: float
) -> None:
    """Half for the number, half for the keywords?"""
    own = profile(skills=[{"name": f"s{i}", "keywords": ["k"] * words} for i in range(count)])
    result = check("skills", own, lang)

    assert result.points == points
    assert passes(result) == (points == 1)
    assert len(marked(result)) == (0 if words else count)


def test_a_skill_written_twice_is_the_first_one() -> None:
    """Does its second line neither count nor lack a keyword?"""
    names = ("Stock", "Orders", "Pallets", "Hygiene", "STOCK")
    own = profile(skills=[{"name": n, "keywords": [n] * (n != "STOCK")} for n in names])
    result = check("skills", own, "en")

    assert (result.values["count"], result.values["worded"]) == (4, 4)
    assert marked(result) == []


@pytest.mark.parametrize(
    ("start", "end", "kinds"),
    [
        ("2017-04", "2024-06", []),
        ("2017-04", "", []),
        ("2024-06", "2024", []),
        ("2024", "2024-01-15", []),
        ("2024-06", "2023-12", ["order"]),
        ("2024-02-30", "", ["form"]),
        ("avril 2017", "2024-13", ["form", "form"]),
        ("2024-1", "", ["form"]),
    ],
)
def test_dates_exist_and_follow(start: str, end: str, kinds: list[str]) -> None:
    """Is a year enough, and an end before its beginning found?"""
    own = profile(work=[{"startDate": start, "endDate": end}])
    result = check("dates", own, "fr")

    assert [item.kind for item in result.findings] == kinds
    assert passes(result) == (not kinds)


def test_gaps_and_two_jobs_at_once_are_no_fault() -> None:
    """Is a break of ten years left in peace?"""
    own = profile(
        work=[
            {"startDate": "2001", "endDate": "2009"},
            {"startDate": "2019-01", "endDate": "2024-01"},
            {"startDate": "2020-01", "endDate": "2021-01"},
        ]
    )

    assert passes(check("dates", own, "en"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("image", ["", "https://example.org/me.jpg"])
def test_a_photograph_is_neither_good_nor_bad(lang: Lang, image: str) -> None:
    """Is the advice the same with and without?"""
    result = check("photo", profile(basics={"image": image}), lang)
    other = check("photo", Profile(), lang)

    assert passes(result)
    assert (result.points, result.max_points) == (0, 0)
    assert (result.hint, result.expected) == (other.hint, other.expected)


@pytest.mark.parametrize(
    ("document", "points"),
    [
        ({}, 0),
        ({"basics": {"label": "x"}}, 1),
        ({"basics": {"label": "x", "email": "nowhere"}}, 0.5),
        ({"work": [{"startDate": "a", "endDate": "b"}, {"startDate": "c"}]}, 0),
    ],
)
def test_the_form_of_the_file(document: dict[str, object], points: float) -> None:
    """Is an empty sheet worth nothing, and one fault worth half?"""
    assert check("valid", profile(**document), "fr").points == points


PLANS: dict[Lang, list[tuple[str, bool]]] = {
    "fr": [
        ("Si c’est mardi à 9 h, alors j’ouvre mon profil", True),
        ("Quand je rentre le jeudi soir, j’écris un message", True),
        ("Mardi à 9 h j’ouvre mon profil", False),
        ("Si c’est mardi, alors j’ouvre mon profil", False),
        ("Si c’est 9 h, alors j’ouvre mon profil", False),
        ("Si mardi 9 h", False),
        ("", False),
    ],
    "en": [
        ("If it is Tuesday at nine, I open my profile", True),
        ("When it is Thursday evening, I write one message", True),
        ("On Tuesday at 9 am I open my profile", False),
        ("If it is Tuesday, then I open my profile", False),
        ("", False),
    ],
}


@pytest.mark.parametrize(
    ("lang", "text", "good"), [(lang, *plan) for lang in LANGS for plan in PLANS[lang]]
)
def test_a_plan_has_a_condition_a_day_an_hour_and_an_act(lang: Lang, text: str, good: bool) -> None:
    """Is each missing part named?"""
    own = Profile()
    own.course.contract.if_then = text
    result = check("contract-plan", own, lang)

    assert passes(result) == good
    assert bool(result.hint) != good


def test_day_and_hour_may_stand_in_their_own_fields() -> None:
    """Does the form's own day and time count?"""
    own = Profile()
    own.course.contract.if_then = "Si c’est le moment, alors j’ouvre mon profil"
    own.course.contract.day, own.course.contract.time = "mardi", "9 h"

    assert passes(check("contract-plan", own, "fr"))


@pytest.mark.parametrize("lang", LANGS)
def test_goal_and_obstacle(lang: Lang) -> None:
    """Are they wanted, and is an unknown obstacle none?"""
    own = Profile()
    assert not passes(check("contract-goal", own, lang))
    own.course.contract.goal = "x"
    own.course.contract.barrier = "weather"
    assert passes(check("contract-goal", own, lang))
    assert not passes(check("contract-barrier", own, lang))
    own.course.contract.barrier = "codes"
    assert passes(check("contract-barrier", own, lang))


def test_a_word_that_grows_when_folded_keeps_its_place() -> None:
    """Do letters such as İ and œ not shift what is underlined?"""
    result = check("summary-fold", said("İİœœ trois œuvres"), "fr")

    assert marked(result, "proof") == ["trois"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        (" 2026-12-01\n", date(2026, 12, 1)),
        ("2026-02-30", None),
        ("2026-12", None),
        ("20261201", None),
        ("2026-W49-2", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_alike_by_all_units(text: str, day: date | None) -> None:
    """Is a day what a calendar writes, and nothing that a form would not show?"""
    assert parse_day(text) == day
