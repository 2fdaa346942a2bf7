"""Do the page's own modules keep what is typed, whatever comes in between? Run with node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from beyondcv.book import _node

_FILES = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name.partition(".")[0])
def test_the_pages_modules(file: Path) -> None:
    """Does each question that stands in the file have the right answer?"""
    done = subprocess.run(
        [_node.NODE, "--test", "--test-reporter=spec", file],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
