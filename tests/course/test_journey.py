"""The main job from end to end: a learner's page, then a trainer's gradebook."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beyondcv.checks import graded
from beyondcv.cli import main
from beyondcv.i18n import Lang
from beyondcv.profile import loads

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = {
    "fr": {
        "camille": "Partir de Camille",
        "field": "Titre du profil",
        "before": "21 signes sur 220",
        "label": "Gestion de stocks et logistique du frais, 7 ans en rayon",
        "download": "Télécharger",
    },
    "en": {
        "camille": "Start from Camille",
        "field": "Headline",
        "before": "17 characters out of 220",
        "label": "Stock control and fresh-food logistics, 7 years in a shop",
        "download": "Download",
    },
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_from_the_page_to_the_gradebook(
    lang: Lang,
    site: Path,
    serve: Callable[[Path], str],
    chromium: Browser,
    tmp_path: Path,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Does the very file that a learner makes in the page get the points that the form shows?"""
    words = WORDS[lang]
    address = serve(site)
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{lang}/03-present.html")
    _start(page)
    page.get_by_role("button", name=re.compile(words["camille"])).click()
    page.get_by_role("button", name=re.compile("^3a")).click()
    field = page.get_by_role("textbox", name=words["field"])
    feedback = page.locator(".bcv-form").get_by_text(words["before"]).first
    feedback.wait_for()
    field.fill(words["label"])
    page.locator(".bcv-form").get_by_text(
        re.compile(rf"\b{len(words['label'])}\b")
    ).first.wait_for()
    feedback.wait_for(state="hidden")

    page.reload()
    _start(page)
    page.get_by_role("button", name=re.compile("^3a")).click()
    assert field.input_value() == words["label"]
    with page.expect_download() as download:
        bar = page.locator(".bcv-profile-bar")
        bar.get_by_role("button", name=words["download"]).click()
    hand_in = tmp_path / "Zoé d’Exemple.json"
    download.value.save_as(hand_in)
    page.close()

    assert all(url.startswith((address, "blob:", "data:")) for url in asked)
    profile = loads(hand_in.read_bytes())
    assert profile.basics.label == words["label"]

    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))
    status = main(
        ["grade", str(hand_in), "--assignment", "03-present", "--course",
         str(root / "exercises" / lang), "--json"]
    )  # fmt: skip
    report = json.loads(capsys.readouterr().out)
    assert status == 0, report
    (learner,) = report["results"]
    points = sum(result.points for result in graded("03-present", profile, lang))
    assert 0 < points < 14
    assert (learner["auto"], learner["to_grade"]) == (points, 3)


def _start(page: Page) -> None:
    page.locator("button.bcv-start").click()
    page.locator(".bcv-workshop[data-bcv-state=alive]").wait_for()
