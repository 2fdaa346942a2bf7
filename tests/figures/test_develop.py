"""Unit 05's figures: thirteen people, contacts added, the inverted U."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from beyondcv._resources import data_path
from beyondcv.figures import figure
from beyondcv.figures._add_contacts import CIRCLES, MOST, START, added
from beyondcv.figures._bridges import ties
from beyondcv.figures._inverted_u import chances, counted
from beyondcv.i18n import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_names_every_tie_from_both_ends(lang: Lang) -> None:
    """Can somebody who does not see the drawing answer from the table alone?"""
    shown = figure("network-bridges", lang)
    known = {row[0]: set(row[2].split(", ")) for row in shown.table.rows}
    lines = shown.plotly["data"][0]["x"]

    assert sum(map(len, known.values())) == 2 * len(ties()) == 2 * lines.count(None)
    assert all(one in known[other] for one, others in known.items() for other in others)
    assert all(int(row[3]) == len(known[row[0]]) for row in shown.table.rows)


def test_nobody_added_is_the_start() -> None:
    """Do all circles begin with the same network?"""
    assert len({added(circle, 0) for circle in CIRCLES}) == 1


def test_the_mean_over_all_choices_is_exact() -> None:
    """Is it what one gets by trying every pair of a circle by hand?"""
    contacts = pd.read_csv(data_path("synthetic/network_contacts.csv"), comment="#")
    edges = pd.read_csv(data_path("synthetic/network_edges.csv"), comment="#")
    near: dict[str, set[str]] = {}
    for one, other in edges.itertuples(index=False):
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    start = set(contacts.loc[contacts["connected_on"] <= START, "contact_id"])
    target = set(contacts.loc[contacts["circle"] == "secteur_cible", "contact_id"])
    new = sorted(set(contacts.loc[contacts["circle"].isin(CIRCLES["local"]), "contact_id"]) - start)
    chance = contacts.set_index("contact_id")["p_useful_info"]
    reached, useful = [], []
    for pair in itertools.combinations(new, 2):
        people = start | set(pair)
        reached.append(len(target & people.union(*(near.get(name, set()) for name in people))))
        useful.append(chance[list(people)].sum())
    found = added("local", 2)

    assert found.reach == pytest.approx(sum(reached) / len(reached))
    assert found.useful == pytest.approx(sum(useful) / len(useful))


def test_the_lesson_of_added_contacts_holds() -> None:
    """Does reach grow with every person, most by far in the field, more than useful news do?"""
    start = added("work", 0)
    gains = {}
    for circle in CIRCLES:
        steps = [added(circle, count) for count in range(MOST + 1)]
        assert all(a.reach < b.reach and a.useful < b.useful for a, b in itertools.pairwise(steps))
        gains[circle] = steps[-1].reach - start.reach
    ranked = sorted(gains, key=gains.__getitem__, reverse=True)

    assert ranked[:2] == ["target", "local"]
    assert ranked[-1] in ("recruiters", "work")
    assert gains["target"] > 5 * gains["local"]
    assert added("target", MOST).useful / start.useful < 1.3


def test_the_inverted_u_and_its_exception() -> None:
    """Does the chance rise and fall in one sector, and rise throughout in the other?"""
    digital, trade = (list(chances(name).values()) for name in ("digital", "less_digital"))
    top = digital.index(max(digital))

    assert list(chances("digital")) == [0, 2, 5, 9, 13, 17]
    assert top == 2
    assert list(digital[: top + 1]) == sorted(digital[: top + 1])
    assert list(digital[top:]) == sorted(digital[top:], reverse=True)
    assert list(trade) == sorted(trade)
    # As the questions of the form have it: 5 to 12 against 0 to 1 and 17 or more.
    assert min(digital[2:4]) > max(digital[0], digital[5])
    assert trade[5] > max(trade[0], *trade[2:4])


def test_one_network_hides_the_shape() -> None:
    """Does the highest share of a single network often lie elsewhere than the chance?"""
    tops = []
    for draw in range(40):
        shares = [some / people if people else 0 for some, people in counted("digital", draw)]
        tops.append(shares.index(max(shares)))
        assert sum(people for _some, people in counted("digital", draw)) == 160
    misled = sum(top != 2 for top in tops)

    assert misled > 15
    assert len(set(tops)) >= 4


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["network-bridges", "add-contacts", "inverted-u"])
def test_all_of_it_is_marked_as_fiction(name: str, lang: Lang) -> None:
    """Does the page say that the people are invented?"""
    shown = figure(name, lang)

    assert shown.fictional
    assert {"fr": "invent", "en": "nvented"}[lang] in shown.caption
