"""Fictional tables: what is shipped is what is drawn, is marked, and shows what it is there for.

They are fiction with a lesson built in. So the tests hold the lesson, with room
for chance, and never take it for a finding.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from beyondcv._resources import data_path, read_json, read_text, read_toml
from beyondcv.datasets._synthetic._table import rng
from beyondcv.datasets._synthetic.network import draw_network
from beyondcv.datasets.generate import TABLES, main, stale

Row = dict[str, str]
PARAMETERS: dict[str, Any] = read_toml("synthetic/parameters.toml")
RESOURCES: list[dict[str, Any]] = read_json("datapackage.json")["resources"]


def lines(name: str) -> list[str]:
    """Return a fictional table line by line, its mark first."""
    return read_text(f"synthetic/{name}.csv").splitlines()


def table(name: str) -> list[Row]:
    """Return the rows of a fictional table."""
    return list(csv.DictReader(line for line in lines(name) if not line.startswith("#")))


def by(rows: Iterable[Row], key: str, number: str) -> Counter[str]:
    """Return the sum of a column for each value of another."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[key]] += int(row[number])
    return found


def test_what_is_shipped_is_what_is_drawn() -> None:
    """Does the generator make each file again, byte for byte?"""
    assert stale(data_path("synthetic")) == []
    there = {path.stem for path in data_path("synthetic").glob("*.csv")}
    assert there == set(TABLES)


def test_a_changed_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does the check fail on one changed number, say where, and leave it as it was?"""
    assert main(["--folder", str(tmp_path)]) == 0
    assert main(["--check", "--folder", str(tmp_path)]) == 0
    changed = tmp_path / "time_log.csv"
    changed.write_bytes(changed.read_bytes().replace(b"1,offres,", b"1,offres,9"))

    assert main(["--check", "--folder", str(tmp_path)]) == 1
    assert "time_log.csv" in capsys.readouterr().err
    assert stale(tmp_path) == ["time_log.csv"]


def test_a_browser_needs_no_numpy() -> None:
    """Can the fictional people and ads be read where there is no NumPy?"""
    code = "import sys, beyondcv.datasets; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", TABLES)
def test_a_table_bears_its_mark(name: str) -> None:
    """Does a copied file still say that it is fiction, with a note, and does the package too?"""
    (entry,) = (item for item in RESOURCES if item["path"] == f"synthetic/{name}.csv")
    mark, _, note = lines(name)[0].removeprefix("# ").partition("; ")

    assert mark == PARAMETERS["mark"] == "données fictives / fictional data"
    assert " / " in note
    assert "," not in lines(name)[0]
    assert entry["title"].lower().startswith(mark)
    assert entry["dialect"] == {"commentChar": "#"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_described(name: str) -> None:
    """Has each column a description, and each cell the type that it announces?"""
    types: dict[str, Callable[[str], object]] = {
        "string": str,
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
    }
    (entry,) = (item for item in RESOURCES if item["path"] == f"synthetic/{name}.csv")
    fields = entry["schema"]["fields"]
    rows = table(name)

    assert [field["name"] for field in fields] == list(rows[0])
    assert all(field["description"] for field in fields)
    for field in fields:
        assert all(types[field["type"]](row[field["name"]]) is not None for row in rows)


@pytest.mark.parametrize("name", [*TABLES, "parameters"])
def test_nobody_is_named(name: str) -> None:
    """Is there no address of anybody, and no person's name, in a fictional table?"""
    text = next(data_path("synthetic").glob(f"{name}.*")).read_text(encoding="utf-8")

    assert re.findall(r"@|https?:|www\.", text) == []
    for row in table(name) if name in TABLES else []:
        assert not {"name", "first_name", "last_name", "email"} & set(row)


# --- Channels ---


