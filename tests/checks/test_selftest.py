"""The self-test's items are parallel, and a passage is counted as it should be."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from beyondcv.checks import UNITS, _selftest, graded
from beyondcv.exercise._parts import PARTS
from beyondcv.exports import markdown, preview, takehome
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile

BANK = {f"M{n:02}" for n in range(1, 21)}


def passage(form: str, letters: str, sure: str = "") -> Profile:
    """Return a profile with one passage, before or after by its form."""
    profile = Profile()
    tests = profile.course.tests
    test = tests.before if form == "A" else tests.after
    test.form, test.date = form, "2026-11-23"
    test.items = {f"{form}{n}": letter for n, letter in enumerate(letters, 1)}
    test.confidence = {f"c{n}": level for n, level in enumerate(sure.split(), 1)}
    return profile


def right(form: str) -> str:
    """Return the letters of the right answers."""
    return "".join(item.right.letter for item in _selftest.items(form, "fr"))


# Items


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["A", "B"])
def test_a_form_has_every_misconception_once(form: str, lang: Lang) -> None:
    """Are there ten items of one right answer and two mistaken ones, all twenty ideas once?"""
    items = _selftest.items(form, lang)
    codes = [option.code for item in items for option in item.options if not option.right]

    assert [item.id for item in items] == [f"{form}{n}" for n in range(1, 11)]
    assert all(sum(option.right for option in item.options) == 1 for item in items)
    assert Counter(codes) == Counter(BANK)
    assert all(item.stem and item.why for item in items)


def test_the_forms_are_parallel() -> None:
    """Does each item of form B ask for the same ideas as its twin of form A, in other words?"""
    for one, other in zip(_selftest.items("A", "en"), _selftest.items("B", "en"), strict=True):
        assert {o.code for o in one.options} == {o.code for o in other.options}
        assert one.stem != other.stem


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["A", "B"])
def test_length_gives_no_answer_away(form: str, lang: Lang) -> None:
    """Would whoever ticks the longest answer do no better than chance?"""
    longest = [
        item.id
        for item in _selftest.items(form, lang)
        if max(item.options, key=lambda option: len(option.text)).right
    ]

    assert len(longest) <= 4, longest


@pytest.mark.parametrize("form", ["A", "B"])
def test_both_languages_have_the_same_answers_at_the_same_place(form: str) -> None:
    """Can a file be answered in one language and counted in the other?"""
    french, english = (
        [[(o.letter, o.right, o.code) for o in item.options] for item in _selftest.items(form, lg)]
        for lg in LANGS
    )

    assert french == english
    assert list(_selftest.statements("fr")) == list(_selftest.statements("en"))
    assert len(_selftest.statements("fr")) == 5


@pytest.mark.parametrize("form", ["A", "B"])
def test_the_right_answer_has_no_place_of_its_own(form: str) -> None:
    """Would always choosing the same place get fewer than half of the points?"""
    assert max(Counter(right(form)).values()) < 5


def test_the_right_answer_is_not_the_longest_every_time() -> None:
    """Would choosing the longest answer miss some?"""
    for form in "AB":
        longest = [
            max(i.options, key=lambda o: len(o.text)).right for i in _selftest.items(form, "fr")
        ]
        assert sum(longest) < 10


# Counting


def test_a_passage_is_counted() -> None:
    """Are right answers, ideas chosen, mean confidence and acts those of the file?"""
    profile = passage("A", right("A")[:8] + "?" + "a", sure="2 4 6 8 10")
    profile.course.tests.before.acts = 3

    score = _selftest.score(profile.course.tests.before)

    assert score == _selftest.Score(10, 8, 10, ("M18",), 6, 3)


@pytest.mark.parametrize("letters", ["", "zzzzzzzzzz"])
def test_a_passage_without_an_answer_has_no_score(letters: str) -> None:
    """Is nothing counted where nothing was answered, or only what no form knows?"""
    assert _selftest.score(passage("B", letters).course.tests.after) is None


def test_a_strange_file_is_counted_as_far_as_it_goes() -> None:
    """Are unknown items, wild confidence and unknown forms left out, without an error?"""
    profile = passage("A", "b", sure="11 -3 many 5")
    profile.course.tests.before.items |= {"Z9": "a", "A2": "constructor"}
    score = _selftest.score(profile.course.tests.before)

    assert score is not None
    assert (score.answered, score.right, score.confidence) == (1, 1, 5)
    profile.course.tests.before.form = "C"
    assert _selftest.score(profile.course.tests.before) is None


@pytest.mark.parametrize(
    ("form", "date", "expected"),
    [("B", "2027-02-14", True), ("B", "", False), ("", "2027-02-14", False), ("B", "soon", False)],
)
def test_done_is_a_form_and_a_day(form: str, date: str, expected: bool) -> None:
    """Is a passage done once it was finished, with its answers or without?"""
    test = Profile().course.tests.after
    test.form, test.date = form, date

    assert _selftest.done(test) is expected


def test_answers_can_be_forgotten_and_the_day_stays() -> None:
    """Does the file then hold the form and the date, and nothing else of the self-test?"""
    profile = passage("B", right("B"), sure="7 7 7 7 7")
    profile.course.tests.after.acts = 4

    _selftest.forget_answers(profile)

    assert profile.to_dict()["meta"]["beyondcv"]["tests"] == {
        "after": {"form": "B", "date": "2026-11-23"}
    }
    assert _selftest.done(profile.course.tests.after)


# Who else sees it


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_who_grades_is_shown_an_answer_or_a_score(lang: Lang) -> None:
    """Is what grading, previews and sheets print the same, whatever was answered?"""
    seen = []
    for form_a, form_b in ((right("A"), right("B")), ("?" * 10, "a" * 10)):
        profile = passage("A", form_a, sure="1 1 1 1 1")
        after = passage("B", form_b, sure="9 9 9 9 9").course.tests.after
        profile.course.tests.after = after
        after.acts = len(form_a) * (form_b[0] == "a")
        seen.append(
            [repr(graded(unit, profile, lang)) for unit in UNITS]
            + [repr(part(profile, lang)) for part in PARTS.values()]
            + [preview(profile, lang), markdown(profile, lang)]
            # The page to take home carries the file itself, for its owner; its text does not.
            + [re.sub(r"<script.*?</script>", "", takehome(profile, lang), flags=re.DOTALL)]
        )

    assert seen[0] == seen[1]
