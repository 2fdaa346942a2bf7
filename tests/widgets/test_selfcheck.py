"""The self-test in a form: answered, finished, compared, forgotten."""

from __future__ import annotations

from typing import Literal

import ipywidgets as w
import pytest

from beyondcv.checks import _selftest
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile
from beyondcv.widgets import outline
from beyondcv.widgets._spec import SelfCheck, Step, Unit
from tests.widgets.forms import Hand, text_of

UNIT_OF = {
    passage: Unit(
        "00-start",
        "A unit",
        (Step("start", "Start", "", ()), Step("one", "A step", "", (SelfCheck(passage),))),
    )
    for passage in ("before", "after")
}
FINISH = "I have finished"
CAUTION = "A difference does not prove that the course made it."


def at(passage: Literal["before", "after"], profile: Profile | None = None) -> Hand:
    """Return a person at one passage, in English."""
    hand = Hand(profile or Profile(), UNIT_OF[passage])
    hand.go("one")
    return hand


def answer(hand: Hand, letters: str) -> None:
    """Answer the questions in order."""
    questions = [c for c in hand.controls() if isinstance(c, w.RadioButtons)]
    for question, letter in zip(questions, letters, strict=True):
        question.value = letter


def right(form: str) -> str:
    """Return the letters of the right answers."""
    return "".join(item.right.letter for item in _selftest.items(form, "en"))


@pytest.fixture
def after() -> Hand:
    """Somebody who finished both passages: four right answers, then nine."""
    hand = at("before")
    answer(hand, right("A")[:4] + "?" * 6)
    hand.press(FINISH)
    hand = at("after", hand.store.profile)
    answer(hand, right("B")[:9] + "?")
    hand.control("Ask for advice without asking for a job").value = "8"
    hand.press(FINISH)
    return hand


def test_unit_00_ends_with_it() -> None:
    """Is form A the last step of the first unit, with ten questions, five sentences, one number?"""
    hand = Hand(Profile(), "00-start")
    hand.go("self-check")

    kinds = [type(control) for control in hand.controls()]
    assert kinds.count(w.RadioButtons) == 10
    assert kinds.count(w.Dropdown) == 6
    assert hand.form.next.disabled
    assert hand.form.session.profile.to_dict() == {}


def test_every_question_can_be_left_undecided() -> None:
    """Is “I do not know yet” the last answer of each question, so that nobody has to guess?"""
    for question in at("before").controls():
        if isinstance(question, w.RadioButtons):
            assert question.options[-1] == ("I do not know yet", _selftest.UNKNOWN)


@pytest.mark.parametrize(
    ("day", "finished"), [(" 2026-11-23", True), ("20261123", False), ("soon", False)]
)
def test_a_day_written_elsewhere_stops_no_form(day: str, finished: bool) -> None:
    """Does the form open on whatever another program wrote as the day of the test?"""
    profile = Profile()
    profile.course.tests.before.form, profile.course.tests.before.date = "A", day

    assert ("Finished on 23/11/2026." in at("before", profile).read()) is finished


def test_finishing_keeps_form_day_and_answers() -> None:
    """Does the file hold the letters chosen, the levels and the number of acts?"""
    hand = at("before")
    answer(hand, "abc?abc?ab")
    hand.control(
        "Say in two sentences who I am and what I can do, to somebody I do not know"
    ).value = "0"
    hand.control(_selftest.acts_question("en")).value = "3"
    hand.press(FINISH)

    held = hand.store.profile.course.tests.before
    assert (held.form, len(held.items), held.items["A4"]) == ("A", 10, "?")
    assert (held.confidence, held.acts) == ({"c1": "0"}, 3)
    assert _selftest.done(held)
    assert "Finished on" in hand.read()


def test_a_gap_is_named_and_nothing_is_finished() -> None:
    """Does it say how many questions are left, and that not knowing is an answer?"""
    hand = at("before")
    questions = [c for c in hand.controls() if isinstance(c, w.RadioButtons)]
    questions[0].value = "a"
    hand.press(FINISH)

    assert "9 questions have no answer yet. “I do not know yet” is an answer." in hand.read()
    assert not _selftest.done(hand.form.session.profile.course.tests.before)


def test_the_first_passage_teaches_nothing() -> None:
    """Is neither a score nor an explanation shown before the second passage is finished?"""
    hand = at("before")
    answer(hand, right("A"))
    hand.press(FINISH)

    read = hand.read()
    assert "Right answers" not in read
    assert all(item.why not in read for item in _selftest.items("A", "en"))


def test_both_passages_are_shown_with_the_caution(after: Hand) -> None:
    """Are before and after side by side, with what they cannot show said first?"""
    read = after.read()

    assert read.index(CAUTION) < read.index("Right answers")
    assert "Right answers 4 out of 10 9 out of 10" in read
    assert "How sure I feel, on average – 8 out of 10" in read
    assert _selftest.items("A", "en")[0].why in read
    assert _selftest.items("B", "en")[9].why in read


def test_without_a_first_passage_nothing_is_compared() -> None:
    """Does a second passage alone say that there is nothing to compare with?"""
    hand = at("after")
    answer(hand, right("B"))
    hand.press(FINISH)

    assert "there is nothing to compare with" in hand.read()
    assert CAUTION not in hand.read()


def test_only_the_dates_can_be_kept(after: Hand) -> None:
    """Does one button take answers and scores out of the file, and out of sight?"""
    after.press("Keep only the dates")

    tests = after.store.profile.to_dict()["meta"]["beyondcv"]["tests"]
    assert {name: set(test) for name, test in tests.items()} == {
        "before": {"form", "date"},
        "after": {"form", "date"},
    }
    assert "The file holds this date, and no answer." in after.read()
    assert "Right answers" not in after.read()
    assert all(c.value in (None, "") for c in after.controls())

    after.press("Undo")
    assert "Right answers" in after.read()


def test_nothing_is_said_of_a_file_that_could_not_be_written(after: Hand) -> None:
    """Is “no answer” said of the file only once the file holds none?"""
    after.store.full = True
    after.press("Keep only the dates")
    assert "and no answer" not in after.read()

    after.store.full = False
    after.form.session.settle()
    assert "The file holds this date, and no answer." in after.read()


def test_what_a_screen_reader_hears_stays_put(after: Hand) -> None:
    """Is what is said under the buttons said in a live text, the long result in a still one?"""
    live = [c for c in after.shown if isinstance(c, w.HTML) and "bcv-status" in c._dom_classes]

    assert any("Finished on" in text_of(text.value) for text in live)
    assert not any("Right answers" in text_of(text.value) for text in live)


@pytest.mark.parametrize("lang", LANGS)
def test_it_can_be_done_on_paper(lang: Lang) -> None:
    """Does the printed form list every question with its answers, and no explanation?"""
    printed = text_of(outline("00-start", lang))

    for item in _selftest.items("A", lang):
        assert item.stem in printed
        assert all(option.text in printed for option in item.options)
        assert item.why not in printed
    assert all(text[1:] in printed for text in _selftest.statements(lang).values())
