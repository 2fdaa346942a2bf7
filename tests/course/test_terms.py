"""Is every glossary term linked where a unit first uses it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.i18n import LANGS, Lang
from tests.course.terms import _table, first_use, first_uses, terms, unit_pages

PAGES = [(path, lang) for lang in LANGS for path in unit_pages(lang)]


@pytest.mark.parametrize(
    ("path", "lang"), PAGES, ids=[f"{lang}/{path.stem}" for path, lang in PAGES]
)
def test_terms_are_linked_at_first_use(path: Path, lang: Lang) -> None:
    """Can a reader reach the glossary where a word of it comes up first?

    If not: `python -m tests.course.terms --link`, then read the page; a word in
    another sense goes into terms.toml.
    """
    missing = [term for term, use in first_uses(path, lang).items() if not use.linked]

    assert missing == []


@pytest.mark.parametrize("lang", LANGS)
def test_exceptions_are_still_needed(lang: Lang) -> None:
    """Does terms.toml name only terms of the glossary, on pages that are there?"""
    table = _table()
    names = {path.stem for path in unit_pages(lang)}

    assert set(table["forms"].get(lang, {})) <= set(terms(lang))
    for page, others in table["other-sense"].get(lang, {}).items():
        assert page in names
        assert set(others) <= set(terms(lang))


PAGE = """# Page

Un profil avant les objectifs.

## Objectifs

> « Un profil » cité.

### Un profil en titre

```{in-short}
Un profil dans une boîte.
```

Le [profil](x.md) et « le profil ».
%s
"""


@pytest.mark.parametrize(
    ("line", "linked"),
    [
        ("Deux profils suffisent.", False),
        ("Deux {term}`profils <profil>`, puis un profil.", True),
        ("Un profil, puis {term}`profil`.", False),
        ("Rien ici.", None),
    ],
)
def test_first_use_is_found_in_running_text(line: str, linked: bool | None) -> None:
    """Are headings, quotations, boxes and links left aside, and plurals seen?"""
    use = first_use(PAGE % line, "profil", "fr")

    assert (use and use.linked) == linked
