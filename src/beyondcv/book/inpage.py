"""Build what the in-page workshop is served from: ``_site/page``.

``python -m beyondcv.book.inpage --out _site/page``

The folder holds ``page.js`` and ``page.css``, which the book's pages load,
``keeper.js``, which belongs at the root of the site, and one folder named for its
content with all that a click fetches: Pyodide, the memory snapshot, the widgets'
code. Nothing comes from elsewhere at run time.

Pyodide's snapshot interface is experimental, hence the exact version in
``page/package.json`` and a plain start beside it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

from beyondcv.book import _node
from beyondcv.book._site_files import site_files

__all__ = ["build", "name_of"]

_PAGE = Path(__file__).parent / "page"
_PART = 500_000
"""Bytes that a dropped connection may cost: what arrived before is kept (page/fetching.js)."""
_AT_ONCE = ("runtime", "wasm", "snapshot", "data")
"""What each start fetches; the rest comes if it is asked for."""
_PYTHON = "3.14"
_INCORPORATED = f"""https://www.python.org
What is compiled into it is under licences of its own, all of them free:
https://docs.python.org/{_PYTHON}/license.html (Expat, libmpdec, mimalloc, zlib and others)
https://github.com/emscripten-core/emscripten/blob/main/LICENSE (Emscripten, musl)"""
_KEPT = 3
"""Builds left in the cache; older ones go."""


def build(out: Path, cache: Path) -> None:
    """Fill a folder with the workshop's assets.

    Parameters
    ----------
    out : pathlib.Path
        The folder; what it held before is replaced.
    cache : pathlib.Path
        Where packages and the last builds are kept; a build whose inputs have
        not changed is copied from there.

    Raises
    ------
    beyondcv.book._node.NodeError
        If a package could not be fetched, a module not bundled, or Python not
        started.
    """
    site = site_files()
    made = cache / f"build-{_fingerprint(site)}"
    if made.exists():
        made.touch()
    else:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=cache) as folder:
            _make(site, Path(folder), cache)
            _node.publish(Path(folder, "out"), made)
        _forget(cache)
    if out.exists():
        shutil.rmtree(out)
    shutil.copytree(made, out)


def name_of(assets: Path) -> str:
    """Return the name of the one folder of a build, which stands for its content."""
    (folder,) = (path.name for path in assets.iterdir() if path.is_dir())
    return folder


def _make(site: dict[str, bytes], work: Path, cache: Path) -> None:
    lock = (_PAGE / "package-lock.json").read_bytes()
    modules = _node.install(_PAGE, cache / f"npm-{_short(lock)}")
    for name, content in site.items():
        target = work / "site" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    raw = work / "raw"
    raw.mkdir()
    maker = _PAGE / "build" / "snapshot.mjs"
    figures = json.loads(_node.run(maker, modules / "pyodide", work / "site", raw))

    folder = _short(*(path.read_bytes() for path in _inputs()), *site.values())
    assets = work / "out" / folder
    assets.mkdir(parents=True)
    pyodide = modules / "pyodide"
    # For hosts that let nothing run that is no file of theirs.
    shutil.copyfile(pyodide / "pyodide.asm.mjs", assets / "runtime.js")
    parts = {
        name: _cut(_compressed(source), assets, name)
        for name, source in {
            "runtime": pyodide / "pyodide.asm.mjs",
            "wasm": pyodide / "pyodide.asm.wasm",
            "snapshot": raw / "snapshot.bin",
            "data": raw / "data.bin",
            "site": raw / "site.bin",
        }.items()
    }
    parts["library"] = _cut((pyodide / "python_stdlib.zip").read_bytes(), assets, "library")
    known = {
        "folder": folder,
        "lock": _empty_lock(pyodide),
        "parts": parts,
        "bytes": sum(size for name in _AT_ONCE for size, _ in parts[name]),
        "initial": figures["initial"],
        "memory": figures["memory"],
    }
    bundle = _PAGE / "build" / "bundle.mjs"
    _node.run(bundle, modules, work / "out", json.dumps(known))
    _add_licences(site, assets / "licences.txt")


def _cut(whole: bytes, assets: Path, name: str) -> list[tuple[int, str]]:
    """Write a file in parts; return the length and the SHA-256 of each.

    They end in .bin: every host knows that ending, few know Pyodide's own, and none
    takes it for text or undoes the compression, as with .gz.
    """
    parts = [whole[start : start + _PART] for start in range(0, len(whole), _PART)]
    for number, part in enumerate(parts):
        (assets / f"{name}.{number}.bin").write_bytes(part)
    return [(len(part), hashlib.sha256(part).hexdigest()) for part in parts]


def _compressed(source: Path) -> bytes:
    return gzip.compress(source.read_bytes(), 9, mtime=0)


def _add_licences(site: dict[str, bytes], notices: Path) -> None:
    """Add the licences of Python and of its libraries to those of the JavaScript packages."""
    python = (_PAGE / "licences" / "python.txt").read_text("utf-8")
    with notices.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{'-' * 78}\n\nPython {_PYTHON} (PSF-2.0)\n{_INCORPORATED}\n\n{python}")
        for name, text in site.items():
            library, found, _file = name.partition(".dist-info/")
            if found:
                stream.write(f"\n{'-' * 78}\n\n{library}\n\n{text.decode().strip()}\n")


def _empty_lock(pyodide: Path) -> dict[str, object]:
    """Return Pyodide's lock file without its packages: none is fetched, ever."""
    lock: dict[str, object] = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    return lock | {"packages": {}}


def _inputs() -> list[Path]:
    here = Path(__file__)
    return [
        *(path for path in sorted(_PAGE.rglob("*")) if path.is_file() and path.suffix != ".pyc"),
        here,
        here.with_name("_site_files.py"),
        here.with_name("_node.py"),
        here.parents[1] / "widgets" / "enhance.js",
        here.parents[1] / "widgets" / "journal.js",
        here.parents[1] / "widgets" / "outline.css",
    ]


def _fingerprint(site: dict[str, bytes]) -> str:
    parts = [path.read_bytes() for path in _inputs()]
    for name, content in site.items():
        parts += [name.encode(), content]
    return _short(*parts)


def _short(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()[:12]


def _forget(cache: Path) -> None:
    builds = sorted(cache.glob("build-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in builds[_KEPT:]:
        shutil.rmtree(old)


def main(arguments: list[str] | None = None) -> int:
    """Build; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m beyondcv.book.inpage", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("_site/page"))
    parser.add_argument("--cache", type=Path, default=Path("_build/page"))
    options = parser.parse_args(arguments)
    try:
        build(options.out.resolve(), options.cache.resolve())
    except (_node.NodeError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
