"""Unit 08: experiment, simulator, claims, domains, sources; copied questions earn nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from beyondcv.book.evidence import load as load_evidence
from beyondcv.checks import ASKED, check, check_unit, graded
from beyondcv.checks._audit import AUDITED, DOMAINS, QUESTIONS
from beyondcv.checks._experiment import ABILITIES, SAMPLE
from beyondcv.datasets import persona
from beyondcv.figures._ab_messages import wins
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile
from tests.checks.profiles import passes, profile

UNIT = "08-agility"
CLAIMS = tuple(AUDITED)
OWN = (
    "Douze appels le mardi matin, même phrase", "La boulangère commande maintenant par messages",
    "Un vigile lit les badges à distance", "Chaque tournée se décide en réunion courte",
    "On vote à mains levées comme avant", "Les horaires arrivent sur le téléphone",
    "Personne ne publie la méthode suivie", "Des jeunes tirés au sort en ville",
    "Un groupe sans plan du tout", "Quatre autrices dans une revue sérieuse",
    "Seulement des chefs de grandes banques", "Ni mon métier ni mon pays",
)  # fmt: skip


def unit08(
    learning: dict[str, Any] | None = None, choices: dict[str, str] | None = None
) -> Profile:
    """Return a profile with these parts of the unit."""
    return profile(meta={"beyondcv": {"learning": learning or {}, "choices": choices or {}}})


def audit(texts: list[str]) -> dict[str, Any]:
    """Return twelve answers, in the order of the form."""
    row = iter(texts)
    return {"audit": {claim: {q: next(row) for q in QUESTIONS} for claim in CLAIMS}}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", ["label", "help"])
def test_a_form_filled_with_its_own_questions_earns_nothing(lang: Lang, part: str) -> None:
    """Is a question copied into its field, in either language, no answer?"""
    _ = translator(lang).gettext
    learning: dict[str, Any] = {}
    for place, asked in ASKED.items():
        *way, last = place.split(".")
        if way == ["watch"]:
            continue
        here = learning
        for step in way:
            here = here.setdefault(step, {})
        here[last] = _(getattr(asked, part) or asked.label)
    learning["watch"] = [
        {"name": _(ASKED["watch.name"].label), "date": "2026-11-23", "language": "fr"}
    ] * 3

    assert sum(result.points for result in graded(UNIT, unit08(learning), lang)) == 0


def test_the_same_text_everywhere_counts_once() -> None:
    """Does a sentence pasted into every field earn next to nothing?"""
    same = OWN[0]
    parts = {"hypothesis": same, "variable": same, "measure": same, "stop": same}
    pasted = unit08(
        {"experiment": parts, "domains": dict.fromkeys(DOMAINS, same), **audit([same] * 12)}
    )

    assert check("audit-questions", pasted, "fr").values["answers"] == 1
    assert check("domains", pasted, "fr").values["domains"] == 1
    assert sum(result.points for result in graded(UNIT, pasted, "fr")) < 1.5


def test_a_short_answer_is_an_answer() -> None:
    """Do “nothing is said” and “themselves” count, although the form holds such words?"""
    texts = ["Rien n’est dit.", *OWN[1:]]

    assert check("audit-questions", unit08(audit(texts)), "fr").points == 1


@pytest.mark.parametrize(("count", "share"), [(0, 0), (6, 0.5), (12, 1)])
def test_answers_to_claims_are_counted(count: int, share: float) -> None:
    """Is each of twelve answers worth a twelfth?"""
    texts = [*OWN[:count], *[""] * (12 - count)]

    assert check("audit-questions", unit08(audit(texts)), "en").points == pytest.approx(share)


def test_the_right_grades_are_those_of_the_cards() -> None:
    """Does the key say what the page's evidence says?"""
    entries = load_evidence()

    assert {name: entries[c.evidence]["grade"] for name, c in AUDITED.items()} == {
        name: c.grade for name, c in AUDITED.items()
    }
    right = unit08(choices={f"08-grade-{name}": c.grade for name, c in AUDITED.items()})
    same = unit08(choices={f"08-grade-{name}": "causal" for name in AUDITED})
    assert check("audit-grades", right, "fr").points == 1
    assert check("audit-grades", same, "fr").points == pytest.approx(1 / 3)


def test_the_right_readings_are_those_of_the_table() -> None:
    """Do the simulator's draws bear out the key: about 600 with ten, more than 900 from 80?"""
    won = wins()

    assert abs(won[10] - int(SAMPLE["08-sample-1"][0])) < 50
    assert next(str(sent) for sent, count in won.items() if count > 900) == SAMPLE["08-sample-2"][0]


