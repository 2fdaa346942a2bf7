"""Where a form keeps the profile: a file, the browser, or nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from beyondcv.errors import ProfileError
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile, dumps, loads, storage
from beyondcv.profile.storage import Loaded

__all__ = ["FileStore", "PageStore", "Store"]


class Store(Protocol):
    """A place for one profile.

    Attributes
    ----------
    where : Message
        What the person should know about that place, in one sentence.
    """

    where: Message

    def load(self) -> Loaded:
        """Return the profile, empty if there is none yet."""

    def save(self, profile: Profile) -> Message | None:
        """Keep the profile, and return what the person should know about it.

        Raises
        ------
        BeyondCVError
            If it could not be kept.
        """

    def erase(self) -> None:
        """Keep nothing any more, no older copy either.

        Raises
        ------
        BeyondCVError
            If something could not be removed.
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
        self.where = msg("Kept in {name}, beside this notebook.", name=self._file.path.name)

    def load(self) -> Loaded:
        """Return the profile in the file; see `Store.load`."""
        return self._file.load()

    def save(self, profile: Profile) -> Message | None:
        """Write the file; see `Store.save`."""
        return self._file.save(profile)

    def erase(self) -> None:
        """Remove the file and its copies; see `Store.erase`."""
        storage.erase(self._file.path)


class PageStore:
    """A profile that the page keeps in the browser.

    Parameters
    ----------
    text : str or None
        What the browser holds.
    keep : callable
        Called with the profile's JSON text at each change, with ``""`` when
        everything is erased.
    aside : callable
        Called when `text` cannot be read.
    """

    where = msg("Nothing is sent: your work stays on this device.")

    def __init__(
        self,
        text: str | None,
        keep: Callable[[str, str], None],
        aside: Callable[[], None] = lambda: None,
    ) -> None:
        self._text = text
        self._keep = keep
        self._aside = aside

    def load(self) -> Loaded:
        """Return the profile that the browser held; see `Store.load`."""
        if not self._text:
            return Loaded(Profile(), None)
        try:
            return Loaded(loads(self._text), None)
        except ProfileError as error:
            self._aside()
            return Loaded(
                Profile(),
                msg(
                    "The profile kept in this browser could not be read. {cause} "
                    "The form starts empty. The old text stays in this browser: “My profile” "
                    "gives it to you as a file.",
                    cause=error.message,
                ),
            )

    def save(self, profile: Profile) -> None:
        """Hand the profile to the page, which tells of its own trouble; see `Store.save`."""
        self._keep(dumps(profile), "")

    def erase(self) -> None:
        """Have the page forget the profile; see `Store.erase`."""
        self._keep("", "everything")
