"""Tiny books, each right or wrong in one way, built by the real Jupyter Book."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from beyondcv.book.editions import start
from beyondcv.book.verify import read_page
from beyondcv.i18n import Lang

EVIDENCE = """
a-1:
  grade: official
  study: Institut d’exemple
  year: 2020
  url: https://www.example.org/a
  read: 2026-11-22
  values: {n: 1780, part: {value: 12.5, unit: percent}}
  fr: {finding: "{n} personnes et <b>rien</b>.", population: "Tout le monde.", limits: "Un an."}
  en: {finding: "{n} people.", population: "Everybody.", limits: "One year."}
"""

QUIZ = """
- id: q03-1
  recall: 00-start
  stem: "« L’emploi »\u00a0: vrai\u00a0?"
  options:
    - {text: "Oui 🙂", why: "Parce que.", correct: true}
    - {text: "Non", why: "Pas tout à fait.", code: M11}
"""

CELL = """---
kernelspec: {name: python3, display_name: Python 3}
jupytext: {text_representation: {extension: .md, format_name: myst}}
---
# Titre

```{code-cell} python
%s
```
"""

FIGURE = """import plotly.graph_objects as go
go.Figure(go.Bar(x=["a"], y=[1234.5]), layout={"title": "Une barre </script>"})"""

Build = Callable[..., tuple[int, str, Path]]


@pytest.fixture
def build(root: Path, tmp_path: Path) -> Build:
    """Build a book of one page; gives Jupyter Book's status, what it printed, and the page."""

    def run(text: str, lang: Lang = "fr") -> tuple[int, str, Path]:
        source = tmp_path / "book"
        (source / "_quiz").mkdir(parents=True)
        (source / "_quiz/03-present.yml").write_text(QUIZ, encoding="utf-8")
        (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
        (source / "index.md").write_text(text, encoding="utf-8")
        (tmp_path / "evidence.yml").write_text(EVIDENCE, encoding="utf-8")
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        config["sphinx"]["config"]["beyondcv_evidence"] = str(tmp_path / "evidence.yml")
        config["sphinx"]["config"]["bibtex_bibfiles"] = []
        path = tmp_path / "_config.yml"
        path.write_text(yaml.safe_dump(config), encoding="utf-8")
        edition = start(lang, source, path, tmp_path / "work")
        status, printed = edition.wait()
        return status, printed, edition.html / "index.html"

    return run


def test_directives_become_elements(build: Build) -> None:
    """Do a card, a number, a quiz and boxes stand on the page, in French?"""
    text = (
        "# Titre\n\nIls sont {fact}`a-1.n`, soit {fact}`a-1.part`.\n\n"
        "```{evidence} a-1\n```\n\n```{quiz} 03-present\n```\n\n"
        "```{in-short}\nUn *mot*.\n```\n\n```{trainers}\nUne [page](index.md).\n```\n"
    )
    status, printed, page = build(text)
    assert status == 0, printed
    html = page.read_text(encoding="utf-8")
    assert "Ils sont 1\u202f780, soit 12,5\u00a0%." in html
    assert "1\u202f780 personnes et &lt;b&gt;rien&lt;/b&gt;." in html
    assert "Statistique publique" in html
    assert "Rappel" in html
    assert "« L’emploi »\u00a0: vrai\u00a0?" in html
    assert "Un <em>mot</em>." in html
    assert read_page(page).marks == {
        ("evidence", "a-1"): 1,
        ("quiz", "03-present"): 1,
        ("in-short", ""): 1,
        ("trainers", ""): 1,
    }


def test_a_cell_that_ends_in_a_figure_shows_it(build: Build) -> None:
    """Is a bare figure drawn from the local plotly.js, its data safe inside a script?"""
    status, printed, page = build(CELL % FIGURE)
    assert status == 0, printed
    (plot,) = read_page(page).plots
    assert "1234.5" in plot
    html = page.read_text(encoding="utf-8")
    assert 'aria-label="Une barre &lt;/script&gt;"' in html
    assert "../vendor/plotly.min.js" in html
    assert "cdn." not in html


def test_a_failing_cell_fails_the_build(build: Build) -> None:
    """Does a cell that raises stop the build?"""
    status, printed, _ = build(CELL % "1 / 0")
    assert status != 0
    assert "ZeroDivisionError" in printed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("```{evidence} b-2\n```", "no evidence 'b-2'"),
        ("Il y en a {fact}`a-1.nothing`.", "no value 'nothing'"),
        ("Il y en a {fact}`nothing`.", "id.name"),
        ("```{quiz} 99-none\n```", "no quiz file"),
        ("```{explore} nothing\n```", "no figure 'nothing'"),
        ("```{workshop} 99-none\n```", "no outline"),
        ("[là](nowhere.md)", "nowhere"),
        ("```{unknown}\n```", "unknown"),
    ],
)
def test_a_reference_to_nothing_fails_the_build(build: Build, text: str, says: str) -> None:
    """Is a wrong id a warning, and a warning an error?"""
    status, printed, _ = build(f"# Titre\n\n{text}\n")
    assert status != 0
    assert says in printed


def test_builds_are_the_same_each_time(build: Build, tmp_path: Path) -> None:
    """Do two builds of the same chapters give the same bytes?"""
    text = "# Titre\n\n```{quiz} 03-present\n```\n\n```{evidence} a-1\n```\n"
    pages = []
    for _ in range(2):
        status, printed, page = build(text)
        assert status == 0, printed
        names = ("index.html", "search.html", "searchindex.js")
        pages.append([(page.parent / name).read_bytes() for name in names])
        for folder in ("book", "work"):
            (tmp_path / folder).rename(tmp_path / f"{folder}-{len(pages)}")
    assert pages[0] == pages[1]
