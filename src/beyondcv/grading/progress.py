"""How far a run is: a bar with the time left on a terminal, a line per tenth elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from beyondcv.i18n import Lang, translator

__all__ = ["progress"]


@contextmanager
def progress(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """Show progress on standard error.

    Parameters
    ----------
    lang : {"fr", "en"}

    Yields
    ------
    callable
        To be called with what is done and of how many.
    """
    _ = translator(lang).gettext
    if not sys.stderr.isatty():
        yield _lines(_("Hand-ins: {done} of {of}"))
        return
    from tqdm import tqdm

    bar = tqdm(
        total=0,
        desc=_("Hand-ins"),
        leave=False,
        dynamic_ncols=True,
        bar_format=_("{desc}: {n_fmt} of {total_fmt} |{bar}| {remaining} left"),
    )
    with bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield show


def _lines(text: str) -> Callable[[int, int], None]:
    said = -1

    def show(done: int, of: int) -> None:
        nonlocal said
        if of and done and (tenth := done * 10 // of) != said:
            said = tenth
            sys.stderr.write(text.format(done=done, of=of) + "\n")
            sys.stderr.flush()

    return show
