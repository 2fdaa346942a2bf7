"""Unit 07: cases, figures, a profile to clean, signs of a scam, a charter."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv.checks import check, check_unit, graded, text_to_clean
from beyondcv.checks._rights import CASES, DECOYS, READINGS, SIGNS
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import marked, passes, profile

UNIT = "07-open-to-all"


def unit07(**charter: Any) -> Profile:
    """Return a profile with these parts of the charter."""
    return profile(meta={"beyondcv": {"charter": charter}})


def rules(*themes: str, text: str = "Je m’arrête après une heure") -> Profile:
    """Return a charter with a rule for each theme."""
    return unit07(rules=[{"theme": t, "text": f"{text} {i}"} for i, t in enumerate(themes)])


def cleaned(lang: Lang, *without: str, more: str = "") -> Profile:
    """Return the text to clean with some of its lines left out."""
    lines = [
        line
        for line in text_to_clean(lang).split("\n")
        if not any(part in line for part in without)
    ]
    return unit07(redacted="\n".join([*lines, more]))


PRIVATE = ("@", "12/03/1989")
"""What the two lines with private details hold."""


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_form_earns_nothing(lang: Lang) -> None:
    """Is there no point for having opened the form?"""
    assert sum(result.points for result in graded(UNIT, Profile(), lang)) == 0


def test_cases_count_one_by_one() -> None:
    """Is each case worth an eighth, and are both answers right four times?"""
    one = profile(meta={"beyondcv": {"choices": {"07-ask-1": "may", "07-ask-2": "may"}}})
    always = profile(meta={"beyondcv": {"choices": dict.fromkeys(CASES, "may")}})

    assert check("asking", one, "fr").points == pytest.approx(1 / 8)
    assert check("asking", always, "fr").points == pytest.approx(1 / 2)


@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_case_says_where_to_look(lang: Lang) -> None:
    """Does the hint name the case by its number, without giving the answer away?"""
    choices = {name: item.right for name, item in CASES.items()} | {"07-ask-4": "may"}
    result = check("asking", profile(meta={"beyondcv": {"choices": choices}}), lang)

    assert not passes(result)
    assert "4" in result.hint


def test_figures_count_one_by_one() -> None:
    """Is each reading worth a quarter?"""
    choices = {name: item.right for name, item in list(READINGS.items())[:3]}
    result = check("figure-reading", profile(meta={"beyondcv": {"choices": choices}}), "en")

    assert result.points == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    ("ticked", "points"),
    [
        ([], 0), (SIGNS[:4], 1), (SIGNS, 1), (SIGNS[:3], 3 / 4), (SIGNS[:4] + DECOYS[:1], 3 / 4),
        (SIGNS + DECOYS[:2], 1), (SIGNS + DECOYS, 0), (DECOYS, 0), (("unknown",) * 6, 0),
        (SIGNS[:1] * 4, 1 / 4),
    ],
)  # fmt: skip
def test_false_alarms_take_signs_back(ticked: list[str], points: float) -> None:
    """Does ticking everything earn nothing, and the same sign count once?"""
    result = check("scam-signs", unit07(scam=list(ticked)), "fr")

    assert result.points == pytest.approx(points)


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_as_it_stands_earns_nothing(lang: Lang) -> None:
    """Does taking the text over, and leaving it so, stay at nought, each kind marked?"""
    result = check("redaction", unit07(redacted=text_to_clean(lang)), lang)

    assert result.points == 0
    assert result.values["kept"] == 1
    for kind in ("phone", "address", "birth", "family"):
        assert marked(result, kind)


@pytest.mark.parametrize("lang", LANGS)
def test_private_lines_out_and_the_rest_kept(lang: Lang) -> None:
    """Is the whole earned by taking out what is private and nothing else?"""
    assert check("redaction", cleaned(lang, *PRIVATE), lang).points == 1


@pytest.mark.parametrize("lang", LANGS)
def test_half_for_one_kind_left_or_too_much_cut(lang: Lang) -> None:
    """Is a slip worth half, two slips nothing, an empty page nothing?"""
    phone, birth = "01 99 00 12 34", {"fr": "née le 12/03/1989", "en": "born 12/03/1989"}[lang]
    cut = ("SuperVal", "- ")

    assert check("redaction", cleaned(lang, *PRIVATE, more=phone), lang).points == 0.5
    assert check("redaction", cleaned(lang, *PRIVATE, more=f"{phone}\n{birth}"), lang).points == 0
    assert check("redaction", cleaned(lang, *PRIVATE, *cut), lang).points == 0.5
    assert check("redaction", unit07(redacted="Camille Exemple"), lang).points == 0


def test_a_text_cleaned_in_the_other_language_counts() -> None:
    """Can a French text be handed in from the English edition?"""
    assert check("redaction", cleaned("fr", *PRIVATE), "en").points == 1


def test_an_email_address_costs_nothing() -> None:
    """Is an e-mail address pointed at, and left to the person?"""
    result = check("redaction", cleaned("en", *PRIVATE, more="c@example.org"), "en")

    assert result.points == 1
    assert marked(result, "email")


@pytest.mark.parametrize(
    ("themes", "points"),
    [
        ((), 0),
        (("time", "privacy", "respect", "exit", "privacy"), 1),
        (("wellbeing", "privacy"), 2 / 5),
        (("privacy",) * 5, 1 / 2),
        (("time", "other", "", "respect", "exit"), 3 / 5),
    ],
)
def test_rules_of_the_charter(themes: tuple[str, ...], points: float) -> None:
    """Do five rules count, half of it without one on time or well-being?"""
    assert check("charter-rules", rules(*themes), "fr").points == pytest.approx(points)


def test_the_same_rule_counts_once_and_a_word_is_none() -> None:
    """Do copies and single words fill no charter?"""
    copies = unit07(rules=[{"theme": "time", "text": "Une heure, puis je ferme"}] * 5)
    short = rules(*["time"] * 5, text="Repos")

    assert check("charter-rules", copies, "fr").values["rules"] == 1
    assert check("charter-rules", short, "fr").points == 0
    assert len(marked(check("charter-rules", short, "fr"), "rule")) == 5


@pytest.mark.parametrize("shown", ["public", "hidden"])
def test_how_much_is_shown_is_not_judged(shown: str) -> None:
    """Is a charter that hides all, or shows all, as complete as any, and never marked?"""
    items = [{"item": f"item {i}", "shown": shown, "reason": "mon choix"} for i in range(6)]
    result = check("charter-exposure", unit07(exposure=items), "fr")

    assert passes(result)
    assert result.max_points == 0


def test_recourse_is_advice() -> None:
    """Does a recourse need both its sides, and carry no point?"""
    half = unit07(recourse=[{"problem": "une arnaque"}, {"contact": "la banque"}])
    result = check("charter-recourse", half, "fr")

    assert not passes(result)
    assert (result.values["contacts"], result.max_points) == (0, 0)


def test_staying_off_line_earns_every_point() -> None:
    """Can somebody without a profile, who shows nothing, have fourteen?"""
    unseen = Profile()
    after = persona("camille-after", "fr").course
    unseen.course.choices, unseen.course.charter = after.choices, after.charter
    for line in unseen.course.charter.exposure:
        line.shown = "hidden"

    assert sum(result.points for result in graded(UNIT, unseen, "fr")) == 14


@pytest.mark.timeout(60)
def test_a_huge_charter_keeps_nobody_waiting() -> None:
    """Is a stranger's file read in a moment, however long it is?"""
    huge = unit07(
        redacted="01 99 00 12 34, né le 12/03/1989 " * 5_000,
        rules=[{"theme": "time", "text": "x " * 9_000}] * 2_000,
        exposure=[{"item": "x" * 9_000, "shown": "public", "reason": "y"}] * 2_000,
        scam=["pay"] * 20_000,
    )
    assert check_unit(UNIT, huge, "fr")
