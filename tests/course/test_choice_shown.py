"""What the person who grades unit 02 by hand is shown."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from beyondcv.datasets import networks, persona
from beyondcv.exercise import shown
from beyondcv.i18n import LANGS, Lang
from tests.grading.handins import as_json


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("02-reason", ["LinkedIn"]),
        ("02-drawback", ["LinkedIn"]),
        ("02-exit", ["2027-05-24", "json"]),
    ],
)
def test_the_person_who_grades_sees_answer_and_choice(
    task: str, words: list[str], lang: Lang, tmp_path: Path
) -> None:
    """Is what was chosen there beside the answer, by the networks' names?"""
    profile = persona("camille-after", lang)
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = unescape(shown(task, lang, path)._repr_mimebundle_()["text/html"])

    assert profile.course.answers[task] in html
    assert networks()["alumni"].names[lang] in html
    assert all(word in html for word in words)
