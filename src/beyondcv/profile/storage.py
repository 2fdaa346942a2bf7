"""A profile in a file: saved whole or not at all, and never lost.

Beside ``profile.json`` may stand

- ``profile.json.bak``: the last good content before the present one;
- ``profile.json.damaged-YYYYMMDD-HHMMSS``: a file that was found in its place
  and is no profile (torn, foreign, too large, of a newer course);
- ``profile.json.other-YYYYMMDD-HHMMSS``: what another window or program had
  saved there in the meantime.

Two notebooks, or two windows, may be open on one file. So `ProfileFile` remembers
what its own form last held, and a save changes in the file what was changed in
that form since. Where both changed the same thing, the one that saves last wins,
and the file that it replaces is kept as ``.other-…``. The look and the rename are
not one step: two saves within the same millisecond are not told apart.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beyondcv.errors import ProfileError, StorageError, is_full
from beyondcv.i18n import Message, msg
from beyondcv.profile._files import copies_of, keep_copy, remove_left_overs, write_atomically
from beyondcv.profile._merge import merge
from beyondcv.profile._model import Profile
from beyondcv.profile._text import MAX_BYTES, dumps, loads

__all__ = ["Loaded", "ProfileFile", "erase", "load", "save"]

_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True)
class Loaded:
    """What was found.

    Parameters
    ----------
    profile : Profile
        Empty if there was no file, or none that could be read.
    notice : Message or None
        What the learner should know: what happened, and where their file is.
    """

    profile: Profile
    notice: Message | None = None


class ProfileFile:
    """The place of one profile, as one window or program sees it.

    Parameters
    ----------
    path : str or path
        The file; a link is followed, so that it stays a link.
    """

    def __init__(self, path: str | os.PathLike[str] = "profile.json") -> None:
        self.path = Path(os.path.realpath(path))
        self._base: dict[str, Any] | None = None
        self._announced: bytes | None = None

    def load(self) -> Loaded:
        """Read the profile, or the last good copy of it.

        A file that cannot be read stays where it is, and a copy is made at
        once, so that no later save can lose it.

        Raises
        ------
        StorageError
            If the file is there but the computer does not let it be read.
        """
        with _explained(self.path):
            content = _read(self.path)
        loaded = Loaded(Profile())
        if content is not None:
            try:
                loaded = Loaded(loads(content))
            except ProfileError as error:
                self._announced = content
                loaded = self._rescue(error)
        self._base = loaded.profile.to_dict()
        return loaded

    def save(self, profile: Profile) -> Message | None:
        """Write the profile.

        Returns
        -------
        Message or None
            What the learner should know about a file that was found there.

        Raises
        ------
        StorageError
            If it cannot be written; the file is then as it was before.
        ProfileError
            If the profile is too large to be read again.
        """
        mine, notice = profile.to_dict(), None
        with _explained(self.path):
            old = _read(self.path)
            if old is not None:
                profile, notice = self._reconcile(profile, old)
            new = dumps(profile).encode("utf-8")
            if old != new:
                write_atomically(self.path, new)
                remove_left_overs(self.path)
        self._base = mine
        return notice

    @property
    def _backup(self) -> Path:
        return self.path.with_name(self.path.name + ".bak")

    def _reconcile(self, profile: Profile, old: bytes) -> tuple[Profile, Message | None]:
        """Return what to write over a file that holds `old`, after keeping what that loses."""
        try:
            theirs = loads(old).to_dict()
        except ProfileError as error:
            copy = keep_copy(self.path, "damaged")
            if old == self._announced:
                return profile, None
            return profile, msg(
                "The file that stood in place of your profile was replaced. {cause} "
                "It was kept as “{copy}”.",
                cause=error.message,
                copy=copy.name,
            )
        notice = None
        if self._base is not None:
            both, passed_over = merge(self._base, profile.to_dict(), theirs)
            profile = Profile.from_dict(both)
            if passed_over:
                copy = keep_copy(self.path, "other")
                notice = msg(
                    "Your profile was changed in another window meanwhile. What you see here was "
                    "saved; the other window’s text was kept as “{copy}”. Work in one window at "
                    "a time.",
                    copy=copy.name,
                )
        if profile.to_dict() != theirs:
            write_atomically(self._backup, old)
        return profile, notice

    def _rescue(self, error: ProfileError) -> Loaded:
        copy: Path | None = None
        # On a disk that is full or locked the file stays where it is, and
        # `save` refuses to replace it.
        with contextlib.suppress(OSError):
            copy = keep_copy(self.path, "damaged")
        kept = (
            msg("It was kept as “{copy}”.", copy=copy.name)
            if copy
            else msg("It stays where it is, but could not be copied.")
        )
        try:
            content = _read(self._backup)
            profile = loads(content) if content is not None else None
        except (OSError, ProfileError):
            profile = None
        if profile is None:
            return Loaded(
                Profile(),
                msg(
                    "“{name}” could not be opened. {cause} {kept} "
                    "There is no earlier copy: you see an empty sheet.",
                    name=self.path.name,
                    cause=error.message,
                    kept=kept,
                ),
            )
        return Loaded(
            profile,
            msg(
                "“{name}” could not be opened. {cause} {kept} "
                "You see the last good copy: check your latest changes.",
                name=self.path.name,
                cause=error.message,
                kept=kept,
            ),
        )


def load(path: str | os.PathLike[str]) -> Loaded:
    """Read a profile once; see `ProfileFile.load`."""
    return ProfileFile(path).load()


def save(profile: Profile, path: str | os.PathLike[str]) -> None:
    """Write a profile once; see `ProfileFile.save`.

    Whatever good profile stands there becomes the ``.bak``: somebody who saves
    more than once should keep a `ProfileFile`, which also notices other windows.
    """
    ProfileFile(path).save(profile)


def erase(path: str | os.PathLike[str]) -> None:
    """Remove a profile and every copy of it: its last good one, damaged ones, others.

    Raises
    ------
    StorageError
        If one of them cannot be removed.
    """
    place = ProfileFile(path).path
    with _explained(place):
        backup = place.with_name(place.name + ".bak")
        for file in (*copies_of(place, "damaged"), *copies_of(place, "other"), backup, place):
            file.unlink(missing_ok=True)
        remove_left_overs(place, older_than=0)


def _read(path: Path) -> bytes | None:
    if not path.exists():
        return None
    if not path.is_file():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with path.open("rb") as stream:
        # One byte more than allowed is enough for `loads` to refuse it.
        return stream.read(MAX_BYTES + 1)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(_explanation(error, path)) from error


def _explanation(error: OSError, path: Path) -> Message:
    if is_full(error):
        return msg(
            "“{name}” was not saved: the disk is full. The file is as it was before. Make room, "
            "or download your profile from this page.",
            name=path.name,
        )
    if error.errno in _FORBIDDEN:
        return msg(
            "“{name}” cannot be read or written: this folder is protected. Nothing was changed. "
            "Open the workshop in a folder of your own, or download your profile from this page.",
            name=path.name,
        )
    return msg(
        "“{name}” cannot be read or written ({code}). Nothing was changed. "
        "Check that its folder exists and that it is a file.",
        name=path.name,
        code=errno.errorcode.get(error.errno or 0, type(error).__name__),
    )
