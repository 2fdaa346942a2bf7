"""The profile and its sections.

JSON Resume 1.2.1 (https://jsonresume.org/schema) gives the names; Python names
are their snake_case. ``basics.profiles`` are accounts on networks: `accounts`
here. What JSON Resume has no place for stands in ``meta.beyondcv``.
"""

from __future__ import annotations

from dataclasses import dataclass

from beyondcv.profile._course import BeyondCV
from beyondcv.profile._fields import Section, list_of, section, string, strings

__all__ = [
    "Account",
    "Basics",
    "Certificate",
    "Education",
    "Interest",
    "Language",
    "Location",
    "Meta",
    "Profile",
    "Project",
    "Skill",
    "Volunteer",
    "Work",
]


@dataclass
class Location(Section):
    """Where the person is; a region is enough for a published profile."""

    address: str = string()
    postal_code: str = string("postalCode")
    city: str = string()
    country_code: str = string("countryCode")
    region: str = string()


@dataclass
class Account(Section):
    """An account on a network (JSON Resume: ``basics.profiles[]``)."""

    network: str = string()
    username: str = string()
    url: str = string()


@dataclass
class Basics(Section):
    """Who the person is and what they aim at."""

    name: str = string()
    label: str = string()
    image: str = string()
    email: str = string()
    phone: str = string()
    url: str = string()
    summary: str = string()
    location: Location = section(Location)
    accounts: list[Account] = list_of(Account, "profiles")


@dataclass
class Work(Section):
    """A job. Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; no end means now."""

    name: str = string()
    location: str = string()
    description: str = string()
    position: str = string()
    url: str = string()
    start_date: str = string("startDate")
    end_date: str = string("endDate")
    summary: str = string()
    highlights: list[str] = strings()


@dataclass
class Volunteer(Section):
    """Unpaid work, dated like `Work`."""

    organization: str = string()
    position: str = string()
    url: str = string()
    start_date: str = string("startDate")
    end_date: str = string("endDate")
    summary: str = string()
    highlights: list[str] = strings()


@dataclass
class Education(Section):
    """A course of study, finished or not."""

    institution: str = string()
    url: str = string()
    area: str = string()
    study_type: str = string("studyType")
    start_date: str = string("startDate")
    end_date: str = string("endDate")
    score: str = string()
    courses: list[str] = strings()


@dataclass
class Certificate(Section):
    """A certificate or licence."""

    name: str = string()
    date: str = string()
    url: str = string()
    issuer: str = string()


@dataclass
class Skill(Section):
    """A skill, with the words under which somebody would look for it."""

    name: str = string()
    level: str = string()
    keywords: list[str] = strings()


@dataclass
class Language(Section):
    """A language and how well it is spoken."""

    language: str = string()
    fluency: str = string()


@dataclass
class Interest(Section):
    """An interest."""

    name: str = string()
    keywords: list[str] = strings()


@dataclass
class Project(Section):
    """Something made, alone or with others."""

    name: str = string()
    description: str = string()
    highlights: list[str] = strings()
    keywords: list[str] = strings()
    start_date: str = string("startDate")
    end_date: str = string("endDate")
    url: str = string()
    roles: list[str] = strings()
    entity: str = string()
    type: str = string()


@dataclass
class Meta(Section):
    """JSON Resume's ``meta``, which is open; ours is ``meta.beyondcv``."""

    canonical: str = string()
    version: str = string()
    last_modified: str = string("lastModified")
    beyondcv: BeyondCV = section(BeyondCV)

    @property
    def fictional(self) -> bool:
        """Whether the profile says that its person does not exist."""
        return self.extra.get("fictional") is True


@dataclass
class Profile(Section):
    """A learner's whole work: a JSON Resume document.

    Awards, publications and references are kept unchanged in ``extra``: the
    course has no exercise on them. `other_sections` says what is shown of them.
    """

    basics: Basics = section(Basics)
    work: list[Work] = list_of(Work)
    volunteer: list[Volunteer] = list_of(Volunteer)
    education: list[Education] = list_of(Education)
    certificates: list[Certificate] = list_of(Certificate)
    skills: list[Skill] = list_of(Skill)
    languages: list[Language] = list_of(Language)
    interests: list[Interest] = list_of(Interest)
    projects: list[Project] = list_of(Project)
    meta: Meta = section(Meta)

    @property
    def course(self) -> BeyondCV:
        """The course's own part, ``meta.beyondcv``."""
        return self.meta.beyondcv

    def copy(self) -> Profile:
        """Return an independent copy."""
        return Profile.from_dict(self.to_dict())
