"""What can go wrong, said so that a reader can act on it.

Every error names what was expected, what was found and what to do next, and
can say so in the reader's language: ``error.text("fr")``. ``str(error)`` is
English, for logs.
"""

from __future__ import annotations

from beyondcv.i18n import Lang, Message, msg

__all__ = [
    "BeyondCVError",
    "NotAProfileError",
    "ProfileError",
    "StorageError",
    "SubmissionError",
]


class BeyondCVError(Exception):
    """Base of all errors that this package raises on purpose.

    Parameters
    ----------
    message : Message
        What happened and what to do.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def text(self, lang: Lang) -> str:
        """Return the message in the reader's language."""
        return self.message.text(lang)

    def __str__(self) -> str:
        return self.message.text("en")


class ProfileError(BeyondCVError):
    """A file or a value that is not a profile."""


class NotAProfileError(ProfileError):
    """A file that is something else than a profile, whole as it may be.

    Parameters
    ----------
    what : Message
        What the file is, in one sentence.
    todo : Message
        The one thing that its owner can do.
    """

    def __init__(self, what: Message, todo: Message) -> None:
        super().__init__(msg("{what} {todo}", what=what, todo=todo))
        self.what = what
        self.todo = todo


class StorageError(BeyondCVError):
    """A profile that could not be read from, or written to, its place."""


class SubmissionError(BeyondCVError):
    """A hand-in that cannot be graded."""
