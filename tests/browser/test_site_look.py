"""What a reader sees: the first screen of a telephone, figures, tables, and paper."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from beyondcv.widgets.units import UNITS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Letters smaller than 11 px, outside the drawing, or one label on another.
_FAULTS = """(figure) => {
  const edge = figure.querySelector(".bcv-plot").getBoundingClientRect();
  const labels = [...figure.querySelectorAll("svg text")]
    .filter((label) => label.textContent.trim() && label.getBBox().width)
    .map((label) => ({
      text: label.textContent,
      size: parseFloat(getComputedStyle(label).fontSize),
      box: label.getBoundingClientRect(),
    }));
  const faults = [];
  labels.forEach(({ text, size, box }, place) => {
    if (size < 11) faults.push(`${size} px: ${text}`);
    const out = box.left < edge.left - 1 || box.right > edge.right + 1
      || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    if (out) faults.push(`cut: ${text}`);
    for (const other of labels.slice(place + 1)) {
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      // A line's box is taller than its letters.
      if (wide > 2 && high > 3) faults.push(`${text} on ${other.text}`);
    }
  });
  return faults;
}"""
# Every slider at its upper end, every choice on its last answer: the longest bars and numbers.
_MOST = """(figure) => {
  const said = (input, name) => input.dispatchEvent(new Event(name, { bubbles: true }));
  for (const range of figure.querySelectorAll("input[type=range]")) {
    range.value = range.max;
    said(range, "input");
  }
  for (const group of figure.querySelectorAll(".bcv-choose")) {
    const last = [...group.querySelectorAll("input")].at(-1);
    last.checked = true;
    said(last, "change");
  }
}"""


@pytest.fixture
def phone(site: Path, serve: Callable[[Path], str], chromium: "Browser") -> Iterator["Page"]:
    """A page of a small telephone, at the site."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 740}, base_url=f"{serve(site)}/", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_first_screen_says_what_how_much_and_where_to_begin(phone: "Page", lang: str) -> None:
    """Without scrolling, on a telephone: name, price, time, what it needs, and the way in?"""
    phone.goto(f"{lang}/index.html")
    for part in ("h1", "dl dt:nth-of-type(1)", "dl dt:nth-of-type(3)", "a.bcv-button-primary"):
        box = phone.locator(f"article {part}").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740, part
    header = phone.locator(".bcv-header").bounding_box()
    assert header is not None
    assert header["height"] < 70


@pytest.mark.parametrize("unit", list(UNITS))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_label_of_a_figure_is_cut_small_or_covered(phone: "Page", lang: str, unit: str) -> None:
    """Can every label be read on the narrowest telephone, at the start and at the controls' end?"""
    phone.goto(f"{lang}/{unit}.html")
    for figure in phone.locator(".bcv-figure").all():
        figure.scroll_into_view_if_needed()
        figure.locator(".bcv-plot[data-bcv-drawn=yes]").wait_for()
        name = figure.get_attribute("id")
        assert (name, figure.evaluate(_FAULTS)) == (name, [])
        before = figure.locator(".bcv-say").all_inner_texts()
        if not before:
            continue
        figure.evaluate(_MOST)
        # The sentence follows the drawing; a figure whose only control draws again stays as it is.
        if figure.locator("input").count():
            phone.wait_for_function(
                "([id, said]) => document.querySelector(`#${id} .bcv-say`).innerText !== said",
                arg=[name, before[0]],
            )
        assert (name, figure.evaluate(_FAULTS)) == (name, [])


def test_figures_are_measured_in_the_letters_they_are_drawn_in(phone: "Page") -> None:
    """Does no figure fall back on Plotly's own choice of letters, wider on some devices?"""
    phone.goto("fr/03-present.html")
    plot = phone.locator(".bcv-plot").first
    plot.scroll_into_view_if_needed()
    label = plot.locator("svg text").first
    label.wait_for()
    family = label.evaluate("(text) => getComputedStyle(text).fontFamily")
    assert family.startswith("Roboto")
    assert "verdana" not in family.lower()


