"""A Moodle zip of thirty hand-ins, five of them broken: what `beyondcv grade` makes of it.

    python benchmarks/grade_thirty.py [--course exercises/en]

Prints the command's own report, then how many were graded, how many causes
were named, and the seconds that one hand-in took, start of the command and
release of the assignment included.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.grading.handins import (  # noqa: E402  (the path above is needed for it)
    as_json,
    as_notebook,
    as_page,
    finished,
    moodle,
    write_zip,
    zipped,
)

GOOD = 25
NAMES = ("Léa D'ARC", "Tom MARTIN", "Zoé ÖZ", "Anne-Sophie ŒUVRARD", "Noël DE LA TOUR")


def thirty() -> dict[str, bytes]:
    """Return the zip's files: 25 good ones of three kinds, and five broken each in its way."""
    profile = finished("fr")
    kinds = (
        ("profile.json", as_json),
        ("03-present (1).ipynb", as_notebook),
        ("mon profil(2).html", as_page),
    )
    files = {}
    for number in range(GOOD):
        file, make = kinds[number % len(kinds)]
        files[moodle(NAMES[number % len(NAMES)], 100 + number, file)] = make(profile)
    broken = {
        "profile.json": as_json(profile)[:300],
        "profil.json": f'{{"basics": {{"summary": "{secrets.token_hex(1_000_000)}"}}}}'.encode(),
        "page.html": b"<!doctype html><title>Bonjour</title><p>Mon profil</p>",
        "profile.zip": zipped({"profile.json": as_json(profile)}),
        "profile (1).json": b"",
    }
    for number, (file, data) in enumerate(broken.items(), 200):
        files[moodle("Élodie PANNE", number, file)] = data
    return files


def main() -> int:
    """Grade the thirty in a class of their own, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--course", default="exercises/fr")
    course = parser.parse_args().course
    with tempfile.TemporaryDirectory() as folder:
        archive = write_zip(Path(folder, "moodle.zip"), thirty())
        command = [sys.executable, "-m", "beyondcv.cli", "grade", str(archive)]
        command += ["--assignment", "03-present", "--course", course, "--lang", "en"]
        environment = os.environ | {"BEYONDCV_CLASS_DIR": str(Path(folder, "class"))}
        start = time.perf_counter()
        first = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        seconds = time.perf_counter() - start
        again = subprocess.run(
            [*command, "--json"],
            cwd=ROOT, env=environment, check=False, capture_output=True, text=True,
        )  # fmt: skip
        data = json.loads(again.stdout)
    count = len(data["unchanged"])
    causes = len(data["problems"])
    print(f"graded {count} of {GOOD + 5}, causes named {causes}, status {first.returncode}")
    print(f"points {sorted({result['auto'] for result in data['results']})}")
    print(f"seconds {seconds:.1f}, a hand-in {seconds / max(count, 1):.2f}")
    return 0 if (count, causes, first.returncode) == (GOOD, 5, 1) else 1


if __name__ == "__main__":
    sys.exit(main())
