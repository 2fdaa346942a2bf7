"""What the person who grades by hand is shown: the answer, and beside it what it is about."""

from __future__ import annotations

from html import escape, unescape
from pathlib import Path

import pytest

from beyondcv.datasets import networks, persona
from beyondcv.exercise import shown
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.grading.handins import as_json

ANSWER = "Le quai du <b>lundi</b>."
WORDS = {
    "02-reason": ("LinkedIn",),
    "02-drawback": ("LinkedIn",),
    "02-exit": ("2027-05-24", "json"),
    "06-value": ("palettes perdues",),
    "06-rights": ("https://example.org/fiche-chaine-du-froid", "Un thermomètre posé"),
    "06-sustainable": (
        "Semaine 2\N{NO-BREAK SPACE}: Rencontrer quelqu’un, 40 min.",
        "Passées\N{NO-BREAK SPACE}: 285. Budget\N{NO-BREAK SPACE}: 90.",
        "Le 2026-12-21, moins de 3\N{NO-BREAK SPACE}: conversations utiles",
    ),
    "08-critical": ("Un tirage au sort a formé les groupes.",),
    "08-flop": ("La première phrase de l’appel, rien d’autre.",),
    "08-forward": ("La clientèle laisse un avis public après chaque passage.",),
}
"""What of the finished French profile stands beside an answer."""


def _shown(profile: Profile, task: str, lang: Lang, folder: Path) -> str:
    path = folder / "profile.json"
    path.write_bytes(as_json(profile))
    html: str = shown(task, lang, path)._repr_mimebundle_()["text/html"]
    return html


@pytest.mark.parametrize("task", WORDS)
def test_the_work_stands_beside_the_answer(task: str, tmp_path: Path) -> None:
    """Are the learner's answer, and what it is about, there as text?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = ANSWER
    html = _shown(profile, task, "fr", tmp_path)

    assert escape(ANSWER) in html
    assert [words for words in WORDS[task] if words not in unescape(html)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_networks_have_their_names(lang: Lang, tmp_path: Path) -> None:
    """Is the second network of the choice called by its name, not by its key?"""
    html = _shown(persona("camille-after", lang), "02-reason", lang, tmp_path)

    assert networks()["alumni"].names[lang] in unescape(html)


@pytest.mark.parametrize("task", ["04-link", "04-request", "04-tone"])
def test_all_messages_are_there(task: str, tmp_path: Path) -> None:
    """Are the learner's answer and the three messages there, as text?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = ANSWER
    html = _shown(profile, task, "fr", tmp_path)

    assert escape(ANSWER) in html
    assert all(message.text[:40] in html for message in profile.course.messages)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("task", ["05-structure", "05-give", "05-feasible"])
def test_the_plan_and_the_questions_are_there(task: str, lang: Lang, tmp_path: Path) -> None:
    """Are the answer, each line of the plan and the questions there, as text?"""
    profile = persona("camille-after", lang)
    profile.course.plan[0].act = "<b>donner</b> mes fiches"
    html = _shown(profile, task, lang, tmp_path)

    assert profile.course.answers[task][:40] in html
    assert "&lt;b&gt;donner&lt;/b&gt;" in html
    assert all(line.date in html and line.role[:20] in html for line in profile.course.plan)
    assert all(question[:15] in html for question in profile.course.questions)


@pytest.mark.parametrize("task", ["07-balance", "07-remedy", "07-help"])
def test_the_charter_stands_beside_the_help_act_alone(task: str, tmp_path: Path) -> None:
    """Is the learner's answer there, as text, with the charter's rules beside the help act?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = ANSWER
    html = _shown(profile, task, "fr", tmp_path)

    assert escape(ANSWER) in html
    rules = [rule.text in html for rule in profile.course.charter.rules]
    assert all(rules) is any(rules) is (task == "07-help")
