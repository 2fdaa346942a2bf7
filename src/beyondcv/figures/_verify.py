"""Whether a figure's controls, states and drawing fit together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from beyondcv.figures._controls import Choose, Control, Redraw, State, Weighted

__all__ = ["MAX_BYTES", "MAX_STATES", "in_order", "patched", "verify"]

MAX_STATES = 600
MAX_BYTES = 150_000


def in_order(
    controls: Sequence[Control], states: Mapping[tuple[str, ...], State]
) -> list[dict[str, Any]]:
    """Return the states as JSON data, the last control changing fastest."""
    return [
        {"data": list(state.data), "say": state.say, "rows": [list(row) for row in state.rows]}
        for state in (states[key] for key in product(*(control.values for control in controls)))
    ]


def patched(trace: Any, patch: Any) -> Any:
    """Return a trace with the patch's keys in place of its own, nested ones too."""
    if not (isinstance(trace, Mapping) and isinstance(patch, Mapping)):
        return patch
    return {**trace, **{key: patched(trace.get(key), value) for key, value in patch.items()}}


def verify(
    data: Sequence[Mapping[str, Any]],
    rows: tuple[tuple[str, ...], ...],
    controls: Sequence[Control],
    states: Mapping[tuple[str, ...], State],
    weighted: Weighted | None,
) -> None:
    """Raise a ValueError that names what does not fit.

    Parameters
    ----------
    data : sequence of mapping
        The traces of the figure as the page opens with them.
    rows : tuple of tuple of str
        The table's rows, likewise.
    controls, states, weighted
        Of the figure.
    """
    if weighted is not None:
        if controls or states:
            raise ValueError("a figure is weighted or has controls and states, not both")
        expected = 1 if weighted.normalise else len(weighted.names)
        if len(data) != expected:
            raise ValueError(f"weighted: {expected} traces of bars expected, {len(data)} found")
        if {len(row) for row in rows} != {2}:
            raise ValueError("weighted: the table has two columns, name and result")
        return
    if not controls:
        if states:
            raise ValueError("states without controls")
        return
    _complete(controls, states)
    for key, state in states.items():
        if len(state.data) != len(data):
            raise ValueError(f"state {key}: a patch for each of {len(data)} traces is needed")
        if {len(row) for row in state.rows} != {len(rows[0])}:
            raise ValueError(f"state {key}: rows of {len(rows[0])} cells are needed")
        if not state.say:
            raise ValueError(f"state {key} says nothing")
    first = states[tuple(control.first for control in controls)]
    if first.rows != rows:
        raise ValueError("the table differs from the rows of the start state")
    plain = json.loads(json.dumps(list(first.data), allow_nan=False))
    for place, (trace, patch) in enumerate(zip(data, plain, strict=True)):
        if patched(trace, patch) != trace:
            raise ValueError(f"trace {place} differs from the start state")
    size = len(json.dumps(in_order(controls, states), ensure_ascii=False, allow_nan=False).encode())
    if size > MAX_BYTES:
        raise ValueError(f"states of {size} bytes; {MAX_BYTES} at most")


def _complete(controls: Sequence[Control], states: Mapping[tuple[str, ...], State]) -> None:
    names = [control.id for control in controls]
    if len(set(names)) != len(names):
        raise ValueError(f"two controls with one name: {names}")
    if sum(isinstance(control, Redraw) for control in controls) > 1:
        raise ValueError("one redraw at most")
    if any(isinstance(control, Choose) and not control.label for control in controls):
        raise ValueError("a choice needs a label")
    keys = set(product(*(control.values for control in controls)))
    if len(keys) > MAX_STATES:
        raise ValueError(f"{len(keys)} states; {MAX_STATES} at most")
    for what, odd in (("missing", keys - set(states)), ("unknown", set(states) - keys)):
        if odd:
            shown = ", ".join(map(str, sorted(odd)[:3]))
            raise ValueError(f"{len(odd)} states {what}, among them {shown}")
