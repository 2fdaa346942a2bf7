"""Links that download what they hold, in a notebook and in the page alike."""

from __future__ import annotations

from base64 import b64encode
from html import escape

__all__ = ["download"]


def download(label: str, name: str, mime: str, content: str) -> str:
    """Return a link that downloads `content` as a file, without any server."""
    data = b64encode(content.encode("utf-8")).decode("ascii")
    return (
        f'<a class="bcv-download" download="{escape(name)}" '
        f'href="data:{mime};charset=utf-8;base64,{data}">{escape(label)}</a>'
    )