@pytest.mark.parametrize(
    ("one", "two", "share"), [("", "", 0), ("600", "20", 0.5), ("600", "80", 1)]
)
def test_readings(one: str, two: str, share: float) -> None:
    """Is each reading worth half?"""
    given = unit08(choices={"08-sample-1": one, "08-sample-2": two})

    assert check("sample-size", given, "fr").points == share


@pytest.mark.parametrize(
    ("start", "end", "good"),
    [
        ("2026-12-07", "2026-12-21", True),
        ("2026-12-07", "2026-12-14", True),
        ("2026-12-07", "2027-01-04", True),
        ("2026-12-07", "2026-12-13", False),
        ("2026-12-07", "2027-01-05", False),
        ("2026-12-21", "2026-12-07", False),
        ("2026-12-07", "", False),
        ("2026-02-30", "2026-03-10", False),
        ("bientôt", "plus tard", False),
    ],
)
def test_the_period(start: str, end: str, good: bool) -> None:
    """Are 7 and 28 days inside, and are days that do not exist not days?"""
    trial = unit08({"experiment": {"start": start, "end": end}})

    assert passes(check("experiment-period", trial, "fr")) is good


@pytest.mark.parametrize(
    ("target", "measure", "share"),
    [(4, OWN[0], 1), (0, OWN[0], 0.5), (None, OWN[0], 0.5), (4, "appels", 0.5), (None, "", 0)],
)
def test_a_measure_has_words_and_a_number(target: float | None, measure: str, share: float) -> None:
    """Is each half worth half, a number of zero or a single word not enough?"""
    trial = unit08({"experiment": {"target": target, "measure": measure}})

    assert check("experiment-measure", trial, "en").points == share


def test_hypothesis_and_variable_are_two_things() -> None:
    """Is a variable that repeats the hypothesis not counted?"""
    twice = unit08({"experiment": {"hypothesis": OWN[0], "variable": OWN[0] + "."}})
    both = unit08({"experiment": {"hypothesis": OWN[0], "variable": OWN[1]}})

    assert check("experiment-variable", twice, "fr").points == 0.5
    assert check("experiment-variable", both, "fr").points == 1


def _source(name: str, **parts: str) -> dict[str, str]:
    return {"name": name, "date": "2026-11-20", "language": "en", "opinion": "same"} | parts


def test_sources_are_different_dated_and_in_a_language() -> None:
    """Does a source count once, with a day that exists and a language?"""
    three = [_source("Radio"), _source("Revue"), _source("Une cheffe de quai", opinion="other")]
    poor = [
        _source("Radio"), _source("radio "), _source("Revue", date="hier"),
        _source("Blog", language=""), _source(""),
    ]  # fmt: skip

    assert check("watch-sources", unit08({"watch": three}), "fr").points == 1
    assert check("watch-opinion", unit08({"watch": three}), "fr").points == 1
    assert check("watch-sources", unit08({"watch": poor}), "fr").values["sources"] == 1
    assert check("watch-opinion", unit08({"watch": poor}), "fr").points == 0


def test_looking_at_oneself_is_advice() -> None:
    """Do four abilities, whatever the answers, earn and cost no point?"""
    looked = unit08(choices={"08-train": "learn", **{f"08-{name}": "none" for name in ABILITIES}})
    result = check("abilities", looked, "fr")

    assert passes(result)
    assert result.max_points == 0
    assert sum(item.points for item in graded(UNIT, looked, "fr")) == 0


def test_an_experiment_far_from_networks_earns_every_point() -> None:
    """Can somebody without account, name or online source have fourteen?"""
    unseen = persona("camille-after", "fr")
    unseen.basics.name = unseen.basics.label = unseen.basics.summary = ""
    unseen.basics.accounts = []
    for source in unseen.course.learning.watch:
        source.address = ""

    assert sum(result.points for result in graded(UNIT, unseen, "fr")) == 14


@pytest.mark.timeout(60)
def test_a_huge_file_keeps_nobody_waiting() -> None:
    """Is a file of a stranger read in a moment, however long it is?"""
    long = " ".join(f"mot{i}" for i in range(20_000))
    huge = unit08(
        {
            "experiment": dict.fromkeys(("hypothesis", "variable", "measure", "stop"), long),
            "watch": [_source(f"{long}{i}") for i in range(300)],
            "domains": dict.fromkeys(DOMAINS, long),
            **audit([f"{i} {long}" for i in range(12)]),
        }
    )
    assert check_unit(UNIT, huge, "fr")


def test_every_written_question_is_asked_once() -> None:
    """Has each field its own label, so that two controls are told apart?"""
    labels = Counter(asked.label for asked in ASKED.values())

    assert max(labels.values()) == 1
