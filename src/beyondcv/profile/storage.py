"""A profile in a file: saved whole or not at all, and never lost.

Beside ``profile.json`` may stand

- ``profile.json.bak``: the last good content before the present one;
- ``profile.json.damaged-YYYYMMDD-HHMMSS``: a file that was found in its place
  and is no profile (torn, foreign, too large, of a newer course);
- ``profile.json.<why>-YYYYMMDD-HHMMSS``: what stood there before it was replaced
  or erased; `WHYS` says what the words mean. The last ten are kept.

Two notebooks, or two windows, may be open on one file. So `ProfileFile` remembers
what its own form last held, and a save changes in the file what was changed in
that form since (see `beyondcv.profile.merge`). Where both changed the same field,
the one that saves last wins there; the other's text is told as a conflict, and the
file that it replaces is kept as ``.other-…``. From the look to the rename one window
at a time has the file (``.profile.json.lock``), and looks once more right before the
rename: where no lock can be made, another program's save is lost only if it falls
between these last two calls of the system.
"""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from beyondcv.errors import ProfileError, StorageError
from beyondcv.i18n import msg
from beyondcv.profile._copies import WHYS, Copy, all_copies, prune
from beyondcv.profile._files import (
    copies_of,
    date_anew,
    keep_copy,
    remove_left_overs,
    write_atomically,
)
from beyondcv.profile._lock import locked
from beyondcv.profile._merge import merge
from beyondcv.profile._model import Profile
from beyondcv.profile._outcome import Loaded, Saved
from beyondcv.profile._text import MAX_BYTES, dumps, loads
from beyondcv.profile._trouble import explained

__all__ = ["WHYS", "Copy", "Loaded", "ProfileFile", "Saved", "erase", "load", "save"]

_ANOTHER = ("opened", "restart", "restored")
"""Of `WHYS`: another profile takes the place of this one."""

