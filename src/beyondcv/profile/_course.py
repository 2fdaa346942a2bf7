"""``meta.beyondcv``: what the course adds to a JSON Resume document.

`VERSION` is the version of this part alone; `beyondcv.profile._migrations`
brings older files up to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from beyondcv.errors import ProfileError
from beyondcv.i18n import msg
from beyondcv.profile._charter import Charter
from beyondcv.profile._choice import NetworkChoice
from beyondcv.profile._fields import (
    Section,
    list_of,
    number,
    read_object,
    section,
    string,
    strings,
    texts,
)
from beyondcv.profile._learning import Learning
from beyondcv.profile._network import Contact, FirstMessage, HabitPair
from beyondcv.profile._plan import PlanLine
from beyondcv.profile._presence import Presence
from beyondcv.profile._programme import Programme, SelfTests

__all__ = ["VERSION", "BeyondCV", "CardLine", "Channels", "Contract", "JobAd", "read_version"]

VERSION = 1


@dataclass
class Contract(Section):
    """Unit 00: what the person wants and when they work on it.

    ``barrier`` is one of ``technique``, ``means``, ``codes``, ``confidence``,
    ``time``; ``if_then`` is the sentence "If it is Tuesday at nine, I …".
    """

    goal: str = string()
    barrier: str = string()
    day: str = string()
    time: str = string()
    if_then: str = string("ifThen")
    helper: str = string()


@dataclass
class CardLine(Section):
    """Unit 01: one feature, as a CV has it and as a profile on a network has it."""

    feature: str = string()
    cv: str = string()
    network: str = string()


@dataclass
class Channels(Section):
    """Unit 01: how the person shares out four weeks of search among channels.

    ``ads``, ``spontaneous``, ``relations``, ``intermediaries`` and ``passive``
    are percents of ``acts``, the number of acts in four weeks; ``hours`` is what
    the person reckons that they take a week.
    """

    ads: float | None = number()
    spontaneous: float | None = number()
    relations: float | None = number()
    intermediaries: float | None = number()
    passive: float | None = number()
    acts: float | None = number()
    hours: float | None = number()
    card: list[CardLine] = list_of(CardLine)


@dataclass
class JobAd(Section):
    """The job advertisement that the profile is held against.

    ``id`` names one of the course's fictional ads (``data/ads``); an ad of the
    learner's own has an empty ``id`` and its text here.
    """

    id: str = string()
    title: str = string()
    text: str = string()


@dataclass
class BeyondCV(Section):
    """The course's part of the profile.

    Parameters
    ----------
    version : int
        Version of this part.
    lang : str
        Language that the profile is written in, ``"fr"`` or ``"en"``.
    persona : str
        Fictional person that the learner works as, ``""`` if themselves.
    learner : str
        Code that the trainer gave out, ``""`` without one: says whose file it is.
    contract : Contract
        Unit 00.
    channels : Channels
        Unit 01.
    choice : NetworkChoice
        Unit 02.
    ad : JobAd
        Unit 03.
    circles : list of Contact
    messages : list of FirstMessage
    habits : list of HabitPair
        Unit 04.
    plan : list of PlanLine
    questions : list of str
        Unit 05: the network by goal, and questions for a conversation.
    presence : Presence
        Unit 06.
    charter : Charter
        Unit 07.
    learning : Learning
        Unit 08.
    programme : Programme
        Unit 09.
    tests : SelfTests
        What the learner measured before the first unit and after the last.
    answers : dict of str to str
        Free-text answers by the name of the cell that shows them.
    choices : dict of str to str
        Answers to closed questions, by question.
    """

    version: int = VERSION
    # The file said so itself: it is the course's, even with nothing in it.
    marked: bool = field(default=False, repr=False, compare=False)
    lang: str = string()
    persona: str = string()
    learner: str = string()
    contract: Contract = section(Contract)
    channels: Channels = section(Channels)
    choice: NetworkChoice = section(NetworkChoice)
    ad: JobAd = section(JobAd)
    circles: list[Contact] = list_of(Contact)
    messages: list[FirstMessage] = list_of(FirstMessage)
    habits: list[HabitPair] = list_of(HabitPair)
    plan: list[PlanLine] = list_of(PlanLine)
    questions: list[str] = strings()
    presence: Presence = section(Presence)
    charter: Charter = section(Charter)
    learning: Learning = section(Learning)
    programme: Programme = section(Programme)
    tests: SelfTests = section(SelfTests)
    answers: dict[str, str] = texts()
    choices: dict[str, str] = texts()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None, path: str = "meta.beyondcv") -> Self:
        """Build the section; see `Section.from_dict`."""
        rest = dict(read_object(data, path))
        version = rest.pop("version", None)
        course = super().from_dict(rest, path)
        course.version = VERSION if version is None else read_version(version, path)
        course.marked = version is not None
        return course

    def to_dict(self, *, bare: bool = False) -> dict[str, Any]:
        """Return the JSON object; a section that never was there is left out."""
        data = super().to_dict(bare=bare)
        marked = self.marked and not bare
        return {"version": self.version, **data} if data or marked else {}


def read_version(value: object, path: str = "meta.beyondcv") -> int:
    """Return `value` if it can be a version of this part, or raise a `ProfileError`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ProfileError(
            msg("At “{path}”, a whole number from 1 up was expected.", path=f"{path}.version")
        )
    return value
