"""The same form in a notebook, in the page, and on paper."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import ipywidgets as w
import nbformat
import pytest
from nbclient import NotebookClient

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, Lang, translator
from beyondcv.profile import dumps, loads
from beyondcv.widgets import MIME, FileStore, outline, page, workshop
from beyondcv.widgets._spec import Entries
from beyondcv.widgets.units import UNITS, unit
from tests.widgets.forms import Memory, Page, walk


def client(folder: Path, cells: list[str]) -> NotebookClient:
    """Return a notebook that is ready to run in a folder."""
    made = [nbformat.v4.new_code_cell(cell) for cell in cells]  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=made)  # type: ignore[no-untyped-call]
    return NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": folder}})


def profiles(notebook: nbformat.NotebookNode) -> list[dict[str, object]]:
    """Return the profiles that a notebook carries."""
    return [
        output["data"][MIME]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if MIME in output.get("data", {})
    ]


@pytest.mark.slow
def test_answers_survive_a_restart_and_run_all(tmp_path: Path) -> None:
    """Is what was typed there again in a new kernel, and carried by the notebook?"""
    form = "from beyondcv.widgets import workshop\nform = workshop('03-present', lang='en')\nform"
    steps = """
import asyncio
from beyondcv.widgets._debounce import DELAY
def walk(x):
    yield x
    for child in getattr(x, 'children', ()):
        yield from walk(child)
def find(label):
    return next(x for x in walk(form) if getattr(x, 'description', '') == label)
"""
    first = client(
        tmp_path,
        [
            form,
            steps + "find('3a. Headline and summary').click()\n"
            "find('Headline').value = 'Stock control, 7 years'\n"
            "await asyncio.sleep(2 * DELAY)",
        ],
    ).execute()
    second = client(
        tmp_path, [form, steps + "assert find('Headline').value == 'Stock control, 7 years'"]
    ).execute()

    assert profiles(first) == [{"basics": {"label": "Stock control, 7 years"}}]
    assert profiles(second) == profiles(first)


def test_workshop_outside_a_notebook_displays_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Can the form be made in a plain script?"""
    monkeypatch.chdir(tmp_path)

    assert isinstance(workshop("03-present", lang="en"), w.Box)
    assert capsys.readouterr().out == ""


def test_unknown_unit_is_named() -> None:
    """Does a mistyped unit say which ones there are?"""
    with pytest.raises(KeyError, match="03-present"):
        workshop("3-present", store=Memory())


def test_file_store_tells_of_a_damaged_file(tmp_path: Path) -> None:
    """Does the form open all the same, and say what happened in French?"""
    file = tmp_path / "profile.json"
    file.write_text("{half")

    form = workshop("03-present", lang="fr", store=FileStore(file))

    said = " ".join(Page(x.value).text for x in walk(form) if isinstance(x, w.HTML))
    assert "profile.json" in said
    assert file.read_text() == "{half"


def test_erasing_a_file_leaves_nothing(tmp_path: Path) -> None:
    """Are the file and its copy gone after erasing?"""
    store = FileStore(tmp_path / "profile.json")
    store.save(persona("camille-before", "en"))
    store.save(persona("camille-after", "en"))

    store.erase(copies=True)

    assert list(tmp_path.iterdir()) == []


def test_page_starts_with_the_browsers_profile() -> None:
    """Does the page get its form's id, and the profile back at each change?"""
    saved: list[str] = []
    profile = persona("camille-after", "fr")

    model_id = page.start("03-present", "fr", dumps(profile), lambda text, why: saved.append(text))
    form = page._FORMS["03-present"]
    form.session.type("basics.label", "Neuf")

    assert form.widget.model_id == model_id
    assert loads(saved[-1]).basics.label == "Neuf"


def test_page_erases_with_an_empty_text() -> None:
    """Is the page told by an empty text that everything is erased, and whether copies are?"""
    saved: list[tuple[str, str]] = []
    profile = dumps(persona("camille-after", "fr"))
    page.start("03-present", "fr", profile, lambda *told: saved.append(told))
    session = page._FORMS["03-present"].session

    session.erase(copies=False)
    session.undo()
    session.erase(copies=True)

    assert saved == [("", "erased"), (profile, ""), ("", "everything")]


def test_page_says_that_a_stored_profile_cannot_be_read() -> None:
    """Does a damaged text in the browser lead to an empty form that says so?"""
    page.start("03-present", "fr", "{half", lambda text, why: None)
    form = page._FORMS["03-present"]

    said = " ".join(Page(x.value).text for x in walk(form.widget) if isinstance(x, w.HTML))
    assert "n’a pas pu être lu" in said


def test_a_new_start_closes_the_form_before() -> None:
    """Does starting again leave no second form that saves?"""
    saved: list[str] = []
    page.start("03-present", "fr", None, lambda text, why: saved.append(text))
    old = page._FORMS["03-present"]

    page.start("03-present", "fr", None, lambda text, why: saved.append(text))

    assert old.kit.made == []


def test_warm_leaves_no_form_behind() -> None:
    """Are the forms made for the snapshot dropped again?"""
    page._FORMS.clear()

    page.warm()

    assert page._FORMS == {}


def test_debounced_save_reaches_the_page() -> None:
    """Does the page get the text once the typing pauses?"""

    async def typing() -> list[str]:
        saved: list[str] = []
        page.start("03-present", "en", None, lambda text, why: saved.append(text))
        session = page._FORMS["03-present"].session
        done = asyncio.Event()
        session.after(done.set)
        session.type("basics.label", "Stock")
        await asyncio.wait_for(done.wait(), 1)
        return saved

    saved = asyncio.run(typing())
    assert [json.loads(text)["basics"]["label"] for text in saved] == ["Stock"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit_id", sorted(UNITS))
def test_outline_says_every_step_and_field(unit_id: str, lang: Lang) -> None:
    """Can the whole form be read without Python, with nothing that looks alive?"""
    _ = translator(lang).gettext
    shown = Page(outline(unit_id, lang))

    for step in unit(unit_id).steps:
        assert _(step.title) in shown.text
        for block in step.blocks:
            fields = block.fields if isinstance(block, Entries) else (block,)
            for field in fields:
                if hasattr(field, "label"):
                    assert _(field.label).format(number="…") in shown.text
    assert not shown.tags & {"input", "textarea", "select", "button", "form"}


def test_outline_is_the_same_in_both_languages() -> None:
    """Do both editions show the same elements?"""
    for unit_id in UNITS:
        french, english = (Page(outline(unit_id, lang)).elements for lang in LANGS)
        assert [tag for tag, _ in french] == [tag for tag, _ in english]
