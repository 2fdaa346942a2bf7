"""Two texts for one field, and what has no place: shown until the person has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import ipywidgets as w

from beyondcv.profile import Conflict
from beyondcv.widgets._html import paragraph
from beyondcv.widgets._places import place, shown
from beyondcv.widgets._replay import Left
from beyondcv.widgets._views import Kit, tell

__all__ = ["ConflictView", "LeftView", "Questions"]


class ConflictView:
    """Both texts of a field that was changed twice, and two buttons."""

    def __init__(self, conflict: Conflict, kit: Kit) -> None:
        _ = kit.gettext
        self.conflict, self.kit = conflict, kit
        here = place(conflict.path)
        self.name = here.name(conflict.path, kit.lang) if here else conflict.path
        self._texts = kit.status()
        session = kit.session
        keep, take = _("Keep the text that stands here"), _("Take the other text")
        self.widget = kit.box(
            [
                self._texts,
                kit.button(
                    keep,
                    lambda: session.resolve(conflict, take=False),
                    "bcv-keep-mine",
                    f"{keep} – {self.name}",
                ),
                kit.button(
                    take,
                    lambda: session.resolve(conflict, take=True),
                    "bcv-take-theirs",
                    f"{take} – {self.name}",
                ),
            ],
            "bcv-conflict",
        )
        self.refresh()

    def refresh(self) -> None:
        """Show what stands in the field now, and the other text."""
        _, kit, path = self.kit.gettext, self.kit, self.conflict.path
        try:
            mine = kit.session.get(path)
        except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):
            mine = self.conflict.mine
        asked = _("“{name}” was changed in two windows. Which text is right?")
        nothing = _("nothing")
        rows = "".join(
            f"<dt>{escape(label)}</dt><dd>{escape(text or nothing)}</dd>"
            for label, text in (
                (_("Here"), shown(path, mine, kit.lang)),
                (_("In the other window"), shown(path, self.conflict.theirs, kit.lang)),
            )
        )
        tell(self._texts, f"{paragraph(asked.format(name=self.name), 'bcv-alert')}<dl>{rows}</dl>")


class LeftView:
    """Words that were typed and have no place any more, to be copied by hand."""

    def __init__(self, left: Left, kit: Kit) -> None:
        _ = kit.gettext
        self.left = left
        said = _(
            "These words were typed in “{name}”, which is not there any more. "
            "Copy them to where you want them."
        )
        text = f'<blockquote class="bcv-given">{escape(left.text)}</blockquote>'
        self.widget = kit.box(
            [
                kit.html(paragraph(said.format(name=left.label), "bcv-alert") + text),
                kit.button(_("I have copied them"), lambda: kit.session.copied(left)),
            ],
            "bcv-conflict",
        )

    def refresh(self) -> None:
        """Say the same."""


class Questions:
    """All of them: each at its field where that can be seen, else above the step.

    Parameters
    ----------
    kit : Kit
    """

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.elsewhere = kit.box([], "bcv-elsewhere")
        self._asked: dict[str, tuple[ConflictView | LeftView, w.Box]] = {}

    def show(self, step: w.Widget) -> None:
        """Show what is open now, while a step's widget is on the screen."""
        session = self.kit.session
        open_: dict[str, Conflict | Left] = {}
        open_.update((repr(item), item) for item in session.conflicts)
        open_.update((repr(item), item) for item in session.left)
        for key in [key for key in self._asked if key not in open_]:
            view, box = self._asked.pop(key)
            _remove(box, view.widget)
        seen = set(_within(step)) if open_ else set()
        for key, item in open_.items():
            home = self._home(item.path, seen) if isinstance(item, Conflict) else self.elsewhere
            if key in self._asked:
                view, box = self._asked[key]
                view.refresh()
                if box is home:
                    continue
                _remove(box, view.widget)
            else:
                view = self._view(item)
            home.children = (*home.children, view.widget)
            self._asked[key] = view, home

    def _view(self, item: Conflict | Left) -> ConflictView | LeftView:
        if isinstance(item, Conflict):
            return ConflictView(item, self.kit)
        return LeftView(item, self.kit)

    def _home(self, path: str, seen: set[w.Widget]) -> w.Box:
        """Return the box around the control of a place, or of the list that it is in."""
        while path:
            box = self.kit.fields.get(path)
            if box in seen:
                return box
            path = path.rpartition("[")[0] if path.endswith("]") else ""
        return self.elsewhere


def _remove(box: w.Box, gone: w.Widget) -> None:
    box.children = tuple(child for child in box.children if child is not gone)


def _within(widget: w.Widget) -> Iterator[w.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _within(child)
