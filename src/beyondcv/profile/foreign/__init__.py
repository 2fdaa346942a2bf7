"""Files of other kinds, recognised by what they hold and named for what they are.

Nothing of them is read as a profile. What people call "my CV" may be a PDF, a
photo of a sheet, or another tool's file: they learn what it is and the one
thing to do with it, in words that need no computer science.
"""

from beyondcv.i18n import Message
from beyondcv.profile.foreign._documents import of_document, of_stranger
from beyondcv.profile.foreign._kinds import KINDS, Kind, not_a_profile
from beyondcv.profile.foreign._signatures import of_bytes
from beyondcv.profile.foreign._texts import of_text

__all__ = [
    "KINDS",
    "Kind",
    "named",
    "not_a_profile",
    "of_bytes",
    "of_document",
    "of_stranger",
    "of_text",
]


def named(data: bytes) -> Message:
    """Return what a file is, in one sentence, by its bytes alone.

    Parameters
    ----------
    data : bytes
        Of a file that is not taken for a profile.
    """
    kind = of_bytes(data) or of_text(data[:_LOOKED_AT].decode("utf-8", "replace"))
    return KINDS[kind or "unknown"].what


_LOOKED_AT = 64 * 1024
