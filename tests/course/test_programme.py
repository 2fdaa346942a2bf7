"""The whole programme, from each form to nbgrader's gradebook: Camille before and after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.checks import graded
from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, dumps
from beyondcv.widgets.units import UNITS
from tests.course.filling import fill, start_as_camille

ROOT = Path(__file__).parents[2]
SCORES = {
    "01-cv-or-network": (0, 14),
    "02-choose": (0, 14),
    "03-present": (3, 12),
    "04-first-network": (0, 14),
    "05-develop": (0, 14),
    "06-animate": (0, 14),
    "07-open-to-all": (0, 14),
    "08-agility": (0, 14),
    "09-capstone": (3, 16),
}
"""Points counted by the rules. Before: only "a file that others can read" and the like. After:
unit 03 keeps four skills and no ad on purpose. The capstone looks at the file that all forms
have written, one after the other."""


def test_every_graded_unit_is_there() -> None:
    """Does a new assignment ask for its line here?"""
    assert sorted(SCORES) == sorted(
        path.name for path in (ROOT / "exercises" / "fr" / "source").iterdir()
    )


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", SCORES)
def test_from_the_form_to_the_gradebook(
    unit: str,
    lang: Lang,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Does what is typed into the form earn its points, in the form and in the gradebook?"""
    after = persona("camille-after", lang)
    begun = None
    if unit == "09-capstone":
        begun = Profile()
        for other in UNITS:
            begun = fill(other, lang, after, begun).store.profile
    hands = {"before": start_as_camille(unit, lang), "after": fill(unit, lang, after, begun)}
    for name, hand in hands.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "profile.json").write_text(hand.store.text, encoding="utf-8")
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path / "class"))

    course = str(ROOT / "exercises" / lang)
    status = main(
        ["grade", str(tmp_path / "in"), "--assignment", unit, "--course", course,
         "--verify", "0", "--json"]
    )  # fmt: skip
    report = json.loads(capsys.readouterr().out)

    assert status == 0, report["problems"]
    in_book = {result["learner"]: result["auto"] for result in report["results"]}
    in_form = {
        name: sum(r.points for r in graded(unit, hand.store.profile, lang))
        for name, hand in hands.items()
    }
    # Camille as the form hands her out is nothing of the unit: no points, not 0.
    assert in_book == {"after": in_form["after"]}, dumps(hands["after"].store.profile)[:200]
    assert (in_form["before"], in_form["after"]) == SCORES[unit]
    by_hand = 6 if unit == "09-capstone" else 3
    assert {result["to_grade"] for result in report["results"]} == {by_hand}
