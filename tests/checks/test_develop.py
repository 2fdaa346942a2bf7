"""Unit 05: the drawing and the curve, the plan, open questions."""

from __future__ import annotations

from typing import Any

import pytest

from beyondcv._resources import read_toml
from beyondcv.checks import check, check_unit, graded
from beyondcv.checks._graph import CURVE, GRAPH
from beyondcv.checks._plan import TAGS
from beyondcv.checks._questions import is_open
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets._spec import Choice, Entries
from beyondcv.widgets.units import unit
from tests.checks.profiles import passes, profile

UNIT = "05-develop"
LINE = {
    "role": "la bénévole",
    "circle": "local",
    "goal": "introduction",
    "tie": "moderate",
    "stage": "ask",
    "target": "yes",
    "act": "demander qui planifie",
    "date": "2026-12-01",
}


def plan(*lines: dict[str, str]) -> Profile:
    """Return a profile with these lines, each changed from a complete one."""
    return profile(meta={"beyondcv": {"plan": [LINE | line for line in lines]}})


def many(count: int, **change: str) -> list[dict[str, str]]:
    """Return lines towards different people."""
    return [{"role": f"bénévole {n}"} | change for n in range(count)]


def asked(*questions: str) -> Profile:
    """Return a profile with these questions."""
    return profile(meta={"beyondcv": {"questions": list(questions)}})


def test_an_untouched_form_earns_nothing() -> None:
    """Is there no point for lines that were added and left empty, or for an option chosen blind?"""
    empty = profile(meta={"beyondcv": {"plan": [{}] * 12, "questions": ["", " "]}})
    same: Any = {**dict.fromkeys(GRAPH, "camille"), **dict.fromkeys(CURVE, "weak")}
    blind = profile(meta={"beyondcv": {"choices": same}})

    assert sum(r.points for r in graded(UNIT, empty, "fr")) == 0
    assert sum(r.points for r in graded(UNIT, blind, "fr")) == 0


# The drawing


def _ways(without: str = "") -> dict[str, int]:
    """Return steps from Camille to whom she reaches, should one person be missing."""
    ties = [
        (a, b) for a, others in read_toml("synthetic/bridges.toml")["ties"].items() for b in others
    ]
    steps, edge = {"camille": 0}, ["camille"]
    for name in edge:
        for pair in ties:
            if name in pair:
                (other,) = set(pair) - {name}
                if other not in steps and other != without:
                    steps[other] = steps[name] + 1
                    edge.append(other)
    return steps


