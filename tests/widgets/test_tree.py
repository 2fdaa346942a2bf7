"""The whole tree of every form: labels, languages, escaping, size."""

from __future__ import annotations

import re
from typing import get_args

import ipywidgets as w
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beyondcv.checks import UNITS as CHECKED
from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Profile, Skill, Volunteer, Work
from beyondcv.widgets._spec import Entries, Number, Text
from beyondcv.widgets._typed import clean
from beyondcv.widgets.units import UNITS, unit
from tests.widgets.forms import CONTROLS, Hand, Page, text_of, walk

UNIT_IDS = sorted(UNITS)


def opened(unit_id: str, lang: Lang, profile: Profile | None = None) -> list[list[w.Widget]]:
    """Return what each step shows, every entry open."""
    hand = Hand(profile or persona("camille-after", lang), unit_id, lang)
    screens = []
    for step in unit(unit_id).steps:
        hand.go(step.id)
        for shown in hand.shown:
            if "bcv-toggle" in shown._dom_classes:
                shown.click()
        screens.append(hand.shown)
    return screens


@pytest.mark.parametrize("unit_id", UNIT_IDS)
def test_both_languages_have_the_same_tree(unit_id: str) -> None:
    """Does each French widget have its English twin?"""
    french, english = (
        [[(type(x), x._dom_classes[:1]) for x in screen] for screen in opened(unit_id, lang)]
        for lang in LANGS
    )

    assert french == english


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNIT_IDS)
def test_every_control_has_a_label_of_its_own(unit_id: str, lang: Lang) -> None:
    """Can every control be told from all others of its screen by its label?"""
    for screen in opened(unit_id, lang):
        labels = [c.description for c in screen if isinstance(c, CONTROLS)]
        names = [b.tooltip or b.description for b in screen if isinstance(b, w.Button)]
        assert all(labels)
        assert all(names)
        assert len(set(labels)) == len(labels)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("unit_id", UNIT_IDS)
def test_nothing_english_stands_in_the_french_form(unit_id: str) -> None:
    """Is every sentence of the English form another one in French?"""
    empty = Profile()
    texts = {
        lang: {
            text
            for screen in opened(unit_id, lang, empty)
            for x in screen
            for text in (
                [getattr(x, "description", ""), getattr(x, "placeholder", ""), x.tooltip or ""]
                + ([text_of(x.value)] if isinstance(x, w.HTML) else [])
            )
            if len(re.findall(r"[A-Za-z]{3,}", text)) > 1
        }
        for lang in LANGS
    }

    assert texts["fr"] & texts["en"] == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", UNIT_IDS)
def test_first_screen_is_small(unit_id: str, lang: Lang) -> None:
    """Is little made before the form is seen: at most 100 widgets, none for closed steps?"""
    hand = Hand(persona("camille-after", lang), unit_id, lang)

    assert len(hand.form.kit.made) <= 100


EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">&lt;b&gt; motivated dynamic'


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_typed_is_text(lang: Lang) -> None:
    """Is no markup of a learner's taken for markup, wherever it is shown?"""
    profile = Profile(
        work=[Work(name=EVIL, position=EVIL, summary=EVIL, highlights=[EVIL], start_date=EVIL)],
        volunteer=[Volunteer(organization=EVIL)],
        skills=[Skill(name=EVIL, keywords=[EVIL])],
    )
    profile.basics.name = profile.basics.label = EVIL
    profile.basics.summary = EVIL * 5
    profile.basics.location.region = EVIL
    profile.course.ad.text = EVIL

    pages = [
        Page(shown.value)
        for screen in opened("03-present", lang, profile)
        for shown in screen
        if isinstance(shown, w.HTML)
    ]
    assert any("<script>alert(1)</script>" in page.text for page in pages)
    assert not any(page.tags & {"script", "img"} for page in pages)


def test_rules_and_paths_of_the_tables_exist() -> None:
    """Does every field point at a rule of its unit and at a place of the profile?"""
    for item in UNITS.values():
        known = set(CHECKED[item.id].rules)
        hand = Hand(Profile(), item.id)
        for step in item.steps:
            for block in step.blocks:
                rules = getattr(block, "rules", ())
                meter = getattr(block, "meter", "")
                assert {*rules, *([meter] if meter else [])} <= known
                if isinstance(block, Text):
                    assert hand.form.session.get(block.path) == ""
                if isinstance(block, Number):
                    assert hand.form.session.get(block.path) is None
                if isinstance(block, Entries):
                    assert hand.form.session.get(block.path) == []


TYPED = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    str.strip
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(TYPED, min_size=4, max_size=4),
    st.lists(TYPED.map(clean).map(str.strip).filter(lambda t: t and "," not in t), max_size=3),
)
def test_form_to_profile_to_form(texts: list[str], words: list[str]) -> None:
    """Does a second form on the stored profile show what was typed in the first?"""

    def fill(hand: Hand, *, write: bool) -> list[str]:
        shown = []
        for step, label, value in (
            ("headline", "Headline", texts[0]),
            ("headline", "Region", texts[1]),
            ("path", "Job 1 – Position", texts[2]),
            ("path", "Job 1 – Achievement 1", texts[3]),
            ("learning", "Skill 1 – Keywords, with commas between them", ", ".join(words)),
        ):
            hand.go(step)
            if label not in [c.description for c in hand.controls()]:
                hand.unfold(label.split(" – ")[0])
            if write:
                hand.control(label).value = value
            shown.append(hand.control(label).value)
        return shown

    first = Hand(Profile(work=[Work(highlights=[""])], skills=[Skill()]))
    typed = fill(first, write=True)
    second = Hand(first.store.profile)

    assert first.store.profile.skills[0].keywords == words
    assert fill(second, write=False) == [clean(text) for text in typed]


def test_spec_blocks_are_all_drawn() -> None:
    """Is there a view for every kind of block?"""
    from beyondcv.widgets._spec import Block

    used = {type(b) for u in UNITS.values() for s in u.steps for b in s.blocks}
    assert used <= set(get_args(Block))
    assert len(list(walk(Hand().form.widget))) > 20
