"""The file to leave with: a page that reads, prints, and holds the whole profile."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from beyondcv.errors import ProfileError
from beyondcv.exports._content import content
from beyondcv.exports._page import body, paragraphs
from beyondcv.i18n import Lang, msg, translator
from beyondcv.profile import Profile, dumps

__all__ = ["ELEMENT_ID", "MAX_PAGE", "extract_takehome", "takehome"]

ELEMENT_ID = "beyondcv-profile"
"""The script element that holds the profile."""

MAX_PAGE = 8 * 1024 * 1024
"""Longest page that is searched for a profile, in characters."""

# Python's parser takes quadratic time on unclosed tags: it gets one short tag and what follows.
_START = re.compile(rf"<script\b[^<>]{{0,500}}{ELEMENT_ID}[^<>]{{0,500}}>", re.IGNORECASE)
_END = re.compile(r"</script\s{0,9}>", re.IGNORECASE)


@cache
def _style() -> str:
    return (Path(__file__).parent / "takehome.css").read_text(encoding="utf-8")


def takehome(profile: Profile, lang: Lang) -> str:
    """Return a self-contained page with the published profile.

    Parameters
    ----------
    profile : Profile
    lang : {"fr", "en"}

    Returns
    -------
    str
        An HTML document that asks nothing of any server. Its script element
        `ELEMENT_ID` holds the whole profile, private fields included, and the
        page says so.
    """
    _ = translator(lang).gettext
    shown = content(profile, lang)
    title = shown.name or _("My profile")
    fictional = _("This person is fictional, and so is all that is said here.")
    fiction = f'<p class="note">{escape(fictional)}</p>' if shown.fictional else ""
    holds = _(
        "This file also holds your whole profile as data (private fields and answers included), "
        "so that the course can open it again: give it only to people whom you trust with it."
    )
    label = f'<p class="label">{escape(shown.label)}</p>' if shown.label else ""
    place = f'<p class="place">{escape(shown.place)}</p>' if shown.place else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"<header><h1>{escape(title)}</h1>{label}{place}{fiction}</header>\n"
        f"{paragraphs(shown.summary)}\n{body(shown, 2)}\n</main>\n"
        f"<footer><p>{escape(holds)}</p></footer>\n"
        f'<script type="application/json" id="{ELEMENT_ID}">{_as_script(profile)}</script>\n'
        "</body>\n</html>\n"
    )


def _as_script(profile: Profile) -> str:
    # Neither the end of the element nor a comment (which would hide that end) may stand inside.
    return dumps(profile).replace("</", "<\\/").replace("<!--", "<\\u0021--")


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and self.found is None and ("id", ELEMENT_ID) in attrs:
            self.found, self._inside = [], True

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and self.found is not None:
            self.found.append(data)


def extract_takehome(html: str) -> str:
    """Return the JSON text that a take-home page holds.

    Parameters
    ----------
    html : str
        The page.

    Returns
    -------
    str
        For `beyondcv.profile.loads`, which judges it.

    Raises
    ------
    ProfileError
        If the page is too long or holds no profile.
    """
    if len(html) > MAX_PAGE:
        raise ProfileError(
            msg(
                "This page is {size} characters long; a take-home page has {limit} at most.",
                size=len(html),
                limit=MAX_PAGE,
            )
        )
    finder = _Finder()
    start = _START.search(html)
    while start is not None and finder.found is None:
        end = _END.search(html, start.end())
        finder.feed(html[start.start() : end.end() if end else None])
        finder.close()
        finder.reset()
        start = _START.search(html, start.end())
    if finder.found is None:
        raise ProfileError(
            msg(
                "This page holds no profile. Choose the page that you downloaded from the course, "
                "or your profile.json."
            )
        )
    return "".join(finder.found)
