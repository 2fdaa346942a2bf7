"""Three real browsers behind one small face: Chromium, Firefox and WebKit (Safari's engine).

What has to hold in all of them is tested through `Tab`; whatever needs more of a
browser than that is a test of Chromium alone, with Playwright.
"""

from tests.engines._face import Engine, Tab
from tests.engines._find import ENGINES, missing, start

__all__ = ["ENGINES", "Engine", "Tab", "missing", "start"]
