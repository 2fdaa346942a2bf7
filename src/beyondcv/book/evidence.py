"""Evidence cards and the numbers in running text, from one file.

``data/published/evidence.yml`` is the only place where a figure of a study is
written; pages name it, so that the two editions cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from beyondcv._resources import data_path
from beyondcv.book._html import CourseDirective
from beyondcv.book.numbers import date, value
from beyondcv.i18n import LANGS, Lang, as_lang, translator

__all__ = ["SHAPES", "Card", "EvidenceError", "card", "entries_of", "fact", "load", "setup"]

SHAPES = {
    "causal": "◆",
    "observational": "●",
    "official": "■",
    "survey": "▣",
    "report": "¶",
    "law": "§",
    "synthetic": "○",
}
"""The sign of each grade; never shown without its word."""


class EvidenceError(Exception):
    """An evidence id or a value that does not exist, or a text that names one."""


@dataclass(frozen=True)
class Card:
    """One source, ready for a page.

    Parameters
    ----------
    id, grade, finding, population, limits, source : str
        Texts in the reader's language, numbers filled in.
    doi, url, read : str
        Empty where unknown; `read` is a date in words.
    critical : bool
        Whether it is shown to be doubted.
    """

    id: str
    grade: str
    finding: str
    population: str
    limits: str
    source: str
    doi: str
    url: str
    read: str
    critical: bool


def load(path: Path | None = None) -> dict[str, Any]:
    """Return the evidence file's entries by id."""
    from beyondcv.book import _yaml

    source = path or data_path("published/evidence.yml")
    entries: dict[str, Any] = _yaml.read(source.read_text(encoding="utf-8"))
    return entries


def _entry(entries: dict[str, Any], ident: str) -> dict[str, Any]:
    if ident not in entries:
        raise EvidenceError(f"no evidence {ident!r} in evidence.yml")
    entry: dict[str, Any] = entries[ident]
    if entry.get("grade") not in SHAPES:
        raise EvidenceError(f"{ident}: grade must be one of {', '.join(SHAPES)}")
    if missing := [lang for lang in LANGS if lang not in entry]:
        raise EvidenceError(f"{ident}: no text in {' and '.join(missing)}")
    return entry


def _filled(ident: str, entry: dict[str, Any], lang: Lang, field: str) -> str:
    try:
        text: str = entry[lang][field]
        values = {key: value(raw, lang) for key, raw in (entry.get("values") or {}).items()}
        return text.format(**values).strip()
    except (KeyError, OSError, ValueError) as error:
        raise EvidenceError(f"{ident}: {lang}.{field} asks for {error}") from error


def card(entries: dict[str, Any], ident: str, lang: Lang) -> Card:
    """Return a source as a card.

    Raises
    ------
    EvidenceError
        If there is no such id, or a text names a value that is not there.
    """
    entry = _entry(entries, ident)
    source = entry[lang].get("study", entry.get("study", ""))
    if entry.get("year"):
        source = f"{source} ({entry['year']})"
    return Card(
        id=ident,
        grade=entry["grade"],
        finding=_filled(ident, entry, lang, "finding"),
        population=_filled(ident, entry, lang, "population"),
        limits=_filled(ident, entry, lang, "limits"),
        source=source,
        doi=entry.get("doi", ""),
        url=entry.get("url", ""),
        read=date(entry["read"], lang) if entry.get("read") else "",
        critical=bool(entry.get("critical")),
    )


def fact(entries: dict[str, Any], key: str, lang: Lang) -> str:
    """Return one number, formatted: ``fact(entries, "roulin-2019.n", "fr")``."""
    ident, dot, name = key.rpartition(".")
    if not dot:
        raise EvidenceError(f"write {{fact}}`id.name`, not {key!r}")
    values = _entry(entries, ident).get("values") or {}
    if name not in values:
        raise EvidenceError(f"{ident} has no value {name!r}")
    try:
        return value(values[name], lang)
    except (OSError, ValueError) as error:
        raise EvidenceError(f"{key}: {error}") from error


def grades(lang: Lang) -> dict[str, tuple[str, str]]:
    """Return each grade's word and what it means."""
    _ = translator(lang).gettext
    return {
        "causal": (_("Cause tested"), _("groups drawn at random and compared")),
        "observational": (_("Observation"), _("a link was seen; it may have another cause")),
        "official": (_("Official statistics"), _("counted by a public body")),
        "survey": (_("Survey by a firm"), _("a firm or a website that has an interest in it")),
        "report": (
            _("Reported fact"),
            _("told by the press or a public service, without a published method"),
        ),
        "law": (_("Law"), _("information, not legal advice")),
        "synthetic": (_("Fictional data"), _("made up by the authors, to practise on")),
    }


def entries_of(place: SphinxDirective | SphinxRole) -> dict[str, Any]:
    """Return the entries for a directive or a role, whose page is built anew when they change."""
    named: str = place.config.beyondcv_evidence
    path = Path(named) if named else data_path("published/evidence.yml")
    place.env.note_dependency(str(path))
    return load(path)


class Evidence(CourseDirective):
    """Cards of one or several sources, in the order given."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the cards, and on the page's first ones the legend."""
        entries = entries_of(self)
        try:
            cards = [card(entries, ident, self.lang) for ident in self.arguments[0].split()]
        except EvidenceError as error:
            return self.complain(str(error))
        shown: set[str] = self.env.temp_data.setdefault("beyondcv_evidence", set())
        first = not shown
        # A card shown twice on a page is linked to where it stands first.
        anchors = {ident: ident not in shown for ident in self.arguments[0].split()}
        shown.update(anchors)
        return [
            self.html(
                "evidence.html",
                cards=cards,
                anchors=anchors,
                grades=grades(self.lang),
                shapes=SHAPES,
                first=first,
            )
        ]


class Fact(SphinxRole):
    """A number of `evidence.yml` in running text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number as text."""
        try:
            text = fact(entries_of(self), self.text.strip(), as_lang(self.config.language))
        except EvidenceError as error:
            return [], [
                self.inliner.reporter.warning(f"fact: {error}", line=self.lineno),
            ]
        return [nodes.Text(text)], []


def setup(app: Sphinx) -> None:
    """Register the directive, the role and where the file is."""
    app.add_config_value("beyondcv_evidence", "", "env", (str,))
    app.add_directive("evidence", Evidence)
    app.add_role("fact", Fact())
