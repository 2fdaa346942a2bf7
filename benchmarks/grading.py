"""Hand-ins graded by stock nbgrader and by `beyondcv grade`, side by side.

    python benchmarks/grading.py --n 200
    python benchmarks/grading.py --n 10000 --stock 60
    python benchmarks/grading.py --n 1000 --postgres

N hand-ins: N / 2 learners, whose fictional profiles all differ, hand in two
assignments. Both sides have generated the assignments beforehand. Then
``nbgrader autograde`` grades them with nbgrader's own defaults, one command for
each assignment since it takes no more, and ``beyondcv grade`` in one command for
both; start-up is included. Prints seconds, the peak memory of the largest
process, and how many hand-ins have the same scores and states both ways. With
``--stock K`` nbgrader gets only the first K; its time is scaled along the line
through two points, 2 and K, so that its start is counted once. With
``--postgres`` ours alone grades them, into its own file and into a PostgreSQL
server on the same machine, one after the other, twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beyondcv.datasets import persona  # noqa: E402
from beyondcv.grading.setup import tools_on_path  # noqa: E402
from beyondcv.profile import Profile, dumps  # noqa: E402

ASSIGNMENTS = ("03-present", "04-first-network")
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "stock"
"""
SCORES = """
select s.student_id || '/' || a.name, b.name, g.auto_score, g.needs_manual_grade
from grade g join base_cell b on b.id = g.cell_id
join submitted_notebook n on n.id = g.notebook_id
join submitted_assignment s on s.id = n.assignment_id
join assignment a on a.id = s.assignment_id
"""


def profiles(count: int) -> Iterator[Profile]:
    """Return fictional profiles of which no two are the same."""
    lot = random.Random(20110822)
    whole = persona("camille-after", "fr")
    for number in range(count):
        profile = whole.copy()
        profile.basics.label = f"{profile.basics.label[: lot.randint(20, 120)]} {number}"
        profile.basics.summary = profile.basics.summary[: lot.randint(0, 900)]
        profile.skills = profile.skills[: lot.randint(0, 6)]
        for job in profile.work:
            job.highlights = [line for line in job.highlights if lot.random() < 0.7]
        course = profile.course
        course.circles = course.circles[: lot.randint(0, 25)]
        course.messages = course.messages[: lot.randint(0, 3)]
        course.answers["03-goal"] = f"Réponse {number}"
        yield profile


def hand_in(folder: Path, learners: int) -> None:
    """Write hand-ins as a class's download has them."""
    for number, profile in enumerate(profiles(learners)):
        place = folder / f"Camille{number:05d} EXEMPLE_{number}_assignsubmission_file_"
        place.mkdir(parents=True)
        (place / "profile.json").write_text(dumps(profile), encoding="utf-8")


