"""What a notebook's form answers when the page asks whether Python is there."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from beyondcv.profile import Profile
from beyondcv.profile.storage import load, save
from beyondcv.widgets import FileStore
from beyondcv.widgets._form import Form
from beyondcv.widgets._pulse import pulse
from beyondcv.widgets._session import Session
from beyondcv.widgets.units import unit


class Wire:
    """A form with what answers the page."""

    def __init__(self, path: Path) -> None:
        self.session = Session(unit("03-present"), "fr", FileStore(path))
        self.form = Form(self.session)
        self.wire, self.answer, self.words = pulse(self.session, self.form.kit, str(path)).children

    def ask(self, **asked: Any) -> Any:
        """Ask as the page does; return the answer."""
        self.wire.value = json.dumps(asked)
        return json.loads(html.unescape(self.answer.value))


def entry(seq: int, path: str, before: str, text: str) -> dict[str, Any]:
    """An entry of the journal."""
    return {"seq": seq, "path": path, "before": before, "text": text, "time": seq, "unit": "x"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a headline."""
    profile = Profile()
    profile.basics.label = "Logistique"
    save(profile, tmp_path / "profile.json")
    return tmp_path / "profile.json"


def test_it_answers_with_the_number_asked(path: Path) -> None:
    """Does the page know its own question again, and that all is kept?"""
    wire = Wire(path)
    said = wire.ask(page="tab", beat=7)
    assert said == {"page": "tab", "beat": 7, "kept": True, "drafts": {}, "left": []}


def test_an_answer_says_kept_once_it_is(path: Path) -> None:
    """Is what was typed in the file before the answer goes out?"""
    wire = Wire(path)
    wire.session.type("basics.label", "Logistique du frais")
    assert wire.ask(page="tab", beat=1)["kept"]
    assert load(path).profile.basics.label == "Logistique du frais"


def test_what_could_not_be_written_is_not_kept(path: Path) -> None:
    """Is the journal told to hold on while the file cannot be written?"""
    wire = Wire(path)
    path.unlink()
    path.mkdir()
    wire.session.type("basics.label", "Logistique du frais")
    assert wire.ask(page="tab", beat=1)["kept"] is False
    path.rmdir()
    wire.session.type("basics.label", "Logistique")
    assert wire.ask(page="tab", beat=2)["kept"] is True


def test_what_was_typed_meanwhile_comes_into_the_form(path: Path) -> None:
    """Is it in the profile, in the file and in the control; is what has no place told?"""
    wire = Wire(path)
    said = wire.ask(
        page="tab",
        beat=1,
        replay=[
            entry(1, "basics.label", "Logistique", "Logistique du frais"),
            entry(2, "work[7].position", "Chef", "Cheffe"),
            "no entry",
        ],
    )
    assert said["left"] == [2]
    assert load(path).profile.basics.label == "Logistique du frais"
    wire.form.open(next(n for n, step in enumerate(wire.form.steps) if step.id == "headline"))
    assert "Logistique du frais" in [
        made.value for made in wire.form.kit.made if made.has_trait("value")
    ]


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", "5", '{"beat": 1}', '{"page": 1, "beat": "x"}']
)
def test_what_nobody_asked_is_not_answered(text: str, path: Path) -> None:
    """Does a foreign text in the hidden control do nothing?"""
    wire = Wire(path)
    wire.wire.value = text
    assert wire.answer.value == ""


def test_the_page_knows_the_file_and_the_words(tmp_path: Path) -> None:
    """Is the sentence in the form's language, and are two files told apart without their paths?"""
    (tmp_path / "a").mkdir()
    one, other = (Wire(tmp_path / name / "profile.json").words.value for name in ("a", "."))
    assert "Python ne répond pas" in one
    assert one != other
    assert str(tmp_path) not in one
