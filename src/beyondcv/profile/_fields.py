"""Dataclasses that read and write JSON objects and keep what they do not know.

Each section of a profile is a dataclass derived from `Section`. A field's JSON
name stands in its metadata when it differs from the Python one. Unknown keys
go to ``extra`` and come back unchanged. So does what is empty: a field that
nobody touched is written as it was read, null, ``""``, ``[]`` or not at all.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from beyondcv.errors import ProfileError
from beyondcv.i18n import Message, msg

__all__ = [
    "Section",
    "deep_copy",
    "kind_of",
    "list_of",
    "number",
    "read_object",
    "section",
    "shown",
    "string",
    "strings",
    "texts",
]

_SHOWN = 60


class Null(str):
    """A null where a text was expected: an empty text that remembers what it was."""

    __slots__ = ()


def string(json: str | None = None) -> Any:
    """Declare a text field; absent, null and empty are the same."""
    return field(default="", metadata={"json": json, "kind": "string"})


def strings(json: str | None = None) -> Any:
    """Declare a list of texts."""
    return field(default_factory=list, metadata={"json": json, "kind": "strings"})


def texts(json: str | None = None) -> Any:
    """Declare an object whose values are all texts: answers by the name of their question."""
    return field(default_factory=dict, metadata={"json": json, "kind": "texts"})


def number(json: str | None = None) -> Any:
    """Declare a number; absent and null are the same, zero is a number like others."""
    return field(default=None, metadata={"json": json, "kind": "number"})


def section(cls: type[Section], json: str | None = None) -> Any:
    """Declare one object."""
    return field(default_factory=cls, metadata={"json": json, "kind": "section", "of": cls})


def list_of(cls: type[Section], json: str | None = None) -> Any:
    """Declare a list of objects."""
    return field(default_factory=list, metadata={"json": json, "kind": "list", "of": cls})


def kind_of(value: object) -> Message:
    """Name the JSON type of a value for the reader."""
    match value:
        case None:
            return msg("nothing")
        case bool():
            return msg("yes/no")
        case int() | float():
            return msg("a number")
        case str():
            return msg("a text")
        case list():
            return msg("a list")
        case _:
            return msg("an object")


def shown(value: object) -> str:
    """Return a stranger's text so that it fits into a sentence and can be printed."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def deep_copy(value: Any) -> Any:
    """Return an independent copy of a JSON value."""
    if isinstance(value, dict):
        return {key: deep_copy(item) for key, item in value.items()}
    if isinstance(value, list):
        return [deep_copy(item) for item in value]
    return value


def _wrong(path: str, expected: Message, value: object) -> ProfileError:
    return ProfileError(
        msg(
            "At “{path}”, {expected} was expected and {found} was found. "
            "Nothing was changed: correct that place or choose another file.",
            path=shown(path) or "profile.json",
            expected=expected,
            found=kind_of(value),
        )
    )


def read_object(value: object, path: str) -> dict[str, Any]:
    """Return `value` if it is a JSON object, or raise a `ProfileError`."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong(path, msg("an object"), value)
    return value


def _read_string(value: object, path: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(path, msg("a text"), value)
    return value


def _read_number(value: object, path: str) -> float | None:
    if value is None:
        return None
    # JSON knows no infinity, but Python's reader does; it would not come back as JSON.
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _wrong(path, msg("a number"), value)
    return value


def _read_line(value: object, path: str) -> str:
    return Null() if value is None else _read_string(value, path)


def _read_list(value: object, path: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(path, msg("a list"), value)
    return value


def _read_texts(value: object, path: str) -> dict[str, str]:
    return {
        key: _read_string(text, f"{path}.{key}")
        for key, text in read_object(value, path).items()
        if text is not None
    }


@dataclass
class Section:
    """A JSON object of a profile.

    Parameters
    ----------
    extra : dict
        Keys that this class does not know, kept as they came.
    """

    extra: dict[str, Any] = field(default_factory=dict, kw_only=True)
    # What was empty in the file, by its key; None where the whole object was null.
    _came: dict[str, Any] | None = field(
        default_factory=dict, kw_only=True, repr=False, compare=False
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None, path: str = "") -> Self:
        """Build the section from a JSON object.

        Parameters
        ----------
        data : mapping or None
            The JSON object.
        path : str
            Where it stands, for error messages: ``"work[0]"``.

        Raises
        ------
        ProfileError
            If a known key holds a value of another type than JSON Resume's.
        """
        rest = dict(read_object(data, path))
        values: dict[str, Any] = {}
        came: dict[str, Any] = {}
        for item in _known(cls):
            name = item.metadata["json"] or item.name
            if name not in rest:
                continue
            value, here = rest.pop(name), f"{path}.{name}" if path else name
            if value in (None, "", [], {}):
                came[name] = deep_copy(value)
            match item.metadata["kind"]:
                case "string":
                    values[item.name] = _read_string(value, here)
                case "number":
                    values[item.name] = _read_number(value, here)
                case "strings":
                    values[item.name] = [
                        _read_line(v, f"{here}[{i}]") for i, v in enumerate(_read_list(value, here))
                    ]
                case "texts":
                    values[item.name] = _read_texts(value, here)
                    if value and None in value.values():
                        came[name] = {key: None for key, text in value.items() if text is None}
                case "section":
                    values[item.name] = item.metadata["of"].from_dict(value, here)
                case "list":
                    values[item.name] = [
                        item.metadata["of"].from_dict(v, f"{here}[{i}]")
                        for i, v in enumerate(_read_list(value, here))
                    ]
        return cls(**values, extra=deep_copy(rest), _came=None if data is None else came)

    def to_dict(self, *, bare: bool = False) -> dict[str, Any]:
        """Return the JSON object: known keys, then the others.

        The object shares nothing with the profile: either may change afterwards.

        Parameters
        ----------
        bare : bool
            Leave out, of the known keys, what holds nothing.
        """
        data: dict[str, Any] = {}
        came = {} if bare or self._came is None else self._came
        for item in _known(type(self)):
            name = item.metadata["json"] or item.name
            value = getattr(self, item.name)
            match item.metadata["kind"]:
                case "strings":
                    value = [None if isinstance(v, Null) and not bare else str(v) for v in value]
                case "texts":
                    value = {**(came.get(name) or {}), **value}
                case "section":
                    value = value.to_dict(bare=bare)
                case "list":
                    value = [entry.as_entry(bare=bare) for entry in value]
            if value not in ("", [], {}, None):
                data[name] = value
            elif name in came:
                data[name] = deep_copy(came[name])
        return {**data, **deep_copy(self.extra)}

    def as_entry(self, *, bare: bool = False) -> dict[str, Any] | None:
        """Return the JSON value in a list: null where there was one, and nothing since."""
        return self.to_dict(bare=bare) or (None if self._came is None and not bare else {})


def _known(cls: type[Section]) -> tuple[dataclasses.Field[Any], ...]:
    if (found := _KNOWN.get(cls)) is None:
        found = tuple(item for item in dataclasses.fields(cls) if "kind" in item.metadata)
        _KNOWN[cls] = found
    return found


_KNOWN: dict[type[Section], tuple[dataclasses.Field[Any], ...]] = {}
