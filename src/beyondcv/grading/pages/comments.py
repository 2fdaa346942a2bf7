"""The comment bank: sentences to start from when grading by hand.

They are offered beside formgrader (in the triage page, by `beyondcv comments`),
not inside it: formgrader's comment box takes free text and has no place to add
to, and learners' notebooks must stay as nbgrader writes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beyondcv._resources import read_toml
from beyondcv.grading.rubric import heading, tasks_of
from beyondcv.i18n import Lang, translator

if TYPE_CHECKING:
    from beyondcv.grading.course import Course

__all__ = ["Offered", "bank", "comments_text", "offered"]


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be said about one criterion.

    Parameters
    ----------
    id, title : str
    levels : mapping of str to sequence of str
        Points to comments, from none to all.
    """

    id: str
    title: str
    levels: Mapping[str, list[str]]


@cache
def bank(lang: Lang) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the comments of a language by criterion and points.

    Parameters
    ----------
    lang : {"fr", "en"}
    """
    return read_toml(f"comments/{lang}.toml")


def offered(course: Course) -> list[Offered]:
    """Return the comments for an assignment's criteria, in the notebook's order.

    Parameters
    ----------
    course : Course

    Returns
    -------
    list of Offered
        In the course's language: learners read them.
    """
    known = bank(course.lang)
    return [
        Offered(id, heading(source, id), known[id])
        for id, source in tasks_of(course).items()
        if id in known
    ]


def comments_text(some: list[Offered], lang: Lang) -> str:
    """Return the comments for a terminal.

    Parameters
    ----------
    some : list of Offered
    lang : {"fr", "en"}
        Of the reader.
    """
    _ = translator(lang).gettext
    parts = [_("Sentences to start from. Copy one, then say what is true of this text.")]
    for one in some:
        lines = [f"{one.title} ({one.id})"]
        for points, comments in one.levels.items():
            lines += [f"  {points}", *(f"    - {comment}" for comment in comments)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
