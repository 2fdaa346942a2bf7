"""Find the browsers that the tests need, and with ``--install`` get those that are not there."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

from tests import chromium
from tests.engines._find import ENGINES, PACKAGES, missing


def _install(packages: list[str]) -> None:
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        subprocess.run(["apt-get", *command], env=env, check=True)


def main() -> int:
    """Say which are missing; exit 1 without a Chromium, which most tests need."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true")
    if parser.parse_args().install:
        if missing("chromium"):
            chromium.install()
        _install([package for name in ENGINES if missing(name) for package in PACKAGES[name]])
    absent = [name for name in ENGINES if missing(name)]
    for name in absent:
        print(f"No {name}: install Debian's {' and '.join(PACKAGES[name])}.", file=sys.stderr)  # noqa: T201
    return 1 if "chromium" in absent else 0


if __name__ == "__main__":
    sys.exit(main())
