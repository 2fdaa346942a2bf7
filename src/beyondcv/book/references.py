"""How ``book/references.bib`` is printed: the list of sources at the end of the book.

sphinxcontrib-bibtex reads the file and makes the list; its stock styles speak
English ("and", "In", "visited on") on every page. The two styles here say the
little that stands between the facts in the page's language, and mark a title
that is in the other one, so that a screen reader pronounces it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, String, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex_docutils import Backend
from sphinx.application import Sphinx

from beyondcv.i18n import Lang, translator

__all__ = ["EnglishStyle", "FrenchStyle", "setup"]

_LANGS: dict[str, Lang] = {"english": "en", "french": "fr"}


class _Style(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """Who (when). What. Where. The way to it."""

    lang: Lang
    default_name_style = "lastfirst"
    default_label_style = "number"
    default_sorting_style = "none"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.sort = self._in_order

    def _in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return entries by what is printed first, bodies among people, accents aside."""
        return sorted(entries, key=lambda entry: _folded(str(self._who(entry))))

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return one source in words.

        Parameters
        ----------
        label : str
            Its number in the list.
        entry : pybtex.database.Entry
        bib_data : pybtex.database.BibliographyData, optional
            Not needed: no entry refers to another.
        """
        parts = [self._who(entry), self._title(entry), *self._where(entry), self._way(entry)]
        text = Text(" ").join([part for part in parts if part])
        return FormattedEntry(entry.key, text, label)

    def _who(self, entry: Entry) -> Text:
        _ = translator(self.lang).gettext
        people = entry.persons["author"]
        others = bool(people) and str(people[-1]) == "others"
        names = [self.format_name(p, abbr=True).format() for p in people[: -1 if others else None]]
        if others:
            who = Text(names[0], " ", _("and colleagues"))
        else:
            who = Text(", ").join(names[:-1] or names)
            if len(names) > 1:
                who = Text(who, " ", _("and"), " ", names[-1])
        return Text(who, " (", entry.fields.get("year", _("no date")), ").")

    def _title(self, entry: Entry) -> Text:
        if "title" not in entry.fields:
            return Text(entry.fields[f"about_{self.lang}"], ".")
        title = entry.fields["title"]
        return Text(self._spoken(title, entry), "" if str(title)[-1] in ".?!" else ".")

    def _spoken(self, name: str, entry: Entry) -> Text:
        """Return the name of a work, marked if the page is in another language."""
        lang = _LANGS[entry.fields.get("langid", "english")]
        return Text(name) if lang == self.lang else Text(Tag(f"language-{lang}", name))

    def _where(self, entry: Entry) -> list[Text]:
        fields = entry.fields
        if "journal" not in fields:
            return []
        where = Text(Tag("em", self._spoken(fields["journal"], entry)))
        if "volume" in fields:
            where = Text(where, ", ", fields["volume"])
            where = Text(where, f"({fields['number']})") if "number" in fields else where
        elif "number" in fields:
            where = Text(where, " ", fields["number"])
        if "pages" in fields:
            where = Text(where, ", ", fields["pages"].replace("--", "–"))
        return [Text(where, ".")]

    def _way(self, entry: Entry) -> Text:
        _ = translator(self.lang).gettext
        if doi := entry.fields.get("doi"):
            return Text(HRef(f"https://doi.org/{doi}", f"doi:{doi}"))
        if url := entry.fields.get("url"):
            host = str(urlsplit(url).hostname).removeprefix("www.")
            return Text(HRef(url, String(_("Read on {host}").format(host=host))))
        return Text()


class FrenchStyle(_Style):
    """For the French edition."""

    lang = "fr"


class EnglishStyle(_Style):
    """For the English edition."""

    lang = "en"


def setup(app: Sphinx) -> None:
    """Give pybtex both styles, and docutils a way to mark another language.

    docutils writes ``lang`` for a class that begins with ``language-``.
    """
    for style in (FrenchStyle, EnglishStyle):
        register_plugin("pybtex.style.formatting", f"beyondcv-{style.lang}", style)
    marks = {f"language-{lang}": _marked(lang) for lang in _LANGS.values()}
    Backend.tags = {**Backend.tags, **marks}


def _marked(lang: Lang) -> Any:
    return partial(nodes.inline, classes=[f"language-{lang}"])


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
