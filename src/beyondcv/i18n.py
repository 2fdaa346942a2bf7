"""Words in the reader's language.

English sentences are the message ids; French ones are written by hand in
``locale/fr/LC_MESSAGES/*.po``, one catalogue for each part of the package.
The catalogues are compiled when the package is built (see ``hatch_build.py``).

A text that is made before the reader's language is known travels as a
`Message` and is put into words at the last moment.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

__all__ = ["LANGS", "MONTHS", "N_", "Lang", "Message", "as_lang", "msg", "number", "translator"]

Lang = Literal["fr", "en"]

LANGS: tuple[Lang, ...] = get_args(Lang)

_LOCALE = Path(__file__).parent / "locale"


def as_lang(value: str) -> Lang:
    """Return `value` as a course language.

    Parameters
    ----------
    value : str
        A language tag such as ``"fr"``, ``"fr-CA"`` or ``"en_GB"``.

    Returns
    -------
    {"fr", "en"}

    Raises
    ------
    ValueError
        If the course does not exist in that language.
    """
    short = value.replace("_", "-").split("-")[0].lower()
    if short not in LANGS:
        raise ValueError(f"The course exists in {', '.join(LANGS)}, not in {value!r}.")
    return short


@cache
def translator(lang: Lang) -> gettext.NullTranslations:
    """Return the catalogue of a language.

    Parameters
    ----------
    lang : {"fr", "en"}

    Returns
    -------
    gettext.NullTranslations
        With `gettext` and `ngettext` methods. English is the language of the
        message ids and needs no catalogue.

    Raises
    ------
    FileNotFoundError
        If the catalogues of `lang` were not compiled. French silently turned
        into English would be a fault that nobody sees.
    """
    if lang == "en":
        return gettext.NullTranslations()
    first: gettext.NullTranslations | None = None
    folder = _LOCALE / lang / "LC_MESSAGES"
    parts = {path.stem for path in folder.glob("*.[mp]o")}
    for path in sorted(folder / f"{part}.mo" for part in parts):
        with path.open("rb") as stream:
            catalogue = gettext.GNUTranslations(stream)
        if first is None:
            first = catalogue
        else:
            first.add_fallback(catalogue)
    if first is None:
        raise FileNotFoundError(f"No compiled messages in {folder}: run 'make messages'.")
    return first


@dataclass(frozen=True)
class Message:
    """A text that is not yet in any language.

    Parameters
    ----------
    msgid : str
        The English sentence, with ``{name}`` fields.
    params : mapping of str to object
        What goes into the fields; a `Message` is put into words first.
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """Return the text in `lang`, its fields filled."""
        values = {
            key: value.text(lang) if isinstance(value, Message) else value
            for key, value in self.params.items()
        }
        return translator(lang).gettext(self.msgid).format(**values)


def msg(msgid: str, /, **params: object) -> Message:
    """Make a `Message`; the extractor finds the sentence by this name."""
    return Message(msgid, params)


def N_(msgid: str) -> str:
    """Mark a sentence for translation without translating it yet."""
    return msgid


MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
"""Names of the months; message ids, as in `msg`."""


def number(value: float, lang: Lang) -> str:
    """Return a number as it is written in a language, two decimals at most.

    Parameters
    ----------
    value : float
    lang : {"fr", "en"}

    Returns
    -------
    str
        ``"1,500.5"`` in English; in French a narrow no-break space and a comma.
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(_FRENCH) if lang == "fr" else text


_FRENCH = str.maketrans({",": "\N{NARROW NO-BREAK SPACE}", ".": ","})
