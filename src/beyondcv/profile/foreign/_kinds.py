"""The kinds of files that people take for their profile: what each is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from beyondcv.errors import NotAProfileError, ProfileError
from beyondcv.i18n import Message, msg

__all__ = ["KINDS", "Kind", "not_a_profile"]


class Kind(NamedTuple):
    """What a file is, in one sentence, and the one thing that its owner can do."""

    what: Message
    todo: Message


_COPY = msg(
    "Open it beside this page, choose “Start from an empty sheet” here, and copy your lines over."
)
_COPY_FROM_TOOL = msg(
    "Open your CV in that tool beside this page, choose “Start from an empty sheet” here, and "
    "copy your lines over."
)
_COPY_FROM_LINKEDIN = msg(
    "Open your page on LinkedIn beside this one, choose “Start from an empty sheet” here, and "
    "copy your lines over."
)
_OURS = msg("Choose the file profile.json, or the page, that you downloaded from this course.")
_AGAIN = msg("Download your profile again from this course, and choose the new file.")
_UNPACK = msg("Open it, take your profile.json out of it, and choose that file.")

KINDS: Mapping[str, Kind] = {
    "empty": Kind(msg("This file is empty: there is nothing in it."), _AGAIN),
    "blank": Kind(msg("This file is damaged: it holds no letters, only blanks."), _AGAIN),
    "cut": Kind(msg("This file is cut short: its end is missing."), _AGAIN),
    "unwritten": Kind(msg("Nothing has been written in this file yet."), _OURS),
    "other": Kind(
        msg(
            "This file holds data, but not a profile: it was made by another program, for "
            "another use."
        ),
        _OURS,
    ),
    "resume": Kind(msg("This is a CV, but in the words of another tool."), _COPY_FROM_TOOL),
    "reactive-resume": Kind(
        msg("This is a CV made with Reactive Resume, for that tool alone."), _COPY_FROM_TOOL
    ),
    "fresh": Kind(
        msg("This is a CV in the FRESH format, which other tools read."), _COPY_FROM_TOOL
    ),
    "europass": Kind(msg("This is a Europass CV, for the Europass site."), _COPY_FROM_TOOL),
    "europass-pdf": Kind(msg("This is a Europass CV, as a PDF to read and to print."), _COPY),
    "linkedin": Kind(msg("This is a copy of your data from LinkedIn."), _COPY_FROM_LINKEDIN),
    "contacts": Kind(
        msg("This is a list of contacts: it is about other people, and is no profile."), _OURS
    ),
    "pdf": Kind(msg("This is a PDF: a document to read and to print."), _COPY),
    "word": Kind(msg("This is a document of a word processor, such as Word."), _COPY),
    "writer": Kind(msg("This is a document of LibreOffice Writer or a like program."), _COPY),
    "rtf": Kind(msg("This is a formatted text (RTF), of a word processor."), _COPY),
    "pages": Kind(msg("This is a document of Pages, Apple’s word processor."), _COPY),
    "sheet": Kind(msg("This is a spreadsheet."), _COPY),
    "slides": Kind(msg("This is a set of slides."), _COPY),
    "table": Kind(msg("This is a table as text (CSV)."), _COPY),
    "zip": Kind(msg("This is a packed folder (zip): files are inside it."), _UNPACK),
    "picture": Kind(
        msg("This is a picture: no letters can be taken from it here."),
        msg(
            "Open it beside this page, choose “Start from an empty sheet” here, and type your "
            "lines."
        ),
    ),
    "film": Kind(msg("This is a film or a sound."), _OURS),
    "program": Kind(msg("This is a program."), _OURS),
    "shortcut": Kind(
        msg("This is a shortcut: it says where a file is, and does not hold it."),
        msg("Choose the file itself, where you saved it."),
    ),
    "mail": Kind(
        msg("This is a whole mail."),
        msg("Save the file that is attached to it, and choose that file."),
    ),
    "notebook": Kind(
        msg("This is a notebook of the workshop."),
        msg("Choose the file profile.json that stands beside it."),
    ),
    "page": Kind(msg("This page holds no profile."), _OURS),
    "xml": Kind(msg("This is a file of another program (XML)."), _OURS),
    "text": Kind(msg("This is plain text, without the order that a profile has."), _COPY),
    "unknown": Kind(msg("This file is of a kind that the course does not know."), _OURS),
}
"""By a name of our own; `not_a_profile` makes an error of one."""


def not_a_profile(kind: str) -> ProfileError:
    """Return the error that names a kind of `KINDS`.

    What is cut may have been somebody's profile: a `ProfileError`. Anything else
    is a `NotAProfileError`.
    """
    what, todo = KINDS[kind]
    if kind == "cut":
        return ProfileError(msg("{what} {todo}", what=what, todo=todo))
    return NotAProfileError(what, todo)
