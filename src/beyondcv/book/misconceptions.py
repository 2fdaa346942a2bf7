"""``{misconceptions}``: the twenty common ideas, and where the course treats each.

The sentences stand in ``_misconceptions.yml`` of each edition. The links are
drawn from the quizzes at every build, so that they cannot go stale: an idea is
treated where a wrong answer carries its code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from beyondcv.book import evidence
from beyondcv.book._html import CourseDirective
from beyondcv.book.quiz import Question, filled, load
from beyondcv.i18n import Lang

__all__ = ["CODES", "Place", "places", "setup"]

CODES = tuple(f"M{number:02}" for number in range(1, 21))
"""The bank of misconceptions, as in the quizzes."""

_FIELDS = ("truth", "idea", "known")


@dataclass(frozen=True)
class Place:
    """One unit that treats an idea.

    Parameters
    ----------
    unit, title : str
        The page's name and its heading.
    questions : tuple of Question
        Those of its quiz with an answer that shows the idea.
    """

    unit: str
    title: str
    questions: tuple[Question, ...]


def places(
    book: Path, entries: dict[str, Any] | None = None, lang: Lang = "en"
) -> dict[str, list[Place]]:
    """Return, for each code in order, the units whose quiz treats it.

    Parameters
    ----------
    book : pathlib.Path
        The folder of one edition.
    entries : dict, optional
        Of evidence.yml, for the numbers in questions; without it they stay references.
    lang : {"fr", "en"}
        How numbers are written.

    Raises
    ------
    EvidenceError
        If a question asks for a number that is not there.
    """
    found: dict[str, list[Place]] = {code: [] for code in CODES}
    for path in sorted((book / "_quiz").glob("*.yml")):
        page = book / f"{path.stem}.md"
        if not page.exists():
            continue
        heading = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        title = f"{path.stem[:2]}. {heading[1] if heading else path.stem}"
        questions = load(path)
        if entries is not None:
            questions = filled(questions, entries, lang)
        for code in CODES:
            asked = tuple(q for q in questions if any(o.code == code for o in q.options))
            if asked:
                found[code].append(Place(path.stem, title, asked))
    return found


class Misconceptions(CourseDirective):
    """All ideas, each under the sentence that is true."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each idea."""
        import yaml

        book = Path(self.env.srcdir)
        source = book / "_misconceptions.yml"
        for path in (source, *(book / "_quiz").glob("*.yml")):
            self.env.note_dependency(str(path))
        try:
            texts = yaml.safe_load(source.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return self.complain("no file _misconceptions.yml")
        if lacking := [c for c in CODES if not all(texts.get(c, {}).get(f) for f in _FIELDS)]:
            return self.complain(f"_misconceptions.yml lacks a sentence for {', '.join(lacking)}")
        try:
            found = places(book, evidence.entries_of(self), self.lang)
        except evidence.EvidenceError as error:
            return self.complain(str(error))
        return [self._section(code, texts[code], held) for code, held in found.items()]

    def _section(self, code: str, texts: dict[str, str], held: list[Place]) -> nodes.section:
        section = nodes.section(ids=[code.lower()])
        section += nodes.title("", texts["truth"])
        section += self.html("misconception.html", code=code, texts=texts, places=held)
        # Sphinx links to a section by its id only if it knows it by a name.
        section["names"].append(code.lower())
        self.state.document.note_explicit_target(section)
        return section


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("misconceptions", Misconceptions)
