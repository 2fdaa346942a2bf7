"""The form of unit 03: typing, lists, undo, erasing."""

from __future__ import annotations

import asyncio

import pytest

from beyondcv.datasets import persona
from beyondcv.i18n import msg
from beyondcv.profile import Profile, Work
from beyondcv.widgets._debounce import DELAY
from tests.widgets.forms import Hand

GOOD = "Stock control and cold chain | 7 years running a department | Hauts-de-France"


@pytest.fixture
def camille() -> Hand:
    """Somebody who works as Camille, at the first text."""
    hand = Hand(persona("camille-before", "en"))
    hand.go("headline")
    return hand


def test_typing_is_kept() -> None:
    """Does what is typed get into the stored profile?"""
    hand = Hand()
    hand.go("headline")

    hand.control("Headline").value = GOOD

    assert hand.store.profile.basics.label == GOOD


def test_feedback_follows_typing(camille: Hand) -> None:
    """Does the verdict change with the text?"""
    assert "In progress" in camille.said_of("Headline")

    camille.control("Headline").value = GOOD

    said = camille.said_of("Headline")
    assert f"{len(GOOD)} characters out of 220" in said
    assert "Met" in said
    assert "In progress" not in said


def test_empty_text_is_not_blamed() -> None:
    """Does an empty field show how long it may be, and no verdict?"""
    hand = Hand()
    hand.go("headline")

    assert hand.said_of("Headline") == "0 characters out of 220"


def test_feedback_waits_for_a_pause() -> None:
    """Are three keys in a row one check and one save, after a pause?"""

    async def type_fast() -> tuple[int, int, float]:
        hand = Hand()
        hand.go("headline")
        before = hand.store.saves
        loop = asyncio.get_running_loop()
        start = loop.time()
        for text in ("Lo", "Logis", "Logistics"):
            hand.control("Headline").value = text
        at_once = hand.store.saves - before
        done = asyncio.Event()
        hand.form.session.after(done.set)
        await asyncio.wait_for(done.wait(), 60)
        return at_once, hand.store.saves - before, loop.time() - start

    at_once, later, seconds = asyncio.run(type_fast())
    assert (at_once, later) == (0, 1)
    assert seconds >= DELAY * 0.9


def test_unchanged_feedback_is_not_written_again(camille: Hand) -> None:
    """Does a live text stay untouched, and so silent, when it says the same?"""
    written = []
    summary = camille.control("Summary")
    for shown in camille.shown:
        if "bcv-status" in shown._dom_classes:
            shown.observe(lambda change: written.append(change["owner"]), "value")

    camille.control("Region").value = "Nord"

    assert summary.value
    assert written == []


def test_entries_are_added_and_removed() -> None:
    """Do the buttons of a list change the profile?"""
    hand = Hand()
    hand.go("path")

    hand.press("Add a job")
    hand.control("Job 1 – Position").value = "Department manager"
    hand.press("Add a job")
    hand.press("Remove – Job 2")

    assert [job.position for job in hand.store.profile.work] == ["Department manager"]


def test_entry_can_be_moved_and_stays_open(camille: Hand) -> None:
    """Does an open entry stay open under its new number, its controls in place?"""
    camille.go("path")
    camille.press("Add a job")
    camille.control("Job 2 – Position").value = "Till operator"

    camille.press("Move up – Job 2")

    work = camille.store.profile.work
    assert work[0].position == "Till operator"
    assert camille.control("Job 1 – Position").value == "Till operator"
    assert [c for c in camille.controls() if c.description.startswith("Job 2")] == []


def test_controls_of_other_entries_are_not_made_again(camille: Hand) -> None:
    """Does adding an achievement leave the other controls, and the focus, alone?"""
    camille.go("path")
    camille.unfold("Job 1")
    before = camille.controls()

    camille.press("Add an achievement")

    assert [c for c in before if c in camille.controls()] == before
    assert camille.control("Job 1 – Achievement 4").value == ""


def test_lines_can_be_moved_and_removed(camille: Hand) -> None:
    """Do the buttons of an achievement change the list?"""
    camille.go("path")
    camille.unfold("Job 1")
    first, second, third = camille.store.profile.work[0].highlights

    camille.press("Move down – Job 1 – Achievement 1")
    camille.press("Remove – Job 1 – Achievement 3")

    assert camille.store.profile.work[0].highlights == [second, first]
    assert third not in camille.read()


def test_moving_beyond_the_ends_does_nothing(camille: Hand) -> None:
    """Is the first entry's "move up" harmless, undo included?"""
    camille.go("path")
    camille.unfold("Job 1")

    camille.press("Move up – Job 1")

    assert camille.form.undo.disabled


def test_keywords_may_be_half_typed(camille: Hand) -> None:
    """Is "stock, " left as typed while the profile holds one word?"""
    camille.go("learning")
    camille.unfold("Skill 1")
    keywords = camille.control("Skill 1 – Keywords, with commas between them")

    keywords.value = "stock, "
    camille.form.session.undo()
    camille.form.session.undo()
    keywords.value = "stock, "

    assert keywords.value == "stock, "
    assert camille.store.profile.skills[0].keywords == ["stock"]


