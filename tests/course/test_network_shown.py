"""What the person who grades unit 04 by hand is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from tests.grading.handins import as_json


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
