"""What many tests share: the built site, a server, a browser."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests import chromium as chromium_finder
from tests import engines

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent

# Every run tries the same examples; with HYPOTHESIS_PROFILE=default each tries others.
hypothesis.settings.register_profile("repeatable", derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# The gradebook of whoever runs the tests is not for them.
os.environ.pop("BEYONDCV_DB", None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The whole site, built by the same command as `make site`, once in a test run."""
    out, stamp = ROOT / "_site", ROOT / "_build" / "site-built-by-tests"
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    stamp.parent.mkdir(exist_ok=True)
    with (ROOT / "_build" / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != run:
            command = [sys.executable, "-m", "beyondcv.book.site", "--out", str(out)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.fail(f"The site does not build:\n{done.stdout[-4000:]}{done.stderr[-8000:]}")
            stamp.write_text(run)
    return out


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a free port of this machine; returns the address, no final slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(directory: Path) -> str:
        handler = partial(_Quiet, directory=str(directory))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium that reaches this machine only.

    One for each module: Playwright's loop would forbid `asyncio.run` to the
    tests that follow in the same process.
    """
    from playwright.sync_api import sync_playwright

    path = chromium_finder.find()
    if path is None:
        pytest.fail("No Chromium: run 'make browser'.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium_finder.ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=engines.ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[engines.Engine]:
    """Each browser in turn: Chromium, Firefox, WebKit."""
    if engines.missing(request.param) and "CI" not in os.environ:
        pytest.skip(f"No {request.param} here: 'make browser'.")
    started = engines.start(request.param)
    yield started
    started.close()
