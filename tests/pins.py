"""Write the lower part of `requirements.txt`, and the hashes of every file of both parts.

``python -m tests.pins`` reads the upper part, asks the package index for what it needs on
every system, and writes the result, ``binder/requirements.txt`` included. Versions that
stand in the lower part stay, unless ``--fresh`` is given. It runs ``uv``, which is no
dependency of ours: ``pip install uv`` wherever is convenient.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["binder_names", "pins", "read"]

ROOT = Path(__file__).parents[1]
LIST = ROOT / "requirements.txt"
BINDER = ROOT / "binder" / "requirements.txt"
LOWER = "# What those need"
PYTHON = "3.11.5"
"""The oldest Python that the list is for."""
BINDER_NEEDS = ("babel", "hatchling", "notebook")
"""What builds the package, and what Binder's own image starts."""
BINDER_HEAD = """\
# Made from the one list by `python -m tests.pins`: what builds the package, what Binder's own
# image starts, and what learners run. Not the whole list: book, grading and tests would make an
# image that starts minutes later. Each line has hashes, so pip takes no other file.
"""
_PIN = re.compile(
    r"^([\w.-]+(?:\[[\w.,-]+\])?)==([^\s;\\]+)(?:\s*;\s*([^\\]*?))?\s*(?:\\|--hash|$)"
)
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


def name_of(line: str) -> str:
    """Return a pin's name as indexes write it, or an empty string for any other line."""
    found = _PIN.match(line)
    return re.sub(r"[-_.]+", "-", found[1]).lower() if found else ""


def read(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of the upper and of the lower part, without hashes."""
    plain = [re.sub(r"\s*--hash=\S+", "", line) for line in text.splitlines()]
    cut = plain.index(LOWER)
    return plain[:cut], [line for line in plain[cut + 1 :] if line]


def pins(compiled: str) -> dict[str, tuple[str, list[str]]]:
    """Return name, pin and hashes of what ``uv pip compile --generate-hashes`` prints."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    for line in compiled.splitlines():
        if name_of(line):
            name = name_of(line)
            found[name] = (line.rstrip("\\").replace(" ; ", "; ").strip(), [])
        found[name][1].extend(_HASH.findall(line))
    for name, (pin, hashes) in list(found.items()):
        found.setdefault(bare(name), (bare(pin), hashes))
    return found


def bare(pin: str) -> str:
    """Return a name or a pin without its extras."""
    return re.sub(r"\[.*?\]", "", pin)


def compile_(lines: Iterable[str], kept: Iterable[str], *options: str) -> str:
    """Return what uv finds for some requirements, on every system.

    Raises
    ------
    SystemExit
        If there is nothing that fits; uv has said why.
    """
    with tempfile.TemporaryDirectory() as folder:
        asked, constraints = Path(folder, "asked.in"), Path(folder, "kept.txt")
        asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
        constraints.write_text("\n".join(kept) + "\n", encoding="utf-8")
        files = [str(asked), "--constraint", str(constraints)]
        command = ["uv", "pip", "compile", *files, "--universal"]
        # Once there are hashes, pip wants a line for each set of extras too.
        command += ["--python-version", PYTHON, "--no-strip-extras"]
        plain = ["--no-header", "--no-annotate", "--quiet"]
        done = subprocess.run([*command, *plain, *options], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout


def line(pin: str, hashes: Iterable[str]) -> str:
    """Return one line: what a person reads first, the hashes off to the right."""
    return " ".join([pin, *(f"--hash={one}" for one in sorted(hashes))])


def binder_names(kept: Iterable[str]) -> list[str]:
    """Return the names of what Binder needs, the package with its extra [lab] included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*BINDER_NEEDS, *project["dependencies"], *project["optional-dependencies"]["lab"]]
    return [name_of(one) for one in compile_(asked, kept).splitlines() if name_of(one)]


def written(upper: list[str], found: Mapping[str, tuple[str, list[str]]]) -> str:
    """Return the whole list."""
    out = [line(one, found[name_of(one)][1]) if name_of(one) else one for one in upper]
    asked = {name_of(one) for one in upper}
    rest = sorted((name, pin) for name, pin in found.items() if name not in asked)
    return "\n".join([*out, LOWER, *(line(*pin) for _, pin in rest)]) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write both files; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.pins", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="take the newest in the lower part")
    options = parser.parse_args(arguments)
    upper, lower = read(LIST.read_text(encoding="utf-8"))
    kept = [] if options.fresh else lower
    asked = [one for one in upper if name_of(one)]
    found = pins(compile_(asked, kept, "--generate-hashes"))
    text = written(upper, found)
    LIST.write_text(text, encoding="utf-8")
    names = binder_names(bare(pin) for pin, _ in found.values())
    wanted = {*names, *map(bare, names)}
    lines = sorted((one for one in text.splitlines() if name_of(one) in wanted), key=name_of)
    BINDER.write_text(BINDER_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
