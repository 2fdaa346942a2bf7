"""What the tests of kept profiles share."""

from __future__ import annotations

from pathlib import Path

from beyondcv.profile import Profile


def labelled(label: str) -> Profile:
    """Return a profile that can be told from another."""
    profile = Profile()
    profile.basics.label = label
    return profile


def names(path: Path) -> list[str]:
    """Return what is in the folder of a file."""
    return sorted(item.name for item in path.parent.iterdir())
