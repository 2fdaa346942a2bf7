"""Hosts and networks as learners meet them: few endings known, headers added, filters between."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

from beyondcv.book import inpage

__all__ = ["MARKUP", "Host", "place_form", "serving"]

FILTERED = b"<!doctype html><html><title>Filtre</title><p>Identifiez-vous</p></html>"
KNOWN = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
COMMON = frozenset(
    {"", ".bin", ".css", ".html", ".ico", ".jpg", ".js", ".json", ".pdf", ".png", ".svg", ".txt"}
)
"""Endings that even the host which knows fewest serves."""
MARKUP = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="page/page.css"><script type="module" src="page/page.js"></script>
</head><body><main><div class="bcv-profile-bar" data-bcv-lang="{lang}"></div>
<section class="bcv-workshop" data-bcv-unit="03-present" data-bcv-lang="{lang}"
 aria-labelledby="title"><p id="title">Workshop</p><p class="bcv-workshop-outline">Questions</p>
<p><button type="button" class="bcv-start" hidden>Start</button></p>
<p class="bcv-progress" role="status"></p><div class="bcv-form"></div></section>
</main></body></html>
"""


@dataclass
class Host:
    """What is served, and how.

    Parameters
    ----------
    folder : pathlib.Path
    prefix : str
        The path below which the site stands, with both slashes.
    headers : dict of str to str
        Sent with every answer.
    few : bool
        Whether endings outside `COMMON` do not exist, and all but pages, scripts and
        styles are just bytes.
    packs : bool
        Whether answers are compressed on their way.
    filtered : str
        Pattern of the paths in whose place a filter answers, with status 200.
    """

    folder: Path
    prefix: str = "/"
    headers: dict[str, str] = field(default_factory=dict)
    few: bool = False
    packs: bool = False
    filtered: str = ""
    address: str = ""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = self.path.partition("?")[0]
        ending = PurePosixPath(asked).suffix
        file = self.host.folder / asked.removeprefix(self.host.prefix)
        if self.host.filtered and re.search(self.host.filtered, asked):
            return self.answer(FILTERED, "text/html")
        outside = not asked.startswith(self.host.prefix)
        if outside or not file.is_file() or (self.host.few and ending not in COMMON):
            return self.send_error(404)
        other = "application/octet-stream" if self.host.few else self.guess_type(asked)
        return self.answer(file.read_bytes(), KNOWN.get(ending, other))

    def answer(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        if self.host.packs:
            content = gzip.compress(content, 1)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in self.host.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    """Start a host; its `address` ends in its prefix."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}{host.prefix}"
    yield host
    server.shutdown()
    server.server_close()


def place_form(root: Path, folder: Path) -> Path:
    """Put the built assets into a folder, with a French page and an English one."""
    inpage.build(folder / "page", root / "_build" / "page")
    shutil.move(folder / "page" / "keeper.js", folder / "keeper.js")
    for lang in ("fr", "en"):
        (folder / f"{lang}.html").write_text(MARKUP.format(lang=lang), encoding="utf-8")
    return folder
