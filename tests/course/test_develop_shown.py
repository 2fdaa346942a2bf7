"""What the person who grades unit 05 by hand is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from beyondcv.i18n import LANGS, Lang
from tests.grading.handins import as_json


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
