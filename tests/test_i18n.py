"""Every message of the package exists in good French, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import beyondcv
from beyondcv.i18n import LANGS, Message, as_lang, msg, translator

SRC = Path(beyondcv.__file__).parent
CATALOGUES = sorted((SRC / "locale" / "fr" / "LC_MESSAGES").glob("*.po"))
KEYWORDS = {"_": None, "N_": None, "gettext": None, "msg": None, "ngettext": (1, 2)}
FIELD = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})")
PERCENT = re.compile(r"%(?:\(\w+\))?[sdif]")


@dataclass(frozen=True)
class Entry:
    """A message of the source, or its translation."""

    where: str
    singular: str
    plural: str
    french: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the English sentences."""
        return (self.singular, self.plural) if self.plural else (self.singular,)


def _pair(id: str | tuple[str, ...] | list[str]) -> tuple[str, str]:
    return (id, "") if isinstance(id, str) else (id[0], id[1])


def _used() -> Iterator[Entry]:
    found = extract_from_dir(SRC, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, line, id, _, _ in found:
        yield Entry(f"{name}:{line}", *_pair(id))


def _translated(path: Path) -> Iterator[Entry]:
    with path.open("rb") as stream:
        for message in read_po(stream, locale="fr"):
            if not message.id:
                continue
            text = message.string
            french = (text,) if isinstance(text, str) else tuple(text)
            where = f"{path.name}: {_pair(message.id)[0][:60]}"
            yield Entry(where, *_pair(message.id), french)


def _fields(text: str) -> set[str]:
    return {*FIELD.findall(text), *PERCENT.findall(text)}


USED = list(_used())
TRANSLATED = {path.stem: list(_translated(path)) for path in CATALOGUES}


def test_every_message_is_translated() -> None:
    """Is there a French sentence for everything that a French reader can see?"""
    known = {
        (entry.singular, entry.plural)
        for entries in TRANSLATED.values()
        for entry in entries
        if all(entry.french)
    }

    missing = [f"{e.where} {e.singular!r}" for e in USED if (e.singular, e.plural) not in known]
    assert missing == []


@pytest.mark.parametrize("part", TRANSLATED)
def test_no_translation_is_unused(part: str) -> None:
    """Are sentences that left the code gone from the catalogue?"""
    used = {(entry.singular, entry.plural) for entry in USED}

    unused = [e.where for e in TRANSLATED[part] if (e.singular, e.plural) not in used]
    assert unused == []


@pytest.mark.parametrize("part", TRANSLATED)
def test_fields_are_the_same_in_both_languages(part: str) -> None:
    """Does no number or name get lost on the way into French?"""
    differing = [
        entry.where
        for entry in TRANSLATED[part]
        for french in entry.french
        if _fields(french) not in [_fields(id) for id in entry.ids]
    ]
    assert differing == []


@pytest.mark.parametrize("part", TRANSLATED)
def test_braces_can_be_filled(part: str) -> None:
    """Can every sentence with a field be put into words, in both languages?"""
    for entry in TRANSLATED[part]:
        for text in (*entry.ids, *entry.french):
            fields = FIELD.findall(text)
            if fields:
                text.format(**dict.fromkeys(fields, 1))


@pytest.mark.parametrize("part", TRANSLATED)
def test_french_is_set_as_french_is(part: str) -> None:
    """Are apostrophes typographic, and double signs kept from the start of a line?"""
    faults = {
        "an ASCII apostrophe": r"\w'\w",
        "an English quotation mark": r"[“”]",
        "three dots": r"\.\.\.",
        "no no-break space before : ; ! ? »": r"[^\u00a0\u202f][:;!?»](?=\s|$)",
        "no no-break space after «": r"«(?![\u00a0\u202f])",
        "a median point": r"\w·\w",
    }
    found = [
        f"{entry.where}: {name}"
        for entry in TRANSLATED[part]
        for french in entry.french
        for name, pattern in faults.items()
        if re.search(pattern, french)
    ]
    assert found == []


def test_plural_forms_are_french() -> None:
    """Is zero singular in every catalogue, as French has it?"""
    for path in CATALOGUES:
        with path.open("rb") as stream:
            assert read_po(stream, locale="fr").plural_expr == "(n > 1)", path.name


def test_no_sentence_is_translated_twice_differently() -> None:
    """Do two parts say the same thing in the same words?"""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entries in TRANSLATED.values():
        for entry in entries:
            assert seen.setdefault(entry.ids, entry.french) == entry.french, entry.where


def test_a_message_finds_its_words_last() -> None:
    """Is a message within a message put into the reader's language too?"""
    message = msg("Expected here: {expected}; found: {found}.", expected=msg("a list"), found="x")

    assert message.text("en") == "Expected here: a list; found: x."
    assert message.text("fr") == "Attendu ici\u00a0: une liste\u00a0; trouvé\u00a0: x."


def test_braces_in_what_is_filled_in_stay() -> None:
    """Can a stranger's text hold what looks like a field?"""
    assert Message("{a}", {"a": "{b}"}).text("en") == "{b}"


@pytest.mark.parametrize(
    ("tag", "lang"), [("fr", "fr"), ("fr-CA", "fr"), ("en_GB", "en"), ("EN", "en")]
)
def test_language_tags_are_understood(tag: str, lang: str) -> None:
    """Is a browser's language tag turned into one of ours?"""
    assert as_lang(tag) == lang


def test_an_unknown_language_is_refused() -> None:
    """Is German not silently English?"""
    with pytest.raises(ValueError, match="fr, en"):
        as_lang("de")


def test_every_language_has_its_catalogue() -> None:
    """Are the messages compiled?"""
    assert {lang: translator(lang).gettext("a list") for lang in LANGS} == {
        "fr": "une liste",
        "en": "a list",
    }
