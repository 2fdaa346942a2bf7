"""The form in the published page: what the page's worker calls."""

from __future__ import annotations

from collections.abc import Callable

from beyondcv.datasets import persona
from beyondcv.i18n import LANGS, as_lang
from beyondcv.profile import dumps
from beyondcv.widgets._form import Form
from beyondcv.widgets._session import Session
from beyondcv.widgets._store import PageStore
from beyondcv.widgets.units import UNITS, unit

__all__ = ["start", "warm"]

_FORMS: dict[str, Form] = {}


def start(
    unit_id: str,
    lang: str,
    profile_json: str | None,
    save: Callable[[str], None],
    aside: Callable[[], None] = lambda: None,
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
        Called with the profile's JSON text at each change; ``""`` means erased.
    aside : callable
        Called if `profile_json` cannot be read: the next `save` must not lose it.

    Returns
    -------
    str
        The model id of the root widget.
    """
    if unit_id in _FORMS:
        _FORMS.pop(unit_id).close()
    form = Form(Session(unit(unit_id), as_lang(lang), PageStore(profile_json, save, aside)))
    _FORMS[unit_id] = form
    model_id: str = form.widget.model_id
    return model_id


def warm() -> None:
    """Make every form once and drop it, so that a memory snapshot holds all they read."""
    for lang in LANGS:
        text = dumps(persona("camille-before", lang))
        for item in UNITS.values():
            form = Form(Session(item, lang, PageStore(text, lambda _: None)))
            for number in range(len(item.steps)):
                form.open(number)
            form.close()
