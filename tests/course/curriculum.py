"""The course's plan beside its pages: objectives, ideas of the article, what is graded."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import yaml

from beyondcv._resources import read_text
from beyondcv.book.quiz import load as load_quiz
from beyondcv.checks import UNITS
from beyondcv.i18n import Lang
from tests.course.pages import BOOK, plain

__all__ = [
    "criteria", "evidence_on", "has_page", "ideas", "objectives", "objectives_on", "place",
    "questions", "text_of",
]  # fmt: skip

_EXERCISES = BOOK.parent / "exercises"
_BOLD_ID = re.compile(r"^\*\*C[\dA-Z]+\.\d+\*\* +")
_OBJECTIVES: dict[Lang, str] = {"fr": "Objectifs", "en": "Objectives"}


@cache
def objectives() -> list[dict[str, Any]]:
    """Return ``curriculum.yml``."""
    found: list[dict[str, Any]] = yaml.safe_load(read_text("curriculum.yml"))
    return found


@cache
def ideas() -> list[dict[str, Any]]:
    """Return ``seed.yml``."""
    found: list[dict[str, Any]] = yaml.safe_load(read_text("seed.yml"))
    return found


def has_page(unit: str) -> bool:
    """Whether a unit's page is there, in one language at least."""
    return any((BOOK / lang / f"{unit}.md").exists() for lang in ("fr", "en"))


@cache
def text_of(unit: str, lang: Lang) -> str:
    """Return a page's words in one line, without markup."""
    source = (BOOK / lang / f"{unit}.md").read_text(encoding="utf-8")
    lines = (re.sub(r"^(?:#+|>|[-*]|\d+\.) +", "", line) for line in source.split("\n"))
    return _flat(" ".join(map(plain, lines)))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).strip()


def place(unit: str, lang: Lang, passage: str) -> bool:
    """Whether a passage or heading stands on a page, word for word."""
    return _flat(passage) in text_of(unit, lang)


def objectives_on(unit: str, lang: Lang) -> list[str]:
    """Return a page's list of objectives, in order, without ids and closing stops."""
    source = (BOOK / lang / f"{unit}.md").read_text(encoding="utf-8")
    block = source.split(f"\n## {_OBJECTIVES[lang]}\n", 1)[1].split("\n## ", 1)[0]
    items = re.findall(r"^- (.+(?:\n  .+)*)", block, re.MULTILINE)
    return [
        _flat(plain(_BOLD_ID.sub("", re.sub(r"\s+", " ", item)))).rstrip(" ;.") for item in items
    ]


@cache
def evidence_on(unit: str, lang: Lang) -> set[str]:
    """Return the ids of a page's evidence cards."""
    source = (BOOK / lang / f"{unit}.md").read_text(encoding="utf-8")
    return {ident for args in re.findall(r"\{evidence\} +(.+)", source) for ident in args.split()}


@cache
def questions() -> dict[str, tuple[str, str]]:
    """Return each question's own unit and the one it recalls, by its id."""
    return {
        question.id: (path.stem, question.recall)
        for path in sorted((BOOK / "fr" / "_quiz").glob("*.yml"))
        for question in load_quiz(path)
    }


@cache
def criteria(unit: str) -> dict[str, float]:
    """Return what a unit grades, by rules and by a person, with its points."""
    auto = {name: sum(points.values()) for name, points in UNITS[unit].criteria.items()}
    notebook = _EXERCISES / "fr" / "source" / unit / f"{unit}.ipynb"
    if not notebook.exists():
        return auto
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    manual = {
        mark["grade_id"]: float(mark["points"])
        for mark in marks
        if mark.get("task") or (mark.get("grade") and mark.get("solution"))
    }
    return {**auto, **manual}
