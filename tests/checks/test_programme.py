"""The capstone: parts of the file, another ad, the sheet, twelve weeks, the second test."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from beyondcv.checks import RULES, check, check_unit, graded, parts
from beyondcv.checks._parts_there import LIGHT, PARTS
from beyondcv.checks._programme import weekly_minutes
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import passes, profile
from tests.checks.whole import whole

UNIT = "09-capstone"
POINTS = {
    "valid": 3, "parts-there": 4, "privacy": 2, "capstone-dates": 1, "other-ad": 2,
    "programme": 3, "post-test": 1,
}  # fmt: skip


def planned(*acts: dict[str, Any], budget: float | None = 60) -> Profile:
    """Return a profile with these acts."""
    return profile(meta={"beyondcv": {"programme": {"acts": list(acts), "budget": budget}}})


def weekly(count: int, **more: Any) -> list[dict[str, Any]]:
    """Return one act a week from the first Monday of 2027 on."""
    first = dt.date(2027, 1, 4)
    return [
        {"date": (first + dt.timedelta(weeks=n)).isoformat(), "act": f"act {n}", "minutes": 30}
        | more
        for n in range(count)
    ]


_SHEET = (
    "Je tiens le stock d’un rayon frais : commandes, arrivages du matin, inventaires chaque mois. "
    "J’ai formé neuf personnes à la chaîne du froid. Je cherche à coordonner des tournées dans une "
    "petite entreprise de la région, et à parler avec qui le fait."
)


@pytest.mark.parametrize("lang", LANGS)
def test_camille_before_and_after(lang: Lang) -> None:
    """Does an untouched sheet earn its valid file alone, a whole one all sixteen points?"""
    before = {r.id: r for r in graded(UNIT, persona("camille-before", lang), lang)}
    after = graded(UNIT, whole(lang), lang)

    assert {name: r.max_points for name, r in before.items()} == POINTS
    assert {name for name, r in before.items() if r.points} == {"valid"}
    assert {r.id: r.points for r in after} == POINTS
    assert sum(POINTS.values()) == 16


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_file_earns_nothing(lang: Lang) -> None:
    """Is a form that was only opened worth no point?"""
    assert sum(r.points for r in graded(UNIT, Profile(), lang)) == 0


def test_each_part_counts_the_same() -> None:
    """Does every part that is taken out cost a ninth, and is the next one named?"""
    for name in PARTS:
        camille = whole("en")
        match name:
            case "profile":
                camille.basics.label = ""
            case "network":
                camille.course.messages = []
            case "calendar":
                camille.course.presence.calendar.clear()
            case "experiment":
                camille.course.learning.experiment.measure = ""
            case "contract" | "channels" | "choice" | "charter":
                setattr(camille.course, name, type(getattr(camille.course, name))())
            case "plan":
                camille.course.plan.clear()
        result = check("capstone-parts", camille, "en")
        assert result.points == pytest.approx(8 / 9), name
        assert f"unit {PARTS[name][0][:2]}" in result.hint


def test_the_light_path_asks_for_five_parts() -> None:
    """Does somebody on the four-hour path have all points without units 02, 05, 07 and 08?"""
    camille = whole("fr")
    camille.course.choices["09-path"] = "light"
    camille.course.plan.clear()
    camille.course.charter.rules.clear()
    camille.course.learning.experiment.hypothesis = ""
    camille.course.choice.exit.format = ""

    assert [part.id for part in parts(camille, "fr")] == list(LIGHT)
    assert sum(r.points for r in graded(UNIT, camille, "fr")) == 16


def test_what_was_begun_is_the_next_step() -> None:
    """Is a half-done part named before one that was never opened?"""
    camille = whole("en")
    camille.course.contract = type(camille.course.contract)()
    camille.course.learning.experiment.end = ""

    assert "08" in check("capstone-parts", camille, "en").hint


@pytest.mark.parametrize("lang", LANGS)
def test_the_other_ad_is_another_one(lang: Lang) -> None:
    """Do the ad of unit 03, its pasted text, and an ad far away earn nothing?"""
    camille = whole(lang)
    assert check("other-ad", camille, lang).points == 1
    first = check("ad-overlap", camille, lang)

    camille.course.ad.id = camille.course.programme.ad
    assert check("other-ad", camille, lang).points == 0

    camille.course.ad.id, camille.course.ad.text = "", "Un quai, des palettes, un chariot."
    camille.course.programme.ad, camille.course.programme.ad_text = "", camille.course.ad.text
    same = check("other-ad", camille, lang)
    assert same.points == 0
    # A text that was pasted first stays in the file when one of the course's ads is chosen.
    camille.course.ad.id = "logistics-coordinator"
    assert check("other-ad", camille, lang).found == same.found

    camille.course.programme.ad = "upholsterer"
    assert check("other-ad", camille, lang).points == 0
    assert check("ad-overlap", persona("camille-after", lang), lang) == first


def test_an_ad_of_one_s_own_is_held_against_the_profile() -> None:
    """Can a pasted ad earn the points, and does the profile itself stay as it was?"""
    camille = whole("en")
    camille.course.programme.ad = ""
    camille.course.programme.ad_text = (
        "We look for somebody for stock and inventory. You know traceability, replenishment, "
        "spreadsheets, hygiene, forklift and pallets. You train volunteers."
    )
    before = camille.to_dict()

    assert check("other-ad", camille, "en").points == 1
    assert camille.to_dict() == before


@pytest.mark.parametrize(
    ("acts", "share"),
    [
        (weekly(12), 1),
        (weekly(6), 0.5),
        (weekly(14), 1),
        (weekly(1) * 12, 1 / 12),
        (weekly(12, date="soon"), 0),
        (weekly(12, act=" "), 0),
    ],
)
def test_acts_have_a_day_and_are_different(acts: list[dict[str, Any]], share: float) -> None:
    """Are copies, lines without a day and lines without an act left out?"""
    result = check("programme-acts", planned(*acts), "en")

    assert result.points == pytest.approx(share)
    assert passes(result) is (share == 1)


def test_acts_beyond_twelve_weeks_do_not_count() -> None:
    """Does the plan end after twelve weeks, and is one act a month none?"""
    assert check("programme-acts", planned(*weekly(13)), "en").values["acts"] == 12

    acts = [{"date": f"2027-{month:02}-01", "act": f"act {month}"} for month in range(1, 13)]

    assert check("programme-acts", planned(*acts), "en").values["acts"] == 3


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", ["2025", "2072"])
def test_a_mistyped_year_takes_no_other_act_away(year: str, lang: Lang) -> None:
    """Do the twelve others count, whichever way one year is wrong, and is that one named?"""
    wrong = {"date": f"{year}-01-08", "act": "thank my former colleague", "kind": "give"}
    result = check("programme-acts", planned(*weekly(12), wrong), lang)

    assert (result.values["acts"], result.points) == (12, 1)
    assert "thank my former colleague" in result.found
    assert year in result.found
    assert "thank" not in check("programme-acts", planned(*weekly(12)), lang).found


@pytest.mark.parametrize("kind_place", [("give", ""), ("", "offline")])
def test_giving_and_leaving_the_screen(kind_place: tuple[str, str]) -> None:
    """Does each count on its own, a quarter of its points for each act?"""
    kind, place = kind_place
    some = planned(*weekly(3, kind=kind, place=place))
    rule = "programme-give" if kind else "programme-offline"

    assert check(rule, some, "fr").points == 0.75
    assert check(rule, planned(*weekly(4, kind=kind, place=place)), "fr").points == 1


@pytest.mark.parametrize(
    ("acts", "budget", "share"),
    [
        (weekly(12), 30, 1),
        (weekly(12), 29, 0),
        (weekly(12), None, 0),
        (weekly(11), 60, 0),
        (weekly(12, minutes=None), 60, 0),
        ([*weekly(12), *weekly(1, act="sleep in", kind="rest", minutes=None)], 60, 1),
        ([*weekly(11), {"date": "2027-01-05", "act": "one more", "minutes": 40}], 60, 0.5),
    ],
)
def test_no_week_goes_beyond_the_budget(
    acts: list[dict[str, Any]], budget: float | None, share: float
) -> None:
    """Is every week added up, and one full week half the points?"""
    assert check("programme-budget", planned(*acts, budget=budget), "en").points == share


def test_weeks_begin_on_monday() -> None:
    """Do Sunday and the Monday after it stand in two weeks?"""
    acts = [{"date": day, "act": day, "minutes": 10} for day in ("2027-01-10", "2027-01-11")]

    assert sorted(weekly_minutes(planned(*acts)).values()) == [10, 10]


def test_dates_of_all_plans_are_looked_at() -> None:
    """Is an impossible day found, wherever it stands, and a swapped experiment too?"""
    camille = whole("en")
    assert check("capstone-dates", camille, "en").points == 1

    camille.course.programme.acts[3].date = "2026-02-30"
    (finding,) = check("capstone-dates", camille, "en").findings
    assert finding.path == "meta.beyondcv.programme.acts[3].date"

    camille = whole("en")
    trial = camille.course.learning.experiment
    trial.start, trial.end = "2027-02-02", "2027-01-01"
    assert check("capstone-dates", camille, "en").points == 0
    trial.end = trial.start
    assert check("capstone-dates", camille, "en").points == 1


@pytest.mark.parametrize(
    ("text", "points"),
    [("", 0), ("Court.", 0), ("Je tiens un stock. " * 20, 0), (_SHEET, 1),
     (_SHEET + "Appelez le 01 99 00 12 34.", 0), (_SHEET + "camille@example.org", 1)],
)  # fmt: skip
def test_the_sheet_is_there_and_private(text: str, points: float) -> None:
    """Is a sheet needed, and read as a published text, where an e-mail is one's choice?"""
    sheet = profile(meta={"beyondcv": {"programme": {"sheet": text}}})

    assert check("sheet-privacy", sheet, "fr").points == points


