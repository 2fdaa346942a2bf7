"""Unit 06 in ``meta.beyondcv``: time spent, four weeks planned, texts, a rule to stop."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, number, section, string

__all__ = ["CalendarAct", "DayLog", "Post", "Presence", "StopRule"]


@dataclass
class DayLog(Section):
    """Minutes of one day, by what they went into; ``day`` is ``mon`` to ``sun``."""

    day: str = string()
    useful: float | None = number()
    scrolling: float | None = number()
    offline: float | None = number()


@dataclass
class CalendarAct(Section):
    """One act of the four weeks.

    ``week`` is 1 to 4; ``rung`` one of ``read``, ``react``, ``comment``, ``ask``,
    ``share``, ``publish``, ``meet`` (away from the screen); ``where`` is ``online``
    or ``offline``, since one can read, ask or share away from a screen too;
    ``minutes`` is what it takes.
    """

    week: float | None = number()
    rung: str = string()
    where: str = string()
    act: str = string()
    minutes: float | None = number()


@dataclass
class Post(Section):
    """A text to publish, or to keep in a drawer.

    ``kind`` is one of ``comment``, ``question``, ``link``; ``source`` is where a
    link leads. ``image`` is ``none``, ``own`` or ``permitted`` (by its author and
    by whoever can be recognised); ``alt`` describes it.
    """

    kind: str = string()
    text: str = string()
    source: str = string()
    image: str = string()
    alt: str = string()


@dataclass
class StopRule(Section):
    """When to look again, and below which count to stop: "by ``date``, fewer than ``number``"."""

    measure: str = string()
    number: float | None = number()
    date: str = string()


@dataclass
class Presence(Section):
    """The unit's part: ``total`` are the log's minutes, ``budget`` those of a week to come."""

    log: list[DayLog] = list_of(DayLog)
    total: float | None = number()
    budget: float | None = number()
    calendar: list[CalendarAct] = list_of(CalendarAct)
    posts: list[Post] = list_of(Post)
    stop: StopRule = section(StopRule)
