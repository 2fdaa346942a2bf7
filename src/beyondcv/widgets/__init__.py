"""The course's forms: thin views over a profile, with feedback from `beyondcv.checks`.

>>> from beyondcv.widgets import workshop
>>> workshop("03-present", lang="fr")  # doctest: +SKIP
"""

from __future__ import annotations

import ipywidgets as w

from beyondcv.i18n import Lang, as_lang
from beyondcv.widgets._form import Form
from beyondcv.widgets._notebook import MIME, attach
from beyondcv.widgets._outline import outline
from beyondcv.widgets._session import Session
from beyondcv.widgets._store import FileStore, PageStore, Store
from beyondcv.widgets.units import UNITS, unit

__all__ = ["MIME", "UNITS", "FileStore", "PageStore", "Store", "outline", "workshop"]


def workshop(unit_id: str, lang: Lang = "fr", store: Store | None = None) -> w.Box:
    """Return the form of a unit.

    Parameters
    ----------
    unit_id : str
        A key of `UNITS`: ``"08-agility"``.
    lang : {"fr", "en"}
    store : Store, optional
        Where the profile is kept; ``profile.json`` beside the notebook unless
        said otherwise.

    Returns
    -------
    ipywidgets.Box

    Raises
    ------
    KeyError
        If that unit has no form.
    """
    session = Session(unit(unit_id), as_lang(lang), store or FileStore())
    form = Form(session)
    attach(form)
    return form.widget
