"""WebKit, Safari's engine: WebKitGTK's small browser, driven by selenium on a screen of its own."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import (
    ElementNotInteractableException,
    JavascriptException,
    WebDriverException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines._face import Engine, GoneError, Tab

__all__ = ["WebKit"]

_PATIENCE = 120  # s for one script


class WebKit(Engine):
    """WebKitGTK's MiniBrowser under Xvfb.

    Parameters
    ----------
    program, driver, screen : str
        Paths of MiniBrowser, WebKitWebDriver and Xvfb.
    """

    name = "webkit"

    def __init__(self, program: str, driver: str, screen: str) -> None:
        ready, tell = os.pipe()
        self._screen = subprocess.Popen(
            [screen, "-displayfd", str(tell), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            pass_fds=[tell],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(tell)
        with os.fdopen(ready) as stream:
            display = f":{stream.readline().strip()}"
        nowhere = "http://127.0.0.1:9"
        env = {
            **os.environ,
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
            # Nothing but this machine exists.
            "http_proxy": nowhere,
            "https_proxy": nowhere,
            "no_proxy": "127.0.0.1",
        }
        options = Options()
        options.binary_location = program
        options.add_argument("--automation")
        service = Service(executable_path=driver, env=env)
        self.driver = webdriver.WebKitGTK(options=options, service=service)
        self.driver.set_script_timeout(_PATIENCE)
        self._first: str | None = self.driver.current_window_handle

    def tab(self) -> WebKitTab:
        """Open a new tab; see `Engine.tab`. The first window stays, or the browser would end."""
        self.driver.switch_to.window(self.driver.window_handles[0])
        self.driver.switch_to.new_window("tab")
        return WebKitTab(self.driver, self.driver.current_window_handle)

    def close(self) -> None:
        """End the browser; see `Engine.close`."""
        self.driver.quit()
        self._screen.terminate()
        self._screen.wait(_PATIENCE)


class WebKitTab(Tab):
    """A tab of `WebKit`."""

    def __init__(self, driver: webdriver.WebKitGTK, handle: str) -> None:
        self._all, self._handle = driver, handle

    @property
    def _driver(self) -> webdriver.WebKitGTK:
        self._all.switch_to.window(self._handle)
        return self._all

    def open(self, address: str) -> None:
        """Go to an address; see `Tab.open`."""
        self._driver.get(address)

    def run(self, body: str, *values: Any) -> Any:
        """Run a script; see `Tab.run`."""
        script = f"""const [text, done] = arguments;
            const given = JSON.parse(text);
            (async () => {{ {body} }})().then(
                (made) => done(JSON.stringify({{made: made ?? null}})),
                (error) => done(JSON.stringify({{error: String(error?.stack ?? error)}})));"""
        try:
            answer = json.loads(self._driver.execute_async_script(script, json.dumps(values)))
        except JavascriptException:
            raise
        except WebDriverException as error:
            raise GoneError(str(error)) from error
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["made"]

    def press(self, css: str) -> None:
        """Press on an element; see `Tab.press`."""
        with contextlib.suppress(ElementNotInteractableException):
            self._driver.find_element("css selector", css).click()

    def type(self, text: str) -> None:
        """Press keys; see `Tab.type`."""
        ActionChains(self._driver, duration=0).send_keys(text).perform()

    def picture(self) -> bytes:
        """Return what the window shows; see `Tab.picture`."""
        return self._driver.get_screenshot_as_png()

    def close(self) -> None:
        """Close the tab; see `Tab.close`."""
        self._driver.close()
        self._all.switch_to.window(self._all.window_handles[0])
