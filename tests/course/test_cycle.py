"""nbgrader's own way round, with nbgrader's own commands and JupyterLab's formgrader."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from beyondcv.grading.handins.extract import profile_in
from tests.grading.conftest import SCRIPT
from tests.grading.handins import as_json, finished
from tests.jupyter import BIN, jupyter_server

ROOT = Path(__file__).parent.parent.parent
UNIT = "03-present"


def _returned(hub: Hub) -> dict[str, str]:
    done = subprocess.run(
        [str(BIN / "beyondcv"), "return", "--assignment", UNIT, "--course", "exercises/fr",
         "--out", str(hub.folder / "back")],
        cwd=ROOT, env=os.environ | {"BEYONDCV_CLASS_DIR": str(hub.folder / "class")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr  # 1: points are still to be given
    table = (hub.folder / "back" / "grades.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(table.splitlines(), delimiter=";")
    assert row["Identifiant"] == "zoe"
    return row


class Hub:
    """Runs nbgrader's commands as a trainer and as a learner would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "learner"
        self.home.mkdir()
        self.marker = folder / "learners-code-ran"

    def run(self, *command: str, cwd: Path = ROOT, course: str = "fr") -> str:
        """Run ``nbgrader …`` without the environment being active; return what it says."""
        environment = {
            "HOME": str(self.folder),
            "PATH": os.defpath,
            "BEYONDCV_CLASS_DIR": str(self.folder / "class"),
            "BEYONDCV_COURSE": course,
            "JUPYTER_CONFIG_PATH": str(ROOT),
        }
        done = subprocess.run(
            [str(BIN / "nbgrader"), *command],
            cwd=cwd, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """A French class with its assignment generated from the repository's root."""
    hub = Hub(tmp_path_factory.mktemp("hub"))
    hub.run("generate_assignment", UNIT)
    return hub


@pytest.mark.slow
def test_the_release_has_no_hidden_test(hub: Hub) -> None:
    """Do learners get the cells without what is behind them?"""
    text = (hub.folder / f"class/fr/release/{UNIT}/{UNIT}.ipynb").read_text(encoding="utf-8")

    assert "HIDDEN" not in text
    assert "points_of" not in text
    assert "criterion(" in text


@pytest.mark.slow
@pytest.mark.parametrize("complete", [True, False])
def test_validate_says_what_is_missing_in_the_courses_language(hub: Hub, complete: bool) -> None:
    """Does nbgrader's own validation pass on finished work, and speak French on other work?"""
    folder = hub.folder / f"validate-{complete}"
    folder.mkdir()
    release = hub.folder / f"class/fr/release/{UNIT}/{UNIT}.ipynb"
    (folder / release.name).write_bytes(release.read_bytes())
    if complete:
        (folder / "profile.json").write_bytes(as_json(finished("fr")))

    said = hub.run("validate", release.name, cwd=folder)
    assert ("Success!" in said) is complete
    assert ("Critères qui n’ont pas encore tous leurs points" in said) is not complete


@pytest.mark.slow
def test_the_notebook_runs_as_a_whole_and_carries_the_profile(hub: Hub) -> None:
    """Does Run All, as a learner does it, raise nothing and save what is handed in?"""
    folder = hub.folder / "run"
    folder.mkdir()
    (folder / "profile.json").write_bytes(as_json(finished("fr")))
    release = hub.folder / f"class/fr/release/{UNIT}/{UNIT}.ipynb"
    notebook = nbformat.read(release, as_version=4)  # type: ignore[no-untyped-call]

    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}).execute()

    points = [
        output.data["text/plain"]
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
    ]
    assert points == ["2.0", "2.0", "2.0", "3.0", "2.0", "2.0", "1.0"]
    saved = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    # nbformat sorts the keys of what a notebook carries.
    assert profile_in(saved.encode()).to_dict() == finished("fr").to_dict()


