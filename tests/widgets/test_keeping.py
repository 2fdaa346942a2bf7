"""What was typed is never lost: journal, other tabs, copies, coming back."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang
from beyondcv.profile import Conflict, Profile, Work, dumps, loads
from beyondcv.widgets import FileStore, page
from beyondcv.widgets._form import Form
from beyondcv.widgets._places import place
from beyondcv.widgets._session import Session
from beyondcv.widgets._store import PageStore
from beyondcv.widgets.units import UNITS, unit
from tests.widgets.forms import CONTROLS, Hand, text_of, walk

COURSE = "meta.beyondcv"


def at_of(control: w.Widget) -> str:
    """Return where a control writes, as the page reads it from its classes."""
    (name,) = [css for css in control._dom_classes if css.startswith("bcv-at:")]
    return str(name).removeprefix("bcv-at:")


def entry(path: str, text: str, before: str = "", seq: int = 1, **more: Any) -> dict[str, Any]:
    """Return an entry of the page's journal."""
    return {"path": path, "text": text, "before": before, "seq": seq, "time": seq, **more}


class Tab:
    """A tab of the published page: its form, and what it asks the page to keep."""

    def __init__(
        self, profile: Profile, unit_id: str = "03-present", lang: Lang = "en", *journal: Any
    ) -> None:
        self.saved: list[tuple[Profile | None, str]] = []
        self.base = dumps(profile)
        store = PageStore(self.base, self.keep)
        self.session = Session(unit(unit_id), lang, store)
        self.session.replay(journal)
        self.form = Form(self.session)

    def keep(self, text: str, why: str) -> None:
        """Note what the page is asked to keep."""
        self.saved.append((loads(text) if text else None, why))

    def hear(self, profile: Profile) -> None:
        """Take what another tab has saved."""
        self.session.take(dumps(profile), self.base)
        self.base = dumps(profile)

    @property
    def read(self) -> str:
        """All text on the screen."""
        shown = walk(self.form.widget)
        return " ".join(text_of(x.value) for x in shown if isinstance(x, w.HTML))

    def press(self, label: str) -> None:
        """Press the first button of that name."""
        buttons = [x for x in walk(self.form.widget) if isinstance(x, w.Button)]
        next(b for b in buttons if b.description == label).click()


def everywhere(unit_id: str, lang: Lang) -> Form:
    """Return a form over a full profile; all its entries can be opened."""
    return Form(
        Session(unit(unit_id), lang, PageStore(dumps(persona("camille-after", lang)), print))
    )


def writing(form: Form) -> list[Any]:
    """Return the controls on the screen, but for those that hold nothing of the learner's."""
    panes = [x for x in walk(form.widget) if "bcv-pane" in x._dom_classes]
    looks = {id(x) for pane in panes for x in walk(pane)}
    controls = [x for x in walk(form.widget) if isinstance(x, CONTROLS) and id(x) not in looks]
    return [x for x in controls if not isinstance(x, w.FileUpload)]


@pytest.mark.parametrize("unit_id", UNITS)
def test_every_control_says_where_it_writes(unit_id: str) -> None:
    """Can a page tell of every control, in both languages, which place it writes?"""
    for lang in LANGS:
        form = everywhere(unit_id, lang)
        for number in range(len(form.steps)):
            form.open(number)
            for toggle in [x for x in walk(form.widget) if "bcv-toggle" in x._dom_classes]:
                toggle.click()
            paths = [at_of(x) for x in writing(form)]
            assert len(set(paths)) == len(paths)
            assert [p for p in paths if not p.startswith("draft:") and place(p) is None] == []
            assert [p for p in paths if p.startswith("draft:") and f":{unit_id}/" not in p] == []
        form.close()


