"""Plotly figures drawn from one local copy of plotly.js.

A figure travels as JSON inside its page; ``static/figures.js`` loads plotly.js
(4.7 MB) only when a figure comes near the screen. `PlotlyRenderer` shows the
figure that ends a code cell in the same way; MyST-NB finds it by its entry
point in ``pyproject.toml``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from jinja2 import Template

from beyondcv.book._html import json_script
from beyondcv.book.words import words
from beyondcv.i18n import Lang, as_lang

__all__ = ["MIME", "PlotlyRenderer", "copy_plotly", "plot", "plotly_js"]

MIME = "application/vnd.plotly.v1+json"

_PLOT = Template(
    """<div class="bcv-plot" role="img" aria-label="{{ alt }}" style="min-height:{{ height }}px">
<p class="bcv-plot-wait">{{ words.figure_wait }}</p>
<script type="application/json">{{ data | safe }}</script>
</div>
<noscript><p class="bcv-note">{{ words.figure_script }}</p></noscript>
""",
    autoescape=True,
)


def plotly_js() -> Path:
    """Return the path of the plotly.js that the installed wheel holds."""
    import plotly

    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def copy_plotly(folder: Path) -> None:
    """Put plotly.js into a folder, its source map's address taken off."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plotly.min.js").write_bytes(plotly_js().read_bytes())


def plot(figure: dict[str, Any], alt: str, lang: Lang) -> str:
    """Return the HTML that `figures.js` draws a figure in.

    Parameters
    ----------
    figure : dict
        Plotly's JSON (``data``, ``layout``).
    alt : str
        What the figure says, for those who do not see it.
    lang : {"fr", "en"}
    """
    layout = figure.get("layout", {})
    kept = {"data": figure.get("data", []), "layout": {**layout, "template": None}}
    height = int(layout.get("height") or 420)
    html: str = _PLOT.render(alt=alt, height=height, data=json_script(kept), words=words(lang))
    return html


class PlotlyRenderer:
    """Shows the Plotly figure that a code cell ends with."""

    mime_priority_overrides: ClassVar[list[tuple[str, str, int | None]]] = [("html", MIME, 5)]

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the figure's node, or None for what is not a Plotly figure."""
        if inline or data.mime_type != MIME:
            return None
        figure = data.content if isinstance(data.content, dict) else json.loads(data.content)
        lang = as_lang(renderer.renderer.sphinx_env.config.language or "en")
        title = figure.get("layout", {}).get("title", {})
        alt = (title.get("text") if isinstance(title, dict) else title) or words(lang)["figure"]
        return [nodes.raw("", plot(figure, alt, lang), format="html")]
