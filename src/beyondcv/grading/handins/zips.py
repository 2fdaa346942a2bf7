"""Zips that strangers packed, read in memory and never unpacked to disk.

Sizes are counted while reading, whatever the zip's own table says. A zip in a
zip is somebody's folder, packed; one in that one is refused.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from beyondcv.grading.handins.items import (
    MAX_FILE,
    MAX_PATH,
    Handed,
    Unreadable,
    empty_places,
    hidden,
    hidden_file,
    ignored,
    nothing_in,
    refused,
    too_large,
    too_long,
)
from beyondcv.i18n import msg

__all__ = ["MAX_ENTRIES", "MAX_RATIO", "MAX_TABLE", "MAX_TOTAL", "read_zip"]

MAX_TOTAL = 500 * 1024 * 1024
"""Most that is read from one zip, in bytes."""

MAX_ENTRIES = 20_000
"""Most entries of one zip."""

MAX_TABLE = 8 * 1024 * 1024
"""Longest table of contents of one zip, in bytes: it is read whole before anything else."""

MAX_RATIO = 200
"""Highest ratio of a file over 1 MiB to its compressed size; text packs about 10 times."""

_CHUNK = 64 * 1024
_RATIO_FROM = 1024 * 1024
_HEADER = 30  # bytes before a file's name
_TABLE_ENTRY = 46  # … and in the table of contents
_MOST_MENDED = 50 * 1024 * 1024
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


def read_zip(path: Path, below: PurePosixPath, name: str) -> Iterator[Handed | Unreadable]:
    """Read every file of a zip.

    Parameters
    ----------
    path : pathlib.Path
    below : pathlib.PurePosixPath
        The folder that the zip stands for.
    name : str
        Its name, as people know it.

    Yields
    ------
    Handed or Unreadable
    """
    shown = below.parent / name
    try:
        with path.open("rb") as stream:
            yield from _whole(stream, below, shown, _Budget(MAX_TOTAL, MAX_ENTRIES))
    except OSError as error:
        reason = error.strerror or ""
        yield refused(shown, msg("It cannot be opened ({reason}).", reason=reason))


def _whole(
    stream: IO[bytes],
    below: PurePosixPath,
    shown: PurePosixPath,
    budget: _Budget,
    inner: bool = False,
) -> Iterator[Handed | Unreadable]:
    """Read a zip, or the one that a person packed into it; limits are those of both together."""
    try:
        if _table_size(stream) > MAX_TABLE:
            yield _too_many(shown)
            return
        with _opened(stream) as archive:
            entries = archive.infolist()
            budget.entries -= len(entries)
            if budget.entries < 0:
                yield _too_many(shown)
                return
            if _overlap(entries):
                yield refused(
                    shown, msg("Files share the same place in this zip: it was made to do harm.")
                )
                return
            yield from _entries(archive, entries, below, shown, budget, inner=inner)
    except (*_DAMAGED, MemoryError):
        yield refused(shown, msg("It is not a whole zip. Download it again."))


def _entries(
    archive: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    below: PurePosixPath,
    shown: PurePosixPath,
    budget: _Budget,
    *,
    inner: bool,
) -> Iterator[Handed | Unreadable]:
    counts = Counter(_name(entry) for entry in entries)
    folders: list[PurePosixPath] = []
    there: list[PurePosixPath] = []
    for entry in entries:
        name = _name(entry)
        if len(name) > MAX_PATH:
            there.append(PurePosixPath(name[:MAX_PATH]))
            yield too_long(below / name[:MAX_PATH])
            continue
        parts = PurePosixPath(name).parts
        if any(map(ignored, parts)):
            continue
        if name.endswith("/") and not entry.file_size:
            folders.append(PurePosixPath(name))
            continue
        there.append(PurePosixPath(name))
        if any(map(hidden, parts)):
            yield hidden_file(below / PurePosixPath(*_inside(name)))
            continue
        if counts[name] > 1:
            yield refused(
                below / PurePosixPath(name).name,
                msg("This name stands twice in the zip. Ask for the file again."),
            )
            continue
        for item in _entry(archive, entry, below, budget, inner=inner):
            if budget.left < 0:
                yield refused(
                    shown,
                    msg(
                        "This zip unpacks to more than {limit} MB; the rest is not read. Split it.",
                        limit=MAX_TOTAL // 1024**2,
                    ),
                )
                return
            yield item
    if not there:
        yield nothing_in(shown)
        return
    for empty in empty_places(folders, there):
        yield nothing_in(below / PurePosixPath(*_inside(str(empty))))


@dataclass
class _Budget:
    """What may still be read of one zip; refused files count too.

    Parameters
    ----------
    left : int
        Bytes.
    entries : int
    """

    left: int
    entries: int


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
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


def _table_size(stream: IO[bytes]) -> int:
    """Return the size of a zip's table of contents, as `zipfile` is going to read it."""
    # Private, but the same code: an own reading of the end could differ from what follows.
    end = zipfile._EndRecData(stream)  # type: ignore[attr-defined]
    return int(end[zipfile._ECD_SIZE]) if end else 0  # type: ignore[attr-defined]


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Return whether files stand inside one another, as in a bomb that packs one text often."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _HEADER + entry.compress_size
    return False


