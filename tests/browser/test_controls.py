"""Figures with controls in a browser: keyboard, drawing, table, sentence, paper, narrow screens."""

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from beyondcv.book.explore import as_html
from beyondcv.book.plotly import copy_plotly
from beyondcv.figures import Choose, Figure, Redraw, Slide, State, Table, Weighted
from beyondcv.figures._bars import weighted_bars
from beyondcv.figures._figure import as_json

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "01-cv-or-network"


@pytest.fixture
def page(site: Path, serve: Callable[[Path], str], chromium: "Browser") -> Iterator["Page"]:
    """Unit 01 in French; a request to elsewhere or an error of a script fails the test."""
    address = serve(site)
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    opened = context.new_page()
    odd: list[str] = []
    opened.on(
        "request", lambda r: None if r.url.startswith((address, "data:")) else odd.append(r.url)
    )
    opened.on("pageerror", lambda error: odd.append(str(error)))
    opened.on("console", lambda said: odd.append(said.text) if said.type == "error" else None)
    opened.goto(f"{address}/fr/{UNIT}.html")
    yield opened
    context.close()
    assert odd == []


def _figure(page: "Page", name: str) -> "Locator":
    """The figure, drawn."""
    figure = page.locator(f"#figure-{name}")
    figure.scroll_into_view_if_needed()
    figure.locator(".bcv-plot[data-bcv-drawn=yes]").wait_for()
    return figure