def timed(command: list[str], where: Path, **more: str) -> tuple[float, float]:
    """Run a command and return its seconds and its peak memory in MiB."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        before = time.perf_counter()
        started = subprocess.Popen(
            command, cwd=where, env=os.environ | more, stdout=said, stderr=subprocess.STDOUT
        )
        _pid, status, used = os.wait4(started.pid, 0)
        seconds = time.perf_counter() - before
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            sys.exit(f"{command}: status {started.returncode}\n{said.read()[-3000:]}")
    return seconds, used.ru_maxrss / 1024


def ours(handed: Path, folder: Path, verify: int, db: str = "") -> tuple[float, float]:
    """Grade everything by `beyondcv grade`."""
    beyondcv = [sys.executable, "-m", "beyondcv.cli"]
    which = [word for name in ASSIGNMENTS for word in ("--assignment", name)]
    which += ["--course", str(ROOT / "exercises" / "fr"), *(["--db", db] if db else [])]
    place = {"BEYONDCV_CLASS_DIR": str(folder)}
    timed([*beyondcv, "prepare", *which], ROOT, **place)
    grade = [*beyondcv, "grade", str(handed), *which, "--verify", str(verify)]
    return timed(grade, ROOT, **place)


def stock(made: Path, folder: Path, count: int) -> tuple[float, float]:
    """Grade the first hand-ins by nbgrader with its defaults."""
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    shutil.copytree(ROOT / "exercises" / "fr" / "source", folder / "source")
    nbgrader = [sys.executable, "-m", "nbgrader"]
    for learner in sorted(path.name for path in made.iterdir())[: count // 2]:
        shutil.copytree(made / learner, folder / "submitted" / learner)
    total, peak = 0.0, 0.0
    for name in ASSIGNMENTS:
        timed([*nbgrader, "generate_assignment", name], folder)
        seconds, memory = timed([*nbgrader, "autograde", name], folder)
        total, peak = total + seconds, max(peak, memory)
    return total, peak


def scores(gradebook: Path) -> dict[str, dict[str, tuple[float | None, int]]]:
    """Return every score and state, by hand-in and criterion."""
    found: dict[str, dict[str, tuple[float | None, int]]] = {}
    with sqlite3.connect(gradebook) as data:
        for work, criterion, score, waiting in data.execute(SCORES):
            found.setdefault(work, {})[criterion] = (score, waiting)
    return found


def against_server(handed: Path, folder: Path) -> None:
    """Print what a server costs in place of a file."""
    from tests.grading.servers import postgres

    with postgres() as server:
        for number in range(2):
            for kind in ("SQLite", "PostgreSQL"):
                db = server.create(f"bench{number}") if kind == "PostgreSQL" else ""
                before = os.times()
                seconds, _peak = ours(handed, folder / f"{kind}{number}", 0, db)
                after = os.times()
                busy = after.children_user + after.children_system
                busy -= before.children_user + before.children_system
                load = os.getloadavg()[0]
                print(f"{kind:10} {seconds:7.1f} s, {busy:.1f} s of processor with prepare, "
                      f"load {load:.1f}")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--n", type=int, default=200, help="hand-ins (default 200)")
    parser.add_argument("--stock", type=int, help="give nbgrader only the first K")
    parser.add_argument("--postgres", action="store_true", help="a file against a server")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON too")
    options = parser.parse_args()
    few = min(options.stock or options.n, options.n)
    if few < 4 or few % 2 or options.n % 2:
        parser.error("both numbers are even, and nbgrader gets 4 hand-ins at least")
    tools_on_path()
    with tempfile.TemporaryDirectory(prefix="beyondcv-bench-") as name:
        folder = Path(name).resolve()
        hand_in(folder / "handed", options.n // 2)
        if options.postgres:
            against_server(folder / "handed", folder)
            return
        plain, plain_peak = ours(folder / "handed", folder / "ours", 0)
        checked, _peak = ours(folder / "handed", folder / "checked", 3)
        made = folder / "ours" / "fr" / "submitted"
        slow, slow_peak = stock(made, folder / "stock", few)
        scaled = slow
        if few < options.n:
            start, _peak = stock(made, folder / "start", 2)
            scaled += (slow - start) / (few - 2) * (options.n - few)
        mine = scores(folder / "ours" / "fr" / "gradebook.db")
        theirs = scores(folder / "stock" / "gradebook.db")
    same = sum(mine[work] == theirs[work] for work in theirs)
    said = "" if few == options.n else f" (measured on {few}: {slow:.1f} s, scaled)"
    print(f"{options.n} hand-ins of {options.n // 2} learners, {os.cpu_count()} cores")
    print(f"nbgrader autograde           {scaled:9.1f} s{said}, peak {slow_peak:.0f} MiB")
    print(f"beyondcv grade --verify 0    {plain:9.1f} s, peak {plain_peak:.0f} MiB")
    print(f"beyondcv grade (verify 3)    {checked:9.1f} s, ratio {scaled / checked:.1f}")
    print(f"same scores and states: {same} of {len(theirs)}")
    if options.json:
        figures = {"n": options.n, "stock": scaled, "ours": plain, "verified": checked}
        print(json.dumps(figures | {"peak": plain_peak, "stock_peak": slow_peak}))
    print(f"ratio {scaled / plain:.1f}")
    if same != few or len(theirs) != few:
        sys.exit(1)


if __name__ == "__main__":
    main()
