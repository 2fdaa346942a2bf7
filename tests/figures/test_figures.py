"""Figures: the finding, the drawing and the table say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from beyondcv._resources import data_path
from beyondcv.checks import metrics, overlap
from beyondcv.datasets import persona
from beyondcv.figures import FIGURES, figure
from beyondcv.figures._figure import INK, MAIN, PALE
from beyondcv.i18n import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(FIGURES))
def test_complete(name: str, lang: Lang) -> None:
    """Does every figure have a drawing, a finding, a text alternative and a full table?"""
    shown = figure(name, lang)

    assert shown.plotly["data"]
    assert min(len(shown.title), len(shown.caption), len(shown.alt)) > 10
    assert {len(row) for row in shown.table.rows} == {len(shown.table.columns)}
    json.dumps(shown.plotly, allow_nan=False)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_same_in_both_languages(name: str) -> None:
    """Do both editions draw the same kind of marks, in other words?"""
    french, english = figure(name, "fr"), figure(name, "en")

    assert [mark["type"] for mark in french.plotly["data"]] == [
        mark["type"] for mark in english.plotly["data"]
    ]
    assert len(french.table.columns) == len(english.table.columns)
    assert french.caption != english.caption


@pytest.mark.parametrize("lang", LANGS)
def test_before_after_agrees_with_the_rules(lang: Lang) -> None:
    """Does the table hold what the rules count in the two profiles?"""
    columns = []
    for state in ("before", "after"):
        profile = persona(f"camille-{state}", lang)
        profile.course.ad.id = "logistics-coordinator"
        row = metrics(profile, lang)
        columns.append(
            [row.label, row.summary, row.with_number, row.buzzwords, row.privacy_flags,
             row.ad_terms]
        )  # fmt: skip

    table = figure("before-after", lang).table
    assert [[int(row[i]) for row in table.rows] for i in (1, 2)] == columns


@pytest.mark.parametrize("lang", LANGS)
def test_ad_overlap_names_what_is_missing(lang: Lang) -> None:
    """Does the caption name exactly the words of the ad that stand nowhere?"""
    profile = persona("camille-after", lang)
    profile.course.ad.id = "logistics-coordinator"
    terms = overlap(profile, lang)
    missing = [term for term, where in terms if not any(where.values())]

    shown = figure("ad-overlap", lang)
    assert missing
    assert shown.caption.endswith(", ".join(missing) + ".")
    drawn = shown.plotly["data"][0]
    assert drawn["y"] == [term for term, _ in terms]
    assert [sum(row[1:]) == 0 for row in drawn["z"]] == [term in missing for term, _ in terms]


def test_unknown_name() -> None:
    """Is a figure that does not exist a KeyError?"""
    with pytest.raises(KeyError):
        figure("no-such-figure", "fr")


@pytest.mark.parametrize("lang", LANGS)
def test_doubtful_cells_of_the_channels_are_not_drawn(lang: Lang) -> None:
    """Are the use of ads and the go-betweens' conclusions left out of drawing and table?"""
    shown = figure("channels-used-concluded", lang)
    rows = {row[0]: row[1:] for row in shown.table.rows}
    ads, between = list(rows)[2], list(rows)[4]
    marks = [m for m in shown.plotly["data"] if m["mode"] != "lines"]

    assert not any(char.isdigit() for char in rows[ads][0] + rows[between][1])
    assert sum(m["y"] == [ads] for m in marks) == sum(m["y"] == [between] for m in marks) == 1
    assert not shown.fictional


@pytest.mark.parametrize("lang", LANGS)
def test_a_bound_is_drawn_as_a_bound(lang: Lang) -> None:
    """Is a use that the source gives as “more than” a triangle, and said so?"""
    marks = figure("channels-used-concluded", lang).plotly["data"]
    bounds = [m for m in marks if "triangle" in m.get("marker", {}).get("symbol", "")]

    assert bounds
    assert all(m["text"][0].startswith({"fr": "plus de", "en": "more than"}[lang]) for m in bounds)


@pytest.mark.parametrize("lang", LANGS)
def test_luck_is_marked_as_fiction_and_ranks_as_the_invariants_say(lang: Lang) -> None:
    """Do relations lead, ads come last, and does the page say that all of it is invented?"""
    shown = figure("channel-luck", lang)
    rates = shown.plotly["data"][0]["x"]

    assert shown.fictional
    assert rates == sorted(rates)
    assert "500" in shown.caption


