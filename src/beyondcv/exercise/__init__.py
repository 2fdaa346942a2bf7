"""What the cells of a graded notebook call, and nothing else.

A learner's work is ``profile.json`` beside the notebook. `form` opens it,
`shown` displays one part of it to the person who grades by hand, `criterion`
judges it: what a cell returns is what nbgrader records as its points.

Nothing here raises because of what a learner handed in: a missing or damaged
file earns no points and says why.

Rules on days are told which day it is: that of the hand-in while grading, by
nbgrader's ``timestamp.txt`` beside the file, else the clock's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import Any

from beyondcv.checks import CheckResult, Status, graded
from beyondcv.datasets import persona
from beyondcv.errors import BeyondCVError
from beyondcv.exercise._parts import ANSWERS, PARTS
from beyondcv.exports import open_file
from beyondcv.i18n import Lang, Message, msg, number, translator
from beyondcv.profile import MAX_BYTES, Profile, is_blank

__all__ = [
    "RESULT_MIME",
    "Points",
    "Shown",
    "criterion",
    "day_of",
    "form",
    "given",
    "points_of",
    "shown",
    "visible",
]

RESULT_MIME = "application/vnd.beyondcv.check+json"
"""Type of the output that holds a result as data; feedback is made from it."""

_INVISIBLE = {
    *range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0),
    0x061C, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x2070),
    *range(0xD800, 0xE000), 0xFEFF,
}  # fmt: skip
_LONGEST = 120
"""Longest heading that is shown, in characters."""
_STAMP = "timestamp.txt"
_MADE_VISIBLE = {code: f"[U+{code:04X}]" for code in _INVISIBLE}

_NO_YEAR = 1980
"""The first year that a zip can name, which it names where it knows none."""

_TEXT_ONLY = "tex2jax_ignore mathjax_ignore"  # a dollar sign is no formula
_STYLE = "font-family:system-ui,sans-serif;line-height:1.5;max-width:72ch;color:#1a1a1a"


class _Given:
    """A profile that was read already, and what its units' rules said of it."""

    def __init__(self, profile: Profile, today: date | None) -> None:
        self.profile, self.today = profile, today
        self._said: dict[tuple[str, Lang], dict[str, CheckResult]] = {}

    def results(self, unit: str, lang: Lang) -> dict[str, CheckResult]:
        key = unit, lang
        if key not in self._said:
            said = graded(unit, self.profile, lang, self.today)
            self._said[key] = {result.id: result for result in said}
        return self._said[key]


_GIVEN: ContextVar[_Given | None] = ContextVar("given", default=None)


@contextmanager
def given(profile: Profile, today: date | None = None) -> Iterator[None]:
    """Let `criterion` and `shown` look at this profile instead of a file, and judge it once.

    Parameters
    ----------
    profile : Profile
    today : datetime.date, optional
        The hand-in's day, from `day_of`.
    """
    token = _GIVEN.set(_Given(profile, today))
    try:
        yield
    finally:
        _GIVEN.reset(token)


def day_of(time: datetime) -> date | None:
    """Return the day of a hand-in on this computer's calendar.

    Parameters
    ----------
    time : datetime.datetime
        With its zone.

    Returns
    -------
    datetime.date or None
        None if the time is none: a zip without times says 1980.
    """
    return time.astimezone().date() if time.year > _NO_YEAR else None


