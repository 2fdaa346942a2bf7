"""The whole programme in the published page: ten forms filled, ten files downloaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from beyondcv.checks import graded
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import Profile, loads
from beyondcv.widgets.units import UNITS
from tests.course.filling import Typist
from tests.course.test_programme import SCORES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TYPED: dict[Lang, tuple[str, ...]] = {
    "fr": tuple(UNITS),
    "en": ("02-choose", "06-animate", "08-agility"),
}
"""In French the whole programme into one file; in English units with controls of every kind."""


class _PageTypist(Typist):
    """Types into the form of a page, by the names that a screen reader says."""

    def __init__(self, form: Locator, wanted: Profile, lang: Lang, begun: Profile) -> None:
        super().__init__(wanted, lang, begun)
        self.form = form

    def press(self, label: str) -> None:
        """Press the button of that name."""
        self.form.get_by_role("button", name=label, exact=True).click()

    def put(self, label: str, value: Any, answer: str = "") -> None:
        """Type, choose or tick."""
        control = self.form.get_by_label(label, exact=True)
        if value is True:
            control.check()
        elif not answer:
            control.fill(value.isoformat() if isinstance(value, dt.date) else str(value))
        elif control.get_attribute("role") == "radiogroup":
            control.get_by_label(answer, exact=True).check()
        else:
            control.select_option(label=answer)


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_gives_its_points_in_the_downloaded_file(
    lang: Lang, site: Path, serve: Callable[[Path], str], chromium: Browser
) -> None:
    """Does a file typed on a telephone, unit after unit, hold what earns the points?"""
    address = serve(site)
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    wanted, held = persona("camille-after", lang), Profile()
    for unit in TYPED[lang]:
        page.goto(f"{address}/{lang}/{unit}.html")
        held = _filled(page, unit, lang, wanted, held)
        points = sum(result.points for result in graded(unit, held, lang))
        assert points == SCORES.get(unit, (0, 0))[1], unit
    context.close()
    assert complaints == []


def _filled(page: Page, unit: str, lang: Lang, wanted: Profile, begun: Profile) -> Profile:
    """Fill a unit's form from its first step to its last, and return the downloaded file."""
    _ = translator(lang).gettext
    page.locator("button.bcv-start").click()
    page.locator(".bcv-workshop[data-bcv-state=alive]").wait_for()
    form = page.locator(".bcv-form").first
    typist = _PageTypist(form, wanted, lang, begun)
    for step in UNITS[unit].steps:
        form.locator(".bcv-tab").get_by_text(_(step.title), exact=True).click()
        for block in step.blocks:
            typist.block(block)
    # Python answers in order: once the first step is back, the link holds all that was typed.
    first = _(UNITS[unit].steps[0].title)
    form.locator(".bcv-tab").first.click()
    form.get_by_role("heading", name=first, exact=True).wait_for()
    with page.expect_download() as download:
        form.get_by_role("link", name=_("Download"), exact=True).click()
    return loads(Path(download.value.path()).read_bytes())
