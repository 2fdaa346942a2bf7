"""Who should hand in, and the LMS's own grade sheet: CSV files of the trainer's.

A sheet is read as it comes (comma, semicolon or tab; with or without a byte
order mark; UTF-8 or Windows' code page) and written back the same way, with what a
spreadsheet would take for a formula made text; see `beyondcv.grading.cells`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from beyondcv.errors import SubmissionError
from beyondcv.grading.cells import harmless, plain
from beyondcv.grading.people import codes
from beyondcv.grading.people.moodle import cleaned
from beyondcv.grading.people.slugs import slug, words_of
from beyondcv.i18n import msg

__all__ = ["Person", "Sheet", "read_sheet"]

# Headings of Moodle 3.9 to 4.5 in French and in English, and what people write themselves.
# Not “ID number”: that is the school's, and Moodle's file names carry its own.
_ID = ("identifier", "identifiant")
_NAME = ("full name", "nom complet", "name", "nom et prenom", "prenom et nom", "participant")
_FIRST = ("first name", "prenom", "firstname")
_LAST = ("last name", "surname", "nom", "lastname", "nom de famille")
_CODE = ("code", "learner code", "code personnel")
_MAIL = (
    "email address", "email", "e mail", "mail", "adresse de courriel", "courriel",
    "adresse e mail",
)  # fmt: skip
# Moodle's list of participants has “Groups”, its grading sheet “Group”.
_GROUP = ("group", "groups", "groupe", "groupes", "team", "equipe")
_GRADE = ("grade", "note")
_MOST = ("maximum grade", "note maximale", "note max")
# “Participant 101”; language packs lose the blank that the English string ends with.
_NUMBER = re.compile(r"(?:\D+\s|participant[es]*\s*)?(\d+)\s*", re.ASCII | re.IGNORECASE)
_COMMENT = ("feedback comments", "feedback par commentaires", "commentaires de feedback")
"""The trainer's own words, which Moodle takes back as they stand in the cell."""
_FRENCH = frozenset({"note", "identifiant", "nom complet"})
_DECIMAL = re.compile(r"-?\d+([.,])\d+", re.ASCII)
_NONE = 10**6  # no sheet is that wide


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a sheet.

    Parameters
    ----------
    number : str
        Digits of Moodle's identifier, if any.
    name : str
    code : str
        The learner's code, without its hyphen, if the sheet has codes.
    mail : str
    groups : tuple of str
        Names of the groups that the person is in.
    """

    number: str
    name: str
    code: str = field(default="", compare=False)
    mail: str = field(default="", compare=False)
    groups: tuple[str, ...] = field(default=(), compare=False)

    def is_learner(self, id: str) -> bool:
        """Return whether a gradebook id is this person's."""
        name, _, number = id.rpartition("_")
        if self.number and number.isdigit() and name:
            return number == self.number
        if self.code and id == f"{slug(self.name)}-{self.code.lower()}":
            return True
        theirs = frozenset((name or id).split("-"))
        return theirs in (words_of(self.name), words_of(cleaned(self.name)))


