"""Learners' codes: short, easy to read aloud, and wrong when mistyped.

A code is five characters and a check character, written ``K7M-4XF``. The signs
have no look-alikes (no O and 0, no I and 1, no S and 5) and no vowel, so that no
code is a word. There are seventeen of them, a prime number: the check finds
every single wrong sign and every two that changed places.
"""

from __future__ import annotations

import secrets
from collections.abc import Container

__all__ = ["draw", "read", "shown"]

SIGNS = "CFHJKMNPRTWXY3479"
_LENGTH = 6


def draw(taken: Container[str] = ()) -> str:
    """Return a new code by lot, without its hyphen.

    Parameters
    ----------
    taken : container of str
        Codes that it must not be.
    """
    while True:
        signs = [secrets.choice(SIGNS) for _place in range(_LENGTH - 1)]
        # The last sign's weight is prime to 17, so that exactly one sign makes the sum 0.
        drafts = ("".join([*signs, last]) for last in SIGNS)
        code = next(draft for draft in drafts if _sum(draft) == 0)
        if code not in taken:
            return code


def read(text: str) -> str | None:
    """Return a typed code without its hyphen, in capitals; None if it cannot be one."""
    code = "".join(sign for sign in text.upper() if not sign.isspace() and sign not in "-–‑.")
    whole = len(code) == _LENGTH and all(sign in SIGNS for sign in code)
    return code if whole and _sum(code) == 0 else None


def shown(code: str) -> str:
    """Return a code as it is given out: in two groups of three."""
    return f"{code[:3]}-{code[3:]}"


def _sum(code: str) -> int:
    return sum(place * SIGNS.index(sign) for place, sign in enumerate(code, 1)) % len(SIGNS)