def _entry(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    below: PurePosixPath,
    budget: _Budget,
    *,
    inner: bool,
) -> Iterator[Handed | Unreadable]:
    name = _name(entry)
    inside = PurePosixPath(name)
    shown = below / PurePosixPath(*_inside(name))
    packed = inside.suffix.lower() == ".zip"
    if not inside.name:
        yield refused(shown, msg("It has no name. Ask for it again."))
    elif inside.is_absolute() or ".." in inside.parts or name[1:2] == ":":
        yield refused(shown, msg("Its path leads out of the zip."))
    elif stat.S_ISLNK(entry.external_attr >> 16):
        yield refused(shown, msg("It is a link, and links are not followed."))
    elif entry.flag_bits & _ENCRYPTED:
        yield refused(shown, msg("It is locked with a password."))
    elif packed and inner:
        yield refused(
            shown, msg("It is a zip inside a zip. Ask for the file itself, profile.json.")
        )
    elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack whole blocks at once: two thousand bytes of bzip2 hold gigabytes.
        yield refused(
            shown, msg("It is packed in a way that no system uses. Ask for profile.json.")
        )
    else:
        item = _unpacked(archive, entry, shown, budget)
        if packed and isinstance(item, Handed):
            yield from _whole(
                io.BytesIO(item.data), shown.with_suffix(""), shown, budget, inner=True
            )
        else:
            yield item


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: PurePosixPath, budget: _Budget
) -> Handed | Unreadable:
    if entry.file_size > MAX_FILE:
        return too_large(shown)
    data = bytearray()
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                budget.left -= len(chunk)
                if len(data) > MAX_FILE or budget.left < 0:
                    return too_large(shown)
                if len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(entry.compress_size, 1):
                    return refused(shown, msg("It is packed too tightly to be a hand-in."))
    except (*_DAMAGED, MemoryError):
        return refused(shown, msg("It is damaged in the zip. Ask for it again."))
    return Handed(shown, bytes(data), _time(entry))


def _inside(name: str) -> list[str]:
    """Return the parts of a path that stay below the zip."""
    return [part for part in PurePosixPath(name).parts if part not in ("/", "//", "..")]


def _name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAMES:
        # Old tools write UTF-8 without saying so; zipfile then reads it as code page 437.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    # Windows PowerShell 5 packs folders with its own separator.
    return name.replace("\\", "/")


def _time(entry: zipfile.ZipInfo) -> datetime:
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1980, 1, 1, tzinfo=UTC)


def _too_many(shown: PurePosixPath) -> Unreadable:
    return refused(
        shown, msg("This zip has too many entries; {limit} at most are read.", limit=MAX_ENTRIES)
    )
