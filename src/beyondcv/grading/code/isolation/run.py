"""A notebook run inside the walls, and what of its outputs may come out: text and pictures.

A cell that ends the kernel (or takes too long, too much memory, too much output)
is left out, and the rest is run again from the start: the honest cells count.
"""

from __future__ import annotations

import base64
import json
import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from beyondcv.errors import SubmissionError
from beyondcv.exercise import visible
from beyondcv.grading.code.isolation.walls import INSIDE, Limits, Walls
from beyondcv.grading.writing import named
from beyondcv.i18n import msg

__all__ = ["Ran", "run"]

_REASONS = ("time", "memory", "output", "tests", "ended")
_ATTEMPTS = 6
_START = 90
"""Seconds that the walls and the kernel have to start."""
_PICTURES = ("image/png", "image/jpeg")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_COUNTS_BY_SPACE = (5, 14)
"""Linux since then counts a user's processes by namespace."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came out.

    Parameters
    ----------
    outputs : dict of int to list
        nbformat's outputs by the cell's place: text, errors and pictures only.
    counts : dict of int to int or None
    stopped : dict of int to str
        Why a cell was left out: ``"time"``, ``"memory"``, ``"output"``, ``"tests"``
        (failing tests no longer failed after it) or ``"ended"``.
    honest : bool
        Whether, at the end, a cell that must fail was still said to fail.
    """

    outputs: dict[int, list[dict[str, Any]]]
    counts: dict[int, int | None]
    stopped: dict[int, str]
    honest: bool


def run(
    way: Walls,
    notebook: Mapping[str, Any],
    theirs: Collection[int],
    files: Mapping[str, bytes],
    limits: Limits,
) -> Ran:
    """Run a notebook.

    Parameters
    ----------
    way : Walls
    notebook : dict
        nbformat 4, sources as one text each.
    theirs : collection of int
        Places of the cells that hold a learner's code.
    files : mapping of str to bytes
        What stands beside it.
    limits : Limits

    Raises
    ------
    SubmissionError
        If it cannot be run to its end however many cells are left out.
    """
    stopped: dict[int, str] = {}
    until = time.monotonic() + 2 * limits.seconds + _START
    for _attempt in range(_ATTEMPTS):
        seconds = min(limits.seconds + _START, until - time.monotonic())
        said, last = _once(way, notebook, theirs, files, limits, sorted(stopped), seconds)
        place = last
        match said:
            case {"outputs": list(outputs), "stopped": None, "honest": honest}:
                return _taken(outputs, stopped, honest=honest is True)
            case {"stopped": {"at": int(at), "why": str(why)}} if why in _REASONS:
                place = at
            case _:
                why = "ended"
        if not 0 <= place < len(notebook["cells"]) or place in stopped:
            break
        stopped[place] = why
        if time.monotonic() > until:
            break
    raise SubmissionError(
        msg("Its code could not be run to the end, whatever was left out. Read it yourself.")
    )


def _once(
    way: Walls,
    notebook: Mapping[str, Any],
    theirs: Collection[int],
    files: Mapping[str, bytes],
    limits: Limits,
    skip: list[int],
    seconds: float,
) -> tuple[Any, int]:
    """Run it once; return the last thing said, and the last cell begun (-1: none)."""
    asked = {
        "notebook": notebook,
        "theirs": sorted(theirs),
        "files": {name: base64.b64encode(data).decode() for name, data in files.items()},
        "skip": skip,
        "limits": asdict(limits) | {"others": _others()},
    }
    with tempfile.TemporaryFile() as stream:
        with named(Path(tempfile.gettempdir())):
            stream.write(json.dumps(asked).encode())
            stream.seek(0)
        with subprocess.Popen(  # noqa: S603  (the walls themselves)
            way.command([sys.executable, INSIDE], limits),
            stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", "")}, cwd="/", start_new_session=True,
        ) as process:  # fmt: skip
            try:
                lines = _read(process, 8 * limits.output + 1024**2, seconds).split(b"\n")
            finally:
                process.kill()
    said, last = None, -1
    for line in lines:
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict) and type(said.get("at")) is int:
            last = said["at"]
    return said, last


def _read(process: subprocess.Popen[bytes], most: int, seconds: float) -> bytes:
    assert process.stdout is not None
    number, data = process.stdout.fileno(), bytearray()
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and len(data) < most:
        if select.select([number], [], [], min(left, 1.0))[0]:
            chunk = os.read(number, 65536)
            if not chunk:
                break
            data += chunk
    return bytes(data)


def _others() -> int:
    """Return how many threads Linux counts against the user inside, that are not inside."""
    user = os.geteuid()
    release = tuple(int(number) for number in re.findall(r"\d+", os.uname().release)[:2])
    if user and release >= _COUNTS_BY_SPACE:
        return 0
    count = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and folder.stat().st_uid == (user or 65534):
                count += sum(1 for _ in (folder / "task").iterdir())
        except OSError:
            continue
    return count


def _taken(outputs: list[Any], stopped: dict[int, str], *, honest: bool) -> Ran:
    kept: dict[int, list[dict[str, Any]]] = {}
    counts: dict[int, int | None] = {}
    for place, cell in enumerate(outputs):
        if not isinstance(cell, dict):
            continue
        found = cell.get("outputs")
        kept[place] = [
            harmless
            for output in (found if isinstance(found, list) else ())
            if (harmless := _harmless(output)) is not None
        ]
        count = cell.get("execution_count")
        counts[place] = count if type(count) is int and 0 <= count < 10**6 else None
    for place, why in stopped.items():
        kept[place] = [{"output_type": "error", "ename": "Stopped", "evalue": why, "traceback": []}]
        counts[place] = None
    return Ran(kept, counts, stopped, honest)


def _harmless(output: Any) -> dict[str, Any] | None:
    """Return an output as text or picture; HTML and scripts stay behind."""
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": text}:
            return {"output_type": "stream", "name": name, "text": _text(text)}
        case {"output_type": "error", "ename": ename, "evalue": value, "traceback": list(lines)}:
            return {
                "output_type": "error",
                "ename": _text(ename)[:200],
                "evalue": _text(value)[:2_000],
                "traceback": [_text(line) for line in lines[:200]],
            }
        case {"output_type": "execute_result" | "display_data" as kind, "data": dict(data)}:
            kept: dict[str, Any] = {}
            if "text/plain" in data:
                kept["text/plain"] = _text(data["text/plain"])
            for picture in _PICTURES:
                value = data.get(picture)
                if isinstance(value, str) and _BASE64.fullmatch(value):
                    kept[picture] = value
            if not kept:
                return None
            more = {"execution_count": None} if kind == "execute_result" else {}
            return {"output_type": kind, "data": kept, "metadata": {}, **more}
    return None


_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def _text(value: Any) -> str:
    text = "".join(map(str, value)) if isinstance(value, list) else str(value)
    mended = text.encode("utf-8", "replace").decode("utf-8")
    return visible(_COLOURS.sub("", mended))
