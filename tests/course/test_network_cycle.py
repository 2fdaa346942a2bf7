"""Unit 04 from the handed-in file to the gradebook and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.exercise import shown
from beyondcv.i18n import LANGS, Lang
from tests.grading.handins import as_json

UNIT = "04-first-network"
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


@pytest.mark.parametrize("task", ["04-link", "04-request", "04-tone"])
def test_the_person_who_grades_sees_messages_and_answer(task: str, tmp_path: Path) -> None:
    """Are the learner's answer and the three messages there, as text?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = "Le quai du <b>lundi</b>."
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(task, "fr", path)._repr_mimebundle_()["text/html"]

    assert "Le quai du &lt;b&gt;lundi&lt;/b&gt;." in html
    assert all(message.text[:40] in html for message in profile.course.messages)
