"""The workshop notebooks as files: the same in both languages, clean, and locked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from beyondcv.i18n import LANGS, as_lang, translator
from beyondcv.widgets import UNITS

ROOT = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(ROOT.glob("*/*.ipynb"))
MARKS = re.compile(r"`[^`]+`|\*\*[^*]+\*\*|^#+|\[[^]]*\]\([^)]*\)", re.MULTILINE)

each_notebook = pytest.mark.parametrize(
    "path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


def read(path: Path) -> Any:
    """Return a notebook."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def test_every_form_has_its_notebook_in_each_language() -> None:
    """Is there one notebook for each unit that has a form, under the same name?"""
    for lang in LANGS:
        assert {path.stem for path in NOTEBOOKS if path.parent.name == lang} == set(UNITS)


@each_notebook
def test_a_notebook_is_valid_and_without_outputs(path: Path) -> None:
    """Does the repository hold sources only?"""
    notebook = read(path)

    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)
    assert "widgets" not in notebook.metadata


@each_notebook
def test_a_notebook_names_no_machine(path: Path) -> None:
    """Is there no path, address or name of whoever wrote it?"""
    assert not re.search(r"/home/|/Users/|/tmp/|[A-Z]:\\\\|localhost|@", path.read_text("utf-8"))


@each_notebook
def test_code_is_hidden_and_cells_cannot_be_lost(path: Path) -> None:
    """Does a learner see a form and no program, and can they not delete it by accident?"""
    notebook = read(path)

    for cell in notebook.cells:
        assert (cell.metadata.deletable, cell.metadata.editable) == (False, False)
        if cell.cell_type == "code":
            assert cell.metadata.jupyter.source_hidden
            assert "hide-input" in cell.metadata.tags


@each_notebook
def test_a_notebook_opens_the_form_of_its_unit_in_its_language(path: Path) -> None:
    """Is there one code cell, and does it say unit and language?"""
    notebook = read(path)
    lang = path.parent.name

    (code,) = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert code.endswith(f'\nworkshop("{path.stem}", lang="{lang}")')
    assert notebook.metadata.language == lang
    assert notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_both_languages_have_the_same_cells(unit: str) -> None:
    """Do cells, headings, buttons and file names agree between French and English?"""
    french, english = (read(ROOT / lang / f"{unit}.ipynb").cells for lang in LANGS)

    assert [(cell.cell_type, cell.id, cell.metadata) for cell in french] == [
        (cell.cell_type, cell.id, cell.metadata) for cell in english
    ]
    for one, other in zip(french, english, strict=True):
        if one.cell_type == "markdown":
            download = [translator(lang).gettext("Download") for lang in LANGS]
            assert MARKS.findall(one.source.replace(*download)) == MARKS.findall(other.source)
            assert one.source.count("\n\n") == other.source.count("\n\n")
            assert one.source != other.source


@pytest.mark.parametrize("unit", sorted(UNITS))
@pytest.mark.parametrize("lang", LANGS)
def test_the_heading_is_that_of_the_chapter(unit: str, lang: str) -> None:
    """Does a learner who comes from the book find the same title?"""
    notebook = read(ROOT / lang / f"{unit}.ipynb")
    chapter = (ROOT.parent / "book" / lang / f"{unit}.md").read_text("utf-8")

    assert notebook.cells[0].source.split("\n")[0] in chapter.split("\n")


@each_notebook
def test_the_button_named_is_the_form_s(path: Path) -> None:
    """Does a learner find the button to download under the name that the notebook gives?"""
    named = translator(as_lang(path.parent.name)).gettext("Download")

    assert f"**{named}**" in read(path).cells[-1].source


def test_the_start_page_leads_to_every_notebook() -> None:
    """Does the page that Binder opens link to each notebook that exists?"""
    text = (ROOT / "README.md").read_text("utf-8")

    assert sorted(ROOT / link for link in re.findall(r"\]\(([^)]+)\)", text)) == NOTEBOOKS
