"""Unit 02 in ``meta.beyondcv``: which networks, why, and how to leave them."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, number, section, string, strings

__all__ = ["ExitPlan", "NetworkChoice", "OwnRating", "Weights"]


@dataclass
class Weights(Section):
    """What counts when a network is chosen: nine shares of 100."""

    people: float | None = number()
    language: float | None = number()
    cost: float | None = number()
    time: float | None = number()
    privacy: float | None = number()
    portability: float | None = number()
    accessibility: float | None = number()
    moderation: float | None = number()
    exit: float | None = number()


@dataclass
class OwnRating(Section):
    """A rating of the course that the person replaces: ``rating`` is ``"0"`` to ``"4"``."""

    network: str = string()
    criterion: str = string()
    rating: str = string()
    reason: str = string()


@dataclass
class ExitPlan(Section):
    """How the person would leave: ``date`` (ISO 8601), ``format`` of the copy.

    ``format`` is one of ``json``, ``csv``, ``html``, ``pdf``, ``paper``.
    """

    date: str = string()
    format: str = string()


@dataclass
class NetworkChoice(Section):
    """The choice.

    ``main`` and ``second`` are ids of ``data/platforms``, or empty; ``ranking``
    holds ids too, the best first by the learner's own weights. ``privacy`` holds
    the names of the settings that were made, or are planned on paper. ``ratings``
    are the person's own, where they do not agree with the course's.
    """

    main: str = string()
    second: str = string()
    weights: Weights = section(Weights)
    ratings: list[OwnRating] = list_of(OwnRating)
    ranking: list[str] = strings()
    privacy: list[str] = strings()
    exit: ExitPlan = section(ExitPlan)
