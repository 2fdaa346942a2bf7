"""The Python end of the wire between a form and the page that shows it.

Runs in the browser's Web Worker only. Widgets talk through `comm`; a comm
here hands its messages to the page as JSON text plus binary buffers, the two
parts of a message on Jupyter's own wire. The page's end is ``manager.js``.

Nothing of JavaScript may be held while the memory snapshot is taken, hence
`connect`, which is called after the restore.
"""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import comm
from comm.base_comm import BaseComm, CommManager
from traitlets.log import get_logger

__all__ = ["connect", "flush", "receive", "start", "theirs", "warm"]


_NOTHING = -1
"""No entry of the journal has this number."""


class Buffer(Protocol):
    """A JavaScript buffer as Pyodide shows it."""

    def to_bytes(self) -> bytes:
        """Return a copy of the content."""
        ...


class _Page:
    """What the page gave us to call; nothing before `connect`."""

    send: Callable[[str, list[Any]], None] | None = None
    save: Callable[[str, str], None] | None = None
    fail: Callable[[str, str], None] | None = None
    at: Callable[[str], None] | None = None
    flushed: Callable[[int, str, str], None] | None = None
    parent: str = ""
    lang: str = "en"


class PageComm(BaseComm):
    """A comm whose other end is on the page."""

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[bytes] | None = None,
        **_keys: Any,
    ) -> None:
        """Send one message of this comm."""
        if _Page.send is None:
            return
        message = {
            "type": msg_type,
            "id": self.comm_id,
            "data": data or {},
            "metadata": metadata or {},
            "parent": _Page.parent,
        }
        _Page.send(json.dumps(message), list(buffers or ()))


_MANAGER = CommManager()


class _Log(logging.Handler):
    """Without a shell, ipywidgets logs what fails in a callback and goes on."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the page."""
        if record.exc_info and isinstance(record.exc_info[1], Exception):
            _report(record.exc_info[1])


def _install() -> None:
    comm.create_comm = lambda *args, **keys: PageComm(*args, **keys)
    comm.get_comm_manager = lambda: _MANAGER
    logger = get_logger()
    if isinstance(logger, logging.Logger):
        logger.addHandler(_Log())


_install()


def connect(
    send: Callable[[str, list[Any]], None],
    save: Callable[[str, str], None],
    fail: Callable[[str, str], None],
    at: Callable[[str], None] | None = None,
    flushed: Callable[[int, str, str], None] | None = None,
) -> None:
    """Join this end to the page.

    Parameters
    ----------
    send : callable
        Takes a message's JSON text and its buffers.
    save : callable
        Takes the profile's JSON text (empty: erased) and why what was there is to be
        kept as a copy: a key of `beyondcv.profile.storage.WHYS`, ``"everything"`` for
        erasing copies too, or ``""``.
    fail : callable
        Takes a sentence for the reader (may be empty) and the traceback.
    at : callable, optional
        Takes the id of the step that was opened.
    flushed : callable, optional
        Answers `flush`: takes its number, the drafts and what is left (see there).
    """
    _Page.send, _Page.save, _Page.fail = send, save, fail
    _Page.at, _Page.flushed = at, flushed
    asyncio.get_event_loop().set_exception_handler(_task_failed)


def receive(text: str, buffers: Iterable[Buffer]) -> None:
    """Hand a message of the page to the widget that it is for.

    Parameters
    ----------
    text : str
        JSON with ``type``, ``id`` (of the comm), ``msg_id``, ``data``, ``metadata``.
    buffers : iterable of Buffer
        The binary parts, such as an uploaded file.
    """
    message = json.loads(text)
    target = _MANAGER.comms.get(message["id"])
    if target is None:
        return  # the widget was closed while the message was on its way
    content = {
        "content": {"comm_id": message["id"], "data": message["data"]},
        "metadata": message["metadata"],
        "buffers": [memoryview(buffer.to_bytes()) for buffer in buffers],
    }
    _Page.parent = message["msg_id"]
    try:
        if message["type"] == "comm_close":
            target.handle_close(content)
        else:
            target.handle_msg(content)
    except Exception as error:
        _report(error)
    finally:
        _Page.parent = ""


def start(
    unit: str,
    lang: str,
    profile: str | None,
    journal: str | None = None,
    at: str | None = None,
) -> str | None:
    """Make a unit's form.

    Parameters
    ----------
    unit : str
        Such as ``"03-present"``.
    lang : {"fr", "en"}
    profile : str or None
        The stored ``profile.json``, if there is one.
    journal : str or None
        JSON list of what was typed and is not known to be kept (see ``journal.js``).
    at : str or None
        JSON object with ``step`` and ``path``: where the person was.

    Returns
    -------
    str or None
        Id of the form's root model; None if the form could not be made (the
        page was told why).
    """
    from beyondcv.widgets import page

    _Page.lang = lang
    try:
        return page.start(unit, lang, profile, _save, journal, at, _at)
    except Exception as error:
        _report(error)
        return None


def flush(seq: int) -> None:
    """Keep what was typed so far, then have the page told.

    Parameters
    ----------
    seq : int
        Number of the journal's newest entry. `connect`'s ``flushed`` gets it back, with
        the drafts (JSON object, path to text) and the numbers of those entries that
        found no place (JSON list): the journal goes on keeping these.
    """
    from beyondcv.widgets import page

    try:
        drafts, left = page.flush()
    except Exception as error:
        _report(error)
        # The page waits for an answer; this one crosses nothing out.
        seq, drafts, left = _NOTHING, {}, []
    if _Page.flushed is not None:
        _Page.flushed(seq, json.dumps(drafts), json.dumps(left))


def theirs(text: str | None, base: str | None) -> bool:
    """Put what another tab has saved together with what stands in the form.

    Parameters
    ----------
    text, base : str or None
        The profile that the store holds now, and the one that this tab last knew there.

    Returns
    -------
    bool
        False if the form does not hold it: nothing that it saves may take its place.
    """
    from beyondcv.widgets import page

    try:
        page.theirs(text, base)
    except Exception as error:
        _report(error)
        return False
    return True


def warm() -> None:
    """Import and build what every start needs, before the snapshot is taken."""
    import ipywidgets  # noqa: F401

    from beyondcv.widgets import page

    page.warm()


def _save(text: str, why: str) -> None:
    if _Page.save is not None:
        _Page.save(text, why)


def _at(step: str) -> None:
    if _Page.at is not None:
        _Page.at(step)


def _task_failed(_loop: object, context: dict[str, Any]) -> None:
    error = context.get("exception")
    _report(error if isinstance(error, Exception) else RuntimeError(str(context.get("message"))))


def _report(error: Exception) -> None:
    from beyondcv.errors import BeyondCVError
    from beyondcv.i18n import as_lang

    said = error.text(as_lang(_Page.lang)) if isinstance(error, BeyondCVError) else ""
    if _Page.fail is not None:
        _Page.fail(said, "".join(traceback.format_exception(error)))
