"""How far a run is."""

from __future__ import annotations

import os
import select
import sys

import pytest
from tqdm import tqdm

from beyondcv.grading.progress import progress
from beyondcv.i18n import LANGS, Lang

WORDS = {"fr": "Devoirs", "en": "Hand-ins"}


def _run(lang: Lang, steps: int, of: int) -> None:
    with progress(lang) as show:
        show(0, of)
        for done in range(1, steps + 1):
            show(done, of)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("of", "lines"), [(1, 1), (3, 3), (10, 10), (200, 10), (10_000, 10)])
def test_without_a_terminal_a_line_per_tenth(
    lang: Lang, of: int, lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Is there one plain line for each tenth, the last one saying that all is done?"""
    _run(lang, of, of)
    said = capsys.readouterr().err

    assert said.endswith("\n")
    assert "\r" not in said
    assert "\x1b" not in said
    rows = [row for row in said.splitlines() if f"{of}" in row]
    assert lines <= len(rows) <= lines + 1
    assert rows[-1].startswith(WORDS[lang])
    assert rows[-1].count(str(of)) == 2
    assert len(set(rows)) == len(rows)


def test_nothing_to_do_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Is an empty run silent?"""
    with progress("en") as show:
        show(0, 0)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("lang", "left"), [("fr", "reste"), ("en", "left")])
def test_a_terminal_gets_a_bar_with_the_time_left(
    lang: Lang, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is there a bar that says how many, how much time is left, and goes away at the end?"""
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        with progress(lang) as show:
            for done in (0, 10, 20, 30):
                show(done, 40)
            for bar in list(vars(tqdm)["_instances"]):  # what the clock would have shown next
                bar.refresh()
        stream.flush()
        said = b""
        while select.select([ours], [], [], 0.5)[0]:
            said += os.read(ours, 100_000)
    os.close(ours)

    text = said.decode("utf-8", "replace")
    assert f"{WORDS[lang]}\N{NO-BREAK SPACE}: 30" in text or f"{WORDS[lang]}: 30" in text
    assert "|" in text
    assert left in text
    assert "\n" not in text
    assert text.rpartition("\r")[0].split("\r")[-1].strip() == ""
