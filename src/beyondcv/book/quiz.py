"""``{quiz} 03-present``: questions with an explanation for every answer.

The questions stand in ``_quiz/<unit>.yml`` beside the chapters; a number of a
study is written there as on pages, ``{fact}`id.name` ``. The page works from a
file, without a kernel; without JavaScript the answers unfold.

jupyterquiz was looked at and not taken: its radio buttons are ``display: none``
behind clickable labels, so that no keyboard reaches them, its own words are
English, and its questions come out of a code cell that has to be run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from beyondcv.book import evidence
from beyondcv.book._html import CourseDirective
from beyondcv.i18n import Lang

__all__ = ["Option", "Question", "QuizError", "filled", "load", "setup"]

_CODE = re.compile(r"M(0[1-9]|1\d|20)")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_FACT = re.compile(r"\{fact\}`([^`]*)`")


class QuizError(Exception):
    """A quiz file that does not hold what a quiz needs."""


@dataclass(frozen=True)
class Option:
    """One possible answer.

    Parameters
    ----------
    text, why : str
        The answer, and why it is right or wrong.
    correct : bool
    code : str
        The misconception that a wrong answer shows, ``M01`` to ``M20``.
    """

    text: str
    why: str
    correct: bool
    code: str


@dataclass(frozen=True)
class Question:
    """One question.

    Parameters
    ----------
    id, stem : str
    options : tuple of Option
        Exactly one is correct.
    recall : str
        The earlier unit that it comes from, or nothing.
    """

    id: str
    stem: str
    options: tuple[Option, ...]
    recall: str


def _option(raw: dict[str, Any], where: str) -> Option:
    correct, code = bool(raw.get("correct")), str(raw.get("code", ""))
    for field in ("text", "why"):
        if not str(raw.get(field) or "").strip():
            raise QuizError(f"{where}: an option has no {field!r}")
    if not correct and not _CODE.fullmatch(code):
        raise QuizError(f"{where}: a wrong option needs a code M01 to M20, found {code!r}")
    return Option(str(raw["text"]).strip(), str(raw["why"]).strip(), correct, code)


def load(path: Path) -> list[Question]:
    """Return a quiz file's questions.

    Raises
    ------
    QuizError
        Saying which question lacks what.
    """
    import yaml

    questions: list[Question] = []
    for raw in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        ident = str(raw.get("id", ""))
        where = f"{path.name}, question {ident or len(questions) + 1}"
        if not _ID.fullmatch(ident) or ident in {question.id for question in questions}:
            raise QuizError(f"{where}: the id must be there once, such as 'q03-1'")
        if not str(raw.get("stem") or "").strip():
            raise QuizError(f"{where}: no stem")
        options = tuple(_option(option, where) for option in raw.get("options") or [])
        if [option.correct for option in options].count(True) != 1 or len(options) < 2:
            raise QuizError(f"{where}: exactly one right answer among two or more is expected")
        questions.append(
            Question(ident, str(raw["stem"]).strip(), options, str(raw.get("recall") or ""))
        )
    if not questions:
        raise QuizError(f"{path.name}: no question")
    return questions


def filled(questions: list[Question], entries: dict[str, Any], lang: Lang) -> list[Question]:
    """Return the questions with each ``{fact}`id.name` `` as a number, as on pages.

    Raises
    ------
    EvidenceError
        If there is no such number.
    """

    def fill(text: str) -> str:
        return _FACT.sub(lambda found: evidence.fact(entries, found[1].strip(), lang), text)

    return [
        replace(
            question,
            stem=fill(question.stem),
            options=tuple(
                replace(option, text=fill(option.text), why=fill(option.why))
                for option in question.options
            ),
        )
        for question in questions
    ]


class Quiz(CourseDirective):
    """A unit's quiz."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the questions as one form each."""
        name = self.arguments[0]
        relative, path = self.env.relfn2path(f"/_quiz/{name}.yml")
        self.env.note_dependency(relative)
        try:
            questions = filled(load(Path(path)), evidence.entries_of(self), self.lang)
        except FileNotFoundError:
            return self.complain(f"no quiz file _quiz/{name}.yml")
        except (QuizError, evidence.EvidenceError) as error:
            return self.complain(str(error))
        return [self.html("quiz.html", name=name, questions=questions)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("quiz", Quiz)