@pytest.mark.parametrize("unit_id", UNITS)
def test_what_is_seen_in_a_control_is_what_the_profile_holds(unit_id: str) -> None:
    """Does each control's content, as a browser shows it, mean the value that is there?"""
    form = everywhere(unit_id, "fr")
    for number in range(len(form.steps)):
        form.open(number)
        for toggle in [x for x in walk(form.widget) if "bcv-toggle" in x._dom_classes]:
            toggle.click()
        for control in writing(form):
            if at_of(control).startswith("draft:"):
                continue
            path, is_box, box = at_of(control).partition("#")
            held = form.session.get(path)
            there = place(at_of(control))
            assert there is not None
            assert there.says(seen(control), box in held if is_box else held)
    form.close()


def seen(control: Any) -> str:
    """Return what a browser shows in a control."""
    value = control.value
    if isinstance(control, w.Checkbox):
        return str(value).lower()
    if isinstance(control, w.Dropdown | w.RadioButtons):
        return next((label for label, v in control.options if v == value), "")
    if isinstance(control, w.DatePicker):
        return value.isoformat() if value else ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def full() -> Profile:
    """Return a profile with a job, a skill and a contract."""
    profile = persona("camille-before", "en")
    profile.course.contract.goal = "A job"
    return profile


JOB = "work[0].position"


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("basics.label", "Stock\u00ad control", "Stock control"),
        ("basics.summary", "two\nlines", "two\nlines"),
        ("work[0].startDate", "mai 2018", "2018-05"),
        ("work[0].highlights[1]", "Led seven people", "Led seven people"),
        ("skills[0].keywords", "stock,  cold chain, ", ["stock", "cold chain"]),
        (f"{COURSE}.contract.day", "Mardi", "tuesday"),
        (f"{COURSE}.contract.day", "Tuesday", "tuesday"),
        (f"{COURSE}.answers.03-goal", "It leads there.", "It leads there."),
        (f"{COURSE}.channels.ads", "12,5", 12.5),
        (f"{COURSE}.channels.ads", "900", 100),
        (f"{COURSE}.ad.id", "Bicycle mechanic", "bicycle-mechanic"),
        (f"{COURSE}.tests.before.acts", "3", 3),
        (f"{COURSE}.choice.ranking[1]", "LinkedIn", "linkedin"),
    ],
)
def test_journal_is_put_in_place_whatever_the_control(path: str, text: str, value: Any) -> None:
    """Is what was typed before the tab closed in the profile, decoded as the control does?"""
    profile = full()
    before = full_text(profile, path)
    tab = Tab(profile, "00-start", "en", entry(path, text, before))

    assert tab.session.get(path) == value
    assert tab.session.conflicts == []
    assert (tab.session.left, len(tab.saved)) == ([], 1)


def full_text(profile: Profile, path: str) -> str:
    """Return what the control at a path showed."""
    from beyondcv.widgets import _paths
    from beyondcv.widgets._places import shown

    return shown(path, _paths.get(profile, path), "en")


def test_ticks_are_put_in_place_one_by_one() -> None:
    """Does a box that was ticked and one that was unticked change these two alone?"""
    path = next(
        p for p in all_paths() if "#" in p and p.split("#")[0].startswith(COURSE) and "[" not in p
    ).split("#")[0]
    boxes = [p.split("#")[1] for p in all_paths() if p.startswith(f"{path}#")]
    profile = full()
    tab = Tab(profile)
    tab.session.type(path, [boxes[0], "of another version"])
    kept = tab.saved[-1][0]
    assert kept is not None

    again = Tab(
        kept,
        "03-present",
        "en",
        entry(f"{path}#{boxes[0]}", "false", "true"),
        entry(f"{path}#{boxes[1]}", "true", "false", 2),
    )

    assert again.session.get(path) == ["of another version", boxes[1]]


def all_paths() -> list[str]:
    """Return the paths of all units' controls, with ``[*]`` for numbers."""
    from beyondcv.widgets._places import _places

    return list(_places())


def test_nothing_happens_twice() -> None:
    """Is a journal that was kept already taken for what it is, without a save?"""
    tab = Tab(full(), "03-present", "en", entry(JOB, full().work[0].position, "Dep"))

    assert (tab.saved, tab.session.conflicts) == ([], [])


