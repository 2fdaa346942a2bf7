"""Texts of strangers in the cells of a CSV file, which spreadsheets take for more than text.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to them, and may
fetch an address or start a program. An apostrophe in front makes it text.
See OWASP, "CSV Injection"; Excel also takes the wide signs of East Asian keyboards.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["harmless", "plain"]

_FORMULA = frozenset("=+-@\u2212")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d+)?)?", re.ASCII)
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their class, that show nothing."""


def harmless(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        With an apostrophe in front if it needs one. Numbers and a sign alone
        stay: they start nothing.
    """
    return f"'{text}" if _is_formula(text.lstrip("'")) else text


def plain(cell: str) -> str:
    """Return the text that `harmless` was given."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def _is_formula(text: str) -> bool:
    if _NUMBER.fullmatch(text):
        return False
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((sign for sign in text if not _shows_nothing(sign)), "")
    # The wide, small, raised and lowered forms of a sign are the sign.
    return unicodedata.normalize("NFKC", first)[:1] in _FORMULA


def _shows_nothing(sign: str) -> bool:
    kind = unicodedata.category(sign)
    # Controls, invisible marks, spaces, and marks that stand over another sign.
    return kind[0] in "CZ" or kind in ("Mn", "Me") or sign in _FILLERS
