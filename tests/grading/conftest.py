"""A class of one's own for each module, and a batch graded for real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from beyondcv.grading.batch import Batch
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.people.roster import read_sheet
from tests.grading.handins import (
    as_json,
    as_notebook,
    as_page,
    finished,
    moodle,
    write_zip,
    zipped,
)

ROOT = Path(__file__).parent.parent.parent
EVIL = "import pathlib; pathlib.Path({marker!r}).write_text('ran')"
SCRIPT = "<script>document.title='hacked'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def class_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty class folder, outside the repository."""
    path = tmp_path_factory.mktemp("class")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(path))
        yield path


@dataclass(frozen=True)
class Graded:
    """A course whose hand-ins were graded, and what came of it."""

    course: Course
    archive: Path
    roster: Path
    marker: Path
    batch: Batch


@pytest.fixture(scope="module")
def graded(class_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """A Moodle zip with each kind of hand-in, and one of each way to be broken."""
    folder = tmp_path_factory.mktemp("handed-in")
    marker = folder / "learners-code-ran"
    profile = finished("fr")
    profile.course.answers["03-voice"] = SCRIPT
    files = {
        moodle("Léa D'ARC", 101, "profil (1).json"): as_json(profile),
        moodle("Tom MARTIN", 102, "03-present(2).ipynb"): as_notebook(
            profile, EVIL.format(marker=str(marker))
        ),
        moodle("Zoé ÖZ", 103, "mon profil.html"): as_page(profile),
        # The stray module and the notebook of a colleague must not be touched.
        moodle("Zoé ÖZ", 103, "beyondcv.py"): EVIL.format(marker=str(marker)).encode(),
        moodle("Élo TORN", 104, "profile.json"): as_json(profile)[:200],
        # One zip of a person's own is opened; what is packed in that one is not.
        moodle("Max NESTED", 105, "profile.zip"): zipped(
            {"again.zip": zipped({"profile.json": as_json(profile)})}
        ),
        moodle("Ada EMPTY", 106, "profile.json"): b"",
    }
    archive = write_zip(folder / "devoirs.zip", files)
    roster = folder / "liste.csv"
    roster.write_text(
        "Identifiant;Nom complet\nParticipant 101;Léa D'ARC\nParticipant 104;Élo TORN\n"
        "Participant 999;Eva ABSENTE\n",
        encoding="utf-8",
    )
    course = open_course(ROOT / "exercises" / "fr", "03-present")
    batch = collect(course, [archive], read_sheet(roster))
    return Graded(course, archive, roster, marker, batch)
