"""One person's work at one form: the profile, the way back, and its keeping.

The views hold nothing: they read the profile here and write it here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from beyondcv.datasets import persona
from beyondcv.errors import BeyondCVError
from beyondcv.i18n import Lang, Message, msg
from beyondcv.profile import Profile
from beyondcv.widgets import _paths
from beyondcv.widgets._debounce import Debounce
from beyondcv.widgets._spec import Unit
from beyondcv.widgets._store import Store

__all__ = ["CAMILLE", "LEVELS", "Session"]

CAMILLE = "camille"
"""What ``meta.beyondcv.persona`` says of somebody who works as Camille."""

LEVELS = 50
"""How many changes can be taken back."""

_PAUSE = 2.0
"""Seconds: typing in one place without such a pause is one change."""


class Session:
    """A profile that is being worked on.

    Parameters
    ----------
    unit : Unit
    lang : {"fr", "en"}
    store : Store
        Where the profile is read from and kept.
    """

    def __init__(self, unit: Unit, lang: Lang, store: Store) -> None:
        self.unit = unit
        self.lang = lang
        self.store = store
        self.trouble: Message | None = None
        self.done: Message | None = None
        self.drafts: dict[str, str] = {}
        self.left: list[Any] = []
        self._undo: list[tuple[Profile, Profile]] = []
        self._last = ("", 0.0)
        self._watchers: list[Callable[[], None]] = []
        self._settlers: list[Callable[[], None]] = []
        self.settle_soon = Debounce(self.settle)
        try:
            loaded = store.load()
            self.profile, self.notice = loaded.profile, loaded.notice
        except BeyondCVError as error:
            self.profile, self.notice = Profile(), error.message
        self._first = self.profile.copy()

    @property
    def before(self) -> Profile:
        """The profile as it was at the start: the persona's, or the one that was opened."""
        if self.profile.course.persona == CAMILLE:
            return persona("camille-before", self.lang)
        return self._first

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    def watch(self, refresh: Callable[[], None]) -> None:
        """Have `refresh` called when the profile changed otherwise than by typing."""
        self._watchers.append(refresh)

    def after(self, settled: Callable[[], None]) -> None:
        """Have `settled` called shortly after each change, once it is kept."""
        self._settlers.append(settled)

    def get(self, path: str) -> Any:
        """Return what stands at a JSON path."""
        return _paths.get(self.profile, path)

    def type(self, path: str, value: Any) -> None:
        """Write what is being typed at a JSON path."""
        now = time.monotonic()
        if self._last[0] != path or now - self._last[1] > _PAUSE:
            self._remember()
        self._last = (path, now)
        _paths.put(self.profile, path, value)
        self.settle_soon()

    def change(self, action: Callable[[Profile], None]) -> None:
        """Change the profile in one step that can be taken back."""
        self._remember()
        action(self.profile)
        self._changed()

    def replace(self, profile: Profile) -> None:
        """Go on with another profile; the present one can be taken back."""
        self._remember()
        self.profile = profile
        self._first = profile.copy()
        self._changed()

    def erase(self) -> None:
        """Forget everything, in the store too; only this session can take it back."""
        self._remember()
        self.profile = Profile()
        self._first = Profile()
        self.notice = None
        self.done = msg(
            "Everything is erased. As long as this form is open, “Undo” brings it back."
        )
        self._changed(keep=self._erase_store)

    def flush(self) -> None:
        """Keep at once what was typed."""
        if self.settle_soon.pending:
            self.settle_soon.flush()

    def replay(self, entries: list[dict[str, Any]]) -> None:
        """Put in place what was typed and is not known to be kept."""

    def take(self, theirs: str | None, base: str | None) -> None:
        """Put what another window has saved together with this profile."""

    def undo(self) -> None:
        """Take the last change back, if there is one."""
        if self._undo:
            self.profile, self._first = self._undo.pop()
            self.done = None
            self._changed()

    def settle(self) -> None:
        """Keep the profile, then tell who waits for it."""
        self._keep(lambda: self.store.save(self.profile))

    def _erase_store(self) -> None:
        self.store.erase()

    def _remember(self) -> None:
        self.done = None
        self._undo.append((self.profile.copy(), self._first))
        del self._undo[:-LEVELS]

    def _changed(self, keep: Callable[[], Message | None] | None = None) -> None:
        self._last = ("", 0.0)
        self.settle_soon.cancel()
        for refresh in self._watchers:
            refresh()
        self._keep(keep or (lambda: self.store.save(self.profile)))

    def _keep(self, keep: Callable[[], Message | None]) -> None:
        try:
            # What the store tells once stays; the next save would otherwise wipe it out.
            self.notice = keep() or self.notice
            self.trouble = None
        except BeyondCVError as error:
            self.trouble = error.message
        for settled in self._settlers:
            settled()
