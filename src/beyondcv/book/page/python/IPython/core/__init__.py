# ruff: noqa: N999  (the name of what it stands for)
"""Stand-in for ``IPython.core``."""
