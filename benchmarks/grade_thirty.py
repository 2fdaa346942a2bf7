"""A Moodle zip of thirty hand-ins, five of them broken: what `beyondcv grade` makes of it.

    python benchmarks/grade_thirty.py [--course exercises/en]

Prints the command's own report, then four figures: what was graded and named,
the seconds that one hand-in took (start of the command and release of the
assignment included), what a second run of the same zip did, and the points of
one profile handed in in each of the four kinds.
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
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beyondcv.i18n import Lang, as_lang  # noqa: E402
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
FIRST = ("Léa", "Tom", "Zoé", "Anne-Sophie", "Noël")
LAST = ("D'ARC", "MARTIN", "ÖZ", "ŒUVRARD", "DE LA TOUR")


def thirty(lang: Lang) -> dict[str, bytes]:
    """Return the zip's files: 25 good ones of three kinds, and five broken each in its way."""
    profile = finished(lang)
    kinds = (
        ("profile.json", as_json),
        ("03-present (1).ipynb", as_notebook),
        ("mon profil(2).html", as_page),
    )
    files = {}
    for number in range(GOOD):
        file, make = kinds[number % len(kinds)]
        name = f"{FIRST[number % 5]} {LAST[number // 5]}"
        files[moodle(name, 100 + number, file)] = make(profile)
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


def four_kinds(folder: Path, lang: Lang) -> Path:
    """Write one profile as each kind of hand-in, in a folder named for the kind."""
    profile = finished(lang)
    for kind, file, data in (
        ("file", "profile.json", as_json(profile)),
        ("notebook", "03-present.ipynb", as_notebook(profile)),
        ("page", "profile.html", as_page(profile, lang)),
        ("zip", "profile.zip", zipped({"profile.json": as_json(profile)})),
    ):
        (folder / kind).mkdir(parents=True)
        (folder / kind / file).write_bytes(data)
    return folder


def main() -> int:
    """Grade the thirty in a class of their own, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--course", default="exercises/fr")
    course = parser.parse_args().course
    lang = as_lang(Path(course).name)
    with tempfile.TemporaryDirectory() as folder:

        def grade(source: Path, *options: str, **how: Any) -> tuple[float, Any]:
            command = [sys.executable, "-m", "beyondcv.cli", "grade", str(source), *options]
            command += ["--assignment", "03-present", "--course", course, "--lang", lang]
            environment = os.environ | {"BEYONDCV_CLASS_DIR": str(Path(folder, "class"))}
            start = time.perf_counter()
            run = subprocess.run(command, cwd=ROOT, env=environment, check=False, text=True, **how)
            return time.perf_counter() - start, run

        archive = write_zip(Path(folder, "moodle.zip"), thirty(lang))
        seconds, first = grade(archive)
        later, again = grade(archive, "--json", capture_output=True)
        _, kinds = grade(four_kinds(Path(folder, "kinds"), lang), "--json", capture_output=True)
    second = json.loads(again.stdout)
    count, causes = len(second["unchanged"]), len(second["problems"])
    points = {result["learner"]: result["auto"] for result in json.loads(kinds.stdout)["results"]}
    print(f"\nzip of {GOOD + 5}: graded {count}, causes named {causes}, status {first.returncode}")
    print(f"seconds: {seconds:.1f} in all, {seconds / max(count, 1):.2f} a hand-in graded")
    print(f"second run: graded {len(second['graded'])}, unchanged {count}, seconds {later:.1f}")
    print("points by kind: " + ", ".join(f"{kind} {value:g}" for kind, value in points.items()))
    right = (count, causes, first.returncode, second["graded"]) == (GOOD, 5, 1, [])
    return 0 if right and len(points) == 4 and len(set(points.values())) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
