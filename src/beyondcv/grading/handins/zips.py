"""Zips that strangers packed, read in memory and never unpacked to disk.

Sizes are counted while reading, whatever the zip's own table says.
"""

from __future__ import annotations

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

from beyondcv.grading.handins.items import MAX_FILE, Handed, Unreadable, ignored, refused, too_large
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
        if _table_size(path) > MAX_TABLE:
            yield _too_many(shown)
            return
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                yield _too_many(shown)
                return
            if _overlap(entries):
                yield refused(
                    shown, msg("Files share the same place in this zip: it was made to do harm.")
                )
                return
            yield from _entries(archive, entries, below, shown)
    except (*_DAMAGED, MemoryError):
        yield refused(shown, msg("It is not a whole zip. Download it again."))


def _entries(
    archive: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    below: PurePosixPath,
    shown: PurePosixPath,
) -> Iterator[Handed | Unreadable]:
    budget = _Budget(MAX_TOTAL)
    counts = Counter(_name(entry) for entry in entries)
    for entry in entries:
        name = _name(entry)
        if entry.is_dir() or any(map(ignored, PurePosixPath(name).parts)):
            continue
        if counts[name] > 1:
            yield refused(
                below / PurePosixPath(name).name,
                msg("This name stands twice in the zip. Ask for the file again."),
            )
            continue
        item = _entry(archive, entry, below, budget)
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


@dataclass
class _Budget:
    """What may still be unpacked of one zip, in bytes; refused files count too."""

    left: int


def _table_size(path: Path) -> int:
    """Return the size of a zip's table of contents, as `zipfile` is going to read it."""
    with path.open("rb") as stream:
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
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, below: PurePosixPath, budget: _Budget
) -> Handed | Unreadable:
    name = _name(entry)
    inside = PurePosixPath(name)
    shown = below / PurePosixPath(*(part for part in inside.parts if part not in ("/", "..")))
    if inside.is_absolute() or ".." in inside.parts or name[1:2] == ":":
        return refused(shown, msg("Its path leads out of the zip."))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return refused(shown, msg("It is a link, and links are not followed."))
    if entry.flag_bits & _ENCRYPTED:
        return refused(shown, msg("It is locked with a password."))
    if inside.suffix.lower() == ".zip":
        return refused(
            shown, msg("It is a zip inside a zip. Ask for the file itself, profile.json.")
        )
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others unpack whole blocks at once: two thousand bytes of bzip2 hold gigabytes.
        return refused(
            shown, msg("It is packed in a way that no system uses. Ask for profile.json.")
        )
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
