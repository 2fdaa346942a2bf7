"""Who handed in what: files read, learners named, the last version of each taken.

One bad file never stops the others; what is doubtful is asked, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from beyondcv.errors import BeyondCVError, ProfileError
from beyondcv.grading import files
from beyondcv.grading.batch import Batch, Trouble
from beyondcv.grading.extract import profile_in, supported
from beyondcv.grading.learners import Learner, learner_of
from beyondcv.grading.spool import Kept, Spool
from beyondcv.i18n import Message, msg
from beyondcv.profile import Profile

__all__ = ["Found", "take_in"]


@dataclass(frozen=True, slots=True)
class Found:
    """One hand-in that counts."""

    file: str
    learner: Learner
    kept: Kept
    time: datetime


def take_in(
    sources: list[Path],
    spool: Spool,
    batch: Batch,
    reading: Callable[[bytes], Profile] = profile_in,
    assignment: str = "",
) -> list[Found]:
    """Read everything that was handed in, and keep the last of each learner.

    Parameters
    ----------
    sources : list of pathlib.Path
        Files, zips and folders.
    spool : Spool
        Takes the profiles.
    batch : Batch
        Takes what is wrong and what is worth knowing.
    reading : callable
        Returns what a file holds, or raises a `BeyondCVError`.
    assignment : str
        Its name, which notebooks carry too.

    Returns
    -------
    list of Found
        In the order of the learners' ids.
    """
    return _last_of_each(
        _undoubted(_read(sources, spool, batch, reading, assignment), batch), batch
    )


def _read(
    sources: list[Path],
    spool: Spool,
    batch: Batch,
    reading: Callable[[bytes], Profile],
    assignment: str,
) -> list[Found]:
    found: list[Found] = []
    bad: list[Trouble] = []
    for source, below in zip(sources, files.places(sources), strict=True):
        for item in files.read(source, below):
            if isinstance(item, files.Unreadable):
                learner = learner_of(item.path, None, assignment)
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, item.error.message))
                continue
            try:
                profile = reading(item.data) if supported(item.path) else None
            except BeyondCVError as error:
                learner = learner_of(item.path, None, assignment)
                id = learner.id if learner.certain else ""
                bad.append(Trouble(str(item.path), id, _for_trainers(error)))
                continue
            learner = learner_of(item.path, profile, assignment)
            if profile is None:
                bad.append(
                    Trouble(
                        str(item.path),
                        learner.id if learner.certain else "",
                        msg("This kind of file is not read. Ask for profile.json."),
                    )
                )
                continue
            found.append(Found(str(item.path), learner, spool.put(profile), item.time))
    readable = {item.learner.id for item in found}
    for trouble in bad:
        path = PurePosixPath(trouble.file)
        aside = (
            not supported(path)
            or path.suffix.lower() == ".txt"
            or "_onlinetext_" in f"{trouble.file}_"
        )
        harmless = trouble.learner in readable and aside
        (batch.notes if harmless else batch.problems).append(trouble)
    return found


def _for_trainers(error: BeyondCVError) -> Message:
    """Return the cause; what the profile's own errors say is said to its owner."""
    if isinstance(error, ProfileError):
        return msg("Not readable. What to write to the learner: “{cause}”", cause=error.message)
    return error.message


def _undoubted(found: list[Found], batch: Batch) -> list[Found]:
    """Set aside those whose learner is a guess that fits several different files."""
    marks = defaultdict(set)
    for item in found:
        marks[item.learner.id].add(item.kept.digest)
    sure = []
    for item in found:
        if item.learner.certain or len(marks[item.learner.id]) == 1:
            sure.append(item)
        else:
            batch.problems.append(
                Trouble(
                    item.file,
                    "",
                    msg(
                        "Nothing says whose file this is, and several different ones carry the "
                        "name {name}. Put each into a folder named for its learner.",
                        name=item.learner.name,
                    ),
                )
            )
    return sure


def _last_of_each(found: list[Found], batch: Batch) -> list[Found]:
    last: dict[str, Found] = {}
    for item in sorted(found, key=lambda item: (item.time, item.file)):
        earlier = last.get(item.learner.id)
        last[item.learner.id] = item
        if earlier is not None and earlier.kept.digest != item.kept.digest:
            batch.notes.append(
                Trouble(
                    earlier.file,
                    item.learner.id,
                    msg("A later file of the same learner counts: {file}.", file=item.file),
                )
            )
    return [last[id] for id in sorted(last)]