@pytest.mark.parametrize(
    ("items", "date", "points"),
    [(10, "2026-11-23", 1), (0, "2026-11-23", 1), (10, "", 0), (0, "", 0)],
)
def test_the_second_test_is_taken(items: int, date: str, points: float) -> None:
    """Is it enough to have finished, whatever was answered, the answers taken out or not?"""
    tests = {"after": {"form": "B", "date": date, "items": {f"B{n}": "a" for n in range(items)}}}

    assert check("post-test", profile(meta={"beyondcv": {"tests": tests}}), "en").points == points


def test_a_huge_file_keeps_nobody_waiting() -> None:
    """Are long lists of a stranger read up to a limit?"""
    huge = planned(*(weekly(12) * 500))
    huge.course.programme.sheet = "12 rue de la Gare " * 50_000

    assert len(check_unit(UNIT, huge, "fr")) == 11


@pytest.mark.parametrize("lang", LANGS)
def test_staying_off_line_earns_every_point(lang: Lang) -> None:
    """Can somebody without name, account or online act have all sixteen?"""
    unseen = whole(lang)
    unseen.basics.name = unseen.basics.email = ""
    unseen.basics.accounts.clear()
    for act in unseen.course.programme.acts:
        act.place = "offline"

    assert sum(r.points for r in graded(UNIT, unseen, lang)) == 16
    assert set(PARTS) <= {part.id for part in parts(unseen, lang)}
    assert "capstone-parts" in RULES
