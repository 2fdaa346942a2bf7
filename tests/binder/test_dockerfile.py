"""What repo2docker, Binder's builder, makes of this repository; no Docker is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def dockerfile(export: Path) -> str:
    """Return the Dockerfile that repo2docker prints."""
    command = [str(Path(sys.executable).with_name("jupyter-repo2docker")), "--no-build", "--debug"]
    user = ["--user-id", "1000", "--user-name", "jovyan"]
    done = subprocess.run(
        [*command, *user, str(export)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def position(dockerfile: str, pattern: str) -> int:
    """Return where the line stands that the pattern matches as a whole."""
    found = re.search(rf"^{pattern}$", dockerfile, re.MULTILINE)
    assert found, pattern
    return found.start()


def test_python_is_the_one_of_the_pins(dockerfile: str) -> None:
    """Is it 3.11, and not Binder's default, which nbgrader does not run on?"""
    position(dockerfile, r"COPY .*environment-2epy-2d3-2e11-.* /tmp/env/environment\.lock")


def test_the_steps_come_in_an_order_that_works(dockerfile: str) -> None:
    """Are the packages and the course's own code there when `postBuild` runs?"""
    steps = [
        r"RUN \$\{KERNEL_PYTHON_PREFIX\}/bin/pip install .* -r \"binder/requirements\.txt\"",
        r"COPY .* src/ \$\{REPO_DIR\}/",
        r"RUN \./binder/postBuild",
    ]
    positions = [position(dockerfile, step) for step in steps]

    assert positions == sorted(positions)


def test_the_kernel_is_the_server_s_python(dockerfile: str) -> None:
    """Is what `postBuild` installs for the server also what the notebook's kernel sees?"""
    position(dockerfile, r"ENV KERNEL_PYTHON_PREFIX=\$\{NB_PYTHON_PREFIX\}")
