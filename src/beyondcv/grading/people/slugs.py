"""Names as ids: safe in nbgrader, in every file system, and whichever way they are typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["slug", "words_of"]

_LATIN = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "ʼ": "'", "ʹ": "'"}
)  # fmt: skip
# Apostrophes and hyphens part words, whichever of their many forms a program writes.
_BETWEEN = re.compile(r"[^\w\u0300-\u036f]")
_LONGEST = 60
# Windows cannot make a folder of these names.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
}


def slug(text: str) -> str:
    """Return a text as lower-case letters, digits and hyphens.

    Letters that have no Latin form, and what is cut off from a very long text,
    are kept apart by a short fingerprint, whatever the order of the words.
    """
    text = unicodedata.normalize("NFC", text).lower().translate(_LATIN)
    plain = unicodedata.normalize("NFKD", _BETWEEN.sub(" ", text))
    joined = "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))
    lost = any(sign.isalpha() and not sign.isascii() for sign in plain)
    if joined and len(joined) <= _LONGEST and not lost and joined not in _RESERVED:
        return joined
    words = " ".join(sorted(text.split()))
    mark = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{joined[:_LONGEST]}-x{mark}".lstrip("-")


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name, in no order; none for an empty name."""
    return frozenset(slug(name).split("-")) if name.strip() else frozenset()