def test_entries_of_one_place_are_a_chain() -> None:
    """Does the last text stand where the store holds one in between?"""
    profile = full()
    profile.basics.label = "Stock and"
    journal = [
        entry("basics.label", "Stock and cold chain", "Stock and", 3),
        entry("basics.label", "Stock", "", 1),
        entry("basics.label", "Stock and", "Stock", 2),
    ]

    tab = Tab(profile, "03-present", "en", *journal)

    assert tab.session.profile.basics.label == "Stock and cold chain"
    assert tab.session.conflicts == []


def test_a_field_that_was_changed_meanwhile_asks() -> None:
    """Does the typed text stand, the stored one beside it, and a copy of that one in the store?"""
    profile = full()
    profile.basics.label = "Other"

    tab = Tab(profile, "03-present", "en", entry("basics.label", "Mine", "Before"))

    assert tab.session.conflicts == [Conflict("basics.label", "Mine", "Other")]
    assert [why for _profile, why in tab.saved] == ["other"]
    assert "Other" in tab.read


def test_a_new_entry_is_made_for_what_was_typed_in_it() -> None:
    """Is a job that was added and filled in just before leaving there again?"""
    journal = [
        entry("work[1].highlights[0]", "Led seven people", "", 1),
        entry("work[1].position", "Till operator", "", 2),
        entry("work[2].position", "Courier", "", 3),
    ]

    work = Tab(full(), "03-present", "en", *journal).session.profile.work

    assert [job.position for job in work[1:]] == ["Till operator", "Courier"]
    assert work[1].highlights == ["Led seven people"]


@pytest.mark.parametrize(
    ("path", "text", "before"),
    [
        ("work[7].position", "Courier", ""),
        ("work[1].position", "Courier", "Postman"),
        ("work[0].highlights[9]", "Led seven people", ""),
        ("nothing.here", "Words", ""),
        ("", "Words", ""),
        (f"{COURSE}.contract.day", "Someday", ""),
    ],
)
def test_what_has_no_place_is_shown_until_it_is_copied(path: str, text: str, before: str) -> None:
    """Are words whose place is gone never dropped in silence?"""
    tab = Tab(full(), "03-present", "en", entry(path, text, before, 7))
    shown, left = tab.read, list(tab.session.left)

    tab.press("I have copied them")

    assert text in shown
    assert [item.seqs for item in left] == [(7,)]
    assert text not in tab.read
    assert tab.session.left == []


def test_a_draft_is_there_again_in_the_other_language() -> None:
    """Is what stood in a quick-add box, and the closed answer, there again?"""
    base = "draft:04-first-network/meta.beyondcv.circles"
    journal = [
        entry(f"{base}/role", "my neighbour\nmy teacher"),
        entry(f"{base}/circle", "Formation", "", 2),
    ]
    tab = Tab(full(), "04-first-network", "en", *journal)
    open_first_with(tab.form, f"{base}/role")
    lines, circle = (control_at(tab.form, f"{base}/{name}") for name in ("role", "circle"))

    assert (lines.value, circle.value) == ("my neighbour\nmy teacher", "training")

    control_at(tab.form, f"{base}/lastContact").value = "recent"
    tab.press("Add these people")

    assert [c.role for c in tab.session.profile.course.circles] == ["my neighbour", "my teacher"]
    assert f"{base}/role" not in tab.session.drafts


def open_first_with(form: Form, path: str) -> None:
    """Open the step in which a control stands."""
    for number in range(len(form.steps)):
        form.open(number)
        if any(f"bcv-at:{path}" in x._dom_classes for x in walk(form.widget)):
            return
    raise AssertionError(path)


def control_at(form: Form, path: str) -> Any:
    """Return the control that writes at a path."""
    return next(x for x in walk(form.widget) if f"bcv-at:{path}" in x._dom_classes)


