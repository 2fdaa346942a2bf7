"""The sample profiles come out as in the design's table (data.md §4.5)."""

from __future__ import annotations

import pytest

from beyondcv.checks import Metrics, graded, metrics
from beyondcv.datasets import persona
from beyondcv.i18n import Lang

# label, summary, words a sentence, highlights (with a number, verb first), buzzwords,
# privacy flags, words of the ad, skills. Two countings are the table's own sense:
# buzzwords are ideas ("team player" and "teamwork" are one, hence 6), privacy flags are
# kinds (telephone, address with its postcode, birth, family, hence 4).
TABLE = {
    ("camille-before", "fr"): Metrics(21, 240, 10.5, 3, 0, 0, 8, 4, 4, 12, 2),
    ("camille-after", "fr"): Metrics(109, 728, 12.8, 6, 5, 6, 0, 0, 10, 12, 4),
    ("camille-before", "en"): Metrics(17, 201, 9.5, 3, 0, 0, 6, 4, 3, 11, 2),
    ("camille-after", "en"): Metrics(118, 575, 11.1, 6, 5, 6, 0, 0, 10, 11, 4),
}


@pytest.mark.parametrize(("name", "lang"), TABLE)
def test_the_table_is_reproduced(name: str, lang: Lang) -> None:
    """Is every cell of the table what the rules count?"""
    camille = persona(name, lang)
    camille.course.ad.id = "logistics-coordinator"

    assert TABLE[name, lang] == metrics(camille, lang)


@pytest.mark.parametrize(("name", "points"), [("camille-before", 3), ("camille-after", 13)])
def test_the_same_person_earns_the_same_in_both_languages(name: str, points: float) -> None:
    """Is French worth as much as English? (After: four skills where five are asked.)"""
    for lang in ("fr", "en"):
        camille = persona(name, lang)
        camille.course.ad.id = "logistics-coordinator"

        assert sum(item.points for item in graded("03-present", camille, lang)) == points


def test_a_profile_is_judged_in_its_own_language() -> None:
    """Does a French profile keep its counts when the reader's page is English?"""
    camille = persona("camille-before", "fr")
    camille.course.ad.id = "logistics-coordinator"

    assert metrics(camille, "fr") == metrics(camille, "en")