@pytest.mark.parametrize("name", ["fast-track", "workshop", "01-cv-or-network", "08-agility"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_tables_of_the_text_fit_a_telephone(phone: "Page", lang: str, name: str) -> None:
    """Is every column of a table that stands in the text seen without moving it?"""
    phone.goto(f"{lang}/{name}.html")
    wide = phone.evaluate(
        """[...document.querySelectorAll("article .bcv-scroll")]
             .filter((box) => !box.closest("details") && box.scrollWidth > box.clientWidth)
             .map((box) => box.innerText.slice(0, 40))"""
    )
    assert wide == []


def test_the_button_that_starts_the_workshop_stands_out(phone: "Page") -> None:
    """Is it filled with the page's accent, like the other buttons that lead on?"""
    phone.goto("fr/03-present.html")
    colour = "(button) => getComputedStyle(button).backgroundColor"
    start = phone.locator("button.bcv-start")
    start.wait_for()
    assert start.evaluate(colour) == phone.locator("button.bcv-check").first.evaluate(colour)


def test_paper_holds_what_was_folded(phone: "Page") -> None:
    """Are possible answers and the workshop's questions on paper, and folded again after?"""
    phone.goto("fr/03-present.html")
    folded = "details:is(.bcv-details, .bcv-legend, .bcv-workshop-outline)"
    shut = phone.locator(f"{folded}:not([open])")
    count = phone.locator(folded).count()
    assert shut.count() == count > 3
    phone.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    assert shut.count() == 0
    assert phone.locator(".bcv-outline .bcv-blank").first.is_visible()
    assert not phone.locator(".bcv-figure-table").first.is_visible()
    phone.emulate_media(media="screen")
    phone.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert shut.count() == count


def test_a_sheet_to_fill_in_has_room_to_write(phone: "Page") -> None:
    """On paper, is the empty column of the peer-review sheet wide and its rows high?"""
    phone.set_viewport_size({"width": 680, "height": 960})
    phone.emulate_media(media="print")
    phone.goto("fr/09-capstone.html")
    cell = phone.locator("td:has(> p:empty)").first.bounding_box()
    assert cell is not None
    assert cell["width"] > 300
    assert cell["height"] > 40


def test_paper_is_light_when_the_screen_is_dark(phone: "Page") -> None:
    """Is the ink black on paper, in the text and in figures, and the screen as before after?"""
    phone.emulate_media(color_scheme="dark")
    phone.goto("fr/03-present.html")
    plot = phone.locator(".bcv-plot").first
    plot.scroll_into_view_if_needed()
    label = plot.locator("svg text").first
    label.wait_for()
    fill = "(text) => getComputedStyle(text).fill"
    on_screen = label.evaluate(fill)
    phone.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    phone.emulate_media(media="print")
    assert label.evaluate(fill) == "rgb(0, 0, 0)"
    body = "getComputedStyle(document.body)"
    assert phone.evaluate(f"[{body}.color, {body}.backgroundColor]") == [
        "rgb(0, 0, 0)", "rgb(255, 255, 255)",
    ]  # fmt: skip
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--bcv-accent').trim()"
    assert phone.evaluate(accent) == "#0b5c5c"
    phone.emulate_media(media="screen")
    phone.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert label.evaluate(fill) == on_screen != "rgb(0, 0, 0)"


def test_contents_of_a_page_are_in_sight_on_a_wide_screen(phone: "Page") -> None:
    """Do all of a unit's sections stand beside its text, without scrolling?"""
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("fr/01-cv-or-network.html")
    last = phone.locator(".bcv-here a:visible").last.bounding_box()
    article = phone.locator("article").bounding_box()
    assert last is not None
    assert article is not None
    assert last["y"] + last["height"] < 800
    assert last["x"] > article["x"] + article["width"]