def test_flush_tells_of_drafts_and_of_what_is_left() -> None:
    """Does the page hear what it has to go on keeping, once what was typed is handed over?"""
    saved: list[tuple[str, str]] = []
    journal = json.dumps([entry("work[9].position", "Courier", "", 5)])

    async def type_and_flush() -> tuple[dict[str, str], list[int]]:
        text = dumps(full())
        page.start("04-first-network", "en", text, lambda *told: saved.append(told), journal)
        form = page._FORMS["04-first-network"]
        path = "draft:04-first-network/meta.beyondcv.circles/role"
        open_first_with(form, path)
        control_at(form, path).value = "my neighbour"
        form.session.type("basics.label", "Typed")
        assert saved == []
        return page.flush()

    drafts, left = asyncio.run(type_and_flush())

    assert loads(saved[-1][0]).basics.label == "Typed"
    assert drafts == {"draft:04-first-network/meta.beyondcv.circles/role": "my neighbour"}
    assert left == [5]


def test_changes_of_two_tabs_join_without_a_question() -> None:
    """Does a tab take the other's field and keep its own, in the form and in the store?"""
    tab, other = Tab(full()), full()
    tab.session.type("basics.label", "Mine")
    other.course.contract.goal = "A better job"

    tab.hear(other)

    kept, why = tab.saved[-1]
    assert kept is not None
    assert (kept.basics.label, kept.course.contract.goal, why) == ("Mine", "A better job", "")
    assert tab.session.conflicts == []
    assert "two windows" not in tab.read


def test_a_tab_without_changes_takes_the_others_quietly() -> None:
    """Does the field on the screen show the other tab's text, and nothing be saved or said?"""
    tab, other = Tab(full()), full()
    other.basics.label = "Theirs"

    tab.hear(other)

    assert control_at(tab.form, "basics.label").value == "Theirs"
    assert tab.saved == []
    assert "two windows" not in tab.read


@pytest.mark.parametrize(
    ("button", "stays"),
    [("Keep the text that stands here", "Mine"), ("Take the other text", "Theirs")],
)
def test_one_field_in_two_tabs_asks_at_the_field(button: str, stays: str) -> None:
    """Do both texts stand below the field, and does either button end it?"""
    tab, other = Tab(full()), full()
    control_at(tab.form, "basics.label").value = "Mine"
    other.basics.label = "Theirs"
    tab.hear(other)
    box = tab.form.kit.fields["basics.label"]
    said = " ".join(text_of(x.value) for x in walk(box) if isinstance(x, w.HTML))
    meanwhile = tab.saved[-1]

    tab.press(button)

    assert "Mine" in said
    assert "Theirs" in said
    assert meanwhile[0] is not None
    assert (meanwhile[0].basics.label, meanwhile[1]) == ("Mine", "other")
    assert control_at(tab.form, "basics.label").value == stays
    assert tab.session.conflicts == []
    assert "two windows" not in tab.read


def test_the_text_that_was_given_up_can_be_had_back() -> None:
    """Does undo bring back what "take the other" replaced?"""
    tab, other = Tab(full()), full()
    tab.session.type("basics.label", "Mine")
    other.basics.label = "Theirs"
    tab.hear(other)

    tab.press("Take the other text")
    tab.press("Undo")

    assert tab.session.profile.basics.label == "Mine"


def test_a_conflict_in_a_step_that_is_not_open_stands_above() -> None:
    """Is a field of another step, or of another unit, asked about where one can see it?"""
    tab, other = Tab(full()), full()
    tab.session.type(f"{COURSE}.contract.goal", "Mine")
    other.course.contract.goal = "Theirs"

    tab.hear(other)

    shown = " ".join(
        text_of(x.value) for x in walk(tab.form._questions.elsewhere) if isinstance(x, w.HTML)
    )
    assert "“My goal” was changed in two windows" in shown


