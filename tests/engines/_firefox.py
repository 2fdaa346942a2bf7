"""Firefox through WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), its own remote protocol.

Neither Playwright nor selenium drives a stock Firefox ESR: the first sends commands that it does
not know yet, the second needs geckodriver, which no package registry serves.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import websocket

from tests.engines._face import STILL, Engine, GoneError, Tab

__all__ = ["Firefox"]

_PATIENCE = 120  # s for one answer
_PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.pagethumbnails.capturing_disabled": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # Nothing but this machine exists: every other name goes to a port where nobody listens.
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "security.sandbox.content.level": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def _profile(folder: str, preferences: dict[str, Any]) -> None:
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in preferences.items())
    Path(folder, "user.js").write_text("\n".join(lines), encoding="utf-8")


class Firefox(Engine):
    """A headless Firefox.

    Parameters
    ----------
    program : str
        Path of the browser.
    preferences : dict, optional
        What differs from the tests' own, as in ``about:config``.
    """

    name = "firefox"

    def __init__(self, program: str, preferences: dict[str, Any] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        _profile(self._folder.name, _PREFERENCES | (preferences or {}))
        options = ["--headless", "--no-remote", "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(
            [program, *options, "--profile", self._folder.name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._numbers = count(1)
        self._socket = websocket.create_connection(
            f"{self._address()}/session", timeout=_PATIENCE, suppress_origin=True
        )
        answer = {"default": "accept"}
        self.ask("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": answer}})

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return found[1]
        raise RuntimeError("Firefox ended before it could be spoken to")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; events are passed over."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise GoneError(f"{method}: {answer['error']}: {answer['message']}")
            result: dict[str, Any] = answer["result"]
            return result

    def tab(self) -> FirefoxTab:
        """Open a new tab; see `Engine.tab`."""
        return FirefoxTab(self, self.ask("browsingContext.create", type="tab")["context"])

    def close(self) -> None:
        """End the browser; see `Engine.close`."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)
        self._folder.cleanup()


class FirefoxTab(Tab):
    """A tab of `Firefox`."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox, self._context = firefox, context

    def open(self, address: str) -> None:
        """Go to an address; see `Tab.open`."""
        self._firefox.ask(
            "browsingContext.navigate", context=self._context, url=address, wait="complete"
        )

    def run(self, body: str, *values: Any) -> Any:
        """Run a script; see `Tab.run`."""
        function = f"""async (text) => {{
            const given = JSON.parse(text);
            const made = await (async () => {{ {body} }})();
            return JSON.stringify(made ?? null);
        }}"""
        answer = self._firefox.ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, css: str) -> None:
        """Press on an element; see `Tab.press`."""
        self._firefox.ask("browsingContext.activate", context=self._context)
        x, y = self.run(STILL, css)
        press = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": press})

    def type(self, text: str) -> None:
        """Press keys; see `Tab.type`."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def _act(self, source: dict[str, Any]) -> None:
        self._firefox.ask("input.performActions", context=self._context, actions=[source])

    def picture(self) -> bytes:
        """Return what the window shows; see `Tab.picture`."""
        answer = self._firefox.ask("browsingContext.captureScreenshot", context=self._context)
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """Close the tab; see `Tab.close`."""
        self._firefox.ask("browsingContext.close", context=self._context, promptUnload=False)
