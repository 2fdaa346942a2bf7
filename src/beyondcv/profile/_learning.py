"""Unit 08 in ``meta.beyondcv``: an experiment, sources to watch, five domains."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, number, section, string

__all__ = ["Domains", "Experiment", "Learning", "Watched"]


@dataclass
class Experiment(Section):
    """Two weeks of trying one thing: dates are ISO 8601, ``target`` a count of ``measure``."""

    hypothesis: str = string()
    variable: str = string()
    measure: str = string()
    target: float | None = number()
    start: str = string()
    end: str = string()
    stop: str = string()


@dataclass
class Watched(Section):
    """A source; ``opinion`` is ``same`` or ``other``, ``language`` a code, ``date`` when read."""

    name: str = string()
    address: str = string()
    date: str = string()
    language: str = string()
    opinion: str = string()


@dataclass
class Domains(Section):
    """One change seen in each of the five domains of the article (line 31)."""

    recruitment: str = string()
    customers: str = string()
    work: str = string()
    employers: str = string()
    governance: str = string()


@dataclass
class Learning(Section):
    """The unit's part."""

    experiment: Experiment = section(Experiment)
    watch: list[Watched] = list_of(Watched)
    domains: Domains = section(Domains)
