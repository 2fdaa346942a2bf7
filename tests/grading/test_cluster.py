"""Judging on the workers of a cluster: the same gradebook, whoever dies on the way."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import beyondcv
from beyondcv.cli import main
from beyondcv.datasets import persona
from beyondcv.errors import SubmissionError
from beyondcv.grading.batch import Batch
from beyondcv.grading.collect import collect
from beyondcv.grading.course import Course, open_course
from beyondcv.grading.judging import cluster, direct
from beyondcv.grading.judging.verify import snapshot
from beyondcv.grading.ledger import ledger_of
from tests.grading.conftest import ROOT
from tests.grading.handins import as_json
from tests.grading.servers import Dask, free_port

UNIT = "04-first-network"
COUNT = 60

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="signals"),
]


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty learners' files, all different."""
    folder = tmp_path_factory.mktemp("handed-in")
    for number in range(COUNT):
        profile = persona("camille-after", "fr")
        profile.course.circles = profile.course.circles[: number % 26]
        profile.course.answers["04-tone"] = f"Réponse {number}"
        (folder / f"ada-{number:02d}.json").write_bytes(as_json(profile))
    return folder


@pytest.fixture(scope="module")
def undisturbed(handed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a run on this machine alone writes of them."""
    course = _course(tmp_path_factory.mktemp("alone"))
    assert collect(course, [handed]).problems == []
    return _whole(course)


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler, without workers yet."""
    (tmp_path / "dask").mkdir()
    running = Dask(tmp_path / "dask")
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a run long enough for something to happen in its middle."""
    monkeypatch.setattr(direct, "CHUNK", 4)


def _course(folder: Path) -> Course:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEYONDCV_CLASS_DIR", str(folder))
        return open_course(ROOT / "exercises" / "fr", UNIT)


def _whole(course: Course) -> dict[str, object]:
    return {f"ada-{n:02d}": snapshot(course, f"ada-{n:02d}") for n in range(COUNT)}


def _on(
    dask: Dask, course: Course, handed: Path, at: dict[int, Callable[[], object]] | None = None
) -> Batch:
    """Grade on the cluster; do something once so many are done."""
    left = dict(at or {})

    def progress(done: int, of: int) -> None:
        for count in [count for count in left if done >= count]:
            left.pop(count)()

    batch = collect(course, [handed], progress=progress, scheduler=dask.address)
    assert left == {}
    return batch


def _once(course: Course, batch: Batch, undisturbed: dict[str, object]) -> None:
    assert batch.problems == []
    assert batch.graded == sorted(undisturbed)
    assert _whole(course) == undisturbed
    lines = ledger_of(course).path.read_text().splitlines()
    assert len(lines) == COUNT
    with course.gradebook() as gradebook:
        assert len(gradebook.assignment_submissions(UNIT)) == COUNT


def _impatient(patch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Return what shortens the wait for workers: not before a busy machine has reached them."""
    return partial(patch.setattr, cluster, "PATIENCE", 2.0)


def test_workers_that_die_change_nothing(
    dask: Dask, handed: Path, tmp_path: Path, undisturbed: dict[str, object]
) -> None:
    """Is each hand-in in the gradebook once, with two workers killed and one joining?"""
    first, second = dask.worker(), dask.worker()
    course = _course(tmp_path)
    batch = _on(
        dask, course, handed, {4: first.kill, 20: dask.worker, 32: second.kill}
    )  # fmt: skip

    _once(course, batch, undisturbed)
    assert collect(course, [handed], scheduler=dask.address).graded == []


def test_a_hand_in_that_kills_workers_is_judged_here(
    dask: Dask, handed: Path, tmp_path: Path, undisturbed: dict[str, object]
) -> None:
    """Does the run end, and say so, when a chunk's workers keep dying?"""
    poison = tmp_path / "poison.py"
    poison.write_text(
        "import os\n"
        "from beyondcv.grading.judging import worker\n"
        "loads = worker.loads\n"
        "def deadly(text):\n"
        "    if 'Réponse 33\"'.encode() in text:\n"
        "        os._exit(9)\n"
        "    return loads(text)\n"
        "worker.loads = deadly\n"
    )
    for _number in range(4):
        dask.worker("--preload", str(poison))
    course = _course(tmp_path)
    batch = _on(dask, course, handed)

    _once(course, batch, undisturbed)
    assert any("did not manage 4 of" in note.message.text("en") for note in batch.notes)
    assert sum(worker.poll() is None for worker in dask.workers) >= 1


def test_nobody_left_is_no_end(
    dask: Dask, handed: Path, tmp_path: Path, undisturbed: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Does this machine go on alone when the last worker, then the scheduler, is gone?"""
    only = dask.worker()
    course = _course(tmp_path)
    at = {3: _impatient(monkeypatch), 4: only.kill, 24: dask.scheduler.kill}
    batch = _on(dask, course, handed, at)

    _once(course, batch, undisturbed)
    assert any("this machine judged" in note.message.text("en") for note in batch.notes)


def test_a_late_answer_counts_no_second_time(
    dask: Dask, handed: Path, tmp_path: Path, undisturbed: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Is what a sleeping worker says after it was given up thrown away?"""
    sleeper = dask.worker()
    course = _course(tmp_path)
    monkeypatch.setattr(cluster, "STALLED", 2.0)
    at: dict[int, Callable[[], object]] = {
        3: _impatient(monkeypatch),
        4: lambda: sleeper.send_signal(signal.SIGSTOP),
        12: lambda: sleeper.send_signal(signal.SIGCONT),
    }
    batch = _on(dask, course, handed, at)

    _once(course, batch, undisturbed)


def test_a_worker_with_other_rules_is_refused(
    dask: Dask, handed: Path, tmp_path: Path, undisturbed: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Does a worker whose rules differ judge nothing, and is it named?"""
    other = tmp_path / "other" / "src"
    package = Path(beyondcv.__file__).parent
    shutil.copytree(package, other / "beyondcv", ignore=shutil.ignore_patterns("book", "widgets"))
    shutil.copytree(ROOT / "data", tmp_path / "other" / "data")
    units = other / "beyondcv" / "checks" / "units.toml"
    units.write_text(units.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    dask.worker(PYTHONPATH=str(other))
    with pytest.raises(SubmissionError, match="has no worker with version"):
        _refused(dask, handed, tmp_path / "class")

    late = _course(tmp_path / "late")
    good = dask.worker()
    at: dict[int, Callable[[], object]] = {
        4: _impatient(monkeypatch),
        8: lambda: dask.worker(PYTHONPATH=str(other)),
        # Chunks are meant for this one by name.
        20: good.kill,
        24: dask.worker,
    }
    batch = _on(dask, late, handed, at)
    _once(late, batch, undisturbed)
    notes = [note for note in batch.notes if "other rules" in note.message.text("en")]
    assert 1 <= len(notes) <= 2


def _refused(dask: Dask, handed: Path, folder: Path) -> None:
    course = _course(folder)
    try:
        collect(course, [handed], scheduler=dask.address)
    finally:
        assert not ledger_of(course).path.exists()


def test_a_scheduler_that_is_away_is_said(
    handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Is it status 2 and a message in the reader's language?"""
    monkeypatch.setenv("BEYONDCV_CLASS_DIR", str(tmp_path))
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    for address in (f"tcp://127.0.0.1:{free_port()}", "nonsense://x"):
        course = str(ROOT / "exercises" / "fr")
        command = ["grade", str(handed), "--assignment", UNIT, "--course", course]
        assert main([*command, "--lang", "fr", "--scheduler", address]) == 2
        said = capsys.readouterr().err
        assert f"L’ordonnanceur {address} ne répond pas" in said
        assert "Traceback" not in said
