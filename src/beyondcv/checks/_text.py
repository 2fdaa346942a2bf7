"""The texts of a profile that others would read, each with its JSON path.

Published is everything but ``basics.phone``, ``basics.email``,
``basics.location.address`` and ``basics.location.postalCode``: those stay in
the learner's file, and no export shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from beyondcv.i18n import N_, Lang
from beyondcv.profile import Profile, is_blank, other_sections

__all__ = [
    "CONTENT",
    "NO_WORDS",
    "Text",
    "highlights",
    "is_cut",
    "is_empty",
    "own_words",
    "place_field",
    "published",
    "sentences",
    "text_lang",
    "words",
]

NO_WORDS = N_("No words to look at yet.")
"""Said by a rule that looks for faults in texts, where there is no text."""

MAX_TEXT = 10_000
"""Characters that are read of one text; networks allow 3,000 at most."""
MAX_SIGNS = 50_000
"""Characters that are read of a profile."""
MAX_TEXTS = 1_000
"""Texts that are read of a profile."""

_WORD = re.compile(r"[\w’'-]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n\s*\n")
_PLACES = ("location", "city", "region")
_WHOLE = ("awards", "publications", "references")
_NO_TEXT = ("url", "date", "startDate", "endDate", "image", "releaseDate")


class Text(NamedTuple):
    """A text of the profile: where it stands, its section, and its characters.

    ``own`` is true for what the person words freely, false for names of firms,
    schools, places and languages.
    """

    path: str
    section: str
    text: str
    own: bool


def text_lang(profile: Profile, lang: Lang) -> Lang:
    """Return the language that the profile is written in, `lang` if it does not say."""
    match profile.course.lang:
        case "fr":
            return "fr"
        case "en":
            return "en"
        case _:
            return lang


def published(profile: Profile) -> list[Text]:
    """Return the published texts that hold something, in reading order.

    A profile of many pages is read up to a limit (`is_cut` says so): a file
    from strangers must not keep a batch of hand-ins waiting.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    list of Text
    """
    texts, room = [], MAX_SIGNS
    for item in _walk(profile):
        if item.text.strip():
            texts.append(item._replace(text=item.text[: min(MAX_TEXT, room)]))
            room -= len(texts[-1].text)
            if room <= 0 or len(texts) >= MAX_TEXTS:
                break
    return texts


def is_cut(profile: Profile) -> bool:
    """Whether the profile is longer than what `published` reads."""
    read = [len(item.text) for item in published(profile)]
    there = [len(item.text) for item in _walk(profile) if item.text.strip()]
    return len(read) < len(there) or sum(read) < sum(there)


def own_words(profile: Profile) -> list[Text]:
    """Return the published texts that the person words freely."""
    return [item for item in published(profile) if item.own]


def highlights(profile: Profile) -> list[Text]:
    """Return the lines on what the person did, paid, unpaid or in a project."""
    return [item for item in published(profile) if ".highlights[" in item.path]


def is_empty(profile: Profile) -> bool:
    """Whether nothing that says what the person does is written yet."""
    return not any(
        (item.path in ("basics.label", "basics.summary") or item.section in CONTENT)
        and not is_blank(item.text)
        for item in published(profile)
    )


CONTENT = (
    "work", "volunteer", "education", "certificates", "skills", "languages", "interests",
    "projects", "awards", "publications", "references",
)  # fmt: skip
"""Sections that say what somebody does; name and contact details do not."""


def place_field(path: str) -> bool:
    """Whether a path is that of a field for a place."""
    return path.rsplit(".", 1)[-1] in _PLACES


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a blank line ends one too."""
    return [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text, numbers included; ``j’ai`` is one."""
    return _WORD.findall(text)


def _walk(profile: Profile) -> Iterator[Text]:
    basics = profile.basics
    yield Text("basics.name", "name", basics.name, False)
    yield Text("basics.label", "label", basics.label, True)
    yield Text("basics.summary", "summary", basics.summary, True)
    yield Text("basics.location.city", "location", basics.location.city, False)
    yield Text("basics.location.region", "location", basics.location.region, False)
    for i, job in enumerate(profile.work):
        at = f"work[{i}]"
        yield Text(f"{at}.name", "work", job.name, False)
        yield Text(f"{at}.position", "work", job.position, True)
        yield Text(f"{at}.location", "work", job.location, False)
        yield Text(f"{at}.description", "work", job.description, False)
        yield Text(f"{at}.summary", "work", job.summary, True)
        yield from _list(f"{at}.highlights", "work", job.highlights)
    for i, unpaid in enumerate(profile.volunteer):
        at = f"volunteer[{i}]"
        yield Text(f"{at}.organization", "volunteer", unpaid.organization, False)
        yield Text(f"{at}.position", "volunteer", unpaid.position, True)
        yield Text(f"{at}.summary", "volunteer", unpaid.summary, True)
        yield from _list(f"{at}.highlights", "volunteer", unpaid.highlights)
    for i, study in enumerate(profile.education):
        at = f"education[{i}]"
        yield Text(f"{at}.institution", "education", study.institution, False)
        yield Text(f"{at}.area", "education", study.area, False)
        yield Text(f"{at}.studyType", "education", study.study_type, False)
        yield Text(f"{at}.score", "education", study.score, False)
        yield from _list(f"{at}.courses", "education", study.courses, own=False)
    for i, paper in enumerate(profile.certificates):
        yield Text(f"certificates[{i}].name", "certificates", paper.name, False)
        yield Text(f"certificates[{i}].issuer", "certificates", paper.issuer, False)
    for i, skill in enumerate(profile.skills):
        yield Text(f"skills[{i}].name", "skills", skill.name, True)
        yield Text(f"skills[{i}].level", "skills", skill.level, False)
        yield from _list(f"skills[{i}].keywords", "skills", skill.keywords)
    for i, tongue in enumerate(profile.languages):
        yield Text(f"languages[{i}].language", "languages", tongue.language, False)
        yield Text(f"languages[{i}].fluency", "languages", tongue.fluency, False)
    for i, interest in enumerate(profile.interests):
        yield Text(f"interests[{i}].name", "interests", interest.name, True)
        yield from _list(f"interests[{i}].keywords", "interests", interest.keywords)
    for i, project in enumerate(profile.projects):
        at = f"projects[{i}]"
        yield Text(f"{at}.name", "projects", project.name, True)
        yield Text(f"{at}.description", "projects", project.description, True)
        yield from _list(f"{at}.highlights", "projects", project.highlights)
        yield from _list(f"{at}.keywords", "projects", project.keywords)
        yield from _list(f"{at}.roles", "projects", project.roles)
        yield Text(f"{at}.entity", "projects", project.entity, False)
    for section in _WHOLE:
        yield from _unknown(section, section, profile.extra.get(section))
    for section, entries in other_sections(profile).items():
        if section not in _WHOLE:
            for i, entry in enumerate(entries):
                for key, text in entry.texts():
                    at = f"{section}[{i}].{key}" if key else f"{section}[{i}]"
                    yield Text(at, section, text, False)


def _list(path: str, section: str, items: Sequence[str], *, own: bool = True) -> Iterator[Text]:
    for i, item in enumerate(items):
        yield Text(f"{path}[{i}]", section, item, own)


def _unknown(path: str, section: str, value: Any) -> Iterator[Text]:
    match value:
        case str():
            yield Text(path, section, value, False)
        case list():
            for i, item in enumerate(value):
                yield from _unknown(f"{path}[{i}]", section, item)
        case dict():
            for key, item in value.items():
                if key not in _NO_TEXT:
                    yield from _unknown(f"{path}.{key}", section, item)
