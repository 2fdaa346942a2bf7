"""The trainers' guide: the same in both languages, and every command in it exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from beyondcv.cli import main
from beyondcv.i18n import LANGS, Lang

OPTION = re.compile(r"(?<!\S)--[a-z-]+")


def _guide(root: Path, lang: Lang) -> str:
    return (root / "exercises" / lang / "README.md").read_text(encoding="utf-8")


def _commands(guide: str) -> list[list[str]]:
    """Return the commands of `beyondcv` that stand on lines of their own."""
    lines = [line.strip() for line in guide.splitlines() if line.startswith("    beyondcv ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def _shape(guide: str) -> list[str]:
    """Return what does not depend on the language: headings, points, commands, code in lines."""
    kinds = []
    for line in guide.splitlines():
        if line.startswith("    "):
            kinds.append(" ".join([line.split()[0], *OPTION.findall(line)]))
        elif found := re.match(r"#+ |- (\*\*)?", line):
            kinds.append(found[0])
    return kinds


def test_both_guides_have_the_same_parts(root: Path) -> None:
    """Do headings, points and commands follow each other alike?"""
    assert _shape(_guide(root, "fr")) == _shape(_guide(root, "en"))


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_is_understood(
    root: Path, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    """Does the help of each verb name every option that the guide uses, for its own course?"""
    commands = _commands(_guide(root, lang))
    assert {command[0] for command in commands} >= {
        "prepare", "hand-out", "collect", "grade", "return", "roster", "purge",
    }  # fmt: skip
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            main([command[0], "--help"])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        for word in command[1:]:
            if word.startswith("--"):
                assert re.search(rf"{word}(?![a-z-])", said), (command, word)
            elif word.startswith("exercises/"):
                assert word == f"exercises/{lang}"


@pytest.mark.parametrize("lang", LANGS)
def test_files_that_the_guide_names_are_there(root: Path, lang: Lang) -> None:
    """Do its links, and the paths of the repository in it, lead somewhere?"""
    guide, here = _guide(root, lang), root / "exercises" / lang
    links = re.findall(r"\]\(([^)#]+)\)", guide)
    paths = re.findall(r"`((?:benchmarks|exercises|tests)/[\w./-]+)`", guide)

    assert links
    assert paths
    assert [link for link in links if not (here / link).is_file()] == []
    assert [path for path in paths if not (root / path).exists()] == []
