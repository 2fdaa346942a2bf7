"""The builder's own count: what is asked for and what is there."""

from pathlib import Path

import pytest

from beyondcv.book.verify import asked, chapters, edition_problems, link_problems

CHAPTER = """# Titre

```{workshop} 03-present
```

:::{evidence} a-1 b-2
:::

`````{admonition} Boîte
```{evidence} a-1
```
`````

```{in-short}
Un.
```
"""

PAGE = """<!DOCTYPE html><html lang="fr"><body>
<section data-bcv-unit="03-present"></section>
<div data-bcv-evidence="a-1"></div><div data-bcv-evidence="b-2"></div>
<div data-bcv-evidence="a-1"></div><div data-bcv-box="in-short"></div>
<script type="application/json">{"data":[{"x":[1]}]}</script>
</body></html>"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A French edition of one chapter, complete."""
    source, html = tmp_path / "source", tmp_path / "html"
    source.mkdir()
    html.mkdir()
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (source / "index.md").write_text(CHAPTER, encoding="utf-8")
    (html / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def _problems(edition: Path) -> list[str]:
    return edition_problems(edition / "source", edition / "html", "fr")


def test_directives_are_counted() -> None:
    """Are fences of any kind and depth seen, and several ids told apart?"""
    assert asked(CHAPTER) == {
        ("workshop", "03-present"): 1,
        ("evidence", "a-1"): 2,
        ("evidence", "b-2"): 1,
        ("in-short", ""): 1,
    }


def test_chapters_are_listed_at_every_depth(tmp_path: Path) -> None:
    """Are parts, chapters and sections all found, the root first?"""
    toc = tmp_path / "_toc.yml"
    toc.write_text(
        "root: index\nparts:\n- caption: A\n  chapters:\n  - file: a\n"
        "    sections:\n    - file: b\n  - url: https://example.org\n"
    )
    assert chapters(toc) == ["index", "a", "b"]


def test_a_complete_edition_has_no_problem(edition: Path) -> None:
    """Is a good page let through?"""
    assert _problems(edition) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('<section data-bcv-unit="03-present"></section>', "", "{workshop} 03-present"),
        ('<div data-bcv-evidence="b-2"></div>', "", "{evidence} b-2"),
        ('lang="fr"', 'lang="en"', "language"),
        ('{"data":[{"x":[1]}]}', '{"data":[]}', "nothing to draw"),
        ('{"data":[{"x":[1]}]}', '{"data":', "cannot be read"),
    ],
)
def test_what_is_missing_is_named(edition: Path, old: str, new: str, says: str) -> None:
    """Does the builder say which element of which page is missing?"""
    (edition / "html/index.html").write_text(PAGE.replace(old, new), encoding="utf-8")
    (problem,) = _problems(edition)
    assert says in problem
    assert "fr/index.html" in problem


def test_a_missing_page_is_named(edition: Path) -> None:
    """Does a chapter that was dropped from the build show?"""
    (edition / "html/index.html").unlink()
    assert _problems(edition) == ["fr/index.html was not built"]


def test_a_missing_chapter_is_named(edition: Path) -> None:
    """Does a chapter of the contents that was never written show?"""
    (edition / "source/index.md").unlink()
    assert _problems(edition) == ["fr/index.md is in _toc.yml but does not exist"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('<a href="b.html">', "not there"),
        ('<a href="#nowhere">', "no such place"),
        ('<script src="https://cdn.example.org/x.js"></script>', "another host"),
        ('<link rel="stylesheet" href="//cdn.example.org/x.css">', "another host"),
        ('<img src="x.png">', "not there"),
    ],
)
def test_a_dead_link_or_an_outside_load_is_named(tmp_path: Path, body: str, says: str) -> None:
    """Is each link followed, and each load from elsewhere refused?"""
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    problems = link_problems(tmp_path)
    assert problems
    assert all(says in problem for problem in problems)


def test_links_out_are_a_readers_choice(tmp_path: Path) -> None:
    """May a page link to its source elsewhere?"""
    (tmp_path / "a.html").write_text('<a href="https://doi.org/10.1000/182" id="x"><a href="#x">')
    assert link_problems(tmp_path) == []
