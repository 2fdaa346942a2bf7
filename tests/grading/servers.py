"""A PostgreSQL server of one's own, from the binaries in a wheel.

Started by the tests themselves, as any user: PostgreSQL refuses to run as
root, so root hands it to `nobody`, together with a copy of its binaries, which
may stand where nobody else can read.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

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
        import psycopg

        plain = self.address("postgres").replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'create database "{database}"')
        return self.address(database)

    def start(self) -> None:
        """Start it and wait until it listens."""
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [self.folder / PROGRAMS / "postgres", "-D", self.folder / "data",
             "-h", "127.0.0.1", "-p", str(self.port), "-k", "", "-c", "fsync=off"],
            cwd=self.folder, stdout=log, stderr=log, user=USER, group=USER,
        )  # fmt: skip
        log.close()
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
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
    """Return a port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
