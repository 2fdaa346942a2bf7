"""Unit 05 from the handed-in file to the gradebook and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.exercise import shown
from beyondcv.i18n import LANGS, Lang
from tests.grading.handins import as_json

UNIT = "05-develop"
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_camille_before_and_after_through_the_assignment(
    lang: Lang,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Does nbgrader count 0 before and 14 after, three texts being left to a person?"""
    handed_in = tmp_path / "handed-in"
    for name in ("camille-before", "camille-after"):
        (handed_in / name).mkdir(parents=True)
        (handed_in / name / "profile.json").write_bytes(as_json(persona(name, lang)))
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))

    status = main(
        ["grade", str(handed_in), "--assignment", UNIT, "--course",
         str(ROOT / "exercises" / lang), "--json"]
    )  # fmt: skip
    report = json.loads(capsys.readouterr().out)

    assert status == 0, report
    points = {learner["learner"]: learner["auto"] for learner in report["results"]}
    assert sorted(points.values()) == [0, 14]
    assert {learner["to_grade"] for learner in report["results"]} == {3}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("task", ["05-structure", "05-give", "05-feasible"])
def test_the_person_who_grades_sees_plan_questions_and_answer(
    task: str, lang: Lang, tmp_path: Path
) -> None:
    """Are the answer, each line of the plan and the questions there, as text?"""
    profile = persona("camille-after", lang)
    profile.course.plan[0].act = "<b>donner</b> mes fiches"
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(task, lang, path)._repr_mimebundle_()["text/html"]

    assert profile.course.answers[task][:40] in html
    assert "&lt;b&gt;donner&lt;/b&gt;" in html
    assert all(line.date in html and line.role[:20] in html for line in profile.course.plan)
    assert all(question[:15] in html for question in profile.course.questions)
