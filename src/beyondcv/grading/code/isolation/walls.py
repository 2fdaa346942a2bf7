"""Where learners' code may run: bubblewrap's walls, or our own, or nowhere.

Inside is a user without rights, no network, an empty folder for work, and of
this machine only Python and what the system's programs need, read-only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from beyondcv._resources import data_path
from beyondcv.errors import SubmissionError
from beyondcv.grading.code.isolation.sandbox import MACHINES
from beyondcv.i18n import msg

__all__ = ["INSIDE", "Limits", "Walls", "walls"]

_HERE = Path(__file__).resolve().parent
_PACKAGE = _HERE.parents[2]
INSIDE = str(_HERE / "inside.py")
"""The program that runs a notebook in there."""

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/fonts",
           "/etc/alternatives", "/etc/localtime")  # fmt: skip
_ETC = {
    "passwd": "learner:x:65534:65534::/tmp:/bin/false\n",
    "group": "learner:x:65534:\n",
    "hosts": "127.0.0.1 localhost\n",
}
_FOLDER = "/learner"
_PROBE = "import os; assert os.getpid() == 1; print(os.getuid())"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one hand-in may take.

    Parameters
    ----------
    seconds : int
        Processor time of a process, and time by the clock of the whole notebook.
    cell : int
        Time by the clock of one cell.
    memory, disk, output : int
        Bytes, of all processes together.
    files : int
        Files and folders that may be made.
    processes : int
        Processes and threads at a time.
    """

    seconds: int = 180
    cell: int = 60
    memory: int = 1024**3
    disk: int = 64 * 1024**2
    output: int = 2 * 1024**2
    files: int = 2_000
    processes: int = 96


@dataclass(frozen=True, slots=True)
class Walls:
    """One way to build them: ``"bubblewrap"`` or ``"namespaces"``."""

    name: str
    tool: str

    def command(self, words: list[str], limits: Limits) -> list[str]:
        """Return the command that runs another one inside."""
        if self.name == "bubblewrap":
            return [self.tool, *_bubblewrap(limits), *words]
        config = {
            "seen": _seen(),
            "etc": _ETC,
            "rooms": dict.fromkeys((_FOLDER, "/tmp", "/dev/shm"), limits.disk),  # noqa: S108
            "inodes": limits.files,
            "folder": _FOLDER,
            "environment": _environment(),
            "command": words,
        }
        return [self.tool, "-I", "-S", str(_HERE / "spaces.py"), json.dumps(config)]


def walls(hidden: tuple[Path, ...] = ()) -> Walls:
    """Return the way that works on this machine.

    Parameters
    ----------
    hidden : tuple of pathlib.Path
        What must not be seen from inside.

    Returns
    -------
    Walls
        Bubblewrap's if it is installed; our own where it is not, and for root,
        who changes to a user without rights.

    Raises
    ------
    SubmissionError
        If none works, or if they would show something of `hidden`.
    """
    for secret in hidden:
        for path in _seen():
            # The package and its data stand beside the course in a checkout, not above it.
            if secret.resolve().is_relative_to(Path(path).resolve()):
                raise SubmissionError(
                    msg(
                        "Learners’ notebooks cannot run here: {path} stands inside {seen}, which "
                        "they have to see. Move it elsewhere.",
                        path=secret,
                        seen=path,
                    )
                )
    found, reason = _tried(os.environ.get("PATH", ""))
    if found is None:
        raise SubmissionError(
            msg(
                "Learners’ notebooks cannot run here: this machine cannot keep them from your "
                "files and your network ({reason}). Use Linux, or install bubblewrap, or let "
                "somebody grade them who has it. Nothing was run.",
                reason=reason,
            )
        )
    return found


@cache
def _tried(path: str) -> tuple[Walls | None, str]:
    """Try each way with a harmless program."""
    if sys.platform != "linux" or os.uname().machine not in MACHINES:
        return None, sys.platform
    ways = [Walls("namespaces", sys.executable)]
    tool = shutil.which("bwrap", path=path)
    if tool is not None and os.geteuid() != 0:
        ways.insert(0, Walls("bubblewrap", tool))
    reason = ""
    for way in ways:
        words = [sys.executable, "-I", "-c", _PROBE]
        try:
            done = subprocess.run(  # noqa: S603  (our own program)
                way.command(words, Limits()),
                capture_output=True, text=True, timeout=60, check=False, env=_environment(),
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            reason = str(error)
            continue
        if done.returncode == 0 and done.stdout.strip() == "65534":
            return way, ""
        reason = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1][:200]
    return None, reason


def _seen() -> list[str]:
    """Return what is seen from inside: system, Python, this package and its data."""
    data = data_path("lexicons").parent
    python = [Path(sys.base_prefix), Path(sys.prefix), *map(Path, _linked(sys.executable))]
    wanted = [*map(Path, _SYSTEM), *python, _PACKAGE, data]
    seen: list[Path] = []
    for path in wanted:
        inside = any(path != other and path.is_relative_to(other) for other in seen)
        if path not in seen and not inside and (path.exists() or path.is_symlink()):
            seen.append(path)
    return [str(path) for path in seen]


def _linked(program: str) -> list[str]:
    """Return the folders of the interpreters that this one’s name leads to, if elsewhere."""
    real = Path(program).resolve()
    prefixes = (Path(sys.base_prefix), Path(sys.prefix))
    return [] if any(real.is_relative_to(prefix) for prefix in prefixes) else [str(real)]


def _environment() -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.prefix, 'bin')}:/usr/bin:/bin",
        "HOME": "/tmp",  # noqa: S108  (inside, an empty room)
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(_PACKAGE.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "JUPYTER_PLATFORM_DIRS": "1",
        "NBGRADER_EXECUTION": "autograde",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    }


def _bubblewrap(limits: Limits) -> list[str]:
    options = [
        "--unshare-all", "--unshare-user", "--as-pid-1", "--die-with-parent", "--new-session",
        "--cap-drop", "ALL", "--uid", "65534", "--gid", "65534", "--clearenv",
    ]  # fmt: skip
    for name, value in _environment().items():
        options += ["--setenv", name, value]
    # Rooms first: Python itself may stand in one of them, below /tmp.
    for room in (_FOLDER, "/tmp", "/dev/shm"):  # noqa: S108
        options += ["--size", str(limits.disk), "--tmpfs", room]
    for path in _seen():
        link = Path(path).is_symlink()
        options += ["--symlink", os.readlink(path), path] if link else ["--ro-bind", path, path]  # noqa: PTH115
    for device in ("null", "zero", "full", "random", "urandom"):
        options += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    options += ["--proc", "/proc"]
    return [*options, "--remount-ro", "/", "--chdir", _FOLDER, "--"]
