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
from beyondcv.profile._fields import Section, read_object, section, string

__all__ = ["VERSION", "BeyondCV", "Contract", "JobAd"]

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
    contract : Contract
        Unit 00.
    ad : JobAd
        Unit 03.
    answers : dict of str to str
        Free-text answers by the name of the cell that shows them.
    choices : dict of str to str
        Answers to closed questions, by question.
    """

    version: int = VERSION
    lang: str = string()
    persona: str = string()
    contract: Contract = section(Contract)
    ad: JobAd = section(JobAd)
    answers: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None, path: str = "meta.beyondcv") -> Self:
        """Build the section; see `Section.from_dict`."""
        rest = dict(read_object(data, path))
        version = rest.pop("version", VERSION)
        texts = {name: _texts(rest.pop(name, None), f"{path}.{name}") for name in _TEXTS}
        if isinstance(version, bool) or not isinstance(version, int):
            raise ProfileError(
                msg("At “{path}”, a whole number was expected.", path=f"{path}.version")
            )
        course = super().from_dict(rest, path)
        course.version = version
        course.answers, course.choices = texts["answers"], texts["choices"]
        return course

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object; an untouched section is left out."""
        data = super().to_dict()
        data |= {name: dict(getattr(self, name)) for name in _TEXTS if getattr(self, name)}
        return {"version": self.version, **data} if data else {}


_TEXTS = ("answers", "choices")


def _texts(value: object, path: str) -> dict[str, str]:
    data = read_object(value, path)
    for key, text in data.items():
        if not isinstance(text, str):
            raise ProfileError(msg("At “{path}”, a text was expected.", path=f"{path}.{key}"))
    return data
