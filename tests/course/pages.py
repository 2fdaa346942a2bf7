"""The book's pages as their readers meet them: headings, directives, sentences.

A small reader of the Markdown that the chapters use; it builds nothing, so that
the checks of language take a moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from beyondcv.i18n import Lang

BOOK = Path(__file__).parents[2] / "book"
LANGS: tuple[Lang, ...] = ("fr", "en")

# What stands inside them is no text of the page.
_OPAQUE = {"evidence", "explore", "workshop", "quiz", "toctree", "figure", "image", "bibliography"}
_FENCE = re.compile(r"^\s*(?P<fence>`{3,}|:{3,})\s*(?:\{(?P<name>[\w:-]+)\}\s*(?P<args>.*))?$")
_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.) +")
_ROLE = re.compile(r"\{(?P<role>[\w:-]+)\}`(?P<text>[^`]*)`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’»\"*)\u00a0\u202f]*\s+(?=[\"“«‘*({\[]*[A-ZÀ-ÖØ-Þ0-9])")
_WORD = re.compile(r"\w+(?:[’'.,\u202f\u00a0-]\w+)*")
# In French an elided article is a word of its own: l’annonce is two.
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)[’'](?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Directive:
    """A directive: its name and what stands after it on its line."""

    name: str
    args: str


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item, a table row or a quotation, without its markup."""

    text: str
    kind: str
    inside: tuple[str, ...]
    under: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """The block's sentences."""
        return [part for part in _SENTENCE_END.split(self.text) if words(part)]


@dataclass
class Page:
    """One page of the book.

    Parameters
    ----------
    path : pathlib.Path
    lang : {"fr", "en"}
    front : str
        Its front matter, between the two rules.
    body : list of str
        Its lines, front matter left out.
    """

    path: Path
    lang: Lang
    front: str
    body: list[str]
    headings: list[tuple[int, str]] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The page's name, the same in both languages."""
        return self.path.stem

    @property
    def is_unit(self) -> bool:
        """Whether it is a chapter of the course."""
        return bool(re.match(r"\d\d-", self.name))

    @property
    def text(self) -> str:
        """The page as written, front matter left out."""
        return "\n".join(self.body)

    def roles(self, name: str) -> list[str]:
        """Return what stands in every role of that name, in order."""
        return [m["text"] for m in _ROLE.finditer(self.text) if m["role"] == name]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(_ELISION.sub(lambda m: m.group()[:-1] + " ", text))


def plain(text: str) -> str:
    """Return a line without its markup, a role replaced by what it shows."""

    def shown(match: re.Match[str]) -> str:
        if match["role"] == "fact":
            return "7"  # one word, as the number that it will be
        return match["text"].split(" <")[0]

    text = _ROLE.sub(shown, text)
    text = _LINK.sub(r"\1", text)
    return re.sub(r"`([^`]*)`|\*{1,3}", lambda m: m.group(1) or "", text).strip()


def _split(path: Path) -> tuple[str, list[str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines and lines[0].strip() == "---":
        end = lines.index("---", 1)
        return "\n".join(lines[1:end]), lines[end + 1 :]
    return "", lines


@cache
def read(path: Path, lang: Lang) -> Page:
    """Read one page."""
    front, body = _split(path)
    page = Page(path, lang, front, body)
    stack: list[tuple[str, str]] = []  # fence, directive name
    under: list[str] = []
    pending: list[str] = []
    kind = "paragraph"

    def flush() -> None:
        if pending and not {name for _, name in stack} & (_OPAQUE | {"code"}):
            text = " ".join(filter(None, map(plain, pending)))
            inside = tuple(name for _, name in stack)
            page.blocks.append(Block(text, kind, inside, tuple(under)))
        pending.clear()

    for line in body:
        fence = _FENCE.match(line)
        if fence and stack and not fence["name"] and fence["fence"] == stack[-1][0]:
            flush()
            stack.pop()
            continue
        if fence and (fence["name"] or line.strip().startswith("```")):
            flush()
            name = fence["name"] or "code"
            stack.append((fence["fence"], name))
            if fence["name"]:
                page.directives.append(Directive(name, fence["args"].strip()))
            continue
        heading = None if stack else _HEADING.match(line)
        if heading:
            flush()
            level = len(heading[1])
            page.headings.append((level, plain(heading[2])))
            del under[level - 1 :]
            under.append(plain(heading[2]))
            continue
        if not line.strip() or re.match(r"^\s*:[\w-]+:", line):
            flush()
            continue
        if line.startswith(">"):
            new, line = "quote", line.lstrip("> ")
        elif line.lstrip().startswith("|"):
            new = "row"
        elif _ITEM.match(line):
            new, line = "item", _ITEM.sub("", line)
            flush()
        else:
            new = "paragraph" if kind != "item" or not pending else "item"
        if new != kind or new == "row":
            flush()
        kind = new
        if not line.strip():
            flush()
            continue
        pending.append(line)
    flush()
    return page


def pages(lang: Lang) -> Iterator[Page]:
    """Return all pages of an edition, in the order of their names."""
    for path in sorted((BOOK / lang).glob("*.md")):
        yield read(path, lang)


def all_pages() -> list[Page]:
    """Return all pages of both editions."""
    return [page for lang in LANGS for page in pages(lang)]
