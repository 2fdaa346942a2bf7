"""The course's figures: Plotly data, a finding, and the same as a table.

A figure is never the only way to a fact: each comes with a caption that states
its finding, a text alternative, and a table of what it shows.
"""

from beyondcv.figures._figure import Figure, Table
from beyondcv.figures._registry import FIGURES, figure

__all__ = ["FIGURES", "Figure", "Table", "figure"]