_LOOKS = 100
"""So often a save begins anew because another program wrote meanwhile, then it gives up."""


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
        with explained(self.path):
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

    def save(self, profile: Profile, why: str = "") -> Saved | None:
        """Write the profile.

        Parameters
        ----------
        profile : Profile
        why : str
            A key of `WHYS` if what stands there is to be kept as a copy.
            ``"opened"``, ``"restart"`` and ``"restored"`` put another profile in its
            place: it is written as it is. Otherwise the profile is put together with
            what another window has saved meanwhile.

        Returns
        -------
        Saved or None
            None if the file now holds `profile` and there is nothing to be said.

        Raises
        ------
        StorageError
            If it cannot be written; the file is then as it was before.
        ProfileError
            If the profile is too large to be read again.
        """
        with explained(self.path), locked(self.path):
            for _look in range(_LOOKS):
                if (saved := self._saved(profile, why)) is not None:
                    break
            else:
                raise BlockingIOError(errno.EBUSY, os.strerror(errno.EBUSY))
        self._base = profile.to_dict()
        return None if saved == Saved(profile) else saved

    def _saved(self, profile: Profile, why: str) -> Saved | None:
        """Write the profile over what stands there; None if that changed meanwhile."""
        old = _read(self.path)
        saved = self._afresh(profile, why) if old is None else self._reconcile(profile, old, why)
        new = dumps(saved.profile).encode("utf-8")
        if old == new or (old is None and saved.base and not saved.profile.to_dict()):
            return saved
        if not write_atomically(self.path, new, lambda: _read(self.path) == old):
            return None
        remove_left_overs(self.path)
        return saved

    def _afresh(self, profile: Profile, why: str) -> Saved:
        """Return what to write where there is no file, be it no more."""
        if not self._base or why in _ANOTHER:
            return Saved(profile)
        if self._backup.exists():
            # Erasing takes the last good copy along: the file was moved or lost alone.
            return Saved(
                profile,
                msg(
                    "“{name}” was not there any more: your profile was written again, whole.",
                    name=self.path.name,
                ),
            )
        left, _none = merge(self._base, profile.to_dict(), {})
        return Saved(
            Profile.from_dict(left),
            msg(
                "Your profile was erased in another window. What you wrote here since is kept. "
                "Did you want to keep all of it? “Undo” brings it back."
            ),
            base=self._base,
        )

    def took(self, profile: Profile) -> None:
        """Note that the form now shows `profile`, as `save` gave it back."""
        self._base = profile.to_dict()

    def copies(self) -> list[Copy]:
        """Return the copies that can be opened again, newest first.

        Raises
        ------
        StorageError
            If the folder cannot be read.
        """
        with explained(self.path):
            return all_copies(self.path)

    def copy(self, name: str) -> Profile:
        """Return what a copy holds.

        Raises
        ------
        StorageError
            If it is gone.
        ProfileError
            If it cannot be read.
        """
        place = self.path.with_name(name)
        with explained(place):
            content = _read(place)
            if content is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        return loads(content)

    def erase(self, *, copies: bool) -> None:
        """Remove the profile, keeping a copy of it unless `copies` are to go, too.

        Raises
        ------
        StorageError
            If a copy cannot be made, or something cannot be removed.
        """
        with explained(self.path), locked(self.path):
            if not copies and self.path.is_file():
                self._keep("erased")
            # First what everything depends on: if it stays, nothing has changed.
            self.path.unlink(missing_ok=True)
            self._base = {}
            others = [self._backup]
            if copies:
                for kind in ("damaged", *WHYS):
                    others += copies_of(self.path, kind)
            left = [file.name for file in others if not _removed(file)]
            remove_left_overs(self.path, older_than=0 if copies else 3600)
        if left:
            raise StorageError(
                msg(
                    "Not everything could be erased: “{names}” is still there. Close the programs "
                    "that have it open, then erase again.",
                    names="”, “".join(left),
                )
            )

    @property
    def _backup(self) -> Path:
        return self.path.with_name(self.path.name + ".bak")

    def _keep(self, why: str) -> Path:
        before = copies_of(self.path, why)
        copy = keep_copy(self.path, why)
        if copy in before:
            copy = date_anew(self.path, why, copy)
        prune(self.path, keep=copy)
        return copy

    def _reconcile(self, profile: Profile, old: bytes, why: str) -> Saved:
        """Return what to write over a file that holds `old`, after keeping what that loses."""
        try:
            theirs = loads(old).to_dict()
        except ProfileError as error:
            copy = keep_copy(self.path, "damaged")
            if old == self._announced:
                return Saved(profile)
            return Saved(
                profile,
                msg(
                    "The file that stood in place of your profile was replaced. {cause} "
                    "It was kept as “{copy}”.",
                    cause=error.message,
                    copy=copy.name,
                ),
            )
        saved = Saved(profile)
        if why and theirs and profile.to_dict() != theirs:
            self._keep(why)
        if why not in _ANOTHER and self._base is not None:
            mine = profile.to_dict()
            both, conflicts = merge(self._base, mine, theirs)
            if conflicts or both != mine:
                merged = Profile.from_dict(both)
                saved = Saved(merged, None, tuple(conflicts), self._base, theirs)
            if conflicts:
                notice = msg(
                    "Your profile was changed in another window, too. Where both changed the "
                    "same field, both texts stand at that field; nothing else is lost. The other "
                    "window’s version was kept as “{copy}”.",
                    copy=self._keep("other").name,
                )
                saved = replace(saved, notice=notice)
        if saved.profile.to_dict() != theirs:
            write_atomically(self._backup, old)
        return saved

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
    ProfileFile(path).erase(copies=True)


def _removed(path: Path) -> bool:
    """Remove a file; return whether it is gone."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        return True
    return False


def _read(path: Path) -> bytes | None:
    if not path.exists():
        return None
    if not path.is_file():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with path.open("rb") as stream:
        # One byte more than allowed is enough for `loads` to refuse it.
        return stream.read(MAX_BYTES + 1)
