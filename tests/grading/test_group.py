"""The group picture: nobody is found in it."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from beyondcv.grading.collect import collect
from beyondcv.grading.course import open_course
from beyondcv.grading.give_back import give_back
from beyondcv.grading.pages.group import SMALLEST, Step, missed, page, progress
from beyondcv.grading.results import Criterion, Result
from beyondcv.i18n import LANGS, Lang
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json, finished, little, moodle, write_zip

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def _group(people: int, lacking: int) -> list[Result]:
    """Some people, of whom some lack a point."""
    return [
        Result(
            f"p{i}",
            f"Prénom{i} SECRET{i}",
            (
                Criterion("a", "Titre A", 0.5 if i < lacking else 1.0, 1, manual=False),
                Criterion("b", "Titre B", None, 2, manual=True),
            ),
        )
        for i in range(people)
    ]


def test_no_number_stands_for_few_people() -> None:
    """Of any group, is what is shown true of at least five answers, and of five on each side?"""
    for people in range(1, 31):
        said: dict[tuple[bool, bool, int | None, int], list[int]] = {}
        for lacking in range(people + 1):
            line = next(line for line in missed(_group(people, lacking)) if line.title == "Titre A")
            said.setdefault((line.few, line.most, line.count, line.people), []).append(lacking)
            if line.count is not None:
                assert min(line.count, people - line.count) >= SMALLEST
        # What hides a number hides it among at least five, never 1 of 2 possible ones.
        for (few, most, _count, shown), possible in said.items():
            if shown and (few or most):
                assert len(possible) >= SMALLEST, (people, possible)


def test_the_order_says_no_more_than_the_cells() -> None:
    """Are lines whose numbers are hidden in the notebook's order, whatever the numbers are?"""
    for one, other in product(range(SMALLEST), repeat=2):
        results = [
            Result(
                str(i),
                str(i),
                (
                    Criterion("a", "A", float(i >= one), 1, manual=False),
                    Criterion("b", "B", float(i >= other), 1, manual=False),
                ),
            )
            for i in range(20)
        ]
        assert [line.title for line in missed(results)] == ["A", "B"]


@pytest.mark.parametrize("people", [1, SMALLEST - 1, SMALLEST, 2 * SMALLEST - 1, 2 * SMALLEST, 40])
def test_the_page_names_nobody(people: int) -> None:
    """Is there no name, and in a small group nothing at all?"""
    html = page(_group(people, people // 2), [], "Exercice", "fr")

    assert "SECRET" not in html
    assert ("Moins de 5 personnes" in html) is (people < SMALLEST)
    assert ("Titre A" in html) is (people >= SMALLEST)
    assert ("sur 40" in html) is (people == 40)


def _shares(**ids: range) -> dict[str, dict[str, float]]:
    return {name: {f"p{i}": 0.52 for i in some} for name, some in ids.items()}


def test_progress_is_of_the_same_people() -> None:
    """Are only those counted who did all, and means rounded?"""
    found = _shares(u01=range(20), u02=range(5, 20))

    assert progress(found, "u02") == [Step("u01", 5), Step("u02", 5)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (range(20), range(1, 20)),  # one of the first is not in the second: a subtraction away
        (range(20), range(16, 40)),  # only four did both
        (range(4), range(4)),
        (range(20), range(4, 24)),  # four left on either side
    ],
)
def test_nobody_is_a_subtraction_away(first: range, second: range) -> None:
    """Is there no comparison that would leave fewer than five people over?"""
    assert progress(_shares(u01=first, u02=second), "u02") == []


def test_an_assignment_of_other_people_is_left_out() -> None:
    """Does one with too few of the same people leave the others standing?"""
    found = _shares(u01=range(20), u02=range(20), u03=range(18, 40))

    assert [step.assignment for step in progress(found, "u01")] == ["u01", "u02"]


@pytest.fixture(scope="module")
def pictures(class_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Lang, Path]:
    """A French and an English class of twelve, both units, numbered anew by Moodle in each."""
    folder = tmp_path_factory.mktemp("group")
    done = {}
    for lang in LANGS:
        profiles = [finished(lang) if i % 2 else little(lang) for i in range(12)]
        for number, unit in enumerate(("01-cv-or-network", "03-present")):
            files = {
                moodle(f"Ana{'abcdefghijkl'[i]} NOM", 100 * number + i, "profile.json"): as_json(p)
                for i, p in enumerate(profiles)
            }
            course = open_course(ROOT / "exercises" / lang, unit)
            collect(course, [write_zip(folder / f"{lang}{unit}.zip", files)])
            back = give_back(course, folder / lang / unit)
        (done[lang],) = [path for path in back.files if path.name == "group.html"]
    return done


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_a_class_gets_its_picture(pictures: dict[Lang, Path], lang: Lang) -> None:
    """Are the most missed criteria and both units in it, in the course's language, no name?"""
    html = pictures[lang].read_text(encoding="utf-8")

    assert f'<html lang="{lang}">' in html
    assert {"fr": "6 sur 12", "en": "6 of 12"}[lang] in html
    assert "01-cv-or-network" in html
    assert "NOM" not in html


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(pictures: dict[Lang, Path], scheme: str, chromium: Browser) -> None:
    """Can everybody read it, at 320 pixels too?"""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    tab = context.new_page()
    tab.goto(pictures["fr"].as_uri())

    found = Axe().run(tab)
    assert [fault["id"] for fault in found.response["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    context.close()
