"""Where a form keeps the profile: a file, the browser, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from beyondcv.errors import ProfileError
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile, dumps, loads, storage
from beyondcv.profile.storage import Copy, Loaded, Saved

__all__ = ["FileStore", "PageStore", "Store"]


class Store(Protocol):
    """A place for one profile.

    Attributes
    ----------
    where : Message
        What the person should know about that place, in one sentence.
    kept : Message or None
        What the form says once the profile is there; None where somebody else says it.
    copied, gone : Message
        What is said after erasing: that a copy is kept, that none is.
    """

    where: Message
    kept: Message | None
    copied: Message
    gone: Message

    def load(self) -> Loaded:
        """Return the profile, empty if there is none yet."""

    def save(self, profile: Profile, why: str = "") -> Saved | None:
        """Keep the profile.

        Parameters
        ----------
        profile : Profile
        why : str
            A key of `beyondcv.profile.storage.WHYS` if what is there is to be kept as a
            copy first.

        Returns
        -------
        Saved or None
            What the place holds now, if that is something else, or what the person
            should know.

        Raises
        ------
        BeyondCVError
            If it could not be kept.
        """

    def took(self, profile: Profile | None) -> None:
        """Note that the place holds `profile`, which the form now knows; None: something else."""

    def erase(self, *, copies: bool) -> None:
        """Keep the profile no more: but a copy, unless these are to go, too.

        Raises
        ------
        BeyondCVError
            If something could not be removed.
        """

    def copies(self) -> Sequence[Copy]:
        """Return the copies that the form lists, newest first; none if the page lists them."""

    def copy(self, name: str) -> Profile:
        """Return what a copy holds.

        Raises
        ------
        BeyondCVError
            If it is gone or cannot be read.
        """


class FileStore:
    """A profile in a file, beside the notebook.

    Parameters
    ----------
    path : str or pathlib.Path
        The file; the last good copy is kept beside it.
    """

    def __init__(self, path: str | Path = "profile.json") -> None:
        self._file = storage.ProfileFile(path)
        name = self._file.path.name
        self.where = msg("Your work is in {name}, beside this notebook.", name=name)
        self.kept: Message | None = msg("Kept in {name}", name=name)
        self.copied = msg("Your profile is erased. A copy is kept: “My copies” brings it back.")
        self.gone = msg(
            "Everything is erased, copies too. Save this notebook now (Ctrl+S): "
            "it held your profile as well."
        )

    def load(self) -> Loaded:
        """Return the profile in the file; see `Store.load`."""
        return self._file.load()

    def save(self, profile: Profile, why: str = "") -> Saved | None:
        """Write the file; see `Store.save`."""
        return self._file.save(profile, why)

    def took(self, profile: Profile | None) -> None:
        """Note what the form knows; see `Store.took`."""
        self._file.took(profile or Profile())

    def erase(self, *, copies: bool) -> None:
        """Remove the file; see `Store.erase`."""
        self._file.erase(copies=copies)

    def copies(self) -> Sequence[Copy]:
        """Return the copies beside the file; see `Store.copies`."""
        return self._file.copies()

    def copy(self, name: str) -> Profile:
        """Return what a copy holds; see `Store.copy`."""
        return self._file.copy(name)


class PageStore:
    """A profile that the page keeps in the browser, with its copies.

    The page says itself whether it could: it alone knows.

    Parameters
    ----------
    text : str or None
        What the browser holds.
    keep : callable
        Called with the profile's JSON text at each change, and with why what is there is
        to be kept as a copy (a key of `beyondcv.profile.storage.WHYS`, or ``""``). An
        empty text erases: ``"erased"`` keeps a copy, ``"everything"`` none.
    """

    where = msg("Nothing is sent: your work stays on this device.")
    kept: Message | None = None
    copied = msg("Your profile is erased. A copy is kept: “My profile” brings it back.")
    gone = msg("Everything is erased, copies too: nothing of your profile is left in this browser.")

    def __init__(self, text: str | None, keep: Callable[[str, str], None]) -> None:
        self._text = text
        self._keep = keep
        self._why = ""

    def load(self) -> Loaded:
        """Return the profile that the browser held; see `Store.load`."""
        if not self._text:
            return Loaded(Profile(), None)
        try:
            return Loaded(loads(self._text), None)
        except ProfileError as error:
            # The first save over it says so: the page keeps the text as a copy.
            self._why = "unreadable"
            return Loaded(
                Profile(),
                msg(
                    "The profile kept in this browser could not be read. {cause} "
                    "The form starts empty. The old text stays in this browser: “My profile” "
                    "gives it to you as a file.",
                    cause=error.message,
                ),
            )

    def save(self, profile: Profile, why: str = "") -> None:
        """Hand the profile to the page, if it says something new; see `Store.save`."""
        text = dumps(profile)
        if text != self._text:
            self._keep(text, why or self._why)
            self._text, self._why = text, ""

    def took(self, profile: Profile | None) -> None:
        """Note what the browser holds; see `Store.took`."""
        self._text = dumps(profile) if profile is not None else None

    def erase(self, *, copies: bool) -> None:
        """Have the page forget the profile; see `Store.erase`."""
        self._keep("", "everything" if copies else "erased")
        self._text = None

    def copies(self) -> Sequence[Copy]:
        """Return nothing: the page lists its copies; see `Store.copies`."""
        return ()

    def copy(self, name: str) -> Profile:
        """Know no copy; see `Store.copy`."""
        raise KeyError(name)
