"""What a form says of erasing is true: once it is done, and in every window."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondcv.datasets import persona
from beyondcv.errors import StorageError
from beyondcv.i18n import msg
from beyondcv.widgets._session import Session
from beyondcv.widgets._store import FileStore
from beyondcv.widgets.units import unit
from tests.widgets.forms import Hand


def session(path: Path) -> Session:
    """Return a form's session on a file."""
    return Session(unit("03-present"), "en", FileStore(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A place for a profile, in a folder of its own."""
    return tmp_path / "profile.json"


@pytest.fixture
def camille() -> Hand:
    """Somebody who works as Camille."""
    return Hand(persona("camille-before", "en"))


@pytest.mark.parametrize(
    "button", ["Erase, keep a copy", "Erase everything, copies too (shared computer)"]
)
def test_an_erasing_that_failed_leaves_the_form_as_it_was(
    camille: Hand, button: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does a form whose store refuses say that alone, and keep every word and the way back?"""
    session = camille.form.session
    session.type("basics.label", "Mine")
    session.flush()
    before = session.profile.copy()

    def refused(*, copies: bool) -> None:
        raise StorageError(msg("The disk is full."))

    monkeypatch.setattr(camille.store, "erase", refused)
    camille.press("Erase")
    camille.press(button)

    said = camille.read()
    assert "Not erased. The disk is full." in " ".join(said.split())
    assert "Everything is erased" not in said
    assert "Your profile is erased" not in said
    assert "Kept in" not in said
    assert session.profile == before
    assert session.can_undo


def test_the_other_notebook_keeps_its_new_words_and_says_so(path: Path) -> None:
    """After all was erased in one notebook: are the other's new words alone in the file?"""
    one = session(path)
    one.type("basics.name", "Alice Private")
    one.flush()
    other = session(path)
    one.erase(copies=True)

    other.type("basics.label", "New words")
    other.flush()

    assert "Private" not in path.read_text(encoding="utf-8")
    assert "New words" in path.read_text(encoding="utf-8")
    assert other.notice is not None
    assert "erased in another window" in other.notice.text("en")
    assert other.profile.basics.name == ""


def test_who_did_not_mean_it_has_all_back(path: Path) -> None:
    """Does “Undo” in the other notebook bring back all that stood there?"""
    one = session(path)
    one.type("basics.name", "Alice")
    one.flush()
    other = session(path)
    path.unlink()
    other.type("basics.label", "New words")
    other.flush()

    other.undo()

    assert (other.profile.basics.name, other.profile.basics.label) == ("Alice", "New words")
    assert session(path).profile == other.profile
