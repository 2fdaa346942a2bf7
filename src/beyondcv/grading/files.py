"""The files that were handed in, read safely from zips, folders and loose files.

Everything here comes from strangers. A zip is never unpacked to disk; sizes
are counted while reading, whatever the zip's own table says.
"""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from beyondcv.errors import SubmissionError
from beyondcv.i18n import Message, msg

__all__ = [
    "MAX_ENTRIES",
    "MAX_FILE",
    "MAX_RATIO",
    "MAX_TOTAL",
    "Handed",
    "Unreadable",
    "places",
    "read",
]

MAX_FILE = 20 * 1024 * 1024
"""Largest single file that is read, in bytes: a notebook with pictures, not a film."""

MAX_TOTAL = 500 * 1024 * 1024
"""Most that is read from one zip, in bytes."""

MAX_ENTRIES = 20_000
"""Most entries of one zip."""

MAX_RATIO = 200
"""Highest ratio of a file over 1 MiB to its compressed size; text packs about 10 times."""

_CHUNK = 64 * 1024
_RATIO_FROM = 1024 * 1024
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_HERE = PurePosixPath()
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    IndexError, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Handed:
    """One file.

    Parameters
    ----------
    path : pathlib.PurePosixPath
        Where it stood below what was given, folders included.
    data : bytes
    time : datetime.datetime
        When it was last changed, in UTC.
    """

    path: PurePosixPath
    data: bytes
    time: datetime


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was not read, and why.

    Parameters
    ----------
    path : pathlib.PurePosixPath
    error : SubmissionError
    """

    path: PurePosixPath
    error: SubmissionError


def places(sources: Sequence[Path]) -> list[PurePosixPath]:
    """Return the folder that each source stands for.

    One folder or zip holds a class. Several of them side by side, as ``Léa Tom``
    or ``*/profile.json`` give them, hold a learner each, and their names say whom.

    Parameters
    ----------
    sources : sequence of pathlib.Path

    Returns
    -------
    list of pathlib.PurePosixPath
        Empty where the name of the folder says nothing.
    """
    whole = [Path(os.path.abspath(source)) for source in sources]  # noqa: PTH100  (links stay)
    folders = [path for path in whole if path.is_dir()]
    zips = [path for path in whole if _is_zip(path)]
    loose = [path for path in whole if path not in folders and path not in zips]
    beside = len(loose) > 1 and len({path.parent for path in loose}) == len(loose)
    names = []
    for path in whole:
        name = ""
        if path in folders and len(folders) > 1:
            name = path.name
        elif path in zips and len(zips) > 1:
            name = path.stem
        elif path in loose and beside and len({other.parent.parent for other in loose}) == 1:
            name = path.parent.name
        names.append(PurePosixPath(_readable(name)))
    return names


def read(source: Path, below: PurePosixPath = _HERE) -> Iterator[Handed | Unreadable]:
    """Read a file, a zip or a folder of both.

    Parameters
    ----------
    source : pathlib.Path
    below : pathlib.PurePosixPath
        What `places` says of it.

    Yields
    ------
    Handed or Unreadable
        One bad file never hides the others.
    """
    if source.is_symlink() and not source.exists():
        yield _refused(_readable(source.name), msg("It is a link to a file that does not exist."))
    elif not source.exists():
        yield _refused(_readable(str(source)), msg("There is no such file. Check the path."))
    elif source.is_dir():
        yield from _folder(source, below)
    elif _is_zip(source):
        yield from _zip(source, below, _readable(source.name))
    else:
        yield _loose(source, below / _readable(source.name))


def _is_zip(path: Path) -> bool:
    # By its content alone, a Word document would be a zip of thirty hand-ins.
    suffix = path.suffix.lower()
    return suffix == ".zip" or (not suffix and path.is_file() and zipfile.is_zipfile(path))


def _folder(root: Path, below: PurePosixPath) -> Iterator[Handed | Unreadable]:
    closed: list[OSError] = []
    for here, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _ignored(name))
        links = [name for name in folders if Path(here, name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(here, name)
            shown = below / _readable(path.relative_to(root).as_posix())
            if _ignored(name):
                continue
            if path.is_symlink():
                yield _refused(shown, msg("It is a link, and links are not followed."))
            elif path.suffix.lower() == ".zip":
                yield from _zip(path, shown.with_suffix(""), shown.name)
            else:
                yield _loose(path, shown)
    for error in closed:
        yield _refused(_readable(str(error.filename)), _not_opened(error))


def _loose(path: Path, shown: PurePosixPath) -> Handed | Unreadable:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return _refused(shown, msg("It is not an ordinary file."))
        if info.st_size > MAX_FILE:
            return _too_large(shown)
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        return _refused(shown, _not_opened(error))
    return Handed(shown, data, datetime.fromtimestamp(info.st_mtime, UTC))


def _zip(path: Path, below: PurePosixPath, name: str) -> Iterator[Handed | Unreadable]:
    shown = below.parent / name
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                yield _refused(
                    shown,
                    msg(
                        "This zip has {count} entries; {limit} at most are read.",
                        count=len(entries),
                        limit=MAX_ENTRIES,
                    ),
                )
                return
            total = 0
            for entry in entries:
                if entry.is_dir() or any(map(_ignored, PurePosixPath(_name(entry)).parts)):
                    continue
                item = _entry(archive, entry, below)
                if isinstance(item, Handed):
                    total += len(item.data)
                    if total > MAX_TOTAL:
                        yield _refused(
                            shown,
                            msg(
                                "This zip unpacks to more than {limit} MB; the rest is not read. "
                                "Split it.",
                                limit=MAX_TOTAL // 1024**2,
                            ),
                        )
                        return
                yield item
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield _refused(shown, msg("It is not a whole zip. Download it again."))


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, below: PurePosixPath
) -> Handed | Unreadable:
    name = _name(entry)
    inside = PurePosixPath(name)
    shown = below / PurePosixPath(*(part for part in inside.parts if part not in ("/", "..")))
    if inside.is_absolute() or ".." in inside.parts or name[1:2] == ":":
        return _refused(shown, msg("Its path leads out of the zip."))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _refused(shown, msg("It is a link, and links are not followed."))
    if entry.flag_bits & _ENCRYPTED:
        return _refused(shown, msg("It is locked with a password."))
    if inside.suffix.lower() == ".zip":
        return _refused(
            shown, msg("It is a zip inside a zip. Ask for the file itself, profile.json.")
        )
    if entry.file_size > MAX_FILE:
        return _too_large(shown)
    data = bytearray()
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                data += chunk
                if len(data) > MAX_FILE:
                    return _too_large(shown)
                if len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(entry.compress_size, 1):
                    return _refused(shown, msg("It is packed too tightly to be a hand-in."))
    except _DAMAGED:
        return _refused(shown, msg("It is damaged in the zip. Ask for it again."))
    return Handed(shown, bytes(data), _time(entry))


def _name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAMES:
        # Old tools write UTF-8 without saying so; zipfile then reads it as code page 437.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    # Windows PowerShell 5 packs folders with its own separator.
    return name.replace("\\", "/")


def _readable(name: str) -> str:
    """Return a file's name as text that can be written: old disks hold other encodings."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def _not_opened(error: OSError) -> Message:
    return msg("It cannot be opened ({reason}).", reason=error.strerror or "")


def _time(entry: zipfile.ZipInfo) -> datetime:
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1980, 1, 1, tzinfo=UTC)


def _ignored(name: str) -> bool:
    return (name.startswith(".") and name != "..") or name in (
        "__MACOSX",
        "Thumbs.db",
        "desktop.ini",
    )


def _too_large(shown: PurePosixPath) -> Unreadable:
    limit = MAX_FILE // 1024**2
    return _refused(
        shown,
        msg("It is larger than {limit} MB. Ask for profile.json alone.", limit=limit),
    )


def _refused(shown: PurePosixPath | str, message: Message) -> Unreadable:
    return Unreadable(PurePosixPath(shown), SubmissionError(message))
