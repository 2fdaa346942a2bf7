"""Files that are not UTF-8: read where that is certain, refused where it is not."""

from __future__ import annotations

import pytest

from beyondcv.errors import NotAProfileError
from beyondcv.profile import decoded, loads

FRENCH = (
    '{"basics": {"label": "Préparatrice de commandes – 6 ans, élève à l’hôpital de Liège",\n'
    '"summary": "Œuvre, cœur, forêt, août, naïf, dû, sûr, où ça, déjà, mère. « Oui » : 10 €. À."}}'
)
ENGLISH = '{"basics": {"label": "“Stock” – José Müller’s team at the café"}}'
UTF = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]


@pytest.mark.parametrize("encoding", [*UTF, "cp1252"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_what_windows_writes_is_read_and_said(text: str, encoding: str) -> None:
    """Do all accents arrive, and does the learner hear that they were guessed?"""
    found = decoded(text.encode(encoding))

    assert found.text == text
    assert found.note is not None
    assert "accents" in found.note.text("fr")
    assert loads(text.encode(encoding)) == loads(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_goes_without_saying(encoding: str) -> None:
    """Is nothing said of the usual encoding, mark or not?"""
    assert decoded(FRENCH.encode(encoding)) == (FRENCH, None)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Préparatrice, élève, hôpital", "mac-roman"),
        ("Préparatrice, élève, hôpital", "cp850"),
        ("Привет мир, кладовщик", "cp1251"),
        ("Склад и два года", "koi8-r"),
        ("Nováček, řidič z Brna", "cp1250"),
        ("Kovač, Kovačka", "cp1250"),
        ("Łódź, żółw", "cp1250"),
        ("Ștefan Țăran, București", "iso8859-16"),
        ("Şişli öğretmen", "cp1254"),
        ("Γειά σου κόσμε", "cp1253"),
        ("שלום עולם", "cp1255"),
        ("مرحبا بالعالم", "cp1256"),
        ("日本語の履歴書", "shift_jis"),
        ("中文简历", "gbk"),
        ("안녕하세요", "euc-kr"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(words: str, encoding: str) -> None:
    """Is nobody's name turned into another one?"""
    with pytest.raises(NotAProfileError) as refusal:
        loads(f'{{"basics": {{"label": "{words}"}}}}'.encode(encoding))

    assert "UTF-8" in refusal.value.text("fr")


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}", b'{"a": "\x81\xe9"}', b'{\x00"\x00\xff'])
def test_broken_bytes_are_refused(data: bytes) -> None:
    """Is half a character, or one that Windows-1252 does not have, no text?"""
    with pytest.raises(NotAProfileError):
        decoded(data)
