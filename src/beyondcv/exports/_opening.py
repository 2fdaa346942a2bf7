"""A file that somebody opens: a profile, or something to be named."""

from __future__ import annotations

from typing import NamedTuple

from beyondcv.exports._takehome import ELEMENT_ID, extract_takehome
from beyondcv.i18n import Message
from beyondcv.profile import Profile, decoded, foreign, from_stranger

__all__ = ["Opened", "open_file"]


class Opened(NamedTuple):
    """A profile from a file, and what its owner should know of how it was read."""

    profile: Profile
    note: Message | None = None


def open_file(data: bytes) -> Opened:
    """Read the profile in a file: ``profile.json`` or a take-home page.

    What the file is follows from its content, whatever its name.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Opened

    Raises
    ------
    NotAProfileError
        If the file is something else; the error names it and says what to do.
    ProfileError
        If it is a profile that cannot be read.
    """
    if (kind := foreign.of_bytes(data)) is not None:
        raise foreign.not_a_profile(kind)
    text, note = decoded(data)
    if text.lstrip()[:1] == "<" and ELEMENT_ID in text:
        text = extract_takehome(text)
    return Opened(from_stranger(text), note)
