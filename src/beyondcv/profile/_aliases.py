"""Names that JSON Resume once had, read as those of today.

Sources: the change logs of https://github.com/jsonresume/resume-schema, from the
first draft (v0.0.6) and 0.0.0 (July 2014) to 1.0.0 (``CHANGELOG.md``, and
``README.md`` of 2014), read on 30 November 2026.

Nothing is lost: what stands under the new name already is never written over,
and then the old one stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["renamed"]

_SECTIONS: Mapping[str, str] = {"bio": "basics", "hobbies": "interests"}

_NAMES: Mapping[str, Mapping[str, str]] = {
    "basics": {"picture": "image", "website": "url"},
    "work": {"company": "name", "website": "url"},
    "volunteer": {"website": "url"},
    "education": {"gpa": "score"},
    "awards": {"awardDate": "date", "description": "summary"},
    "publications": {"website": "url"},
    "languages": {"name": "language", "level": "fluency"},
    "projects": {"website": "url"},
}


def renamed(document: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON Resume document with the names of 1.2.1.

    Parameters
    ----------
    document : dict
        Of any version; it is left as it is.

    Returns
    -------
    dict
        The same object when nothing had to change.
    """
    result = dict(document)
    for old, new in _SECTIONS.items():
        if isinstance(result.get(old), list | dict) and not result.get(new):
            result[new] = result.pop(old)
    basics = result.get("basics")
    if isinstance(basics, dict):
        result["basics"] = _basics(_entry(basics, _NAMES["basics"]))
    for section, names in _NAMES.items():
        entries = result.get(section)
        if section != "basics" and isinstance(entries, list):
            result[section] = [
                _entry(entry, names) if isinstance(entry, dict) else entry for entry in entries
            ]
    return document if result == document else result


def _entry(entry: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    result = dict(entry)
    for old, new in names.items():
        text = _text(result.get(old))
        # An empty old name says nothing that would be worth a change.
        if not text or result.get(new) not in (None, "", text):
            continue
        result[new] = text
        if isinstance(result[old], str):
            del result[old]
    return result


def _text(value: Any) -> str:
    # A mark such as 3.5 was often written as a number.
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _basics(basics: dict[str, Any]) -> dict[str, Any]:
    """Return ``basics`` with what the drafts before 0.0.0 wrote as objects."""
    result = dict(basics)
    names = [result.get(key) for key in ("firstName", "lastName")]
    if not result.get("name") and any(isinstance(name, str) and name for name in names):
        result["name"] = " ".join(name for name in names if isinstance(name, str) and name)
    for key, read in _DRAFT.items():
        if isinstance(result.get(key), dict):
            result[key] = read(result[key])
    location = result.get("location")
    if isinstance(location, dict):
        result["location"] = _entry(location, {"state": "region"})
    sites = result.get("websites")
    if not result.get("url") and isinstance(sites, list):
        urls = [site.get("url") for site in sites if isinstance(site, dict)]
        if urls and isinstance(urls[0], str) and urls[0]:
            result["url"] = urls[0]
    return result


def _accounts(profiles: dict[str, Any]) -> Any:
    if not all(isinstance(name, str) for name in profiles.values()):
        return profiles
    return [{"network": network, "username": name} for network, name in profiles.items()]


def _first_text(values: dict[str, Any]) -> Any:
    """Return the only text of an object such as ``{"work": "a@example.org"}``."""
    return next(iter(values.values())) if len(values) == 1 else values


_DRAFT: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "profiles": _accounts,
    "email": _first_text,
    "phone": _first_text,
}
