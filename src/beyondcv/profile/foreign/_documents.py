"""Kinds of JSON files that other tools write.

Sources, read on 30 November 2026: Reactive Resume's exports (v2: parts with
``enable`` and ``items``; v3 and v4: ``basics``, ``sections``, ``metadata``; v5:
also ``picture`` and ``customSections``, https://rxresu.me/schema.json); FRESH
(https://github.com/fresh-standard/fresh-resume-schema); Europass's
``SkillsPassport``.
"""

from __future__ import annotations

from typing import Any

__all__ = ["of_document", "of_stranger"]

_ABOUT_WORK = {
    "experience", "experiences", "workexperience", "workexperiences", "employment", "employments",
    "jobs", "career", "positions", "education", "educations", "skills", "certifications",
    "languages", "work", "basics", "work_experience", "professionalexperience", "workhistory",
}  # fmt: skip
"""Names under which tools keep what a curriculum vitae holds, in lower case."""

_ABOUT_SOMEBODY = {
    "basics", "personal", "personalinfo", "personalinformation", "personaldetails", "contact",
    "profile", "name", "fullname", "firstname", "info", "person", "summary", "personal_info",
    "header", "about",
}  # fmt: skip


def of_document(document: Any) -> str | None:
    """Return the kind of what a JSON file holds.

    Parameters
    ----------
    document : object
        That is no profile, or may be none.

    Returns
    -------
    str or None
        A name of `KINDS`; None if it is known as nobody else's.
    """
    if not isinstance(document, dict):
        return "other"
    if isinstance(document.get("cells"), list) and "nbformat" in document:
        return "notebook"
    if _reactive(document):
        return "reactive-resume"
    if _fresh(document):
        return "fresh"
    if isinstance(document.get("SkillsPassport"), dict):
        return "europass"
    return None


def of_stranger(document: dict[str, Any]) -> str:
    """Return the kind of a JSON object that is no profile and no known tool's."""
    names = {name.lower().replace("-", "_") for name in document}
    empty = all(value in (None, "", [], {}) for value in document.values())
    if empty and names <= _ABOUT_WORK | _ABOUT_SOMEBODY | {"meta", "$schema"}:
        return "unwritten"
    return "resume" if names & _ABOUT_WORK and names & _ABOUT_SOMEBODY else "other"


def _reactive(document: dict[str, Any]) -> bool:
    # The whole of an account holds the CV in `data`.
    inner = document.get("data")
    if isinstance(inner, dict) and "sections" not in document:
        document = inner
    sections = document.get("sections")
    if isinstance(sections, dict) and isinstance(document.get("basics"), dict):
        return isinstance(document.get("metadata"), dict) or any(
            isinstance(part, dict) and "items" in part for part in sections.values()
        )
    parts = [part for part in document.values() if isinstance(part, dict)]
    return sum("enable" in part and "items" in part for part in parts) > 1


def _fresh(document: dict[str, Any]) -> bool:
    meta = document.get("meta")
    form = meta.get("format") if isinstance(meta, dict) else None
    if isinstance(form, str) and form.upper().startswith("FRESH"):
        return True
    parts = [document.get(name) for name in ("employment", "service", "education")]
    return any(isinstance(part, dict) and isinstance(part.get("history"), list) for part in parts)
