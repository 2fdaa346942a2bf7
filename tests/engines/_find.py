"""Where the browsers are, and how Debian's are had."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests import chromium
from tests.engines._face import Engine

__all__ = ["ENGINES", "PACKAGES", "missing", "start"]

PACKAGES = {
    "chromium": ("chromium",),
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}
"""Debian's packages for each engine; MiniBrowser comes with the driver."""


def _program(variable: str, *names: str) -> str | None:
    return os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)


def _mini_browser() -> str | None:
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-*/MiniBrowser"))
    return os.environ.get("BEYONDCV_MINIBROWSER") or (str(found[-1]) if found else None)


def _firefox() -> tuple[str | None, ...]:
    return (_program("BEYONDCV_FIREFOX", "firefox-esr", "firefox"),)


def _webkit() -> tuple[str | None, ...]:
    driver = _program("BEYONDCV_WEBKITDRIVER", "WebKitWebDriver")
    return _mini_browser(), driver, _program("BEYONDCV_XVFB", "Xvfb")


def _start_chromium(program: str) -> Engine:
    from tests.engines._chromium import Chromium

    return Chromium(program)


def _start_firefox(program: str) -> Engine:
    from tests.engines._firefox import Firefox

    return Firefox(program)


def _start_webkit(program: str, driver: str, screen: str) -> Engine:
    from tests.engines._webkit import WebKit

    return WebKit(program, driver, screen)


_Programs = Callable[[], tuple[str | None, ...]]
_WAYS: dict[str, tuple[_Programs, Callable[..., Engine]]] = {
    "chromium": (lambda: (chromium.find(),), _start_chromium),
    "firefox": (_firefox, _start_firefox),
    "webkit": (_webkit, _start_webkit),
}

ENGINES = tuple(_WAYS)


def missing(name: str) -> bool:
    """Whether something that an engine needs is not on this machine."""
    return None in _WAYS[name][0]()


def start(name: str) -> Engine:
    """Start a browser.

    Parameters
    ----------
    name : {"chromium", "firefox", "webkit"}

    Raises
    ------
    FileNotFoundError
        If it, or what drives it, is not on this machine.
    """
    programs, begin = _WAYS[name]
    found = programs()
    if None in found:
        raise FileNotFoundError(f"No {name} (Debian: {' '.join(PACKAGES[name])}): 'make browser'.")
    return begin(*found)
