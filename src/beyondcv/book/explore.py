"""``{explore} ad-overlap``: a figure, its finding, and the same in a table."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from beyondcv.book._html import CourseDirective
from beyondcv.book.plotly import copy_plotly, plot

__all__ = ["setup"]


class Explore(CourseDirective):
    """A figure of `beyondcv.figures`, by its name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the figure, with what its JSON needs beside it."""
        # Plotly takes a second to import: only where a page has a figure.
        from beyondcv.figures import FIGURES, figure

        name = self.arguments[0]
        if name not in FIGURES:
            return self.complain(f"no figure {name!r}; there are {', '.join(sorted(FIGURES))}")
        shown = figure(name, self.lang)
        drawing = Markup(plot(shown.plotly, shown.alt, self.lang))  # noqa: S704  (escaped there)
        return [self.html("explore.html", figure=shown, drawing=drawing)]


def _copy(app: Sphinx, error: Exception | None) -> None:
    # The site's builder keeps one copy for both editions and says so by a way out of this one.
    vendor: str = app.config.beyondcv_vendor
    if error is None and app.builder.format == "html" and not vendor.startswith(".."):
        copy_plotly(Path(app.outdir, vendor))


def setup(app: Sphinx) -> None:
    """Register the directive and where plotly.js will be, seen from the edition's root."""
    app.add_config_value("beyondcv_vendor", "_static/vendor/", "html", (str,))
    app.add_directive("explore", Explore)
    app.connect("build-finished", _copy)
