"""The mark by which an English page says which French page it follows.

French is written first. Each English page keeps in its front matter the first
twelve digits of the SHA-256 of the French page, and of its quiz, that it was
written from. When the French changes, the mark no longer fits and a test fails:
read the change, mend the English, then refresh the marks of the pages you read:

    python -m tests.course.parity --update 03-present
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from pathlib import Path

from tests.course.pages import BOOK, _split

_MARK = re.compile(r'^follows: *"?([0-9a-f]{12})"? *$', re.MULTILINE)


def expected(french: Path) -> str:
    """Return the mark of a French page and its quiz."""
    digest = hashlib.sha256(french.read_bytes())
    quiz = french.parent / "_quiz" / f"{french.stem}.yml"
    if quiz.exists():
        digest.update(quiz.read_bytes())
    return digest.hexdigest()[:12]


def found(english: Path) -> str | None:
    """Return the mark that an English page bears."""
    front, _ = _split(english)
    match = _MARK.search(front)
    return match[1] if match else None


def stale(book: Path = BOOK) -> list[str]:
    """Return the names of the English pages whose mark does not fit."""
    return [
        french.stem
        for french in sorted((book / "fr").glob("*.md"))
        if found(book / "en" / french.name) != expected(french)
    ]


def update(name: str, book: Path = BOOK) -> None:
    """Write the mark into an English page."""
    french, english = book / "fr" / f"{name}.md", book / "en" / f"{name}.md"
    front, body = _split(english)
    line = f'follows: "{expected(french)}"'
    if _MARK.search(front):
        front = _MARK.sub(line, front)
    else:
        front = f"{front}\n{line}".strip()
        body = body if body and not body[0] else ["", *body]
    english.write_text("\n".join(["---", front, "---", *body]), encoding="utf-8")


def main() -> int:
    """List the stale pages, or refresh those that are named."""
    parser = argparse.ArgumentParser(prog="python -m tests.course.parity")
    parser.add_argument("--update", nargs="+", metavar="PAGE", help="pages whose English you read")
    names = parser.parse_args().update or []
    for name in names:
        update(name)
    left = stale()
    for name in left:
        sys.stdout.write(f"book/en/{name}.md no longer follows book/fr/{name}.md\n")
    return 1 if left and not names else 0


if __name__ == "__main__":
    raise SystemExit(main())
