"""The workshop notebooks, run as Run All runs them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from beyondcv.profile import Profile
from beyondcv.profile.storage import load, save
from beyondcv.widgets import MIME

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*/*.ipynb"))
VIEW = "application/vnd.jupyter.widget-view+json"

each_notebook = pytest.mark.parametrize(
    "source", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


def run_all(source: Path, folder: Path) -> Any:
    """Run a copy of a notebook in a folder of its own; return it with its outputs."""
    copy = Path(shutil.copy(source, folder))
    notebook = nbformat.read(copy, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    return notebook


def outputs(notebook: Any) -> list[Any]:
    """Return what the code cells put out."""
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def carried(notebook: Any) -> Any:
    """Return the profile that the notebook holds."""
    (profile,) = (o.data[MIME] for o in outputs(notebook) if MIME in o.get("data", {}))
    return profile


@each_notebook
def test_run_all_shows_the_form_and_nothing_else(source: Path, tmp_path: Path) -> None:
    """Is there a form, without an error or a warning, and no file before the first change?"""
    notebook = run_all(source, tmp_path)

    assert {output.output_type for output in outputs(notebook)} <= {
        "display_data",
        "execute_result",
    }
    assert sum(VIEW in output.data for output in outputs(notebook)) == 1
    assert carried(notebook) == {}
    assert [item.name for item in tmp_path.iterdir()] == [source.name]


@each_notebook
def test_run_all_again_finds_what_was_written(source: Path, tmp_path: Path) -> None:
    """Does a text survive a restart, and does the notebook carry it?"""
    profile = Profile()
    profile.basics.label = "Gestion de stocks | 7 ans à la tête d’un rayon"
    save(profile, tmp_path / "profile.json")

    notebook = run_all(source, tmp_path)

    assert carried(notebook)["basics"]["label"] == profile.basics.label
    assert load(tmp_path / "profile.json").profile == profile
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"].state
    if source.stem == "03-present":
        assert profile.basics.label in [item.state.get("value") for item in state.values()]


@each_notebook
def test_run_all_beside_a_damaged_file_says_so(source: Path, tmp_path: Path) -> None:
    """Does a torn file end in a notice, with a copy, and not in a traceback?"""
    (tmp_path / "profile.json").write_text('{"basics": {"lab')

    notebook = run_all(source, tmp_path)

    (copy,) = tmp_path.glob("profile.json.damaged-*")
    assert copy.read_text() == '{"basics": {"lab'
    assert copy.name in str(notebook.metadata.widgets)
