"""What a place of a profile found when it was asked to load or to save."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from beyondcv.i18n import Message
from beyondcv.profile._merge import Conflict
from beyondcv.profile._model import Profile

__all__ = ["Loaded", "Saved"]


@dataclass(frozen=True)
class Loaded:
    """What was found.

    Parameters
    ----------
    profile : Profile
        Empty if there was no file, or none that could be read.
    notice : Message or None
        What the learner should know: what happened, and where their file is.
    """

    profile: Profile
    notice: Message | None = None


@dataclass(frozen=True)
class Saved:
    """What a save found in the file and took in.

    Parameters
    ----------
    profile : Profile
        What the file holds now.
    notice : Message or None
        What the learner should know.
    conflicts : tuple of Conflict
        Fields that another window had changed, too.
    base, theirs : dict
        What this window started from, and what the other one had saved.
    """

    profile: Profile
    notice: Message | None = None
    conflicts: tuple[Conflict, ...] = ()
    base: dict[str, Any] = field(default_factory=dict)
    theirs: dict[str, Any] = field(default_factory=dict)
