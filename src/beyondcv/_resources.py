"""Where the course's data files are.

In a wheel they are packed as ``beyondcv/_data``; in a checkout (an editable
install) they are the top-level folder ``data``. Nobody else needs to know.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

__all__ = ["data_path", "read_json", "read_text", "read_toml"]

_HERE = Path(__file__).parent
_CANDIDATES = (_HERE / "_data", _HERE.parent.parent / "data")


def data_path(name: str) -> Path:
    """Return the path of a data file.

    Parameters
    ----------
    name : str
        Path below ``data/``, with forward slashes: ``"lexicons/fr.toml"``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If the file is neither in the wheel nor in the checkout.
    """
    for root in _CANDIDATES:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"No data file {name!r} beside the package.")


def read_text(name: str) -> str:
    """Return a data file's text (UTF-8)."""
    return data_path(name).read_text(encoding="utf-8")


def read_json(name: str) -> Any:
    """Return a JSON data file's content."""
    return json.loads(read_text(name))


def read_toml(name: str) -> dict[str, Any]:
    """Return a TOML data file's content."""
    return tomllib.loads(read_text(name))
