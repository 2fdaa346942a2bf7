"""What a zip's table of contents says, before anything is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import IO

from beyondcv.grading.handins.items import (
    MAX_DEPTH,
    MAX_PATH,
    Unreadable,
    hidden,
    hidden_file,
    ignored,
    refused,
    too_deep,
    too_long,
)
from beyondcv.grading.people.moodle import named_by_moodle
from beyondcv.i18n import msg

__all__ = [
    "DAMAGED",
    "Seen",
    "inside",
    "is_moodles",
    "name_of",
    "opened",
    "overlap",
    "refusal",
    "table_size",
    "time_of",
]

_HEADER = 30  # bytes before a file's name
_TABLE_ENTRY = 46  # … and in the table of contents
_MOST_MENDED = 50 * 1024 * 1024
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


def opened(stream: IO[bytes]) -> zipfile.ZipFile:
    """Open a zip, also if it says of a name that it is UTF-8, which it is not."""
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError:
        stream.seek(0)
        data = bytearray(stream.read(_MOST_MENDED + 1))
        if len(data) > _MOST_MENDED:
            raise
    end = zipfile._EndRecData(io.BytesIO(data))  # type: ignore[attr-defined]
    at = end[zipfile._ECD_LOCATION] - end[zipfile._ECD_SIZE]  # type: ignore[attr-defined]
    while data[at : at + 4] == b"PK\1\2":
        flags, *lengths = struct.unpack_from("<H18x3H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags & ~_UTF8_NAMES)
        (start,) = struct.unpack_from("<L", data, at + 42)
        if data[start : start + 4] == b"PK\3\4":
            struct.pack_into("<H", data, start + 6, flags & ~_UTF8_NAMES)
        at += _TABLE_ENTRY + sum(lengths)
    return zipfile.ZipFile(io.BytesIO(data))


def table_size(stream: IO[bytes]) -> int:
    """Return the size of a zip's table of contents, as `zipfile` is going to read it."""
    # Private, but the same code: an own reading of the end could differ from what follows.
    end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]
    return int(end[zipfile._ECD_SIZE]) if end else 0  # type: ignore[attr-defined]


def overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether files stand inside one another, as in a bomb that packs one text often."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _HEADER + entry.compress_size
    return False


def refusal(entry: zipfile.ZipInfo, shown: PurePosixPath, *, inner: bool) -> Unreadable | None:
    """Return why an entry is not unpacked, if its head says so."""
    name = name_of(entry)
    path = PurePosixPath(name)
    if not path.name:
        return refused(shown, msg("It has no name. Ask for it again."))
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        return refused(shown, msg("Its path leads out of the zip."))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return refused(
            shown, msg("It is a link, and links are not followed."), msg("Ask for profile.json.")
        )
    if entry.flag_bits & _ENCRYPTED:
        return refused(
            shown, msg("It is locked with a password."), msg("Ask for profile.json alone.")
        )
    if path.suffix.lower() == ".zip" and inner:
        return refused(
            shown, msg("It is a zip inside a zip."), msg("Ask for the file itself, profile.json.")
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack whole blocks at once: two thousand bytes of bzip2 hold gigabytes.
        return refused(
            shown, msg("It is packed in a way that no system uses."), msg("Ask for profile.json.")
        )
    return None


class Seen:
    """What stands in a zip, as its table of contents says.

    Parameters
    ----------
    entries : list of zipfile.ZipInfo
    below : pathlib.PurePosixPath
        The folder that the zip stands for.
    packed : bool
        Whether one person packed it.
    """

    def __init__(
        self, entries: list[zipfile.ZipInfo], below: PurePosixPath, *, packed: bool
    ) -> None:
        self._below, self._packed = below, packed
        self._counts = Counter(map(name_of, entries))
        self._deep: set[PurePosixPath] = set()
        self.folders: list[PurePosixPath] = []
        self.there: list[PurePosixPath] = []

    def look(self, entry: zipfile.ZipInfo) -> Unreadable | bool | None:
        """Return why a file is not read; True if nobody need know, None if it is to be read."""
        name = name_of(entry)
        if len(name) > MAX_PATH:
            self.there.append(PurePosixPath(name[:MAX_PATH]))
            return too_long(self._below / name[:MAX_PATH])
        path = PurePosixPath(name)
        parts, folder = path.parts, name.endswith("/")
        last = len(parts) - 1
        added = (i for i, part in enumerate(parts) if ignored(part, folder=folder or i < last))
        if (at := next(added, -1)) >= 0:
            # Whoever has nothing else has handed in no file.
            self.folders += [PurePosixPath(*parts[:at])] * (at > 0)
            return True
        if folder and not entry.file_size:
            if len(parts) < MAX_DEPTH:
                self.folders.append(path)
            return True
        whole = self._below / PurePosixPath(*inside(name))
        if len(whole.parts) > MAX_DEPTH:
            # A whole tree of them is said once.
            deep = too_deep(self._below if self._packed else whole, len(self._below.parts))
            self.there.append(PurePosixPath(*parts[:MAX_DEPTH]))
            new = deep.path not in self._deep
            self._deep.add(deep.path)
            return deep if new else True
        self.there.append(path)
        if any(map(hidden, parts)):
            return hidden_file(whole)
        if self._counts[name] > 1:
            return refused(
                self._below / path.name,
                msg("This name stands twice in the zip. Ask for the file again."),
            )
        return None


def is_moodles(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether a zip is a whole download of Moodle's, and no person's own."""
    tops = {PurePosixPath(name_of(entry)).parts[:1] for entry in entries}
    return len(tops) > 1 and all(top and named_by_moodle(top[0]) for top in tops)


def inside(name: str) -> list[str]:
    """Return the parts of a path that stay below the zip."""
    return [part for part in PurePosixPath(name).parts if part not in ("/", "//", "..")]


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return the path of an entry, as it was meant."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAMES:
        # Old tools write UTF-8 without saying so; zipfile then reads it as code page 437.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    # Windows PowerShell 5 packs folders with its own separator.
    return name.replace("\\", "/")


def time_of(entry: zipfile.ZipInfo) -> datetime:
    """Return when an entry was last changed; 1980 if it does not say."""
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1980, 1, 1, tzinfo=UTC)
