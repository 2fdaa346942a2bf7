"""Files of other kinds, recognised by what they hold and named for what they are.

Nothing of them is read as a profile. What people call "my CV" may be a PDF, a
photo of a sheet, or another tool's file: they learn what it is and the one
thing to do with it, in words that need no computer science.
"""

from beyondcv.profile.foreign._documents import of_document, of_stranger
from beyondcv.profile.foreign._kinds import KINDS, Kind, not_a_profile
from beyondcv.profile.foreign._signatures import of_bytes
from beyondcv.profile.foreign._texts import of_text

__all__ = ["KINDS", "Kind", "not_a_profile", "of_bytes", "of_document", "of_stranger", "of_text"]