def form(unit: str, lang: Lang) -> Any:
    """Open the unit's form on ``profile.json``.

    Parameters
    ----------
    unit : str
    lang : {"fr", "en"}

    Returns
    -------
    ipywidgets.Widget or None
        None while nbgrader grades: clicks are not replayed there, and starting
        the form would only cost time.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        return None
    from beyondcv.widgets import workshop

    return workshop(unit, lang=lang)


class Points(float):
    """Points of one criterion, shown with what was found and what to do next.

    nbgrader reads the points from the output's ``text/plain``.

    Parameters
    ----------
    result : CheckResult
    lang : {"fr", "en"}
    """

    result: CheckResult
    lang: Lang

    def __new__(cls, result: CheckResult, lang: Lang) -> Points:
        """Make the number; what it is shown with travels along."""
        self = super().__new__(cls, result.points)
        self.result, self.lang = result, lang
        return self

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            "text/plain": repr(float(self)),
            "text/html": _card(self.result, self.lang),
            RESULT_MIME: {
                "id": self.result.id,
                "status": str(self.result.status),
                "points": self.result.points,
                "max_points": self.result.max_points,
                "title": self.result.title,
                "found": self.result.found,
                "expected": self.result.expected,
                "hint": self.result.hint,
            },
        }


class Shown:
    """Texts of a learner, to be read by the person who grades: text only, never HTML.

    Parameters
    ----------
    parts : mapping of str to sequence of str
        Heading to paragraphs.
    lang : {"fr", "en"}
    """

    def __init__(self, parts: Mapping[str, list[str]], lang: Lang) -> None:
        self.parts, self.lang = parts, lang

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        nothing = translator(self.lang).gettext("Nothing written.")
        plain, html = [], [f'<section lang="{self.lang}" class="{_TEXT_ONLY}" style="{_STYLE}">']
        for title, texts in self.parts.items():
            # A heading may hold a word of the learner's, too.
            heading = visible(" ".join(title.split()))
            heading = heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST]}…"
            lines = [visible(text) for text in texts if not is_blank(text)] or [nothing]
            plain += [heading, *(f"  {line}" for line in lines), ""]
            html.append(f"<h4>{escape(heading)}</h4>")
            html += [f'<p style="white-space:pre-wrap">{escape(line)}</p>' for line in lines]
        return {"text/plain": "\n".join(plain), "text/html": "".join([*html, "</section>"])}


def criterion(unit: str, id: str, lang: Lang, path: str | Path = "profile.json") -> Points:
    """Judge one graded criterion of a unit on the file as it is now.

    Parameters
    ----------
    unit : str
        ``"03-present"``.
    id : str
        The criterion, the same as the cell's ``grade_id``.
    lang : {"fr", "en"}
    path : path-like
        The learner's file.

    Returns
    -------
    Points
        0 with the reason if the file is missing or damaged.

    Raises
    ------
    KeyError
        If the unit has no such criterion: a fault of the notebook.
    """
    if (known := _GIVEN.get()) is not None:
        return Points(known.results(unit, lang)[id], lang)
    profile, trouble = _read(Path(path))
    said = graded(unit, profile or Profile(), lang, _today(Path(path)))
    results = {result.id: result for result in said}
    if trouble is None:
        return Points(results[id], lang)
    _ = translator(lang).gettext
    return Points(
        CheckResult(
            id=id,
            status=Status.FAILED,
            points=0.0,
            max_points=results[id].max_points,
            title=results[id].title,
            found=trouble.text(lang),
            expected=_("A file profile.json that the form of this notebook has saved."),
            hint=_("Run the whole notebook, fill in the form, then run the notebook again."),
        ),
        lang,
    )


def points_of(unit: str, id: str, lang: Lang, name: str) -> float:
    """Return the points that a fictional person's profile earns.

    Hidden tests hold this against the published value: the same rules, other data.

    Parameters
    ----------
    unit, id : str
    lang : {"fr", "en"}
    name : str
        A persona of `beyondcv.datasets`.

    Returns
    -------
    float
    """
    results = graded(unit, persona(name, lang), lang)
    return next(result.points for result in results if result.id == id)


def shown(name: str, lang: Lang, path: str | Path = "profile.json") -> Shown:
    """Show what a manually graded criterion is about.

    Parameters
    ----------
    name : str
        The task's ``grade_id``, which is also the name of the answer:
        ``"03-goal"``, ``"03-proof"``, ``"03-voice"``.
    lang : {"fr", "en"}
    path : path-like
        The learner's file.

    Returns
    -------
    Shown
    """
    _ = translator(lang).gettext
    known = _GIVEN.get()
    profile, trouble = (known.profile, None) if known is not None else _read(Path(path))
    if profile is None or trouble is not None:
        return Shown({_("Profile"): [trouble.text(lang) if trouble else ""]}, lang)
    parts = {_("Answer to the question"): [profile.course.answers.get(ANSWERS.get(name, name), "")]}
    return Shown(parts | PARTS[name](profile, lang), lang)


def visible(text: str) -> str:
    """Return a text whose control and direction characters are spelled out."""
    return text.translate(_MADE_VISIBLE)


def _read(path: Path) -> tuple[Profile | None, Message | None]:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        # A form in which nobody wrote yet has saved this much.
        return Profile() if content.strip() == b"{}" else open_file(content).profile, None
    except FileNotFoundError:
        return None, msg("There is no file {name} beside this notebook.", name=path.name)
    except OSError:
        return None, msg("The file {name} cannot be opened.", name=path.name)
    except BeyondCVError as error:
        return None, error.message


def _today(path: Path) -> date | None:
    """Return the day to judge a file by."""
    try:
        text = (path.parent / _STAMP).read_text(encoding="utf-8").strip().removesuffix(" UTC")
        return day_of(datetime.fromisoformat(text).replace(tzinfo=UTC))
    except (OSError, ValueError):
        return datetime.now().astimezone().date()


def _card(result: CheckResult, lang: Lang) -> str:
    _ = translator(lang).gettext
    rows = "".join(
        f"<dt><strong>{escape(label)}</strong></dt><dd>{escape(visible(text))}</dd>"
        for label, text in (
            (_("Found"), result.found),
            (_("Expected"), result.expected),
            (_("What to do next"), result.hint),
        )
        if text
    )
    score = _("{points} of {most} points").format(
        points=number(result.points, lang), most=number(result.max_points, lang)
    )
    head = f"<strong>{escape(result.title)}</strong> · {escape(score)}"
    return (
        f'<section lang="{lang}" class="{_TEXT_ONLY}" style="{_STYLE}">'
        f"<p>{head}</p><dl>{rows}</dl></section>"
    )
