"""What a form does besides in a notebook: its script, and the profile in the file."""

from __future__ import annotations

from beyondcv.i18n import translator
from beyondcv.widgets._assets import script
from beyondcv.widgets._session import Session

__all__ = ["MIME", "attach"]

MIME = "application/vnd.beyondcv.profile+json"
"""What a saved notebook carries the profile as."""


def attach(session: Session) -> None:
    """Put the profile into the notebook's outputs, and keep it up to date there.

    Nothing happens where no notebook is.
    """
    # Python in a page has a stand-in for IPython, and a plain script may have none of it running.
    from IPython import get_ipython

    if get_ipython() is None or not hasattr(get_ipython(), "kernel"):
        return
    from IPython.display import Javascript, display

    display(Javascript(script()))  # type: ignore[no-untyped-call]
    handle = display(_bundle(session), raw=True, display_id=True)  # type: ignore[no-untyped-call]
    session.after(lambda: handle.update(_bundle(session), raw=True))


def _bundle(session: Session) -> dict[str, object]:
    _ = translator(session.lang).gettext
    # Only what is so may be said: nothing was typed yet, or the file could not be written.
    text = (
        _("Your profile is kept in profile.json and in this notebook.")
        if session.kept
        else _("When you save this notebook, it keeps what stands in the form.")
    )
    return {
        MIME: session.profile.to_dict(),
        "text/html": f'<p class="bcv-kept">{text}</p>',
        "text/plain": text,
    }
