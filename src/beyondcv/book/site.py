"""Build the whole site: both editions, their workshops and the choice between them.

``python -m beyondcv.book.site --out _site [--serve]``

The folder `out` is replaced only when everything was built and found complete.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from beyondcv.book import inpage, serve
from beyondcv.book._html import render
from beyondcv.book._node import NodeError
from beyondcv.book.editions import Run, start
from beyondcv.book.plotly import copy_plotly
from beyondcv.book.policy import POLICY
from beyondcv.book.verify import edition_problems, link_problems
from beyondcv.book.words import words
from beyondcv.i18n import LANGS

__all__ = ["BuildError", "build", "main"]

# Left by Sphinx beside the pages; readers and the search need none of them.
_LEFTOVERS = (".buildinfo", ".buildinfo.bak", "objects.inv", "_sphinx_design_static", "_sources")
_UNUSED = (
    "basic.css", "doctools.js", "documentation_options.js", "file.png", "jquery.js", "minus.png",
    "plus.png", "searchtools.js", "sphinx_highlight.js", "translations.js",
)  # fmt: skip


class BuildError(Exception):
    """The site is not complete; the message lists why."""


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _faults(printed: str) -> str:
    """Return the lines of a build that say what is wrong, or its end if none does."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    lines = [line for line in plain.splitlines() if line.strip()]
    faults = [line for line in lines if re.search(r"\b(WARNING|ERROR|CRITICAL):", line)]
    return "\n".join(faults or lines[-40:])


def _start(root: Path, work: Path) -> list[Run]:
    """Start both editions; they build while the workshop does."""
    return [start(lang, root / "book" / lang, root / "_config.yml", work / lang) for lang in LANGS]


def _editions(root: Path, stage: Path, ended: list[tuple[Run, int, str]]) -> None:
    """Move the built editions into place.

    Raises
    ------
    BuildError
        If one of them failed, or lacks something that its chapters ask for.
    """
    problems: list[str] = []
    for run, status, printed in ended:
        if status:
            problems.append(f"Jupyter Book found faults in {run.lang}:\n{_faults(printed)}")
            continue
        problems += edition_problems(root / "book" / run.lang, run.html, run.lang)
        shutil.move(run.html, stage / run.lang)
        for name in _LEFTOVERS:
            path = stage / run.lang / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for name in _UNUSED:
            (stage / run.lang / "_static" / name).unlink(missing_ok=True)
    if problems:
        raise BuildError("\n".join(problems))


def _choice(stage: Path) -> None:
    """Write the page on which a reader chooses a language."""
    page = render("choice.html", policy=POLICY, editions=[(lang, words(lang)) for lang in LANGS])
    (stage / "index.html").write_text(page, encoding="utf-8")
    static = Path(__file__).parent / "theme" / "static"
    for name in ("beyondcv.css", "icon.svg"):
        shutil.copyfile(static / name, stage / "vendor" / name)


def _whole_site(stage: Path) -> None:
    """Finish what needs both the pages and the workshop's assets.

    A service worker serves what lies below it: it belongs at the root. And a host
    that sets no headers lets browsers keep ``page.js`` for minutes: a page asks for
    the very one that it was built with, else a new page could meet an old script.
    """
    shutil.move(stage / "page" / "keeper.js", stage / "keeper.js")
    build_name = inpage.name_of(stage / "page")
    for path in stage.glob("*/*.html"):
        text = path.read_text(encoding="utf-8")
        named = re.sub(r'(/page/page\.(?:js|css))"', rf'\1?v={build_name}"', text)
        named = named.replace('/page/licences.txt"', f'/page/{build_name}/licences.txt"')
        if named != text:
            path.write_text(named, encoding="utf-8")


def build(root: Path, out: Path, cache: Path) -> None:
    """Build the site.

    Parameters
    ----------
    root : pathlib.Path
        The repository: ``_config.yml`` and ``book/``.
    out : pathlib.Path
        The folder to fill; what it held before is replaced.
    cache : pathlib.Path
        What the workshop's build may keep from one time to the next.

    Raises
    ------
    BuildError
        If a warning, a missing page, a missing element or a dead link was found.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    cache.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=cache.parent) as folder:
        work, stage = Path(folder, "work"), Path(folder, "site")
        stage.mkdir()
        copy_plotly(stage / "vendor")
        runs = _start(root, work)
        try:
            inpage.build(stage / "page", cache)
        except NodeError as error:
            raise BuildError(f"The in-page workshop was not built:\n{error}") from error
        finally:
            ended = [(run, *run.wait()) for run in runs]
        _editions(root, stage, ended)
        _choice(stage)
        _whole_site(stage)
        (stage / ".nojekyll").touch()
        problems = link_problems(stage)
        if problems:
            raise BuildError("\n".join(problems))
        if out.exists():
            shutil.rmtree(out)
        shutil.move(stage, out)


def main(arguments: list[str] | None = None) -> int:
    """Build, and serve when asked to; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m beyondcv.book.site", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("_site"))
    parser.add_argument("--root", type=Path, default=Path(), help="where _config.yml is")
    parser.add_argument("--cache", type=Path, default=Path("_build/page"))
    parser.add_argument("--serve", action="store_true", help="serve it afterwards")
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    try:
        build(options.root.resolve(), options.out.resolve(), options.cache.resolve())
    except BuildError as error:
        _say(f"{error}\n\nThe site was not built; {options.out} is as it was before.")
        return 1
    _say(f"Built {options.out} in {time.monotonic() - begun:.0f} s.")
    return serve.main(["--directory", str(options.out)]) if options.serve else 0


if __name__ == "__main__":
    sys.exit(main())
