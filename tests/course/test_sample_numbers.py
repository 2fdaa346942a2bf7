"""Sample answers stand in files that no builder fills: do their numbers agree with the evidence?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondcv.book.evidence import fact, load
from beyondcv.i18n import LANGS, Lang

SAMPLES = {"01-cv-or-network": ("ofer-2016.relations",)}
"""The numbers of studies that an assignment's samples quote."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", SAMPLES)
def test_samples_quote_the_number_of_the_evidence(root: Path, unit: str, lang: Lang) -> None:
    """Would a corrected number be noticed in the sample answers?"""
    path = root / "exercises" / lang / "source" / unit / f"{unit}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "".join("".join(cell["source"]) for cell in cells).replace("\u202f", "\u00a0")

    for key in SAMPLES[unit]:
        assert fact(load(), key, lang) in text
