"""Scripts in every text of a hand-in, seen by those who grade and those who get it back."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.grading.give_back import give_back
from tests.grading.handins import as_json, finished
from tests.grading.hostile import UNIT, everywhere, listener, markup
from tests.jupyter import BIN, jupyter_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

ROOT = Path(__file__).parent.parent.parent
EVIL = "evil"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Class:
    """A graded class of two: one harmless, one with markup in every text."""

    folder: Path
    asked: list[str]
    jupyter: str


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """The class, graded and given back, with a Jupyter server on it."""
    folder = tmp_path_factory.mktemp("hostile-texts")
    with listener() as (elsewhere, asked), pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder / "class"))
        texts = " ".join(markup(elsewhere))
        for name, data in (("plain", as_json(finished())), (EVIL, everywhere(texts))):
            (folder / "in" / name).mkdir(parents=True)
            (folder / "in" / name / "profile.json").write_bytes(data)
        named = folder / "in" / "<img src=x onerror=document.title='hacked'>"
        named.mkdir()
        (named / "profile.json").write_bytes(as_json(finished()))
        course = open_course(ROOT / "exercises" / "fr", UNIT)
        batch = collect(course, [folder / "in"])
        assert batch.problems == []
        give_back(course, folder / "back")
        with jupyter_server(
            "server", cwd=ROOT, home=folder, token="t", environment={"HOME": str(folder)}
        ) as address:
            yield Class(folder, asked, address)


def _watched(chromium: Browser, own: str) -> tuple[Page, set[str]]:
    """Open a page that remembers its errors, and what it asked of anybody but its own server."""
    page = chromium.new_page()
    outside: set[str] = set()

    def note(request: Request) -> None:
        if not request.url.startswith((own, "data:", "file:", "blob:")):
            outside.add(request.url)

    def refuse(dialog: Dialog) -> None:
        outside.add(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("request", note)
    page.on("pageerror", lambda error: outside.add(f"error {error}"))
    page.on("dialog", refuse)
    return page, outside


def _is_calm(page: Page) -> None:
    """Touch what could be touched, and see that nothing of the learner's has run."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    for frame in page.frames:
        assert "hacked" not in frame.title()
        for kind in ("img[onerror]", "svg[onload]", "iframe[srcdoc]", "[onfocus]", "[ontoggle]"):
            assert frame.locator(kind).count() == 0
        assert frame.locator("a[href^='javascript:document']").count() == 0


def _formgrader(graded: Class, path: str) -> Any:
    request = urllib.request.Request(
        f"{graded.jupyter}/formgrader/api/{path}", headers={"Authorization": "token t"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def _submissions(graded: Class) -> dict[str, str]:
    found = _formgrader(graded, f"submitted_notebooks/{UNIT}/{UNIT}")
    return {notebook["student"]: notebook["id"] for notebook in found}


def test_formgrader_shows_texts_and_asks_nobody(graded: Class, chromium: Browser) -> None:
    """Is every text readable where points are given, with nothing run or fetched for it?"""
    outside: dict[str, set[str]] = {}
    for learner, id in _submissions(graded).items():
        page, outside[learner] = _watched(chromium, graded.jupyter)
        page.goto(f"{graded.jupyter}/formgrader/submissions/{id}/?token=t")
        _is_calm(page)
        if learner == EVIL:
            shown = page.locator("section.tex2jax_ignore").all_inner_texts()
            assert any("<script>document.title='hacked'</script>" in text for text in shown)
            assert any("$\\href{javascript:" in text for text in shown)
        page.close()

    assert len(outside) == 3
    assert set().union(*outside.values()) == set()
    assert graded.asked == []


def test_formgraders_lists_show_names_as_text(graded: Class, chromium: Browser) -> None:
    """Are names with tags in them text in every list of formgrader, and nobody else asked?"""
    for path in (
        "manage_assignments",
        "manage_students",
        f"manage_students/{EVIL}",
        f"manage_students/{EVIL}/{UNIT}",
        "gradebook",
        f"gradebook/{UNIT}",
        f"gradebook/{UNIT}/{UNIT}",
        f"manage_submissions/{UNIT}",
    ):
        page, outside = _watched(chromium, graded.jupyter)
        page.goto(f"{graded.jupyter}/formgrader/{path}?token=t")
        page.locator("tbody tr").first.wait_for()
        _is_calm(page)
        assert outside == set()
        page.close()
    assert graded.asked == []


def test_nbgraders_own_feedback_asks_nobody(graded: Class, chromium: Browser) -> None:
    """Does the page that formgrader's button makes keep to its own file?"""
    command = [str(BIN / "nbgrader"), "generate_feedback", UNIT, "--student=plain"]
    subprocess.run(
        [*command, "--course-dir=exercises/fr"], cwd=ROOT, check=True, capture_output=True
    )
    (path,) = (graded.folder / "class" / "fr" / "feedback" / "plain").rglob("*.html")
    page, outside = _watched(chromium, path.as_uri())
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("Sept ans de stocks").count() > 0
    assert outside == set()
    page.close()


def test_feedback_runs_and_asks_nothing(graded: Class, chromium: Browser) -> None:
    """Is a learner's page text alone, on the screen and on paper?"""
    for path in sorted((graded.folder / "back" / "feedback").iterdir()):
        page, outside = _watched(chromium, path.as_uri())
        page.goto(path.as_uri())
        _is_calm(page)
        assert page.locator("script, img, iframe, svg, form, link, object").count() == 0
        page.emulate_media(media="print")
        assert page.pdf()[:4] == b"%PDF"
        assert outside == set()
        page.close()
    assert graded.asked == []
