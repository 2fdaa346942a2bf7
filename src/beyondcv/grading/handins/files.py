"""The files that were handed in, read safely from zips, folders and loose files.

Everything here comes from strangers.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from beyondcv.grading.handins.items import (
    MAX_DEPTH,
    MAX_FILE,
    Handed,
    Unreadable,
    empty_places,
    hidden,
    hidden_file,
    ignored,
    nothing_in,
    refused,
    too_deep,
    too_large,
)
from beyondcv.grading.handins.zips import read_zip
from beyondcv.grading.people.learners import moodle_at
from beyondcv.i18n import Message, msg

__all__ = ["MAX_FILE", "Handed", "Unreadable", "holds_several", "places", "read"]

MAX_SHOWN = 300
"""Longest part of an impossible path that is shown, in characters."""

_HERE = PurePosixPath()


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
    folders = [path for path in whole if _is_folder(path)]
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
    try:
        there = source.exists()
        if not there and source.is_symlink():
            yield refused(
                _readable(source.name), msg("It is a link to a file that does not exist.")
            )
        elif not there:
            yield refused(_readable(str(source)), msg("There is no such file. Check the path."))
        elif source.is_dir():
            yield from _folder(source, below)
        elif _is_zip(source):
            yield from read_zip(source, below, _readable(source.name))
        else:
            yield _loose(source, below / _readable(source.name))
    except (OSError, ValueError) as error:
        # Names that the system itself refuses: too long, with a NUL, in a closed folder.
        name = _readable(str(source)).replace("\0", "\ufffd")
        yield refused(name[:MAX_SHOWN], _not_opened(error))


def holds_several(source: Path) -> bool:
    """Return whether a source may hold several files, which came together."""
    return _is_folder(source) or _is_zip(source)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_link(path: Path) -> bool:
    # Unlike `Path.is_symlink`, it says no where a path is too long to be asked about.
    return os.path.islink(path)  # noqa: PTH114


def _is_zip(path: Path) -> bool:
    # By its content alone, a Word document would be a zip of thirty hand-ins.
    suffix = path.suffix.lower()
    try:
        return path.is_file() and (suffix == ".zip" or (not suffix and zipfile.is_zipfile(path)))
    except (OSError, ValueError):
        return False


def _folder(root: Path, below: PurePosixPath) -> Iterator[Handed | Unreadable]:
    closed: list[OSError] = []
    every: list[PurePosixPath] = [below]
    there: list[PurePosixPath] = []
    said: set[PurePosixPath] = set()

    def shown_of(path: str | Path) -> PurePosixPath:
        return below / _readable(Path(os.path.relpath(path, root)).as_posix())

    for here, folders, names in os.walk(root, onerror=closed.append):
        at = shown_of(here)
        if len(at.parts) >= MAX_DEPTH:
            folders[:] = []
            there.append(at / "…")
            deep = too_deep(at)
            if deep.path not in said:
                said.add(deep.path)
                yield deep
            continue
        folders[:] = sorted(name for name in folders if not ignored(name, folder=True))
        unseen = [name for name in folders if hidden(name)]
        folders[:] = [name for name in folders if name not in unseen]
        links = [name for name in folders if _is_link(Path(here, name))]
        every += [shown_of(Path(here, name)) for name in folders if name not in links]
        for name in sorted([*names, *links, *unseen]):
            if ignored(name):
                continue
            path = Path(here, name)
            shown = shown_of(path)
            there.append(shown)
            if _is_link(path):
                linked = refused(
                    shown,
                    msg("It is a link, and links are not followed."),
                    msg("Ask for profile.json."),
                )
                yield replace(linked, container=True)
            elif hidden(name):
                yield hidden_file(shown)
            elif path.suffix.lower() == ".zip" and _is_zip(path):
                yield from read_zip(path, shown.with_suffix(""), shown.name, _day_of(path, shown))
            else:
                yield _loose(path, shown)
    for error in closed:
        shown = shown_of(str(error.filename))
        there.append(shown / "…")
        if len(str(shown)) > MAX_SHOWN:
            shown = PurePosixPath(f"{str(shown)[:MAX_SHOWN]}…")
        yield refused(shown, _not_opened(error))
    for empty in empty_places(every, there):
        yield nothing_in(empty if empty.name else PurePosixPath(_readable(root.name)))


def _day_of(path: Path, shown: PurePosixPath) -> datetime | None:
    """Return when a zip in a folder of Moodle's was handed in; the times in it are its owner's."""
    if moodle_at(shown) < 0:
        return None
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def _loose(path: Path, shown: PurePosixPath) -> Handed | Unreadable:
    try:
        info = path.stat()
        time = datetime.fromtimestamp(info.st_mtime, UTC)
        if not stat.S_ISREG(info.st_mode):
            return replace(refused(shown, msg("It is not an ordinary file.")), time=time)
        if info.st_size > MAX_FILE:
            return replace(too_large(shown), time=time)
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        return refused(shown, _not_opened(error))
    return Handed(shown, data, time)


def _readable(name: str) -> str:
    """Return a file's name as text that can be written: old disks hold other encodings."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def _not_opened(error: OSError | ValueError) -> Message:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return msg("It cannot be opened ({reason}).", reason=reason or "")
