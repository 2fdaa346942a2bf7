"""Unit 05 in ``meta.beyondcv``: a network structured by a goal."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, string

__all__ = ["PlanLine"]


@dataclass
class PlanLine(Section):
    """One person and the next act towards them.

    ``circle`` as in unit 04; ``role`` is a role or initials, never a name.
    ``goal`` is one of ``information``, ``advice``, ``introduction``, ``skill``,
    ``support``; ``tie`` one of ``strong``, ``moderate``, ``weak``, ``dormant``;
    ``stage`` one of ``meet``, ``keep``, ``give``, ``ask``, ``thank``, ``wake``.
    ``target`` is ``yes`` if the line leads towards the field aimed at. ``date``
    is that of the act, ISO 8601.
    """

    role: str = string()
    circle: str = string()
    goal: str = string()
    tie: str = string()
    stage: str = string()
    target: str = string()
    act: str = string()
    date: str = string()
