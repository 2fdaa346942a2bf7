"""Controls: every setting has its state, and what cannot be shown is refused."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from beyondcv._resources import data_path
from beyondcv.figures import (
    FIGURES,
    Choose,
    Figure,
    Redraw,
    Slide,
    State,
    Table,
    Weighted,
    figure,
    in_order,
)
from beyondcv.figures._bars import weighted_bars
from beyondcv.figures._controls import written
from beyondcv.figures._figure import as_json
from beyondcv.i18n import LANGS, Lang

START = {"type": "bar", "x": [1, 2], "marker": {"color": "red", "size": 3}}
ROWS = (("a", "1"), ("b", "2"))
TURN = Choose("turn", "Which?", (("l", "Left"), ("r", "Right")))
STATES = {
    ("l",): State([{"x": [1, 2]}], "Left it is.", ROWS),
    ("r",): State([{"x": [3, 4]}], "Right it is.", ROWS[:1]),
}
SLIDES = (Slide("s", "S", 0, 4, 2, 2), Slide("t", "T", 0, 1, 0.5, 0.5))
SCORES = Weighted(SLIDES, ("one", "two"), ((1, 2), (4, 0)), True, "{first} {second_value}")


def made(**changes: Any) -> Figure:
    """Return a small figure with a choice, some of it changed."""
    parts: dict[str, Any] = {
        "plotly": {"data": [START], "layout": {}},
        "table": Table(("Name", "Value"), ROWS),
        "controls": (TURN,),
        "states": STATES,
        **changes,
    }
    return Figure(name="small", title="Small", caption="A finding.", alt="Bars.", **parts)


def with_right(data: list[Any], say: str = "Right.", rows: Any = ROWS) -> Mapping[str, Any]:
    """Return states whose second one is as given."""
    return {"states": {**STATES, ("r",): State(data, say, rows)}}


def test_states_stand_in_the_order_in_which_the_page_counts() -> None:
    """Does the last control change fastest, whatever the order of the mapping?"""
    controls = (TURN, Redraw("Again", 3))
    states: dict[tuple[str, ...], State] = {
        key: State([{}], " ".join(key), ROWS) for key in reversed(list(product(TURN.values, "012")))
    }
    says = [state["say"] for state in in_order(controls, states)]

    assert says == ["l 0", "l 1", "l 2", "r 0", "r 1", "r 2"]


def test_values_of_a_slider() -> None:
    """Are settings written without needless zeros, and decimals without the dust of floats?"""
    assert Slide("s", "S", 0, 1, 0.1, 0.3).values[:4] == ("0", "0.1", "0.2", "0.3")
    assert Slide("s", "S", 0, 1, 0.1, 0.3).first == "0.3"
    assert Slide("s", "S", 5, 15, 5, 10).values == ("5", "10", "15")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"states": {("l",): STATES[("l",)]}}, "1 states missing, among them ('r',)"),
        ({"states": {**STATES, ("x",): STATES[("l",)]}}, "1 states unknown"),
        ({"controls": ()}, "states without controls"),
        ({"controls": (TURN, TURN)}, "one name"),
        ({"controls": (Slide("s", "S", 0, 1000, 1, 0),)}, "1001 states; 600 at most"),
        (with_right([]), "a patch for each of 1 traces"),
        (with_right([{}], say=""), "says nothing"),
        (with_right([{}], rows=(("a",),)), "rows of 2 cells"),
        (with_right([{"x": [1.5] * 40_000}]), "bytes; 150000 at most"),
        (with_right([{"x": [float("nan")]}]), "not JSON compliant"),
        ({"table": Table(("Name", "Value"), ROWS[:1])}, "rows of the start state"),
        ({"plotly": {"data": [{**START, "x": [9]}], "layout": {}}}, "trace 0 differs"),
        ({"weighted": SCORES}, "not both"),
        ({"weighted": SCORES, "controls": (), "states": {}, "plotly": {"data": []}}, "0 found"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], says: str) -> None:
    """Is the error raised when the figure is made, with the figure's name?"""
    with pytest.raises(ValueError, match=f"(?i)^figure 'small': .*{re.escape(says)}"):
        made(**changes)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Slide("s", "S", 0, 10, 3, 0),
        lambda: Slide("s", "S", 0, 10, 2, 3),
        lambda: Slide("s", "S", 0, 10, 2, 12),
        lambda: Slide("s", "S", 0, 0, 1, 0),
        lambda: Choose("c", "C", (("a", "A"),)),
        lambda: Choose("c", "C", (("a", "A"), ("a", "B"))),
        lambda: Redraw("Again", 1),
        lambda: Weighted(SLIDES, ("one", "two"), ((1,), (2,)), True, "{first}"),
        lambda: Weighted(SLIDES, ("one", "two"), ((1, 2),), True, "{first}"),
        lambda: Weighted(SLIDES, ("one", "two"), ((1, 2), (3, 4)), True, "{third}"),
        lambda: Weighted(SLIDES, ("one", "two"), ((1, 2), (3, -4)), True, "{first}"),
    ],
)
def test_a_control_that_cannot_work_is_refused(wrong: Any) -> None:
    """Are bounds, steps, options and values looked at?"""
    with pytest.raises(ValueError, match=r"^(slider|choice|a redraw|weighted)"):
        wrong()


