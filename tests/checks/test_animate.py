"""Unit 06: minutes, weeks, three texts, a rule to stop."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv.checks import check, check_unit, graded
from beyondcv.checks._time import DAYS
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.profiles import marked, passes, profile

UNIT = "06-animate"


def unit06(**presence: Any) -> Profile:
    """Return a profile with a part of the unit."""
    return profile(meta={"beyondcv": {"presence": presence}})


def days(*names: str, **minutes: float) -> Profile:
    """Return a profile with a log of these days."""
    return unit06(log=[{"day": name, **minutes} for name in names])


def act(week: float, text: str = "lire un échange", **more: Any) -> dict[str, Any]:
    """Return an act of the calendar."""
    return {"week": week, "rung": "read", "act": text, "minutes": 10, **more}


def text(signs: int, start: str = "Un fait") -> str:
    """Return a text of that many characters, unlike others with another start."""
    said = f"{start}, compté deux fois au quai par notre équipe du lundi matin. "
    return (said * 60)[: signs - 1] + "?"


@pytest.mark.parametrize("lang", LANGS)
def test_staying_off_line_earns_every_point(lang: Lang) -> None:
    """Can a calendar without a screen, and a page pinned to a board, have fourteen?"""
    unseen = persona("camille-after", lang)
    unseen.basics.name = unseen.basics.label = ""
    for entry in unseen.course.presence.calendar:
        entry.where = "offline"
    for post in unseen.course.presence.posts:
        if post.kind == "link":
            post.source = "Magazine Exemple, mars"

    assert sum(result.points for result in graded(UNIT, unseen, lang)) == 14


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (days(*DAYS, useful=10), 7),
        (days(*DAYS), 0),
        (days("mon", "mon", "tue", useful=10), 2),
        (days("Monday", useful=10), 0),
        (days("mon", useful=-5), 0),
        (days("mon", useful=2_000), 0),
    ],
)
def test_seven_days(written: Profile, count: int) -> None:
    """Does a day count once, if a day can hold it, and a blank week not at all?"""
    result = check("log-days", written, "fr")

    assert result.values["days"] == count
    assert result.points == pytest.approx(count / 7)


def test_a_day_of_rest_counts() -> None:
    """Is a week with a day at zero a whole week?"""
    written = days(*DAYS[:6], useful=10)
    written.course.presence.log += days("sun").course.presence.log

    assert passes(check("log-days", written, "en"))


@pytest.mark.parametrize(("total", "good"), [(70, True), (69, False), (0, False), (None, False)])
def test_the_total(total: float | None, good: bool) -> None:
    """Is the total that of all minutes, and is the way shown without the answer?"""
    written = days(*DAYS, useful=5, scrolling=3, offline=2)
    written.course.presence.total = total
    result = check("log-sum", written, "fr")

    assert passes(result) is good
    assert good or ("5 + 3 + 2 = 10" in result.hint and "70" not in result.hint)


@pytest.mark.parametrize(
    ("budget", "good"), [(120, True), (1, True), (121, False), (0, False), (None, False)]
)
def test_the_budget(budget: float | None, good: bool) -> None:
    """Are two hours the most?"""
    assert passes(check("time-budget", unit06(budget=budget), "en")) is good


def test_a_week_over_the_budget_is_named() -> None:
    """Is a week that just fits within it, and does the hint say which one does not?"""
    acts = [act(week, f"geste numéro {week}") for week in (1, 2, 3)]
    result = check("time-weeks", unit06(budget=15, calendar=[*acts, act(2, "autre geste")]), "en")

    assert result.points == pytest.approx(2 / 4)
    assert "Week 2 takes 20 minutes" in result.hint
    assert check("time-weeks", unit06(budget=10, calendar=acts), "en").points == 3 / 4


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        (act(1), 1),
        (act(1, "lire"), 0),
        (act(1, ""), 0),
        (act(0), 0),
        (act(5), 0),
        (act(1.5), 0),
        (act(1, rung=""), 0),
        (act(1, minutes=0), 0),
    ],
)
def test_what_an_act_needs(entry: dict[str, Any], count: int) -> None:
    """Does an act count with week, rung, minutes and two words?"""
    assert check("calendar-weeks", unit06(calendar=[entry]), "fr").values["acts"] == count


def test_a_copied_act_counts_once_a_week() -> None:
    """Is the same act twice in a week one act, and in another week one more?"""
    written = unit06(calendar=[act(1), act(1, "Lire un échange "), act(2)])

    assert check("calendar-weeks", written, "fr").values["acts"] == 2


def test_rungs_and_screens_are_two_things() -> None:
    """Does meeting count as offline by itself, and any rung by its place?"""
    written = unit06(
        calendar=[
            act(1, rung="meet"), act(2, where="offline"), act(3, rung="ask", where="online"),
        ]
    )  # fmt: skip

    assert check("calendar-rungs", written, "en").points == 1
    assert check("calendar-offline", written, "en").values["offline"] == 2


@pytest.mark.parametrize(
    ("choices", "points"),
    [
        ({"06-best": "comment", "06-luck": "mostly"}, 1),
        ({"06-best": "success", "06-luck": "mostly"}, 0.5),
        ({"06-best": "success", "06-luck": "always"}, 0),
    ],
)
def test_reading_the_chart(choices: dict[str, str], points: float) -> None:
    """Is each question worth half?"""
    written = profile(meta={"beyondcv": {"choices": choices}})

    assert check("rung-per-hour", written, "fr").points == points


@pytest.mark.parametrize(("signs", "good"), [(119, False), (120, True), (700, True), (701, False)])
def test_the_band_of_a_text(signs: int, good: bool) -> None:
    """Are both ends of the band inside?"""
    written = unit06(posts=[{"kind": "comment", "text": text(signs)}])

    assert (check("posts-length", written, "fr").values["ready"] == 1) is good


def test_three_kinds_and_no_copies() -> None:
    """Do one text under three names, and a question without its mark, fall short?"""
    same = [{"kind": kind, "text": text(200)} for kind in ("comment", "question", "link")]
    flat = [{"kind": "question", "text": text(200).replace("?", ".")}]

    assert check("posts-length", unit06(posts=same), "fr").values["ready"] == 1
    assert check("posts-length", unit06(posts=flat), "fr").values["ready"] == 0


@pytest.mark.parametrize(
    ("source", "words", "points"),
    [
        ("https://example.org/fiche", "J’en retiens une idée à essayer demain matin.", 1),
        ("Revue Exemple, mars", "J’en retiens une idée à essayer demain matin.", 1),
        ("lien", "J’en retiens une idée à essayer demain matin.", 0.5),
        ("https://example.org/fiche", "« Une phrase entière qui est de quelqu’un d’autre. »", 0.5),
        ("https://example.org/fiche", "À lire ! https://example.org/fiche", 0.5),
        ("", "Très bien.", 0),
    ],
)
def test_source_and_own_view(source: str, words: str, points: float) -> None:
    """Do a quotation and an address alone not pass for an opinion?"""
    written = unit06(posts=[{"kind": "link", "text": words, "source": source}])

    assert check("link-source", written, "fr").points == points


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ({"text": "Appelez le 01 99 00 12 34."}, "private"),
        ({"text": "Bravo à Marie Dupont."}, "name"),
        ({"text": "Un chiffre confidentiel."}, "secret"),
        ({"text": "Une photo.", "image": "own"}, "alt"),
    ],
)
def test_what_to_look_at_before_publishing_is_advice(post: dict[str, str], kind: str) -> None:
    """Is it pointed at where it stands, without costing a point?"""
    result = check("posts-care", unit06(posts=[post]), "fr")

    assert result.max_points == 0
    assert any(finding.kind == kind for finding in result.findings)
    assert not passes(result)
    assert marked(result) is not None


@pytest.mark.parametrize(
    ("stop", "good"),
    [
        ({"measure": "conversations utiles", "number": 3, "date": "2026-12-21"}, True),
        ({"measure": "conversations utiles", "number": 0, "date": "2026-12-21"}, False),
        ({"measure": "conversations utiles", "number": 3, "date": "2026-02-30"}, False),
        ({"measure": "conversations utiles", "number": 3, "date": "bientôt"}, False),
        ({"measure": "j’aime", "number": 3, "date": "2026-12-21"}, False),
        ({}, False),
    ],
)
def test_the_rule_to_stop(stop: dict[str, Any], good: bool) -> None:
    """Does it need its measure, a number that can be missed, and a day that exists?"""
    assert passes(check("stop-rule", unit06(stop=stop), "fr")) is good


@pytest.mark.timeout(60)
def test_a_huge_file_keeps_nobody_waiting() -> None:
    """Is a file of a stranger read in a moment, however long it is?"""
    huge = unit06(
        log=[{"day": "mon", "useful": 1e300}] * 5_000,
        calendar=[act(1, "lire " * 5_000, minutes=1e300)] * 5_000,
        posts=[{"kind": "link", "text": "ab " * 50_000 + str(i)} for i in range(200)],
        stop={"measure": "x " * 99_999, "date": "2" * 99_999},
    )
    assert all(result.status != "error" for result in check_unit(UNIT, huge, "fr"))