def test_undo_goes_back_several_levels(camille: Hand) -> None:
    """Can typing, adding and removing be taken back one by one?"""
    camille.control("Headline").value = GOOD
    camille.control("Region").value = "Nord"
    camille.go("path")
    camille.press("Add a job")
    camille.press("Remove – Job 2")

    for _ in range(4):
        camille.press("Undo")

    assert camille.store.profile == persona("camille-before", "en")
    assert camille.form.undo.disabled


def test_typing_in_one_place_is_one_change(camille: Hand) -> None:
    """Does one undo take back a word, not its last letter?"""
    before = camille.control("Region").value
    for text in ("N", "No", "Nor", "Nord"):
        camille.control("Region").value = text

    camille.press("Undo")

    assert camille.control("Region").value == before


def test_erase_asks_first(camille: Hand) -> None:
    """Does the first press erase nothing, and "no" keep everything?"""
    camille.press("Erase")
    camille.press("No, keep it")

    assert camille.form.session.profile == persona("camille-before", "en")


def test_erase_empties_the_store_and_can_be_undone(camille: Hand) -> None:
    """Is nothing kept but a copy after erasing, as is said, and all back after undo?"""
    camille.press("Erase")
    camille.press("Erase, keep a copy")
    erased, said = camille.store.text, camille.read()

    camille.press("Undo")

    assert erased == ""
    assert "A copy is kept" in said
    assert "Kept in" not in said
    assert camille.store.profile == persona("camille-before", "en")


def test_erasing_copies_too_leaves_no_way_back(camille: Hand) -> None:
    """On a shared computer, is nothing left: no copy, no undo, and is that said?"""
    camille.press("Erase")
    camille.press("Erase, keep a copy")
    camille.press("Erase")
    camille.press("Erase everything, copies too (shared computer)")

    assert (camille.store.text, camille.store.old) == ("", [])
    assert camille.form.undo.disabled
    assert "copies too: nothing of your profile is left" in camille.read()


def test_storage_trouble_is_told_and_gone_once_it_is_over(camille: Hand) -> None:
    """Does the form say in words that nothing could be kept?"""
    camille.store.full = True
    camille.control("Region").value = "Nord"
    told = camille.read()

    camille.store.full = False
    camille.control("Region").value = "Nord, Pas-de-Calais"

    assert "The disk is full." in told
    assert "The disk is full." not in camille.read()


def test_what_the_store_tells_stays(camille: Hand) -> None:
    """Is a remark of the store still to be read after the next key?"""
    camille.store.says = msg("Changed in another window.")
    camille.control("Region").value = "Nord"
    camille.control("Region").value = "Nord, Pas-de-Calais"

    assert "Changed in another window." in camille.read()


def test_undo_of_a_new_start_brings_the_old_before_back() -> None:
    """Does the preview's "before" follow when another start is taken back?"""
    profile = Profile()
    profile.basics.label = "Old headline"
    hand = Hand(profile)
    hand.go("start")
    hand.press("Start from an empty sheet")

    hand.press("Undo")

    assert hand.form.session.before.basics.label == "Old headline"


def test_unknown_fields_survive_the_form() -> None:
    """Does a profile of another tool keep what the form does not show?"""
    profile = Profile(work=[Work(position="x", extra={"remote": True})], extra={"awards": [1]})
    hand = Hand(profile)
    hand.go("path")
    hand.unfold("Job 1")

    hand.control("Job 1 – Position").value = "y"

    assert hand.store.profile.extra == {"awards": [1]}
    assert hand.store.profile.work[0].extra == {"remote": True}


def test_answers_are_named_as_grading_expects() -> None:
    """Do the three free-text answers stand under the names of the graded cells?"""
    hand = Hand()
    for step, label in (
        ("headline", "How does your experience lead to your goal?"),
        ("path", "Which proof are you happiest to show, and why?"),
        ("review", "Read your profile aloud: does it sound like you? What did you change?"),
    ):
        hand.go(step)
        hand.control(label).value = step

    assert hand.store.profile.course.answers == {
        "03-goal": "headline",
        "03-proof": "path",
        "03-voice": "review",
    }


def test_contract_is_filled_in() -> None:
    """Does unit 00's form write the contract, the barrier by its id?"""
    hand = Hand(unit_id="00-start")
    hand.go("contract")

    hand.control("My goal").value = "A job in logistics"
    hand.control("What gets in my way most").value = "codes"
    hand.control("My day").value = "tuesday"

    contract = hand.store.profile.course.contract
    assert (contract.goal, contract.barrier, contract.day) == (
        "A job in logistics",
        "codes",
        "tuesday",
    )
    assert "Unit 3 shows them" in hand.said_of("What gets in my way most")
