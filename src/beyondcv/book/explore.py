"""``{explore} ad-overlap``: a figure, its finding, and the same in a table."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from beyondcv.book._html import CourseDirective, render
from beyondcv.book.plotly import copy_plotly, plot
from beyondcv.book.words import words
from beyondcv.i18n import Lang

if TYPE_CHECKING:
    from beyondcv.figures import Figure

__all__ = ["as_html", "setup"]


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
        try:
            shown = figure(name, self.lang)
        except ValueError as error:
            return self.complain(str(error))
        return [nodes.raw("", as_html(shown, self.lang), format="html")]


def as_html(shown: Figure, lang: Lang) -> str:
    """Return a figure as the element that stands on a page.

    Parameters
    ----------
    shown : Figure
    lang : {"fr", "en"}
    """
    return render(
        "explore.html",
        figure=shown,
        drawing=Markup(plot(shown.plotly, shown.alt, lang)),  # noqa: S704  (escaped there)
        words=words(lang),
        **_controls(shown, lang),
    )


def _controls(shown: Figure, lang: Lang) -> dict[str, Any]:
    """Return what the template and the script need of a figure's controls."""
    from beyondcv.figures import Choose, Redraw, in_order

    kinds: dict[type, str] = {Choose: "choose", Redraw: "draw"}
    weighted = shown.weighted
    controls = weighted.sliders if weighted else shown.controls
    described = [
        {**asdict(control), "id": control.id, "kind": kinds.get(type(control), "slide")}
        for control in controls
    ]
    if weighted:
        made = asdict(weighted)
        del made["sliders"]
        states: dict[str, Any] = {"weighted": {**made, "none": words(lang)["figure_no_weight"]}}
        return {"controls": described, "states": states, "say": weighted.sentence(lang)}
    states = {"states": in_order(shown.controls, shown.states)} if controls else {}
    first = tuple(control.first for control in shown.controls)
    say = shown.states[first].say if controls else ""
    return {"controls": described, "states": states, "say": say}


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
