"""A Jupyter server of one's own, for tests that need a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from urllib.error import URLError
from urllib.request import urlopen

import pytest

BIN = Path(sys.prefix, "bin")


@contextmanager
def jupyter_server(
    app: str,
    *,
    cwd: Path,
    home: Path,
    environment: Mapping[str, str] = MappingProxyType({}),
    token: str = "",
    program: Path = BIN / "jupyter",
) -> Iterator[str]:
    """Start a server and wait until it answers; yield its address, no final slash.

    Parameters
    ----------
    app : str
        ``"server"``, ``"lab"`` or ``"notebook"``.
    cwd : pathlib.Path
        Where it is started: its files, and perhaps its settings.
    home : pathlib.Path
        An empty folder for what it writes about itself.
    environment : mapping of str to str
        What it finds there, beside what the tests have.
    token : str
        What a visitor has to know.
    program : pathlib.Path
        Which ``jupyter``.
    """
    home.mkdir(exist_ok=True)
    runtime, log = home / "runtime", home / "jupyter.log"
    # The server chooses its port itself, and says which: one that was free
    # a moment ago might be somebody else's by now.
    command = [str(program), app, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    with (
        log.open("w") as out,
        subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}"],
            cwd=cwd, stdout=out, stderr=out,
            env=os.environ | {"JUPYTER_RUNTIME_DIR": str(runtime)} | dict(environment),
        ) as server,
    ):  # fmt: skip
        try:
            yield _address(server, runtime, log)
        finally:
            server.terminate()


def _address(server: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            port = json.loads((runtime / f"jpserver-{server.pid}.json").read_text())["port"]
            urlopen(f"http://127.0.0.1:{port}/api").close()
        except (FileNotFoundError, json.JSONDecodeError, URLError):
            time.sleep(0.1)
        else:
            return f"http://127.0.0.1:{port}"
    pytest.fail(f"Jupyter does not start:\n{log.read_text()}")