def test_weights_are_averaged_and_ranked() -> None:
    """Is a normalised result the weighted mean, the best first, ties as they stood?"""
    assert SCORES.results([1, 3]) == [("one", 7 / 4), ("two", 1.0)]
    assert SCORES.results([2, 0.5]) == [("two", 3.2), ("one", 1.2)]
    assert SCORES.results([2, 3]) == [("one", 1.6), ("two", 1.6)]
    assert SCORES.results([0, 0]) == [("one", 0), ("two", 0)]
    assert SCORES.sentence("fr") == "two 1,2"


def test_the_drawing_of_weights_starts_ranked() -> None:
    """Does the best row stand on top, as the page will keep it?"""
    fig = as_json(weighted_bars(SCORES, "en"))

    assert fig["data"][0]["y"] == ["two", "one"]
    assert fig["layout"]["yaxis"]["categoryarray"] == ["one", "two"]
    made(plotly=fig, controls=(), states={}, weighted=SCORES)


def test_numbers_are_written_as_browsers_do() -> None:
    """Half up, with the language's comma and its no-break space."""
    assert written(2.5, 0, "en") == "3"
    assert written(1234.25, 1, "fr") == "1\u202f234,3"
    assert written(3, 1, "en") == "3.0"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_state_of_every_figure(name: str, lang: Lang) -> None:
    """Does each state say something of its own, in a sentence, with a full table?"""
    shown = figure(name, lang)
    says = [state.say for state in shown.states.values()]

    assert all(say.endswith(".") for say in says)
    assert len(set(says)) == len(says)
    for state in shown.states.values():
        assert {len(row) for row in state.rows} == {len(shown.table.columns)}
    if shown.weighted:
        assert shown.table.rows == shown.weighted.rows(lang)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_controls_are_the_same_in_both_languages(name: str) -> None:
    """Does an edition offer the same settings as the other, in its own words?"""
    french, english = figure(name, "fr"), figure(name, "en")

    assert list(french.states) == list(english.states)
    assert [(c.id, c.values) for c in french.controls] == [
        (c.id, c.values) for c in english.controls
    ]
    if french.weighted and english.weighted:
        assert french.weighted.values == english.weighted.values


@pytest.mark.parametrize("lang", LANGS)
def test_people_drawn_are_those_of_the_table(lang: Lang) -> None:
    """Are sends and offers of the first forty people those of the fictional table?"""
    shown = figure("channel-luck", lang)
    with data_path("synthetic/population_funnel.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(line for line in stream if not line.startswith("#")))

    for (draw,), state in shown.states.items():
        own = [row for row in rows if row["person_id"] == f"p{int(draw) + 1:03d}"]
        sent, offers = (sum(int(row[key]) for row in own) for key in ("sent", "offers"))
        assert f" {sent} " in state.say
        assert (f", {offers} " in state.say) == bool(offers)


@pytest.mark.parametrize("lang", LANGS)
def test_the_mix_starts_with_twenty_sends(lang: Lang) -> None:
    """Do twenty sends, shared alike, bring the sum of a fifth of each?"""
    weighted = figure("channel-mix", lang).weighted

    assert weighted is not None
    assert sum(slide.start for slide in weighted.sliders) == 20
    assert weighted.results([4] * 5)[0][1] == pytest.approx(4 * sum(weighted.values[0]))
    assert weighted.sentence(lang).startswith("20 ")


@pytest.mark.parametrize("lang", LANGS)
def test_ties_add_up_to_the_whole_network(lang: Lang) -> None:
    """Are strong, medium and weak ties together all the contacts, circle by circle?"""
    states = {key: state.rows for (key,), state in figure("circles", lang).states.items()}

    for place, row in enumerate(states.pop("all")):
        for cell in (1, 2, 3):
            assert sum(int(rows[place][cell]) for rows in states.values()) == int(row[cell])