def test_relations_beat_sends_that_beat_ads() -> None:
    """Out of a hundred sends, which channel leads to most offers?"""
    rows = table("population_funnel")
    sent, offers = by(rows, "channel", "sent"), by(rows, "channel", "offers")
    rate = {channel: 100 * offers[channel] / sent[channel] for channel in sent}

    assert (
        rate["relation_recommandation"] > rate["candidature_spontanee"] > rate["offre_en_ligne"] > 0
    )


def test_shares_of_offers_are_near_those_of_ofer() -> None:
    """Do offers come from each channel about as often as hires did in Ofer (3 points of room)?"""
    offers = by(table("population_funnel"), "channel", "offers")
    with data_path("published/ofer2016_channels_fr.csv").open(encoding="utf-8", newline="") as file:
        ofer = {row["channel"]: row["concluded_pct"] for row in csv.DictReader(file)}
    channels = PARAMETERS["funnel"]["channels"]
    compared = {name: at["ofer"] for name, at in channels.items() if "ofer" in at}

    assert len(compared) == 4
    for channel, row in compared.items():
        share = 100 * offers[channel] / offers.total()
        assert share == pytest.approx(float(ofer[row]), abs=3), channel


def test_waiting_to_be_found_brings_few_offers() -> None:
    """Does the table refute that recruiters come by themselves (under 6 % of offers)?"""
    offers = by(table("population_funnel"), "channel", "offers")

    assert offers["cvtheque_profil_passif"] / offers.total() < 0.06


def test_a_funnel_never_widens() -> None:
    """Is each stage a part of the one before, for each of 500 people in each channel?"""
    rows = table("population_funnel")
    stages = ["sent", "viewed", "replied", "interviews", "offers"]

    assert len(rows) == 500 * 5
    assert len({(row["person_id"], row["channel"]) for row in rows}) == len(rows)
    for row in rows:
        counts = [int(row[stage]) for stage in stages]
        assert counts == sorted(counts, reverse=True)


def test_one_case_says_that_it_is_one_case() -> None:
    """Has Camille's table its 120 rows, and a note that forbids to conclude from it?"""
    rows = table("camille_applications")

    assert len(rows) == len({row["application_id"] for row in rows}) == 120
    assert {int(row["week"]) for row in rows} == set(range(1, 13))
    assert "on ne peut rien en conclure" in lines("camille_applications")[0]
    for row in rows:
        counts = [int(row[stage]) for stage in ("viewed", "replied", "interview", "offer")]
        assert counts == sorted(counts, reverse=True)
        assert set(counts) <= {0, 1}
        assert int(row["minutes_spent"]) > 0


# --- Time ---


def test_a_week_of_search_is_about_eight_hours() -> None:
    """Do 12 weeks of 8 activities add up to 7.8 hours a week, give or take a tenth?"""
    rows = table("time_log")
    weeks = by(rows, "week", "minutes")

    assert len(rows) == 12 * 8
    assert set(Counter(row["week"] for row in rows).values()) == {8}
    assert weeks.total() / 12 / 60 == pytest.approx(7.8, rel=0.1)


def test_an_hour_a_week_could_be_moved() -> None:
    """Is there an hour of scrolling to move elsewhere, and did the profile cost its time early?"""
    rows = table("time_log")
    profile = [int(row["minutes"]) for row in rows if row["activity"] == "profil"]

    assert by(rows, "activity", "minutes")["defilement_passif"] / 12 == pytest.approx(69, abs=10)
    assert np.mean(profile[:2]) > 2 * np.mean(profile[2:])


# --- Posts ---


def test_applause_is_no_conversation() -> None:
    """Do successes get reactions and no conversation?"""
    rows = table("posts")
    reactions, talks = (
        by(rows, "type", column) for column in ("reactions", "useful_conversations")
    )

    assert len(rows) == 60
    assert set(Counter(row["type"] for row in rows).values()) == {10}
    assert reactions["reussite"] > 100
    assert talks["reussite"] == 0


