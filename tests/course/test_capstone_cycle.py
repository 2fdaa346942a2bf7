"""The capstone from the form's file to the gradebook, as Camille before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.exercise import shown
from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from tests.checks.whole import whole
from tests.grading.handins import as_json, as_notebook, as_page

UNIT = "09-capstone"
ROOT = Path(__file__).parents[2]
TASKS = ("clarity", "truth", "fit", "reciprocity", "evidence", "sustainability")


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_before_and_after_through_nbgrader(
    lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is an untouched sheet nothing, a finished one 16 of 40, with six criteria left to read?"""
    if whole(lang).to_dict() != persona("camille-after", lang).to_dict():
        pytest.skip("pending: Camille’s file has stand-ins for units that are not there yet")
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    folder = tmp_path / "in"
    folder.mkdir()
    after = whole(lang)
    (folder / "before.json").write_bytes(as_json(persona("camille-before", lang)))
    (folder / "after.json").write_bytes(as_json(after))
    (folder / "notebook.ipynb").write_bytes(as_notebook(after))
    (folder / "page.html").write_bytes(as_page(after, lang))

    batch = collect(open_course(ROOT / "exercises" / lang, UNIT), [folder])

    assert not batch.problems
    assert batch.nothing == ["before"]
    assert {r.learner: r.auto for r in batch.results} == {"after": 16, "notebook": 16, "page": 16}
    assert {(r.to_grade, r.max_points) for r in batch.results} == {(6, 40)}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("task", TASKS)
def test_the_person_who_marks_sees_the_reflection(task: str, lang: Lang, tmp_path: Path) -> None:
    """Is the one reflection shown with each of the six criteria, and as text?"""
    profile = whole(lang)
    profile.course.answers["09-reflection"] = "Avant, <b>rien</b>."
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(profile))

    html = shown(f"09-{task}", lang, path)._repr_mimebundle_()["text/html"]

    assert "Avant, &lt;b&gt;rien&lt;/b&gt;." in html


def test_each_criterion_shows_its_own_parts(tmp_path: Path) -> None:
    """Does whoever marks see the plan, the gifts and the sources where they are judged?"""
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(whole("en")))
    text = {
        task: shown(f"09-{task}", "en", path)._repr_mimebundle_()["text/plain"] for task in TASKS
    }

    assert "HEADLINE" in text["clarity"]
    assert "Cut waste by 18%" in text["truth"]
    assert "stock-controller" in text["fit"]
    assert "Pass an ad on" in text["reciprocity"]
    assert "Abel et al." in text["evidence"]
    assert "2026-12-22 · A week without searching" in text["sustainability"]


@pytest.mark.parametrize(
    ("task", "wanted"),
    [
        ("09-clarity", lambda p: [p.basics.label, p.basics.summary]),
        ("09-truth", lambda p: [p.basics.summary, p.education[0].area, p.work[0].highlights[0]]),
        ("09-fit", lambda p: [p.course.contract.goal, p.course.answers["02-reason"]]),
        (
            "09-evidence",
            lambda p: [p.course.answers["09-sources"], p.course.answers["08-critical"]],
        ),
        ("09-sustainability", lambda p: [p.course.answers["06-sustainable"]]),
    ],
)
def test_a_criterion_shows_what_its_anchors_ask_about(
    task: str, wanted: Callable[[Profile], list[str]], tmp_path: Path
) -> None:
    """Need the person who grades look for nothing elsewhere?"""
    camille = persona("camille-after", "fr")
    path = tmp_path / "profile.json"
    path.write_bytes(as_json(camille))

    plain = shown(task, "fr", path)._repr_mimebundle_()["text/plain"]

    assert all(text in plain for text in wanted(camille))
    # The self-test's answers are the learner's own.
    assert not any(f"{name}: " in plain for name in camille.course.tests.after.items)
