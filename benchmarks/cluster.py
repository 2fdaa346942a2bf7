"""What grading costs per hand-in, here and on Dask workers, and what a million would cost.

    python benchmarks/cluster.py --n 2000 --workers 2

Grades N/4 and then N hand-ins of one assignment, by one process and on a
cluster of processes of this machine, and takes differences, so that start-up
does not count. CPU seconds are what is carried over to other machines; seconds
by the clock depend on what else this machine does.
"""

from __future__ import annotations

import argparse
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.grading import profiles  # noqa: E402
from beyondcv.profile import dumps  # noqa: E402

UNIT = "03-present"
MILLION = 1_000_000


@dataclass
class Cost:
    """What one run took, or the difference of two."""

    clock: float
    head: float
    workers: float
    peak: float = 0.0

    def less(self, other: Cost, count: int) -> Cost:
        """Return the cost of each of the `count` hand-ins more."""
        return Cost(
            (self.clock - other.clock) / count,
            (self.head - other.head) / count,
            (self.workers - other.workers) / count,
            self.peak,
        )


def hand_in(folder: Path, count: int) -> int:
    """Write hand-ins and return the bytes of their packed texts, which go to the workers."""
    size = 0
    for number, profile in enumerate(profiles(count)):
        place = folder / f"Camille{number:06d} EXEMPLE_{number}_assignsubmission_file_"
        place.mkdir(parents=True)
        (place / "profile.json").write_text(dumps(profile), encoding="utf-8")
        size += len(dumps(profile, packed=True).encode())
    return size


def graded(handed: Path, folder: Path, workers: list[psutil.Process], *more: str) -> Cost:
    """Grade by the command itself."""
    command = [sys.executable, "-m", "beyondcv.cli", "grade", str(handed), "--assignment", UNIT,
               "--course", str(ROOT / "exercises" / "fr"), "--verify", "0", *more]  # fmt: skip
    before, mine, theirs = time.perf_counter(), _children(), _cpu(workers)
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"BEYONDCV_CLASS_DIR": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    clock = time.perf_counter() - before
    return Cost(clock, _children() - mine, _cpu(workers) - theirs, peak)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _cpu(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[tuple[str, list[psutil.Process]]]:
    """Start a scheduler and workers; yields the address and the workers."""
    from distributed import Client

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m"]
    scheduler = ["distributed.cli.dask_scheduler", "--host", address, "--no-dashboard"]
    worker = ["distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny",
              "--no-dashboard", "--local-directory", str(folder)]  # fmt: skip
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen([*command, *scheduler], **quiet)]
    started += [subprocess.Popen([*command, *worker], **quiet) for _number in range(count)]
    try:
        with Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)
        yield address, [psutil.Process(process.pid) for process in started[1:]]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def weight(folder: Path) -> tuple[int, int, int]:
    """Return bytes and number of the files, and bytes of the gradebook."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    book = folder / "fr" / "gradebook.db"
    return sum(path.stat().st_size for path in files), len(files), book.stat().st_size


def packed(folder: Path) -> float:
    """Return what a worker sends back for a hand-in, in bytes."""
    found = list((folder / "fr" / "autograded").glob("*/*"))[:200]
    size = sum(
        len(zlib.compress(path.read_bytes(), 1))
        for place in found
        for path in place.iterdir()
        if path.suffix != ".txt"
    )
    return size / len(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--n", type=int, default=2000, help="hand-ins (default 2000)")
    parser.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args()
    few, many = options.n // 4, options.n
    with tempfile.TemporaryDirectory(prefix="beyondcv-bench-") as name:
        folder = Path(name).resolve()
        sent = hand_in(folder / "many", many) / many
        hand_in(folder / "few", few)
        small = graded(folder / "few", folder / "a", [])
        large = graded(folder / "many", folder / "b", [])
        alone = large.less(small, many - few)
        with cluster(folder, options.workers) as (address, workers):
            small = graded(folder / "few", folder / "c", workers, "--scheduler", address)
            large = graded(folder / "many", folder / "d", workers, "--scheduler", address)
        shared = large.less(small, many - few)
        size, files, book = weight(folder / "d")
        back = packed(folder / "d")
    print(f"{many} hand-ins less {few}, {options.workers} workers, {os.cpu_count()} cores, "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    print("per hand-in            clock     CPU here  CPU workers")
    for title, cost in (("this machine alone", alone), ("with workers", shared)):
        print(f"{title:<20} {cost.clock * 1000:6.1f} ms  {cost.head * 1000:6.1f} ms  "
              f"{cost.workers * 1000:6.1f} ms   peak {cost.peak:.0f} MiB")  # fmt: skip
    print(f"network: {sent / 1000:.1f} kB out, {back / 1000:.1f} kB back; disk: "
          f"{size / many / 1000:.1f} kB in {files / many:.1f} files, of it "
          f"{book / many / 1000:.1f} kB gradebook")  # fmt: skip
    print(f"{MILLION} hand-ins: {alone.head * MILLION / 3600:.1f} h on one core; with workers "
          f"{shared.head * MILLION / 3600:.1f} h here at least and "
          f"{shared.workers * MILLION / 3600:.1f} core hours there, from "
          f"{shared.workers / shared.head:.1f} workers on no faster; "
          f"{size / many * MILLION / 1e9:.0f} GB on disk, "
          f"{(sent + back) * MILLION / 1e9:.0f} GB moved")  # fmt: skip


if __name__ == "__main__":
    main()