@pytest.fixture(scope="module")
def collected(hub: Hub) -> Hub:
    """A learner's hand-in after release, fetch, submit, collect and autograde."""
    evil = f"open({str(hub.marker)!r}, 'w')"
    hub.run("release_assignment", UNIT)
    hub.run("fetch_assignment", UNIT, cwd=hub.home)
    work = hub.home / UNIT
    notebook = nbformat.read(work / f"{UNIT}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(evil))  # type: ignore[no-untyped-call]
    nbformat.write(notebook, work / f"{UNIT}.ipynb")  # type: ignore[no-untyped-call]
    (work / "beyondcv.py").write_text(evil)
    profile = finished("fr")
    profile.course.answers["03-proof"] = SCRIPT
    (work / "profile.json").write_bytes(as_json(profile))
    hub.run("submit", UNIT, "--student=zoe", cwd=hub.home)
    hub.run("collect", UNIT)
    hub.run("autograde", UNIT, cwd=ROOT / "exercises" / "fr")
    return hub


@pytest.mark.slow
def test_nbgraders_own_way_gives_the_same_points(collected: Hub) -> None:
    """Are 14 points counted, the rest being open?"""
    row = _returned(collected)

    assert (row["Compté par le carnet"], row["Lu"], row["Total"]) == ("14", "", "")


@pytest.mark.slow
def test_nbgraders_own_way_runs_nothing_of_the_learners(collected: Hub) -> None:
    """Do an added cell and a module of the package's name do nothing?"""
    assert not collected.marker.exists()


@pytest.fixture(scope="module")
def jupyter(hub: Hub) -> Iterator[str]:
    """A Jupyter server with formgrader, started at the repository's root."""
    own = {"BEYONDCV_CLASS_DIR": str(hub.folder / "class"), "HOME": str(hub.folder)}
    with jupyter_server("server", cwd=ROOT, home=hub.folder, token="t", environment=own) as address:
        yield address


def _open(address: str, path: str, method: str = "GET", data: object = None) -> str:
    request = urllib.request.Request(
        f"{address}/formgrader/{path}",
        headers={"Authorization": "token t", "Content-Type": "application/json"},
        method=method,
        data=None if method == "GET" else json.dumps(data or {}).encode(),
    )
    with urllib.request.urlopen(request) as answer:
        text: str = answer.read().decode("utf-8")
        return text


def _ask(address: str, path: str, method: str = "GET", data: object = None) -> Any:
    return json.loads(_open(address, f"api/{path}", method, data))


@pytest.mark.slow
def test_formgrader_knows_the_assignment(jupyter: str) -> None:
    """Does JupyterLab's formgrader list and generate the assignment?"""
    known = {a["name"]: a["max_score"] for a in _ask(jupyter, "assignments")}
    assert known[UNIT] == 20

    assert _ask(jupyter, f"assignment/{UNIT}/assign", "POST")["success"]


@pytest.mark.slow
def test_formgrader_shows_the_texts_and_takes_the_points(collected: Hub, jupyter: str) -> None:
    """Can a person read the answers as text, give points, and have them returned?"""
    (notebook,) = _ask(jupyter, f"submitted_notebooks/{UNIT}/{UNIT}")
    page = _open(jupyter, f"submissions/{notebook['id']}/")
    assert "Sept ans de stocks mènent à la logistique." in page
    assert "Exemple (personne fictive)" in page
    assert SCRIPT not in page
    assert "&lt;script&gt;document.title" in page

    grades = _ask(jupyter, f"grades?submission_id={notebook['id']}")
    tasks = [grade for grade in grades if grade["auto_score"] is None]
    assert sorted(task["name"] for task in tasks) == ["03-goal", "03-proof", "03-voice"]
    for task in tasks:
        _ask(jupyter, f"grade/{task['id']}", "PUT", {"manual_score": 1.5})

    row = _returned(collected)
    assert (row["Lu"], row["Total"], row["Reste à noter à la main"]) == ("4,5", "18,5", "0")
