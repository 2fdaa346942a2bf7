"""Which Python files a browser gets: our package and the libraries it imports.

They are copied from the environment that runs the build, so that the versions
are those of ``requirements.txt`` without a second list. All are pure Python;
a compiled one is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from beyondcv._resources import data_path

__all__ = ["LIBRARIES", "site_files"]

LIBRARIES: dict[str, tuple[str, ...]] = {
    "comm": ("comm/*.py",),
    "fastjsonschema": ("fastjsonschema/*.py",),
    "ipywidgets": ("ipywidgets/*.py", "ipywidgets/widgets/*.py"),
    "phonenumberslite": (
        "phonenumbers/*.py",
        "phonenumbers/data/*.py",
        "phonenumbers/shortdata/*.py",
    ),
    "python-stdnum": (
        "stdnum/*.py",
        "stdnum/iso7064/*.py",
        "stdnum/fr/*.py",
        "stdnum/iban.dat",
        # Countries that add a rule of their own to an IBAN
        *(f"stdnum/{country}/*.py" for country in ("be", "es", "me", "no")),
    ),
    # Its __init__ imports 36 languages; page/python holds one for the two of the course.
    "snowballstemmer": (
        "snowballstemmer/among.py",
        "snowballstemmer/basestemmer.py",
        "snowballstemmer/english_stemmer.py",
        "snowballstemmer/french_stemmer.py",
    ),
    "traitlets": ("traitlets/*.py", "traitlets/config/*.py", "traitlets/utils/*.py"),
}
"""Distributions that go along, and which of their files (path patterns)."""

_OURS = Path(__file__).parents[1]
_STAY = (
    "book/",
    "cli.py",
    "datasets/_synthetic/",
    "datasets/generate.py",
    "figures/",
    "grading/",
)
"""Parts of our package that need more than a browser has."""

_DATA = ("ads", "lexicons", "personas", "platforms", "selftest")
_ONLY = {"personas": "camille-", "platforms": "ratings"}
"""How the names of the files begin that a form or a rule reads; the others are for texts."""

_STAND_INS = Path(__file__).parent / "page" / "python"


def site_files() -> dict[str, bytes]:
    """Return what goes into the browser's site-packages.

    Returns
    -------
    dict of str to bytes
        Content by path, sorted by path. Message catalogues are compiled
        afresh: a stale ``.mo`` in a checkout would be shipped otherwise.

    Raises
    ------
    ValueError
        If a library is not pure Python or none of its files was found.
    """
    files: dict[str, bytes] = {}
    for name, patterns in LIBRARIES.items():
        files |= _library(distribution(name), patterns)
    files |= dict(_ours())
    for folder in _DATA:
        files |= {
            name: content
            for name, content in _tree(data_path(folder), f"beyondcv/_data/{folder}").items()
            if Path(name).name.startswith(_ONLY.get(folder, ""))
        }
    files |= _tree(_STAND_INS, "")
    return dict(sorted(files.items()))


def _library(found: Distribution, patterns: tuple[str, ...]) -> dict[str, bytes]:
    if "Root-Is-Purelib: true" not in (found.read_text("WHEEL") or ""):
        raise ValueError(f"{found.name} is not pure Python: it cannot run in a browser.")
    kept = {
        str(path): Path(str(path.locate())).read_bytes()
        for path in found.files or ()
        if any(path.match(pattern) for pattern in patterns)
    }
    if not kept:
        raise ValueError(f"{found.name}: no file matches {', '.join(patterns)}.")
    licences = {
        str(path): Path(str(path.locate())).read_bytes()
        for path in found.files or ()
        if ".dist-info/" in str(path) and path.name.startswith(("LICENSE", "COPYING"))
    }
    return kept | licences


def _ours() -> Iterator[tuple[str, bytes]]:
    for name, content in _tree(_OURS, "").items():
        if name.startswith((*_STAY, "_data/")) or name.endswith(".mo"):
            continue
        if name.endswith(".po"):
            compiled, catalog = BytesIO(), read_po(BytesIO(content))
            # Babel puts in the hour; the same text is to give the same bytes.
            catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
            write_mo(compiled, catalog)
            name, content = name.removesuffix(".po") + ".mo", compiled.getvalue()
        yield f"beyondcv/{name}", content


def _tree(root: Path, prefix: str) -> dict[str, bytes]:
    return {
        f"{prefix}/{path.relative_to(root)}".lstrip("/"): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
