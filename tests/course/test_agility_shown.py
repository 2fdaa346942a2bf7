"""What the person who grades unit 08 by hand is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from tests.grading.handins import as_json


@pytest.mark.parametrize(
    ("task", "beside"),
    [
        ("08-critical", "Un tirage au sort a formé les groupes."),
        ("08-flop", "La première phrase de l’appel, rien d’autre."),
        ("08-forward", "La clientèle laisse un avis public après chaque passage."),
    ],
)
def test_the_person_who_grades_sees_answer_and_work(task: str, beside: str, tmp_path: Path) -> None:
    """Are the learner's answer, and what it is about, there as text?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = "Le quai du <b>lundi</b>."
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(task, "fr", path)._repr_mimebundle_()["text/html"]

    assert "Le quai du &lt;b&gt;lundi&lt;/b&gt;." in html
    assert beside in html
