"""Unit 06's figures: posts drawn again, a week whose minutes move."""

from __future__ import annotations

import pandas as pd
import pytest

from beyondcv._resources import data_path
from beyondcv.checks._posts import PER_HOUR
from beyondcv.figures import figure
from beyondcv.figures._posts import DRAWS, series
from beyondcv.figures._time import ACTIVITIES, average
from beyondcv.i18n import LANGS, Lang

ANSWERS = {
    "commentaire_chez_autrui": "comment", "question": "question", "reussite": "success",
    "partage_brut": "raw",
}  # fmt: skip


def _first(draw: int) -> str:
    return max(series(draw).items(), key=lambda item: item[1].per_hour)[0]


def test_the_first_series_is_the_table() -> None:
    """Does the figure open with the sixty posts that anybody can count?"""
    posts = pd.read_csv(data_path("synthetic/posts.csv"), comment="#")
    sums = posts.groupby("type")[["minutes_spent", "reactions", "useful_conversations"]].sum()

    assert {kind: tuple(item) for kind, item in series(0).items()} == {
        kind: tuple(row) for kind, row in zip(sums.index, sums.to_numpy(), strict=True)
    }


def test_the_right_answers_are_those_of_the_figure() -> None:
    """Is the first kind the one that the rule takes, first most often and not always?"""
    leads = [_first(draw) for draw in range(DRAWS)]
    best = leads[0]

    assert ANSWERS[best] == PER_HOUR["06-best"].right
    assert DRAWS / 2 < leads.count(best) < DRAWS
    assert PER_HOUR["06-luck"].right == "mostly"


def test_applause_is_not_conversation_in_any_draw() -> None:
    """Do successes get reactions and not one conversation, as the page says?"""
    for draw in range(DRAWS):
        assert series(draw)["reussite"].conversations == 0
        assert series(draw)["reussite"].reactions > 50


@pytest.mark.parametrize("lang", LANGS)
def test_every_draw_is_other_posts_and_says_who_leads(lang: Lang) -> None:
    """Are there forty different series, each with its sentence and a full table?"""
    shown = figure("posts-per-hour", lang)

    assert len({tuple(state.data[0]["x"]) for state in shown.states.values()}) == DRAWS
    assert len({state.say for state in shown.states.values()}) == DRAWS
    assert all(len(state.rows) == 6 for state in shown.states.values())
    assert shown.fictional


@pytest.mark.parametrize("lang", LANGS)
def test_a_week_holds_every_activity_once(lang: Lang) -> None:
    """Do the parts of the week add up to the whole, and start at the table's means?"""
    weighted = figure("time-allocation", lang).weighted
    assert weighted is not None
    whole, *parts = weighted.values

    assert [sum(column) for column in zip(*parts, strict=True)] == list(whole)
    for slide, minutes in zip(weighted.sliders, average().values(), strict=True):
        assert abs(slide.start - minutes) <= slide.step / 2
    assert len(weighted.sliders) == len(ACTIVITIES)