def test_a_conflict_follows_its_entry() -> None:
    """Does the other text stay with its job when that is moved, and go where it belongs?"""
    profile = full()
    profile.work.append(Work(name="Post", position="Courier"))
    tab, other = Tab(profile), profile.copy()
    tab.session.type("work[1].position", "Postman")
    other.work[1].position = "Postwoman"
    tab.hear(other)

    tab.session.change(lambda p: p.work.reverse())
    tab.session.resolve(tab.session.conflicts[0], take=True)

    assert tab.session.profile.work[0].position == "Postwoman"


def test_undo_leaves_what_the_other_tab_wrote() -> None:
    """Does taking back my last change leave the other unit's answers alone?"""
    tab, other = Tab(full()), full()
    tab.session.type("basics.label", "Mine")
    other.course.contract.goal = "Theirs"
    tab.hear(other)

    tab.press("Undo")

    profile = tab.session.profile
    assert (profile.basics.label, profile.course.contract.goal) == (full().basics.label, "Theirs")


def test_another_tab_that_erased_leaves_my_new_words() -> None:
    """Is what I wrote since kept, when the profile was erased in another tab?"""
    tab = Tab(full())
    tab.session.type("basics.label", "Mine")

    tab.session.take(None, tab.base)

    assert tab.session.profile.basics.label == "Mine"


def test_a_field_that_both_type_in_asks_once() -> None:
    """Is one choice asked for each field, however often the other tab went on typing there?"""
    tab = Tab(full())
    tab.session.type("basics.label", "Mine")
    for text in ("O", "Ot", "Other"):
        theirs = full()
        theirs.basics.label = text
        tab.hear(theirs)

    assert tab.session.conflicts == [Conflict("basics.label", "Mine", "Other")]


def test_what_was_done_is_said_no_more_once_another_tab_undid_it() -> None:
    """Does "your profile is erased" go when an earlier copy was brought back elsewhere?"""
    tab = Tab(full())
    tab.press("Erase")
    tab.press("Erase, keep a copy")
    assert "Your profile is erased" in tab.read

    tab.session.take(dumps(full()), None)

    assert tab.session.profile.basics.label == full().basics.label
    assert "Your profile is erased" not in tab.read


def test_another_tabs_text_that_cannot_be_read_becomes_a_copy() -> None:
    """Does my profile take the place of a torn or newer text, which the page keeps?"""
    tab = Tab(full())
    tab.session.type("basics.label", "Mine")

    tab.session.take("{torn", tab.base)

    kept, why = tab.saved[-1]
    assert kept is not None
    assert (kept.basics.label, why) == ("Mine", "unreadable")


def test_an_emptied_field_takes_what_was_typed() -> None:
    """Is nothing asked where there is nothing to choose from?"""
    profile = full()
    profile.basics.label = ""

    tab = Tab(profile, "03-present", "en", entry("basics.label", "Mine", "Before"))

    assert (tab.session.profile.basics.label, tab.session.conflicts) == ("Mine", [])


@pytest.mark.parametrize(
    "press", ["Start from Camille (fictional person)", "Start from an empty sheet"]
)
def test_a_new_start_keeps_a_copy(press: str) -> None:
    """Does the page hear why what is there must be kept as a copy?"""
    tab = Tab(full())
    tab.form.open(0)

    tab.press(press)

    assert tab.saved[-1][1] == "restart"


def test_what_was_typed_last_is_in_the_copy() -> None:
    """Is text that was typed a moment before a new start handed over first?"""

    async def type_and_start() -> Tab:
        tab = Tab(full())
        tab.form.open(0)
        tab.session.type("basics.label", "Last words")
        tab.press("Start from an empty sheet")
        return tab

    tab = asyncio.run(type_and_start())

    before, _why = tab.saved[-2]
    assert before is not None
    assert before.basics.label == "Last words"


