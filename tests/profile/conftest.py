"""What the tests of kept profiles are given."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a profile, in a folder of its own."""
    return tmp_path / "profile.json"
