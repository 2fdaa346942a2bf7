"""Run inside Pyodide while the assets are built: compile, import, tidy.

Not a module of the package: ``snapshot.mjs`` feeds it to the interpreter whose
memory is then kept.
"""

from __future__ import annotations

SITE = "/site"


def compile_site() -> str:
    """Replace every ``.py`` by its bytecode; return the names of all files."""
    import compileall
    from pathlib import Path
    from py_compile import PycInvalidationMode

    # Bytecode usually names the hour of its source, which differs with each build.
    mode = PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(SITE, quiet=1, legacy=True, optimize=2, invalidation_mode=mode)
    for source in Path(SITE).rglob("*.py"):
        source.unlink()
    return "\n".join(
        sorted(str(path.relative_to(SITE)) for path in Path(SITE).rglob("*") if path.is_file())
    )


def warm_up() -> str:
    """Import the course, build a form once, drop what is no longer needed."""
    import gc
    import importlib
    import json
    import sys

    sys.path.insert(0, SITE)
    # Neither is on the path where types are checked: they exist in the browser.
    importlib.import_module("bcv_late")
    importlib.import_module("bcv_bridge").warm()
    gc.collect()
    imported = sorted(
        file.removeprefix(SITE + "/")
        for module in list(sys.modules.values())
        if (file := getattr(module, "__file__", None)) and file.startswith(SITE)
    )
    return json.dumps({"modules": len(sys.modules), "imported": imported})
