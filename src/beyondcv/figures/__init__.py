"""The course's figures: Plotly data, a finding, and the same as a table.

A figure is never the only way to a fact: each comes with a caption that states
its finding, a text alternative, and a table of what it shows.
"""

from beyondcv.figures._controls import Choose, Redraw, Slide, State, Weighted
from beyondcv.figures._figure import Figure, Table
from beyondcv.figures._registry import FIGURES, figure
from beyondcv.figures._verify import in_order

__all__ = [
    "FIGURES",
    "Choose",
    "Figure",
    "Redraw",
    "Slide",
    "State",
    "Table",
    "Weighted",
    "figure",
    "in_order",
]
