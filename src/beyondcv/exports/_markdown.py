"""The published profile as Markdown, to paste wherever Markdown is read."""

from __future__ import annotations

import re

from beyondcv.exports._content import Item, content
from beyondcv.i18n import Lang
from beyondcv.profile import Profile

__all__ = ["markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])|^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def markdown(profile: Profile, lang: Lang) -> str:
    """Return the published profile as Markdown (CommonMark).

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}
        Language of headings and months.

    Returns
    -------
    str
        What a person typed shows as typed: no sign of theirs is taken for markup.
    """
    shown = content(profile, lang)
    blocks = [f"# {_plain(shown.name or shown.label)}"]
    blocks += [f"**{_plain(shown.label)}**"] if shown.name and shown.label else []
    blocks += [_plain(text) for text in (shown.place, shown.summary) if text]
    for part in shown.parts:
        items = "\n".join(_item(item) for item in part.items)
        blocks += [f"## {part.title}", items]
    return "\n\n".join(blocks) + "\n"


def _plain(text: str) -> str:
    def mark(match: re.Match[str]) -> str:
        if match[1]:
            return f"\\{match[1]}"
        return f"{match[2]}\\{match[3]}" if not match[3].isdigit() else match[0] + "\\"

    return _SPECIAL.sub(mark, text.strip())


def _item(item: Item) -> str:
    head = ", ".join(_line(text) for text in (item.place, item.when, item.text) if text)
    title = f"**{_line(item.title)}**" if item.title else ""
    first = " · ".join(text for text in (title, head) if text)
    return "\n".join([f"- {first}", *(f"  - {_line(line)}" for line in item.lines)])


def _line(text: str) -> str:
    return _plain(" ".join(text.split()))
