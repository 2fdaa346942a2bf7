"""What a form does besides in a notebook: its scripts, and the profile in the file."""

from __future__ import annotations

import os

from beyondcv.i18n import translator
from beyondcv.widgets._assets import scripts
from beyondcv.widgets._form import Form
from beyondcv.widgets._pulse import pulse
from beyondcv.widgets._session import Session

__all__ = ["MIME", "attach"]

MIME = "application/vnd.beyondcv.profile+json"
"""What a saved notebook carries the profile as."""


def attach(form: Form) -> None:
    """Put the profile into the notebook's outputs, and keep it up to date there.

    The form learns to tell whether its kernel still answers. Nothing happens where no notebook is.
    """
    # Python in a page has a stand-in for IPython, and a plain script may have none of it running.
    from IPython import get_ipython

    if get_ipython() is None or not hasattr(get_ipython(), "kernel"):
        return
    from IPython.display import Javascript, display

    session = form.session
    place = session.store.where.text("en") + os.getcwd()  # noqa: PTH109  (text, not a path)
    form.widget.children = (*form.widget.children, pulse(session, form.kit, place))
    display(Javascript(scripts()))  # type: ignore[no-untyped-call]
    handle = display(_bundle(session), raw=True, display_id=True)  # type: ignore[no-untyped-call]
    session.after(lambda: handle.update(_bundle(session), raw=True))


def _bundle(session: Session) -> dict[str, object]:
    _ = translator(session.lang).gettext
    # Only what is so may be said, whenever this is read: a saved notebook shows it for years.
    text = (
        _(
            "This notebook holds a copy of your profile. The menu Run, then Run All Cells, opens "
            "the form."
        )
        if session.kept
        else _("When you save this notebook, it keeps what stands in the form.")
    )
    return {
        MIME: session.profile.to_dict(),
        "text/html": f'<p class="bcv-kept">{text}</p>',
        "text/plain": text,
    }