def test_comments_on_others_give_most_per_minute() -> None:
    """What leads to most conversations for the time it takes?"""
    rows = table("posts")
    talks, minutes = (
        by(rows, "type", column) for column in ("useful_conversations", "minutes_spent")
    )

    assert max(minutes, key=lambda kind: talks[kind] / minutes[kind]) == "commentaire_chez_autrui"


# --- Network ---


def test_the_network_has_its_circles_and_links() -> None:
    """Are there 160 contacts in seven circles, linked among themselves, never to oneself?"""
    contacts, edges = table("network_contacts"), table("network_edges")
    known = {row["contact_id"] for row in contacts}
    links = [frozenset(row.values()) for row in edges]

    assert len(known) == len(contacts) == 160
    sizes = {name: at["size"] for name, at in PARAMETERS["network"]["circles"].items()}
    assert sizes == Counter(row["circle"] for row in contacts)
    assert all(len(link) == 2 and link <= known for link in links)
    assert len(set(links)) == len(links)
    assert len(links) == pytest.approx(790, rel=0.1)


def test_a_contact_holds_together() -> None:
    """Do dates, common contacts and firms of each contact agree with the rest?"""
    degree: Counter[str] = Counter()
    for edge in table("network_edges"):
        degree.update(edge.values())
    end = PARAMETERS["network"]["until"]
    for row in table("network_contacts"):
        met, last = (date.fromisoformat(row[key]) for key in ("connected_on", "last_contact_on"))
        assert met <= last <= end
        assert int(row["interactions_12m"]) == 0 or (end - last).days < 365
        assert int(row["mutual_contacts"]) <= degree[row["contact_id"]]
        assert 0 <= float(row["tie_strength"]) <= 1
        assert 0 < float(row["p_useful_info"]) < 1
        assert row["company"].endswith("(enseigne fictive / fictional)")


def test_every_firm_looks_invented() -> None:
    """Is no firm one that somebody could take for theirs?"""
    firms = [firm for at in PARAMETERS["network"]["sectors"].values() for firm in at["companies"]]

    assert firms
    # The persona's former employer, fictional there too.
    assert [firm for firm in firms if not re.search("Exemple|Démo|Fictif", firm)] == ["SuperVal"]


def test_neither_strangers_nor_the_closest_help_most() -> None:
    """Over a hundred networks, is the chance of help an inverted U of mutual contacts?"""
    draws = [draw_network(rng(5, number)) for number in range(1, 101)]
    mutual = np.concatenate([found.mutual for found in draws])
    useful = np.concatenate([found.useful for found in draws])
    bands = np.digitize(mutual, [2, 5, 9, 13, 17])
    few, some, more, many, lots, most = (useful[bands == band].mean() for band in range(6))

    assert few < some < more
    assert more > many > lots > most
    assert more > 1.5 * few
    assert more > 2.5 * most


# --- Two versions of a message (unit 08) ---


def test_more_messages_let_the_better_version_show() -> None:
    """Does the better version win more often with more messages, in the end nearly always?"""
    won: Counter[int] = Counter()
    for row in table("ab_messages"):
        won[int(row["per_version"])] += int(row["answers_b"]) > int(row["answers_a"])
    counts = [won[sent] for sent in sorted(won)]
    settings = PARAMETERS["ab_messages"]

    assert counts == sorted(counts)
    assert counts[0] < 0.65 * settings["draws"]
    assert counts[-1] > 0.99 * settings["draws"]
    assert round(100 * (settings["answered"]["b"] - settings["answered"]["a"])) == 10


def test_the_first_draws_are_no_better_than_the_others() -> None:
    """Do the forty draws that the page shows mislead about as often as all of them?"""
    rows = [row for row in table("ab_messages") if row["per_version"] == "10"]
    right = [int(row["answers_b"]) > int(row["answers_a"]) for row in rows]

    assert abs(sum(right[:40]) / 40 - sum(right) / len(right)) < 0.15
