"""What the person who grades unit 07 by hand is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from tests.grading.handins import as_json


@pytest.mark.parametrize("task", ["07-balance", "07-remedy", "07-help"])
def test_the_person_who_grades_sees_the_answer_as_text(task: str, tmp_path: Path) -> None:
    """Is the learner's answer there, as text, with the charter's rules beside the help act?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = "La <b>médiathèque</b>, jeudi."
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(task, "fr", path)._repr_mimebundle_()["text/html"]

    assert "La &lt;b&gt;médiathèque&lt;/b&gt;, jeudi." in html
    rules = [rule.text in html for rule in profile.course.charter.rules]
    assert all(rules) is any(rules) is (task == "07-help")
