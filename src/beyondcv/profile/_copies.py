"""The dated copies of a profile that stand beside its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from beyondcv.i18n import Message, msg
from beyondcv.profile._files import copies_of

__all__ = ["WHYS", "Copy", "all_copies", "prune"]

WHYS = {
    "opened": msg("before a file was opened"),
    "restart": msg("before a new start"),
    "other": msg("another window’s version"),
    "erased": msg("before erasing"),
    "restored": msg("before an earlier copy was brought back"),
    "unreadable": msg("a text that could not be read"),
}
"""Why a copy was made."""

_MOST = 10
"""So many copies are kept; the oldest go first."""

_BURST = timedelta(minutes=1)

_NAME = re.compile(r"\.(?P<why>[a-z]+)-(?P<at>\d{8}-\d{6})(?:-(?P<again>\d+))?$")


@dataclass(frozen=True)
class Copy:
    """One copy.

    Parameters
    ----------
    name : str
        Of its file, beside the profile.
    at : datetime.datetime
        When it was made, in the computer's own time.
    why : str
        A key of `WHYS`.
    """

    name: str
    at: datetime
    why: str

    @property
    def reason(self) -> Message:
        """Why it was made, for the reader."""
        return WHYS[self.why]


def all_copies(path: Path) -> list[Copy]:
    """Return the copies that hold a profile, newest first.

    Raises
    ------
    OSError
        If the folder cannot be read.
    """
    found = []
    for why in WHYS if path.parent.is_dir() else ():
        for file in copies_of(path, why):
            if parts := _NAME.search(file.name):
                try:
                    at = datetime.strptime(parts["at"], "%Y%m%d-%H%M%S").astimezone()
                except ValueError:
                    continue
                found.append((at, int(parts["again"] or 1), Copy(file.name, at, why)))
    return [copy for _at, _again, copy in sorted(found, key=lambda item: item[:2], reverse=True)]


def prune(path: Path, keep: Path) -> None:
    """Remove the oldest copies beyond what is kept, never `keep`.

    Where two windows overtake each other key by key, the first and the last of what one
    loses to the other are kept: a burst must not push out what somebody may look for.

    Raises
    ------
    OSError
        If one cannot be removed.
    """
    copies = all_copies(path)
    gone = copies[_MOST:]
    match copies:
        case [last, middle, first, *_] if {last.why, middle.why, first.why} == {
            "other"
        } and last.at - first.at < _BURST:
            gone.append(middle)
    for copy in gone:
        if copy.name != keep.name:
            path.with_name(copy.name).unlink(missing_ok=True)