@pytest.mark.parametrize("lang", LANGS)
def test_circles_agree_with_the_table_of_contacts(lang: Lang) -> None:
    """Do drawing, table and caption hold every contact of the fictional network once?"""
    contacts = pd.read_csv(data_path("synthetic/network_contacts.csv"), comment="#")
    asleep = (contacts["last_contact_on"] <= "2025-06-30").sum()
    shown = figure("circles", lang)
    recent, dormant = (mark["x"] for mark in shown.plotly["data"])

    assert sum(dormant) + sum(recent) == len(contacts)
    assert sum(dormant) == asleep
    assert min(dormant) >= 1
    assert [row[1:] for row in shown.table.rows] == [
        (str(r), str(d), str(r + d)) for r, d in zip(recent, dormant, strict=True)
    ]
    assert str(len(contacts)) in shown.caption
    assert str(asleep) in shown.caption


@pytest.mark.parametrize("lang", LANGS)
def test_access_holds_what_insee_counted(lang: Lang) -> None:
    """Are the shares of the table those of the source, and unread ages said to be unread?"""
    source = pd.read_csv(data_path("published/insee_illectronisme.csv"))
    counted = source[source["indicator"] == "illectronisme"]["value_pct"]
    shown = figure("insee-access", lang)
    drawn = {value for state in shown.states.values() for value in state.data[0]["x"]}

    assert drawn == set(counted)
    assert "40" in shown.caption
    assert not shown.fictional


@pytest.mark.parametrize("lang", LANGS)
def test_effects_are_given_as_in_the_studies_and_kept_apart(lang: Lang) -> None:
    """Do the marks have their studies' numbers, each kind of outcome on an axis of its own?"""
    shown = figure("effect-sizes", lang)
    marks = {mark["text"][0]: mark["x"][0] for mark in shown.plotly["data"]}
    axes = [mark.get("xaxis", "x") for mark in shown.plotly["data"]]

    assert sorted(marks.values()) == [-41.7, -13, 0, 38]
    assert axes == ["x", "x", "x2", "x3"]
    assert len({row[3] for row in shown.table.rows}) == 3
    flat = next(said for said, x in marks.items() if x == 0)
    assert not any(sign.isdigit() for sign in flat)


@pytest.mark.parametrize("colour", [MAIN, PALE, INK])
def test_marks_stand_out_in_both_themes(root: Path, colour: str) -> None:
    """Has every mark 3:1 or more (WCAG 2.2, 1.4.11) on the theme's light and dark grounds?"""
    css = (root / "src/beyondcv/book/theme/static/beyondcv.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--bcv-raised: (#[0-9a-f]{6});", css)

    assert len(set(grounds)) == 2
    assert min(_contrast(colour, ground) for ground in grounds) >= 3


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("lang", LANGS)
def test_adoption_has_points_and_no_line(lang: Lang) -> None:
    """Are eight points drawn with their number, none joined, none from an undated source?"""
    shown = figure("adoption-points", lang)
    values = [row[-1] for row in shown.table.rows]

    assert {mark["mode"] for mark in shown.plotly["data"]} == {"markers+text"}
    assert sum(len(mark["x"]) for mark in shown.plotly["data"]) == len(values) == 8
    assert not any(value.startswith(("36", "6\u00a0", "6%")) for value in values)
    assert not shown.fictional
    assert sum(len(shown.states[group,].rows) for group in ("people", "firms", "hires")) == 8


@pytest.mark.parametrize("lang", LANGS)
def test_a_draw_says_whether_it_is_right(lang: Lang) -> None:
    """Does each draw say that the better version won, lost or tied, as its bars show?"""
    shown = figure("ab-messages", lang)
    words = {"fr": ("juste", "faux", "ne dit rien"), "en": ("right", "wrong", "says nothing")}[lang]

    for state in shown.states.values():
        b, a = state.data[0]["x"]
        expected = words[0] if b > a else words[1] if a > b else words[2]
        assert expected in state.say
        assert sum(word in state.say for word in words) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_twelve_weeks_agree_with_the_plan(lang: Lang) -> None:
    """Do drawing, table and caption hold every act once, and no week beyond the budget?"""
    programme = persona("camille-after", lang).course.programme
    shown = figure("twelve-weeks", lang)
    rows = shown.table.rows
    totals = [int(row[1]) + int(row[2]) for row in rows]

    assert len(rows) == 12
    assert sum(totals) == sum(act.minutes or 0 for act in programme.acts)
    assert max(totals) < (programme.budget or 0)
    assert totals.count(0) == 1
    assert all(any(act.act in row[3] for row in rows) for act in programme.acts)
    assert str(len(programme.acts)) in shown.caption
    assert shown.fictional
