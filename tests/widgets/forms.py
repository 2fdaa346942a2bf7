"""Driving a form by its traits: what a person would press, type and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import ipywidgets as w

from beyondcv.errors import StorageError
from beyondcv.i18n import Lang, Message, msg
from beyondcv.profile import Profile, dumps, loads
from beyondcv.profile.storage import Copy, Loaded, Saved
from beyondcv.widgets._form import Form
from beyondcv.widgets._session import Session
from beyondcv.widgets._spec import Unit
from beyondcv.widgets.units import unit

CONTROLS = (
    w.BoundedFloatText,
    w.Checkbox,
    w.DatePicker,
    w.Dropdown,
    w.FileUpload,
    w.RadioButtons,
    w.Text,
    w.Textarea,
)


class Memory:
    """A store that keeps the JSON text, and can refuse to."""

    where = msg("Nothing is sent: your work stays on this device.")
    kept: Message | None = msg("Kept in {name}", name="memory")
    copied = msg("Your profile is erased. A copy is kept: “My copies” brings it back.")
    gone = msg("Everything is erased, copies too: nothing of your profile is left in this browser.")

    def __init__(self, profile: Profile | None = None) -> None:
        self.text = dumps(profile) if profile else ""
        self.full = False
        self.saves = 0
        self.says: Message | None = None
        self.old: list[tuple[str, str]] = []

    def load(self) -> Loaded:
        """Return what was kept."""
        return Loaded(loads(self.text) if self.text else Profile())

    def save(self, profile: Profile, why: str = "") -> Saved | None:
        """Keep it, unless full; say what there is to be said, once."""
        if self.full:
            raise StorageError(msg("The disk is full."))
        self.saves += 1
        if why and self.text:
            self.old.insert(0, (why, self.text))
        self.text = dumps(profile)
        said, self.says = self.says, None
        return Saved(profile, said) if said else None

    def took(self, profile: Profile | None) -> None:
        """Know what is kept."""
        self.text = dumps(profile or Profile())

    def erase(self, *, copies: bool) -> None:
        """Keep nothing, or a copy."""
        self.old = [] if copies else [("erased", self.text), *self.old]
        self.text = ""

    def copies(self) -> list[Copy]:
        """Return the copies."""
        day = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
        return [Copy(str(number), day, why) for number, (why, _text) in enumerate(self.old)]

    def copy(self, name: str) -> Profile:
        """Return one."""
        return loads(self.old[int(name)][1])

    @property
    def profile(self) -> Profile:
        """What is kept."""
        return loads(self.text)


class Hand:
    """A person at a form."""

    def __init__(
        self,
        profile: Profile | None = None,
        unit_id: str | Unit = "03-present",
        lang: Lang = "en",
    ) -> None:
        self.store = Memory(profile)
        table = unit(unit_id) if isinstance(unit_id, str) else unit_id
        self.form = Form(Session(table, lang, self.store))

    @property
    def shown(self) -> list[w.Widget]:
        """Everything on the screen, in order."""
        return list(walk(self.form.widget))

    def press(self, label: str) -> None:
        """Press the first button of that name: its longer one, where it has two."""
        buttons = [b for b in self.shown if isinstance(b, w.Button)]
        next(b for b in buttons if label in (b.description, b.tooltip)).click()

    def unfold(self, entry: str) -> None:
        """Open the entry of that name."""
        next(
            b
            for b in self.shown
            if isinstance(b, w.Button)
            and "bcv-toggle" in b._dom_classes
            and b.description.startswith(entry)
        ).click()

    def control(self, label: str) -> Any:
        """Return the control of that label."""
        return next(c for c in self.controls() if c.description == label)

    def controls(self) -> list[Any]:
        """Return all controls on the screen."""
        return [c for c in self.shown if isinstance(c, CONTROLS)]

    def said_of(self, label: str) -> str:
        """Return what is said under a control, as text."""
        control = self.control(label)
        field = next(b for b in self.shown if isinstance(b, w.Box) and control in b.children)
        return text_of(next(c.value for c in field.children if "bcv-status" in c._dom_classes))

    def read(self) -> str:
        """Return all text on the screen."""
        return " ".join(text_of(c.value) for c in self.shown if isinstance(c, w.HTML))

    def go(self, step: str) -> None:
        """Open a step by its id."""
        self.form.open([s.id for s in self.form.steps].index(step))


def walk(widget: w.Widget) -> Iterator[w.Widget]:
    """Yield a widget and all that it shows."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


class Page(HTMLParser):
    """The text and the elements of a piece of HTML, as a browser would take it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self._hidden = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag in ("style", "script"):
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag == self._hidden:
            self._hidden = ""

    def handle_data(self, data: str) -> None:
        """Note visible text."""
        if not self._hidden:
            self.pieces.append(data)

    @property
    def tags(self) -> set[str]:
        """Names of the elements."""
        return {tag for tag, _ in self.elements}

    @property
    def text(self) -> str:
        """The visible text, one space between words."""
        return re.sub("[ \n]+", " ", " ".join(self.pieces)).strip()


def text_of(html: str) -> str:
    """Return the visible text of HTML."""
    return Page(html).text
