"""Stand-in for ``IPython.core.getipython``."""

from __future__ import annotations


def get_ipython() -> None:
    """Say that no shell is running."""
