"""The profile in a handed-in file, whatever kind of file it is.

A profile comes as ``profile.json``, in the outputs of a workshop notebook, or
in a take-home page. What a file is follows from its content: browsers rename
files, and some add ``.json`` or ``.txt`` to a notebook's name. Only data is
read; no cell, no script.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from beyondcv.errors import NotAProfileError, ProfileError, SubmissionError
from beyondcv.exports import extract_takehome
from beyondcv.i18n import msg
from beyondcv.profile import Profile, loads

__all__ = ["PROFILE_MIME", "notebook_in", "profile_in", "profile_of", "supported"]

PROFILE_MIME = "application/vnd.beyondcv.profile+json"
"""Type of the notebook output that carries the profile (`beyondcv.widgets`)."""

_MAX_PARTS = 500_000
_MAX_QUOTES = 2_000_000
_SECTIONS = {
    "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects",
}  # fmt: skip
_ENDINGS = (".json", ".ipynb", ".html", ".htm", ".txt")


def supported(path: PurePosixPath) -> bool:
    """Return whether a file's name is that of a possible hand-in."""
    return path.suffix.lower() in _ENDINGS


def profile_in(data: bytes) -> Profile:
    """Read the profile in a handed-in file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Profile

    Raises
    ------
    SubmissionError
        If the file holds no profile.
    NotAProfileError
        If it is whole, and something else.
    ProfileError
        If it holds one that cannot be read.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        raise SubmissionError(msg("The file is empty. Ask for it again."))
    if start == b"<":
        return loads(extract_takehome(data.decode("utf-8", "replace")))
    notebook = notebook_in(data)
    profile = loads(data) if notebook is None else profile_of(notebook)
    if notebook is None and not _holds_profile(profile.to_dict()):
        raise NotAProfileError(
            msg("This file is whole, but it is not a profile."),
            msg("Ask for profile.json, which the form’s download button writes."),
        )
    return profile


def _holds_profile(document: dict[str, Any]) -> bool:
    """Return whether a JSON object has anything of JSON Resume or of this course in it."""
    return bool(document.keys() & _SECTIONS) or "beyondcv" in document.get("meta", {})


def notebook_in(data: bytes) -> dict[str, Any] | None:
    """Read a handed-in notebook as data.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    dict or None
        None if the file is of another kind.

    Raises
    ------
    SubmissionError
        If it is torn, or too large to be one.
    """
    if b'"cells"' not in data or b'"nbformat"' not in data:
        return None
    # Counted before anything is read: an empty object of two bytes takes sixty in memory.
    if data.count(b"{") + data.count(b"[") > _MAX_PARTS or data.count(b'"') > _MAX_QUOTES:
        raise SubmissionError(
            msg("It has too many parts to be a notebook of this course. Ask for profile.json.")
        )
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise SubmissionError(
            msg("It looks like a notebook, but it is cut short. Ask for it again.")
        ) from None
    if isinstance(content, dict) and isinstance(content.get("cells"), list):
        return content
    return None


def profile_of(notebook: dict[str, Any]) -> Profile:
    """Read the profile that the last output of its kind carries.

    Parameters
    ----------
    notebook : dict
        From `notebook_in`.

    Raises
    ------
    SubmissionError, ProfileError
        As `profile_in`.
    """
    found = None
    for cell in notebook["cells"]:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else ():
            bundle = output.get("data") if isinstance(output, dict) else None
            if isinstance(bundle, dict) and PROFILE_MIME in bundle:
                found = bundle[PROFILE_MIME]
    if found is None:
        raise SubmissionError(
            msg(
                "This notebook holds no profile: it was not run, or saved without its outputs. "
                "Ask for profile.json."
            )
        )
    try:
        return loads(found if isinstance(found, str) else json.dumps(found))
    except RecursionError:
        raise ProfileError(msg("The profile in this notebook is nested too deep.")) from None
