"""What the code cells of a released notebook ask for, read without running them.

The cells of our assignments hold three kinds of statement: an import from
`beyondcv.exercise`, an ``assert`` about a fictional person (a hidden test), and,
last, one call that judges or shows the learner's profile. A notebook of such
cells needs no kernel. Any other notebook is left to nbgrader.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beyondcv import exercise

__all__ = ["Call", "KernelNeededError", "Step", "steps_of"]

_ASKED = {"form", "criterion", "shown"}
_TESTS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class KernelNeededError(Exception):
    """A cell holds something else; nbgrader has to run the notebook."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a function of `beyondcv.exercise` with plain values."""

    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]

    def __call__(self) -> Any:
        """Make the call."""
        function: Callable[..., Any] = getattr(exercise, self.name)
        return function(*self.args, **dict(self.kwargs))


@dataclass(frozen=True, slots=True)
class Step:
    """One code cell.

    Parameters
    ----------
    cell : int
        Its place in the notebook.
    count : int
        Its place among the code cells, from 1: what a kernel would call it.
    grade_id : str
    call : Call
    proofs : tuple of (Call, callable, value)
        Hidden tests: the call, a comparison, and what to compare with.
    """

    cell: int
    count: int
    grade_id: str
    call: Call
    proofs: tuple[tuple[Call, Callable[[Any, Any], bool], Any], ...]


def steps_of(cells: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Return what the code cells ask for, in order.

    Parameters
    ----------
    cells : sequence of dict
        Cells of an nbformat 4 notebook, sources as one text each, hidden tests included.

    Raises
    ------
    KernelNeededError
        If a cell holds anything but the three kinds of statement, or answers of
        a learner's (nbgrader's *solution* cells).
    """
    steps: list[Step] = []
    for place, cell in enumerate(cells):
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("solution"):
            raise KernelNeededError(marks.get("grade_id", ""))
        if cell["cell_type"] == "code":
            steps.append(_step(place, len(steps) + 1, marks.get("grade_id", ""), cell["source"]))
    return tuple(steps)


def _step(place: int, count: int, grade_id: str, source: str) -> Step:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        raise KernelNeededError(grade_id) from None
    proofs, last = [], None
    for statement in body:
        match statement:
            case ast.ImportFrom(module="beyondcv.exercise", level=0):
                if any(alias.asname for alias in statement.names):
                    raise KernelNeededError(grade_id)
            case ast.Assert(test=ast.Compare(left=left, ops=[test], comparators=[right]), msg=None):
                if type(test) not in _TESTS:
                    raise KernelNeededError(grade_id)
                proofs.append((_call(left, {"points_of"}), _TESTS[type(test)], _plain(right)))
            case ast.Expr(value=value) if statement is body[-1]:
                last = _call(value, _ASKED)
            case _:
                raise KernelNeededError(grade_id)
    if last is None:
        raise KernelNeededError(grade_id)
    return Step(place, count, grade_id, last, tuple(proofs))


def _call(node: ast.expr, names: set[str]) -> Call:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in names:
            named = tuple((str(word.arg), _plain(word.value)) for word in keywords if word.arg)
            if len(named) != len(keywords) or any(key == "path" for key, _ in named):
                raise KernelNeededError(name)
            return Call(name, tuple(map(_plain, args)), named)
    raise KernelNeededError(ast.dump(node)[:80])


def _plain(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=str() | int() | float() as value):
            return value
    raise KernelNeededError(ast.dump(node)[:80])
