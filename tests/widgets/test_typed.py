"""What is typed and pasted, as the file keeps it."""

from __future__ import annotations

import pytest

from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets._typed import clean, iso_date
from tests.widgets.forms import Hand

START = {"fr": "Expérience 1 – Début (année-mois)", "en": "Job 1 – Start (year-month)"}
ADD = {"fr": "Ajouter une expérience", "en": "Add a job"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2017", "2017"),
        (" 2017-04 ", "2017-04"),
        ("2017/4", "2017-04"),
        ("04/2017", "2017-04"),
        ("15.4.2017", "2017-04-15"),
        ("avril 2017", "2017-04"),
        ("1er févr. 2017", "2017-02-01"),
        ("2nd August 2017", "2017-08-02"),
        ("AOUT 2017", "2017-08"),
        ("May 3rd, 2020", "2020-05-03"),
        ("March 4th 2019", "2019-03-04"),
        ("December 15, 2020", "2020-12-15"),
        ("3 mai 2020", "2020-05-03"),
        ("1er mars 2019", "2019-03-01"),
        ("le 4 août 2021", "2021-08-04"),
        ("the 3rd of May 2020", "2020-05-03"),
        ("en mai 2020", "2020-05"),
        ("2020 Dec. 5", "2020-12-05"),
        ("2020-03-05", "2020-03-05"),
        ("5/3/2020", "2020-03-05"),
    ],
)
def test_dates_are_understood_as_people_write_them(typed: str, kept: str) -> None:
    """Is a date kept as the file's format wants it, however it is typed?"""
    assert iso_date(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "jui 2017", "depuis 2017", "2017-13", "31/02/2017", "2017-2019", "04/17", "mai"),
        *("May June 2020", "mars–mai 2020", "May 32nd, 2020", "31 février 2020", "4/15/2020"),
        *("May 3rd", "3 mai 20", "5th 2020", "1-3 mai 2020", "3 2020 mai", "Maybe 3, 2020"),
    ],
)
def test_what_names_no_date_stays_as_it_is(typed: str) -> None:
    """Is nothing guessed where two readings are possible, or none?"""
    assert iso_date(typed) == typed


@pytest.mark.parametrize("lang", LANGS)
def test_a_date_says_how_it_was_understood(lang: Lang) -> None:
    """Does the control keep what was typed, the file the date, and the form say so?"""
    hand = Hand(Profile(), lang=lang)
    hand.go("path")
    hand.press(ADD[lang])
    hand.control(START[lang]).value = "avril 2017"
    hand.form.session.settle()

    assert hand.control(START[lang]).value == "avril 2017"
    assert hand.store.profile.work[0].start_date == "2017-04"
    assert "2017-04" in hand.said_of(START[lang])
    hand.control(START[lang]).value = "2017-04"
    hand.form.session.settle()
    assert hand.said_of(START[lang]) == ""


def test_what_is_no_date_is_said_without_an_empty_quote() -> None:
    """Is the reason given alone, with no pair of quotation marks around nothing?"""
    hand = Hand(Profile(), lang="fr")
    hand.go("path")
    hand.press(ADD["fr"])
    hand.control(START["fr"]).value = "depuis longtemps"
    hand.form.session.settle()

    assert "2024-06" in hand.said_of(START["fr"])
    assert "«\xa0\xa0»" not in hand.said_of(START["fr"])


def test_unseen_signs_of_a_pasted_text_are_dropped() -> None:
    """Are soft hyphens and spaces of no width gone, and emoji, spaces and lines kept?"""
    pasted = "\ufeffGes\u00adtion\u00a0de stocks\u200b\u2028👩‍🔧 7\u202fans"

    assert clean(pasted) == "Gestion\u00a0de stocks\n👩‍🔧 7\u202fans"
    hand = Hand(Profile())
    hand.go("headline")
    hand.control("Headline").value = pasted
    hand.form.session.settle()
    assert hand.store.profile.basics.label == clean(pasted)
    assert hand.control("Headline").value == pasted
