"""Kinds of files that their first bytes tell.

Sources: the formats' own specifications, and
https://en.wikipedia.org/wiki/List_of_file_signatures, read on 30 November 2026.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["of_bytes"]

_FIRST: Sequence[tuple[bytes, str]] = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "picture"),  # JPEG
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),  # TIFF
    (b"MM\x00*", "picture"),
    (b"\x00\x00\x01\x00", "picture"),  # ICO
    (b"8BPS", "picture"),
    (b"\xff\x0a", "picture"),  # JPEG XL
    (b"\x00\x00\x00\x0cJXL ", "picture"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"BZh", "zip"),
    (b"\xfd7zXZ\x00", "zip"),
    (b"ID3", "film"),
    (b"\xff\xfb", "film"),
    (b"OggS", "film"),
    (b"\x1aE\xdf\xa3", "film"),  # Matroska, WebM
    (b"\x7fELF", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),  # .lnk
    (b"[InternetShortcut]", "shortcut"),
    (b"[Desktop Entry]", "shortcut"),
    (b"%!PS", "pdf"),
)
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
"""What ISO base media files say of themselves when they are pictures (HEIF, AVIF)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# A zip writes the names of its files as they are, whatever else is packed.
_INSIDE: Sequence[tuple[tuple[bytes, ...], str]] = (
    ((b"word/document.xml", b"word/", b"WordDocument"), "word"),
    ((b"application/vnd.oasis.opendocument.text",), "writer"),
    ((b"xl/workbook", b"xl/", b"application/vnd.oasis.opendocument.spreadsheet"), "sheet"),
    ((b"ppt/", b"application/vnd.oasis.opendocument.presentation"), "slides"),
    ((b"Index/Document.iwa", b"Index.zip", b"index.apxl", b"buildVersionHistory"), "pages"),
    ((b"Positions.csv", b"Connections.csv", b"Profile Summary.csv"), "linkedin"),
)
_UTF16 = "utf-16-le"
_OLD: Sequence[tuple[bytes, str]] = (
    ("WordDocument".encode(_UTF16), "word"),
    ("Workbook".encode(_UTF16), "sheet"),
    ("PowerPoint Document".encode(_UTF16), "slides"),
    ("__substg1.0".encode(_UTF16), "mail"),
)
_EUROPASS = tuple(
    word.encode(encoding)
    for word in ("Europass", "europass")
    for encoding in ("ascii", "utf-16-be")
)


def of_bytes(data: bytes) -> str | None:
    """Return the kind of a file that is no text.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str or None
        A name of `KINDS`, or None if it may be text.
    """
    if not data:
        return "empty"
    if not data.strip(b"\x00 \t\r\n"):
        return "empty" if b"\x00" not in data else "blank"
    if b"%PDF-" in data[:1024]:
        return "europass-pdf" if any(word in data for word in _EUROPASS) else "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(data)
    if data.startswith(_OLE):
        return next((kind for name, kind in _OLD if name in data), "word")
    if data[4:8] == b"ftyp":
        return "picture" if data[8:12] in _BRANDS else "film"
    if data.startswith(b"RIFF"):
        return "picture" if data[8:12] == b"WEBP" else "film"
    if data.startswith(b"bplist0"):
        return "shortcut" if b"URL" in data[:64] else None
    if data[:2] in (b"BM", b"MZ") and b"\x00" in data[2:64]:
        return "picture" if data[:2] == b"BM" else "program"
    return next((kind for start, kind in _FIRST if data.startswith(start)), None)


def _packed(data: bytes) -> str:
    return next(
        (kind for names, kind in _INSIDE if any(name in data for name in names)),
        "zip",
    )
