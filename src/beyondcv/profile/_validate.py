"""Does a profile follow JSON Resume? Judged by JSON Resume's own schema.

It lets through dates such as ``2024-19``: whether a date can exist is a rule of
`beyondcv.checks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import fastjsonschema

from beyondcv.i18n import Message, msg
from beyondcv.profile._fields import kind_of, shown
from beyondcv.profile._model import Profile
from beyondcv.profile._schema import SCHEMA

__all__ = ["Problem", "validate"]

_LONGEST_EMAIL = 320
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_KINDS = {
    "array": msg("a list"),
    "object": msg("an object"),
    "string": msg("a text"),
}


@dataclass(frozen=True)
class Problem:
    """A place where a profile does not follow JSON Resume.

    Parameters
    ----------
    path : str
        Where: ``"work[0].startDate"``; empty for the whole document.
    message : Message
        What is wrong and what to write instead.
    """

    path: str
    message: Message


def validate(profile: Profile) -> list[Problem]:
    """Hold a profile against JSON Resume's schema.

    Parameters
    ----------
    profile : Profile

    Returns
    -------
    list of Problem
        In the order of the document; empty if the profile is valid.
    """
    try:
        # What is left empty is not wrong: a form leaves it so.
        _check(profile.to_dict(bare=True))
    except fastjsonschema.JsonSchemaValuesException as error:
        return [_problem(item) for item in error.errors]
    return []


def _is_email(value: str) -> bool:
    return len(value) <= _LONGEST_EMAIL and _EMAIL.fullmatch(value) is not None


def _is_uri(value: str) -> bool:
    return _URI.fullmatch(value) is not None


def _problem(error: fastjsonschema.JsonSchemaValueException) -> Problem:
    path = re.sub(r"^data\.?", "", error.name or "")
    match error.rule, error.rule_definition:
        case "pattern", _:
            message = msg(
                "“{value}” is not a date. Write the year, or the year and the month, "
                "or the whole day: 2024, 2024-06 or 2024-06-30.",
                value=shown(error.value),
            )
        case "format", "email":
            message = msg(
                "“{value}” is not an e-mail address. It is written like name@example.org.",
                value=shown(error.value),
            )
        case "format", _:
            message = msg(
                "“{value}” is not a full web address. Begin it with https://.",
                value=shown(error.value),
            )
        case "type", str() as expected if expected in _KINDS:
            message = msg(
                "Expected here: {expected}; found: {found}.",
                expected=_KINDS[expected],
                found=kind_of(error.value),
            )
        case _:
            message = msg("This place does not follow JSON Resume 1.2.1.")
    return Problem(path, message)


# The library's own patterns for e-mail and web addresses take quadratic time on
# long texts: one hand-in of 1 MiB would hold up a whole batch.
_check = fastjsonschema.compile(
    SCHEMA, formats={"email": _is_email, "uri": _is_uri}, fast_fail=False
)
