"""Glossary terms at their first use: finding them, and linking those that are not.

A term is linked once on each unit's page, where running text first uses it from
the objectives on. Headings, quotations, tables, boxes and links are no running
text. Where a page uses the word in another sense, `terms.toml` says so.

    python -m tests.course.terms            # what is not linked
    python -m tests.course.terms --link     # link it, then read the pages again
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from beyondcv.i18n import LANGS, Lang
from tests.course.pages import BOOK

__all__ = ["Use", "first_use", "first_uses", "terms", "unit_pages"]

_FENCE = re.compile(r"^\s*(`{3,}|:{3,})\s*(\{[\w:-]+\})?")
_START = {"fr": "## Objectifs", "en": "## Objectives"}
_SKIPPED = re.compile(r"^\s*(?:#|>|\||<|:[\w-]+:|!\[)")
# What stands inside a role, a link, inline code or quotation marks is not free to be linked.
_TAKEN = re.compile(r"\{[\w:-]+\}`[^`]*`|\[[^\]]*\]\([^)]*\)|`[^`]*`|https?://\S+|«[^»]*»|“[^”]*”")
_TERM = re.compile(r"\{term\}`([^`<]*?)(?: <([^>]*)>)?`")


@dataclass(frozen=True)
class Use:
    """The first use of a term on a page.

    Parameters
    ----------
    line, start, end : int
        Where: line of the file from 0, characters of the line.
    text : str
        As written there.
    linked : bool
    """

    line: int
    start: int
    end: int
    text: str
    linked: bool


@cache
def terms(lang: Lang) -> tuple[str, ...]:
    """Return the glossary's terms."""
    text = (BOOK / lang / "glossary.md").read_text(encoding="utf-8")
    block = text.split("```{glossary}\n", 1)[1].split("\n```", 1)[0]
    return tuple(line for line in block.split("\n") if line and not line.startswith(" "))


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    found: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
        Path(__file__).with_name("terms.toml").read_text(encoding="utf-8")
    )
    return found


@cache
def _pattern(term: str, lang: Lang) -> re.Pattern[str]:
    forms = _table()["forms"].get(lang, {}).get(term)
    if not forms:
        plural = r"(?:s|x)?" if lang == "fr" else r"(?:s|es)?"
        forms = [r"\s".join(re.escape(word) + plural for word in term.split())]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def _running(source: str, lang: Lang) -> Iterator[tuple[int, str]]:
    """Yield the lines of running text, from the objectives to the notes for trainers."""
    fences: list[str] = []
    begun = False
    for number, line in enumerate(source.split("\n")):
        if line.startswith("### ") and ("formatrices" in line or "trainers" in line):
            return
        begun = begun or line == _START[lang]
        fence = _FENCE.match(line)
        if fence:
            if fences and not fence[2] and fence[1] == fences[-1]:
                fences.pop()
            else:
                fences.append(fence[1])
            continue
        if begun and not fences and not _SKIPPED.match(line):
            yield number, line


def first_use(source: str, term: str, lang: Lang) -> Use | None:
    """Return where running text first uses a term, linked or not."""
    pattern = _pattern(term, lang)
    for number, line in _running(source, lang):
        linked = [m for m in _TERM.finditer(line) if (m[2] or m[1]).casefold() == term.casefold()]
        taken = [match.span() for match in _TAKEN.finditer(line)]
        free = [
            match
            for match in pattern.finditer(line)
            if not any(start <= match.start() < end for start, end in taken)
        ]
        if linked and (not free or linked[0].start() < free[0].start()):
            return Use(number, *linked[0].span(), linked[0].group(), linked=True)
        if free:
            return Use(number, *free[0].span(), free[0].group(), linked=False)
    return None


def first_uses(path: Path, lang: Lang) -> dict[str, Use]:
    """Return the first use of every term that a page uses in the glossary's sense."""
    source = path.read_text(encoding="utf-8")
    other = _table()["other-sense"].get(lang, {}).get(path.stem, [])
    found = {term: first_use(source, term, lang) for term in terms(lang) if term not in other}
    return {term: use for term, use in found.items() if use}


def unit_pages(lang: Lang) -> list[Path]:
    """Return the pages of the units."""
    return sorted((BOOK / lang).glob("[0-9][0-9]-*.md"))


def _link(path: Path, lang: Lang) -> None:
    for term in terms(lang):
        # Anew for each term: the one before has moved what follows it.
        use = first_uses(path, lang).get(term)
        if use and not use.linked:
            lines = path.read_text(encoding="utf-8").split("\n")
            line = lines[use.line]
            target = use.text if use.text == term else f"{use.text} <{term}>"
            lines[use.line] = f"{line[: use.start]}{{term}}`{target}`{line[use.end :]}"
            path.write_text("\n".join(lines), encoding="utf-8")


def main() -> int:
    """Name, or link, the terms that are not linked at their first use."""
    parser = argparse.ArgumentParser(prog="python -m tests.course.terms")
    parser.add_argument("--link", action="store_true", help="link them; read the pages again")
    options = parser.parse_args()
    missing = 0
    for lang in LANGS:
        for path in unit_pages(lang):
            if options.link:
                _link(path, lang)
            for term, use in first_uses(path, lang).items():
                if not use.linked:
                    missing += 1
                    line = path.read_text(encoding="utf-8").split("\n")[use.line]
                    sys.stdout.write(f"{lang}/{path.stem}:{use.line + 1} {term}: {line}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
