"""The course's rules, each a pure function from a profile to a `CheckResult`.

The forms call them while somebody types, grading calls them afterwards: what
learners see is what is graded. A rule judges what can be counted (presence,
number, dates, lengths), never style, photograph, gender or how much somebody
reveals; no points need a name, an e-mail address, an account or a picture.

>>> from beyondcv.checks import check
>>> from beyondcv.profile import Profile
>>> check("skills", Profile(), "en").found
'There is no skill yet.'

Bands and points are design decisions (the course's outline, unit C3); word
lists stand in ``data/lexicons``, each with source and date; studies and laws
are named in the docstrings of the rules that rest on them.
"""

from beyondcv.checks._asked import ASKED
from beyondcv.checks._begun import begun
from beyondcv.checks._build import Rule
from beyondcv.checks._contract import BARRIERS
from beyondcv.checks._length import FOLD
from beyondcv.checks._metrics import Metrics, metrics
from beyondcv.checks._overlap import SECTIONS, chosen_ad, overlap
from beyondcv.checks._parts_there import FilePart, parts
from beyondcv.checks._prompts import PROMPTS, is_prompt
from beyondcv.checks._redaction import text_to_clean
from beyondcv.checks._registry import RULES, check, check_unit, criterion_titles, graded
from beyondcv.checks._result import CheckResult, Finding, Status
from beyondcv.checks._terms import extract_terms
from beyondcv.checks._text import Text, published, text_lang
from beyondcv.checks._units import UNITS, Unit

__all__ = [
    "ASKED",
    "BARRIERS",
    "FOLD",
    "PROMPTS",
    "RULES",
    "SECTIONS",
    "UNITS",
    "CheckResult",
    "FilePart",
    "Finding",
    "Metrics",
    "Rule",
    "Status",
    "Text",
    "Unit",
    "begun",
    "check",
    "check_unit",
    "chosen_ad",
    "criterion_titles",
    "extract_terms",
    "graded",
    "is_prompt",
    "metrics",
    "overlap",
    "parts",
    "published",
    "text_lang",
    "text_to_clean",
]
