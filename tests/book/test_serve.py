"""The server of `make book`."""

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from beyondcv.book.serve import listen, main


@contextmanager
def _serving(server: ThreadingHTTPServer) -> Iterator[str]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.wasm", "application/wasm"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.bin", "application/octet-stream"),
        ("a.html", "text/html; charset=utf-8"),
    ],
)
def test_files_have_the_type_that_browsers_ask_for(tmp_path: Path, name: str, kind: str) -> None:
    """Would a browser refuse a module or WebAssembly from this server?"""
    (tmp_path / name).touch()
    with (
        _serving(listen(tmp_path, 8123)) as address,
        urllib.request.urlopen(f"{address}/{name}") as reply,
    ):
        assert kind == reply.headers["Content-Type"]


def test_a_taken_port_leads_to_the_next_free_one(tmp_path: Path) -> None:
    """Is a second reader served beside a first one, on this machine only?"""
    with _serving(listen(tmp_path, 8123)) as first:
        taken = int(first.rsplit(":", 1)[1])
        second = listen(tmp_path, taken)
        second.server_close()
    assert taken < second.server_port
    assert second.server_address[0] == "127.0.0.1"


def test_no_site_no_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Does it say what to do when nothing was built?"""
    assert main(["--directory", str(tmp_path)]) == 1
    assert "make site" in capsys.readouterr().err
