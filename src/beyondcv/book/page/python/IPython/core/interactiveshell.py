"""Stand-in for ``IPython.core.interactiveshell``."""

from __future__ import annotations


class InteractiveShell:
    """Only asked whether it is initialised."""

    @classmethod
    def initialized(cls) -> bool:
        """Return False: there is no shell."""
        return False
