"""One person's work at one form: the profile, the way back, and its keeping.

The views hold nothing: they read the profile here and write it here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from beyondcv.datasets import persona
from beyondcv.errors import BeyondCVError, ProfileError
from beyondcv.i18n import Lang, Message, msg
from beyondcv.profile import Conflict, Profile, loads, merge
from beyondcv.profile.storage import Copy, Saved
from beyondcv.widgets import _paths
from beyondcv.widgets._debounce import Debounce
from beyondcv.widgets._follow import follow, with_theirs
from beyondcv.widgets._replay import Entry, Left, replay
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

    Attributes
    ----------
    notice, trouble, done : Message or None
        What the store told; why it could not keep; what the last press did.
    kept : bool
        Whether the store holds what was written so far, for certain.
    not_erased : bool
        Whether the trouble is that the store could not erase.
    conflicts : list of Conflict
        Fields that another window changed, too: both texts wait for a choice.
    left : list of Left
        What was typed and has no place any more.
    drafts : dict of str to str
        Contents of the controls that wait for a button, by path.
    """

    def __init__(self, unit: Unit, lang: Lang, store: Store) -> None:
        self.unit = unit
        self.lang = lang
        self.store = store
        self.trouble: Message | None = None
        self.done: Message | None = None
        self.kept = self.not_erased = False
        self.conflicts: list[Conflict] = []
        self.left: list[Left] = []
        self.drafts: dict[str, str] = {}
        self._undo: list[tuple[Profile, Profile, int]] = []
        self._taken: list[tuple[dict[str, Any], dict[str, Any]]] = []
        self._destroyed = False
        self._last = ("", 0.0)
        self._watchers: list[Callable[[], None]] = []
        self._settlers: list[Callable[[], None]] = []
        self.settle_soon = Debounce(self.settle)
        try:
            loaded = store.load()
            self.profile, self.notice = loaded.profile, loaded.notice
            self.kept = not loaded.notice and bool(self.profile.to_dict())
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
        before = self.profile.to_dict() if self.conflicts else {}
        action(self.profile)
        self._follow(before)
        self._changed()

    def replace(self, profile: Profile, why: str) -> None:
        """Go on with another profile; the store keeps the present one as a copy.

        Parameters
        ----------
        profile : Profile
        why : str
            A key of `beyondcv.profile.storage.WHYS`.
        """
        self.flush()
        self._remember()
        self.profile = profile
        self._first = profile.copy()
        self.conflicts = []
        self._destroyed = True
        self._changed(why)

    def restore(self, copy: Copy) -> None:
        """Go on with an earlier copy."""
        try:
            profile = self.store.copy(copy.name)
        except BeyondCVError as error:
            self.done = error.message
            self._tell()
            return
        self.replace(profile, "restored")
        self.done = msg("The earlier copy is back. “Undo” takes it away again.")
        self._tell()

    def erase(self, *, copies: bool) -> bool:
        """Forget the profile, in the store too.

        Parameters
        ----------
        copies : bool
            Whether nothing is to be left: no copy, and no way back either. Otherwise
            the store keeps a copy.

        Returns
        -------
        bool
            False if the store could not: then the form goes on as it was, and says why.
        """
        self.flush()
        try:
            self.store.erase(copies=copies)
        except BeyondCVError as error:
            self.done = None
            self.trouble, self.kept, self.not_erased = error.message, False, True
            self._tell()
            return False
        self._remember()
        had_any = bool(self.profile.to_dict())
        self.profile, self._first = Profile(), Profile()
        self.notice = self.trouble = None
        self.conflicts, self.left = [], []
        self.drafts.clear()
        self._destroyed = True
        self.kept = self.not_erased = False
        if copies:
            self._undo.clear()
            self._taken.clear()
            self.done = self.store.gone
        elif had_any:
            self.done = self.store.copied
        else:
            self.done = msg("Everything is erased. There was nothing to keep a copy of.")
        self._refresh()
        self._tell()
        return True

    def undo(self) -> None:
        """Take the last change back, if there is one; what another window wrote stays."""
        if not self._undo:
            return
        before = self.profile.to_dict()
        self.profile, self._first, taken = self._undo.pop()
        for base, theirs in self._taken[taken:]:
            merged, _conflicts = merge(base, self.profile.to_dict(), theirs)
            self.profile = Profile.from_dict(merged)
        self._follow(before)
        self.done = None
        self._changed()

    def flush(self) -> None:
        """Keep at once what was typed, if it is not kept yet."""
        if self.settle_soon.pending:
            self.settle_soon.flush()
        self._destroyed = False

    def settle(self) -> None:
        """Keep the profile, then tell who waits for it."""
        self._keep(lambda: self.store.save(self.profile))

    def replay(self, entries: Iterable[Entry]) -> None:
        """Put in place what was typed and is not known to be kept; see `_replay.replay`."""
        before = self.profile.copy()
        found = replay(self.profile, entries, self.lang)
        self._ask(found.conflicts)
        self.left += found.left
        self.drafts |= found.drafts
        self._refresh()
        if self.profile != before:
            why = "other" if found.conflicts else ""
            self._keep(lambda: self.store.save(self.profile, why))

    def take(self, theirs: str | None, base: str | None) -> None:
        """Put what another window has saved together with this profile, and keep the result.

        Parameters
        ----------
        theirs, base : str or None
            JSON texts: what the store holds now, and what it held when this window last
            knew. None or empty is no profile. A text that cannot be read is kept as a
            copy when this profile takes its place.
        """
        self.settle_soon.cancel()
        try:
            other, start = (loads(text) if text else Profile() for text in (theirs, base))
        except ProfileError:
            self.store.took(None)
            self._keep(lambda: self.store.save(self.profile, "unreadable"))
            return
        held, was = other.to_dict(), start.to_dict()
        both, conflicts = merge(was, self.profile.to_dict(), held)
        self._adopt(Profile.from_dict(both), was, held, conflicts)
        self.store.took(other)
        why = "other" if conflicts or self._destroyed else ""
        self._keep(lambda: self.store.save(self.profile, why))

    def resolve(self, conflict: Conflict, *, take: bool) -> None:
        """End a conflict: with the text that stands there, or with the other one.

        The text that is given up can be had back by `undo`, and is in a copy.
        """
        if conflict not in self.conflicts:
            return
        if not take:
            self._settled(conflict)
            self._tell()
        elif (profile := with_theirs(self.profile, conflict)) is not None:
            self._remember()
            self.profile = profile
            self._settled(conflict)
            self._changed("other")

    def copied(self, left: Left) -> None:
        """Forget something without a place: the person has copied it."""
        self.left.remove(left)
        self._tell()

    def _settled(self, conflict: Conflict) -> None:
        self.conflicts.remove(conflict)
        if not self.conflicts:
            self.notice = None

    def _adopt(
        self,
        profile: Profile,
        base: dict[str, Any],
        theirs: dict[str, Any],
        conflicts: Iterable[Conflict],
    ) -> None:
        """Go on with this profile and another window's in one."""
        before = self.profile.to_dict()
        self._taken.append((base, theirs))
        changed = profile != self.profile
        self.profile = profile
        self._follow(before)
        self._ask(conflicts)
        if changed:
            self._last = ("", 0.0)
            self.done = None  # it was said of the profile before
            self._refresh()

    def _ask(self, conflicts: Iterable[Conflict]) -> None:
        """Have a choice made: one for each field, between what both sides have there now."""
        anew = {conflict.path: conflict for conflict in conflicts}
        asked = [conflict for conflict in self.conflicts if conflict.path not in anew]
        self.conflicts = [*asked, *anew.values()]

    def _follow(self, before: dict[str, Any]) -> None:
        if self.conflicts:
            self.conflicts = follow(self.conflicts, before, self.profile.to_dict())

    def _remember(self) -> None:
        self.done = None
        self._undo.append((self.profile.copy(), self._first, len(self._taken)))
        del self._undo[:-LEVELS]

    def _changed(self, why: str = "") -> None:
        self._last = ("", 0.0)
        self.settle_soon.cancel()
        self._refresh()
        self._keep(lambda: self.store.save(self.profile, why))

    def _refresh(self) -> None:
        for refresh in self._watchers:
            refresh()

    def _keep(self, keep: Callable[[], Saved | None]) -> None:
        mine = self.profile
        self.not_erased = False
        try:
            saved = keep()
            self.kept, self.trouble = True, None
        except BeyondCVError as error:
            saved = None
            self.kept, self.trouble = False, error.message
        if saved is not None:
            # What the store tells once stays; the next save would otherwise wipe it out.
            self.notice = saved.notice or self.notice
            if saved.profile is not mine:
                shown = (self.profile, self._first)
                self._adopt(saved.profile, saved.base, saved.theirs, saved.conflicts)
                self.store.took(saved.profile)
                if not saved.theirs:
                    # Erased elsewhere, or by hand: what stood here must not be lost with it.
                    self._undo.append((*shown, len(self._taken)))
        self._tell()

    def _tell(self) -> None:
        for settled in self._settlers:
            settled()
