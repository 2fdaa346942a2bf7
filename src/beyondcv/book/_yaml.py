"""YAML read strictly: a key that stands twice is an error, not the last one's victory."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["read"]


class _Strict(yaml.SafeLoader):
    pass


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    seen = set()
    for key, _value in node.value:
        name = loader.construct_object(key)
        if name in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {name!r} stands twice", key.start_mark
            )
        seen.add(name)
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(text: str) -> Any:
    """Return what a YAML text says.

    Raises
    ------
    yaml.YAMLError
        If it is not YAML, or a key stands twice in one mapping.
    """
    return yaml.load(text, Loader=_Strict)  # noqa: S506  (a SafeLoader)
