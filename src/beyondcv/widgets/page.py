"""The form in the published page: what the page's worker calls."""

from __future__ import annotations

import json
from collections.abc import Callable

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, as_lang
from beyondcv.profile import dumps
from beyondcv.widgets._form import Form
from beyondcv.widgets._session import Session
from beyondcv.widgets._store import PageStore
from beyondcv.widgets.units import UNITS, unit

__all__ = ["flush", "start", "theirs", "warm"]

_FORMS: dict[str, Form] = {}
"""The form of each unit that was started; a page has one, the newest."""


def start(
    unit_id: str,
    lang: str,
    profile_json: str | None,
    save: Callable[[str, str], None],
    journal: str | None = None,
    at: str | None = None,
    opened: Callable[[str], None] = lambda step: None,
) -> str:
    """Make the form of a unit.

    Parameters
    ----------
    unit_id : str
        ``"03-present"``.
    lang : str
        ``"fr"`` or ``"en"``.
    profile_json : str or None
        The profile that the browser holds.
    save : callable
        Called with the profile's JSON text at each change (``""`` means erased), and
        with why what was there is to be kept as a copy; see `PageStore`.
    journal : str or None
        JSON list of what was typed and is not known to be kept; see `Session.replay`.
    at : str or None
        JSON object with ``step`` and ``path``: where the person was.
    opened : callable
        Called with the id of each step that is shown.

    Returns
    -------
    str
        The model id of the root widget.
    """
    if unit_id in _FORMS:
        _FORMS.pop(unit_id).close()
    session = Session(unit(unit_id), as_lang(lang), PageStore(profile_json, save))
    session.replay(json.loads(journal) if journal else [])
    form = Form(session, _place(at), opened)
    _FORMS[unit_id] = form
    model_id: str = form.widget.model_id
    return model_id


def _place(at: str | None) -> dict[str, str]:
    """Return where the person was; nothing for what another page of the browser wrote there."""
    try:
        found = json.loads(at or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def flush() -> tuple[dict[str, str], list[int]]:
    """Keep at once what was typed in the page's form.

    Returns
    -------
    dict of str to str
        What stands in boxes that wait for their button, by its path.
    list of int
        Numbers of the journal's entries that found no place.
    """
    for form in _FORMS.values():
        form.session.flush()
    newest = next(reversed(_FORMS.values()), None)
    if newest is None:
        return {}, []
    return dict(newest.session.drafts), [seq for left in newest.session.left for seq in left.seqs]


def theirs(text: str | None, base: str | None) -> None:
    """Take what another tab has saved; see `Session.take`.

    Parameters
    ----------
    text, base : str or None
        What the browser holds now, and the last that this tab knew there.
    """
    for form in _FORMS.values():
        form.session.take(text, base)


def warm() -> None:
    """Make every form once and drop it, so that a memory snapshot holds all they read."""
    for lang in LANGS:
        text = dumps(persona("camille-before", lang))
        for item in UNITS.values():
            form = Form(Session(item, lang, PageStore(text, lambda _text, _why: None)))
            for number in range(len(item.steps)):
                form.open(number)
            form.close()
