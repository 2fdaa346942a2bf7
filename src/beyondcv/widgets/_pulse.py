"""Whether Python still answers: the other end of ``pulse.js``, in a notebook.

The page writes a number into a hidden control; the answer, in a hidden text, is the
same number, with whether all is kept. Two widgets that ipywidgets has, so that a
notebook needs nothing installed in its browser.
"""

from __future__ import annotations

import hashlib
import json
from html import escape
from typing import Any

import ipywidgets as w

from beyondcv.widgets._session import Session
from beyondcv.widgets._views import Kit, tell

__all__ = ["pulse"]


def pulse(session: Session, kit: Kit, place: str) -> w.Box:
    """Return what answers the page, to stand somewhere in the form.

    Parameters
    ----------
    session : Session
    kit : Kit
    place : str
        Where the profile is kept. What was typed beside another file does not come here.

    Returns
    -------
    ipywidgets.Box
        Nothing of it is seen.
    """
    _ = kit.gettext
    words = {
        "lang": session.lang,
        "unit": session.unit.id,
        "place": hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "lost": _(
            "Not kept: Python does not answer. What you type stays in this browser; press the "
            "menu Run, then Run All Cells, and it comes back into the form."
        ),
        "unheld": _(
            "Not kept: Python does not answer, and this browser keeps nothing. Copy your text to "
            "another place, then press the menu Run, then Run All Cells."
        ),
    }
    marks = " ".join(f'data-{name}="{escape(text)}"' for name, text in words.items())
    wire = kit.make(w.Textarea, "bcv-wire")
    answer = kit.html(css="bcv-pulse")

    def beat(change: dict[str, Any]) -> None:
        try:
            asked = json.loads(change["new"])
            beaten = {"page": str(asked["page"]), "beat": int(asked["beat"])}
            entries = list(asked.get("replay", ()))
        except (ValueError, TypeError, KeyError, AttributeError):
            return  # somebody else wrote there
        if entries:
            session.replay([entry for entry in entries if isinstance(entry, dict)])
        session.flush()
        said = {
            **beaten,
            "kept": session.trouble is None,
            "drafts": session.drafts,
            "left": [seq for item in session.left for seq in item.seqs],
        }
        tell(answer, escape(json.dumps(said), quote=False))

    wire.observe(beat, "value")
    hidden = kit.html(f'<span class="bcv-pulse-words" {marks}></span>')
    return kit.box([wire, answer, hidden], "bcv-wires")
