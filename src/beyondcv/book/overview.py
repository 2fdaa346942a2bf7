"""The course at a glance, counted from its sources: ``python -m beyondcv.book.overview``.

One row a unit: words in each language, evidence cards, quiz questions, steps of
the form, points by rules and by a person; a last row sums them. For those who
teach the course or look after it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from beyondcv.book.quiz import load as load_quiz
from beyondcv.checks import UNITS as RULES
from beyondcv.i18n import LANGS
from beyondcv.widgets.units import UNITS as FORMS

__all__ = ["Row", "count_words", "main", "overview", "table"]

_OPAQUE = {"evidence", "explore", "workshop", "quiz", "figure", "image", "bibliography"}
_FENCE = re.compile(r"\s*(?P<fence>`{3,}|:{3,})\s*(?:\{(?P<name>[\w:-]+)\})?")
_OPTION = re.compile(r"\s*:[\w-]+:")
_LEAD = re.compile(r"^\s*(?:[-*]|\d+\.|>) +")
_ROLE = re.compile(r"\{(?P<role>[\w:-]+)\}`(?P<text>[^`]*)`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"\w+(?:[’'.,\u202f\u00a0-]\w+)*")
# In French an elided article is a word of its own: l’annonce is two.
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)[’'](?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """What one unit holds, or the sum of all.

    Parameters
    ----------
    unit : str
        Its name; ``"total"`` for the sum.
    words_fr, words_en : int
        Words of the page, headings, sources and everything drawn left out.
    cards : int
        Evidence cards, each source once.
    questions : int
        Of the quiz, those recalled from earlier units included.
    steps : int
        Of the form.
    auto, manual : float
        Points by rules, and by a person who reads.
    """

    unit: str
    words_fr: int
    words_en: int
    cards: int
    questions: int
    steps: int
    auto: float
    manual: float


def count_words(source: str) -> int:
    """Return the number of words that a page's reader reads.

    Parameters
    ----------
    source : str
        The page in Markdown.
    """
    if source.startswith("---\n"):
        source = source.split("\n---\n", 1)[1]
    source = source.split("\n### Sources\n", 1)[0]
    kept: list[str] = []
    stack: list[tuple[str, str]] = []
    for line in source.split("\n"):
        fence = _FENCE.match(line)
        if fence and stack and not fence["name"] and fence["fence"] == stack[-1][0]:
            stack.pop()
        elif fence and (fence["name"] or "`" in fence["fence"]):
            stack.append((fence["fence"], fence["name"] or "code"))
        elif not _drawn(stack) and not line.startswith("#") and not _OPTION.match(line):
            kept.append(_plain(_LEAD.sub("", line)))
    return len(_WORD.findall(_ELISION.sub(lambda m: f"{m.group()[:-1]} ", "\n".join(kept))))


def _drawn(stack: list[tuple[str, str]]) -> bool:
    return any(name in _OPAQUE | {"code"} for _, name in stack)


def _plain(line: str) -> str:
    def shown(match: re.Match[str]) -> str:
        # A number is one word, whatever it will be.
        return "7" if match["role"] == "fact" else match["text"].split(" <")[0]

    return re.sub(r"[`*]", "", _LINK.sub(r"\1", _ROLE.sub(shown, line)))


def _cards(source: str) -> int:
    found = re.findall(r"^`{3,}\{evidence\} +(.+)$", source, re.MULTILINE)
    return len({ident for arguments in found for ident in arguments.split()})


def _manual(root: Path, unit: str) -> float:
    notebook = root / "exercises" / "fr" / "source" / unit / f"{unit}.ipynb"
    if not notebook.exists():
        return 0
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return sum(float(mark["points"]) for mark in marks if mark.get("task"))


def _row(root: Path, unit: str) -> Row:
    pages = {
        lang: (root / "book" / lang / f"{unit}.md").read_text(encoding="utf-8") for lang in LANGS
    }
    rules = RULES.get(unit)
    return Row(
        unit=unit,
        words_fr=count_words(pages["fr"]),
        words_en=count_words(pages["en"]),
        cards=_cards(pages["fr"]),
        questions=len(load_quiz(root / "book" / "fr" / "_quiz" / f"{unit}.yml")),
        steps=len(FORMS[unit].steps) if unit in FORMS else 0,
        auto=sum(rules.points.values()) if rules else 0,
        manual=_manual(root, unit),
    )


def overview(root: Path) -> list[Row]:
    """Return a row for each unit in order, then their sum.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Raises
    ------
    FileNotFoundError
        If a unit lacks its English page or its quiz, or `root` is no repository.
    """
    units = sorted(path.stem for path in (root / "book" / "fr").glob("[0-9][0-9]-*.md"))
    if not units:
        raise FileNotFoundError(f"No unit below {root / 'book' / 'fr'}.")
    rows = [_row(root, unit) for unit in units]
    sums = {
        name: sum(getattr(row, name) for row in rows)
        for name in Row.__dataclass_fields__
        if name != "unit"
    }
    return [*rows, Row(unit="total", **sums)]


_HEADS = ("unit", "words fr", "words en", "cards", "quiz", "steps", "auto", "manual")


def table(rows: list[Row]) -> str:
    """Return the rows as text in columns, ready for a Markdown page too."""
    cells = [list(_HEADS)] + [
        [value if isinstance(value, str) else f"{value:g}" for value in asdict(row).values()]
        for row in rows
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADS))]
    lines = [[row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in cells]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]])


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m beyondcv.book.overview",
        description="Count the course from its sources: words, cards, questions, steps, points.",
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list instead of a table")
    parser.add_argument("--root", type=Path, default=Path(), help="the repository (default: here)")
    options = parser.parse_args(arguments)
    try:
        rows = overview(options.root)
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    text = json.dumps([asdict(row) for row in rows], indent=1) if options.json else table(rows)
    sys.stdout.write(f"{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
