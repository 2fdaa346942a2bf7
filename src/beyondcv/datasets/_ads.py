"""Fictional job advertisements (``data/ads/<lang>/<id>.json``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from beyondcv._resources import data_path, read_json
from beyondcv.i18n import Lang

__all__ = ["Ad", "ad", "ads"]


@dataclass(frozen=True)
class Ad:
    """A fictional job advertisement.

    Parameters
    ----------
    id : str
        File name without its ending.
    title : str
        Job title.
    employer : str
        Fictional, and says so.
    text : str
        The advertisement, plain text with blank lines between paragraphs.
    terms : tuple of str
        The words of the trade that a profile can share with it, in order of
        appearance. Empty for an ad pasted by a learner: terms are then taken
        from the text.
    """

    id: str
    title: str
    employer: str
    text: str
    terms: tuple[str, ...] = ()


@cache
def ads(lang: Lang) -> tuple[Ad, ...]:
    """Return the fictional ads of a language, by id."""
    return tuple(
        Ad(**(data | {"id": path.stem, "terms": tuple(data["terms"])}))
        for path in sorted(data_path(f"ads/{lang}").glob("*.json"))
        for data in [read_json(f"ads/{lang}/{path.name}")]
    )


def ad(id: str, lang: Lang) -> Ad:
    """Return one fictional ad.

    Raises
    ------
    KeyError
        If there is no ad of that id.
    """
    for item in ads(lang):
        if item.id == id:
            return item
    raise KeyError(id)