def test_right_answers_are_those_of_the_drawing() -> None:
    """Do degree, bridge, density and reach follow from the links that the figure draws?"""
    network = read_toml("synthetic/bridges.toml")
    people = network["people"]
    ties = [(a, b) for a, others in network["ties"].items() for b in others]
    degree = sum("goods_in" in pair for pair in ties)
    group = {name: person["group"] for name, person in people.items()}
    inside = {g: sum(group[a] == group[b] == g for a, b in ties) for g in ("shop", "warehouse")}
    size = {g: list(group.values()).count(g) for g in inside}

    assert str(degree) == GRAPH["05-degree"].right
    bridges = [n for n in people if n != "camille" and len(_ways(n)) < len(people) - 1]
    assert bridges == [GRAPH["05-bridge"].right]
    assert inside == {"shop": 11, "warehouse": 5}
    assert {g: n * (n - 1) // 2 for g, n in size.items()} == {"shop": 15, "warehouse": 10}
    assert GRAPH["05-density"].right == "shop"
    assert str(_ways()["coordination"]) == GRAPH["05-reach"].right


def test_every_question_offers_its_right_answer() -> None:
    """Are all questions in the form, each with the right answer among others?"""
    fields = {
        block.path.rpartition(".")[2]: [option.value for option in block.options]
        for step in unit(UNIT).steps
        for block in step.blocks
        if isinstance(block, Choice)
    }

    assert set(fields) == {*GRAPH, *CURVE}
    for name, key in {**GRAPH, **CURVE}.items():
        assert fields[name].count(key.right) == 1
        assert len(fields[name]) >= 3


def test_a_wrong_answer_says_where_to_look() -> None:
    """Does it count the rest, and name the question without giving the answer away?"""
    camille = persona("camille-after", "en")
    camille.course.choices["05-bridge"] = "camille"
    result = check("graph-reading", camille, "en")

    assert result.points == pytest.approx(3 / 4)
    assert "Question 2" in result.hint
    assert "volunteer" not in result.hint


# The plan


def test_the_form_offers_the_tags_that_count() -> None:
    """Are the form's tags those of the rule, none more and none less?"""
    (entries,) = (
        block
        for step in unit(UNIT).steps
        for block in step.blocks
        if isinstance(block, Entries) and block.path.endswith(".plan")
    )
    offered = {
        field.path: {option.value for option in field.options}
        for field in entries.fields
        if isinstance(field, Choice)
    }

    assert offered == {tag: set(known) for tag, known in TAGS.items()}


@pytest.mark.parametrize(("count", "share"), [(10, 1), (12, 1), (9, 0.9), (5, 0.5), (0, 0)])
def test_lines_count_by_tenths(count: int, share: float) -> None:
    """Does each line who-and-what earn a tenth?"""
    for rule in ("plan-lines", "plan-tags", "plan-dates"):
        result = check(rule, plan(*many(count)), "fr")
        assert result.points == pytest.approx(share)
        assert passes(result) is (share == 1)


def test_a_copied_line_counts_once() -> None:
    """Is the same act towards the same person one line, whatever its capitals?"""
    copies = plan(*[{"role": role} for role in ("Bénévole", "bénévole ", "BENEVOLE")])

    assert check("plan-lines", copies, "fr").values["lines"] == 1


def test_an_act_of_a_word_is_not_an_act() -> None:
    """Is “x” no plan, and is the place pointed out?"""
    result = check("plan-lines", plan({"act": "x"}), "en")

    assert result.values["lines"] == 0
    assert [finding.path for finding in result.findings] == ["meta.beyondcv.plan[0].act"]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("value", ["", "friend"])
def test_each_tag_has_to_be_known(tag: str, value: str) -> None:
    """Does a line without one of its tags lack a tenth, and is it named?"""
    result = check("plan-tags", plan(*many(9), {tag: value}), "en")

    assert result.points == pytest.approx(0.9)
    assert result.hint.startswith("Complete line 10")


@pytest.mark.parametrize(
    ("late", "counts"), [("2027-03-01", True), ("2027-03-02", False), ("2026-11-30", True)]
)
def test_ninety_days_run_from_the_earliest_date(late: str, counts: bool) -> None:
    """Is the ninetieth day in, the ninety-first out, whatever today is?"""
    result = check("plan-dates", plan(*many(9), {"date": late}), "en")

    assert passes(result) is counts
    assert bool(result.findings) is not counts


@pytest.mark.parametrize("text", ["", "bientôt", "2026-02-30", "2026-12", "12/01/2026"])
def test_what_is_no_day_is_no_day(text: str) -> None:
    """Is a date that no calendar knows left out, without a crash?"""
    assert check("plan-dates", plan(*many(9), {"date": text}), "fr").points == pytest.approx(0.9)


def test_an_old_plan_is_worth_as_much() -> None:
    """Does the same file earn the same marks whenever it is graded?"""
    assert passes(check("plan-dates", plan(*many(10, date="2019-05-01")), "fr"))


def test_towards_the_goal_and_giving_are_counted_apart() -> None:
    """Do two of three lines and one of two gifts earn their parts?"""
    mixed = plan(*many(2), {"target": "no", "stage": "give"}, {"target": "no", "act": "a b c d"})

    assert check("plan-target", mixed, "fr").points == pytest.approx(2 / 3)
    assert check("plan-give", mixed, "fr").points == pytest.approx(1 / 2)


def test_a_name_in_the_plan_is_advice_only() -> None:
    """Is somebody's name pointed out, and does it cost nothing?"""
    named = plan(*many(9), {"role": "Marie Durand"}, {"act": "écrire à marie@example.org"})
    result = check("plan-anonymous", named, "fr")

    assert not passes(result)
    assert {finding.kind for finding in result.findings} == {"name", "email"}
    assert result.max_points == 0


def test_face_to_face_alone_earns_everything() -> None:
    """Can somebody without any account, and with no contact in the field, have every point?"""
    camille = persona("camille-after", "fr")
    for line in camille.course.plan:
        line.circle, line.act = "local", f"passer voir {line.role}"
    results = graded(UNIT, camille, "fr")

    assert sum(result.points for result in results) == 14


# Questions

OPEN = {
    "fr": [
        "Comment êtes-vous arrivée sur le quai ?", "Qu’est-ce qui vous a surpris ?",
        "Qu'avez-vous appris ?", "Vous commencez par quoi ?", "Selon vous, quelles erreurs ?",
        "À quoi ressemble une bonne journée ?", "D’où vient ce mot ?", "Jusqu’où va votre rôle ?",
        "Vous aimez le quai. Pourquoi ce métier ?", "Depuis quand le planning est-il partagé ?",
        "Que feriez-vous à ma place ?", "À qui d’autre me conseillez-vous de parler ?",
        "COMMENT COMMENCE UNE JOURNÉE ?", "« Comment choisissez-vous les camions ? »",
    ],
    "en": [
        "How did you start?", "In your team, who decides?", "And what surprised you?",
        "For whom do you plan?", "Is there a job? Why do you stay?", "You began how?",
        "What’s the first thing you do?", "Who else would you advise me to ask?",
    ],
}  # fmt: skip
CLOSED = {
    "fr": [
        "Est-ce que c’est dur ?", "Pouvez-vous me dire comment vous avez commencé ?",
        "Y a-t-il des postes ?", "Vous aimez votre métier ?", "C’est dur, n’est-ce pas ?",
        "Quand vous avez commencé, saviez-vous lire un planning ?", "C’est dur ou pas ?",
        "Comment ça marche, oui ou non ?", "Vous êtes-vous ennuyé ?", "Comment vous faites.",
        "Les journées sont-elles longues ?", "Pourquoi ?", "Parlez-moi du quai", "?", "… ?",
    ],
    "en": [
        "Do you like it?", "Could you tell me how you started?", "You like your job?",
        "What is hard, and is it paid?", "It is hard, isn’t it?", "When you began, did you know?",
        "Don’t you mind the cold?", "Tell me how you began.", "Why?", "And do you stay there?",
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_open_and_closed_questions_are_told_apart(lang: Lang) -> None:
    """Are questions judged by how they begin and end, accents and apostrophes aside?"""
    assert [text for text in OPEN[lang] if not is_open(text, lang)] == []
    assert [text for text in CLOSED[lang] if is_open(text, lang)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_three_open_questions_earn_all_points(lang: Lang) -> None:
    """Does each earn a third, a copy nothing, and is a closed one named with a way out?"""
    text = OPEN[lang]

    assert passes(check("questions-open", asked(*text[:3]), lang))
    assert check("questions-open", asked(text[0], text[0]), lang).points == pytest.approx(1 / 3)
    closed = check("questions-open", asked(*text[:2], CLOSED[lang][0]), lang)
    assert closed.points == pytest.approx(2 / 3)
    assert [finding.text for finding in closed.findings] == [CLOSED[lang][0]]
    assert CLOSED[lang][0] in closed.hint


def test_the_language_is_that_of_the_profile() -> None:
    """Are French questions judged as French, whatever language the reader has?"""
    french = asked(*OPEN["fr"][:3])
    french.course.lang = "fr"

    assert passes(check("questions-open", french, "en"))


@pytest.mark.timeout(60)
def test_a_file_from_strangers_is_read_in_a_moment() -> None:
    """Do very long lists and texts keep nobody waiting?"""
    huge = plan(*many(20_000, act="à " * 5_000))
    huge.course.questions = ["comment, " * 50_000 + "?"] * 2_000
    assert all(result.status != "error" for result in check_unit(UNIT, huge, "fr"))
