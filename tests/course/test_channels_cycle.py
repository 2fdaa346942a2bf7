"""Unit 01 from the form's file to the gradebook, as Camille before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.exercise import shown
from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, dumps
from tests.checks.test_channels import UNIT, done
from tests.grading.handins import as_json, as_notebook, as_page

ROOT = Path(__file__).parent.parent.parent
ANSWERS = {
    "fr": {
        "01-sentence": "Mon profil aide à me retrouver ; écrire et appeler, c’est à moi.",
        "01-mix": "Je vise la logistique : les relations concluaient le plus fin 2015.",
        "01-limit": "Le chiffre date de 2015 et ne dit pas ma chance.",
    },
    "en": {
        "01-sentence": "My profile helps people to find me again; writing and calling is up to me.",
        "01-mix": "I aim at logistics: relations concluded the most at the end of 2015.",
        "01-limit": "The figure is from 2015 and does not tell my chance.",
    },
}


def finished(lang: Lang) -> Profile:
    """Camille at the end of the unit, with the three answers."""
    profile = done(lang)
    profile.course.answers = dict(ANSWERS[lang])
    return profile


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_before_and_after_through_nbgrader(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is an untouched sheet nothing, and a finished one 14, whichever file is handed in?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "before.json").write_bytes(
        (ROOT / f"data/personas/camille-before.{lang}.json").read_bytes()
    )
    (folder / "after.json").write_bytes(as_json(finished(lang)))
    (folder / "notebook.ipynb").write_bytes(as_notebook(finished(lang)))
    (folder / "page.html").write_bytes(as_page(finished(lang), lang))

    batch = collect(open_course(ROOT / "exercises" / lang, UNIT), [folder])

    assert not batch.problems
    assert batch.nothing == ["before"]
    assert {r.learner: r.auto for r in batch.results} == {"after": 14, "notebook": 14, "page": 14}
    assert {r.to_grade for r in batch.results} == {3}


@pytest.mark.parametrize("lang", LANGS)
def test_the_person_who_marks_sees_the_answer_and_the_mix(lang: Lang, tmp_path: Path) -> None:
    """Are the learner's words and shares shown, as text?"""
    path = tmp_path / "profile.json"
    path.write_text(dumps(finished(lang)), encoding="utf-8")

    for name, answer in ANSWERS[lang].items():
        assert answer in shown(name, lang, path)._repr_mimebundle_()["text/plain"]
    mix = shown("01-mix", lang, path)._repr_mimebundle_()["text/plain"]
    assert {"fr": ": 3,4", "en": ": 3.4"}[lang] in mix
