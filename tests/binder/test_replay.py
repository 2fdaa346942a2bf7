"""Binder's package install, replayed in a clean environment, and the workshop run in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from beyondcv.widgets.units import UNITS
from tests.jupyter import jupyter_server

pytestmark = pytest.mark.slow

NOTEBOOKS = tuple(f"{lang}/{unit}" for lang in ("fr", "en") for unit in UNITS)
START_PAGE = "/lab/tree/notebooks/README.md"


def run(*command: str | Path, cwd: Path, prefix: Path) -> str:
    """Run a command as in Binder's image; return what it said."""
    env = os.environ | {"NB_PYTHON_PREFIX": str(prefix), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    # An image has neither our environment nor our settings of Jupyter.
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "JUPYTER_PATH", "JUPYTER_CONFIG_DIR"):
        env.pop(name, None)
    env["PATH"] = f"{prefix / 'bin'}{os.pathsep}{env['PATH']}"
    done = subprocess.run(
        command, cwd=cwd, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == 0, done.stdout[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def prefix(export: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment made by Binder's own commands."""
    prefix = tmp_path_factory.mktemp("binder") / "notebook"
    venv.create(prefix, with_pip=True)
    run(
        prefix / "bin" / "pip",
        "install",
        "-r",
        "binder/requirements.txt",
        cwd=export,
        prefix=prefix,
    )
    # pip's cache is Binder's to forget: here it saves the minutes.
    script = (export / "binder" / "postBuild").read_text().replace(" --no-cache-dir", "")
    run("bash", "-c", script, cwd=export, prefix=prefix)
    return prefix


def test_every_package_has_the_version_of_the_list(prefix: Path, export: Path) -> None:
    """Does Binder run exactly what was tested?"""

    def pins(text: str) -> set[tuple[str, str]]:
        found = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
        return {(re.sub(r"[-_.]+", "-", name.lower()), version) for name, version in found}

    frozen = run(prefix / "bin" / "pip", "list", "--format=freeze", cwd=export, prefix=prefix)
    installed = {pin for pin in pins(frozen) if pin[0] not in ("beyondcv", "pip", "setuptools")}

    assert installed - pins((export / "requirements.txt").read_text()) == set()
    assert {"jupyterlab", "ipywidgets", "notebook"} <= {name for name, _ in installed}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs(name: str, prefix: Path, export: Path) -> None:
    """Does Run All show the form there, without an error?"""
    output = prefix.parent / "run.ipynb"
    run(
        *(prefix / "bin" / "jupyter", "nbconvert", "--to", "notebook", "--execute"),
        *(f"notebooks/{name}.ipynb", "--output", output),
        cwd=export,
        prefix=prefix,
    )

    outputs = [
        o for cell in json.loads(output.read_text())["cells"] for o in cell.get("outputs", [])
    ]
    assert {o["output_type"] for o in outputs} <= {"display_data", "execute_result"}
    assert any("application/vnd.jupyter.widget-view+json" in o["data"] for o in outputs)


@pytest.fixture(params=["lab", "notebook", "server"])
def server(
    request: pytest.FixtureRequest,
    prefix: Path,
    export: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Start one of the servers that a Binder may start; return its address."""
    path = f"{prefix / 'bin'}{os.pathsep}{os.environ['PATH']}"
    home = tmp_path_factory.mktemp("home")
    program = prefix / "bin" / "jupyter"
    with jupyter_server(
        request.param, cwd=export, home=home, program=program, environment={"PATH": path}
    ) as address:
        yield address


def test_the_start_page_offers_both_languages(server: str, export: Path) -> None:
    """Does whichever server Binder starts lead to the page that links to the notebooks?"""
    with urlopen(f"{server}/") as answer:
        assert answer.url == server + START_PAGE
    assert (export / START_PAGE.removeprefix("/lab/tree/")).exists()


def test_the_start_page_is_shown_and_not_edited(prefix: Path) -> None:
    """Does JupyterLab render the page, without asking for news from elsewhere?"""
    settings = json.loads((prefix / "share/jupyter/lab/settings/overrides.json").read_text())

    assert settings["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"] == {
        "markdown": "Markdown Preview"
    }
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
