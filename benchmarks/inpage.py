"""How long from a click to a live form, and from a key to its feedback.

``python benchmarks/inpage.py`` builds the assets (or takes them from the cache)
and prints medians. *Cold* is a browser that has never seen the site; *warm* is
the same browser, a second visit. The connection is this machine's own: add
``bytes / bandwidth`` for a real one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from beyondcv.book import inpage
from tests import chromium

ROOT = Path(__file__).parent.parent
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Benchmark</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="page/page.css">
<script type="module" src="page/page.js"></script></head><body>
<section class="bcv-workshop" data-bcv-unit="03-present" data-bcv-lang="fr">
<div class="bcv-workshop-outline"></div>
<button type="button" class="bcv-start" hidden>Start</button>
<p class="bcv-progress" role="status"></p><div class="bcv-form"></div></section></body></html>
"""
ALIVE = "performance.getEntriesByName('bcv-alive')[0].duration"
TYPING = """
() => new Promise((resolve) => {
  const field = document.querySelector(".bcv-form textarea");
  const seen = [...document.querySelectorAll(".bcv-form .bcv-status")];
  let begun = 0;
  const watch = new MutationObserver(() => {
    watch.disconnect();
    resolve(performance.now() - begun);
  });
  const what = {childList: true, subtree: true, characterData: true};
  seen.forEach((place) => watch.observe(place, what));
  begun = performance.now();
  field.value += "x";
  field.dispatchEvent(new InputEvent("input", {bubbles: true, data: "x"}));
  field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true, key: "x"}));
})
"""
GOALS = {"cold, ms": 1500, "warm, ms": 800, "key to feedback, ms": 200}


class Counting(SimpleHTTPRequestHandler):
    """Serves files with the types that a web host gives, and counts bytes."""

    protocol_version = "HTTP/1.1"
    moved = 0
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
    }

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send a file."""
        Counting.moved += Path(self.translate_path(self.path)).stat().st_size
        super().copyfile(source, outputfile)  # type: ignore[arg-type, misc]

    def end_headers(self) -> None:
        """Allow what a static host allows: keeping a file for ten minutes."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def start(context: BrowserContext, address: str) -> tuple[float, float]:
    """Return click to alive, and a key to its feedback, in ms."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.locator("button.bcv-start").click()
    page.locator(".bcv-workshop[data-bcv-how=snapshot]").wait_for()
    alive: float = page.evaluate(ALIVE)
    page.locator(".bcv-tab").nth(1).click()
    page.locator(".bcv-form textarea").first.fill("Magasinière")
    page.wait_for_timeout(500)
    typing: float = statistics.median(page.evaluate(TYPING) for _ in range(5))
    page.close()
    return alive, typing


def measure(browser: Browser, address: str, runs: int) -> dict[str, float]:
    """Return medians over `runs` browsers."""
    cold, warm, typing, moved = [], [], [], []
    for _ in range(runs):
        context = browser.new_context()
        Counting.moved = 0
        first, _key = start(context, address)
        moved.append(Counting.moved)
        second, key = start(context, address)
        cold.append(first)
        warm.append(second)
        typing.append(key)
        context.close()
    return {
        "cold, ms": statistics.median(cold),
        "warm, ms": statistics.median(warm),
        "key to feedback, ms": statistics.median(typing),
        "moved cold, MB": statistics.median(moved) / 1e6,
    }


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--cache", type=Path, default=ROOT / "_build" / "page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        inpage.build(Path(folder, "page"), options.cache)
        Path(folder, "index.html").write_text(PAGE, encoding="utf-8")
        with served(Path(folder)) as address:
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
            )
            # A browser's own first start is not ours to measure.
            measure(browser, address, 1)
            figures = measure(browser, address, options.runs)
            browser.close()
        for file in sorted(Path(folder, "page").rglob("*.*")):
            print(f"  {file.stat().st_size / 1e6:8.3f} MB  {file.name}")
    load = os.getloadavg()[0]
    print(f"{options.runs} runs, load {load:.1f} on {os.cpu_count()} processors")
    for name, value in figures.items():
        goal = GOALS.get(name)
        print(
            f"{name:22} {value:8.1f}"
            + (f"   goal {goal}, {value / goal:.0%} of it" if goal else "")
        )


if __name__ == "__main__":
    main()
