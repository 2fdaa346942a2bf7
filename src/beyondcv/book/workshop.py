"""``{workshop} 03-present``: where a unit's form opens in the page.

The markup is a contract with ``page/page.js``: the button stays hidden until
that script shows it, since without a script it could start nothing.
"""

from __future__ import annotations

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from beyondcv.book._html import CourseDirective

__all__ = ["setup", "to_page_assets"]


def to_page_assets(docname: str) -> str:
    """Return the way from a page to the folder shared by both editions' workshops."""
    return "../" * (docname.count("/") + 1) + "page/"


class Workshop(CourseDirective):
    """The in-page form of a unit, readable before it starts."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the placeholder, its outline, and on the first one the profile's bar."""
        unit = self.arguments[0]
        try:
            from beyondcv.widgets import outline

            steps = Markup(outline(unit, self.lang))  # noqa: S704  (our own HTML)
        except (ImportError, KeyError, ValueError) as error:
            return self.complain(f"workshop {unit!r} has no outline: {error!r}")
        first = not self.env.temp_data.get("beyondcv_profile_bar")
        self.env.temp_data["beyondcv_profile_bar"] = True
        assets = to_page_assets(self.env.docname)
        return [self.html("workshop.html", unit=unit, outline=steps, first=first, assets=assets)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("workshop", Workshop)
