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
from beyondcv.exports import open_file
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile, foreign, holds_profile, loads

__all__ = [
    "PROFILE_MIME",
    "notebook_in",
    "other_kind",
    "profile_in",
    "profile_of",
    "supported",
]

PROFILE_MIME = "application/vnd.beyondcv.profile+json"
"""Type of the notebook output that carries the profile (`beyondcv.widgets`)."""

_MAX_PARTS = 500_000
_MAX_QUOTES = 2_000_000
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
    NotAProfileError
        If the file is something else than a profile; whatever raises it never competes
        with one that is.
    SubmissionError
        If it is a notebook that holds no profile.
    ProfileError
        If it holds one that cannot be read.
    """
    notebook = notebook_in(data)
    try:
        return open_file(data).profile if notebook is None else profile_of(notebook)
    except NotAProfileError as error:
        raise _for_trainers(error.what) from None


def other_kind(data: bytes) -> NotAProfileError:
    """Return what a file is that nobody would hand in on purpose, and what to ask for.

    Parameters
    ----------
    data : bytes
        Of a file whose name has an ending that is not `supported`.
    """
    return _for_trainers(foreign.named(data))


def _for_trainers(what: Message) -> NotAProfileError:
    return NotAProfileError(
        msg("Not a profile. {what}", what=what),
        msg(
            "Ask for profile.json again: it is what “Download” gives, under “My profile” in the "
            "course."
        ),
    )


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
        profile = loads(found if isinstance(found, str) else json.dumps(found))
    except RecursionError:
        raise ProfileError(msg("The profile in this notebook is nested too deep.")) from None
    if not holds_profile(profile.to_dict()):
        raise foreign.not_a_profile("unwritten")
    return profile
