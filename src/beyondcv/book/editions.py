"""One configuration, two editions: Jupyter Book runs once for each."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from beyondcv.i18n import LANGS, Lang

__all__ = ["VENDOR", "Run", "derive", "start"]

VENDOR = "../vendor/"
"""Where both editions find plotly.js: beside them, once for the whole site."""

# Jupyter Book's own command, with every warning an error and every missing reference a warning.
_COMMAND = "from jupyter_book.cli.main import main; main()"
_STRICT = ("-n", "-W", "--keep-going", "--all")


def derive(config: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """Return the configuration of an edition.

    Parameters
    ----------
    config : dict
        The root ``_config.yml``, which is the French edition's.
    lang : {"fr", "en"}
        What `config` holds under ``sphinx.config.beyondcv_editions`` for this
        language stands in the place of its own.
    """
    edition = copy.deepcopy(config)
    sphinx = edition["sphinx"]["config"]
    edition.update(sphinx.get("beyondcv_editions", {}).get(lang, {}))
    sphinx["language"] = lang
    sphinx["beyondcv_vendor"] = VENDOR
    sphinx["bibtex_default_style"] = f"beyondcv-{lang}"
    return edition


class Run:
    """A running build of one edition.

    Parameters
    ----------
    lang : {"fr", "en"}
    html : pathlib.Path
        Where the pages will be.
    process : subprocess.Popen
    log : pathlib.Path
        What Jupyter Book prints.
    """

    def __init__(self, lang: Lang, html: Path, process: subprocess.Popen[bytes], log: Path) -> None:
        self.lang = lang
        self.html = html
        self._process = process
        self._log = log

    def wait(self) -> tuple[int, str]:
        """Return the exit status and what was printed, once it is over."""
        status = self._process.wait()
        return status, self._log.read_text(encoding="utf-8", errors="replace")


def start(lang: Lang, source: Path, config: Path, work: Path) -> Run:
    """Start building an edition.

    Parameters
    ----------
    lang : {"fr", "en"}
    source : pathlib.Path
        The folder of the edition's chapters, with its ``_toc.yml``.
    config : pathlib.Path
        The root ``_config.yml``.
    work : pathlib.Path
        An empty folder for the build.
    """
    if lang not in LANGS:
        raise ValueError(lang)
    source, work = source.resolve(), work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    derived = work / "_config.yml"
    edition = derive(yaml.safe_load(config.read_text(encoding="utf-8")), lang)
    derived.write_text(yaml.safe_dump(edition, allow_unicode=True), encoding="utf-8")
    log = work / "build.log"
    command = [sys.executable, "-c", _COMMAND, "build", str(source), "--config", str(derived)]
    command += ["--toc", str(source / "_toc.yml"), "--path-output", str(work), *_STRICT]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with log.open("wb") as stream:
        process = subprocess.Popen(  # noqa: S603
            command, stdout=stream, stderr=subprocess.STDOUT, env=environment
        )
    return Run(lang, work / "_build" / "html", process, log)