def _cells(figure: "Locator") -> list[list[str]]:
    found: list[list[str]] = figure.locator(".bcv-figure-table tbody").evaluate(
        "(body) => [...body.rows].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    return found


def _drawn(figure: "Locator") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure.locator(".bcv-plot-drawing").evaluate(
        "(drawing) => drawing.data.map(({ x, y, text }) => ({ x, y, text }))"
    )
    return found


def _says(figure: "Locator", text: str) -> None:
    figure.locator(".bcv-say", has_text=text).wait_for()


def test_a_slider_is_moved_with_the_keyboard(page: "Page") -> None:
    """Do number box, drawing, table, sentence and text alternative follow an arrow key?"""
    figure = _figure(page, "channel-mix")
    slider = figure.get_by_role("slider", name="Relations et recommandations")
    before = _drawn(figure)
    assert _cells(figure)[0][1] == "43"
    slider.focus()
    page.keyboard.press("End")
    _says(figure, "36 envois")
    assert figure.get_by_role("spinbutton", name="Relations").input_value() == "20"
    assert slider.get_attribute("aria-valuetext") == "20\u00a0envois"
    assert [row[1] for row in _cells(figure)] == ["115", "27"]
    assert [trace["text"][0].strip() for trace in _drawn(figure)] == ["115", "27"]
    assert _drawn(figure)[0]["x"][0] > before[0]["x"][0]
    say = figure.locator(".bcv-say").inner_text()
    assert "115 propositions" in say
    assert figure.locator(".bcv-plot").get_attribute("aria-label") == say
    assert "115" in figure.locator(".bcv-plot svg").first.inner_html()


def test_a_number_is_typed(page: "Page") -> None:
    """Does the slider follow the box, and does the box keep to the bounds?"""
    figure = _figure(page, "channel-mix")
    slider = figure.get_by_role("slider", name="Offres d’emploi")
    box = figure.get_by_role("spinbutton", name="Offres d’emploi")
    box.fill("12")
    _says(figure, "28 envois")
    assert slider.input_value() == "12"
    box.fill("")
    assert slider.input_value() == "12"
    box.fill("99")
    assert slider.input_value() == "12"
    page.keyboard.press("Tab")
    _says(figure, "36 envois")
    assert (box.input_value(), slider.input_value()) == ("20", "20")
    figure.get_by_role("button", name="Revenir au départ").click()
    _says(figure, "20 envois")
    assert (box.input_value(), slider.input_value()) == ("4", "4")
    assert _cells(figure)[0][1] == "43"


def test_somebody_else_is_drawn(page: "Page") -> None:
    """Does the button say which draw it shows, and do all parts show the same person?"""
    figure = _figure(page, "channel-luck")
    button = figure.get_by_role("button", name="Tirer une autre personne")
    assert "tirage 1 sur 40" in button.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    _says(figure, "Personne 3")
    assert "tirage 3 sur 40" in button.inner_text()
    assert button.evaluate("(b) => b === document.activeElement")
    drawn = [text.removeprefix("<b>").removesuffix("</b>") for text in _drawn(figure)[1]["text"]]
    assert drawn == [row[-1] for row in reversed(_cells(figure))]
    for _ in range(38):
        button.press("Enter")
    _says(figure, "Personne 1 ")
    assert "tirage 1 sur 40" in button.inner_text()


def test_a_choice_is_made_with_the_keyboard(page: "Page") -> None:
    """Do arrow keys move through a named group, and does the drawing follow?"""
    page.goto(page.url.replace(UNIT, "04-first-network"))
    figure = _figure(page, "circles")
    group = figure.get_by_role("group", name="Quels liens compter")
    first = group.get_by_role("radio", name="tous")
    assert first.is_checked()
    first.focus()
    page.keyboard.press("ArrowDown")
    _says(figure, "Liens forts")
    assert group.get_by_role("radio", name="forts").is_checked()
    recent, dormant = (trace["x"] for trace in _drawn(figure))
    assert [[row[1], row[2]] for row in _cells(figure)] == [
        [str(r), str(d)] for r, d in zip(recent, dormant, strict=True)
    ]
    page.keyboard.press("ArrowUp")
    _says(figure, "Tous les liens")


def test_nothing_is_announced_when_the_page_opens(page: "Page") -> None:
    """Is the sentence there from the start, and told once after several changes?"""
    figure = _figure(page, "channel-mix")
    status = figure.get_by_role("status")
    assert status.inner_text().startswith("20 envois")
    status.evaluate(
        "(s) => { window.told = []; new MutationObserver(() => window.told.push(s.textContent))"
        ".observe(s, { childList: true }); }"
    )
    figure.get_by_role("slider").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    _says(figure, "25 envois")
    page.wait_for_timeout(700)
    assert len(page.evaluate("window.told")) == 1


def test_paper_shows_the_start(page: "Page") -> None:
    """Is what is printed what the caption speaks of, and what was set there again afterwards?"""
    figure = _figure(page, "channel-mix")
    start = figure.get_by_role("status").inner_text()
    figure.get_by_role("slider").first.press("End")
    _says(figure, "36 envois")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert figure.locator(".bcv-say").inner_text() == start
    assert _cells(figure)[0][1] == "43"
    assert not figure.locator(".bcv-controls").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    _says(figure, "36 envois")
    assert _cells(figure)[0][1] == "115"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_narrow_and_in_both_schemes(page: "Page", scheme: str) -> None:
    """After a change, is the ink the page's, nothing too wide, and does axe find no fault?"""
    page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((box) => (box.open = true))")
    mix, luck = _figure(page, "channel-mix"), _figure(page, "channel-luck")
    mix.get_by_role("slider").first.press("End")
    _says(mix, "36 envois")
    luck.get_by_role("button", name="Tirer").click()
    _says(luck, "Personne 2")
    ink = page.evaluate("getComputedStyle(document.body).color")
    for figure in (mix, luck):
        words = figure.locator(".bcv-plot svg text").first
        assert words.evaluate("(text) => getComputedStyle(text).fill") == ink
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator(".bcv-controls :is(input, button)").evaluate_all(
        "(all) => all.map((e) => (e.closest('label') ?? e).getBoundingClientRect().height)"
    )
    assert min(small) >= 24
    faults = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_without_scripts_there_is_no_dead_control(
    site: Path, serve: Callable[[Path], str], chromium: "Browser", lang: str
) -> None:
    """Are caption, sentence and table there, and controls not?"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve(site)}/{lang}/{UNIT}.html")
    for name in ("channel-luck", "channel-mix"):
        figure = page.locator(f"#figure-{name}")
        assert not figure.locator(".bcv-controls").is_visible()
        assert figure.locator("figcaption").is_visible()
        assert figure.locator(".bcv-say").is_visible()
        assert len(_cells(figure)) > 1
    context.close()


CONTROLS = (
    Slide("hours", "Heures", 0, 1, 0.5, 0.5, "h"),
    Choose("who", "Qui ?", (("a", "Amina"), ("b", "Basile"))),
    Redraw("Encore", 3),
)
STATES = {
    key: State([{"text": [" ".join(key)]}], f"Voici {' '.join(key)}.", (("x", " ".join(key)),))
    for key in product(*(control.values for control in CONTROLS))
}
SCORES = Weighted(
    (Slide("pay", "Salaire", 0, 5, 1, 1), Slide("road", "Trajet", 0, 5, 1, 0)),
    ("Poste A", "Poste B", "Poste C"),
    ((2, 4), (3, 0.5), (1, 5)),
    True,
    "En tête : {first} ({first_value}), puis {second} ({second_value}), poids {total}.",
    unit="points",
)


@pytest.fixture
def small(
    tmp_path: Path, root: Path, serve: Callable[[Path], str], chromium: "Browser"
) -> Iterator["Page"]:
    """A page of two made-up figures: three kinds of control at once, and ranked weights."""
    shutil.copytree(root / "src/beyondcv/book/theme/static", tmp_path, dirs_exist_ok=True)
    copy_plotly(tmp_path)
    texts: dict[str, Any] = {
        "title": "Un essai",
        "caption": "Un essai de plus.",
        "alt": "Une barre.",
    }
    drawn = {"type": "bar", "x": [1], "text": ["0.5 a 0"]}
    three = Figure(
        name="three", plotly={"data": [drawn], "layout": {}}, **texts,
        table=Table(("Nom", "Valeur"), (("x", "0.5 a 0"),)), controls=CONTROLS, states=STATES,
    )  # fmt: skip
    scores = Figure(
        name="scores", plotly=as_json(weighted_bars(SCORES, "fr")), **texts,
        table=Table(("Nom", "Points"), SCORES.rows("fr")), weighted=SCORES,
    )  # fmt: skip
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><html lang="fr"><meta charset="utf-8">'
        '<script defer src="figures.js" data-plotly="plotly.min.js" data-failed="non"></script>'
        f'<script defer src="explore.js"></script>{as_html(three, "fr")}{as_html(scores, "fr")}',
        encoding="utf-8",
    )
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{serve(tmp_path)}/index.html")
    yield page
    context.close()
    assert errors == []


def test_every_setting_finds_its_state(small: "Page") -> None:
    """Do three controls together show, for each setting, the state with that very key?"""
    figure = _figure(small, "three")
    box = figure.get_by_role("spinbutton", name="Heures")
    again = figure.get_by_role("button", name="Encore")
    for hours, (who, name) in product(("0", "0.5", "1"), (("a", "Amina"), ("b", "Basile"))):
        box.fill(hours)
        figure.get_by_role("radio", name=name).check()
        for draw in ("1", "2", "0"):
            again.click()
            small.wait_for_function(
                "(key) => document.querySelector('#figure-three td').textContent === key",
                arg=f"{hours} {who} {draw}",
            )
            assert _drawn(figure)[0]["text"] == [f"{hours} {who} {draw}"]


@pytest.mark.parametrize("weights", [(1, 0), (0, 1), (2, 3), (5, 1)])
def test_weights_rank_as_they_do_in_python(small: "Page", weights: tuple[int, int]) -> None:
    """Are order, results and sentence those that the tested Python gives?"""
    figure = _figure(small, "scores")
    for box, weight in zip(figure.get_by_role("spinbutton").all(), weights, strict=True):
        box.fill(str(weight))
    results = SCORES.results(weights)
    expected = [[name, SCORES.cell(value, "fr")] for name, value in results]
    (first, one), (second, two) = expected[:2]
    said = f"En tête : {first} ({one}), puis {second} ({two}), poids {sum(weights)}."
    _says(figure, said)
    assert figure.locator(".bcv-say").text_content() == said
    assert _cells(figure) == expected
    (bars,) = _drawn(figure)
    assert bars["y"] == [name for name, _ in results]
    assert bars["x"] == pytest.approx([value for _, value in results])
    # The best row is drawn on top, its name above it.
    order = figure.locator(".bcv-plot-drawing").evaluate(
        "(drawing) => drawing.layout.yaxis.categoryarray"
    )
    assert order == [name for name, _ in reversed(results)]


def test_no_weight_at_all_ranks_nothing(small: "Page") -> None:
    """Does the sentence say so rather than name a winner?"""
    figure = _figure(small, "scores")
    figure.get_by_role("spinbutton").first.fill("0")
    _says(figure, "rien à classer")
    assert {row[1] for row in _cells(figure)} == {"0,0\u00a0points"}
