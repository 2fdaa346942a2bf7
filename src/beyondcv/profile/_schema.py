"""JSON Resume's own schema, and the names that it knows.

`jsonresume-1.2.1.json` is from the npm package ``@jsonresume/schema`` 1.2.1,
unchanged (MIT, see `jsonresume-LICENSE`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["KEYS", "SCHEMA"]

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("jsonresume-1.2.1.json").read_text(encoding="utf-8")
)

_TYPES: Mapping[str, type] = {"string": str, "array": list, "object": dict}


def _keys(section: Mapping[str, Any]) -> dict[str, type]:
    # A date's type stands behind a reference.
    properties = section.get("items", section)["properties"]
    return {name: _TYPES[value.get("type", "string")] for name, value in properties.items()}


KEYS: Mapping[str, Mapping[str, type]] = {
    name: _keys(section)
    for name, section in SCHEMA["properties"].items()
    if name not in ("$schema", "meta")
}
"""The keys of each section, with the type of what they hold. ``basics`` is one object, the
others are lists of objects."""
