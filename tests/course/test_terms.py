"""Is every glossary term linked where a unit first uses it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.i18n import LANGS, Lang
from tests.course.terms import _table, first_use, first_uses, terms, unit_pages
from tests.course.test_curriculum import ALL_UNITS

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
def test_exceptions_are_of_this_course(lang: Lang) -> None:
    """Does terms.toml name only units, and, once all are there, only terms of the glossary?"""
    table = _table()
    others = table["other-sense"][lang]

    assert set(others) <= set(ALL_UNITS)
    if len(unit_pages(lang)) == len(ALL_UNITS):
        named = {term for terms_there in others.values() for term in terms_there}
        assert named | set(table["forms"][lang]) <= set(terms(lang))


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
