"""Everybody of the course, taken home: people without work, without accounts, without e-mail."""

from __future__ import annotations

import pytest

from beyondcv.datasets import PERSONAS, persona
from beyondcv.exports import extract_takehome, markdown, preview, takehome
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import loads


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PERSONAS)
def test_everybody_can_be_shown_and_taken_home(name: str, lang: Lang) -> None:
    """Does each page give the profile back, and no view publish the e-mail?"""
    somebody = persona(name, lang)

    assert loads(extract_takehome(takehome(somebody, lang))) == somebody
    for view in (preview(somebody, lang), markdown(somebody, lang)):
        assert somebody.basics.name in view
        assert not somebody.basics.email or somebody.basics.email not in view
