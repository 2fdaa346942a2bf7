"""What the person who grades unit 06 by hand is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from tests.grading.handins import as_json


@pytest.mark.parametrize(
    ("task", "part"),
    [
        ("06-value", "palettes perdues"),
        ("06-rights", "https://example.org/fiche-chaine-du-froid"),
        ("06-rights", "Un thermomètre posé"),
        ("06-sustainable", "Semaine 2\N{NO-BREAK SPACE}: Rencontrer quelqu’un, 40 min."),
        ("06-sustainable", "Passées\N{NO-BREAK SPACE}: 285. Budget\N{NO-BREAK SPACE}: 90."),
        ("06-sustainable", "Le 2026-12-21, moins de 3\N{NO-BREAK SPACE}: conversations utiles"),
    ],
)
def test_the_person_who_grades_sees_work_and_answer(task: str, part: str, tmp_path: Path) -> None:
    """Are the learner's answer, texts, weeks and rule there, as text?"""
    profile = persona("camille-after", "fr")
    profile.course.answers[task] = "Ma <b>réponse</b>."
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(task, "fr", path)._repr_mimebundle_()["text/html"]

    assert "Ma &lt;b&gt;réponse&lt;/b&gt;." in html
    assert part in html
