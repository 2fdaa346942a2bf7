"""Which folders of a run are people's, and where Moodle wrote: a learner may have named the rest.

Moodle names what stands at the top of its zip. A trainer may put several of
its zips, or groups of people, into folders; what such a folder is called says
nothing of whose a file is. Below a person's own folder every name is that
person's choice, and proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import PurePosixPath

from beyondcv.grading.people.learners import moodle_at, says_nothing, stem
from beyondcv.grading.people.moodle import is_group, named_by_moodle
from beyondcv.grading.people.slugs import slug

__all__ = ["Places"]

_Parts = tuple[str, ...]


class Places:
    """The folders of everything that came.

    Parameters
    ----------
    profiles, others : iterable of pathlib.PurePosixPath
        Paths of the files that hold a profile, and of those that do not.
    listed : callable
        Returns whether the class's list has somebody whom a name means.
    assignment : str
        Its name says nothing of whose a file is.
    """

    def __init__(
        self,
        profiles: Iterable[PurePosixPath],
        others: Iterable[PurePosixPath] = (),
        listed: Callable[[str], bool] = lambda name: False,
        assignment: str = "",
    ) -> None:
        self._listed, self._assignment = listed, assignment
        self._inside: dict[_Parts, set[str]] = defaultdict(set)
        self._folders: dict[_Parts, set[str]] = defaultdict(set)
        self._files: dict[_Parts, set[str]] = defaultdict(set)
        for path in profiles:
            self._files[path.parts[:-1]].add(path.name)
            self._add(path)
        for path in others:
            self._add(path)
        self._several: dict[_Parts, bool] = {(): True}
        # Asked of each file of a folder: counted once.
        self._moodles = cache(self._all_moodle)
        self._around = cache(self._beside_moodle)
        self._called = cache(self._names)

    def moodle(self, path: PurePosixPath) -> int:
        """Return which part of a path Moodle wrote; -1 if none."""
        at = moodle_at(path)
        return at if at < 0 or self.several(path.parts[:at]) else -1

    def doubtful(self, path: PurePosixPath) -> tuple[str, str] | None:
        """Return a part that looks like Moodle's, and the person's folder that it stands below."""
        at = moodle_at(path)
        if at < 0 or self.moodle(path) >= 0:
            return None
        own = self.owners(path)
        return path.parts[at], own[0] if own else path.parts[0]

    def owners(self, path: PurePosixPath) -> list[str]:
        """Return the folders that may be named for the learner, outermost first."""
        folders = path.parts[:-1]
        return [
            part
            for depth, part in enumerate(folders)
            if not says_nothing(part, self._assignment)
            and not self.several(folders[: depth + 1])
            and named_by_moodle(part) is None
        ]

    def mixed(self, path: PurePosixPath) -> bool:
        """Return whether one folder that may be a person's holds files of several names."""
        folder = path.parts[:-1]
        return bool(folder) and not self.several(folder) and len(self._called(folder)) > 1

    def several(self, folder: _Parts) -> bool:
        """Return whether a folder holds several people, so that its name is nobody's."""
        if (known := self._several.get(folder)) is None:
            # No path is deeper than what is read (`beyondcv.grading.handins.items.MAX_DEPTH`).
            known = self._several[folder] = self.several(folder[:-1]) and self._several_in(folder)
        return known

    def _add(self, path: PurePosixPath) -> None:
        for depth, part in enumerate(path.parts):
            self._inside[path.parts[:depth]].add(part)
            if depth < len(path.parts) - 1:
                self._folders[path.parts[:depth]].add(part)

    def _several_in(self, folder: _Parts) -> bool:
        name, above = folder[-1], folder[:-1]
        if named_by_moodle(name) or self._listed(name):
            return False
        if is_group(name):
            return True
        people = self._people(folder)
        if self._moodles(folder):
            return len(people) > 1 or self._around(above)
        beside_alone = len(self._folders[above]) == 1
        known = sum(self._listed(stem(part)) for part in self._inside[folder])
        return (beside_alone and len(people) > 1) or known > 1

    def _all_moodle(self, folder: _Parts) -> bool:
        inside = self._inside[folder]
        return bool(inside) and all(named_by_moodle(part) for part in inside)

    def _beside_moodle(self, above: _Parts) -> bool:
        beside = self._folders[above]
        return len(beside) > 1 and all(self._moodles((*above, other)) for other in beside)

    def _people(self, folder: _Parts) -> set[str]:
        found = set()
        for part in self._files[folder] | self._folders[folder]:
            named = named_by_moodle(part)
            if named is not None:
                found.add(f"{slug(named.name)}_{named.number}")
            elif not says_nothing(stem(part), self._assignment):
                found.add(slug(stem(part)))
        return found

    def _names(self, folder: _Parts) -> set[str]:
        stems = map(stem, self._files[folder])
        return {slug(own) for own in stems if not says_nothing(own, self._assignment)}
