"""Grading by hand, in a live formgrader, with a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beyondcv.grading.results import results_of
from tests.grading.conftest import ROOT, Graded
from tests.jupyter import jupyter_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

UNIT = "03-present"
LEA = "lea-d-arc_101"
TASKS = ("03-goal", "03-proof", "03-voice")


@pytest.fixture(scope="module")
def formgrader(
    graded: Graded, class_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A Jupyter server on the class that was graded."""
    home = tmp_path_factory.mktemp("home")
    own = {"BEYONDCV_CLASS_DIR": str(class_dir), "BEYONDCV_COURSE": "fr", "HOME": str(home)}
    with jupyter_server("server", cwd=ROOT, home=home, token="t", environment=own) as address:
        yield address


@pytest.fixture
def page(graded: Graded, formgrader: str, chromium: Browser) -> Iterator[Page]:
    """Léa's hand-in, opened as a trainer opens it."""
    with graded.course.gradebook() as gradebook:
        id = gradebook.find_submission_notebook(UNIT, UNIT, LEA).id
    tab = chromium.new_page(viewport={"width": 1280, "height": 800})
    tab.goto(f"{formgrader}/login?token=t&next=/api")
    with tab.expect_response(lambda answer: "/api/comments" in answer.url):
        tab.goto(f"{formgrader}/formgrader/submissions/{id}/")
    yield tab
    tab.close()


@pytest.mark.slow
@pytest.mark.browser
def test_the_anchors_stand_beside_the_score(page: Page) -> None:
    """Are score, rubric with examples and comment box one panel, all on one screen?"""
    for id in TASKS:
        score = page.locator(f"input.score[id='{id}']")
        panel = page.locator(".nbgrader_cell").filter(has=score)
        comment = panel.locator(f"textarea[id='{id}-comment']")
        assert [panel.locator(f"strong:text-is('{n}')").count() for n in "012"] == [1, 1, 1]
        assert panel.locator("table tbody tr").count() == 3

        score.scroll_into_view_if_needed()
        top, bottom = score.bounding_box(), comment.bounding_box()
        assert top is not None
        assert bottom is not None
        assert bottom["y"] + bottom["height"] - top["y"] < 700


@pytest.mark.slow
@pytest.mark.browser
def test_the_learners_text_stands_right_above_its_score(page: Page) -> None:
    """Is the answer readable, near its rubric, with nothing between, and never HTML?"""
    for id, words in (
        ("03-goal", "Sept ans de stocks mènent à la logistique."),
        ("03-proof", "La casse a baissé de 18 % en un an."),
        ("03-voice", "<script>document.title='hacked'</script>"),
    ):
        answer = page.locator("section p", has_text=words).last
        score = page.locator(f"input.score[id='{id}']")
        answer.scroll_into_view_if_needed()
        size = answer.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 12
        above, below = answer.bounding_box(), score.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] < below["y"]
        between = page.locator("input.score").evaluate_all(
            "(all, [a, b]) => all.filter(e => {const y = e.getBoundingClientRect().y;"
            " return y > a && y < b}).length",
            [above["y"], below["y"] - 1],
        )
        assert between == 0
    assert page.title() != "hacked"


@pytest.mark.slow
@pytest.mark.browser
def test_a_comment_from_the_bank_and_a_score_are_kept(graded: Graded, page: Page) -> None:
    """Does what is typed here come out in the result, the comment as it is in the bank?"""
    from beyondcv.grading.pages.comments import bank

    words = bank("fr")["03-goal"]["1"][0]
    comment = page.locator("textarea[id='03-goal-comment']")
    with page.expect_response(lambda answer: "/api/comment/" in answer.url and answer.ok):
        comment.click()
        page.keyboard.insert_text(words)
        comment.blur()
    score = page.locator("input.score[id='03-goal']")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.ok):
        score.click()
        page.keyboard.insert_text("1")
        score.blur()

    (result,) = results_of(graded.course, {LEA: "Léa"})
    line = next(line for line in result.criteria if line.id == "03-goal")
    assert (line.points, line.comment) == (1, words)
    assert line.found == "Le but reste général, ou une seule étape du parcours y mène."
    assert line.expected.startswith("Le but est précis")
