"""Serve the built site on this machine only.

``python -m beyondcv.book.serve --directory _site --port 8000``
"""

from __future__ import annotations

import argparse
import errno
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["listen", "main"]

_HOST = "127.0.0.1"
_TRIES = 20


class _Handler(SimpleHTTPRequestHandler):
    # Python asks the system for types, and systems disagree: a browser refuses a module or a
    # WebAssembly file whose type is wrong.
    extensions_map = {  # noqa: RUF012  (as in the class above)
        **SimpleHTTPRequestHandler.extensions_map,
        ".bin": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".zip": "application/zip",
    }

    def end_headers(self) -> None:
        # A page that was just rebuilt must not be shown from the browser's memory.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""


class _Server(ThreadingHTTPServer):
    # On some systems two servers may listen on one port when this is set, and the second
    # reader then sees the first one's site.
    allow_reuse_address = sys.platform != "win32"
    daemon_threads = True


def listen(directory: Path, port: int) -> ThreadingHTTPServer:
    """Return a server for `directory` on `port`, or on the next free one.

    Raises
    ------
    OSError
        If none of the next ports is free either.
    """
    handler = partial(_Handler, directory=str(directory))
    for candidate in range(port, port + _TRIES):
        try:
            return _Server((_HOST, candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} to {port + _TRIES - 1} are all taken")


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m beyondcv.book.serve", description=__doc__)
    parser.add_argument("--directory", type=Path, default=Path("_site"))
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    if not (options.directory / "index.html").exists():
        sys.stderr.write(f"No site in {options.directory}: run 'make site' first.\n")
        return 1
    try:
        server = listen(options.directory.resolve(), options.port)
    except OSError as error:
        sys.stderr.write(f"Cannot serve: {error}.\n")
        return 1
    if server.server_port != options.port:
        sys.stderr.write(f"Port {options.port} is taken by another program.\n")
    sys.stdout.write(f"The course is at http://{_HOST}:{server.server_port}/ (Ctrl+C stops it)\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
