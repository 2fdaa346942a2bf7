"""Compile the message catalogues: when the package is built, or run as a script.

Not ``pybabel compile``: it takes the "% o" of "50 % of the words" for a
placeholder and refuses the French.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

THEN = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in each catalogue for the hour of its making: the same text gives the same bytes."""


def compile_messages(root: Path) -> list[Path]:
    """Turn every ``locale/*/LC_MESSAGES/*.po`` into the ``.mo`` beside it.

    Parameters
    ----------
    root : pathlib.Path
        The repository's root.

    Returns
    -------
    list of pathlib.Path
        The files written.
    """
    written = []
    for po in sorted(Path(root, "src/beyondcv/locale").glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        with po.open("rb") as source, mo.open("wb") as target:
            catalog = read_po(source)
            catalog.creation_date = catalog.revision_date = THEN
            write_mo(target, catalog)
        written.append(mo)
    return written


class CompileMessages(BuildHookInterface):  # type: ignore[type-arg]
    """Have the compiled catalogues packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is packed."""
        root = Path(self.root)
        build_data["artifacts"] += [str(mo.relative_to(root)) for mo in compile_messages(root)]


if __name__ == "__main__":
    compile_messages(Path(__file__).parent)
