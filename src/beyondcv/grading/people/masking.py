"""A profile without the name of its owner: what people write in their own words is searched.

Answers to closed questions, dates, numbers and ids are the course's own words. A
name may be spelled like one of them (“Sun”, “Camille”), and they say nothing of
whose a file is: they stay as they are, and so do the points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from beyondcv.profile import Profile

__all__ = ["CLOSED", "masked"]

_CONTACT = ("email", "phone", "url", "image", "website", "websites", "picture")

CLOSED: frozenset[str] = frozenset(
    {
        "$schema", "basics.location.countryCode", "meta.canonical", "meta.version",
        "meta.lastModified",
        *(
            f"{section}.{key}"
            for section in ("work", "volunteer", "education", "projects")
            for key in ("startDate", "endDate")
        ),
        "certificates.date",
        *(
            f"meta.beyondcv.{path}"
            for path in (
                "lang", "persona", "contract.barrier", "contract.day", "contract.time",
                "choice.main", "choice.second", "choice.ratings.network",
                "choice.ratings.criterion", "choice.ratings.rating", "choice.ranking",
                "choice.privacy", "choice.exit.date", "choice.exit.format", "ad.id",
                "circles.circle", "circles.lastContact", "messages.to", "plan.circle", "plan.goal",
                "plan.tie", "plan.stage", "plan.target", "plan.date", "presence.log.day",
                "presence.calendar.rung", "presence.calendar.where", "presence.posts.kind",
                "presence.posts.image", "presence.stop.date", "charter.exposure.item",
                "charter.exposure.shown", "charter.rules.theme", "charter.scam",
                "learning.experiment.start", "learning.experiment.end", "learning.watch.date",
                "learning.watch.language", "learning.watch.opinion", "programme.acts.date",
                "programme.acts.kind", "programme.acts.place", "programme.ad", "tests", "choices",
            )
        ),
    }
)  # fmt: skip
"""Places of a profile, as its file writes them, whose values are the course's own words."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def masked(profile: Profile, pseudonym: str, name: str = "") -> Profile:
    """Return a profile that does not say whose it is.

    The name becomes the pseudonym, also where a text holds it whole; ways to
    reach the person are left out. A name of one word is looked for as it is written,
    and not at all if the same texts use it as a common word: “I will”, for Will.
    Points stay what they are.

    Parameters
    ----------
    profile : Profile
    pseudonym : str
    name : str
        As the class's list or Moodle writes it.
    """
    data = profile.to_dict(bare=True)
    names = {" ".join(one.split()) for one in (name, profile.basics.name)} - {""}
    if names:
        texts = list(_texts(data, ""))
        patterns = [_pattern(one) for one in names if not _is_common(one, texts)]

        def without(text: str) -> str:
            if " ".join(text.split()) in names:
                return pseudonym
            for pattern in patterns:
                text = pattern.sub(pseudonym, text)
            return text

        data = _changed(data, "", without)
    basics = data.get("basics", {})
    if "name" in basics:
        basics["name"] = pseudonym
    for key in _CONTACT:
        basics.pop(key, None)
    for key in ("address", "postalCode"):
        basics.get("location", {}).pop(key, None)
    for account in basics.get("profiles", []):
        account.pop("url", None)
        if "username" in account:
            account["username"] = pseudonym
    data.get("meta", {}).get("beyondcv", {}).pop("learner", None)
    return Profile.from_dict(data)


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name: several words in both orders, one as it is written."""
    words = name.split()
    turned = sorted({" ".join(words[at:] + words[:at]) for at in range(len(words))})
    forms = "|".join(r"\s+".join(map(re.escape, one.split())) for one in turned)
    flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", flags)


def _is_common(name: str, texts: Sequence[str]) -> bool:
    """Return whether a name of one word is a common word too, in these texts."""
    if len(name.split()) > 1:
        return False
    common = name.lower()
    return any(common in _WORD.findall(text) for text in texts if text.strip() != name)


def _texts(value: Any, place: str) -> Iterator[str]:
    if place in CLOSED:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, place)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{place}.{key}".lstrip("."))


def _changed(value: Any, place: str, change: Callable[[str], str]) -> Any:
    if place in CLOSED:
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(item, place, change) for item in value]
    if isinstance(value, dict):
        return {
            key: _changed(item, f"{place}.{key}".lstrip("."), change) for key, item in value.items()
        }
    return value