def test_two_notebooks_show_what_the_file_holds(tmp_path: Path) -> None:
    """Does a form take over what another notebook saved, on the screen too?"""
    path = tmp_path / "profile.json"
    FileStore(path).save(full())
    one = Session(unit("03-present"), "en", FileStore(path))
    two = Session(unit("00-start"), "en", FileStore(path))
    form = Form(one)
    two.type(f"{COURSE}.contract.goal", "A better job")
    two.type("basics.label", "Theirs")

    one.type("basics.name", "Camille")

    assert one.profile.course.contract.goal == "A better job"
    assert control_at(form, "basics.label").value == "Theirs"
    assert loads(path.read_bytes()) == one.profile
    assert (one.conflicts, one.notice) == ([], None)


def test_two_notebooks_on_one_field_ask(tmp_path: Path) -> None:
    """Is the other text at the field, in a copy, and taken with one button?"""
    path = tmp_path / "profile.json"
    FileStore(path).save(full())
    one = Session(unit("03-present"), "en", FileStore(path))
    two = Session(unit("03-present"), "en", FileStore(path))
    two.type("basics.label", "Theirs")
    one.type("basics.label", "Mine")
    (conflict,) = one.conflicts

    one.resolve(conflict, take=True)

    assert loads(path.read_bytes()).basics.label == "Theirs"
    assert {c.why for c in one.store.copies()} == {"other"}
    assert one.notice is None


def test_copies_are_listed_and_brought_back() -> None:
    """Can somebody who started again have their profile back from the form itself?"""
    hand = Hand(full())
    hand.go("start")
    hand.press("Start from an empty sheet")

    hand.press("My copies")
    listed = hand.read()
    hand.press("Bring back")

    assert "30/11/2026 09:30:00, before a new start" in listed
    assert hand.store.profile == full()
    assert [why for why, _text in hand.store.old] == ["restored", "restart"]


def test_no_copy_is_said_so() -> None:
    """Does an empty list say that it is empty?"""
    hand = Hand(full())

    hand.press("My copies")

    assert "There is no copy yet." in hand.read()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_lists_its_copies_and_says_itself_what_is_kept(lang: Lang) -> None:
    """Does a form in a page leave both to the page, which alone knows?"""
    tab = Tab(full(), "03-present", lang)
    classes = {css for x in walk(tab.form.widget) for css in x._dom_classes}

    assert not {"bcv-copies", "bcv-kept-line"} & classes


def test_a_notebook_says_at_the_foot_whether_all_is_kept() -> None:
    """Is it quiet when kept, loud when not, and silent before anything is there?"""
    hand = Hand()

    def line() -> str:
        return str(next(x.value for x in hand.shown if "bcv-kept-line" in x._dom_classes))

    empty = line()
    hand.go("headline")
    hand.control("Headline").value = "Stock"
    kept = line()
    hand.store.full = True
    hand.control("Headline").value = "Stock control"

    assert empty == ""
    assert "bcv-kept-yes" in kept
    assert "bcv-kept-no" in line()
    assert "The disk is full." in line()


def test_the_page_hears_of_each_step_and_comes_back_to_it() -> None:
    """Does the form open at the step where one was, the entry of the field open?"""
    steps: list[str] = []
    place_ = json.dumps({"step": "path", "path": "work[0].position"})

    page.start("03-present", "en", dumps(full()), print, None, place_, steps.append)

    form = page._FORMS["03-present"]
    assert control_at(form, "work[0].position").value == full().work[0].position
    form.open(1)
    assert steps == ["path", "headline"]


@pytest.mark.parametrize(
    "place_",
    [
        *(None, "null", "{}", '{"step": "gone", "path": null}'),
        *('"x"', "7", "[1]", "half", '{"step": {"a": 1}, "path": {"b": 2}}', '{"step": ["path"]}'),
    ],
)
def test_an_unknown_place_opens_the_form_as_ever(place_: str | None) -> None:
    """Does a step of another version of the course, or what another page wrote, do no harm?"""
    steps: list[str] = []

    page.start("03-present", "en", dumps(full()), print, "", place_, steps.append)

    assert steps == ["headline"]
