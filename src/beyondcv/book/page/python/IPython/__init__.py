# ruff: noqa: N999  (the name of what it stands for)
"""Stand-in for IPython in the browser.

ipywidgets imports a few names of IPython and uses none of them without a
running shell. The real package takes four seconds to import in a browser.
"""

from __future__ import annotations

from IPython.core.getipython import get_ipython

__all__ = ["get_ipython"]
