"""Unit 08 in ``meta.beyondcv``: an experiment, claims held against questions, sources, domains."""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._fields import Section, list_of, number, section, string

__all__ = ["Audited", "Audits", "Domains", "Experiment", "Learning", "Watched"]


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
class Audited(Section):
    """A claim held against four questions."""

    who: str = string()
    how: str = string()
    compared: str = string()
    whom: str = string()


@dataclass
class Audits(Section):
    """The page's three claims; the kind of proof of each is among the course's choices."""

    photo: Audited = section(Audited)
    plan: Audited = section(Audited)
    agility: Audited = section(Audited)


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
    audit: Audits = section(Audits)
    domains: Domains = section(Domains)
