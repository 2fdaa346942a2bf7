"""Kinds of files that are text, but not JSON."""

from __future__ import annotations

import csv
import re

__all__ = ["of_text"]

_LINES = 20
"""Lines that are looked at to tell a table from prose."""

_CELL = 40
"""Characters: the name of a column is shorter."""

_LINKEDIN = re.compile(
    r"^\W*(First Name,Last Name|Company Name,Title|School Name,Start Date|Name,Url,Authority)"
)
_NAMES = {"first name", "last name", "given name", "family name", "prénom", "nom", "name"}
_REACHED = re.compile("e-?mail|courriel|adresse mail|phone|tél|mobile|connected on", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,80}?(?:From|MIME-Version|Received):",
    re.IGNORECASE,
)
_EUROPASS = re.compile("SkillsPassport|europass", re.IGNORECASE)
_HEAD = 4096


def of_text(text: str) -> str | None:
    """Return the kind of a text that is not JSON.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        A name of `KINDS`; None if it begins as JSON does.
    """
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if not start:
        return "empty"
    if start[0] == "<":
        return _markup(start)
    if start[0] in "{[":
        if '"nbformat"' in text and '"cells"' in text:
            return "notebook"
        return None
    if "\x00" in start or sum(not sign.isprintable() and sign not in "\n\r\t\f" for sign in start):
        return "unknown"
    if start.startswith("[InternetShortcut]"):
        return "shortcut"
    if start.upper().startswith("BEGIN:VCARD") or _lists_people(start):
        return "contacts"
    if _LINKEDIN.match(start):
        return "linkedin"
    if _MAIL.match(start):
        return "mail"
    return "table" if _is_table(text) else "text"


def _markup(start: str) -> str:
    if _EUROPASS.search(start) and not re.search("<html|<!doctype html", start, re.IGNORECASE):
        return "europass"
    if re.search(r"<svg\b", start):
        return "picture"
    if re.search("<html|<!doctype html|<head|<body|<p>|<div|<script", start, re.IGNORECASE):
        return "page"
    # A Mac's .webloc: a list of properties of which one is the address.
    return "shortcut" if re.search(r"<plist\b.*<key>URL</key>", start, re.DOTALL) else "xml"


def _lists_people(start: str) -> bool:
    """Return whether a line names columns of an address book; a note may stand above it."""
    for line in start.splitlines()[:_LINES]:
        for sign in ",;\t":
            cells = [cell.strip('" \ufeff').casefold() for cell in line.split(sign)]
            if _NAMES.intersection(cells) and any(
                len(cell) < _CELL and _REACHED.search(cell) for cell in cells
            ):
                return True
    return False


def _is_table(text: str) -> bool:
    """Return whether each of the first lines has the same number of cells, two at least."""
    lines = [line for line in text[: _HEAD * 4].splitlines()[:_LINES] if line.strip()]
    if len(lines) < 2:
        return False
    for sign in ",;\t":
        try:
            counts = {len(row) for row in csv.reader(lines, delimiter=sign)}
        except csv.Error:
            continue
        if len(counts) == 1 and counts.pop() > 1:
            return True
    return False
