"""Quiz files: what is refused, and that the course's own are sound."""

from pathlib import Path

import pytest

from beyondcv.book import evidence
from beyondcv.book.quiz import QuizError, filled, load

GOOD = """
- id: q03-1
  recall: 00-start
  stem: "L’offre dit « rigueur »\u00a0: que faire\u00a0? 🙂"
  options:
    - {text: "Une preuve", why: "Un fait se vérifie.", correct: true}
    - {text: "Un adjectif", why: "Un adjectif ne prouve rien.", code: M11}
"""


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "03-present.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_quiz_is_read(tmp_path: Path) -> None:
    """Are quotes, no-break spaces and emoji kept, and the recalled unit known?"""
    (question,) = load(_file(tmp_path, GOOD))
    assert question.stem == "L’offre dit « rigueur »\u00a0: que faire\u00a0? 🙂"
    assert question.recall == "00-start"
    assert [option.correct for option in question.options] == [True, False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("correct: true", "code: M01"),
        ("code: M11", "correct: true"),
        ("code: M11", "code: M21"),
        (", code: M11", ""),
        ("Un fait se vérifie.", ""),
        ("id: q03-1", "id: 3"),
        ("stem:", "question:"),
    ],
)
def test_a_faulty_quiz_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """Is a question refused that has no single right answer, explanation, code or id?"""
    assert old in GOOD
    with pytest.raises(QuizError):
        load(_file(tmp_path, GOOD.replace(old, new)))


def test_two_questions_with_one_id_are_refused(tmp_path: Path) -> None:
    """Would two questions share their radio buttons?"""
    with pytest.raises(QuizError, match="once"):
        load(_file(tmp_path, GOOD + GOOD))


def test_an_empty_quiz_is_refused(tmp_path: Path) -> None:
    """Does a quiz without questions stop the build?"""
    with pytest.raises(QuizError, match="no question"):
        load(_file(tmp_path, ""))


def test_the_courses_own_quizzes_are_sound_and_parallel(root: Path) -> None:
    """Do both editions ask the same questions, with the same codes, in the same order?"""
    names = sorted(path.name for path in (root / "book/fr/_quiz").glob("*.yml"))
    assert names == sorted(path.name for path in (root / "book/en/_quiz").glob("*.yml"))
    for name in names:
        french, english = (load(root / "book" / lang / "_quiz" / name) for lang in ("fr", "en"))
        shape = [(q.id, q.recall, [(o.correct, o.code) for o in q.options]) for q in french]
        assert shape == [
            (q.id, q.recall, [(o.correct, o.code) for o in q.options]) for q in english
        ]


def test_numbers_of_studies_come_from_the_evidence(tmp_path: Path) -> None:
    """Is a number filled in wherever a question names it, in the page's language?"""
    entries = {
        "a-1": {"grade": "survey", "fr": {}, "en": {}, "values": {
            "part": {"value": 12.5, "unit": "percent"},
        }}
    }  # fmt: skip
    text = GOOD.replace("Une preuve", "{fact}`a-1.part`").replace("se vérifie", "{fact}`a-1.part`")
    questions = load(_file(tmp_path, text))
    (french,), (english,) = (filled(questions, entries, lang) for lang in ("fr", "en"))
    assert french.options[0].text == "12,5\u00a0%"
    assert french.options[0].why == "Un fait 12,5\u00a0%."
    assert english.options[0].text == "12.5%"
    with pytest.raises(evidence.EvidenceError, match="no value 'n'"):
        filled(load(_file(tmp_path, text.replace("a-1.part", "a-1.n"))), entries, "fr")
