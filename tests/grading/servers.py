"""Servers of one's own: PostgreSQL from the binaries in a wheel, and a Dask cluster.

Started by the tests themselves, as any user: PostgreSQL refuses to run as
root, so root hands it to `nobody`, together with a copy of its binaries, which
may stand where nobody else can read.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import psycopg

NOBODY = 65534
USER = NOBODY if os.geteuid() == 0 else None
PROGRAMS = Path("pgserver", "pginstall", "bin")


@dataclass
class Postgres:
    """A running server that listens on this machine alone."""

    folder: Path
    port: int
    password: str
    process: subprocess.Popen[bytes] | None = None

    def address(self, database: str) -> str:
        """Return the address of one of its databases, password included."""
        return f"postgresql+psycopg://trainer:{self.password}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """Make an empty database and return its address."""
        with self.connect() as connection:
            connection.execute(f'create database "{database}"')
        return self.address(database)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Open a connection in which every statement counts at once."""
        import psycopg

        plain = self.address(database).replace("+psycopg", "")
        return psycopg.connect(plain, autocommit=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        import psycopg

        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [self.folder / PROGRAMS / "postgres", "-D", self.folder / "data",
             "-h", "127.0.0.1", "-p", str(self.port), "-k", "", "-c", "fsync=off"],
            cwd=self.folder, stdout=log, stderr=log, user=USER, group=USER,
        )  # fmt: skip
        log.close()
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                # Not listening yet, or busy with what a sudden end left behind.
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder / "server.log").read_text())

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        if self.process is not None:
            self.process.send_signal(2)
            self.process.wait(30)
            self.process = None


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a server; nothing of it is left afterwards."""
    spec = find_spec("pgserver")
    if spec is None or spec.origin is None:
        pytest.skip("pgserver has no wheel for this Python or machine")
    wheel = Path(spec.origin).parent
    folder = Path(tempfile.mkdtemp(prefix="beyondcv-pg-"))
    server = Postgres(folder, free_port(), secrets.token_hex(12))
    try:
        shutil.copytree(wheel / "pginstall", folder / "pgserver" / "pginstall")
        libraries = wheel.with_name("pgserver.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / "pgserver.libs")
        (folder / "password").write_text(server.password)
        if USER is not None:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, USER, USER, follow_symlinks=False)
        subprocess.run(
            [folder / PROGRAMS / "initdb", "-D", folder / "data", "-U", "trainer",
             "--auth=scram-sha-256", "--pwfile", folder / "password", "--encoding=utf8",
             "--locale=C", "--no-sync"],
            cwd=folder, check=True, capture_output=True, user=USER, group=USER,
        )  # fmt: skip
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def free_port() -> int:
    """Return a port of this machine that nobody listens on, or not yet.

    Somebody else may take it first: what can choose a port by itself should.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Dask:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._run(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--scheduler-file", str(folder / "scheduler.json"),
            DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1",
        )  # fmt: skip
        self.address = self._said()

    def worker(self, *more: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker and wait until the scheduler knows it."""
        from distributed import Client

        process = self._run(
            "dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard",
            "--host", "127.0.0.1", "--local-directory", str(self.folder), *more, **environment,
        )  # fmt: skip
        self.workers.append(process)
        alive = sum(worker.poll() is None for worker in self.workers)
        with Client(self.address, set_as_default=False, timeout=30) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(alive, timeout=60)
        return process

    def _said(self) -> str:
        """Wait until the scheduler has written where it listens."""
        until = time.monotonic() + 60
        while time.monotonic() < until and self.scheduler.poll() is None:
            try:
                return str(json.loads((self.folder / "scheduler.json").read_text())["address"])
            except (FileNotFoundError, json.JSONDecodeError):
                time.sleep(0.05)
        raise RuntimeError((self.folder / "dask_scheduler.log").read_text())

    def _run(self, module: str, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
                cwd=self.folder, env=os.environ | more, stdout=log, stderr=log,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def stop(self) -> None:
        """End every process."""
        for process in reversed(self.processes):
            process.kill()
            process.wait(30)
