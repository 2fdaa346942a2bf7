"""Figures of unit 02: opinion and weights agree with the rules, events with their sources."""

from __future__ import annotations

import csv

import pytest

from beyondcv._resources import data_path
from beyondcv.checks._choice import scores
from beyondcv.datasets import CRITERIA, networks
from beyondcv.figures import figure
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile

WEIGHTS = {"people": 40, "time": 25, "privacy": 20, "exit": 15}


@pytest.mark.parametrize("lang", LANGS)
def test_the_sliders_rank_as_the_rule_does(lang: Lang) -> None:
    """Does somebody who copies the figure's ranking into the form have it right?"""
    weighted = figure("network-weights", lang).weighted
    assert weighted is not None
    assert tuple(slide.id for slide in weighted.sliders) == CRITERIA
    drawn = weighted.results([WEIGHTS.get(name, 0) for name in CRITERIA])

    profile = Profile.from_dict({"meta": {"beyondcv": {"choice": {"weights": WEIGHTS}}}})
    marks = scores(profile)
    names = {network.names[lang]: id for id, network in networks().items()}
    assert [round(value * 100, 6) for _name, value in drawn] == [
        marks[names[name]] for name, _value in drawn
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_rating_is_drawn_and_told(lang: Lang) -> None:
    """Do drawing and table hold the ninety ratings, and the reasons?"""
    shown = figure("network-ratings", lang)
    given = [str(n.ratings[name]) for n in networks().values() for name in CRITERIA]

    assert shown.plotly["data"][0]["text"] == given
    assert [cell[-1] for row in shown.table.rows for cell in row[1].split(" · ")] == given
    assert [row[-1] for row in shown.table.rows] == [
        network.reasons[lang] for network in networks().values()
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_timeline_shows_dated_events_in_order(lang: Lang) -> None:
    """Is each event one of the table, none of them a survey or a number of members?"""
    with data_path("platforms/events.csv").open(encoding="utf-8", newline="") as stream:
        known = [row["event" if lang == "fr" else "event_en"] for row in csv.DictReader(stream)]
    shown = figure("platform-events", lang)
    told = [row[1] for row in shown.table.rows]

    assert len(told) == 6
    assert all(any(event.startswith(text) for event in known) for text in told)
    assert not any(char in text for text in told for char in "%≈?")
    marks = [mark["x"][0] for mark in shown.plotly["data"] if mark["mode"] != "lines"]
    assert marks == sorted(marks)
