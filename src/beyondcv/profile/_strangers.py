"""A profile in the text of a file that may be anything."""

from __future__ import annotations

import json

from beyondcv.errors import ProfileError
from beyondcv.profile import foreign
from beyondcv.profile._aliases import renamed
from beyondcv.profile._migrations import migrate
from beyondcv.profile._model import Profile
from beyondcv.profile._recognised import holds_profile
from beyondcv.profile._text import MAX_BYTES, parse

__all__ = ["from_stranger"]

_LONGEST_WORD = len("false")


def from_stranger(text: str) -> Profile:
    """Read a profile from a file that somebody chose or handed in.

    `loads` reads what the course itself keeps, which may be empty; a stranger's
    file has to be a profile first.

    Parameters
    ----------
    text : str

    Returns
    -------
    Profile

    Raises
    ------
    NotAProfileError
        If it is something else; the error names it where it can.
    ProfileError
        If it is a profile that cannot be read.
    """
    if (kind := foreign.of_text(text)) is not None:
        raise foreign.not_a_profile(kind)
    try:
        document = parse(text)
    except ProfileError:
        if _is_cut(text):
            raise foreign.not_a_profile("cut") from None
        raise
    if not isinstance(document, dict):
        raise foreign.not_a_profile("other")
    kind = foreign.of_document(document)
    if kind is None and not holds_profile(document):
        kind = foreign.of_stranger(document)
    if kind is not None:
        raise foreign.not_a_profile(kind)
    return Profile.from_dict(migrate(renamed(document)))


def _is_cut(text: str) -> bool:
    """Return whether JSON ends in the middle."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        return False
    text = text.rstrip()
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.msg.startswith("Unterminated") or error.pos >= len(text) - _LONGEST_WORD + 1
    except (RecursionError, ValueError):
        return False
    return False
