"""Zips that strangers packed, read in memory and never unpacked to disk.

Sizes are counted while reading, whatever the zip's own table says. A zip in a
zip is somebody's folder, packed; one in that one is refused. What it may hold is a
limit of its own: whatever one person packs, everybody else's files are read.
Its times are its owner's, who may have set the clock: the outer zip's counts.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from beyondcv.grading.handins.entries import (
    DAMAGED,
    Seen,
    inside,
    is_moodles,
    name_of,
    opened,
    overlap,
    refusal,
    table_size,
    time_of,
)
from beyondcv.grading.handins.items import (
    MAX_FILE,
    Handed,
    Unreadable,
    empty_places,
    nothing_in,
    refused,
    too_large,
)
from beyondcv.grading.people.learners import moodle_at
from beyondcv.i18n import msg

__all__ = ["MAX_EACH", "MAX_ENTRIES", "MAX_OWN", "MAX_RATIO", "MAX_TABLE", "read_zip"]

MAX_EACH = 100 * 1024 * 1024
"""Most that is read from what one person packed, in bytes; `MAX_RATIO` limits all together."""

MAX_OWN = 1_000
"""Most entries of what one person packed."""

MAX_ENTRIES = 20_000
"""Most entries of the zip that was given."""

MAX_TABLE = 8 * 1024 * 1024
"""Longest table of contents of one zip, in bytes: it is read whole before anything else."""

MAX_RATIO = 200
"""Highest ratio of a file over 1 MiB to its compressed size; text packs about 10 times.