@dataclass
class Sheet:
    """A CSV file with one line for each person.

    Parameters
    ----------
    rows : list of list of str
        With the headings first.
    delimiter, encoding, newline : str
        As they were found.
    """

    rows: list[list[str]]
    delimiter: str
    encoding: str
    newline: str

    def people(self) -> list[Person]:
        """Return the people, in the sheet's order."""
        id, name = self._column(_ID), self._column(_NAME)
        first, last = self._column(_FIRST), self._column(_LAST)
        code, mail, group = self._column(_CODE), self._column(_MAIL), self._column(_GROUP)
        people = []
        for row in self.rows[1:]:
            cell = dict(enumerate(row))
            full = cell.get(name, "") or f"{cell.get(first, '')} {cell.get(last, '')}"
            number = _NUMBER.fullmatch(cell.get(id, ""))
            typed = cell.get(code, "").strip()
            people.append(
                Person(
                    number[1] if number else "",
                    full.strip(),
                    codes.read(typed) or typed,
                    cell.get(mail, "").strip(),
                    tuple(filter(None, map(str.strip, re.split(r"[,;]", cell.get(group, ""))))),
                )
            )
        return people

    def read_plain(self) -> None:
        """Take the apostrophes off again that `dump` puts in front of what looks like a formula."""
        own = self._column(_COMMENT)
        self.rows = [
            [cell if at == own else plain(cell) for at, cell in enumerate(row)] for row in self.rows
        ]

    def set_code(self, index: int, text: str) -> None:
        """Write one person's code, into a column of its own."""
        if self._column(_CODE) == _NONE:
            self.rows[0].append(_CODE[0])
        row, column = self.rows[index + 1], self._column(_CODE)
        row += [""] * (column + 1 - len(row))
        row[column] = text

    def set_grade(self, index: int, text: str) -> None:
        """Write one person's grade cell, and no other."""
        row, column = self.rows[index + 1], self._column(_GRADE)
        row += [""] * (column + 1 - len(row))
        row[column] = text

    @property
    def has_grades(self) -> bool:
        """Whether the sheet has a column for grades."""
        return self._column(_GRADE) != _NONE

    def grade(self, index: int) -> str:
        """Return one person's grade as it stands; empty where there is none."""
        row, column = self.rows[index + 1], self._column(_GRADE)
        text = row[column].strip() if column < len(row) else ""
        # Moodle shows a dash in the place of no grade.
        return "" if text in ("-", "–", "—") else text

    @property
    def decimal_mark(self) -> str:
        """The sign before decimals: that of the sheet's own numbers, else of its headings."""
        columns = (self._column(_GRADE), self._column(_MOST))
        found = Counter(
            number[1]
            for row in self.rows[1:]
            for column in columns
            if column < len(row) and (number := _DECIMAL.fullmatch(row[column].strip()))
        )
        if found:
            return found.most_common(1)[0][0]
        heads = [_plain(head) for head in self.rows[0]]
        return "," if any(head in _FRENCH for head in heads) else "."

    def most(self, index: int) -> float | None:
        """Return the highest grade that the sheet allows a person, if it says so."""
        try:
            return float(self.rows[index + 1][self._column(_MOST)].replace(",", "."))
        except (ValueError, IndexError):
            return None

    def dump(self) -> bytes:
        """Return the file's bytes."""
        text = io.StringIO()
        table = csv.writer(text, delimiter=self.delimiter, lineterminator=self.newline)
        own = self._column(_COMMENT)
        table.writerows(
            [cell if at == own else harmless(cell) for at, cell in enumerate(row)]
            for row in self.rows
        )
        return text.getvalue().encode(self.encoding, "surrogateescape")

    def _column(self, names: tuple[str, ...]) -> int:
        heads = [_plain(head) for head in self.rows[0]]
        return next((heads.index(name) for name in names if name in heads), _NONE)


def read_sheet(path: Path, *, grades: bool = False) -> Sheet:
    """Read a roster or a grade sheet.

    Parameters
    ----------
    path : pathlib.Path
    grades : bool
        Whether it was given as a grade sheet, and is called so in what is said.

    Returns
    -------
    Sheet

    Raises
    ------
    SubmissionError
        If it cannot be read, or names nobody.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        closed = (
            msg("The sheet {path} cannot be opened.", path=path)
            if grades
            else msg("The list of people {path} cannot be opened.", path=path)
        )
        raise SubmissionError(closed) from None
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    encoding = next((marks[mark] for mark in marks if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp1252"
        text = raw.decode(encoding, "surrogateescape")
    newline = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    delimiter = max(",;\t", key=text.partition(newline)[0].count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [row for row in lines if any(row)]
    except csv.Error:
        rows = []
    sheet = Sheet(rows, delimiter, encoding, newline)
    if rows:
        sheet.read_plain()
    if not rows or not any(person.name or person.number for person in sheet.people()):
        nobody = (
            msg(
                "The sheet {path} names nobody: expected a first line with “Identifier” or "
                "“Full name”, or their French names.",
                path=path,
            )
            if grades
            else msg(
                "The list of people {path} names nobody: expected a first line with “Identifier” "
                "or “Full name”, or their French names.",
                path=path,
            )
        )
        raise SubmissionError(nobody)
    return sheet


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))