It holds for a zip in a zip as a whole too, so that no more than this is read of what was given.
"""

_OWN_TABLE = 1024 * 1024
_CHUNK = 64 * 1024
_RATIO_FROM = 1024 * 1024


def read_zip(
    path: Path, below: PurePosixPath, name: str, time: datetime | None = None
) -> Iterator[Handed | Unreadable]:
    """Read every file of a zip.

    Parameters
    ----------
    path : pathlib.Path
    below : pathlib.PurePosixPath
        The folder that the zip stands for.
    name : str
        Its name, as people know it.
    time : datetime.datetime, optional
        When it was handed in, if one person packed it: then what it says itself does not count.

    Yields
    ------
    Handed or Unreadable
    """
    shown = below.parent / name
    try:
        with path.open("rb") as stream:
            own = None if time is None else _Own(MAX_EACH, MAX_OWN, time)
            yield from _Reading(own).whole(stream, below, shown)
    except OSError as error:
        reason = error.strerror or ""
        yield refused(shown, msg("It cannot be opened ({reason}).", reason=reason))


@dataclass
class _Own:
    """What may still be read of what one person packed; refused files count too.

    Parameters
    ----------
    left : int
        Bytes.
    entries : int
    time : datetime.datetime
        When it was handed in.
    """

    left: int
    entries: int
    time: datetime


class _Reading:
    """Reads the zip that was given, and those that people packed into it.

    Parameters
    ----------
    own : _Own, optional
        If the zip that was given is one person's.
    """

    def __init__(self, own: _Own | None) -> None:
        self._own = own
        self._of: dict[PurePosixPath, _Own] = {}
        """Of each person's folder of Moodle's, whatever number of zips is in it."""

    def whole(
        self,
        stream: IO[bytes],
        below: PurePosixPath,
        shown: PurePosixPath,
        *,
        packed: _Own | None = None,
    ) -> Iterator[Handed | Unreadable]:
        """Read a zip; `packed` says that it is one in the zip that was given."""
        own = packed or self._own
        most = MAX_ENTRIES if own is None else MAX_OWN
        try:
            if table_size(stream) > (MAX_TABLE if own is None else _OWN_TABLE):
                yield _too_many(shown, most)
                return
            with opened(stream) as archive:
                entries = archive.infolist()
                if own is not None:
                    own.entries -= len(entries)
                if len(entries) > most or (own is not None and own.entries < 0):
                    yield _too_many(shown, most)
                    return
                if overlap(entries):
                    yield refused(
                        shown,
                        msg("Files share the same place in this zip: it was made to do harm."),
                    )
                    return
                yield from self._entries(archive, entries, below, shown, packed)
        except (*DAMAGED, MemoryError):
            yield refused(shown, msg("It is not a whole zip. Download it again."))

    def _entries(
        self,
        archive: zipfile.ZipFile,
        entries: list[zipfile.ZipInfo],
        below: PurePosixPath,
        shown: PurePosixPath,
        packed: _Own | None,
    ) -> Iterator[Handed | Unreadable]:
        own = packed or self._own
        # A whole download in a folder or zip of the trainer's keeps its times.
        moodles = packed is not None and moodle_at(below) < 0 and is_moodles(entries)
        seen = Seen(entries, below, packed=packed is not None)
        for entry in entries:
            item = seen.look(entry)
            if isinstance(item, Unreadable):
                yield _timed(item, entry, own, moodles=moodles)
            if item is not None:
                continue
            for one in self._entry(archive, entry, below, packed):
                if own is not None and own.left < 0:
                    yield refused(
                        shown,
                        msg(
                            "This zip unpacks to more than {limit} MB, or {ratio} times its size; "
                            "the rest is not read.",
                            limit=MAX_EACH // 1024**2,
                            ratio=MAX_RATIO,
                        ),
                        msg("Ask for profile.json alone."),
                    )
                    return
                yield _timed(one, entry, own, moodles=moodles)
        if not seen.there:
            yield nothing_in(shown)
            return
        for empty in empty_places(seen.folders, seen.there):
            yield nothing_in(below / PurePosixPath(*inside(str(empty))))

    def _entry(
        self,
        archive: zipfile.ZipFile,
        entry: zipfile.ZipInfo,
        below: PurePosixPath,
        packed: _Own | None,
    ) -> Iterator[Handed | Unreadable]:
        name = name_of(entry)
        shown = below / PurePosixPath(*inside(name))
        is_zip = PurePosixPath(name).suffix.lower() == ".zip"
        if (wrong := refusal(entry, shown, inner=packed is not None)) is not None:
            yield wrong
            return
        item = _unpacked(archive, entry, shown, packed or self._own)
        if is_zip and isinstance(item, Handed):
            own = self._own_of(shown, entry, item.time)
            yield from self.whole(io.BytesIO(item.data), shown.with_suffix(""), shown, packed=own)
        else:
            yield item

    def _own_of(self, shown: PurePosixPath, entry: zipfile.ZipInfo, time: datetime) -> _Own:
        """Return what may be read of a zip in the zip that was given."""
        at = moodle_at(shown)
        key = PurePosixPath(*shown.parts[: at + 1]) if at >= 0 else shown
        # The ratio is that to the outer zip: packed twice, two thousand bytes hold a gigabyte.
        most = min(MAX_EACH, _RATIO_FROM + MAX_RATIO * entry.compress_size)
        before = self._own or self._of.get(key)
        if before is not None:
            most = min(most, before.left)
        own = _Own(most, MAX_OWN if before is None else before.entries, time)
        self._of[key] = own
        return own


def _timed(
    item: Handed | Unreadable, entry: zipfile.ZipInfo, own: _Own | None, *, moodles: bool
) -> Handed | Unreadable:
    """Return a file with the time that counts: what a person packed says any time it likes."""
    time = item.time or time_of(entry)
    if own is not None:
        time = min(time, own.time) if moodles else own.time
    return replace(item, time=time)


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: PurePosixPath, own: _Own | None
) -> Handed | Unreadable:
    if entry.file_size > MAX_FILE:
        return too_large(shown)
    data = bytearray()
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                if own is not None:
                    own.left -= len(chunk)
                if len(data) > MAX_FILE or (own is not None and own.left < 0):
                    return too_large(shown)
                if len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(entry.compress_size, 1):
                    return refused(
                        shown,
                        msg("It is packed too tightly to be a hand-in."),
                        msg("Ask for profile.json."),
                    )
    except (*DAMAGED, MemoryError):
        return refused(shown, msg("It is damaged in the zip."), msg("Ask for it again."))
    return Handed(shown, bytes(data), time_of(entry))


def _too_many(shown: PurePosixPath, most: int) -> Unreadable:
    return refused(
        shown,
        msg("This zip has too many entries; {limit} at most are read.", limit=most),
        msg("Ask for profile.json alone."),
    )
